#include "converters/zola/constructs.h"

#include "converters/body/construct_finder.h"
#include "converters/body/liquid_tags.h"
#include "converters/body/plain_words.h"
#include "core/base/strings.h"
#include "core/links/template_tag.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

constexpr PlainStyle kStyle{.engine = Engine::kZola, .has_heading_ids = true};

// {{/* x() */}} shows {{ x() }}.
void add_escaped(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kRaw);
  const std::string_view written = tag.span.in(finder.bytes());
  made.text = std::string(written.substr(0, 2)) +
              std::string(written.substr(4, written.size() - 8)) +
              std::string(written.substr(written.size() - 2));
  finder.add(std::move(made));
}

void add_tag(ConstructFinder& finder, const Tag& tag) {
  if (tag.node->kind != TemplateKind::kZolaShortcode) return;
  if (tag.name == "/*" && tag.span.size() >= 8) return add_escaped(finder, tag);
  if (tag.is_stray_end) return finder.add_unknown(tag);
  const std::string source = tag.value("src").empty() ? tag.value("path") : tag.value("src");
  if ((tag.name == "figure" || tag.name == "image" || tag.name == "img") && !source.empty() &&
      !is_computed_value(source)) {
    Construct made = finder.make(tag, Kind::kFigure);
    made.is_paired = false;
    made.name = tag.name == "figure" ? "figure" : "img";
    made.target = source;
    for (const OwnedArgument& one : tag.arguments) {
      if (one.key != "src" && one.key != "path" && !one.key.empty())
        made.attributes.emplace_back(one.key, one.value);
    }
    return finder.add(std::move(made));
  }
  if (tag.is_paired) {
    const std::string type = tag.value("type");
    const std::string_view name = admonition_name(type.empty() ? tag.name : type);
    if (!name.empty()) {
      Construct made = finder.make(tag, Kind::kAdmonition);
      made.name = name;
      made.title = tag.value("title");
      return finder.add(std::move(made));
    }
    if (tag.name == "details") {
      Construct made = finder.make(tag, Kind::kDetails);
      made.title = tag.value("summary").empty() ? tag.value("title") : tag.value("summary");
      return finder.add(std::move(made));
    }
    if (tag.name == "quote") {
      Construct made = finder.make(tag, Kind::kQuote);
      if (const std::string author = tag.value("author"); !author.empty())
        made.attributes.emplace_back("author", author);
      return finder.add(std::move(made));
    }
  }
  if (add_embed(finder, tag)) return;
  finder.add_unknown(tag);
}

}  // namespace

std::vector<Construct> find_zola_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  for (const Tag& tag : finder.tags()) add_tag(finder, tag);
  finder.find_engine_links();
  finder.find_heading_ids();
  // Zola: <!--\s*more\s*-->, any case.
  finder.find_excerpt_ends(
      [](std::string_view comment) { return equals_ignoring_case(trim(comment), "more"); });
  return finder.take();
}

std::optional<WrittenConstruct> write_zola_construct(const Construct& construct,
                                                     const TargetPlaces& places) {
  if (construct.kind == Kind::kPageLink && !construct.is_in_html && construct.page != nullptr &&
      construct.page->state == PageState::kPublished) {
    const std::string source = places.source_of(*construct.page);
    if (!source.empty() && source.find_first_of(" ()<>") == std::string::npos)
      return WrittenConstruct{
          written_link(construct, "@/" + source + written_fragment(construct, places))};
  }
  // Zola has had no shortcodes of its own since 0.17.
  return write_plain(construct, places, kStyle);
}

}  // namespace postlint
