#include "core/net/page_anchor.h"

#include <algorithm>
#include <string>

#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {

constexpr std::string_view kTextDirective = ":~:";
// A page of scripts with less visible text than this is filled in by them.
constexpr std::size_t kEmptyShell = 600;

bool holds(const PageFacts& page, const std::string& anchor) {
  return std::binary_search(page.anchors.begin(), page.anchors.end(), anchor);
}

std::string_view without_directive(std::string_view fragment) {
  return fragment.substr(0, fragment.find(kTextDirective));
}

// Letters and digits alone, in lower case: "Getting started!" and "getting-started" are the same.
std::string bare(std::string_view text) {
  const std::string lower = to_lower(text);
  std::string out;
  for (std::size_t offset = 0; offset < lower.size();) {
    const DecodedCodePoint decoded = decode_utf8(lower, offset);
    if (is_letter(decoded.value) || is_digit(decoded.value)) append_utf8(out, decoded.value);
    offset += decoded.size;
  }
  return out;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

// "L10", "L10-L20", "L10C3-L12C5" of code hosts; "10-20" of Bitbucket's "lines-10".
bool is_line_range(std::string_view text) {
  return text.size() > 1 && (text[0] == 'L' || text[0] == 'l') && is_ascii_digit(text[1]) &&
         text.find_first_not_of("0123456789LlCcRr-") == std::string_view::npos;
}

bool is_named_by_script(std::string_view body, const std::string& anchor) {
  for (const char* before : {"\"", "\\\"", "'", "user-content-", "#"}) {
    const std::string quoted = before + anchor;
    for (std::size_t at = body.find(quoted); at != std::string_view::npos;
         at = body.find(quoted, at + 1)) {
      const std::size_t end = at + quoted.size();
      if (end >= body.size() || body[end] == '"' || body[end] == '\'' || body[end] == '\\') {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool is_scripted_fragment(std::string_view fragment) {
  fragment = without_directive(fragment);
  if (fragment.empty() || equals_ignoring_case(fragment, "top")) return true;
  if (fragment[0] == '/' || fragment[0] == '!' || fragment[0] == '?') return true;
  if (is_line_range(fragment) || all_digits(fragment)) return true;
  return fragment.find('=') != std::string_view::npos ||
         fragment.find('/') != std::string_view::npos;
}

bool has_anchor(const PageFacts& page, std::string_view fragment) {
  fragment = without_directive(fragment);
  const std::string written(fragment);
  const std::string decoded = percent_decode(fragment);
  return holds(page, written) || holds(page, decoded) || holds(page, "user-content-" + decoded) ||
         holds(page, "user-content-" + to_lower(decoded));
}

AnchorState find_anchor(const PageFacts& page, std::string_view body, std::string_view fragment) {
  if (has_anchor(page, fragment)) return AnchorState::kFound;
  if (is_scripted_fragment(fragment)) {
    return equals_ignoring_case(without_directive(fragment), "top") ||
                   without_directive(fragment).empty()
               ? AnchorState::kFound
               : AnchorState::kUnknown;
  }
  if (page.is_frameset) return AnchorState::kUnknown;
  if (page.scripts == 0) return AnchorState::kMissing;
  if (page.text_bytes < kEmptyShell || page.anchors.empty()) return AnchorState::kUnknown;
  const std::string decoded = percent_decode(without_directive(fragment));
  const std::string wanted = bare(decoded);
  if (!wanted.empty() &&
      std::any_of(page.headings.begin(), page.headings.end(),
                  [&](const std::string& heading) { return bare(heading) == wanted; })) {
    return AnchorState::kUnknown;  // the heading is there; a script gives it its id
  }
  return is_named_by_script(body, decoded) ? AnchorState::kUnknown : AnchorState::kMissing;
}

}  // namespace postlint
