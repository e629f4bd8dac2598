// The lines of a code block against its text.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/dialect/dialect_text.h"

namespace postlint {

struct CodeLine {
  std::uint32_t line = 0;  // of the file
  Span indent;             // what stands before the code on its line
  std::string_view code;
};

// The lines of code of a block, its fences not among them; nullopt where a line is not its own code
// with something in front (a tab that is cut in two).
std::optional<std::vector<CodeLine>> code_lines(const DialectText& text, NodeId block);

}  // namespace postlint
