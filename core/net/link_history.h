// The text history of links that a blog commits beside its posts (.postlint-links.tsv), for CI that
// keeps no cache.
//
// One line a URL, sorted by bytes, columns by tabs: url, verdict, status, day of the last check,
// failed runs, day since when it fails ("-": it does not). Days, not times, so that runs of one day
// do not differ. Made for merges in git: two branches touch the same line only where both saw the
// same URL; what is left of a conflict (its markers, a URL twice) is read without fuss, and the
// later check wins.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/net/verdict.h"

namespace postlint {

struct LinkRecord {
  Verdict verdict = Verdict::kOk;
  long status = 0;
  std::int64_t checked_at = 0;  // Unix seconds; midnight UTC where it was read from text
  int failed_runs = 0;
  std::int64_t failing_since = 0;  // 0: not failing

  bool operator==(const LinkRecord&) const = default;
};

struct LinkHistory {
  std::map<std::string, LinkRecord> links;  // by URL, without fragment

  // Keeps the later of two records of a URL; of the same day, the one with more failed runs.
  void add(const std::string& url, const LinkRecord& record);
  void merge(const LinkHistory& other);
};

// Errors name the line: a column is missing, a verdict or number cannot be read.
Result<LinkHistory> read_link_history(std::string_view text);
std::string write_link_history(const LinkHistory& history);

}  // namespace postlint
