#include "converters/plan.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "converters/head/write_head.h"
#include "converters/post_names.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/io/file_tree.h"
#include "core/links/link_use.h"
#include "core/parallel/parallel.h"
#include "core/post/html_tags.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

constexpr std::string_view kMarkdown[] = {"md", "markdown", "mkd", "mkdn", "mdown", "mdwn", "mdx"};

std::string extension_of(std::string_view path) {
  const std::string_view name = base_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == name.npos ? std::string() : ascii_lower(name.substr(dot + 1));
}

bool is_left_out(const ConvertRequest& convert, const std::string& source) {
  return !convert.only.empty() &&
         std::none_of(convert.only.begin(), convert.only.end(),
                      [&](const Glob& glob) { return glob.matches(source); });
}

// Why a page is not moved; empty: it is.
std::string reason_to_skip(const ConvertRequest& convert, const SitePage& page,
                           const std::string& source) {
  const std::string extension = extension_of(source);
  const bool is_markdown =
      std::find(std::begin(kMarkdown), std::end(kMarkdown), extension) != std::end(kMarkdown);
  if (is_left_out(convert, source)) return "not named by --only";
  if (!page.url_is_certain && is_of_project(source)) return "a file of the project";
  if (extension == "rst") return "reStructuredText is not converted";
  if (!is_markdown && !page.is_post) return "a page of the theme: HTML with template code";
  if (!is_markdown && extension != "html" && extension != "htm") {
    return "." + extension + " is not converted";
  }
  const std::string_view name = base_name(source);
  if (name.starts_with("_index."))
    return "the list of a section, which the new engine makes itself";
  return {};
}

std::string folded(std::string_view path) {
  return to_nfc(to_lower(to_nfc(path)));
}

// "a.md" → "a-2.md"; "a/index.md" → "a-2/index.md".
std::string numbered(const std::string& path, int number) {
  const std::string_view name = base_name(path);
  const std::string suffix = "-" + std::to_string(number);
  if (name.starts_with("index.") && name.find('.') == name.rfind('.')) {
    const std::string folder(folder_of(path));
    return folder.empty() ? "index" + suffix + std::string(name.substr(5))
                          : folder + suffix + "/" + std::string(name);
  }
  const std::size_t dot = path.rfind('.');
  return path.substr(0, dot) + suffix + path.substr(dot);
}

void choose_targets(const PlanRequest& request, Plan& plan) {
  std::unordered_set<std::string> taken;
  for (PlannedPage& planned : plan.pages) {
    std::string path = request.target->post_path(planned.post);
    const std::size_t dot = path.rfind(".md");
    // Hugo loses what stands before the end of an excerpt in HTML.
    if (request.target->takes_html_posts && is_html_path(planned.post.source) &&
        !planned.has_excerpt_end && dot + 3 == path.size()) {
      path.replace(dot, 3, ".html");
    }
    const std::string first = path;
    // "a.html" and "a.md" are one page to engines that read both.
    const auto without_extension = [](const std::string& of) {
      return folded(std::string_view(of).substr(0, of.rfind('.')));
    };
    for (int number = 2; !taken.insert(without_extension(path)).second; ++number) {
      path = numbered(first, number);
    }
    if (path != first) {
      planned.notes.push_back({"another post has the file name " + first + " already"});
    }
    planned.target = path;
  }
}

