#include "core/post/yaml_timestamp.h"

#include "core/base/strings.h"
#include "core/post/date.h"

namespace postlint {
namespace {

class TimestampReader {
 public:
  TimestampReader(std::string_view text, bool lax) : text_(text), is_lax_(lax) {}

  std::optional<YamlTimestamp> read() {
    DateTime date;
    if (number(4, date.year) != 4 || !take('-')) return std::nullopt;
    const std::size_t month_size = number(2, date.month);
    if (month_size == 0 || !take('-')) return std::nullopt;
    const std::size_t day_size = number(2, date.day);
    if (day_size == 0) return std::nullopt;
    YamlTimestamp made;
    if (at_ == text_.size()) {
      if (month_size != 2 || day_size != 2) return std::nullopt;
    } else if (!read_time(date)) {
      return std::nullopt;
    } else {
      made.has_time = true;
    }
    made.month = date.month;
    made.day = date.day;
    made.hour = date.hour;
    date.year += (date.month - 1) / 12;  // a month 0 stays what it is: no calendar has it
    date.month = (date.month - 1) % 12 + 1;
    if (date.month < 1) return std::nullopt;
    made.seconds = date.unix_seconds(0);
    return made;
  }

 private:
  std::size_t number(std::size_t most, int& value) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && at_ - begin < most && is_ascii_digit(text_[at_])) {
      value = value * 10 + (text_[at_++] - '0');
    }
    return at_ - begin;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool skip_blanks() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    return at_ != begin;
  }

  bool read_time(DateTime& date) {
    if (!take('T') && !take('t') && !skip_blanks()) return false;
    if (number(2, date.hour) == 0 || !take(':') || number(2, date.minute) != 2 || !take(':') ||
        number(2, date.second) != 2) {
      return false;
    }
    if (take('.')) {
      while (at_ < text_.size() && is_ascii_digit(text_[at_])) ++at_;
    }
    date.offset_minutes = 0;
    skip_blanks();
    if (at_ == text_.size()) return true;
    if (take('Z')) return at_ == text_.size();
    const int sign = take('-') ? -1 : take('+') ? 1 : 0;
    int hours = 0, minutes = 0;
    if (sign == 0 || number(2, hours) == 0) return false;
    const bool has_colon = take(':');
    if (has_colon || (is_lax_ && at_ < text_.size())) {
      if (number(2, minutes) != 2) return false;
    }
    date.offset_minutes = sign * (hours * 60 + minutes);
    return at_ == text_.size();
  }

  std::string_view text_;
  bool is_lax_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<YamlTimestamp> read_yaml_timestamp(std::string_view text, bool lax) {
  return TimestampReader(text, lax).read();
}

}  // namespace postlint
