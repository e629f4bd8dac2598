// Asking for many URLs at once, politely: one libcurl multi loop on the calling thread.
//
// HEAD first, GET where HEAD lies or a body is needed; per-host concurrency that adapts; pauses of
// a whole host on Retry-After; private addresses refused after DNS on every hop. Each unique URL is
// asked for once, two spellings of one too; the number of results is the number of queries, in
// their order.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/net/verdict.h"

namespace postlint {

class UrlCache;  // core/net/url_cache.h

struct HostProgress {
  std::string host;
  std::size_t waiting = 0;
};

struct UrlProgress {
  std::size_t done = 0;
  std::size_t total = 0;
  std::size_t counts[kVerdicts] = {};
  std::vector<HostProgress> slowest;  // at most three
};

struct CheckUrlsOptions {
  int timeout_seconds = 15;  // for one request, from first byte sent to last received
  int max_redirects = 10;
  std::size_t concurrency = 128;     // connections in all
  std::size_t host_concurrency = 8;  // at the start; goes down on 429, 503 and resets
  std::size_t budget = 0;            // requests at most; 0: no limit
  int retries = 2;                   // after 5xx, resets and timeouts
  int retry_after_cap_seconds = 10;
  std::int64_t retry_delay_ms = 500;  // first backoff
  std::size_t body_limit = std::size_t{2} << 20;
  std::string user_agent;                                        // empty: postlint's own
  std::map<std::string, std::vector<std::string>> host_headers;  // host → "Name: value"
  std::vector<std::string> allow_private;                        // CIDR blocks
  std::string ca_file;  // further CA certificates; empty: the system's
  bool respect_robots = false;
  std::vector<std::string> resolve;  // "host:port:address", as curl --resolve; for tests
  std::int64_t now = 0;              // Unix seconds
};

// Errors: libcurl is not installed; an option that cannot be read (a CIDR block).
Result<std::vector<UrlResult>> check_urls(std::span<const UrlQuery> queries,
                                          const CheckUrlsOptions& options, UrlCache* cache,
                                          const std::function<void(const UrlProgress&)>& progress,
                                          const std::atomic<bool>& stop);

}  // namespace postlint
