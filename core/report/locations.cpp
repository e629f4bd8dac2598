#include "core/report/locations.h"

#include <fmt/format.h>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/io/file_tree.h"
#include "core/lint/line_hash.h"
#include "core/lint/rule.h"

namespace postlint {
namespace {

constexpr std::uint32_t kBlock = 256;

bool is_continuation_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

CodePointIndex::CodePointIndex(const SourceFile& file) : file_(file) {
  if (!file.byte_set().has_non_ascii()) return;
  const std::string_view bytes = file.bytes();
  marks_.reserve(bytes.size() / kBlock + 1);
  std::uint32_t count = 0;
  if (file.invalid_utf8().empty()) {
    // In valid UTF-8 each byte that continues no code point begins one.
    for (std::size_t begin = 0; begin < bytes.size(); begin += kBlock) {
      std::size_t first = begin;
      while (first < bytes.size() && is_continuation_byte(bytes[first])) ++first;
      marks_.push_back({static_cast<std::uint32_t>(first), count});
      for (char byte : bytes.substr(begin, kBlock)) count += !is_continuation_byte(byte);
    }
    return;
  }
  for (std::size_t at = 0; at < bytes.size(); ++count) {
    if (at >= marks_.size() * kBlock) marks_.push_back({static_cast<std::uint32_t>(at), count});
    at += decode_utf8(bytes, at).size;
  }
}

std::uint32_t CodePointIndex::count_before(std::uint32_t offset) const {
  if (marks_.empty()) return offset;
  std::size_t block = std::min<std::size_t>(offset / kBlock, marks_.size() - 1);
  if (marks_[block].offset > offset && block > 0) --block;
  const std::string_view bytes = file_.bytes();
  std::uint32_t count = marks_[block].count;
  for (std::size_t at = marks_[block].offset; at < offset && at < bytes.size(); ++count) {
    at += decode_utf8(bytes, at).size;
  }
  return count;
}

Position CodePointIndex::position(std::uint32_t offset) const {
  const std::uint32_t line = file_.line_of(offset);
  // A byte order mark is not part of the first line.
  const std::uint32_t start = line == 1 ? file_.body_start() : file_.line_start(line);
  if (offset < start) return {line, 1};
  return {line, count_before(offset) - count_before(start) + 1};
}

Range range_of(const CodePointIndex& index, Span span) {
  return {index.position(span.begin), index.position(span.end)};
}

std::string Fingerprints::of(const SourceFile& file, const Finding& finding) {
  if (path_ != file.path()) {
    path_ = file.path();
    seen_.clear();
  }
  std::string key =
      fmt::format("{}\n{}\n{:016x}", path_, finding.rule->id, line_hash(file, finding));
  const std::uint32_t number = ++seen_[key];
  if (number > 1) key += fmt::format("\n{}", number);
  return fmt::format("{:016x}", fnv1a(key));
}

std::string percent_encode_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    // RFC 3986 pchar without ':' (a first segment must not look like a scheme) and without "'".
    if (is_ascii_alnum(c) ||
        std::string_view("-._~/!$&()*+,;=@").find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string file_uri(std::string_view working_folder, std::string_view path) {
  const std::string absolute = normalize_path(join_path(working_folder, path));
  return "file://" + percent_encode_path(absolute);
}

}  // namespace postlint
