// Tags in raw HTML: what checks need to know of the HTML blocks and inline HTML of a post.
//
// A linear tokenizer after the HTML standard's tag states, without a tree: names, attributes,
// comments, raw text elements (script, style, textarea, title). Offsets are bytes into the string
// scanned. Never fails; text that is no tag is passed over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.h"

namespace postlint {

class Document;

struct HtmlAttribute {
  std::string_view name;   // as written
  std::string_view value;  // as written, without quotes
  Span value_span;         // without quotes; empty where there is no value
  bool has_value = false;
};

struct HtmlTag {
  enum class Kind : std::uint8_t { kOpen, kClose, kComment, kDeclaration };
  Kind kind = Kind::kOpen;
  bool self_closing = false;  // ends in "/>"
  bool is_terminated = true;  // false: the tag or comment runs to the end of the text
  std::string_view name;      // as written; empty for comments
  Span span;
  std::vector<HtmlAttribute> attributes;

  bool named(std::string_view lower_case_name) const;  // ASCII case is folded
  const HtmlAttribute* attribute(std::string_view lower_case_name) const;
};

std::vector<HtmlTag> scan_html(std::string_view html, std::uint32_t base_offset = 0);

bool is_void_element(std::string_view lower_case_name);
// An element of HTML, SVG's and MathML's roots included ("div"); not "T" or "my-widget".
bool is_html_element(std::string_view lower_case_name);

// The tags of all raw HTML of the document (HTML blocks and inline HTML) in source order, with
// spans in the file. Pieces whose place is unknown are left out.
std::vector<HtmlTag> html_tags(const Document& document);

// "&lt;" → "<": named, decimal and hexadecimal references.
std::string decode_entities(std::string_view text);

}  // namespace postlint
