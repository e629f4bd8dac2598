// One file as it stands on disk: its path, its bytes and where its lines begin.
//
// The bytes are owned here and never change; every Span and string_view of a
// Post points into them, so the SourceFile must outlive the Post. Lines end at
// "\n", "\r\n" or a lone "\r" (CommonMark's rule). Lines and columns are 1-based;
// columns count code points (an invalid byte counts as one, a byte order mark as none).
// A final line ending begins no further line: "a\n" has one line, and so has an empty
// file. The end of a file behind its final line ending is column 1 of line_count() + 1.
// Const members may be called from one thread at a time (the line index is made
// on first use).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/span.h"

namespace postlint {

struct Position {
  std::uint32_t line = 0;    // 1-based
  std::uint32_t column = 0;  // 1-based, code points
  friend bool operator==(const Position&, const Position&) = default;
};

// Which of the 256 byte values occur, so that most checks can skip most files. A value is looked
// for when it is first asked about; absent ones cost a memchr of the file, once.
class ByteSet {
 public:
  explicit ByteSet(std::string_view bytes) : bytes_(bytes) {}
  bool has(unsigned char byte) const {
    std::uint8_t& state = states_[byte];
    if (state == kUnknown) state = look_for(byte);
    return state == kPresent;
  }
  bool has_non_ascii() const;
  bool has_control() const;  // below U+0020, but for tab, line feed and carriage return

 private:
  enum State : std::uint8_t { kUnknown, kAbsent, kPresent };
  std::uint8_t look_for(unsigned char byte) const;

  std::string_view bytes_;
  mutable std::array<std::uint8_t, 256> states_{};
};

class SourceFile {
 public:
  // `path` is what a person typed or would type; it is printed in reports.
  SourceFile(std::string path, std::string bytes);
  SourceFile(const SourceFile&) = delete;  // spans, views and the byte set point into it
  SourceFile& operator=(const SourceFile&) = delete;

  const std::string& path() const { return path_; }
  std::string_view bytes() const { return bytes_; }
  std::string_view text(Span span) const { return span.in(bytes_); }
  bool has_bom() const { return has_bom_; }
  std::uint32_t body_start() const { return has_bom_ ? 3 : 0; }  // first byte after a BOM
  const ByteSet& byte_set() const { return byte_set_; }

  // Byte offsets of bytes that are not valid UTF-8, at most the first 100.
  const std::vector<std::uint32_t>& invalid_utf8() const { return invalid_utf8_; }

  std::uint32_t line_count() const;
  std::uint32_t line_start(std::uint32_t line) const;  // offset of the line's first byte
  std::span<const std::uint32_t> line_starts() const;  // of all lines
  Span line_span(std::uint32_t line) const;            // without its line ending
  std::string_view line_text(std::uint32_t line) const { return line_span(line).in(bytes_); }
  std::uint32_t line_of(std::uint32_t offset) const;  // 1-based
  Position position(std::uint32_t offset) const;
  // "\n", "\r\n" or "\r": the ending of the first line that has one, else "\n".
  std::string_view line_ending() const;

 private:
  void index_lines() const;

  std::string path_;
  std::string bytes_;
  ByteSet byte_set_;
  std::vector<std::uint32_t> invalid_utf8_;
  mutable std::vector<std::uint32_t> line_starts_;
  mutable Position last_;  // of last_offset_, where position() goes on
  mutable std::uint32_t last_offset_ = 0;
  bool has_bom_ = false;
};

}  // namespace postlint
