#include "core/net/http_headers.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 10;
constexpr std::size_t kMaxFields = 200;
constexpr std::int64_t kMaxSeconds = std::int64_t{1} << 40;

std::optional<std::int64_t> number(std::string_view text) {
  text = trim(text);
  const std::size_t dot = text.find('.');
  text = text.substr(0, dot);  // "0.5": rounded down
  if (text.empty() || text.size() > 18) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_ascii_digit(c)) return std::nullopt;
    value = std::min(value * 10 + (c - '0'), kMaxSeconds);
  }
  return value;
}

std::optional<unsigned> month(std::string_view name) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  if (name.size() != 3) return std::nullopt;
  const std::size_t found = kMonths.find(ascii_lower(name));
  if (found == std::string_view::npos || found % 3 != 0) return std::nullopt;
  return static_cast<unsigned>(found / 3 + 1);
}

std::optional<std::int64_t> clock_seconds(std::string_view text) {  // "08:49:37"
  const auto parts = split(text, ':');
  if (parts.size() != 3) return std::nullopt;
  std::int64_t total = 0;
  for (const std::string_view part : parts) {
    const auto value = number(part);
    if (!value || part.size() != 2 || *value > 60) return std::nullopt;
    total = total * 60 + *value;
  }
  return total;
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  while (!(text = trim(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" ,\t"), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// The value of `key` in "limit=100, remaining=0;reset=30" or `"default";r=0;t=30`.
std::optional<std::int64_t> parameter(std::string_view text, std::string_view key) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    const std::string_view part = trim(text.substr(0, end));
    if (part.size() > key.size() && part[key.size()] == '=' && part.starts_with(key)) {
      return number(part.substr(key.size() + 1));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::nullopt;
}

// Some hosts write the moment of the reset instead of the seconds until it.
std::int64_t seconds_until(std::int64_t reset, std::int64_t now) {
  constexpr std::int64_t kLooksLikeATime = 1'000'000'000;
  return reset >= kLooksLikeATime ? std::max<std::int64_t>(reset - now, 0) : reset;
}

}  // namespace

void HttpHeaders::clear() {
  fields_.clear();
  bytes_ = 0;
}

void HttpHeaders::add_line(std::string_view line) {
  line = trim_right(line);
  if (line.starts_with("HTTP/")) return clear();
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return;
  if (fields_.size() >= kMaxFields || bytes_ + line.size() > kMaxBytes) return;
  bytes_ += line.size();
  fields_.emplace_back(ascii_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
}

std::string_view HttpHeaders::get(std::string_view lower_case_name) const {
  for (const auto& [name, value] : fields_) {
    if (name == lower_case_name) return value;
  }
  return {};
}

bool HttpHeaders::has(std::string_view lower_case_name) const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [&](const auto& field) { return field.first == lower_case_name; });
}

std::string media_type(std::string_view content_type) {
  return ascii_lower(trim(content_type.substr(0, content_type.find(';'))));
}

bool is_html(std::string_view content_type) {
  const std::string type = media_type(content_type);
  return type.empty() || type == "text/html" || type == "application/xhtml+xml";
}

std::optional<std::int64_t> parse_http_date(std::string_view text) {
  // "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"
  std::string flat = replace_all(text, "-", " ");
  const auto parts = words(flat);
  if (parts.size() < 5) return std::nullopt;
  const bool month_first = month(parts[1]).has_value();
  const auto month_number = month(parts[month_first ? 1 : 2]);
  const auto day = number(parts[month_first ? 2 : 1]);
  auto year = number(parts[month_first ? 4 : 3]);
  const auto seconds = clock_seconds(parts[month_first ? 3 : 4]);
  if (!month_number || !day || !year || !seconds || *day > 31 || *year > 9999) return std::nullopt;
  if (*year < 100) *year += *year < 70 ? 2000 : 1900;
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(static_cast<int>(*year)),
                            std::chrono::month(*month_number),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return duration_cast<std::chrono::seconds>(sys_days(date).time_since_epoch()).count() + *seconds;
}

std::optional<std::int64_t> retry_after(const HttpHeaders& headers, std::int64_t now) {
  const std::string_view value = headers.get("retry-after");
  if (value.empty()) return std::nullopt;
  if (const auto seconds = number(value)) return *seconds;
  if (const auto date = parse_http_date(value)) return std::max<std::int64_t>(*date - now, 0);
  return std::nullopt;
}

std::optional<std::int64_t> rate_limit_pause(const HttpHeaders& headers, std::int64_t now) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kPairs = {{
      {"ratelimit-remaining", "ratelimit-reset"},
      {"x-ratelimit-remaining", "x-ratelimit-reset"},
  }};
  for (const auto& [remaining_name, reset_name] : kPairs) {
    const auto remaining = number(headers.get(remaining_name));
    const auto reset = number(headers.get(reset_name));
    if (remaining && reset && *remaining == 0) return seconds_until(*reset, now);
  }
  const std::string_view combined = headers.get("ratelimit");
  if (combined.empty()) return std::nullopt;
  auto remaining = parameter(combined, "remaining");
  auto reset = parameter(combined, "reset");
  if (!remaining) remaining = parameter(combined, "r");
  if (!reset) reset = parameter(combined, "t");
  if (remaining && reset && *remaining == 0) return seconds_until(*reset, now);
  return std::nullopt;
}

}  // namespace postlint
