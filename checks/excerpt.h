// Quoting a piece of a post in a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/strings.h"

namespace postlint {

// `text` on one line: runs of blanks and line endings become one blank, and what goes beyond
// `limit` code points becomes "…". Bytes that are not UTF-8 and masked template text become "…"
// too.
std::string excerpt(std::string_view text, std::size_t limit = 40);

// The same between “ and ”.
std::string quoted(std::string_view text, std::size_t limit = 40);

}  // namespace postlint
