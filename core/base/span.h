// A range of bytes in a source file.
//
// Offsets are 0-based bytes from the first byte of the file (a byte order mark
// counts). A span is half open: [begin, end). An unknown span says that the
// exact place could not be proved; whoever holds one may report a line and must
// never edit.
#pragma once

#include <cstdint>
#include <string_view>

namespace postlint {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  static constexpr Span unknown() { return {UINT32_MAX, UINT32_MAX}; }
  constexpr bool known() const { return begin != UINT32_MAX; }
  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  std::string_view in(std::string_view bytes) const { return bytes.substr(begin, end - begin); }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

}  // namespace postlint
