#include "checks/rendering/raw_elements.h"

#include <algorithm>

#include "checks/rendering/dialects.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

bool is_block_element(const HtmlTag& tag) {
  for (std::string_view name : {"div", "details", "section", "article", "aside", "figure",
                                "blockquote", "table", "main", "header", "footer"}) {
    if (tag.named(name)) return true;
  }
  return false;
}

bool shows_marks(NodeKind kind) {
  switch (kind) {
    case NodeKind::kStrong:
    case NodeKind::kEmphasis:
    case NodeKind::kLink:
    case NodeKind::kImage:
    case NodeKind::kCode:
    case NodeKind::kHeading:
    case NodeKind::kList:
    case NodeKind::kTable:
      return true;
    default:
      return false;
  }
}

// The HTML block whose lines hold `line`; blocks are in order.
NodeId block_at(const Document& document, std::uint32_t line) {
  const auto blocks = document.of_kind(NodeKind::kHtmlBlock);
  const auto block = std::partition_point(
      blocks.begin(), blocks.end(), [&](NodeId id) { return document.node(id).end_line < line; });
  return block != blocks.end() && document.node(*block).line <= line ? *block : kNoNode;
}

NodeId first_mark(const CheckContext& ctx, NodeId begin, NodeId end) {
  const bool shows_fences = !kFencesReadFirst.has(ctx.profile().engine);
  for (NodeId id = begin; id < end; ++id) {
    const NodeKind kind = ctx.doc().node(id).kind;
    if (shows_marks(kind)) return id;
    if (kind == NodeKind::kCodeBlock && shows_fences && ctx.doc().code_parts(id).is_fenced)
      return id;
  }
  return kNoNode;
}

}  // namespace

bool allows_markdown(const HtmlTag& tag) {
  const HtmlAttribute* attribute = tag.attribute("markdown");
  return attribute != nullptr && attribute->value != "0";
}

std::vector<RawElement> find_raw_elements(const CheckContext& ctx) {
  const Document& document = ctx.doc();
  std::vector<RawElement> found;
  const HtmlTag* open = nullptr;
  int depth = 0;  // of elements named like `open`
  for (const HtmlTag& tag : ctx.html()) {
    if (tag.kind != HtmlTag::Kind::kOpen && tag.kind != HtmlTag::Kind::kClose) continue;
    const bool opens = tag.kind == HtmlTag::Kind::kOpen;
    if (open == nullptr) {
      if (!opens || tag.self_closing || !is_block_element(tag)) continue;
      open = &tag;
      depth = 1;
    } else if (equals_ignoring_case(tag.name, open->name)) {
      depth += opens ? 1 : -1;
    }
    if (depth > 0) continue;
    const NodeId first = block_at(document, ctx.file().line_of(open->span.begin));
    const NodeId last = block_at(document, ctx.file().line_of(tag.span.begin));
    if (first != kNoNode && last != kNoNode && first < last && !allows_markdown(*open)) {
      found.push_back({open, first, last, first_mark(ctx, first, last)});
    }
    open = nullptr;
  }
  return found;
}

}  // namespace postlint
