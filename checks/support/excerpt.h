// Quoting a bit of a post in a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace postlint {

// `text` on one line, cut behind `limit` code points with "…". Bytes that are not UTF-8 and masked
// template text become "…" as well.
std::string excerpt(std::string_view text, std::size_t limit = 40);

// As excerpt, between “ and ”.
std::string quoted(std::string_view text, std::size_t limit = 40);

}  // namespace postlint
