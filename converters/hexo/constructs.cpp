#include "converters/hexo/constructs.h"

#include <algorithm>

#include "converters/body/construct_finder.h"
#include "converters/body/liquid_tags.h"
#include "converters/body/plain_words.h"
#include "converters/body/titled_fences.h"
#include "core/base/strings.h"
#include "core/links/template_tag.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

constexpr PlainStyle kStyle{.engine = Engine::kHexo};

bool is_web_address(std::string_view value) {
  return value.starts_with("http://") || value.starts_with("https://");
}

// Hexo's words in tags are cut at blanks; quotes hold some together.
std::vector<std::string> words_of(const Tag& tag) {
  std::vector<std::string> words;
  for (const OwnedArgument& one : tag.arguments)
    words.push_back(one.key.empty() ? one.value : one.key + "=" + one.value);
  return words;
}

std::string join_words(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string made;
  for (std::size_t i = from; i < to && i < words.size(); ++i)
    made += (made.empty() ? "" : " ") + words[i];
  return made;
}

// What Hexo does to the text of a block tag: the common indentation and the outer line ends go.
std::string block_text(std::string_view inner) {
  if (inner.starts_with("\r\n"))
    inner.remove_prefix(2);
  else if (inner.starts_with('\n'))
    inner.remove_prefix(1);
  while (!inner.empty() && is_blank(inner.back())) inner.remove_suffix(1);
  if (inner.ends_with('\n')) inner.remove_suffix(1);
  if (inner.ends_with('\r')) inner.remove_suffix(1);
  std::size_t indent = std::string_view::npos;
  for (std::string_view line : split(inner, '\n')) {
    if (trim(line).empty()) continue;
    indent = std::min(indent, std::min(line.find_first_not_of(" \t"), line.size()));
  }
  std::string made;
  for (std::string_view line : split(inner, '\n')) {
    if (indent != std::string_view::npos) line.remove_prefix(std::min(indent, line.size()));
    made += line;
    made += '\n';
  }
  return inner.empty() ? "" : made;
}

// {% codeblock [title] [lang:x] [url] [link text] [option:value …] %}
void add_codeblock(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kCode);
  made.is_paired = false;
  made.text = block_text(tag.inner.in(finder.bytes()));
  std::string title, link, link_text;
  for (const std::string& word : words_of(tag)) {
    const std::size_t colon = word.find(':');
    const std::string key = colon == std::string::npos ? "" : word.substr(0, colon);
    if (key == "lang") {
      made.language = word.substr(colon + 1);
    } else if (key == "line_number" || key == "first_line" || key == "mark" || key == "wrap" ||
               key == "highlight" || key == "line_threshold") {
      const std::string value = word.substr(colon + 1);
      if (key == "mark") made.attributes.emplace_back("hl_lines", value);
      if (key == "first_line") made.attributes.emplace_back("linenostart", value);
      if (key == "line_number") made.attributes.emplace_back("linenos", value);
    } else if (link.empty() && is_web_address(word)) {
      link = word;
    } else {
      std::string& part = link.empty() ? title : link_text;
      part += (part.empty() ? "" : " ") + word;
    }
  }
  if (!title.empty()) made.attributes.emplace_back("title", title);
  if (!link.empty()) made.attributes.emplace_back("link", link);
  if (!link_text.empty()) made.attributes.emplace_back("link-text", link_text);
  finder.add(std::move(made));
}

// {% blockquote [author[, source]] [link] [source_link_title] %}
void add_quote(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kQuote);
  const std::vector<std::string> words = words_of(tag);
  std::size_t link = words.size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_web_address(words[i]) && link == words.size()) link = i;
  }
  const std::string before = join_words(words, 0, link);
  const std::string behind = join_words(words, link + 1, words.size());
  const std::size_t comma = before.find(',');
  std::string source =
      comma == std::string::npos ? "" : std::string(trim(before.substr(comma + 1)));
  if (!behind.empty()) source = behind;
  if (const std::string author(trim(before.substr(0, comma))); !author.empty())
    made.attributes.emplace_back("author", author);
  if (!source.empty()) made.attributes.emplace_back("source", source);
  if (link < words.size()) made.attributes.emplace_back("link", words[link]);
  finder.add(std::move(made));
}

