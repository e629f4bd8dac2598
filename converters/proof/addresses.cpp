#include "converters/proof/addresses.h"

#include <algorithm>
#include <array>

#include "converters/proof/facts.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/net/web_url.h"
#include "core/site/url_path.h"

namespace postlint::proof {
namespace {

// Files that are a blog's content and not its theme's.
constexpr auto kContentExtensions = std::to_array<std::string_view>({
    "png", "jpg",  "jpeg", "gif",  "webp", "avif", "svg", "bmp", "tif",  "tiff", "heic",
    "mp4", "m4v",  "webm", "mov",  "ogv",  "mp3",  "m4a", "ogg", "wav",  "flac", "pdf",
    "zip", "gz",   "tgz",  "xz",   "7z",   "rar",  "tar", "doc", "docx", "xls",  "xlsx",
    "ppt", "pptx", "hwp",  "hwpx", "odt",  "ods",  "odp", "csv", "tsv",  "epub", "ipynb",
    "apk", "dmg",  "exe",  "jar",  "vtt",  "srt",  "txt",
});

// Percent-encoded or not, an address is the same; what decodes to no UTF-8 stays.
std::string decoded(std::string_view text) {
  const std::string bytes = percent_decode(text);
  return to_nfc(bytes);
}

ResolvedTarget absolute(std::string_view address) {
  const std::size_t hash = address.find('#');
  std::string target = decoded(address.substr(0, hash));
  if (target.starts_with("//")) target.insert(0, "https:");
  const std::size_t host = target.find("://");
  if (host != std::string::npos && target.find_first_of("/?", host + 3) == std::string::npos)
    target += '/';
  return {target, hash == std::string_view::npos ? "" : decoded(address.substr(hash + 1))};
}

}  // namespace

bool is_absolute_address(std::string_view target) {
  return !url_scheme(target).empty();
}

ResolvedTarget resolve_address(std::string_view address, std::string_view page_url,
                               std::string_view prefix) {
  address = trim(address);
  if (address.empty()) return {};
  if (address.find(kUnknownText) != std::string_view::npos ||
      percent_decode(address).find(kUnknownText) != std::string::npos)
    return {std::string(kUnknownText), ""};
  const std::string scheme = url_scheme(address);
  if (scheme == "javascript" || scheme == "data" || scheme == "blob") return {};
  if (!scheme.empty() || address.starts_with("//")) return absolute(address);
  const std::size_t hash = address.find('#');
  ResolvedTarget found;
  if (hash != std::string_view::npos) found.fragment = decoded(address.substr(hash + 1));
  std::string_view path = address.substr(0, hash);
  std::string_view query;
  if (const std::size_t mark = path.find('?'); mark != std::string_view::npos) {
    query = path.substr(mark);
    path = path.substr(0, mark);
  }
  std::string full = decoded(path);
  if (full.empty()) {
    full = page_url;
  } else if (full[0] == '/') {
    full = below_prefix(resolve_dot_segments(full), prefix);
  } else {
    // Dots may climb above the prefix; nothing of the site is there.
    full = resolve_dot_segments(std::string(page_url.substr(0, page_url.rfind('/') + 1)) + full);
  }
  found.target = (full.empty() ? "/" : full) + decoded(query);
  return found;
}

std::string plain_embed(std::string_view address) {
  std::string plain(address.substr(0, address.find_first_of("?#")));
  plain = replace_all(plain, "youtube-nocookie.com", "youtube.com");
  plain = replace_all(plain, "http://", "https://");
  if (plain.starts_with("https://gist.github.com/") && plain.ends_with(".js"))
    plain.resize(plain.size() - 3);
  return replace_all(plain, "https://youtube.com/", "https://www.youtube.com/");
}

std::string page_key(std::string_view path) {
  std::string key = to_nfc(path);
  if (key.ends_with("/index.html")) key.resize(key.size() - 10);
  return key;
}

bool is_content_file(std::string_view url) {
  const std::string extension = url_extension(url);
  return url != "/robots.txt" && std::find(kContentExtensions.begin(), kContentExtensions.end(),
                                           extension) != kContentExtensions.end();
}

}  // namespace postlint::proof
