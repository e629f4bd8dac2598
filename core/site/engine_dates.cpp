#include "core/site/engine_dates.h"

#include <fmt/format.h>

#include "core/base/strings.h"

namespace postlint {
namespace {

// Takes a number of exactly `digits` digits (or fewer, down to `least`) off the head.
bool take_digits(std::string_view& text, std::size_t most, std::size_t least) {
  std::size_t size = 0;
  while (size < text.size() && size < most && is_ascii_digit(text[size])) ++size;
  if (size < least) return false;
  text.remove_prefix(size);
  return true;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

// RFC 3339 with T or a blank, as Go and Rust read it: two-digit month and day, seconds, and an
// offset of four digits. `lax`: a blank before the offset and no colon in it will do.
bool is_internet_date(std::string_view text, bool lax) {
  if (!take_digits(text, 4, 4) || !take(text, '-') || !take_digits(text, 2, 2) ||
      !take(text, '-') || !take_digits(text, 2, 2)) {
    return false;
  }
  if (text.empty()) return true;
  if (!take(text, 'T') && !take(text, ' ')) return false;
  if (text.starts_with("24")) return false;
  if (!take_digits(text, 2, lax ? 1 : 2) || !take(text, ':') || !take_digits(text, 2, 2) ||
      !take(text, ':') || !take_digits(text, 2, 2)) {
    return false;
  }
  if (take(text, '.') && !take_digits(text, 20, 1)) return false;
  if (text.empty() || text == "Z") return true;
  if (lax) take(text, ' ');
  if (!take(text, '+') && !take(text, '-')) return false;
  if (!take_digits(text, 2, 2)) return false;
  if (!take(text, ':') && !lax) return false;
  return take_digits(text, 2, 2) && (text.empty() || (lax && text.starts_with(' ')));
}

// "29 Aug 2017" and RFC 1123.
bool is_mail_date(std::string_view text) {
  if (text.size() > 5 && is_ascii_letter(text.front())) {
    const std::size_t comma = text.find(", ");
    if (comma == std::string_view::npos) return false;
    text.remove_prefix(comma + 2);
  }
  return take_digits(text, 2, 2) && take(text, ' ') && !text.empty() &&
         is_ascii_letter(text.front());
}

}  // namespace

bool engine_reads_date(Engine engine, const FieldValue& value) {
  const std::string_view text = value.text;
  const bool is_number = value.kind == FieldValue::Kind::kInt;
  switch (engine) {
    case Engine::kHugo:
      return !is_number &&
             (value.text.size() < 8 || is_internet_date(text, true) || is_mail_date(text));
    case Engine::kZola:
      return value.kind == FieldValue::Kind::kDate || (!is_number && is_internet_date(text, false));
    case Engine::kAstro:
    case Engine::kEleventy:
    case Engine::kGatsby:
    case Engine::kDocusaurus:
      return !is_number;
    default:
      return true;
  }
}

std::string safe_date(const DateTime& date) {
  std::string text = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  if (!date.has_time) return text;
  text += fmt::format("T{:02}:{:02}:{:02}", date.hour, date.minute, date.second);
  if (!date.offset_minutes) return text;
  const int offset = *date.offset_minutes;
  if (offset == 0) return text + "Z";
  const int size = offset < 0 ? -offset : offset;
  return text + fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 60, size % 60);
}

}  // namespace postlint
