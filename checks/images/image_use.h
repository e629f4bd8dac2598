// The images of a post, written in Markdown or as <img> in HTML, seen as one list.
//
// The views point into the Document or its file; an ImageUse must not outlive the check's call.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/lint/check_context.h"

namespace postlint {

struct ImageUse {
  NodeId node = kNoNode;         // a Markdown image …
  const HtmlTag* tag = nullptr;  // … or an <img>
  std::string target;            // entities and escapes resolved; empty where there is none

  bool is_markdown() const { return node != kNoNode; }
};

// Markdown images first, then <img> tags, each in document order. Left out are <img> tags whose
// attributes are made by a template or a framework (`:src`, `{...props}`).
std::vector<ImageUse> images_of(const CheckContext& ctx);

// Where to report it.
Span place_of(const CheckContext& ctx, const ImageUse& image);

// Where the target stands in the file, if it can be replaced: it is written there as it is meant,
// without escapes and entities, and belongs to this image alone.
std::optional<Span> editable_target(const CheckContext& ctx, const ImageUse& image);

// Whether a tag has an attribute of this name, also as `:name`, `v-bind:name` or `[name]`.
bool has_attribute(const HtmlTag& tag, std::string_view lower_case_name);

// "png", "jpg", …: the path ends in the extension of an image.
bool has_image_extension(std::string_view path);

}  // namespace postlint
