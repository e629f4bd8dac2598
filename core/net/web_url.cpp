#include "core/net/web_url.h"

#include <algorithm>
#include <vector>

#include "core/base/strings.h"
#include "core/net/host_name.h"

namespace postlint {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";
// Beside control characters and bytes from 0x7F (URL standard, percent-encode sets).
constexpr std::string_view kQuerySet = " \"#<>'";
constexpr std::string_view kPathSet = " \"#<>?^`{}";
constexpr std::string_view kUserSet = " \"#<>?^`{}/:;=@[\\]|";

// The characters that stand for themselves, by byte.
class PlainBytes {
 public:
  constexpr explicit PlainBytes(std::string_view encoded) {
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte) is_plain_[byte] = true;
    for (const char c : encoded) is_plain_[static_cast<unsigned char>(c)] = false;
  }
  bool has(char c) const { return is_plain_[static_cast<unsigned char>(c)]; }

 private:
  bool is_plain_[256] = {};
};

constexpr PlainBytes kPlainInQuery(kQuerySet), kPlainInPath(kPathSet), kPlainInUser(kUserSet);

std::string encoded(std::string_view text, const PlainBytes& plain) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.has(c)) {
      out += c;
      continue;
    }
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

// Control characters and blanks at the ends, tabs and newlines anywhere, the fragment.
std::string cleaned(std::string_view text) {
  const auto is_edge = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_edge(text.back())) text.remove_suffix(1);
  text = text.substr(0, text.find('#'));
  if (text.find_first_of("\t\n\r") == std::string_view::npos) return std::string(text);
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != '\t' && c != '\n' && c != '\r'; });
  return out;
}

bool is_slash(char c) {
  return c == '/' || c == '\\';
}

bool is_single_dot(std::string_view segment) {
  return segment == "." || equals_ignoring_case(segment, "%2e");
}

bool is_double_dot(std::string_view segment) {
  return segment == ".." || equals_ignoring_case(segment, ".%2e") ||
         equals_ignoring_case(segment, "%2e.") || equals_ignoring_case(segment, "%2e%2e");
}

// `path` below the folder of `base_path`.
std::string joined_path(std::string_view base_path, std::string_view path) {
  const bool has_dots = path.find("/.") != std::string_view::npos ||
                        path.find("/%2") != std::string_view::npos ||
                        path.find('\\') != std::string_view::npos;
  if (path.starts_with('/') && !has_dots) return encoded(path, kPlainInPath);
  std::vector<std::string> segments;
  if (path.empty() || !is_slash(path[0])) {
    const auto parts = split(base_path, '/');
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) segments.emplace_back(parts[i]);
  } else {
    path.remove_prefix(1);
  }
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(path.find_first_of("/\\", begin), path.size());
    const std::string_view segment = path.substr(begin, end - begin);
    const bool is_last = end == path.size();
    if (is_double_dot(segment)) {
      if (!segments.empty()) segments.pop_back();
      if (is_last) segments.emplace_back();
    } else if (is_single_dot(segment)) {
      if (is_last) segments.emplace_back();
    } else {
      segments.push_back(encoded(segment, kPlainInPath));
    }
    if (is_last) break;
    begin = end + 1;
  }
  std::string out;
  for (const std::string& segment : segments) out.append("/").append(segment);
  return out.empty() ? "/" : out;
}

Result<Done> read_port(std::string_view text, WebUrl& url) {
  if (text.empty()) return Done{};
  unsigned value = 0;
  for (const char c : text) {
    if (is_ascii_digit(c)) value = value * 10 + static_cast<unsigned>(c - '0');
    if (!is_ascii_digit(c) || value > 65535) return Error{"the port is no number up to 65535"};
  }
  url.port = static_cast<std::uint16_t>(value);
  if (value == 0) return Error{"port 0 cannot be asked"};
  if (value == (url.scheme == "https" ? 443u : 80u)) url.port = 0;
  return Done{};
}