// {% img [class …] /address [width [height]] ["title" ["alt"]] %}, {% asset_img … %}
void add_image(ConstructFinder& finder, const Tag& tag, bool is_asset) {
  const std::vector<std::string> words = words_of(tag);
  std::size_t address = 0;
  const auto is_address = [&](const std::string& word) {
    return is_asset ? word.find('.') != std::string::npos
                    : word.starts_with('/') || is_web_address(word) ||
                          (word.find('.') != std::string::npos);
  };
  while (address < words.size() && !is_address(words[address])) ++address;
  if (address >= words.size() || is_computed_value(words[address])) return finder.add_unknown(tag);
  Construct made = finder.make(tag, Kind::kFigure);
  made.name = "img";
  made.target = words[address];
  if (is_asset) {
    const Construct file = finder.reference(tag, LinkSyntax::kAssetTag, words[address]);
    made.target = file.target;
  }
  std::size_t next = address + 1;
  const auto is_number = [](const std::string& word) {
    return !word.empty() && word.find_first_not_of("0123456789%") == std::string::npos;
  };
  std::string width, height, title, alt;
  if (next < words.size() && is_number(words[next])) width = words[next++];
  if (next < words.size() && is_number(words[next])) height = words[next++];
  if (next < words.size()) title = words[next++];
  if (next < words.size()) alt = words[next++];
  if (next < words.size() ||
      (!title.empty() && !tag.arguments[address + 1].is_quoted && width.empty())) {
    title = join_words(words, address + 1, words.size());
    alt.clear();
  }
  made.attributes.emplace_back("alt", alt.empty() ? title : alt);
  if (!width.empty()) made.attributes.emplace_back("width", width);
  if (!height.empty()) made.attributes.emplace_back("height", height);
  if (const std::string name = join_words(words, 0, address); !name.empty())
    made.attributes.emplace_back("class", name);
  if (!title.empty()) made.attributes.emplace_back("title", title);
  finder.add(std::move(made));
}

// {% post_link name [title] [escape] %}, {% asset_link name [title] [escape] %}
void add_link(ConstructFinder& finder, const Tag& tag, LinkSyntax syntax) {
  std::vector<std::string> words = words_of(tag);
  // "name"#part is one word.
  if (words.size() > 1 && words[1].starts_with('#') &&
      (tag.inside.find("\"#") != tag.inside.npos || tag.inside.find("'#") != tag.inside.npos)) {
    words[0] += words[1];
    words.erase(words.begin() + 1);
  }
  const std::string name = words.empty() ? std::string() : words[0];
  if (name.empty() || is_computed_value(name)) return finder.add_unknown(tag);
  Construct made = finder.reference(tag, syntax, name);
  made.is_whole_link = tag.name.ends_with("_link");
  if (made.is_whole_link) {
    if (words.size() > 2 && (words.back() == "true" || words.back() == "false")) words.pop_back();
    made.title = join_words(words, 1, words.size());
    if (made.title.empty()) made.title = made.page != nullptr ? made.page->title : name;
  }
  finder.add(std::move(made));
}

void add_note(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kAdmonition);
  const std::string_view type = admonition_name(tag.positional(0));
  made.name = type.empty() ? "note" : type;
  const std::vector<std::string> words = words_of(tag);
  std::size_t first = type.empty() ? 0 : 1;
  while (first < words.size() && (words[first] == "no-icon" || words[first] == "flat" ||
                                  words[first] == "simple" || words[first] == "modern"))
    ++first;
  made.title = join_words(words, first, words.size());
  finder.add(std::move(made));
}

void add_tag(ConstructFinder& finder, const Tag& tag) {
  const TemplateKind kind = tag.node->kind;
  if (kind == TemplateKind::kLiquidComment) return add_comment(finder, tag);
  if (kind == TemplateKind::kLiquidOutput) return add_output(finder, tag);
  if (kind != TemplateKind::kLiquidTag) return;
  if (tag.is_stray_end) return finder.add_unknown(tag);
  const std::string_view name = tag.name;
  if (tag.is_paired) {
    if (name == "codeblock" || name == "code") return add_codeblock(finder, tag);
    if (name == "raw") return finder.add(tag, Kind::kRaw);
    if (name == "blockquote" || name == "quote") return add_quote(finder, tag);
    if (name == "centerquote") return finder.add(tag, Kind::kQuote);
    if (name == "note") return add_note(finder, tag);
    if (name == "pullquote") {
      Construct made = finder.make(tag, Kind::kQuote);
      made.attributes.emplace_back("class", "pullquote");
      return finder.add(std::move(made));
    }
  }
  if (name == "asset_img") return add_image(finder, tag, true);
  if (name == "img" || name == "image") return add_image(finder, tag, false);
  if (name == "asset_path" || name == "asset_link")
    return add_link(finder, tag, LinkSyntax::kAssetTag);
  if (name == "post_link" || name == "post_path")
    return add_link(finder, tag, LinkSyntax::kPostLink);
  if (add_embed(finder, tag)) return;
  finder.add_unknown(tag);
}

