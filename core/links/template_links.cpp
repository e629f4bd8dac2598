// References that template code makes: tags with a name in them, and targets that begin with the
// blog's own address in template code.
#include <algorithm>
#include <array>
#include <optional>

#include "core/base/strings.h"
#include "core/links/link_parts.h"

namespace postlint::links {
namespace {

struct KnownTag {
  std::string_view name;
  EngineSet engines;
  LinkSyntax syntax;
  bool is_image;
};

constexpr std::array kTags = {
    KnownTag{"post_url", {Engine::kJekyll}, LinkSyntax::kPostUrl, false},
    KnownTag{"link", {Engine::kJekyll}, LinkSyntax::kLiquidLink, false},
    KnownTag{"post_link", {Engine::kHexo}, LinkSyntax::kPostLink, false},
    KnownTag{"post_path", {Engine::kHexo}, LinkSyntax::kPostLink, false},
    KnownTag{"asset_img", {Engine::kHexo}, LinkSyntax::kAssetTag, true},
    KnownTag{"asset_path", {Engine::kHexo}, LinkSyntax::kAssetTag, false},
    KnownTag{"asset_link", {Engine::kHexo}, LinkSyntax::kAssetTag, false},
    KnownTag{"img", {Engine::kHexo}, LinkSyntax::kUrl, true},
    KnownTag{"ref", {Engine::kHugo}, LinkSyntax::kHugoRef, false},
    KnownTag{"relref", {Engine::kHugo}, LinkSyntax::kHugoRef, false},
    KnownTag{"figure", {Engine::kHugo}, LinkSyntax::kUrl, true},
};

const KnownTag* tag_named(std::string_view name, Engine engine) {
  for (const KnownTag& tag : kTags) {
    if (tag.name == name && tag.engines.has(engine)) return &tag;
  }
  return nullptr;
}

struct Argument {
  std::string_view key;    // empty: positional
  std::string_view value;  // without quotes
  bool is_quoted = false;
};

// The arguments behind the name of a tag: words, quoted strings, key=value.
std::vector<Argument> arguments_of(std::string_view inside) {
  constexpr std::size_t kMostArguments = 50;
  std::vector<Argument> found;
  std::size_t at = 0;
  const auto is_space = [](char c) { return is_blank(c) || c == '\n' || c == '\r'; };
  while (found.size() < kMostArguments) {
    while (at < inside.size() && is_space(inside[at])) ++at;
    if (at >= inside.size()) break;
    Argument argument;
    std::size_t name_end = at;
    while (name_end < inside.size() &&
           (is_ascii_alnum(inside[name_end]) ||
            std::string_view("_-").find(inside[name_end]) != std::string_view::npos)) {
      ++name_end;
    }
    if (name_end > at && name_end < inside.size() && inside[name_end] == '=') {
      argument.key = inside.substr(at, name_end - at);
      at = name_end + 1;
    }
    if (at < inside.size() && std::string_view("\"'`").find(inside[at]) != std::string_view::npos) {
      const std::size_t end = std::min(inside.find(inside[at], at + 1), inside.size());
      argument.value = inside.substr(at + 1, end - at - 1);
      argument.is_quoted = true;
      at = std::min(end + 1, inside.size());
    } else {
      std::size_t end = at;
      while (end < inside.size() && !is_space(inside[end])) ++end;
      argument.value = inside.substr(at, end - at);
      at = end;
    }
    found.push_back(argument);
  }
  return found;
}

// What stands between the delimiters of a tag, "-" of whitespace control left out.
std::string_view inside_of(std::string_view written, std::size_t delimiter) {
  if (written.size() < 2 * delimiter) return {};
  std::string_view inside = written.substr(delimiter, written.size() - 2 * delimiter);
  if (inside.starts_with('-')) inside.remove_prefix(1);
  if (inside.ends_with('-')) inside.remove_suffix(1);
  inside = trim(inside);
  if (inside.ends_with('/')) inside = trim(inside.substr(0, inside.size() - 1));
  return inside;
}

// "#part" right behind a tag: {% post_url name %}#part.
std::string_view fragment_behind(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size() || bytes[at] != '#') return {};
  const std::size_t end = std::min(bytes.find_first_of(" \t\r\n)\"'<>]", at), bytes.size());
  return bytes.substr(at, end - at);
}

// {% link %} and {% post_url %} take all that follows them, blanks too.
bool takes_the_rest(LinkSyntax syntax) {
  return syntax == LinkSyntax::kPostUrl || syntax == LinkSyntax::kLiquidLink;
}

bool is_external(std::string_view value) {
  return starts_with_ignoring_case(value, "http://") ||
         starts_with_ignoring_case(value, "https://");
}

// Width, height and classes may stand before Hexo's {% img %} address.
bool is_img_address(std::string_view value) {
  return value.starts_with('/') || is_external(value) ||
         (value.find('.') != std::string_view::npos && value.find('/') != std::string_view::npos);
}

std::optional<std::string_view> reference_in(const KnownTag& tag, std::string_view inside) {
  inside = trim(inside.substr(std::min(tag.name.size(), inside.size())));
  if (takes_the_rest(tag.syntax)) return inside;
  const std::vector<Argument> arguments = arguments_of(inside);
  for (const Argument& argument : arguments) {
    if (tag.name == "figure") {
      if (argument.key == "src") return argument.value;
    } else if (tag.syntax == LinkSyntax::kHugoRef) {
      if (argument.key.empty() || argument.key == "path") return argument.value;
    } else if (tag.name == "img") {
      if (is_img_address(argument.value)) return argument.value;
    } else if (tag.syntax == LinkSyntax::kAssetTag) {
      // {% asset_img [class …] name [width] [height] [alt] %}: the first with an extension.
      if (argument.value.find('.') != std::string_view::npos) return argument.value;
    } else {
      return argument.value;
    }
  }
  return std::nullopt;
}

Span span_in(std::string_view bytes, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - bytes.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

// Whether the value is made by code: "page.slug", "{{ x }}", "$x", ".Get 0".
bool is_computed(std::string_view value) {
  return value.empty() || value.find_first_of("{}$|<>") != std::string_view::npos;
}

void read_tag(const Post& post, const TemplateNode& node, const KnownTag& tag,
              std::vector<LinkUse>& out) {
  const std::string_view bytes = post.file->bytes();
  const std::size_t delimiter = node.kind == TemplateKind::kHugoShortcode ? 3 : 2;
  const std::string_view inside = inside_of(post.file->text(node.span), delimiter);
  const std::optional<std::string_view> reference = reference_in(tag, inside);
  if (!reference || is_computed(*reference)) return;
  LinkUse made;
  made.source = LinkSource::kTemplateTag;
  made.syntax = tag.syntax;
  made.is_image = tag.is_image;
  made.report = node.span;
  made.span = span_in(bytes, *reference);
  made.target = *reference;
  if (made.target.find('#') == std::string::npos)
    made.target += fragment_behind(bytes, node.span.end);
  out.push_back(std::move(made));
}

// {{ "/a/" | relative_url }}, {{ '/a/' | url }}: the literal.
std::optional<std::string_view> literal_output(std::string_view inside) {
  if (inside.empty() || (inside[0] != '"' && inside[0] != '\'')) return std::nullopt;
  const std::size_t end = inside.find(inside[0], 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view rest = trim(inside.substr(end + 1));
  for (std::string_view filter :
       {"", "| relative_url", "| absolute_url", "| url", "| prepend: site.baseurl",
        "| prepend:site.baseurl", "|relative_url", "|absolute_url", "|url"}) {
    if (rest == filter || rest == std::string(filter) + " | prepend: site.url") {
      return inside.substr(1, end - 1);
    }
  }
  return std::nullopt;
}

// {{ site.baseurl }}, {{site.url}}: stands for the blog's own address.
bool is_own_address(std::string_view inside) {
  for (std::string_view name : {"site.baseurl", "site.url", "site.github.url", "baseurl",
                                "site.base_url", "config.root", "site.baseUrl"}) {
    if (inside == name) return true;
  }
  return false;
}

}  // namespace

void find_template_links(const Post& post, const BlogFacts& blog, std::vector<LinkUse>& out) {
  constexpr std::size_t kMostTags = 20'000;
  std::size_t count = 0;
  for (const TemplateNode& node : post.document.templates().nodes) {
    if (node.is_closing || node.name.empty() || node.kind == TemplateKind::kRawBlock) continue;
    const bool is_tag =
        node.kind == TemplateKind::kLiquidTag || node.kind == TemplateKind::kHugoShortcode;
    const KnownTag* tag = is_tag ? tag_named(node.name, blog.profile->engine) : nullptr;
    if (tag == nullptr || ++count > kMostTags) continue;
    read_tag(post, node, *tag, out);
  }
}

void read_template_target(std::string_view written, const BlogFacts& blog, LinkUse& link) {
  link.syntax = LinkSyntax::kUnknown;
  // Which variables there are is known of Liquid on Jekyll and Eleventy only.
  const Engine engine = blog.profile->engine;
  if (engine != Engine::kJekyll && engine != Engine::kEleventy) return;
  std::string target;
  bool is_rooted = false;
  std::string_view rest = written;
  while (rest.starts_with("{{")) {
    const std::size_t end = rest.find("}}");
    if (end == std::string_view::npos) return;
    const std::string_view inside = inside_of(rest.substr(0, end + 2), 2);
    rest.remove_prefix(end + 2);
    is_rooted = true;
    if (is_own_address(inside)) continue;
    const std::optional<std::string_view> literal = literal_output(inside);
    if (!literal) return;
    target += *literal;
    break;
  }
  if (!is_rooted || rest.find("{{") != std::string_view::npos ||
      rest.find("{%") != std::string_view::npos) {
    return;
  }
  target += rest;
  if (target.find("//") == 0 || is_external(target)) return;
  if (!target.starts_with('/')) target.insert(0, "/");
  link.target = std::move(target);
  link.syntax = LinkSyntax::kUrl;
  link.is_below_prefix = true;
}

void read_engine_prefix(Engine engine, LinkUse& link) {
  std::string_view target = link.target;
  if (engine == Engine::kZola && target.starts_with("@/")) {
    link.syntax = LinkSyntax::kContentFile;
  } else if (engine == Engine::kDocusaurus && target.starts_with("@site/")) {
    link.syntax = LinkSyntax::kSiteFile;
  } else if (engine == Engine::kPelican && (target.starts_with('{') || target.starts_with('|'))) {
    const char closer = target[0] == '{' ? '}' : '|';
    const std::size_t end = target.find(closer, 1);
    if (end == std::string_view::npos) return;
    const std::string_view name = target.substr(1, end - 1);
    if (name == "filename") {
      link.syntax = LinkSyntax::kPelicanFile;
    } else if (name == "static" || name == "attach") {
      link.syntax = LinkSyntax::kPelicanStatic;
    } else {
      link.syntax = LinkSyntax::kUnknown;
    }
  }
}

}  // namespace postlint::links
