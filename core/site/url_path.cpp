#include "core/site/url_path.h"

#include <vector>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {

std::string clean_url_path(std::string_view path) {
  std::string out = "/";
  for (const char c : path) {
    if (c != '/' || !out.ends_with('/')) out += c;
  }
  return out;
}

std::string resolve_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  const std::vector<std::string_view> parts = split(path, '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_last = i + 1 == parts.size();
    if (parts[i] == "..") {
      if (!kept.empty()) kept.pop_back();
      if (is_last) kept.emplace_back();
    } else if (parts[i] == ".") {
      if (is_last) kept.emplace_back();
    } else if (!parts[i].empty() || is_last) {
      kept.push_back(parts[i]);
    }
  }
  std::string out;
  for (const std::string_view part : kept) out.append("/").append(part);
  return out.empty() ? "/" : out;
}

std::string with_prefix(std::string_view prefix, std::string_view path) {
  while (prefix.ends_with('/')) prefix.remove_suffix(1);
  std::string out(prefix);
  if (!path.starts_with('/')) out += '/';
  return out.append(path);
}

std::string below_prefix(std::string_view path, std::string_view prefix) {
  if (!prefix.empty() && path.starts_with(prefix)) {
    const std::string_view rest = path.substr(prefix.size());
    if (rest.empty()) return "/";
    if (rest[0] == '/') return std::string(rest);
  }
  return std::string(path);
}

std::string folded_url(std::string_view path) {
  if (is_ascii(path)) return ascii_lower(path);
  return to_nfc(to_lower(to_nfc(path)));
}

std::optional<UrlBase> split_url(std::string_view url) {
  std::string scheme = "https";
  if (starts_with_ignoring_case(url, "http://")) {
    scheme = "http";
    url.remove_prefix(5);
  } else if (starts_with_ignoring_case(url, "https://")) {
    url.remove_prefix(6);
  }
  if (!url.starts_with("//")) return std::nullopt;
  url.remove_prefix(2);
  const std::size_t host_end = std::min(url.find_first_of("/?#\\"), url.size());
  std::string_view host = url.substr(0, host_end);
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) {
    host.remove_prefix(at + 1);
  }
  if (host.ends_with(scheme == "http" ? ":80" : ":443")) host = host.substr(0, host.rfind(':'));
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty() || host.find_first_of(" \t{}<>") != std::string_view::npos) return std::nullopt;
  UrlBase base;
  base.host = to_lower(percent_decode(host));
  base.origin = scheme + "://" + base.host;
  std::string_view path = url.substr(host_end);
  path = path.substr(0, path.find_first_of("?#"));
  base.path = percent_decode(path);
  return base;
}

std::string url_extension(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == name.size() || name.size() - dot > 12) return {};
  for (const char c : name.substr(dot + 1)) {
    if (!is_ascii_alnum(c)) return {};
  }
  return ascii_lower(name.substr(dot + 1));
}

bool has_bad_percent(std::string_view path) {
  const auto is_hex = [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  for (std::size_t at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1)) {
    if (at + 2 >= path.size() || !is_hex(path[at + 1]) || !is_hex(path[at + 2])) return true;
  }
  return false;
}

bool is_placeholder_host(std::string_view host) {
  for (const std::string_view known :
       {"example.com", "example.org", "example.net", "yoursite.com", "your-domain.com"}) {
    if (host == known || (host.ends_with(known) && host == "www." + std::string(known))) {
      return true;
    }
  }
  return host.starts_with("localhost") || host.starts_with("127.0.0.1") ||
         host.starts_with("0.0.0.0");
}

}  // namespace postlint
