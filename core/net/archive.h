// Asking the Wayback Machine for snapshots of pages that are gone.
//
// Its availability API (https://archive.org/help/wayback_api.php) answers
//   GET https://archive.org/wayback/available?url=…&timestamp=YYYYMMDD
// with JSON: {"archived_snapshots": {"closest": {"available": true, "status": "200",
// "timestamp": "20130919044612", "url": "http://web.archive.org/web/20130919044612/http://…"}}},
// and {"archived_snapshots": {}} where it has none. One question at a time, spaced; answers are
// kept in the cache; a server that says "too many" twice is left alone for the rest of the run.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/net/check_urls.h"

namespace postlint {

inline constexpr std::string_view kWaybackApi = "https://archive.org/wayback/available";
inline constexpr std::size_t kMostArchiveQueries = 300;  // in a run

struct ArchiveQuery {
  std::string url;  // without credentials, or it is not asked
  std::string day;  // "20240501": the snapshot nearest to it is wanted; empty: the latest
};

struct ArchiveAnswers {
  std::vector<std::string> snapshots;  // by query: an https or http URL; empty: none, or not asked
  std::size_t unasked = 0;             // for the bound, a stop or a fault
  std::string fault;                   // why the archive was not asked any more; empty: it was
};

// Errors: libcurl is not installed, an option cannot be read, `api` is no web address.
Result<ArchiveAnswers> find_snapshots(std::span<const ArchiveQuery> queries, std::string_view api,
                                      const CheckUrlsOptions& options, UrlCache* cache,
                                      const std::function<void(std::size_t done)>& progress,
                                      const std::atomic<bool>& stop);

// What is asked for: `api` with url and timestamp.
std::string archive_question(std::string_view api, const ArchiveQuery& query);
// The snapshot in an answer; empty: it has none. Errors: the text is no such answer.
Result<std::string> read_archive_answer(std::string_view json);
// "2013-09-19" of a snapshot's address; empty: it has no day.
std::string day_of_snapshot(std::string_view snapshot);

}  // namespace postlint
