#include "core/site/time_zone.h"

#include <array>
#include <cstdlib>
#include <utility>

#include "core/base/strings.h"

namespace postlint {
namespace {

// "+09:00", "-0330", "+9"; `text` begins with the sign.
std::optional<int> read_offset(std::string_view text) {
  const int sign = text[0] == '-' ? -1 : 1;
  std::string digits;
  for (char c : text.substr(1)) {
    if (is_ascii_digit(c)) {
      digits += c;
    } else if (c != ':') {
      return std::nullopt;
    }
  }
  if (digits.size() <= 2 && !digits.empty()) return sign * 60 * std::atoi(digits.c_str());
  if (digits.size() == 3) digits.insert(0, 1, '0');
  if (digits.size() != 4) return std::nullopt;
  return sign * (60 * std::atoi(digits.substr(0, 2).c_str()) + std::atoi(digits.substr(2).c_str()));
}

// The standard offset of a POSIX zone, "KST-9", "<+0330>-3:30" or "CET-1CEST,M3.5.0,M10.5.0/3":
// west is positive there.
std::optional<int> read_posix_zone(std::string_view text) {
  std::size_t at = 0;
  if (text.starts_with('<')) {
    at = text.find('>');
    if (at == std::string_view::npos) return std::nullopt;
    ++at;
  } else {
    while (at < text.size() && is_ascii_letter(text[at])) ++at;
  }
  if (at == 0 || at >= text.size()) return std::nullopt;
  const bool is_east = text[at] == '-';
  if (text[at] == '-' || text[at] == '+') ++at;
  std::size_t end = at;
  while (end < text.size() && (is_ascii_digit(text[end]) || text[end] == ':')) ++end;
  if (end == at) return std::nullopt;
  return read_offset((is_east ? "+" : "-") + std::string(text.substr(at, end - at)));
}

bool is_zone_name(std::string_view zone) {
  for (char c : zone) {
    if (!is_ascii_alnum(c) && c != '/' && c != '_' && c != '-' && c != '+') return false;
  }
  return !zone.empty() && is_ascii_letter(zone[0]) && zone.size() < 64;
}

std::optional<int> common_zone(std::string_view zone) {
  constexpr std::array<std::pair<std::string_view, int>, 14> kZones = {{
      {"Asia/Seoul", 540},
      {"Asia/Tokyo", 540},
      {"Asia/Shanghai", 480},
      {"Asia/Taipei", 480},
      {"Asia/Hong_Kong", 480},
      {"Asia/Singapore", 480},
      {"Asia/Kolkata", 330},
      {"Europe/London", 0},
      {"Europe/Berlin", 60},
      {"Europe/Paris", 60},
      {"America/New_York", -300},
      {"America/Chicago", -360},
      {"America/Los_Angeles", -480},
      {"Australia/Sydney", 600},
  }};
  for (const auto& [name, minutes] : kZones) {
    if (name == zone) return minutes;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> zone_offset_minutes(std::string_view zone, const ReadText& read) {
  zone = trim(zone);
  if (zone.empty()) return std::nullopt;
  if (zone == "Z" || equals_ignoring_case(zone, "UTC") || equals_ignoring_case(zone, "GMT"))
    return 0;
  if (zone[0] == '+' || zone[0] == '-') return read_offset(zone);
  if (!is_zone_name(zone)) return std::nullopt;
  if (const auto minutes = common_zone(zone)) return minutes;
  // A zone file of version 2 and later ends in "\n<POSIX zone>\n".
  const std::optional<std::string> file = read("/usr/share/zoneinfo/" + std::string(zone));
  if (!file || !file->starts_with("TZif") || !file->ends_with('\n')) return std::nullopt;
  const std::string_view bytes = std::string_view(*file).substr(0, file->size() - 1);
  const std::size_t line = bytes.rfind('\n');
  if (line == std::string_view::npos) return std::nullopt;
  return read_posix_zone(bytes.substr(line + 1));
}

bool zone_changes(std::string_view zone, const ReadText& read) {
  zone = trim(zone);
  if (zone.empty() || zone == "Z" || zone[0] == '+' || zone[0] == '-' ||
      equals_ignoring_case(zone, "UTC") || equals_ignoring_case(zone, "GMT")) {
    return false;
  }
  for (const std::string_view steady : {"Asia/Seoul", "Asia/Tokyo", "Asia/Shanghai", "Asia/Taipei",
                                        "Asia/Hong_Kong", "Asia/Singapore", "Asia/Kolkata"}) {
    if (zone == steady) return false;
  }
  if (!is_zone_name(zone)) return true;
  const std::optional<std::string> file = read("/usr/share/zoneinfo/" + std::string(zone));
  if (!file || !file->starts_with("TZif") || !file->ends_with('\n')) return true;
  const std::string_view bytes = std::string_view(*file).substr(0, file->size() - 1);
  const std::string_view rule = bytes.substr(bytes.rfind('\n') + 1);
  if (rule.find(',') != std::string_view::npos) return true;  // summer time for ever
  // RFC 8536: a header of 44 bytes with six counts, data with 32-bit times, the same with 64.
  const auto number = [bytes](std::size_t at, std::size_t size) {
    std::int64_t value = 0;
    for (std::size_t i = at; i < at + size && i < bytes.size(); ++i) {
      value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) << 8 |
                                        static_cast<unsigned char>(bytes[i]));
    }
    return value;
  };
  const std::int64_t utc = number(20, 4), standard = number(24, 4), leaps = number(28, 4),
                     times = number(32, 4), types = number(36, 4), letters = number(40, 4);
  const std::int64_t second = 44 + times * 5 + types * 6 + letters + leaps * 8 + standard + utc;
  if (second < 44 || second + 44 > static_cast<std::int64_t>(bytes.size())) return true;
  const std::int64_t count = number(static_cast<std::size_t>(second) + 32, 4);
  const std::int64_t last = second + 44 + (count - 1) * 8;
  if (count == 0) return false;
  if (count < 0 || last + 8 > static_cast<std::int64_t>(bytes.size())) return true;
  constexpr std::int64_t k1995 = 788918400;
  return number(static_cast<std::size_t>(last), 8) > k1995;
}

}  // namespace postlint