// The site that the plan makes, as the target engine would lay it out; read from memory.
std::unordered_map<std::string, std::string> target_urls(const PlanRequest& request,
                                                         const Plan& plan) {
  std::map<std::string, std::string> texts;
  for (const WrittenFile& file : request.target->write_site(plan.site)) {
    texts[file.path] = file.bytes;
  }
  for (const PlannedPage& planned : plan.pages) {
    texts[planned.target] = head_of(request, plan.site, planned, planned.post, nullptr);
  }
  std::vector<std::string> paths;
  for (const auto& [path, text] : texts) paths.push_back(path);
  const std::unique_ptr<FileTree> files = make_memory_file_tree(paths);
  Config config;
  config.root = ".";
  config.engine = request.target_profile->name;
  if (request.target->describe) config.site = request.target->describe(plan.site);
  const ReadText read = [&](const std::string& path) -> std::optional<std::string> {
    const auto found = texts.find(normalize_path(path));
    return found == texts.end() ? std::nullopt : std::optional(found->second);
  };
  std::unordered_map<std::string, std::string> urls;
  const Result<BlogFacts> blog = load_blog_facts(*files, ".", config, read);
  if (!blog.ok()) return urls;
  SiteIndex::Request index_request;
  index_request.files = files.get();
  index_request.blog = &*blog;
  index_request.config = &config;
  index_request.read = read;
  if (blog->zone_changes && request.read->zone != nullptr) {  // the zone is the source's
    index_request.zone_offset_at = [zone = request.read->zone](std::int64_t at) {
      return zone->offset_at(at);
    };
  }
  index_request.jobs = request.convert->jobs;
  const SiteIndex index = SiteIndex::make(index_request);
  for (const SitePage& page : index.pages()) {
    if (page.url.empty() || !page.url_is_certain) continue;
    urls[page.source] = below_prefix(page.url, index.prefix());
  }
  return urls;
}

// Hosts lead "/a" to the folder "/a/", and engines write both as a/index.html.
bool is_same_address(std::string_view left, std::string_view right) {
  const auto bare = [](std::string_view url) {
    return url.size() > 1 && url.ends_with('/') ? url.substr(0, url.size() - 1) : url;
  };
  return bare(left) == bare(right);
}

void choose_urls(const PlanRequest& request, Plan& plan) {
  const bool keeps = request.convert->permalinks == PermalinkMode::kKeep;
  const bool has_url_field = !request.target->head.url_key.empty();
  std::unordered_map<std::string, std::string> urls = target_urls(request, plan);
  bool asks_again = false;
  for (PlannedPage& planned : plan.pages) {
    const auto at = urls.find(planned.target);
    const bool fits = at != urls.end() && at->second == planned.post.url;
    if (keeps && !fits && has_url_field && !planned.post.url.empty()) {
      planned.needs_url = true;
      asks_again = true;
    }
  }
  if (asks_again) urls = target_urls(request, plan);
  for (PlannedPage& planned : plan.pages) {
    const auto at = urls.find(planned.target);
    if (at != urls.end()) planned.new_url = at->second;
    const std::string& old = planned.post.url;
    if (planned.new_url.empty() && planned.needs_url) planned.new_url = old;
    for (const std::string& alias : planned.post.aliases) planned.aliases.push_back(alias);
    if (!old.empty() && !planned.new_url.empty() && !is_same_address(old, planned.new_url) &&
        planned.post.state == PageState::kPublished) {
      planned.aliases.push_back(old);
    }
    // "/a" is answered by the folder of "/a/"; a page of its own there would be that very file.
    std::erase_if(planned.aliases, [&](const std::string& alias) {
      return is_same_address(alias, planned.new_url);
    });
    std::sort(planned.aliases.begin(), planned.aliases.end());
    planned.aliases.erase(std::unique(planned.aliases.begin(), planned.aliases.end()),
                          planned.aliases.end());
    if (old.empty()) {
      planned.notes.push_back({"its old address is not known (made by code of the old site)"});
    }
  }
}

// Whether a link with a fragment may stand in a body: a '#' before something, unlike a heading's.
bool may_name_fragment(std::string_view body) {
  for (std::size_t at = body.find('#'); at != body.npos; at = body.find('#', at + 1)) {
    const char next = at + 1 < body.size() ? body[at + 1] : '\n';
    if (next != '#' && static_cast<unsigned char>(next) > ' ') return true;
  }
  return false;
}

