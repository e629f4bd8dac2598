// Patterns of URLs: "/:year/:month/:title/", as Jekyll, Hexo, Hugo and others write them.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/site/url_date.h"

namespace postlint {

using PermalinkTokens = std::map<std::string, std::string, std::less<>>;

struct Permalink {
  std::string path;
  bool is_known = true;  // false: the pattern names something that has no value here
};

// How far a name goes: the longest known beginning (":title_x" is ":title" and "_x"), or all its
// letters, digits and underscores but for one underscore at the end (Hexo).
enum class PermalinkNames { kLongestKnown, kWholeWords };

// Puts the values into the pattern, ":output_ext", "W:week". Runs of slashes become one.
Permalink fill_permalink(std::string_view pattern, const PermalinkTokens& tokens,
                         PermalinkNames names = PermalinkNames::kLongestKnown);

struct CalendarDay {
  int day_of_year = 1;  // 1 to 366
  int weekday = 0;      // 0 is Sunday
  int iso_year = 0, iso_week = 1;
};
CalendarDay calendar_day(const UrlDate& date);

}  // namespace postlint
