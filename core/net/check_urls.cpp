#include "core/net/check_urls.h"

#include "core/net/url_run.h"

namespace postlint {

Result<std::vector<UrlResult>> check_urls(std::span<const UrlQuery> queries,
                                          const CheckUrlsOptions& options, UrlCache* cache,
                                          const std::function<void(const UrlProgress&)>& progress,
                                          const std::atomic<bool>& stop) {
  if (queries.empty()) return std::vector<UrlResult>{};
  return UrlRun(queries, options, cache, progress, stop).run();
}

}  // namespace postlint
