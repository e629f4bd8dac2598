// What a piece of text looks like: a URL, a path, a host name. Guesses for text that is no link
// yet; each is narrow, so that prose in brackets is not taken for an address.
#pragma once

#include <string_view>

namespace postlint::links {

// "https://…", "mailto:…", "www.x.y", "/posts/a", "./a", "../a", "a.html", "example.com/x";
// nothing with a blank in it.
bool looks_like_address(std::string_view text);

// Ends in an extension of a file that people link to: "my file.pdf", "a.md", "a.html#part".
bool has_file_extension(std::string_view path);

// "example.com", "www.x.co.kr": letters, digits, hyphens and dots with a known top-level domain.
bool is_host_name(std::string_view text);

// The host of "https://host:port/…" and "//host/…"; empty: none.
std::string_view host_of(std::string_view url);

bool starts_with_http(std::string_view url);  // "http://" or "https://", in any case

}  // namespace postlint::links
