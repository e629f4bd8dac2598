#include "core/dialect/causes/code_lines.h"

#include "core/base/strings.h"

namespace postlint {

std::optional<std::vector<CodeLine>> code_lines(const DialectText& text, NodeId block) {
  const Document& document = text.document();
  const Node& node = document.node(block);
  std::vector<CodeLine> lines;
  std::uint32_t number = node.line + (document.code_parts(block).is_fenced ? 1 : 0);
  std::string_view literal = node.literal;
  while (!literal.empty()) {
    const std::size_t ending = literal.find('\n');
    const std::string_view code = literal.substr(0, ending);
    if (number > text.file().line_count()) return std::nullopt;
    const Span line = text.file().line_span(number);
    if (!text.file().text(line).ends_with(code)) return std::nullopt;
    const auto begin = line.end - static_cast<std::uint32_t>(code.size());
    if (!trim(Span{line.begin, begin}.in(text.bytes())).empty()) return std::nullopt;
    lines.push_back({number, {line.begin, begin}, code});
    if (ending == std::string_view::npos) break;
    literal.remove_prefix(ending + 1);
    ++number;
  }
  return lines;
}

}  // namespace postlint
