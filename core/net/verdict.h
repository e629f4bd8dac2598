// What is known of an external URL after it was asked for.
//
// One result for each unique URL (without fragment); fragments of one URL are judged together.
// URLs are as a browser would send them. Credentials in a URL never appear in `reason`,
// `evidence` or any log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postlint {

enum class Verdict : std::uint8_t {
  kOk,
  kMoved,          // permanent redirect: `final_url` is the address to write
  kRedirected,     // temporary redirect
  kGone,           // 404, 410, the name does not exist
  kBlocked,        // 401, 403, 429, 451, 999, a bot wall: it may well be there
  kFlaky,          // 5xx, timeout, reset
  kTls,            // the certificate does not hold
  kSoftGone,       // says 200 and is not there: soft 404, sent to the home page, parked
  kAnchorMissing,  // the page is there, a fragment is not
  kRefused,        // leads into a private network
  kSkipped,        // excluded, not http(s), or over the budget
};
inline constexpr std::size_t kVerdicts = static_cast<std::size_t>(Verdict::kSkipped) + 1;
std::string_view verdict_name(Verdict verdict);  // "ok", "soft-gone", …
std::optional<Verdict> find_verdict(std::string_view name);

struct UrlQuery {
  std::string url;                     // without fragment; unique in a run
  std::vector<std::string> fragments;  // as written, without '#'; unique
};

struct UrlResult {
  std::string url;
  Verdict verdict = Verdict::kSkipped;
  long status = 0;       // the last HTTP status; 0: none was received
  std::string reason;    // one line in plain words: "404 Not Found", "no such host"
  std::string evidence;  // what shows it: "redirects to the home page", "title: Page not found"
  std::string final_url;
  std::vector<std::string> missing_fragments;  // of the query's
  bool is_from_cache = false;
  int failed_runs = 0;             // of the history: how often in a row it was not ok, this run too
  std::int64_t failing_since = 0;  // Unix seconds of the first of these; 0: not failing
  std::int64_t checked_at = 0;     // Unix seconds
};

}  // namespace postlint
