#include "core/text/source_file.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/base/any_of.h"
#include "core/base/utf8.h"
#include "core/base/wide_vectors.h"

namespace postlint {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMostInvalidOffsets = 100;

// Both loops look at every byte, so that compilers make vector code of them.
POSTLINT_WIDE_VECTORS bool holds_non_ascii(const char* bytes, std::size_t size) {
  unsigned char all = 0;
  for (std::size_t i = 0; i < size; ++i) all |= static_cast<unsigned char>(bytes[i]);
  return all >= 0x80;
}

POSTLINT_WIDE_VECTORS bool holds_control(const char* bytes, std::size_t size) {
  unsigned char found = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    found |= static_cast<unsigned char>((byte < 0x20) & (byte != '\t') & (byte != '\n') &
                                        (byte != '\r'));
  }
  return found != 0;
}

std::vector<std::uint32_t> invalid_offsets(std::string_view bytes) {
  std::vector<std::uint32_t> offsets;
  std::size_t found = find_invalid_utf8(bytes, 0);
  while (found != std::string_view::npos && offsets.size() < kMostInvalidOffsets) {
    offsets.push_back(static_cast<std::uint32_t>(found));
    found = find_invalid_utf8(bytes, found + 1);
  }
  return offsets;
}

}  // namespace

std::uint8_t ByteSet::look_for(unsigned char byte) const {
  const bool found = !bytes_.empty() && std::memchr(bytes_.data(), byte, bytes_.size()) != nullptr;
  return found ? kPresent : kAbsent;
}

bool ByteSet::has_non_ascii() const {
  return holds_non_ascii(bytes_.data(), bytes_.size());
}

bool ByteSet::has_control() const {
  return holds_control(bytes_.data(), bytes_.size());
}

SourceFile::SourceFile(std::string path, std::string bytes)
    : path_(std::move(path)), bytes_(std::move(bytes)), byte_set_(bytes_) {
  has_bom_ = bytes_.starts_with(kByteOrderMark);
  if (byte_set_.has_non_ascii()) invalid_utf8_ = invalid_offsets(bytes_);
}

void SourceFile::index_lines() const {
  if (!line_starts_.empty()) return;
  const char* const begin = bytes_.data();
  const char* const end = begin + bytes_.size();
  const auto find = [end](const char* from, char wanted) {
    const void* found = std::memchr(from, wanted, static_cast<std::size_t>(end - from));
    return found == nullptr ? end : static_cast<const char*>(found);
  };
  line_starts_.reserve(bytes_.size() / 32 + 2);
  line_starts_.push_back(0);
  const char* line_feed = find(begin, '\n');
  const char* carriage_return = byte_set_.has('\r') ? find(begin, '\r') : end;
  for (const char* at = begin;;) {
    const char* ending = std::min(line_feed, carriage_return);
    if (ending == end) break;
    at = ending + 1;
    if (ending == carriage_return) {
      if (at != end && line_feed == at) ++at;
      carriage_return = find(at, '\r');
    }
    if (line_feed < at) line_feed = find(at, '\n');
    line_starts_.push_back(static_cast<std::uint32_t>(at - begin));
  }
}

std::uint32_t SourceFile::line_count() const {
  index_lines();
  const auto starts = static_cast<std::uint32_t>(line_starts_.size());
  const bool last_is_empty = starts > 1 && line_starts_.back() == bytes_.size();
  return last_is_empty ? starts - 1 : starts;
}

std::uint32_t SourceFile::line_start(std::uint32_t line) const {
  index_lines();
  if (line == 0) return 0;
  if (line > line_starts_.size()) return static_cast<std::uint32_t>(bytes_.size());
  return line_starts_[line - 1];
}

std::span<const std::uint32_t> SourceFile::line_starts() const {
  index_lines();
  return line_starts_;
}

Span SourceFile::line_span(std::uint32_t line) const {
  const std::uint32_t begin = line_start(line);
  std::uint32_t end = line_start(line + 1);
  if (end > begin && bytes_[end - 1] == '\n') --end;
  if (end > begin && bytes_[end - 1] == '\r') --end;
  return {begin, end};
}

std::uint32_t SourceFile::line_of(std::uint32_t offset) const {
  index_lines();
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::uint32_t>(after - line_starts_.begin());
}

Position SourceFile::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(bytes_.size()));
  const std::uint32_t line = line_of(offset);
  // Findings come mostly in order: going on from the last one keeps a file of one long line linear.
  if (last_.line != line || last_offset_ > offset) {
    last_ = {line, 1};
    last_offset_ = line_start(line);
    if (line == 1) last_offset_ = body_start();
  }
  while (last_offset_ < offset) {
    const std::uint32_t next = last_offset_ + decode_utf8(bytes_, last_offset_).size;
    if (next > offset) break;  // inside a code point
    last_offset_ = next;
    ++last_.column;
  }
  return last_;
}

std::string_view SourceFile::line_ending() const {
  const std::size_t found = find_any(bytes_, "\r\n"_any);
  if (found == std::string::npos || bytes_[found] == '\n') return "\n";
  return bytes_.compare(found, 2, "\r\n") == 0 ? "\r\n" : "\r";
}

}  // namespace postlint
