// HTML elements that kramdown and Python-Markdown keep raw to their end tag, blank lines or not.
//
// CommonMark's tree shows Markdown blocks between the HTML blocks of the start and the end tag;
// in these engines their marks are shown as text unless the tag says markdown="1".
#pragma once

#include <vector>

#include "core/lint/check_context.h"

namespace postlint {

struct RawElement {
  const HtmlTag* tag;             // of ctx.html()
  NodeId first_block, end_block;  // the HTML blocks that hold its start and end tag
  NodeId markdown = kNoNode;      // the first node between them whose marks are shown
};

// Outermost block elements that are closed in a later HTML block, in order.
std::vector<RawElement> find_raw_elements(const CheckContext& ctx);

// markdown="1", "block" or "span".
bool allows_markdown(const HtmlTag& tag);

}  // namespace postlint
