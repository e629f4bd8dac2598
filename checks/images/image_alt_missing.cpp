#include "checks/images/image_use.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kImageAltMissing;
const Rule kImageAltMissing{
    .id = "image-alt-missing",
    .aliases = {"MD045", "no-alt-text"},
    .family = Family::kImages,
    .severity = Severity::kWarning,
    .summary = "An image without alternative text",
    .why =
        "The alternative text is what blind readers hear, what shows where the image does not "
        "load, and what search engines know of it. An <img> with alt=\"\" says that the image "
        "is decoration: that is a decision and is left alone.",
    .bad =
        "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n아침에 "
        "찍었다.\n\n![](https://example.com/sea.jpg)\n",
    .good =
        "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n아침에 찍었다.\n\n"
        "![해가 뜨는 동해](https://example.com/sea.jpg)\n",
    .check = check,
};

namespace {

bool is_tiny(const HtmlTag& tag, std::string_view name) {
  const HtmlAttribute* size = tag.attribute(name);
  return size != nullptr && (size->value == "0" || size->value == "1" || size->value == "1px");
}

// Hidden from assistive technology, named by other means, or a pixel that counts visitors.
bool needs_no_alt(const HtmlTag& tag) {
  if (has_attribute(tag, "alt")) return true;
  for (const std::string_view name : {"aria-label", "aria-labelledby", "title"}) {
    if (has_attribute(tag, name)) return true;
  }
  if (const HtmlAttribute* hidden = tag.attribute("aria-hidden"); hidden && hidden->value == "true")
    return true;
  if (const HtmlAttribute* role = tag.attribute("role");
      role && (role->value == "presentation" || role->value == "none")) {
    return true;
  }
  return is_tiny(tag, "width") || is_tiny(tag, "height");
}

bool has_text(const Document& doc, NodeId image) {
  for (NodeId id = image + 1; id < doc.node(image).subtree_end; ++id) {
    if (!trim(doc.node(id).literal).empty()) return true;
  }
  return !trim(doc.title(image)).empty();
}

void check(const CheckContext& ctx, Reporter& reporter) {
  for (const ImageUse& image : images_of(ctx)) {
    if (image.target.empty() || image.target == "#") continue;  // image-source-empty says it
    if (!image.is_markdown()) {
      if (needs_no_alt(*image.tag)) continue;
      reporter.report(place_of(ctx, image),
                      "this image has no alternative text for those who cannot see it",
                      "add alt=\"what it shows\", or alt=\"\" if it is decoration");
    } else if (!has_text(ctx.doc(), image.node)) {
      reporter.report(place_of(ctx, image),
                      "this image has no alternative text for those who cannot see it",
                      "write what it shows between [ and ]");
    }
  }
}

}  // namespace
}  // namespace postlint
