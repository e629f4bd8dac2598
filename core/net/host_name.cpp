#include "core/net/host_name.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/net/ip_address.h"

namespace postlint {
namespace {

constexpr std::size_t kMaxHost = 253;
constexpr std::size_t kMaxLabel = 63;

// RFC 3492, section 6.1.
std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool is_first) {
  delta = is_first ? delta / 700 : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > 455; k += 36) delta /= 35;
  return k + 36 * delta / (delta + 38);
}

void append_variable_length(std::string& out, std::uint32_t delta, std::uint32_t bias) {
  for (std::uint32_t k = 36;; k += 36) {
    const std::uint32_t threshold = k <= bias ? 1 : std::min<std::uint32_t>(k - bias, 26);
    const bool is_last = delta < threshold;
    const std::uint32_t digit =
        is_last ? delta : threshold + (delta - threshold) % (36 - threshold);
    out += static_cast<char>(digit < 26 ? 'a' + digit : '0' + digit - 26);
    if (is_last) return;
    delta = (delta - threshold) / (36 - threshold);
  }
}

bool is_ignored(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

// Lower case, compatible forms united, dots made ASCII.
std::u32string mapped(std::string_view host) {
  const std::string folded = to_lower(to_nfkc(to_lower(host)));
  std::u32string out;
  for (std::size_t offset = 0; offset < folded.size();) {
    const DecodedCodePoint decoded = decode_utf8(folded, offset);
    offset += decoded.size;
    if (is_ignored(decoded.value)) continue;
    out += decoded.value == 0x3002 ? U'.' : decoded.value;
  }
  return out;
}

// No host name has it; of ASCII.
bool is_forbidden(char c) {
  if (is_ascii_alnum(c) || c == '.' || c == '-') return false;
  return static_cast<unsigned char>(c) <= ' ' || c == 0x7F ||
         std::string_view("#/:<>?@[\\]^|%").find(c) != std::string_view::npos;
}

// A part of an IPv4 address as the URL standard reads it: decimal, 0octal, 0xhex.
std::optional<std::uint64_t> ipv4_part(std::string_view text) {
  if (text.empty()) return std::nullopt;
  unsigned base = 10;
  if (starts_with_ignoring_case(text, "0x")) {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text[0] == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  std::uint64_t value = 0;
  for (const char c : text) {
    unsigned digit = 99;
    if (is_ascii_digit(c)) digit = static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<unsigned>(c - 'a' + 10);
    if (digit >= base || value > UINT32_MAX) return std::nullopt;
    value = value * base + digit;
  }
  return value;
}

bool ends_in_number(const std::vector<std::string_view>& labels) {
  const std::string_view last = labels.back();
  if (last.empty()) return false;
  if (std::all_of(last.begin(), last.end(), is_ascii_digit)) return true;
  return starts_with_ignoring_case(last, "0x") && ipv4_part(last).has_value();
}

std::optional<std::string> ipv4_host(const std::vector<std::string_view>& labels) {
  if (labels.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto part = ipv4_part(labels[i]);
    if (!part) return std::nullopt;
    if (i + 1 < labels.size()) {
      if (*part > 255) return std::nullopt;
      address |= *part << (8 * (3 - i));
    } else {
      if (*part >= std::uint64_t{1} << (8 * (5 - labels.size()))) return std::nullopt;
      address |= *part;
    }
  }
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) {
    if (!out.empty()) out += '.';
    out += std::to_string((address >> shift) & 255);
  }
  return out;
}

std::string encoded_labels(const std::u32string& host) {
  std::string out;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(host.find(U'.', begin), host.size());
    const std::u32string_view label(host.data() + begin, end - begin);
    const bool plain = std::all_of(label.begin(), label.end(), [](char32_t c) { return c < 0x80; });
    if (plain) {
      for (const char32_t c : label) out += static_cast<char>(c);
    } else {
      out += "xn--" + punycode(label);
    }
    if (end == host.size()) return out;
    out += '.';
    begin = end + 1;
  }
}

}  // namespace

std::string punycode(std::u32string_view label) {
  if (label.size() > kMaxHost) return {};
  std::string out;
  for (const char32_t c : label) {
    if (c < 0x80) out += static_cast<char>(c);
  }
  const auto basic = static_cast<std::uint32_t>(out.size());
  std::uint32_t handled = basic, next = 128, delta = 0, bias = 72;
  if (basic > 0) out += '-';
  while (handled < label.size()) {
    char32_t smallest = 0x110000;
    for (const char32_t c : label) {
      if (c >= next) smallest = std::min(smallest, c);
    }
    delta += (smallest - next) * (handled + 1);
    next = smallest;
    for (const char32_t c : label) {
      if (c < next) ++delta;
      if (c != next) continue;
      append_variable_length(out, delta, bias);
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++next;
  }
  return out;
}

Result<std::string> ascii_host(std::string_view host) {
  if (host.starts_with('[')) {
    if (!host.ends_with(']')) return Error{"the address in [ ] does not end"};
    const auto address = parse_ip(host.substr(1, host.size() - 2));
    if (!address || address->is_v4) return Error{"what stands in [ ] is no IPv6 address"};
    return "[" + address->to_string() + "]";
  }
  const std::string decoded =
      host.find('%') == std::string_view::npos ? std::string(host) : percent_decode(host);
  if (decoded.empty()) return Error{"there is no host"};
  if (decoded.size() > 4 * kMaxHost) return Error{"the host name is too long"};
  if (!is_valid_utf8(decoded)) return Error{"the host name is not UTF-8"};
  std::string out = is_ascii(decoded) ? ascii_lower(decoded) : encoded_labels(mapped(decoded));
  if (out.empty()) return Error{"there is no host"};
  if (std::any_of(out.begin(), out.end(), is_forbidden)) {
    return Error{"the host name has a character that no host name has"};
  }
  std::vector<std::string_view> labels = split(out, '.');
  if (labels.back().empty() && labels.size() > 1) labels.pop_back();
  if (ends_in_number(labels)) {
    const auto address = ipv4_host(labels);
    if (!address) return Error{"the host looks like an IPv4 address and is none"};
    return *address;
  }
  const auto too_long = [](std::string_view label) { return label.size() > kMaxLabel; };
  if (out.size() > kMaxHost + 1 || std::any_of(labels.begin(), labels.end(), too_long)) {
    return Error{"the host name is too long"};
  }
  if (std::any_of(labels.begin(), labels.end(), [](auto label) { return label.empty(); })) {
    return Error{"the host name has an empty part"};
  }
  return out;
}

}  // namespace postlint
