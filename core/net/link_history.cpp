#include "core/net/link_history.h"

#include <charconv>
#include <chrono>
#include <optional>
#include <vector>

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::string_view kHeader =
    "# Checked links, kept by postlint. url, verdict, status, checked, failed runs, failing "
    "since\n";
constexpr std::size_t kColumns = 6;
constexpr std::int64_t kSecondsADay = 86'400;

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string two_digits(unsigned value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string day_text(std::int64_t seconds) {
  if (seconds <= 0) return "-";
  using namespace std::chrono;
  const year_month_day day{sys_days{days{seconds / kSecondsADay}}};
  return std::to_string(static_cast<int>(day.year())) + "-" +
         two_digits(static_cast<unsigned>(day.month())) + "-" +
         two_digits(static_cast<unsigned>(day.day()));
}

std::optional<std::int64_t> read_day(std::string_view text) {
  if (text == "-") return 0;
  const auto parts = split(text, '-');
  if (parts.size() != 3) return std::nullopt;
  const auto year = number<int>(parts[0]);
  const auto month = number<unsigned>(parts[1]);
  const auto day = number<unsigned>(parts[2]);
  if (!year || !month || !day || *year < 1970 || *year > 9999) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(*month),
                                         std::chrono::day(*day)};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * kSecondsADay;
}

bool is_conflict_marker(std::string_view line) {
  return line.starts_with("<<<<<<<") || line.starts_with("=======") ||
         line.starts_with(">>>>>>>") || line.starts_with("|||||||");
}

std::optional<LinkRecord> read_record(const std::vector<std::string_view>& columns) {
  const auto verdict = find_verdict(columns[1]);
  const auto status = number<long>(columns[2]);
  const auto checked = read_day(columns[3]);
  const auto failed = number<int>(columns[4]);
  const auto since = read_day(columns[5]);
  if (!verdict || !status || !checked || !failed || !since || *failed < 0) return std::nullopt;
  return LinkRecord{*verdict, *status, *checked, *failed, *since};
}

// A URL of the web has no tab or newline; others are written so that the line stays one.
std::string url_column(std::string_view url) {
  std::string out;
  for (const char c : url) {
    if (c == '\t') {
      out += "%09";
    } else if (c == '\n' || c == '\r') {
      out += c == '\n' ? "%0A" : "%0D";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

void LinkHistory::add(const std::string& url, const LinkRecord& record) {
  const auto [found, is_new] = links.try_emplace(url, record);
  if (is_new) return;
  const LinkRecord& old = found->second;
  const bool is_later = record.checked_at / kSecondsADay != old.checked_at / kSecondsADay
                            ? record.checked_at > old.checked_at
                            : record.failed_runs > old.failed_runs;
  if (is_later) found->second = record;
}

void LinkHistory::merge(const LinkHistory& other) {
  for (const auto& [url, record] : other.links) add(url, record);
}

Result<LinkHistory> read_link_history(std::string_view text) {
  LinkHistory history;
  std::uint32_t line_number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++line_number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#' || is_conflict_marker(line)) continue;
    const auto columns = split(line, '\t');
    if (columns.size() < kColumns) {
      return Error{"expected " + std::to_string(kColumns) + " columns parted by tabs, found " +
                       std::to_string(columns.size()),
                   {},
                   line_number};
    }
    const auto record = read_record(columns);
    if (!record) {
      return Error{"a verdict, a number or a day (2026-01-31) cannot be read", {}, line_number};
    }
    history.add(std::string(columns[0]), *record);
  }
  return history;
}

std::string write_link_history(const LinkHistory& history) {
  std::string out(kHeader);
  for (const auto& [url, record] : history.links) {
    out.append(url_column(url)).append("\t").append(verdict_name(record.verdict)).append("\t");
    out.append(std::to_string(record.status)).append("\t").append(day_text(record.checked_at));
    out.append("\t").append(std::to_string(record.failed_runs)).append("\t");
    out.append(day_text(record.failing_since)).append("\n");
  }
  return out;
}

}  // namespace postlint
