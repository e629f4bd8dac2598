#include "converters/pelican/constructs.h"

#include <algorithm>

#include "converters/body/construct_finder.h"
#include "converters/body/kramdown.h"
#include "converters/body/liquid_tags.h"
#include "converters/body/plain_words.h"
#include "core/base/strings.h"
#include "core/links/link_use.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

constexpr PlainStyle kStyle{
    .engine = Engine::kPelican, .needs_markdown_attribute = true, .has_heading_ids = true};

// {tag}name, {category}name, {author}name, {index}: the engine's own lists.
void find_list_links(ConstructFinder& finder) {
  const BodyRequest& request = finder.request();
  if (request.site == nullptr) return;
  const auto name_of = [](std::string_view url) {
    std::string name(base_name(url.ends_with('/') ? url.substr(0, url.size() - 1) : url));
    return name.substr(0, name.rfind('.'));
  };
  for (LinkUse& use : collect_links(*request.post, *request.blog)) {
    if (use.syntax != LinkSyntax::kUnknown || !use.span.known() || !use.target.starts_with('{'))
      continue;
    const std::size_t close = use.target.find('}');
    if (close == std::string::npos) continue;
    const std::string kind = use.target.substr(1, close - 1);
    std::string wanted = ascii_lower(percent_decode(use.target.substr(close + 1)));
    wanted = replace_all(wanted, " ", "-");
    Construct made;
    made.kind = Kind::kSiteUrl;
    made.name = kind;
    made.span = use.span;
    made.inner = {use.span.end, use.span.end};
    made.is_in_html = use.source == LinkSource::kHtml;
    if (kind == "index") made.target = "/";
    for (const SiteIndex::Generated& list : request.site->generated()) {
      if (list.kind == kind && ascii_lower(name_of(list.url)) == wanted) made.target = list.url;
    }
    const std::string& prefix = request.site->prefix();
    if (!prefix.empty() && made.target.starts_with(prefix + "/"))
      made.target.erase(0, prefix.size());
    if (made.target.empty()) made.kind = Kind::kUnknown;
    finder.add(std::move(made));
  }
}

std::optional<WrittenConstruct> write_page_link(const Construct& construct,
                                                const TargetPlaces& places) {
  const bool is_built = construct.page != nullptr && construct.page->state == PageState::kPublished;
  const std::string source = is_built ? places.source_of(*construct.page) : "";
  if (source.empty() || source.find_first_of(" ()<>\"'") != std::string::npos)
    return write_plain(construct, places, kStyle);
  return WrittenConstruct{
      written_link(construct, "{filename}/" + source + written_fragment(construct, places))};
}

}  // namespace

std::vector<Construct> find_pelican_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  // Tags are those of the plug-in liquid_tags; without it they are text, and stay so.
  for (const Tag& tag : finder.tags()) {
    if (tag.node->kind != TemplateKind::kLiquidTag || tag.is_stray_end) continue;
    if (!add_embed(finder, tag)) continue;
  }
  find_attribute_lists(finder);
  finder.find_heading_ids();
  finder.find_engine_links();
  find_list_links(finder);
  finder.find_toc_lines("[TOC]");
  finder.find_excerpt_ends([](std::string_view comment) {
    return equals_ignoring_case(trim(comment), "more") || trim(comment) == "PELICAN_END_SUMMARY";
  });
  return finder.take();
}

std::optional<WrittenConstruct> write_pelican_construct(const Construct& construct,
                                                        const TargetPlaces& places) {
  switch (construct.kind) {
    case Kind::kPageLink:
      return write_page_link(construct, places);
    case Kind::kToc:
      return WrittenConstruct{"[TOC]", "", "", true};
    case Kind::kAttributes:
      return write_attribute_list(construct);
    default:
      return write_plain(construct, places, kStyle);
  }
}

}  // namespace postlint
