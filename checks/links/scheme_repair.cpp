#include "checks/links/scheme_repair.h"

#include <algorithm>
#include <iterator>

#include "checks/links/url_shape.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint::links {
namespace {

using Cause = SchemeRepair::Cause;

constexpr std::string_view kFullWidthColon = "：";

// Words near "http" that are something else; hxxp is written to keep a link from working.
constexpr std::string_view kOtherWords[] = {"ftp",  "sftp", "ftps", "hxxp", "hxxps",
                                            "html", "htmx", "smtp", "nntp", "rtp"};

// Whether a host with a dot (or "localhost") stands at `at`.
bool has_host(std::string_view target, std::size_t at) {
  const std::string_view rest = target.substr(at);
  const std::string_view host = rest.substr(0, find_any(rest, "/?#:\\"_any));
  if (equals_ignoring_case(host, "localhost")) return true;
  const std::size_t dot = host.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < host.size() &&
         find_any(host, " {}<>\""_any) == std::string_view::npos;
}

bool is_separator(char c) {
  return c == ':' || c == '/' || c == '\\' || c == ';' || c == '.';
}

// The end of the scheme word and of the signs behind it.
struct Head {
  std::string_view word;  // letters; may be empty
  std::string_view signs;
};

Head split_head(std::string_view target) {
  std::size_t word = 0;
  while (word < target.size() && is_ascii_letter(target[word])) ++word;
  std::size_t end = word;
  if (target.substr(end).starts_with(kFullWidthColon)) end += kFullWidthColon.size();
  while (end < target.size() && is_separator(target[end])) ++end;
  return {target.substr(0, word), target.substr(word, end - word)};
}

bool is_http_word(std::string_view lower) {
  return lower == "http" || lower == "https";
}

// "htp", "htttps", "ttp": what a slip of the finger makes of http and https.
bool is_near_http(std::string_view lower) {
  if (lower.size() < 3 || lower.size() > 8 || (lower[0] != 'h' && lower[0] != 't')) return false;
  if (std::find(std::begin(kOtherWords), std::end(kOtherWords), lower) != std::end(kOtherWords)) {
    return false;
  }
  return lower.find('t') != std::string_view::npos && lower.find('p') != std::string_view::npos &&
         (edit_distance(lower, "http", 2) <= 2 || edit_distance(lower, "https", 2) <= 2);
}

bool are_mistyped_signs(std::string_view signs) {
  constexpr std::string_view kSigns[] = {":/",   "//",   ":",    ":\\\\", ":\\", "::/",
                                         ":://", ";//",  ".//",  "//:",   "/:/", ":///",
                                         ":.//", "://:", "：//", "：/"};
  return std::find(std::begin(kSigns), std::end(kSigns), signs) != std::end(kSigns);
}

std::string proper(std::string_view word) {
  return word.find('s') != std::string_view::npos ? "https://" : "http://";
}

std::optional<SchemeRepair> doubled(std::string_view target, const Head& head) {
  const std::size_t begin = head.word.size() + head.signs.size();
  const Head inner = split_head(target.substr(begin));
  const std::string word = ascii_lower(inner.word);
  if (!is_http_word(word) || (inner.signs != "://" && !are_mistyped_signs(inner.signs))) {
    return std::nullopt;
  }
  const std::size_t length = begin + inner.word.size() + inner.signs.size();
  if (inner.signs == ":" || !has_host(target, length)) return std::nullopt;
  return SchemeRepair{Cause::kDoubled, length, proper(word)};
}

std::optional<SchemeRepair> missing(std::string_view target) {
  const std::string_view host = target.substr(0, find_any(target, "/?#:"_any));
  if (host.size() < target.size() && target[host.size()] == ':') return std::nullopt;
  if (host.starts_with("www.") && host.find('.', 4) != std::string_view::npos) {
    if (!has_file_extension(host)) return SchemeRepair{Cause::kMissing, 0, "https://"};
    return std::nullopt;
  }
  const bool has_path = host.size() < target.size() && target[host.size()] == '/';
  const bool is_common = host.ends_with(".com") || host.ends_with(".kr") ||
                         host.ends_with(".net") || host.ends_with(".io") || host.ends_with(".dev");
  if (is_host_name(host) && (has_path || is_common)) {
    return SchemeRepair{Cause::kMissing, 0, "https://"};
  }
  const std::size_t at = host.find('@');
  if (at != std::string_view::npos && at > 0 && host.size() == target.size() &&
      is_host_name(host.substr(at + 1)) &&
      find_any(host, " /:@"_any, at + 1) == std::string_view::npos) {
    return SchemeRepair{Cause::kMissingMail, 0, "mailto:"};
  }
  return std::nullopt;
}

}  // namespace

std::optional<SchemeRepair> scheme_repair(std::string_view target) {
  if (target.empty() || target.front() == '/' || target.front() == '#') return std::nullopt;
  // Nearly all addresses: well begun, and not begun twice.
  for (std::string_view scheme : {"https://", "http://"}) {
    if (!target.starts_with(scheme) || target.size() == scheme.size()) continue;
    const char next = target[scheme.size()];
    if (is_ascii_alnum(next) && next != 'h' && next != 'H') return std::nullopt;
  }
  const Head head = split_head(target);
  const std::string word = ascii_lower(head.word);
  const std::size_t length = head.word.size() + head.signs.size();
  if (is_http_word(word)) {
    if (head.signs == "://") return doubled(target, head);
    if (!are_mistyped_signs(head.signs) || !has_host(target, length)) return std::nullopt;
    return SchemeRepair{Cause::kMistyped, length, proper(word)};
  }
  const bool are_scheme_signs = head.signs == "://" || head.signs == ":/" || head.signs == "//";
  if (are_scheme_signs && (is_near_http(word) || (word.empty() && head.signs == "://"))) {
    if (!has_host(target, length)) return std::nullopt;
    return SchemeRepair{Cause::kMistyped, length, word.empty() ? "https://" : proper(word)};
  }
  return missing(target);
}

}  // namespace postlint::links
