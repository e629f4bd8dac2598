#include "converters/vitepress/constructs.h"

#include "converters/body/construct_finder.h"
#include "converters/body/kramdown.h"
#include "converters/body/liquid_tags.h"
#include "converters/body/plain_words.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

// VitePress puts its base in front of addresses that begin with a slash.
constexpr PlainStyle kStyle{.engine = Engine::kVitePress,
                            .has_scripts = false,
                            .adds_prefix = true,
                            .has_heading_ids = true};

std::string colons_around(std::string_view inner) {
  std::string colons = ":::";
  while (inner.find(colons) != std::string_view::npos) colons += ':';
  return colons;
}

std::optional<WrittenConstruct> write_container(const Construct& construct, std::string_view name) {
  const std::string colons = colons_around(construct.text);
  const std::string title = replace_all(construct.title, "\n", " ");
  return WrittenConstruct{
      colons + " " + std::string(name) + (title.empty() ? "" : " " + title) + "\n\n",
      "\n\n" + colons, "", true};
}

}  // namespace

std::vector<Construct> find_vitepress_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  for (const Tag& tag : finder.tags()) {
    if (tag.node->kind == TemplateKind::kLiquidOutput) {
      Construct made = finder.make(tag, Kind::kUnknown);
      std::string_view name = tag.inside;
      for (std::string_view scope : {"$frontmatter.", "frontmatter."}) {
        if (name.starts_with(scope)) name.remove_prefix(scope.size());
      }
      const FieldValue* value = request.post->front_matter.find(name);
      if (name.size() < tag.inside.size() && value != nullptr && value->is_scalar()) {
        made.kind = Kind::kVariable;
        made.text = value->text;
      }
      made.name = tag.inside;
      finder.add(std::move(made));
    }
  }
  find_attribute_lists(finder);
  finder.find_containers();
  finder.find_heading_ids();
  finder.find_file_links("");
  finder.find_bundled_files();
  finder.find_toc_lines("[[toc]]");
  finder.find_excerpt_ends(
      [](std::string_view comment) { return equals_ignoring_case(trim(comment), "more"); });
  return finder.take();
}

std::optional<WrittenConstruct> write_vitepress_construct(const Construct& construct,
                                                          const TargetPlaces& places) {
  switch (construct.kind) {
    case Kind::kAdmonition:
      // VitePress knows info, tip, warning and danger.
      if (construct.name == "note") return write_container(construct, "info");
      if (construct.name == "caution") return write_container(construct, "warning");
      return write_container(construct, construct.name);
    case Kind::kDetails:
      return write_container(construct, "details");
    case Kind::kToc:
      return WrittenConstruct{"[[toc]]", "", "", true};
    default:
      return write_plain(construct, places, kStyle);
  }
}

}  // namespace postlint
