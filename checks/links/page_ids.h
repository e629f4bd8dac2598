// The fragments that a link in a post can lead to on the post's own page.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/lint/check_context.h"
#include "core/site/page_anchors.h"

namespace postlint::links {

// The one of the ids that was probably meant; empty: none is near.
std::string_view nearest_id(std::span<const std::string> ids, std::string_view fragment);

class PageIds {
 public:
  explicit PageIds(const CheckContext& ctx);

  // True where parts of the page are written by templates, components or raw HTML headings, whose
  // ids are not known: then nothing may be said of any fragment.
  bool are_open() const { return anchors_.are_open; }
  // `fragment` is percent-decoded, without "#".
  bool may_contain(std::string_view fragment);
  // The id that was probably meant; empty: none is near.
  std::string_view nearest_to(std::string_view fragment) const;

 private:
  const CheckContext& ctx_;
  AnchorsOfPost anchors_;
  std::unordered_set<std::string> all_;  // normalised to NFC
  int loose_comparisons_ = 0;
};

}  // namespace postlint::links