// "js title https://… text": all but the language is shown above the code. What stands behind a =
// are settings.
std::optional<FenceTitle> read_fence_title(std::string_view info) {
  info = trim(info.substr(0, info.find('=')));
  const std::size_t blank = info.find_first_of(" \t");
  if (blank == info.npos) return std::nullopt;
  FenceTitle made;
  made.language = info.substr(0, blank);
  for (const std::string_view word : split(trim(info.substr(blank)), ' ')) {
    const bool is_link = word.starts_with('/') || is_web_address(word);
    if (word.empty()) continue;
    if (is_link && made.link.empty() && !made.title.empty()) {
      made.link = word;
      continue;
    }
    std::string& part = made.link.empty() ? made.title : made.link_text;
    part.append(part.empty() ? "" : " ").append(word);
  }
  return made;
}

std::optional<WrittenConstruct> write_page_link(const Construct& construct,
                                                const TargetPlaces& places) {
  const bool is_built = construct.page != nullptr && construct.page->state == PageState::kPublished;
  std::string source = is_built ? places.source_of(*construct.page) : "";
  if (source.starts_with("_posts/")) source.erase(0, 7);
  // Behind "](" the tag's place-holder would end the link.
  if (source.empty() || !construct.is_whole_link || construct.is_in_html ||
      construct.title.find_first_of("\"{}") != std::string::npos ||
      source.find_first_of("\"{}") != std::string::npos)
    return write_plain(construct, places, kStyle);
  const std::size_t dot = source.rfind('.');
  return WrittenConstruct{"{% post_link \"" + source.substr(0, dot) +
                          written_fragment(construct, places) + "\" \"" + construct.title +
                          "\" %}"};
}

// A fence's first line: "js title https://… text".
std::optional<WrittenConstruct> write_code(const Construct& construct, const TargetPlaces& places) {
  std::string info = construct.language;
  const std::string* title = construct.attribute("title");
  const std::string* link = construct.attribute("link");
  const std::string* link_text = construct.attribute("link-text");
  if (title == nullptr && link == nullptr) return write_plain(construct, places, kStyle);
  if (info.empty()) info = "plaintext";
  for (const std::string* part : {title, link, link == nullptr ? nullptr : link_text}) {
    if (part == nullptr) continue;
    if (part->find_first_of("`\n{}") != std::string::npos)
      return write_plain(construct, places, kStyle);
    info += " " + *part;
  }
  return WrittenConstruct{fenced_code(construct.text, info, {Engine::kHexo, false}), "", "", true};
}

std::optional<WrittenConstruct> write_quote(const Construct& construct,
                                            const TargetPlaces& places) {
  if (const std::string* name = construct.attribute("class");
      name != nullptr && *name == "pullquote")
    return WrittenConstruct{"{% pullquote %}\n", "\n{% endpullquote %}", "", true};
  const std::string* author = construct.attribute("author");
  const std::string* source = construct.attribute("source");
  const std::string* link = construct.attribute("link");
  std::string words;
  if (author != nullptr) words += " " + *author;
  if (source != nullptr && link == nullptr) words += ", " + *source;
  if (link != nullptr) words += " " + *link + (source == nullptr ? "" : " " + *source);
  if (words.find_first_of("%{}\"'") != std::string::npos ||
      (link != nullptr && !is_web_address(*link)) ||
      (author != nullptr && author->find(',') != std::string::npos))
    return write_plain(construct, places, kStyle);
  return WrittenConstruct{"{% blockquote" + words + " %}\n", "\n{% endblockquote %}", "", true};
}

}  // namespace

std::vector<Construct> find_hexo_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  for (const Tag& tag : finder.tags()) add_tag(finder, tag);
  find_titled_fences(finder, read_fence_title);
  // Hexo: /<!-- ?more ?-->/i
  finder.find_excerpt_ends([](std::string_view comment) {
    if (comment.starts_with(' ')) comment.remove_prefix(1);
    if (comment.ends_with(' ')) comment.remove_suffix(1);
    return equals_ignoring_case(comment, "more");
  });
  return finder.take();
}

std::optional<WrittenConstruct> write_hexo_construct(const Construct& construct,
                                                     const TargetPlaces& places) {
  switch (construct.kind) {
    case Kind::kCode:
      return write_code(construct, places);
    case Kind::kPageLink:
      return write_page_link(construct, places);
    case Kind::kQuote:
      return write_quote(construct, places);
    case Kind::kComment:
      if (construct.text.find("#}") != std::string::npos)
        return write_plain(construct, places, kStyle);
      return WrittenConstruct{"{#" + construct.text + "#}"};
    default:
      return write_plain(construct, places, kStyle);
  }
}

}  // namespace postlint
