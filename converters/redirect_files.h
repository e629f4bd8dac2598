// Redirects as files: a page that leads on, and the rules of hosts and servers.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/engine_converter.h"

namespace postlint {

using Redirects = std::vector<std::pair<std::string, std::string>>;  // URL paths, decoded

std::span<const std::string_view> redirect_formats();

// A page at `from` that leads to `to` (URL path or URL): what works on every host.
std::string redirect_page(std::string_view to);
// Where that page is written below the static folder: "/old/" → "old/index.html".
std::string redirect_page_path(std::string_view from);

// The file of one format, its path below the static folder; both spellings of an address that has
// other letters than ASCII's: as it is and percent-encoded.
WrittenFile redirect_rules(std::string_view format, const Redirects& redirects);

// Percent-encoded where a URL needs it.
std::string encode_url_path(std::string_view path);

}  // namespace postlint
