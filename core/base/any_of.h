// Looking for any of several bytes: text.find_first_of("?#") without a call of memchr for each
// character of the text, which is what the standard library's does.
//
//   find_any(target, "?#"_any)     the first byte that is one of these
//   find_other(line, " \t"_any)    the first byte that is none of these
//   find_last_other(…)             the last such
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace postlint {

class AnyOf {
 public:
  constexpr explicit AnyOf(std::string_view bytes) {
    for (char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      words_[byte >> 6] |= std::uint64_t{1} << (byte & 63);
    }
  }
  constexpr bool has(char c) const {
    const auto byte = static_cast<unsigned char>(c);
    return words_[byte >> 6] >> (byte & 63) & 1;
  }

 private:
  std::uint64_t words_[4] = {};
};

consteval AnyOf operator""_any(const char* bytes, std::size_t size) {
  return AnyOf(std::string_view(bytes, size));
}

constexpr std::size_t find_any(std::string_view text, const AnyOf& set, std::size_t from = 0) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if (set.has(text[i])) return i;
  }
  return std::string_view::npos;
}

constexpr std::size_t find_other(std::string_view text, const AnyOf& set, std::size_t from = 0) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if (!set.has(text[i])) return i;
  }
  return std::string_view::npos;
}

constexpr std::size_t find_last_other(std::string_view text, const AnyOf& set) {
  for (std::size_t i = text.size(); i > 0; --i) {
    if (!set.has(text[i - 1])) return i - 1;
  }
  return std::string_view::npos;
}

// Whether one of three bytes occurs: for the short texts of inlines, where three calls of memchr
// cost more than looking at sixteen bytes at once.
inline bool has_any(std::string_view text, char a, char b, char c) {
  using Bytes = char __attribute__((vector_size(16)));
  const auto found = [&](const char* at) {
    Bytes bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    const auto equal = (bytes == a) | (bytes == b) | (bytes == c);
    std::uint64_t halves[2];
    std::memcpy(halves, &equal, sizeof halves);
    return (halves[0] | halves[1]) != 0;
  };
  if (text.size() < sizeof(Bytes)) {
    for (char byte : text) {
      if (byte == a || byte == b || byte == c) return true;
    }
    return false;
  }
  std::size_t i = 0;
  for (; i + sizeof(Bytes) <= text.size(); i += sizeof(Bytes)) {
    if (found(text.data() + i)) return true;
  }
  return found(text.data() + text.size() - sizeof(Bytes));
}

}  // namespace postlint
