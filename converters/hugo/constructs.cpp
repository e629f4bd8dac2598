#include "converters/hugo/constructs.h"

#include <algorithm>

#include "converters/body/construct_finder.h"
#include "converters/body/kramdown.h"
#include "converters/body/liquid_tags.h"
#include "converters/body/plain_words.h"
#include "core/base/strings.h"
#include "core/links/template_tag.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

constexpr PlainStyle kStyle{
    .engine = Engine::kHugo, .excerpt_marker = "<!--more-->", .has_heading_ids = true};

std::string without_line_ends(std::string_view inner) {
  const std::size_t first = inner.find_first_not_of("\r\n");
  if (first == std::string_view::npos) return "";
  inner.remove_prefix(first);
  while (inner.ends_with('\n') || inner.ends_with('\r')) inner.remove_suffix(1);
  return std::string(inner) + "\n";
}

// "linenos=table,hl_lines=8 15-17,linenostart=199"
void read_options(std::string_view options, Construct& construct) {
  for (std::string_view option : split(options, ',')) {
    const std::size_t equals = option.find('=');
    if (equals == std::string_view::npos) continue;
    std::string value(trim(option.substr(equals + 1)));
    if (value == "table" || value == "inline") value = "true";
    construct.attributes.emplace_back(trim(option.substr(0, equals)), value);
  }
}

void add_highlight(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kCode);
  made.is_paired = false;
  made.language = tag.positional(0);
  made.text = without_line_ends(tag.inner.in(finder.bytes()));
  read_options(tag.positional(1), made);
  finder.add(std::move(made));
}

void add_figure(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kFigure);
  made.is_paired = false;
  made.target = tag.value("src");
  if (made.target.empty() || is_computed_value(made.target)) return finder.add_unknown(tag);
  for (const OwnedArgument& one : tag.arguments) {
    if (one.key != "src" && !one.key.empty()) made.attributes.emplace_back(one.key, one.value);
  }
  finder.add(std::move(made));
}

void add_param(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kVariable);
  const std::string name = ascii_lower(tag.positional(0));
  for (const FieldEntry& entry : finder.request().post->front_matter.entries) {
    if (ascii_lower(entry.key) == name && entry.value.is_scalar()) made.text = entry.value.text;
  }
  if (made.text.empty() && finder.request().settings != nullptr) {
    const auto found = finder.request().settings->find("params." + name);
    if (found != finder.request().settings->end()) made.text = found->second;
  }
  if (made.text.empty()) return finder.add_unknown(tag);
  finder.add(std::move(made));
}

// {{< note >}} … {{< /note >}}, {{< notice info "Title" >}}: themes' boxes.
bool add_box(ConstructFinder& finder, const Tag& tag) {
  if (!tag.is_paired) return false;
  Construct made = finder.make(tag, Kind::kAdmonition);
  if (tag.name == "details" || tag.name == "detail" || tag.name == "expand") {
    made.kind = Kind::kDetails;
    made.title = tag.value("summary");
    for (const char* key : {"title", "label"}) {
      if (made.title.empty()) made.title = tag.value(key);
    }
    if (made.title.empty()) made.title = tag.positional(0);
    if (tag.value("open") == "true") made.attributes.emplace_back("open", "true");
    finder.add(std::move(made));
    return true;
  }
  const bool is_generic = tag.name == "admonition" || tag.name == "callout" ||
                          tag.name == "notice" || tag.name == "alert" || tag.name == "hint";
  std::string type = tag.value("type");
  if (type.empty()) type = is_generic ? tag.positional(0) : std::string(tag.name);
  std::string_view name = admonition_name(type);
  if (name.empty() && is_generic) name = admonition_name(tag.name);
  if (name.empty()) return false;
  made.name = name;
  made.title = tag.value("title");
  if (made.title.empty())
    made.title = tag.positional(is_generic && !tag.positional(0).empty() ? 1 : 0);
  finder.add(std::move(made));
  return true;
}

// {{</* x */>}} shows {{< x >}}.
void add_escaped(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kRaw);
  const std::string_view written = tag.span.in(finder.bytes());
  made.text = std::string(written.substr(0, 3)) +
              std::string(written.substr(5, written.size() - 10)) +
              std::string(written.substr(written.size() - 3));
  finder.add(std::move(made));
}

// "{.lead #id}" in the line below a paragraph: its attributes, where the blog's configuration says
// so.
void find_block_attributes(ConstructFinder& finder) {
  const ConfigValues* settings = finder.request().settings;
  if (settings == nullptr) return;
  const auto at = settings->find("markup.goldmark.parser.attribute.block");
  if (at == settings->end() || at->second != "true") return;
  const Document& document = finder.document();
  for (NodeId id : document.of_kind(NodeKind::kParagraph)) {
    const Node& node = document.node(id);
    if (node.end_line == node.line) continue;
    const std::string_view line = trim(document.file().line_text(node.end_line));
    if (!line.starts_with('{') || !line.ends_with('}') || line.size() < 4 || line[1] == '{')
      continue;
    Construct made;
    made.kind = Kind::kAttributes;
    const auto begin = static_cast<std::uint32_t>(line.data() - finder.bytes().data());
    made.span = {begin, begin + static_cast<std::uint32_t>(line.size())};
    made.inner = {made.span.end, made.span.end};
    made.name = "block";
    read_attributes(line.substr(1, line.size() - 2), made);
    if (!made.attributes.empty()) finder.add(std::move(made));
  }
}