// `head` as read_portable_head gives it.
// "<!--more-->", "<!-- more -->", or the blog's own mark.
bool marks_excerpt(std::string_view bytes, std::string_view own_mark) {
  if (!own_mark.empty() && bytes.find(own_mark) != bytes.npos) return true;
  for (std::size_t at = bytes.find("<!--"); at != bytes.npos; at = bytes.find("<!--", at + 4)) {
    const std::string_view rest = trim_left(bytes.substr(at + 4, 16));
    if (starts_with_ignoring_case(rest, "more")) return true;
  }
  return false;
}

void collect_fragments(const Post& head, const BlogFacts& blog, std::vector<std::string>& out) {
  const std::string_view bytes = head.file->bytes();
  if (!may_name_fragment(bytes)) return;
  const Post post = load_post(std::string(head.path()), std::string(bytes), *blog.profile);
  for (const LinkUse& link : find_links(post, blog, html_tags(post.document))) {
    const std::size_t hash = link.target.find('#');
    if (hash != std::string::npos && hash + 1 < link.target.size()) {
      out.push_back(percent_decode(std::string_view(link.target).substr(hash + 1)));
    }
  }
}

// "/blog/news": letters that mean nothing to any engine's patterns.
bool is_plain_folder(std::string_view path) {
  return std::all_of(path.begin(), path.end(),
                     [](char c) { return is_ascii_alnum(c) || c == '/' || c == '-' || c == '_'; });
}

}  // namespace

bool is_of_project(std::string_view path) {
  constexpr std::string_view kNames[] = {
      "Gemfile",          "Gemfile.lock",      "Rakefile",    "Makefile",
      "package.json",     "package-lock.json", "yarn.lock",   "LICENSE",
      "LICENSE.txt",      "LICENSE.md",        "README.md",   "CONTRIBUTING.md",
      "netlify.toml",     "Dockerfile",        "Procfile",    "docker-compose.yml",
      "requirements.txt", "tsconfig.json",     "gulpfile.js", "Gruntfile.js"};
  const std::string_view name = base_name(path);
  const bool is_at_root = path.find('/') == path.npos;
  return is_at_root && (std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames) ||
                        name.ends_with(".gemspec"));
}

std::string infer_permalink(const std::vector<PlannedPage>& pages) {
  constexpr std::string_view kPatterns[] = {"/:year/:month/:day/:slug/",
                                            "/:year/:month/:day/:slug.html",
                                            "/:year/:month/:day/:slug",
                                            "/:year/:month/:slug/",
                                            "/:year/:month/:slug.html",
                                            "/:year/:slug/",
                                            "/:slug/",
                                            "/:slug.html"};
  std::map<std::string, std::size_t> fits;
  std::size_t posts = 0;
  for (const PlannedPage& planned : pages) {
    const PortablePost& post = planned.post;
    if (!post.is_dated_post || post.url.empty() || !post.date) continue;
    ++posts;
    const std::string day = day_of(post);
    for (const std::string_view pattern : kPatterns) {
      std::string url = replace_all(pattern, ":year", day.substr(0, 4));
      url = replace_all(url, ":month", day.substr(5, 2));
      url = replace_all(url, ":day", day.substr(8, 2));
      url = replace_all(url, ":slug", post.name);
      if (!post.url.ends_with(url)) continue;
      // Folders in front are the same for all: "/blog".
      const std::string folder = post.url.substr(0, post.url.size() - url.size());
      if (is_plain_folder(folder)) ++fits[folder + std::string(pattern)];
    }
  }
  std::string best;
  std::size_t most = posts / 10;
  for (const auto& [pattern, count] : fits) {
    // Of two that fit as many, the one with more of the date in it.
    if (count > most || (count == most && !best.empty() && pattern.size() > best.size())) {
      best = pattern;
      most = count;
    }
  }
  return best;
}

