#include "converters/jekyll/constructs.h"

#include <algorithm>

#include "converters/body/construct_finder.h"
#include "converters/body/kramdown.h"
#include "converters/body/liquid_tags.h"
#include "converters/body/plain_words.h"
#include "core/base/any_of.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/links/template_tag.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

constexpr PlainStyle kStyle{.engine = Engine::kJekyll,
                            .needs_markdown_attribute = true,
                            .excerpt_marker = "<!--more-->",
                            .has_heading_ids = true};

// Jekyll takes line endings off both ends of highlighted code, and Liquid runs in it first.
std::string highlighted(std::string_view inner) {
  std::string code;
  std::size_t at = 0;
  while (at < inner.size()) {
    const std::size_t open = inner.find("{%", at);
    const std::size_t close = open == std::string_view::npos ? open : inner.find("%}", open);
    if (close == std::string_view::npos) break;
    const std::string_view name = inside_of_tag(inner.substr(open, close + 2 - open), 2);
    const bool is_raw = name == "raw" || name == "endraw";
    code += inner.substr(at, (is_raw ? open : close + 2) - at);
    at = close + 2;
  }
  code += inner.substr(std::min(at, inner.size()));
  const std::size_t first = code.find_first_not_of("\r\n");
  if (first == std::string::npos) return "";
  code.erase(0, first);
  // The indentation of the end tag is no line of the code.
  const std::size_t last = code.find_last_not_of(" \t");
  if (last != std::string::npos && code[last] == '\n') code.resize(last + 1);
  while (code.ends_with('\n') || code.ends_with('\r')) code.pop_back();
  return code + "\n";
}

// {% highlight ruby linenos mark_lines="1 2" %}
void add_highlight(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kCode);
  made.is_paired = false;
  made.language = tag.positional(0);
  made.text = highlighted(tag.inner.in(finder.bytes()));
  for (const OwnedArgument& one : tag.arguments) {
    if (&one == tag.position(0)) continue;
    if (one.key.empty() && one.value != "linenos") continue;
    made.attributes.emplace_back(one.key.empty() ? "linenos" : one.key,
                                 one.key.empty() || one.value == "table" ? "true" : one.value);
  }
  finder.add(std::move(made));
}

void add_tag(ConstructFinder& finder, const Tag& tag) {
  if (tag.node->kind == TemplateKind::kKramdownExtension)
    return add_kramdown_extension(finder, tag);
  if (tag.node->kind == TemplateKind::kLiquidOutput) return add_output(finder, tag);
  if (tag.is_stray_end) return finder.add_unknown(tag);
  if (tag.name == "highlight" && tag.is_paired) return add_highlight(finder, tag);
  if (tag.name == "raw" && tag.is_paired) return finder.add(tag, Kind::kRaw);
  if (tag.name == "comment" && tag.is_paired) return add_comment(finder, tag);
  if (tag.name == "post_url" && !is_computed_value(tag.inside))
    return finder.add(finder.reference(tag, LinkSyntax::kPostUrl, tag.inside));
  if (tag.name == "link" && !is_computed_value(tag.inside))
    return finder.add(finder.reference(tag, LinkSyntax::kLiquidLink, tag.inside));
  if (tag.name == "include" || tag.name == "include_cached") return add_include(finder, tag);
  if (add_embed(finder, tag)) return;
  finder.add_unknown(tag);
}

// The name that {% post_url %} knows the post by; empty: it is none ("about.md").
std::string post_name(std::string_view source) {
  if (source.starts_with("_posts/")) source.remove_prefix(7);
  const std::size_t dot = source.rfind('.');
  const std::string_view name = source.substr(0, dot);
  const std::string_view base = base_name(name);
  const bool is_dated = base.size() > 11 && is_ascii_digit(base[0]) && base[4] == '-' &&
                        base[7] == '-' && base[10] == '-';
  return is_dated ? std::string(name) : std::string();
}

std::optional<WrittenConstruct> write_page_link(const Construct& construct,
                                                const TargetPlaces& places) {
  const bool is_built = construct.page != nullptr && construct.page->state == PageState::kPublished;
  const std::string source = is_built ? places.source_of(*construct.page) : "";
  const std::string name = post_name(source);
  // The tag composes the letters of an address: a name in parts would not be found.
  if (name.empty() || !is_nfc(source)) return write_plain(construct, places, kStyle);
  return WrittenConstruct{
      written_link(construct, "{% post_url " + name + " %}" + written_fragment(construct, places))};
}

std::optional<WrittenConstruct> write_code(const Construct& construct, const TargetPlaces& places) {
  const std::string* linenos = construct.attribute("linenos");
  const bool has_numbers = linenos != nullptr && *linenos != "false" && !construct.language.empty();
  if (!has_numbers || construct.text.find("{%") != std::string::npos ||
      find_other(construct.language, "abcdefghijklmnopqrstuvwxyz0123456789+-_#."_any) !=
          std::string::npos)
    return write_plain(construct, places, kStyle);
  return WrittenConstruct{
      code_caption(construct) + "{% highlight " + construct.language + " linenos %}\n" +
          escaped_templates(construct.text, TextPlace::kCode, {Engine::kJekyll, false}) +
          "{% endhighlight %}",
      "", "", true};
}

}  // namespace

std::vector<Construct> find_jekyll_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  for (const Tag& tag : finder.tags()) add_tag(finder, tag);
  // Liquid runs in pages of HTML, kramdown does not.
  if (!is_html_path(request.post->path())) {
    find_attribute_lists(finder);
    finder.find_heading_ids();
  }
  const FieldValue* separator = request.post->front_matter.find("excerpt_separator");
  finder.find_excerpt_ends([&](std::string_view comment) {
    const std::string whole = "<!--" + std::string(comment) + "-->";
    return (separator != nullptr && whole == separator->text) ||
           equals_ignoring_case(trim(comment), "more") ||
           equals_ignoring_case(trim(comment), "excerpt");
  });
  return finder.take();
}

std::optional<WrittenConstruct> write_jekyll_construct(const Construct& construct,
                                                       const TargetPlaces& places) {
  switch (construct.kind) {
    case Kind::kCode:
      return write_code(construct, places);
    case Kind::kRaw:
      if (!construct.is_paired) return write_plain(construct, places, kStyle);
      return WrittenConstruct{"{% raw %}", "{% endraw %}"};
    case Kind::kPageLink:
      return write_page_link(construct, places);
    case Kind::kSiteUrl:
      if (places.prefix().empty() || !is_nfc(construct.target) ||
          construct.target.find_first_of("'\"{}%") != std::string::npos)
        return write_plain(construct, places, kStyle);
      return WrittenConstruct{"{{ '" + construct.target + "' | relative_url }}" +
                              written_fragment(construct, places)};
    case Kind::kToc:
      return WrittenConstruct{"* TOC\n{:toc}", "", "", true};
    case Kind::kComment:
      if (construct.text.find("endcomment") != std::string::npos ||
          construct.text.find("{%") != std::string::npos)
        return write_plain(construct, places, kStyle);
      return WrittenConstruct{"{% comment %}" + construct.text + "{% endcomment %}"};
    case Kind::kAttributes:
      return write_attribute_list(construct);
    default:
      return write_plain(construct, places, kStyle);
  }
}

}  // namespace postlint
