// Columns a text takes on a terminal (East Asian Width, combining marks, emoji sequences).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace postlint {

std::size_t display_width(char32_t code_point);    // 0, 1 or 2
std::size_t display_width(std::string_view text);  // tabs count as 1, see expand_for_display
// Tabs become blanks to the next multiple of `tab`, control and invisible characters become
// visible stand-ins ("␀", "·"), invalid bytes U+FFFD.
std::string expand_for_display(std::string_view text, std::size_t start_column = 0,
                               std::size_t tab = 4);
// The longest head of `text` that is at most `columns` wide.
std::string_view fit_width(std::string_view text, std::size_t columns);

}  // namespace postlint
