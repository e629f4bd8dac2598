// Names of files that posts get.
#pragma once

#include <string>
#include <string_view>

#include "converters/portable_post.h"

namespace postlint {

// `name` as a file's name without extension that every file system and engine takes: no characters
// that Windows or URLs give a meaning, no reserved name, at most 180 bytes, cut at a character.
std::string safe_file_name(std::string_view name);

// "2024-05-01" of the post's date in its own zone; empty: it has none.
std::string day_of(const PortablePost& post);

// Whether an address is a file's ("/a/b.html"), not a page's folder ("/a/v1.2-release").
bool is_file_address(std::string_view url);
// The file of a page whose place is its address: "/about/" → "about/index.md", "/a/b.html" →
// "a/b.md", "/" → "index.md". Unsafe parts are made safe.
std::string path_of_url(std::string_view url, std::string_view extension = ".md");
// The same with "about.md" for "/about/": no folder of its own. "post.name" where nothing is known.
std::string flat_path_of_url(const PortablePost& post);

}  // namespace postlint
