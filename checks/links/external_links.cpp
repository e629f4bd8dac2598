#include "checks/links/external_links.h"

#include "checks/excerpt.h"
#include "core/base/any_of.h"

namespace postlint::links {

bool can_stand_anywhere(std::string_view address) {
  return find_any(address, "()<>[]\\\"'`|{}& \t\r\n"_any) == std::string_view::npos;
}

std::string reason_of(const UrlResult& result) {
  std::string reason = excerpt(result.reason, 120);
  if (!result.evidence.empty() && result.evidence != result.reason)
    reason += " (" + excerpt(result.evidence, 120) + ")";
  return reason;
}

}  // namespace postlint::links
