#include "core/site/url_date.h"

#include <fmt/format.h>

#include <utility>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/yaml_timestamp.h"
#include "core/site/engine_dates.h"

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

std::optional<YamlTimestamp> timestamp_of(const FieldValue& value, bool lax) {
  if (value.style != ScalarStyle::kPlain) return std::nullopt;
  return read_yaml_timestamp(trim(value.text), lax);
}

UrlDate uncertain(UrlDate date) {
  date.is_certain = date.month_is_certain = date.year_is_certain = false;
  date.time_is_certain = date.instant_is_certain = false;
  return date;
}

// "08/29/2017", "29-08-2017": the two numbers before the year.
std::optional<std::pair<int, int>> numbers_before_year(std::string_view text) {
  int numbers[2] = {0, 0};
  std::size_t at = 0;
  for (int& number : numbers) {
    const std::size_t begin = at;
    while (at < text.size() && at - begin < 2 && is_ascii_digit(text[at])) {
      number = number * 10 + (text[at++] - '0');
    }
    if (at == begin || at >= text.size() || std::string_view("/-.").find(text[at++]) == text.npos)
      return std::nullopt;
  }
  return std::pair(numbers[0], numbers[1]);
}

// Jekyll: shown in the site's zone.
UrlDate in_site_zone(std::int64_t seconds, const DateZones& zones) {
  UrlDate made = civil_at(seconds, zones.site_at ? zones.site_at(seconds) : zones.site);
  if (!zones.site_changes || zones.site_at) return made;
  made.time_is_certain = false;
  for (const int hour : {-60, 60}) {
    if (civil_at(seconds, zones.site + hour).day != made.day) made.is_certain = false;
  }
  return made;
}

// Psych's timestamps and dates, all else by Ruby's Time.parse.
std::optional<UrlDate> jekyll_date(const FieldValue& value, const DateZones& zones) {
  if (const std::optional<YamlTimestamp> stamp = timestamp_of(value, true)) {
    if (stamp->month > 12 || stamp->day < 1 || stamp->day > 31 || stamp->hour > 24) {
      return std::nullopt;
    }
    // A date without a time is midnight of the site.
    return stamp->has_time ? in_site_zone(stamp->seconds, zones) : civil_at(stamp->seconds, 0);
  }
  const DateReading reading = read_date(value.text);
  if (reading.problem == DateProblem::kNotADate || reading.problem == DateProblem::kImpossible ||
      value.text.find("년") != std::string::npos) {
    return std::nullopt;
  }
  DateTime date = reading.date;
  if (const auto numbers = numbers_before_year(trim(value.text))) {
    if (numbers->second > 12) return std::nullopt;  // the day comes first
    date.day = numbers->first;
    date.month = numbers->second;
    const std::string digits = std::to_string(date.year);
    if (value.text.find(digits) == std::string::npos)
      return uncertain(as_written(date, zones.site));
  }
  if (date.offset_minutes) return in_site_zone(date.unix_seconds(), zones);
  return as_written(date, zones.site);
}

// What JavaScript makes of a text or a number: an instant, or a wall clock's time on whatever
// machine reads it.
struct JavaScriptDate {
  std::int64_t seconds = 0;
  bool is_wall = false;
};

bool is_iso_day(std::string_view text) {  // "2024", "2024-01", "2024-01-02"
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at == 4 || at == 7 ? text[at] != '-' : !is_ascii_digit(text[at])) return false;
  }
  return true;
}

// Zones that `new Date` does not know.
bool has_foreign_zone(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 &&
         (is_ascii_letter(text[begin - 1]) || text[begin - 1] == '/' || text[begin - 1] == '_')) {
    --begin;
  }
  const std::string name = ascii_lower(text.substr(begin));
  if (name.size() < 2 || begin == 0) return false;
  for (const std::string_view known :
       {"utc", "gmt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "am", "pm"}) {
    if (name == known) return false;
  }
  return true;
}

