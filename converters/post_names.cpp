#include "converters/post_names.h"

#include <algorithm>

#include "converters/head/head_writer.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {

constexpr std::size_t kMostBytes = 180;  // with a date and an extension below 255

bool is_reserved(std::string_view name) {
  constexpr std::string_view kReserved[] = {
      "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
      "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
  const std::string lower = ascii_lower(name.substr(0, name.find('.')));
  return std::find(std::begin(kReserved), std::end(kReserved), lower) != std::end(kReserved);
}

}  // namespace

std::string safe_file_name(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    const DecodedCodePoint point = decode_utf8(name, i);
    const std::string_view bytes = name.substr(i, point.size);
    i += point.size;
    const bool is_bad =
        !point.valid || point.value < 0x20 || point.value == 0x7F ||
        (point.value < 0x80 && AnyOf("/\\:*?\"<>|#%!").has(static_cast<char>(point.value)));
    if (out.size() + bytes.size() > kMostBytes) break;
    if (!is_bad) {
      out += bytes;
    } else if (!out.ends_with('-')) {
      out += '-';
    }
  }
  while (!out.empty() && (out.back() == '.' || out.back() == ' ' || out.back() == '~'))
    out.pop_back();
  while (!out.empty() &&
         (out.front() == '.' || out.front() == ' ' || out.front() == '_' || out.front() == '-')) {
    out.erase(0, 1);
  }
  if (out.empty()) out = "post";
  return is_reserved(out) ? out + "-post" : out;
}

std::string day_of(const PortablePost& post) {
  return post.date ? write_instant(*post.date, DateForm::kDay) : std::string();
}

bool is_file_address(std::string_view url) {
  constexpr std::string_view kEndings[] = {".html", ".htm", ".xhtml", ".php", ".asp", ".aspx",
                                           ".jsp",  ".xml", ".json",  ".txt", ".pdf"};
  return std::any_of(std::begin(kEndings), std::end(kEndings), [url](std::string_view ending) {
    return url.size() > ending.size() &&
           equals_ignoring_case(url.substr(url.size() - ending.size()), ending);
  });
}

std::string path_of_url(std::string_view url, std::string_view extension) {
  while (url.starts_with('/')) url.remove_prefix(1);
  std::string out;
  std::vector<std::string_view> parts = split(url, '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_last = i + 1 == parts.size();
    if (is_last && parts[i].empty()) break;
    std::string_view part = parts[i];
    if (is_last && part.ends_with(".html")) {
      part.remove_suffix(5);
      return out + safe_file_name(part) + std::string(extension);
    }
    if (!part.empty()) out += safe_file_name(part) + "/";
  }
  return out + "index" + std::string(extension);
}

std::string flat_path_of_url(const PortablePost& post) {
  if (post.url.empty()) return safe_file_name(post.name) + ".md";
  std::string path = path_of_url(post.url);
  if (path == "index.md") return "home.md";
  if (path.ends_with("/index.md")) path = path.substr(0, path.size() - 9) + ".md";
  return path;
}

}  // namespace postlint
