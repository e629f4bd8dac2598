#include <algorithm>

#include "core/base/strings.h"
#include "core/links/link_use.h"

namespace postlint {
namespace {

// "https" of "https://…"; empty: none.
std::string_view scheme_of(std::string_view target) {
  const std::size_t colon = target.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_ascii_letter(target[0])) return {};
  const std::string_view scheme = target.substr(0, colon);
  const bool is_scheme = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return is_ascii_alnum(c) || c == '+' || c == '-' || c == '.';
  });
  return is_scheme ? scheme : std::string_view();
}

}  // namespace

LinkClass classify_link(std::string_view target) {
  if (target.empty()) return LinkClass::kEmpty;
  if (has_masked_text(target)) return LinkClass::kUnknown;
  if (target.starts_with('#')) return LinkClass::kFragment;
  if (target.starts_with("//")) return LinkClass::kWeb;
  if (const std::string_view scheme = scheme_of(target); !scheme.empty()) {
    if (equals_ignoring_case(scheme, "http") || equals_ignoring_case(scheme, "https")) {
      return LinkClass::kWeb;
    }
    return equals_ignoring_case(scheme, "mailto") ? LinkClass::kMail : LinkClass::kOther;
  }
  const bool is_alias = target.starts_with("@/") || target.starts_with("~/") ||
                        target.starts_with("~") || target.starts_with("@");
  if (is_alias || target.find_first_of("{}<>$*|\\") != std::string_view::npos) {
    return LinkClass::kUnknown;
  }
  return target.starts_with('/') ? LinkClass::kRooted : LinkClass::kRelative;
}

}  // namespace postlint