std::optional<JavaScriptDate> javascript_text(std::string_view given) {
  const std::string_view text = trim(given);
  if (is_iso_day(text)) {
    const std::string day =
        std::string(text) + std::string("-01-01").substr(text.size() == 4 ? 0 : 3);
    const DateReading reading = read_date(text.size() == 10 ? text : std::string_view(day));
    if (!reading.ok()) return std::nullopt;
    return JavaScriptDate{reading.date.unix_seconds(0), false};
  }
  const DateReading reading = read_date(text);
  if (reading.problem == DateProblem::kNotADate || reading.problem == DateProblem::kImpossible ||
      !is_ascii(text) || has_foreign_zone(text)) {
    return std::nullopt;
  }
  const auto numbers = numbers_before_year(text);
  if (numbers && numbers->first > 12) return std::nullopt;  // the month comes first
  return JavaScriptDate{reading.date.unix_seconds(0), !reading.date.offset_minutes};
}

std::optional<JavaScriptDate> javascript_date(const FieldValue& value) {
  if (const auto stamp = timestamp_of(value, false)) return JavaScriptDate{stamp->seconds, false};
  if (value.kind == FieldValue::Kind::kInt) {
    std::int64_t number = 0;
    for (const char c : value.text) {
      if (!is_ascii_digit(c) || number > std::int64_t{1} << 52) return std::nullopt;
      number = number * 10 + (c - '0');
    }
    return JavaScriptDate{number / 1000, false};
  }
  if (value.kind == FieldValue::Kind::kBool) return std::nullopt;
  return javascript_text(value.text);
}

// The day and time that all machines agree on are certain.
template <class Make>
UrlDate on_machines(std::initializer_list<int> machines, Make make) {
  UrlDate made = make(*machines.begin());
  for (const int minutes : machines) {
    const UrlDate other = make(minutes);
    if (other.iso_day() != made.iso_day()) made.is_certain = false;
    if (other.year != made.year) made.year_is_certain = false;
    if (other.year != made.year || other.month != made.month) made.month_is_certain = false;
    if (other.hour != made.hour || other.minute != made.minute) made.time_is_certain = false;
    if (other.seconds != made.seconds) made.instant_is_certain = false;
  }
  if (!made.is_certain) made.time_is_certain = false;
  return made;
}

constexpr int kWest = -720, kEast = 840;  // the ends of the world

// Hexo takes the UTC fields of a YAML timestamp for a wall clock's, reads that clock in the
// configured zone, and shows the result on the machine's.
std::optional<UrlDate> hexo_date(const FieldValue& value, const DateZones& zones) {
  std::optional<JavaScriptDate> date = javascript_date(value);
  if (!date) return std::nullopt;
  if (timestamp_of(value, false)) date->is_wall = true;
  const auto make = [&](int machine) {
    const std::int64_t wall = date->seconds + (date->is_wall ? 0 : 60 * machine);
    const int zone = zones.site_is_set ? zones.site : machine;
    UrlDate made = civil_at(wall + std::int64_t{60} * (machine - zone), 0);
    made.seconds = wall - std::int64_t{60} * zone;
    return made;
  };
  if (zones.machine) return make(*zones.machine);
  // Blogs are built at home or by a service, whose machines run on UTC.
  if (zones.site_is_set) return on_machines({zones.site, 0}, make);
  return on_machines({0, kWest, kEast}, make);
}

std::optional<UrlDate> javascript_day(const FieldValue& value, const DateZones& zones) {
  const std::optional<JavaScriptDate> date = javascript_date(value);
  if (!date) return std::nullopt;
  const auto make = [&](int machine) {
    return civil_at(date->seconds - (date->is_wall ? 60 * machine : 0), 0);
  };
  if (zones.machine) return make(*zones.machine);
  return on_machines({0, kWest, kEast}, make);
}

