// Where code stands in a Markdown text, before it is parsed: fences and code spans, found by lines.
// Good enough to keep template syntax in code apart; the parser has the last word on what is code.
// Offsets are bytes; linear.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/base/span.h"

namespace postlint {

class CodeRanges {
 public:
  // Looks at `text` from `begin` on; the text must outlive this.
  CodeRanges(std::string_view text, std::size_t begin);
  // The end of the range that holds `at`, or `at`. To be asked with rising offsets.
  std::size_t skip(std::size_t at);
  const std::vector<Span>& ranges() const { return ranges_; }  // ascending

 private:
  void find_code_spans(std::size_t begin, std::size_t end);
  std::size_t closing_run(std::size_t at, std::size_t end, std::size_t run) const;

  std::string_view text_;
  std::vector<Span> ranges_;
  std::size_t next_ = 0;
};

}  // namespace postlint
