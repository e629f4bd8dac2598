#include "checks/images/image_use.h"

#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::string_view kImageExtensions[] = {
    "png", "jpg", "jpeg", "gif",  "webp", "svg",  "avif",
    "bmp", "ico", "apng", "jfif", "tif",  "tiff", "heic",
};

// Attributes that are written by template code: what they will be is not known.
bool is_generated(const HtmlTag& tag) {
  return std::any_of(tag.attributes.begin(), tag.attributes.end(),
                     [](const HtmlAttribute& attribute) {
                       return find_any(attribute.name, "{}%"_any) != std::string_view::npos ||
                              has_masked_text(attribute.name);
                     });
}

}  // namespace

std::vector<ImageUse> images_of(const CheckContext& ctx) {
  std::vector<ImageUse> images;
  const Document& doc = ctx.doc();
  images.reserve(doc.images().size());
  for (const NodeId id : doc.images()) {
    images.push_back({id, nullptr, std::string(trim(doc.target(id)))});
  }
  for (const HtmlTag& tag : ctx.html()) {
    if (tag.kind != HtmlTag::Kind::kOpen || !tag.is_terminated || !tag.named("img") ||
        is_generated(tag)) {
      continue;
    }
    const HtmlAttribute* source = tag.attribute("src");
    const std::string_view value = source != nullptr ? trim(source->value) : std::string_view();
    images.push_back({kNoNode, &tag, decode_entities(value)});
  }
  return images;
}

Span place_of(const CheckContext& ctx, const ImageUse& image) {
  return image.is_markdown() ? ctx.doc().report_span(image.node) : image.tag->span;
}

std::optional<Span> editable_target(const CheckContext& ctx, const ImageUse& image) {
  Span span = Span::unknown();
  if (image.is_markdown()) {
    const LinkParts parts = ctx.doc().link_parts(image.node);
    if (parts.form != LinkForm::kInline) return std::nullopt;
    span = parts.destination;
  } else if (const HtmlAttribute* source = image.tag->attribute("src");
             source != nullptr && source->has_value) {
    span = source->value_span;
  }
  if (!span.known() || ctx.file().text(span) != image.target) return std::nullopt;
  return span;
}

bool has_attribute(const HtmlTag& tag, std::string_view lower_case_name) {
  return std::any_of(
      tag.attributes.begin(), tag.attributes.end(), [&](const HtmlAttribute& attribute) {
        std::string_view name = attribute.name;
        if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
        if (const std::size_t colon = name.rfind(':'); colon != std::string_view::npos)
          name.remove_prefix(colon + 1);
        return equals_ignoring_case(name, lower_case_name);
      });
}

bool has_image_extension(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view extension = path.substr(dot + 1);
  return std::any_of(
      std::begin(kImageExtensions), std::end(kImageExtensions),
      [&](std::string_view known) { return equals_ignoring_case(extension, known); });
}

}  // namespace postlint