// Eleventy stops at what is neither a timestamp nor an ISO text.
std::optional<UrlDate> eleventy_date(const FieldValue& value) {
  if (const auto stamp = timestamp_of(value, false)) return civil_at(stamp->seconds, 0);
  const std::string_view text = trim(value.text);
  const bool is_iso =
      is_iso_day(text) || (text.size() > 11 && text[10] == 'T' && is_iso_day(text.substr(0, 10)));
  if (!is_iso || value.kind == FieldValue::Kind::kInt) return std::nullopt;
  const auto date = javascript_text(text);
  if (!date) return std::nullopt;
  return civil_at(date->seconds, 0);
}

// Docusaurus writes a Z behind a text, which spoils those with a zone but for "+0900".
std::optional<UrlDate> docusaurus_date(const FieldValue& value) {
  if (const auto stamp = timestamp_of(value, false)) return civil_at(stamp->seconds, 0);
  const std::string_view text = trim(value.text);
  if (value.kind == FieldValue::Kind::kInt || !javascript_text(text)) return std::nullopt;
  DateTime date = read_date(text).ok() || read_date(text).problem == DateProblem::kAmbiguous
                      ? read_date(text).date
                      : read_date(std::string(text) + "-01").date;
  if (date.offset_minutes) {
    const std::size_t sign = text.find_last_of("+-");
    const bool is_cut = sign != text.npos && sign > 10 && text.find(':', sign) == text.npos;
    if (!is_cut) return std::nullopt;
    date.offset_minutes = 0;
  }
  return civil_at(date.unix_seconds(0), 0);
}

std::optional<UrlDate> hugo_date(const FieldValue& value, const DateZones& zones) {
  if (value.kind == FieldValue::Kind::kInt) {  // seconds since 1970
    std::int64_t number = 0;
    for (const char c : value.text) {
      if (!is_ascii_digit(c) || number > std::int64_t{1} << 40) return std::nullopt;
      number = number * 10 + (c - '0');
    }
    return civil_at(number, 0);
  }
  const DateReading reading = read_date(value.text);
  if (!reading.ok() || reading.date.year == 1 || !engine_reads_date(Engine::kHugo, value)) {
    return std::nullopt;
  }
  return as_written(reading.date, zones.site);
}

// dateutil, on the bare text of a metadata line.
std::optional<UrlDate> pelican_date(const FieldValue& value, const DateZones& zones) {
  const std::string_view text = trim(value.text);
  const DateReading reading = read_date(text);
  const bool is_date = reading.ok() || reading.problem == DateProblem::kAmbiguous;
  const std::size_t slash = text.rfind('/');
  const bool names_zone = slash != text.npos && slash > 0 && is_ascii_letter(text[slash - 1]);
  if (!is_date || value.is_quoted() || !is_ascii(text) || names_zone || reading.date.hour > 23) {
    return std::nullopt;
  }
  return as_written(reading.date, zones.site);
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

std::optional<UrlDate> url_date(const FieldValue& value, DateRule rule, const DateZones& zones) {
  if (!value.is_scalar() || value.kind == FieldValue::Kind::kNull) return std::nullopt;
  switch (rule) {
    case DateRule::kJekyll:
      return jekyll_date(value, zones);
    case DateRule::kHugo:
      return hugo_date(value, zones);
    case DateRule::kPelican:
      return pelican_date(value, zones);
    case DateRule::kHexo:
      return hexo_date(value, zones);
    case DateRule::kEleventy:
      return eleventy_date(value);
    case DateRule::kDocusaurus:
      return docusaurus_date(value);
    case DateRule::kJavaScript:
      return javascript_day(value, zones);
    case DateRule::kOwnOffset:
      break;
  }
  const DateReading reading = read_date(value.text);
  if (reading.problem == DateProblem::kNotADate || reading.problem == DateProblem::kImpossible) {
    return std::nullopt;
  }
  const UrlDate made = as_written(reading.date, zones.site);
  return reading.ok() ? made : uncertain(made);
}

}  // namespace postlint
