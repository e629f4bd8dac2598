// Addresses in the one form in which two sites are compared.
#pragma once

#include <string>
#include <string_view>

#include "converters/proof/body_reader.h"

namespace postlint::proof {

// What the address leads to from the page at `page_url` (below the prefix; empty: not known).
// Rooted addresses lose the prefix that the site is served below. Addresses of no page
// ("javascript:", "data:", "") have an empty target; with template text in them, kUnknownText.
ResolvedTarget resolve_address(std::string_view address, std::string_view page_url,
                               std::string_view prefix);

// A film's address as all its players write it: "https://www.youtube.com/embed/ID".
std::string plain_embed(std::string_view address);

// The path as a browser takes it, made comparable: NFC, "/a/index.html" is "/a/".
std::string page_key(std::string_view path);

bool is_absolute_address(std::string_view target);  // with a scheme

// Whether the file at this address is a blog's content and not its theme's.
bool is_content_file(std::string_view url);

}  // namespace postlint::proof
