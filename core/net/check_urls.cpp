#include "core/net/check_urls.h"

#include <algorithm>
#include <unordered_map>

#include "core/net/url_run.h"
#include "core/net/web_url.h"

namespace postlint {
namespace {

// Queries that a browser would send alike, as one with all their fragments.
struct Groups {
  std::vector<UrlQuery> queries;
  std::vector<std::size_t> group_of;  // by the index of the query asked
};

Groups unite(std::span<const UrlQuery> queries) {
  Groups groups;
  std::unordered_map<std::string, std::size_t> known;
  for (const UrlQuery& query : queries) {
    const auto parsed = parse_web_url(query.url);
    const std::string key = parsed ? parsed->with_credentials() : query.url;
    const auto [found, is_new] = known.try_emplace(key, groups.queries.size());
    groups.group_of.push_back(found->second);
    if (is_new) {
      groups.queries.push_back(query);
      continue;
    }
    std::vector<std::string>& fragments = groups.queries[found->second].fragments;
    for (const std::string& fragment : query.fragments) {
      if (std::find(fragments.begin(), fragments.end(), fragment) == fragments.end()) {
        fragments.push_back(fragment);
      }
    }
  }
  return groups;
}

// What the result of its group says of one query.
UrlResult part_of(UrlResult result, const UrlQuery& query) {
  result.url = query.url;
  std::erase_if(result.missing_fragments, [&](const std::string& fragment) {
    return std::find(query.fragments.begin(), query.fragments.end(), fragment) ==
           query.fragments.end();
  });
  if (result.verdict != Verdict::kAnchorMissing || !result.missing_fragments.empty()) return result;
  const auto parsed = parse_web_url(query.url);
  const bool stayed = parsed && parsed->to_string() == result.final_url;
  result.verdict = stayed ? Verdict::kOk : Verdict::kRedirected;
  result.reason = stayed ? "200 OK" : "redirects to " + result.final_url;
  result.failed_runs = 0;
  result.failing_since = 0;
  return result;
}

}  // namespace

Result<std::vector<UrlResult>> check_urls(std::span<const UrlQuery> queries,
                                          const CheckUrlsOptions& options, UrlCache* cache,
                                          const std::function<void(const UrlProgress&)>& progress,
                                          const std::atomic<bool>& stop) {
  if (queries.empty()) return std::vector<UrlResult>{};
  const Groups groups = unite(queries);
  auto results = UrlRun(groups.queries, options, cache, progress, stop).run();
  if (!results || groups.queries.size() == queries.size()) return results;
  std::vector<UrlResult> out;
  out.reserve(queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i) {
    out.push_back(part_of((*results)[groups.group_of[i]], queries[i]));
  }
  return out;
}

}  // namespace postlint