void add_tag(ConstructFinder& finder, const Tag& tag) {
  if (tag.node->kind != TemplateKind::kHugoShortcode) return;
  if (tag.name == "/*" && tag.span.size() >= 10) return add_escaped(finder, tag);
  if (tag.is_stray_end) return finder.add_unknown(tag);
  if (tag.name == "highlight" && tag.is_paired) return add_highlight(finder, tag);
  if (tag.name == "figure") return add_figure(finder, tag);
  if (tag.name == "ref" || tag.name == "relref") {
    std::string path = tag.value("path");
    if (path.empty()) path = tag.positional(0);
    if (!is_computed_value(path))
      return finder.add(finder.reference(tag, LinkSyntax::kHugoRef, path));
  }
  if (tag.name == "param") return add_param(finder, tag);
  if (tag.name == "comment" && tag.is_paired) return add_comment(finder, tag);
  if (tag.name == "raw" && tag.is_paired) return finder.add(tag, Kind::kRaw);
  if (add_embed(finder, tag) || add_box(finder, tag)) return;
  finder.add_unknown(tag);
}

std::optional<WrittenConstruct> write_page_link(const Construct& construct,
                                                const TargetPlaces& places) {
  const bool is_built = construct.page != nullptr && construct.page->state == PageState::kPublished;
  const std::string source = is_built ? places.source_of(*construct.page) : "";
  if (source.empty() || source.find('"') != std::string::npos)
    return write_plain(construct, places, kStyle);
  return WrittenConstruct{written_link(
      construct, "{{< relref \"/" + source + "\" >}}" + written_fragment(construct, places))};
}

std::optional<WrittenConstruct> write_code(const Construct& construct) {
  std::string info = construct.language, options;
  for (const auto& [key, value] : construct.attributes) {
    if (key != "linenos" && key != "hl_lines" && key != "linenostart") continue;
    if (value.find_first_of("\"{}") != std::string::npos) continue;
    const bool is_bare = value == "true" || value == "false" || key == "linenostart";
    options += (options.empty() ? "" : ",") + key + "=" + (is_bare ? value : "\"" + value + "\"");
  }
  if (!options.empty()) info += (info.empty() ? "text {" : " {") + options + "}";
  return WrittenConstruct{
      code_caption(construct) + fenced_code(construct.text, info, {Engine::kHugo, false}), "", "",
      true};
}

std::string positional_list(std::initializer_list<std::string_view> values) {
  std::string made;
  for (std::string_view value : values) {
    if (!value.empty()) made += " " + std::string(value);
  }
  return made;
}

std::optional<WrittenConstruct> write_embed(const Construct& construct,
                                            const TargetPlaces& places) {
  const bool is_plain_id = construct.target.find_first_of(" \"'<>{}%`") == std::string::npos;
  if (!is_plain_id || construct.target.empty()) return write_plain(construct, places, kStyle);
  if (construct.name == "youtube" || construct.name == "vimeo") {
    std::string given = construct.target;
    if (!construct.title.empty() || construct.attribute("start") != nullptr) {
      if (construct.attribute("start") != nullptr) return write_plain(construct, places, kStyle);
      given = "id=\"" + given + "\" title=" + quoted_value(construct.title);
    }
    return WrittenConstruct{"{{< " + construct.name + " " + given + " >}}"};
  }
  if (construct.name == "gist" && construct.target.find('/') != std::string::npos) {
    const std::string* file = construct.attribute("file");
    const std::size_t slash = construct.target.find('/');
    return WrittenConstruct{
        "{{< gist" +
        positional_list({construct.target.substr(0, slash), construct.target.substr(slash + 1),
                         file == nullptr ? std::string() : quoted_value(*file)}) +
        " >}}"};
  }
  // tweet and instagram ask the network while the site is built.
  return write_plain(construct, places, kStyle);
}

std::optional<WrittenConstruct> write_figure(const Construct& construct,
                                             const TargetPlaces& places) {
  if (construct.name == "img" || !places.prefix().empty()) {
    // Hugo puts no base path in front of a figure's address.
    return write_plain(construct, places, kStyle);
  }
  std::string made = "{{< figure src=" + quoted_value(construct.target);
  for (const auto& [key, value] : construct.attributes) {
    if (!key.empty()) made += " " + key + "=" + quoted_value(value);
  }
  return WrittenConstruct{made + " >}}"};
}

}  // namespace

std::vector<Construct> find_hugo_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  for (const Tag& tag : finder.tags()) add_tag(finder, tag);
  finder.find_heading_ids();
  find_block_attributes(finder);
  finder.find_excerpt_ends([](std::string_view comment) { return comment == "more"; });
  return finder.take();
}

std::optional<WrittenConstruct> write_hugo_construct(const Construct& construct,
                                                     const TargetPlaces& places) {
  switch (construct.kind) {
    case Kind::kCode:
      return write_code(construct);
    case Kind::kPageLink:
      return write_page_link(construct, places);
    case Kind::kEmbed:
      return write_embed(construct, places);
    case Kind::kFigure:
      return write_figure(construct, places);
    default:
      return write_plain(construct, places, kStyle);
  }
}

}  // namespace postlint
