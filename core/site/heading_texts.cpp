// Collecting the headings of a document for heading_ids().
#include "core/base/strings.h"
#include "core/site/heading_ids.h"

namespace postlint {
namespace {

void append(HeadingText& heading, HeadingPiece::Kind kind, std::string_view text, bool joined) {
  if (joined && !heading.pieces.empty() && heading.pieces.back().kind == kind) {
    heading.pieces.back().text += text;
  } else {
    heading.pieces.push_back({kind, std::string(text)});
  }
}

// The id of a kramdown attribute list "{: #id}" or "{: id="any text"}" on the line below the
// heading.
std::string id_below(const Document& document, const Node& heading) {
  const std::uint32_t line = heading.end_line + 1;
  const SourceFile& file = document.file();
  if (document.templates().nodes.empty() || line > file.line_count()) return {};
  const std::string_view text = trim(file.line_text(line));
  if (!text.starts_with("{:") || !text.ends_with('}')) return {};
  for (const std::string_view key : {" id=\"", " id='"}) {
    const std::size_t found = text.find(key);
    if (found == text.npos) continue;
    const std::string_view rest = text.substr(found + key.size());
    return std::string(rest.substr(0, rest.find(key.back())));
  }
  for (std::string_view part : split(text.substr(2, text.size() - 3), ' ')) {
    if (part.size() > 1 && part[0] == '#') return std::string(part.substr(1));
  }
  return {};
}

std::string raw_of(const Document& document, NodeId id, const Node& heading) {
  const HeadingParts parts = document.heading_parts(id);
  if (!parts.content.known()) return {};
  std::string_view raw = trim(document.file().text(parts.content));
  // Of a heading of several lines, goldmark takes the last.
  if (parts.is_setext && heading.end_line > heading.line) {
    const std::size_t last = raw.find_last_of("\r\n");
    if (last != std::string_view::npos) raw = trim(raw.substr(last + 1));
  }
  return std::string(raw);
}

}  // namespace

std::vector<HeadingText> collect_headings(const Document& document) {
  using Kind = HeadingPiece::Kind;
  std::vector<HeadingText> headings;
  for (NodeId id : document.headings()) {
    const Node& node = document.node(id);
    HeadingText heading;
    heading.level = node.level;
    heading.raw = raw_of(document, id, node);
    heading.explicit_id = id_below(document, node);
    NodeId image_end = 0;  // inside an image all text is its alt
    NodeId last_text = kNoNode;
    for (NodeId child = id + 1; child < node.subtree_end; ++child) {
      const Node& part = document.node(child);
      const bool in_image = child < image_end;
      switch (part.kind) {
        case NodeKind::kText:
          append(heading, in_image ? Kind::kAlt : Kind::kText, part.literal,
                 last_text != kNoNode && last_text + 1 == child);
          last_text = child;
          break;
        case NodeKind::kCode:
          append(heading, in_image ? Kind::kAlt : Kind::kCode, part.literal, false);
          break;
        case NodeKind::kHtmlInline:
          append(heading, Kind::kHtml, part.literal, false);
          break;
        case NodeKind::kSoftBreak:
        case NodeKind::kHardBreak:
          append(heading, in_image ? Kind::kAlt : Kind::kText, " ", true);
          last_text = child;
          break;
        case NodeKind::kFootnoteReference:
          append(heading, Kind::kFootnote, part.literal, false);
          break;
        case NodeKind::kImage:
          image_end = part.subtree_end;
          break;
        default:
          break;
      }
      if (has_masked_text(part.literal)) heading.is_known = false;
    }
    headings.push_back(std::move(heading));
  }
  return headings;
}

}  // namespace postlint
