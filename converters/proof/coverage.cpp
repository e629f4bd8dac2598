#include "converters/proof/coverage.h"

#include <unordered_map>

#include "converters/proof/addresses.h"
#include "converters/proof/compare.h"

namespace postlint::proof {

Coverage coverage_of(const Comparison& addresses, const std::vector<NotMoved>& not_moved) {
  std::unordered_map<std::string, const NotMoved*> by_address;
  for (const NotMoved& page : not_moved) by_address.try_emplace(page_key(page.url), &page);
  Coverage coverage;
  coverage.file = addresses.old_folder;
  coverage.addresses = addresses.pages.size();
  for (const PageOutcome& page : addresses.pages) {
    const auto found = by_address.find(page_key(page.url));
    const NotMoved* left = found == by_address.end() ? nullptr : found->second;
    if (page.is_unsure) {
      coverage.unsure.push_back(page.url);
    } else if (page.outcome != Outcome::kLost) {
      ++coverage.covered;
    } else if (left != nullptr && left->is_wanted) {
      coverage.left_out.push_back(page.url);
    } else {
      coverage.missing.push_back(
          {page.url, page.differences.front().what, left == nullptr ? "" : left->reason});
    }
  }
  return coverage;
}

}  // namespace postlint::proof
