#include "checks/links/url_shape.h"

#include <algorithm>
#include <iterator>

#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint::links {
namespace {

constexpr std::string_view kExtensions[] = {
    "md",   "mdx",  "markdown", "html", "htm",  "txt",  "pdf",  "zip", "gz",  "tgz",   "png",
    "jpg",  "jpeg", "gif",      "svg",  "webp", "avif", "mp3",  "mp4", "mov", "webm",  "doc",
    "docx", "ppt",  "pptx",     "xls",  "xlsx", "csv",  "json", "xml", "hwp", "ipynb", "epub",
};

// Top-level domains that are no usual file extension.
constexpr std::string_view kDomains[] = {
    "com", "net", "org", "io", "dev", "kr",   "jp",   "cn", "tw", "de", "uk", "fr", "eu", "edu",
    "gov", "app", "ai",  "me", "co",  "info", "blog", "tv", "us", "ca", "ch", "nl", "ru", "au",
};

template <std::size_t N>
bool is_one_of(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_path_head(std::string_view text, std::string_view prefix) {
  if (!text.starts_with(prefix) || text.size() == prefix.size()) return false;
  const auto next = static_cast<unsigned char>(text[prefix.size()]);
  return is_ascii_alnum(static_cast<char>(next)) || next >= 0x80 || next == '_' || next == '.';
}

}  // namespace

bool starts_with_http(std::string_view url) {
  return starts_with_ignoring_case(url, "http://") || starts_with_ignoring_case(url, "https://");
}

bool has_file_extension(std::string_view path) {
  path = path.substr(0, find_any(path, "?#"_any));
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || path.size() - dot > 9) return false;
  return is_one_of(kExtensions, ascii_lower(path.substr(dot + 1)));
}

bool is_host_name(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || text.front() == '-') return false;
  if (text.find("..") != std::string_view::npos || text.front() == '.') return false;
  const bool is_made_of_names = std::all_of(
      text.begin(), text.end(), [](char c) { return is_ascii_alnum(c) || c == '-' || c == '.'; });
  return is_made_of_names && is_one_of(kDomains, ascii_lower(text.substr(dot + 1)));
}

std::string_view host_of(std::string_view url) {
  std::size_t begin = url.find("//");
  if (begin == std::string_view::npos) return {};
  begin += 2;
  std::string_view authority = url.substr(begin, find_any(url, "/?#\\"_any, begin) - begin);
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) authority.remove_prefix(at + 1);
  if (authority.starts_with('[')) return authority.substr(0, authority.find(']') + 1);
  return authority.substr(0, authority.find(':'));
}

bool looks_like_address(std::string_view text) {
  if (text.empty() || find_any(text, " \t\n|"_any) != std::string_view::npos) return false;
  if (starts_with_http(text)) return text.size() > 8;
  if (starts_with_ignoring_case(text, "mailto:")) return text.size() > 7;
  for (std::string_view prefix : {"/", "./", "../"}) {
    if (is_path_head(text, prefix)) return true;
  }
  if (has_file_extension(text)) return true;
  const std::string_view host = text.substr(0, text.find('/'));
  return (host.size() < text.size() || text.starts_with("www.")) && is_host_name(host);
}

}  // namespace postlint::links
