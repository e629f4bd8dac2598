// Dates as people write them in front matter.
//
// Reads the forms found in real posts (ISO with blank or T, with and without
// seconds, offsets as +0900, +900, +09:00, +9, -4 or Z, time zone names,
// "2022.12.22.", "2016/03/03", "September 21, 2021", "29 Aug 2017", RFC 1123,
// trailing remarks in parentheses). A date has a zone or is explicitly without;
// an impossible one (31 June) is told apart from text that is no date at all.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace postlint {

struct DateTime {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0, millisecond = 0;
  bool has_time = false;
  std::optional<int> offset_minutes;  // east of UTC; nullopt: local time of the site

  // Seconds since 1970-01-01T00:00:00Z; `site_offset_minutes` serves dates without a zone.
  std::int64_t unix_seconds(int site_offset_minutes = 0) const;
};

enum class DateProblem {
  kNone,
  kNotADate,    // "next week"
  kImpossible,  // 2016-06-31, 25:00
  kAmbiguous,   // 03/04/2017, 08-02-21: read by engines in different ways
};

struct DateReading {
  DateTime date;  // for kNone and kAmbiguous
  DateProblem problem = DateProblem::kNotADate;
  bool ok() const { return problem == DateProblem::kNone; }
};

DateReading read_date(std::string_view text);

// The date at the head of a file name such as 2017-08-29-title.md; nullopt where there is none.
std::optional<DateTime> date_of_file_name(std::string_view file_name);

}  // namespace postlint
