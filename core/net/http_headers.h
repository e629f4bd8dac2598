// The header fields of one HTTP answer, and the few of them that links care about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postlint {

// Built line by line as they come in. At most 64 KB and 200 fields are kept, later ones are
// dropped.
class HttpHeaders {
 public:
  void add_line(std::string_view line);  // with or without its line ending; a status line clears
  void clear();
  std::string_view get(std::string_view lower_case_name) const;  // the first one; empty: none
  bool has(std::string_view lower_case_name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
  std::size_t bytes_ = 0;
};

// "text/html; charset=x" → "text/html", lower case.
std::string media_type(std::string_view content_type);
bool is_html(std::string_view content_type);  // no Content-Type counts: browsers look inside

// "Sun, 06 Nov 1994 08:49:37 GMT" and the two older forms of RFC 9110 → Unix seconds.
std::optional<std::int64_t> parse_http_date(std::string_view text);

// Seconds to wait by Retry-After (seconds or a date), never negative; nothing: it says none.
std::optional<std::int64_t> retry_after(const HttpHeaders& headers, std::int64_t now);

// Seconds until the host answers again by RateLimit, RateLimit-Remaining and -Reset, X-RateLimit-…
// (the names GitHub, Discourse and others use); nothing while requests are left.
std::optional<std::int64_t> rate_limit_pause(const HttpHeaders& headers, std::int64_t now);

}  // namespace postlint
