// References that template code makes: tags with a name in them, and targets that begin with the
// blog's own address in template code.
#include <algorithm>
#include <array>
#include <optional>

#include "core/base/strings.h"
#include "core/links/link_parts.h"
#include "core/links/template_tag.h"

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
  const std::vector<TagArgument> arguments = tag_arguments(inside);
  for (const TagArgument& argument : arguments) {
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

void read_tag(const Post& post, const TemplateNode& node, const KnownTag& tag,
              std::vector<LinkUse>& out) {
  const std::string_view bytes = post.file->bytes();
  const std::string_view inside =
      inside_of_tag(post.file->text(node.span), tag_delimiter(node.kind));
  const std::optional<std::string_view> reference = reference_in(tag, inside);
  if (!reference || is_computed_value(*reference)) return;
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
    const std::string_view inside = inside_of_tag(rest.substr(0, end + 2), 2);
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
