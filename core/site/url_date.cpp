#include "core/site/url_date.h"

#include <charconv>

#include <fmt/format.h>

#include "core/base/strings.h"

namespace postlint {
namespace {

// Howard Hinnant's civil_from_days.
void set_day(UrlDate& date, std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto day_of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const unsigned day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted = (5 * day_of_year + 2) / 153;
  date.day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  date.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  date.year = static_cast<int>(year_of_era + era * 400) + (date.month <= 2 ? 1 : 0);
}

UrlDate as_written(const DateTime& date, int site_offset_minutes) {
  UrlDate made;
  made.year = date.year;
  made.month = date.month;
  made.day = date.day;
  made.hour = date.hour;
  made.minute = date.minute;
  made.second = date.second;
  made.seconds = date.unix_seconds(site_offset_minutes);
  return made;
}

// "2017-08-29 10:00:00", "2017-08-29T10:00:00.5": what YAML 1.1 takes for a timestamp, which has
// seconds.
bool has_seconds(std::string_view text) {
  std::size_t colons = 0;
  for (const char c : text.substr(0, text.find_first_of("+Zz"))) colons += c == ':';
  return colons >= 2;
}

}  // namespace

std::string UrlDate::iso_day() const {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

UrlDate civil_at(std::int64_t unix_seconds, int offset_minutes) {
  UrlDate date;
  date.seconds = unix_seconds;
  const std::int64_t local = unix_seconds + std::int64_t{60} * offset_minutes;
  std::int64_t days = local / 86400;
  std::int64_t rest = local % 86400;
  if (rest < 0) {
    rest += 86400;
    --days;
  }
  set_day(date, days);
  date.hour = static_cast<int>(rest / 3600);
  date.minute = static_cast<int>(rest / 60 % 60);
  date.second = static_cast<int>(rest % 60);
  return date;
}

UrlDate url_date_of(const DateTime& date, int site_offset_minutes) {
  return as_written(date, site_offset_minutes);
}

std::optional<UrlDate> url_date(const FieldValue& value, DateRule rule, int site_offset_minutes) {
  if (!value.is_scalar() || value.kind == FieldValue::Kind::kNull) return std::nullopt;
  // A number counts from 1970: milliseconds in JavaScript, seconds in Hugo.
  if (value.kind == FieldValue::Kind::kInt && rule != DateRule::kSiteZone) {
    std::int64_t number = 0;
    const char* end = value.text.data() + value.text.size();
    const auto read = std::from_chars(value.text.data(), end, number);
    constexpr std::int64_t kMost = std::int64_t{1} << 48;
    if (read.ec != std::errc() || read.ptr != end || number < 0 || number > kMost)
      return std::nullopt;
    return rule == DateRule::kAsWritten
               ? civil_at(number, site_offset_minutes)
               : civil_at(number / 1000, rule == DateRule::kUtc ? 0 : site_offset_minutes);
  }
  const DateReading reading = read_date(value.text);
  if (reading.problem == DateProblem::kNotADate || reading.problem == DateProblem::kImpossible) {
    return std::nullopt;
  }
  const DateTime& date = reading.date;
  UrlDate made;
  switch (rule) {
    case DateRule::kAsWritten:
      made = as_written(date, site_offset_minutes);
      break;
    case DateRule::kSiteZone: {
      const bool is_utc =
          !date.offset_minutes && date.has_time && !value.is_quoted() && has_seconds(value.text);
      made = civil_at(date.unix_seconds(is_utc ? 0 : site_offset_minutes), site_offset_minutes);
      break;
    }
    case DateRule::kUtc:
      made = civil_at(date.unix_seconds(0), 0);
      break;
    case DateRule::kMachine: {
      // Hexo takes a timestamp of YAML to UTC and then reads its clock as that of the machine; a
      // text with an offset stays the instant that it is.
      const bool is_timestamp =
          !value.is_quoted() && resolve_scalar(trim(value.text), ScalarStyle::kPlain,
                                               YamlDialect::kJsYaml) == FieldValue::Kind::kDate;
      made = date.offset_minutes
                 ? civil_at(date.unix_seconds(0), is_timestamp ? 0 : site_offset_minutes)
                 : as_written(date, site_offset_minutes);
      made.is_certain = !date.offset_minutes || is_timestamp;
      break;
    }
  }
  if (reading.problem == DateProblem::kAmbiguous) made.is_certain = false;
  return made;
}

}  // namespace postlint
