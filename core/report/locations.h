// Where findings stand, for all formats: lines, columns, character offsets, URIs, fingerprints.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/lint/finding.h"
#include "core/text/source_file.h"

namespace postlint {

// Counts code points up to an offset in constant time after one pass over the file, so that many
// findings on one very long line do not cost the square of its length.
class CodePointIndex {
 public:
  explicit CodePointIndex(const SourceFile& file);
  // Code points before `offset`, an invalid byte counts as one.
  std::uint32_t count_before(std::uint32_t offset) const;
  Position position(std::uint32_t offset) const;

 private:
  struct Mark {
    std::uint32_t offset;  // of the first code point at or after a block's first byte
    std::uint32_t count;
  };
  const SourceFile& file_;
  std::vector<Mark> marks_;  // empty: the file is ASCII
};

// First and last position; the end is exclusive: the column after the last character.
struct Range {
  Position begin, end;
  // The last line that has text of the range: a range that ends with a line's ending ends there.
  std::uint32_t last_line() const {
    return end.column == 1 && end.line > begin.line ? end.line - 1 : end.line;
  }
};
Range range_of(const CodePointIndex& index, Span span);

// A finding's name that survives edits elsewhere in the file: a hash of path, rule and the text of
// its line; the second and further ones with the same text are numbered.
class Fingerprints {
 public:
  std::string of(const SourceFile& file, const Finding& finding);

 private:
  std::map<std::string, std::uint32_t> seen_;  // of the file that is being reported
  std::string path_;
};

// A path as a relative URI reference ("posts/%ED%95%9C.md"); bytes that may not stand are encoded.
std::string percent_encode_path(std::string_view path);
// "file:///home/me/blog/posts/a.md"; a relative path is taken from `working_folder`.
std::string file_uri(std::string_view working_folder, std::string_view path);

}  // namespace postlint
