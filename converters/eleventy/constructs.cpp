#include "converters/eleventy/constructs.h"

#include "converters/body/construct_finder.h"
#include "converters/body/liquid_tags.h"
#include "converters/body/plain_words.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

constexpr PlainStyle kStyle{.engine = Engine::kEleventy};

void add_tag(ConstructFinder& finder, const Tag& tag) {
  const TemplateKind kind = tag.node->kind;
  if (kind == TemplateKind::kLiquidComment) return add_comment(finder, tag);
  if (kind == TemplateKind::kLiquidOutput) return add_output(finder, tag);
  if (kind != TemplateKind::kLiquidTag) return;
  if (tag.is_stray_end) return finder.add_unknown(tag);
  if (tag.name == "raw" && tag.is_paired) return finder.add(tag, Kind::kRaw);
  if (tag.name == "comment" && tag.is_paired) return add_comment(finder, tag);
  if (tag.name == "highlight" && tag.is_paired) {
    // The syntax highlighting plug-in: {% highlight js 0 2 %}.
    Construct made = finder.make(tag, Kind::kCode);
    made.is_paired = false;
    made.language = tag.positional(0);
    std::string_view code = tag.inner.in(finder.bytes());
    while (code.starts_with('\n') || code.starts_with('\r')) code.remove_prefix(1);
    made.text = std::string(trim_right(code)) + "\n";
    return finder.add(std::move(made));
  }
  if (tag.name == "include" || tag.name == "render") return add_include(finder, tag);
  if (add_embed(finder, tag)) return;
  finder.add_unknown(tag);
}

}  // namespace

std::vector<Construct> find_eleventy_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  for (const Tag& tag : finder.tags()) add_tag(finder, tag);
  finder.find_containers();
  // Only plug-ins read {#id}.
  if (request.blog->heading_ids == HeadingIds::kUnknown ||
      request.blog->heading_ids == HeadingIds::kAttributeLists)
    finder.find_heading_ids();
  finder.find_excerpt_ends([](std::string_view comment) {
    return equals_ignoring_case(trim(comment), "more") ||
           equals_ignoring_case(trim(comment), "excerpt");
  });
  return finder.take();
}

std::optional<WrittenConstruct> write_eleventy_construct(const Construct& construct,
                                                         const TargetPlaces& places) {
  switch (construct.kind) {
    case Kind::kRaw:
      if (!construct.is_paired) return write_plain(construct, places, kStyle);
      return WrittenConstruct{"{% raw %}", "{% endraw %}"};
    case Kind::kSiteUrl:
      // What the filter gives is not encoded: a blank would end the link.
      if (places.prefix().empty() ||
          construct.target.find_first_of("'\"{}% ()") != std::string::npos)
        return write_plain(construct, places, kStyle);
      return WrittenConstruct{"{{ '" + construct.target + "' | url }}" +
                              written_fragment(construct, places)};
    case Kind::kComment:
      if (construct.text.find("endcomment") != std::string::npos ||
          construct.text.find("{%") != std::string::npos)
        return write_plain(construct, places, kStyle);
      return WrittenConstruct{"{% comment %}" + construct.text + "{% endcomment %}"};
    default:
      return write_plain(construct, places, kStyle);
  }
}

}  // namespace postlint
