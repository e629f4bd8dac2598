// The source line of a finding with a caret line below it.
#pragma once

#include <cstddef>
#include <string>

#include "core/base/span.h"
#include "core/text/source_file.h"

namespace postlint {

struct CodeFrame {
  std::string line;    // for display: tabs expanded, control characters made visible, cut to fit
  std::string before;  // blanks up to the caret, as wide as the text above them
  std::string carets;  // at least one
};

// `columns`: how wide `line` may be; a longer one is cut around the span, with "…" where text is
// missing. Of a span of several lines the first is shown. Costs no more on a line of a megabyte
// than on one that fits.
CodeFrame make_code_frame(const SourceFile& file, Span span, std::size_t columns);

}  // namespace postlint