std::string head_of(const PlanRequest& request, const SiteIdentity& site, const PlannedPage& page,
                    const PortablePost& post, std::vector<MoveNote>* notes) {
  HeadRequest head;
  head.post = &post;
  head.target = request.target;
  head.target_profile = request.target_profile;
  head.source_profile = request.read->blog->profile;
  // Where the zone is not known, the configuration that is written says UTC.
  const ZoneTable utc, fixed(site.utc_offset_minutes);
  const ZoneTable* of_source = request.read->zone != nullptr ? request.read->zone : &fixed;
  head.site_zone = site.time_zone.empty() ? &utc : of_source;
  head.is_section = base_name(page.target) == "_index.md";
  head.needs_url = page.needs_url && !head.is_section;
  if (page.has_native_aliases) head.aliases = page.aliases;
  WrittenHead written = write_head(head);
  if (notes != nullptr) {
    for (MoveNote& note : written.notes) notes->push_back(std::move(note));
  }
  return std::move(written.bytes);
}

Plan make_plan(const PlanRequest& request) {
  Plan plan;
  const SiteIndex& site = *request.read->site;
  std::vector<const SitePage*> chosen;
  for (const SitePage& page : site.pages()) {
    const std::string source = path_in_root(request.read->blog->root, page.source);
    std::string reason = reason_to_skip(*request.convert, page, source);
    if (reason.empty()) {
      chosen.push_back(&page);
    } else {
      plan.skipped.push_back({source, std::move(reason), below_prefix(page.url, site.prefix()),
                              is_left_out(*request.convert, source)});
    }
  }
  plan.pages.resize(chosen.size());
  const std::string excerpt_mark =
      text_in(request.convert->source->configuration.tree, "excerpt_separator");
  std::vector<std::string> errors(chosen.size());
  std::vector<std::vector<std::string>> fragments(chosen.size());
  parallel_for(chosen.size(), request.convert->jobs, [&](std::size_t i) {
    Result<PortablePost> post = read_portable_head(*request.read, *chosen[i]);
    if (!post.ok()) {
      errors[i] = post.error().to_string();
      return;
    }
    plan.pages[i].page = chosen[i];
    plan.pages[i].post = std::move(post).value();
    plan.pages[i].has_excerpt_end =
        request.target->engine == Engine::kHugo &&
        marks_excerpt(plan.pages[i].post.post->file->bytes(), excerpt_mark);
    collect_fragments(*plan.pages[i].post.post, *request.read->blog, fragments[i]);
    plan.pages[i].post.post.reset();
  });
  for (std::vector<std::string>& of_page : fragments) {
    plan.fragments.insert(of_page.begin(), of_page.end());
  }
  std::vector<PlannedPage> kept;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (errors[i].empty()) {
      kept.push_back(std::move(plan.pages[i]));
    } else {
      plan.skipped.push_back({path_in_root(request.read->blog->root, chosen[i]->source), errors[i],
                              below_prefix(chosen[i]->url, site.prefix())});
    }
  }
  plan.pages = std::move(kept);
  const OpenBlog& source = *request.convert->source;
  plan.site = read_identity(source.blog, source.config, source.configuration, site);
  if (request.convert->permalinks == PermalinkMode::kKeep) {
    plan.site.permalink = infer_permalink(plan.pages);
  }
  const std::int64_t now = request.read->blog->now;
  plan.site.shows_future =
      std::any_of(plan.pages.begin(), plan.pages.end(), [now](const PlannedPage& planned) {
        const PortablePost& post = planned.post;
        return post.state == PageState::kPublished && post.date && post.date->seconds > now;
      });
  for (const SiteIndex::Redirect& redirect : site.redirects()) {
    plan.site.redirects.emplace_back(redirect.from, redirect.to);
  }
  for (PlannedPage& planned : plan.pages) {
    planned.has_native_aliases = request.target->head.makes_alias_pages;
  }
  choose_targets(request, plan);
  choose_urls(request, plan);
  for (std::size_t i = 0; i < plan.pages.size(); ++i) plan.by_page[plan.pages[i].page] = i;
  return plan;
}

}  // namespace postlint
