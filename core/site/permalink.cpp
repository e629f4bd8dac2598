#include "core/site/permalink.h"

#include "core/base/strings.h"

namespace postlint {
namespace {

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

// Sakamoto's method.
int weekday_of(int year, int month, int day) {
  static constexpr int kOffsets[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  if (month < 3) --year;
  return (year + year / 4 - year / 100 + year / 400 + kOffsets[month - 1] + day) % 7;
}

int iso_weeks_in(int year) {
  const auto ends_on = [](int y) { return (y + y / 4 - y / 100 + y / 400) % 7; };
  return ends_on(year) == 4 || ends_on(year - 1) == 3 ? 53 : 52;
}

}  // namespace

Permalink fill_permalink(std::string_view pattern, const PermalinkTokens& tokens,
                         PermalinkNames names) {
  Permalink made;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != ':') {
      if (pattern[at] != '/' || !made.path.ends_with('/')) made.path += pattern[at];
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < pattern.size() && (is_ascii_alnum(pattern[end]) || pattern[end] == '_')) ++end;
    std::size_t size = end - at - 1;
    auto found = tokens.end();
    if (names == PermalinkNames::kWholeWords) {
      while (size > 0 && pattern[at + size] == '_') --size;
      if (size > 0) found = tokens.find(pattern.substr(at + 1, size));
    } else {
      while (size > 0 && (found = tokens.find(pattern.substr(at + 1, size))) == tokens.end())
        --size;
    }
    if (found == tokens.end()) {
      if (end > at + 1) made.is_known = false;
      made.path += pattern[at++];
      continue;
    }
    for (const char c : found->second) {
      if (c != '/' || !made.path.ends_with('/')) made.path += c;
    }
    at += size + 1;
  }
  return made;
}

CalendarDay calendar_day(const UrlDate& date) {
  static constexpr int kBefore[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  CalendarDay day;
  day.day_of_year =
      kBefore[date.month - 1] + date.day + (date.month > 2 && is_leap(date.year) ? 1 : 0);
  day.weekday = weekday_of(date.year, date.month, date.day);
  const int from_monday = day.weekday == 0 ? 7 : day.weekday;
  day.iso_year = date.year;
  day.iso_week = (day.day_of_year - from_monday + 10) / 7;
  if (day.iso_week < 1) {
    day.iso_year = date.year - 1;
    day.iso_week = iso_weeks_in(day.iso_year);
  } else if (day.iso_week > iso_weeks_in(date.year)) {
    day.iso_year = date.year + 1;
    day.iso_week = 1;
  }
  return day;
}

}  // namespace postlint
