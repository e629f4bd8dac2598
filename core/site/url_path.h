// Small tools for URL paths: "/2024/05/안녕/", percent-decoded, beginning with '/'.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postlint {

// "a//b/" → "/a/b/": begins with one slash, runs of slashes become one; "." and ".." stay.
std::string clean_url_path(std::string_view path);
// The path that a browser asks for: "." and ".." resolved, a final slash kept.
std::string resolve_dot_segments(std::string_view path);
// "/blog" + "/a/" → "/blog/a/"; a prefix "" or "/" changes nothing.
std::string with_prefix(std::string_view prefix, std::string_view path);
// The other way round; paths that are not below the prefix stay.
std::string below_prefix(std::string_view path, std::string_view prefix);

// NFC and lower case, for finding what differs only in these.
std::string folded_url(std::string_view path);

// "https://My.Blog:443/blog/" → {"https://my.blog", "/blog"}. nullopt: no http or https URL with a
// host. "//host/x" counts as https.
struct UrlBase {
  std::string origin;  // scheme and host in lower case, a default port left out
  std::string host;    // with a port that is not the default one
  std::string path;    // percent-decoded, without query and fragment; may be empty
};
std::optional<UrlBase> split_url(std::string_view url);

// The extension of the last segment in lower case, without its dot: "html"; empty: none.
std::string url_extension(std::string_view path);

// A '%' that is no percent code: decoders of JavaScript throw.
bool has_bad_percent(std::string_view path);

// Hosts that are examples and nobody's blog: example.com, localhost, yoursite.com.
bool is_placeholder_host(std::string_view host);

}  // namespace postlint
