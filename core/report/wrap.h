// Breaking text into lines for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace postlint {

// Breaks at blanks so that no line is wider than `columns` (0: never breaks); a longer word is
// broken where it must be. Line breaks in `text` are kept. Widths are those of a terminal.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

// As wrap(), each line after `indent` blanks, with line endings. A first line that something
// already stands on begins at `first_column` and is not indented.
std::string wrap_indented(std::string_view text, std::size_t columns, std::size_t indent,
                          std::size_t first_column = 0);

}  // namespace postlint
