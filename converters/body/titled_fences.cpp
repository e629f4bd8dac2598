#include "converters/body/titled_fences.h"

#include "core/base/strings.h"
#include "core/post/template_scanner.h"

namespace postlint {

void find_titled_fences(ConstructFinder& finder,
                        std::optional<FenceTitle> (*read)(std::string_view info)) {
  const Document& document = finder.document();
  for (const NodeId id : document.of_kind(NodeKind::kCodeBlock)) {
    const CodeParts parts = document.code_parts(id);
    const Span whole = document.span(id);
    if (!parts.is_fenced || !parts.is_closed || parts.info.empty() || !whole.known()) continue;
    std::optional<FenceTitle> found = read(parts.info);
    if (!found) continue;
    const std::string_view code = document.node(id).literal;
    if (code.find(kMaskCharacter) != std::string_view::npos) continue;
    Construct made;
    made.kind = Construct::Kind::kCode;
    made.span = whole;
    const std::string_view bytes = finder.bytes();
    while (made.span.begin < made.span.end && bytes[made.span.begin] != parts.fence_char)
      ++made.span.begin;
    while (made.span.end > made.span.begin && bytes[made.span.end - 1] != parts.fence_char)
      --made.span.end;
    made.inner = {made.span.end, made.span.end};
    made.name = "code";
    made.language = std::move(found->language);
    made.text = code;
    if (!found->title.empty()) made.attributes.emplace_back("title", std::move(found->title));
    if (!found->link.empty()) made.attributes.emplace_back("link", std::move(found->link));
    if (!found->link_text.empty())
      made.attributes.emplace_back("link-text", std::move(found->link_text));
    finder.add(std::move(made));
  }
}

}  // namespace postlint
