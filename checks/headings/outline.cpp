#include "checks/headings/outline.h"

#include "core/base/strings.h"

namespace postlint {

std::vector<NodeId> top_headings(const Document& doc) {
  std::vector<NodeId> found;
  for (const NodeId id : doc.headings()) {
    if (doc.node(id).level == 1 && is_outline_heading(doc, id)) found.push_back(id);
  }
  return found;
}

std::string_view post_title(const FrontMatter& front_matter) {
  const FieldEntry* entry = front_matter.find_entry_any_case("title");
  return entry != nullptr && entry->value.is_scalar() ? trim(entry->value.text)
                                                      : std::string_view();
}

bool title_is_printed(const CheckContext& ctx) {
  return ctx.profile().title_is_page_heading && !post_title(ctx.front_matter()).empty();
}

}  // namespace postlint
