#include "core/links/external_urls.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "core/base/strings.h"
#include "core/links/link_use.h"
#include "core/links/url_verdicts.h"
#include "core/lint/check_run.h"
#include "core/net/web_url.h"
#include "core/parallel/parallel.h"
#include "core/post/date.h"

namespace postlint {
namespace {

struct Use {
  ExternalTarget target;
  UrlPlace place;
};

struct PostUses {
  std::vector<Use> uses;
  std::string date;
  std::string error;
};

// The day of the post: its date field, else the one its file name begins with.
std::optional<DateTime> day_of(const Post& post) {
  for (const std::string_view field : {"date", "Date", "pubDate", "pub_date", "publishDate"}) {
    const FieldValue* value = post.front_matter.find(field);
    if (value == nullptr || !value->is_scalar()) continue;
    const DateReading reading = read_date(value->text);
    if (reading.ok()) return reading.date;
  }
  const std::string_view name = base_name(post.path());
  if (name.size() < 10) return std::nullopt;
  const DateReading reading = read_date(name.substr(0, 10));
  return reading.ok() ? std::optional(reading.date) : std::nullopt;
}

PostUses uses_in(const InputFile& input, const ExternalUrlsRequest& request) {
  PostUses found;
  Result<std::string> bytes = input_bytes(input);
  if (!bytes.ok()) {
    found.error = bytes.error().to_string();
    return found;
  }
  const Post post = load_post(input.path, std::move(bytes).value(), *request.blog->profile);
  const std::optional<DateTime> day = day_of(post);
  if (day) found.date = fmt::format("{:04}{:02}{:02}", day->year, day->month, day->day);
  for (const LinkUse& link : collect_links(post, *request.blog)) {
    if (link.syntax != LinkSyntax::kUrl || classify_link(link.target) != LinkClass::kWeb) continue;
    std::optional<ExternalTarget> target = external_target(link.target);
    if (!target || (request.is_own && request.is_own(target->url))) continue;
    Use use;
    use.place.path = input.path;
    use.place.offset = link.report.known() ? link.report.begin : 0;
    use.place.position = post.file->position(use.place.offset);
    use.place.fragment = target->fragment;
    use.place.text = without_credentials(link.text);
    use.place.year = day ? day->year : 0;
    use.target = std::move(*target);
    found.uses.push_back(std::move(use));
  }
  return found;
}

bool is_excluded(const std::string& url, const ExternalUrlsRequest& request) {
  for (const std::string& pattern : request.exclude) {
    if (matches_wildcard(pattern, url)) return true;
  }
  if (request.exclude_hosts.empty()) return false;
  const Result<WebUrl> parsed = parse_web_url(url);
  if (!parsed.ok()) return false;
  return std::any_of(
      request.exclude_hosts.begin(), request.exclude_hosts.end(), [&](const std::string& host) {
        const std::string_view name = parsed->host;
        return equals_ignoring_case(name, host) ||
               (name.size() > host.size() && name[name.size() - host.size() - 1] == '.' &&
                equals_ignoring_case(name.substr(name.size() - host.size()), host));
      });
}

}  // namespace

bool matches_wildcard(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

ExternalUrls find_external_urls(const ExternalUrlsRequest& request) {
  std::vector<PostUses> posts(request.inputs->size());
  parallel_for(posts.size(), request.jobs,
               [&](std::size_t i) { posts[i] = uses_in((*request.inputs)[i], request); });
  ExternalUrls found;
  std::map<std::string, ExternalUrl> by_url;
  for (PostUses& post : posts) {
    if (!post.error.empty()) found.errors.push_back(post.error);
    for (Use& use : post.uses) {
      ExternalUrl& url = by_url[use.target.url];
      const std::string& fragment = use.target.fragment;
      if (!fragment.empty() &&
          std::find(url.fragments.begin(), url.fragments.end(), fragment) == url.fragments.end()) {
        url.fragments.push_back(fragment);
      }
      if (url.post_date.empty()) url.post_date = post.date;
      url.places.push_back(std::move(use.place));
    }
  }
  for (auto& [url, entry] : by_url) {
    entry.url = url;
    entry.is_excluded = is_excluded(url, request);
    found.urls.push_back(std::move(entry));
  }
  return found;
}

}  // namespace postlint
