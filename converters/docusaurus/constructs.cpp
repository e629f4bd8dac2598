#include "converters/docusaurus/constructs.h"

#include "converters/body/construct_finder.h"
#include "converters/body/mdx_constructs.h"
#include "converters/body/plain_words.h"
#include "converters/body/titled_fences.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

constexpr PlainStyle kStyle{
    .engine = Engine::kDocusaurus, .excerpt_marker = "<!-- truncate -->", .has_heading_ids = true};

// One colon more than any container within.
std::string colons_around(std::string_view inner) {
  std::size_t most = 2;
  for (std::size_t at = inner.find(":::"); at != std::string_view::npos;
       at = inner.find(":::", at)) {
    std::size_t end = at;
    while (end < inner.size() && inner[end] == ':') ++end;
    most = std::max(most, end - at);
    at = end;
  }
  return std::string(most + 1, ':');
}

// `js title="src/a.js" {1,3}`
std::optional<FenceTitle> read_fence_title(std::string_view info) {
  constexpr std::string_view kTitle = "title=";
  const std::size_t at = info.find(kTitle);
  if (at == info.npos || at + kTitle.size() >= info.size()) return std::nullopt;
  const char quote = info[at + kTitle.size()];
  const std::size_t begin = at + kTitle.size() + 1, end = info.find(quote, begin);
  if ((quote != '"' && quote != '\'') || end == info.npos || end == begin) return std::nullopt;
  FenceTitle made;
  made.title = info.substr(begin, end - begin);
  if (at > 0) made.language = info.substr(0, info.find_first_of(" \t{"));
  return made;
}

std::optional<WrittenConstruct> write_page_link(const Construct& construct,
                                                const TargetPlaces& places) {
  const bool is_built = construct.page != nullptr &&
                        construct.page->state == PageState::kPublished && !construct.is_in_html;
  const std::string source = is_built ? places.source_of(*construct.page) : "";
  if (source.empty() || source.find_first_of(" ()<>%") != std::string::npos)
    return write_plain(construct, places, kStyle);
  return WrittenConstruct{
      written_link(construct, "/" + source + written_fragment(construct, places))};
}

std::optional<WrittenConstruct> write_code(const Construct& construct) {
  std::string info = construct.language;
  const std::string* title = construct.attribute("title");
  const std::string* linenos = construct.attribute("linenos");
  Construct rest = construct;
  // Beside a link it stays in the caption, where it stood.
  const bool can_name = title != nullptr && construct.attribute("link") == nullptr &&
                        title->find_first_of("\"`\n") == std::string::npos;
  if (can_name) {
    info += (info.empty() ? "text title=\"" : " title=\"") + *title + "\"";
    std::erase_if(rest.attributes, [](const auto& one) { return one.first == "title"; });
  }
  if (linenos != nullptr && *linenos != "false")
    info += info.empty() ? "text showLineNumbers" : " showLineNumbers";
  return WrittenConstruct{
      code_caption(rest) + fenced_code(construct.text, info, {Engine::kDocusaurus, true}), "", "",
      true};
}

}  // namespace

std::vector<Construct> find_docusaurus_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  find_mdx_constructs(finder, true);
  finder.find_containers();
  find_titled_fences(finder, read_fence_title);
  finder.find_heading_ids();
  finder.find_engine_links();
  finder.find_file_links("blog");
  finder.find_bundled_files();
  // Docusaurus: <!--\s*truncate\s*-->
  finder.find_excerpt_ends([](std::string_view comment) { return trim(comment) == "truncate"; });
  return finder.take();
}

std::optional<WrittenConstruct> write_docusaurus_construct(const Construct& construct,
                                                           const TargetPlaces& places) {
  switch (construct.kind) {
    case Kind::kCode:
      return write_code(construct);
    case Kind::kPageLink:
      return write_page_link(construct, places);
    case Kind::kAdmonition: {
      const std::string colons = colons_around(construct.text);
      std::string title = construct.title;
      if (title.find_first_of("[]\n") != std::string::npos)
        title = replace_all(replace_all(replace_all(title, "[", "("), "]", ")"), "\n", " ");
      return WrittenConstruct{
          colons + construct.name + (title.empty() ? "" : "[" + title + "]") + "\n\n",
          "\n\n" + colons, "", true};
    }
    case Kind::kExcerptEnd:
      return WrittenConstruct{places.is_mdx() ? "{/* truncate */}" : "<!-- truncate -->"};
    case Kind::kHeadingId:
      return WrittenConstruct{" {#" + construct.target + "}"};
    default:
      return write_plain(construct, places, kStyle);
  }
}

}  // namespace postlint
