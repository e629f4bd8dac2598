// The tags of an HTML page with the place where each element ends: as much of a tree as is needed.
//
// Linear in the size of the page whatever is nested in it: elements deeper than kMaxDepth end where
// they begin. Unclosed elements end with what they stand in. Owns nothing: `html` must outlive it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/post/html_tags.h"

namespace postlint::proof {

class HtmlOutline {
 public:
  static constexpr std::size_t kMaxDepth = 512;

  explicit HtmlOutline(std::string_view html);

  std::string_view html() const { return html_; }
  const std::vector<HtmlTag>& tags() const { return tags_; }
  // For an open tag: the index of the tag that ends its element (its end tag, or whatever closes
  // it; tags().size() at the end of the page). For void elements and other tags: the next index.
  std::size_t end_of(std::size_t tag) const { return ends_[tag]; }
  // The bytes between tag `index` - 1 and tag `index`; of tags().size(), those behind the last.
  std::string_view text_before(std::size_t index) const;
  // The text of an element, tags left out and references decoded; not folded.
  std::string text_of(std::size_t tag) const;

 private:
  std::string_view html_;
  std::vector<HtmlTag> tags_;
  std::vector<std::uint32_t> ends_;
};

// The attribute's value, references decoded; empty where there is none.
std::string attribute_of(const HtmlTag& tag, std::string_view lower_case_name);
// Whether the blank-separated list of an attribute has the word, in any case.
bool has_word(const HtmlTag& tag, std::string_view attribute, std::string_view word);
// The words of such a list in lower case.
std::vector<std::string> words_of(const HtmlTag& tag, std::string_view attribute);
bool is_raw_text_element(const HtmlTag& tag);  // script, style …: its content is no text
int heading_level(const HtmlTag& tag);         // 1 to 6; 0: no heading

}  // namespace postlint::proof
