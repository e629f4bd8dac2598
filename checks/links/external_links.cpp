#include "checks/links/external_links.h"

#include "checks/excerpt.h"

namespace postlint::links {

std::string reason_of(const UrlResult& result) {
  std::string reason = excerpt(result.reason, 120);
  if (!result.evidence.empty() && result.evidence != result.reason)
    reason += " (" + excerpt(result.evidence, 120) + ")";
  return reason;
}

}  // namespace postlint::links
