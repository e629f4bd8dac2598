#include "checks/images/image_use.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kImageSourceEmpty;
const Rule kImageSourceEmpty{
    .id = "image-source-empty",
    .family = Family::kImages,
    .severity = Severity::kError,
    .summary = "An image without an address",
    .why =
        "The image was to be put in later and never was. Readers see nothing, or the sign of a "
        "broken image; some browsers load the page itself a second time.",
    .bad =
        "---\ntitle: 파이콘에 다녀와서\ndate: 2024-03-01\n---\n\n키노트를 "
        "들었다.\n\n![]()\n\n사람이 많았다.\n",
    .good =
        "---\ntitle: 파이콘에 다녀와서\ndate: 2024-03-01\n---\n\n키노트를 들었다.\n\n"
        "![키노트를 하는 발표자](https://example.com/keynote.jpg)\n\n사람이 많았다.\n",
    .check = check,
};

namespace {

// Scripts load some images later, from other attributes (data-src, srcset).
bool is_loaded_later(const HtmlTag& tag) {
  for (const HtmlAttribute& attribute : tag.attributes) {
    const std::string name = ascii_lower(attribute.name);
    if (name == "srcset" || name.starts_with("data-") || (name != "src" && name.ends_with("src")))
      return true;
  }
  return has_attribute(tag, "src") && tag.attribute("src") == nullptr;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  for (const ImageUse& image : images_of(ctx)) {
    if (!image.target.empty() && image.target != "#") continue;
    if (image.is_markdown()) {
      reporter.report(place_of(ctx, image),
                      "this image has no address: readers see nothing or a broken image",
                      "write the address of the image between ( and ), or delete it");
    } else if (image.tag->attribute("src") != nullptr && !is_loaded_later(*image.tag)) {
      reporter.report(place_of(ctx, image),
                      "this image has no address: readers see nothing or a broken image",
                      "write the address of the image into src, or delete the tag");
    }
  }
}

}  // namespace
}  // namespace postlint
