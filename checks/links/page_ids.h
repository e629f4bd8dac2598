// The fragments that a link in a post can lead to on the post's own page.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/lint/check_context.h"

namespace postlint::links {

class PageIds {
 public:
  explicit PageIds(const CheckContext& ctx);

  // True where parts of the page are written by templates, components or raw HTML headings, whose
  // ids are not known: then nothing may be said of any fragment.
  bool are_open() const { return are_open_; }
  // `fragment` is percent-decoded, without "#".
  bool may_contain(std::string_view fragment);
  // The id that was probably meant; empty: none is near.
  std::string_view nearest_to(std::string_view fragment) const;

 private:
  void add(std::string_view id);
  void add_html_ids();
  void add_attribute_lists();
  bool has_open_parts() const;

  const CheckContext& ctx_;
  std::vector<std::string> headings_;    // by the engine's algorithm
  std::vector<std::string> others_;      // written by hand
  std::unordered_set<std::string> all_;  // normalised to NFC
  bool are_open_ = false;
  int loose_comparisons_ = 0;
};

// Ids that themes, comment boxes and browsers bring: "top", "comments", "fn:1", ":~:text=…".
bool is_id_of_theme(std::string_view fragment);

}  // namespace postlint::links
