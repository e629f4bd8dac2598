// A hand-written reader: no locale, no strptime, one pass.
//
// First the date in one of four shapes (year first; numbers with the year last; a month's name;
// 2017년 8월 29일), then an optional time, an optional zone, an optional remark in parentheses.
// Whatever is left over makes it no date.
#include "core/post/date.h"

#include <array>

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
  static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_day(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

// 1 to 12 for an English month's name, its first three letters or "Sept"; 0 otherwise.
int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kNames{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (word.size() < 3 || word.size() > 9) return 0;
  const std::string lower = ascii_lower(word);
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (lower == kNames[i] || lower == kNames[i].substr(0, 3)) return static_cast<int>(i + 1);
  }
  return lower == "sept" ? 9 : 0;
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kNames{
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  if (word.size() < 3) return false;
  const std::string lower = ascii_lower(word);
  for (const std::string_view name : kNames) {
    if (name.starts_with(lower)) return true;
  }
  return false;
}

struct Zone {
  std::string_view name;
  int minutes;
};
// Names that mean one offset, as RFC 2822 and Ruby's Time.parse take them.
constexpr std::array<Zone, 26> kZones{{
    {"z", 0},      {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240}, {"cst", -360},
    {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"kst", 540},
    {"jst", 540},  {"cet", 60},   {"cest", 120}, {"met", 60},   {"mest", 120}, {"eet", 120},
    {"eest", 180}, {"wet", 0},    {"west", 60},  {"bst", 60},   {"ist", 330},  {"aest", 600},
    {"aedt", 660}, {"msk", 180},
}};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  DateReading read() {
    DateReading reading;
    skip_blanks();
    DateProblem problem = is_ascii_digit(peek()) ? read_numbers() : read_names();
    if (problem == DateProblem::kNotADate) return reading;
    const DateProblem after = read_time_and_rest();
    if (after == DateProblem::kNotADate) return reading;
    if (after == DateProblem::kImpossible) problem = after;
    reading.problem = problem;
    if (problem != DateProblem::kImpossible) reading.date = date_;
    return reading;
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool take(char c) {
    if (peek() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  bool skip_blanks() {
    const std::size_t begin = at_;
    while (is_blank(peek()) || text_.substr(at_, 2) == kNoBreakSpace)
      at_ += is_blank(peek()) ? 1 : 2;
    return at_ != begin;
  }
  // Up to `most` digits; returns how many there were.
  std::size_t number(std::size_t most, int& value) {
    std::size_t digits = 0;
    value = 0;
    while (digits < most && is_ascii_digit(peek())) {
      value = value * 10 + (peek() - '0');
      ++at_;
      ++digits;
    }
    return digits;
  }
  std::string_view word() {
    const std::size_t begin = at_;
    while (is_ascii_letter(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  DateProblem set(int year, int month, int day) {
    date_.year = year;
    date_.month = month;
    date_.day = day;
    return is_day(year, month, day) ? DateProblem::kNone : DateProblem::kImpossible;
  }

  DateProblem read_numbers() {
    std::size_t digits = 0;
    while (is_ascii_digit(peek(digits))) ++digits;
    if (digits == 8) return read_compact();
    if (digits == 4) return read_year_first();
    return digits <= 2 ? read_year_last() : DateProblem::kNotADate;
  }

  // 20170829, and 20170829T100000Z
  DateProblem read_compact() {
    int year = 0, month = 0, day = 0;
    number(4, year);
    number(2, month);
    number(2, day);
    if ((peek() == 'T' || peek() == 't') && is_ascii_digit(peek(1))) {
      ++at_;
      int hour = 0, minute = 0, second = 0;
      if (number(2, hour) != 2 || number(2, minute) != 2) return DateProblem::kNotADate;
      number(2, second);
      if (is_ascii_digit(peek())) return DateProblem::kNotADate;
      time_is_read_ = true;
      set_time(hour, minute, second);
    }
    return set(year, month, day);
  }

  // 2017-08-29, 2017/8/29, 2017.08.29., 2017. 8. 29., 2017년 8월 29일
  DateProblem read_year_first() {
    int year = 0, month = 0, day = 0;
    number(4, year);
    if (take("년")) {
      skip_blanks();
      if (number(2, month) == 0 || !take("월")) return DateProblem::kNotADate;
      skip_blanks();
      if (number(2, day) == 0 || !take("일")) return DateProblem::kNotADate;
      return set(year, month, day);
    }
    const char separator = peek();
    if (separator != '-' && separator != '/' && separator != '.') return DateProblem::kNotADate;
    ++at_;
    if (separator == '.') skip_blanks();
    if (number(2, month) == 0 || !take(separator)) return DateProblem::kNotADate;
    if (separator == '.') skip_blanks();
    if (number(2, day) == 0 || is_ascii_digit(peek())) return DateProblem::kNotADate;
    if (separator == '.') take('.');
    return set(year, month, day);
  }

  // 24-05-2015, 08/29/2017, 08-02-21, 29 Aug 2017, 29th August 2017
  DateProblem read_year_last() {
    int first = 0, second = 0, year = 0;
    number(2, first);
    const char separator = peek();
    if (separator != '-' && separator != '/' && separator != '.') return read_day_and_name(first);
    ++at_;
    if (is_ascii_letter(peek())) {  // 29-Aug-2017
      const int month = month_of(word());
      if (month == 0 || !take(separator) || number(4, year) != 4) return DateProblem::kNotADate;
      return set(year, month, first);
    }
    if (number(2, second) == 0 || !take(separator)) return DateProblem::kNotADate;
    const std::size_t digits = number(4, year);
    if (digits == 2) {  // which of the three is the year, nobody can tell
      set(2000 + year, first, second);
      if (!is_day(date_.year, first, second)) set(2000 + year, second, first);
      return is_day(date_.year, date_.month, date_.day) ? DateProblem::kAmbiguous
                                                        : DateProblem::kNotADate;
    }
    if (digits != 4) return DateProblem::kNotADate;
    const bool month_first = is_day(year, first, second);
    const bool day_first = is_day(year, second, first);
    if (!month_first && !day_first) return set(year, second, first);
    set(year, month_first ? first : second, month_first ? second : first);
    return month_first && day_first && first != second ? DateProblem::kAmbiguous
                                                       : DateProblem::kNone;
  }

  void skip_ordinal() {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (take(ending)) return;
    }
  }

  DateProblem read_day_and_name(int day) {
    skip_ordinal();
    skip_blanks();
    take("of ");
    const int month = month_of(word());
    take('.');
    take(',');
    int year = 0;
    if (month == 0 || !skip_blanks() || number(4, year) != 4) return DateProblem::kNotADate;
    return set(year, month, day);
  }

  // September 21, 2021; Aug 29 2017; Tue, 29 Aug 2017; Tue Aug 29 2017
  DateProblem read_names() {
    std::string_view name = word();
    if (name.empty()) return DateProblem::kNotADate;
    int day = 0, year = 0;
    if (is_weekday(name)) {
      take('.');
      take(',');
      skip_blanks();
      if (is_ascii_digit(peek())) {
        if (is_ascii_digit(peek(2))) return read_numbers();  // Tue, 2017-08-29
        number(2, day);
        return read_day_and_name(day);
      }
      name = word();
    }
    const int month = month_of(name);
    take('.');
    if (month == 0 || !skip_blanks() || number(2, day) == 0) return DateProblem::kNotADate;
    skip_ordinal();
    take(',');
    if (!skip_blanks() || number(4, year) != 4) return DateProblem::kNotADate;
    return set(year, month, day);
  }

  bool set_time(int hour, int minute, int second) {
    date_.has_time = true;
    date_.hour = hour;
    date_.minute = minute;
    date_.second = second;
    time_is_possible_ =
        minute < 60 && second <= 60 && (hour < 24 || (hour == 24 && minute == 0 && second == 0));
    return time_is_possible_;
  }

  // [T or blanks] 10:00[:00[.123]] [AM] [zone] [(remark)]
  DateProblem read_time_and_rest() {
    if (!time_is_read_) {
      const bool separated = take('T') || take('t') || take(',') || skip_blanks();
      skip_blanks();
      if (separated) take("at ");
      const bool afternoon = take("오후");
      const bool before_noon = !afternoon && take("오전");
      skip_blanks();
      if (is_ascii_digit(peek())) {
        if (!separated || !read_clock(afternoon, before_noon)) return DateProblem::kNotADate;
      } else if (afternoon || before_noon) {
        return DateProblem::kNotADate;
      }
    }
    skip_blanks();
    if (!read_zone()) return DateProblem::kNotADate;
    skip_blanks();
    if (peek() == '(' && text_.find(')', at_) != std::string_view::npos) {
      at_ = text_.find(')', at_) + 1;
      skip_blanks();
    }
    if (at_ < text_.size()) return DateProblem::kNotADate;
    return time_is_possible_ ? DateProblem::kNone : DateProblem::kImpossible;
  }

  bool read_clock(bool afternoon, bool before_noon) {
    int hour = 0, minute = 0, second = 0, part = 0;
    if (number(2, hour) == 0 || !take(':') || number(2, minute) == 0) return false;
    if (peek() == ':') {
      ++at_;
      if (number(2, second) == 0) return false;
      if (peek() == '.' || peek() == ',') {
        ++at_;
        const std::size_t digits = number(3, part);
        if (digits == 0) return false;
        for (std::size_t i = digits; i < 3; ++i) part *= 10;
        while (is_ascii_digit(peek())) ++at_;
      }
    } else {
      take("-:00");  // seen in a real post: "16:30-:00+16:30"
    }
    const std::size_t mark = at_;
    skip_blanks();
    const std::string_view half = word();
    const bool is_pm = equals_ignoring_case(half, "pm"), is_am = equals_ignoring_case(half, "am");
    if (!is_pm && !is_am) at_ = mark;
    if ((afternoon || is_pm) && hour < 12) hour += 12;
    if ((before_noon || is_am) && hour == 12) hour = 0;
    set_time(hour, minute, second);
    date_.millisecond = part;
    int year = 0;
    const std::size_t before_year = at_;  // "18:30:22 2023 -0800": the year once more
    if (!skip_blanks() || number(4, year) != 4 || year != date_.year) at_ = before_year;
    return true;
  }

  bool read_zone() {
    if (at_ >= text_.size() || peek() == '(') return true;
    if (peek() == '+' || peek() == '-') return date_.has_time && read_offset();
    if (!is_ascii_letter(peek())) return false;
    const std::size_t begin = at_;
    while (is_ascii_letter(peek()) || peek() == '/' || peek() == '_') ++at_;
    const std::string name = ascii_lower(text_.substr(begin, at_ - begin));
    for (const Zone& zone : kZones) {
      if (name != zone.name) continue;
      date_.offset_minutes = zone.minutes;
      if (zone.minutes == 0 && name != "z" && (peek() == '+' || peek() == '-'))
        return read_offset();
      return date_.has_time || name == "z";
    }
    if (name == "asia/seoul" || name == "asia/tokyo") {
      date_.offset_minutes = 540;
      return true;
    }
    return name.find('/') != std::string::npos;  // a zone whose offset is not known here
  }

  // +0900, +900, +09:00, +09, +9, -4
  bool read_offset() {
    const int sign = take('-') ? -1 : 1;
    if (sign > 0) take('+');
    int value = 0;
    const std::size_t digits = number(4, value);
    if (digits == 0 || is_ascii_digit(peek())) return false;
    int hours = value, minutes = 0;
    if (digits > 2) {
      hours = value / 100;
      minutes = value % 100;
    } else if (take(':')) {
      if (number(2, minutes) != 2) return false;
    }
    if (hours > 23 || minutes > 59) return false;
    date_.offset_minutes = sign * (hours * 60 + minutes);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  DateTime date_;
  bool time_is_read_ = false;
  bool time_is_possible_ = true;
};

// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible
// low-level date algorithms").
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

}  // namespace

std::int64_t DateTime::unix_seconds(int site_offset_minutes) const {
  const std::int64_t local =
      days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
  return local - std::int64_t{offset_minutes.value_or(site_offset_minutes)} * 60;
}

DateReading read_date(std::string_view text) {
  text = trim(text);
  if (text.size() > 100) return {};
  return Reader(text).read();
}

std::optional<DateTime> date_of_file_name(std::string_view file_name) {
  DateTime date;
  std::size_t at = 0;
  const auto number = [&](std::size_t most, int& value) {
    const std::size_t begin = at;
    while (at < file_name.size() && at - begin < most && is_ascii_digit(file_name[at])) {
      value = value * 10 + (file_name[at++] - '0');
    }
    return at - begin;
  };
  const auto dash = [&] { return at < file_name.size() && file_name[at++] == '-'; };
  if (number(4, date.year) != 4 || !dash() || number(2, date.month) == 0 || !dash() ||
      number(2, date.day) == 0 || !is_day(date.year, date.month, date.day)) {
    return std::nullopt;
  }
  const char next = at < file_name.size() ? file_name[at] : '\0';
  if (next != '-' && next != '_' && next != '.' && next != ' ' && next != '\0') return std::nullopt;
  return date;
}

}  // namespace postlint