Result<Done> read_authority(std::string_view authority, WebUrl& url) {
  url.username.clear();
  url.password.clear();
  url.port = 0;
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) {
    const std::string_view user = authority.substr(0, at);
    const std::size_t colon = std::min(user.find(':'), user.size());
    url.username = encoded(user.substr(0, colon), kPlainInUser);
    if (colon < user.size()) url.password = encoded(user.substr(colon + 1), kPlainInUser);
    authority.remove_prefix(at + 1);
  }
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) {
    if (auto done = read_port(authority.substr(colon + 1), url); !done) return done;
    authority = authority.substr(0, colon);
  }
  auto host = ascii_host(authority);
  if (!host) return host.error();
  url.host = std::move(*host);
  return Done{};
}

void read_path_and_query(std::string_view rest, std::string_view base_path, WebUrl& url) {
  const std::size_t question = rest.find('?');
  url.path = joined_path(base_path, rest.substr(0, question));
  url.has_query = question != std::string_view::npos;
  url.query = url.has_query ? encoded(rest.substr(question + 1), kPlainInQuery) : std::string();
}

Result<WebUrl> read_after_scheme(std::string scheme, std::string_view rest) {
  WebUrl url;
  url.scheme = std::move(scheme);
  while (!rest.empty() && is_slash(rest[0])) rest.remove_prefix(1);  // as browsers: any number
  const std::size_t end = std::min(rest.find_first_of("/\\?"), rest.size());
  if (auto done = read_authority(rest.substr(0, end), url); !done) return done.error();
  rest.remove_prefix(end);
  const bool has_path = !rest.empty() && is_slash(rest[0]);
  if (has_path) {
    read_path_and_query(rest, "/", url);
  } else {
    read_path_and_query("/" + std::string(rest), "/", url);
  }
  return url;
}

std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_ascii_letter(text[0])) return 0;
  std::size_t i = 1;
  while (i < text.size() &&
         (is_ascii_alnum(text[i]) || text[i] == '+' || text[i] == '-' || text[i] == '.')) {
    ++i;
  }
  return i < text.size() && text[i] == ':' ? i : 0;
}

bool is_web_scheme(std::string_view scheme) {
  return scheme == "http" || scheme == "https";
}

}  // namespace

std::uint16_t WebUrl::real_port() const {
  if (port != 0) return port;
  return scheme == "https" ? 443 : 80;
}

std::string WebUrl::origin() const {
  std::string out = scheme + "://" + host;
  if (port != 0) out += ":" + std::to_string(port);
  return out;
}

std::string WebUrl::to_string() const {
  std::string out = origin() + path;
  if (has_query) out += "?" + query;
  return out;
}

std::string WebUrl::with_credentials() const {
  if (!has_credentials()) return to_string();
  std::string user = username;
  if (!password.empty()) user += ":" + password;
  return to_string().insert(scheme.size() + 3, user + "@");
}

std::string url_scheme(std::string_view text) {
  const std::string clean = cleaned(text);
  return ascii_lower(std::string_view(clean).substr(0, scheme_length(clean)));
}

Result<WebUrl> parse_web_url(std::string_view text) {
  const std::string clean = cleaned(text);
  const std::size_t length = scheme_length(clean);
  std::string scheme = ascii_lower(std::string_view(clean).substr(0, length));
  if (!is_web_scheme(scheme)) return Error{"not an http or https address"};
  return read_after_scheme(std::move(scheme), std::string_view(clean).substr(length + 1));
}

Result<WebUrl> resolve_web_url(const WebUrl& base, std::string_view reference) {
  const std::string clean = cleaned(reference);
  std::string_view rest = clean;
  if (const std::size_t length = scheme_length(rest); length != 0) {
    std::string scheme = ascii_lower(rest.substr(0, length));
    rest.remove_prefix(length + 1);
    if (!is_web_scheme(scheme)) return Error{"not an http or https address"};
    const bool has_authority = rest.size() > 1 && is_slash(rest[0]) && is_slash(rest[1]);
    if (has_authority || scheme != base.scheme) return read_after_scheme(std::move(scheme), rest);
  }
  if (rest.size() > 1 && is_slash(rest[0]) && is_slash(rest[1])) {
    return read_after_scheme(base.scheme, rest);
  }
  WebUrl url = base;
  if (rest.empty()) return url;
  if (rest[0] == '?') {
    url.has_query = true;
    url.query = encoded(rest.substr(1), kPlainInQuery);
    return url;
  }
  read_path_and_query(rest, base.path, url);
  return url;
}

}  // namespace postlint
