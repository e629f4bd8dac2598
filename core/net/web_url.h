// http and https URLs, read, resolved and written as browsers do (WHATWG URL standard).
//
// What a browser encodes is percent-encoded (blanks, Korean, `"`, `<`, `>`, `{`, `}`), what it
// leaves alone stays byte for byte (`|`, `%2F`, `//`, `[`, stray `%`); `.` and `..` are taken away,
// `\` counts as `/`, tabs and newlines are dropped. Text is taken as UTF-8; other bytes are encoded
// as they are. Fragments are dropped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace postlint {

struct WebUrl {
  std::string scheme;  // "http" or "https"
  std::string username, password;
  std::string host;        // ASCII, lower case; IPv6 in brackets
  std::uint16_t port = 0;  // 0: the scheme's own
  std::string path;        // begins with '/'
  std::string query;       // without '?'
  bool has_query = false;

  bool has_credentials() const { return !username.empty() || !password.empty(); }
  std::uint16_t real_port() const;
  std::string origin() const;            // "https://host", "http://host:8080"
  std::string to_string() const;         // origin, path and query, without credentials
  std::string with_credentials() const;  // as it is asked for
};

// The scheme of an absolute URL in lower case; empty: it has none.
std::string url_scheme(std::string_view text);

// Errors: no scheme or another one than http and https; a host or port that no browser takes.
Result<WebUrl> parse_web_url(std::string_view text);
// What a Location header or a link on the page `base` leads to.
Result<WebUrl> resolve_web_url(const WebUrl& base, std::string_view reference);

}  // namespace postlint
