#include "core/dialect/causes/link_text.h"

#include <algorithm>

#include "core/base/strings.h"
#include "core/post/html_tags.h"

namespace postlint {
namespace {

bool joins_words(std::string_view text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && is_ascii_alnum(text[at - 1]) &&
         is_ascii_alnum(text[at + 1]);
}

}  // namespace

std::string escape_link_text(std::string_view address) {
  // An underscore alone is no emphasis.
  std::size_t underscores = 0;
  for (std::size_t i = 0; i < address.size(); ++i) {
    underscores += address[i] == '_' && !joins_words(address, i);
  }
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    if (c == '~') {
      out += "&#126;";
    } else if (c == '|') {
      out += "&#124;";
    } else if (c == '*' || c == '[' || c == ']' || c == '`' || c == '\\' ||
               (c == '_' && underscores > 1 && !joins_words(address, i))) {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string escape_destination(std::string_view address) {
  const bool is_balanced = unbalanced_parenthesis(address) == std::string_view::npos &&
                           std::count(address.begin(), address.end(), '(') ==
                               std::count(address.begin(), address.end(), ')');
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (char c : address) {
    const bool is_parenthesis = c == '(' || c == ')';
    if (std::string_view(" \"<>\\`|*[]").find(c) != std::string_view::npos ||
        (is_parenthesis && !is_balanced)) {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

std::size_t unbalanced_parenthesis(std::string_view text) {
  std::ptrdiff_t open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++open;
    if (text[i] == ')' && --open < 0) return i;
  }
  return std::string_view::npos;
}

bool is_inside_html_link(const Document& document, NodeId text) {
  const NodeId leaf = document.leaf_block(text);
  if (leaf == kNoNode) return false;
  bool is_open = false;
  for (NodeId id = leaf + 1; id < text; ++id) {
    const Node& node = document.node(id);
    if (node.kind != NodeKind::kHtmlInline) continue;
    for (const HtmlTag& tag : scan_html(node.literal)) {
      if (tag.named("a")) is_open = tag.kind == HtmlTag::Kind::kOpen;
    }
  }
  return is_open;
}

}  // namespace postlint
