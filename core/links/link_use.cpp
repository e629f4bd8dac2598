#include "core/links/link_use.h"

#include <algorithm>

#include "core/base/strings.h"
#include "core/links/link_parts.h"
#include "core/links/link_walk.h"

namespace postlint {
namespace {

// Measured: who makes a link of a URL in plain text.
constexpr EngineSet kLinksBareUrls{Engine::kPlain,      Engine::kHugo,   Engine::kHexo,
                                   Engine::kAstro,      Engine::kGatsby, Engine::kVitePress,
                                   Engine::kDocusaurus, Engine::kCustom};

// Goldmark's URLs end before the first character that is not ASCII.
constexpr EngineSet kAsciiBareUrls{Engine::kHugo};

// `:src`, `v-bind:src`, `{...props}`: what the attribute will be is not known.
bool is_expression(const links::Link& link, Engine engine) {
  if (link.attribute == nullptr || engine == Engine::kPelican) return false;  // {filename}a.md
  const std::string_view value = trim(link.attribute->value);
  return value.starts_with('{') && !value.starts_with("{{") && !value.starts_with("{%");
}

class Finder {
 public:
  Finder(const Post& post, const BlogFacts& blog, const std::vector<HtmlTag>& html,
         std::vector<LinkUse>& out)
      : post_(post), blog_(blog), html_(html), out_(out) {}

  void body() {
    links::for_each_link(
        post_.document, [&]() -> const std::vector<HtmlTag>& { return html_; }, links::Scope::kAll,
        [&](const links::Link& link) { add(link); });
  }

  void bare_urls() {
    if (!kLinksBareUrls.has(blog_.profile->engine)) return;
    const Document& doc = post_.document;
    if (doc.file().bytes().find("://", doc.body_begin()) == std::string_view::npos) return;
    for (const BareUrl& url : doc.bare_urls()) {
      if (!url.span.known() || is_in_html_link(url.span.begin)) continue;
      Span span = url.span;
      std::string_view text = doc.file().text(span);
      if (kAsciiBareUrls.has(blog_.profile->engine)) {
        const auto foreign = std::find_if(
            text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        text = text.substr(0, static_cast<std::size_t>(foreign - text.begin()));
        span.end = span.begin + static_cast<std::uint32_t>(text.size());
      }
      LinkUse made;
      made.source = LinkSource::kBareUrl;
      made.target = starts_with_ignoring_case(text, "www.") ? "http://" + std::string(text)
                                                            : decode_entities(text);
      made.text = text;
      made.report = made.span = span;
      if (made.target != text) made.span = Span::unknown();
      out_.push_back(std::move(made));
    }
  }

 private:
  void add(const links::Link& link) {
    if (is_expression(link, blog_.profile->engine)) return;
    LinkUse made;
    made.target = trim(link.target);
    made.is_image = link.is_image;
    made.node = link.node;
    if (link.attribute != nullptr) {
      const links::TargetPlace place = links::place_of(post_.document, link);
      made.source = LinkSource::kHtml;
      made.report = place.report;
      if (place.target.known() && post_.file->text(place.target) == made.target) {
        made.span = place.target;
      }
    }
    if (has_masked_text(made.target)) {
      read_masked(link, made);
    } else {
      links::read_engine_prefix(blog_.profile->engine, made);
    }
    out_.push_back(std::move(made));
  }

  void read_masked(const links::Link& link, LinkUse& made) {
    const Span place = links::place_of(post_.document, link).target;
    made.syntax = LinkSyntax::kUnknown;
    made.span = Span::unknown();
    if (place.known()) links::read_template_target(post_.file->text(place), blog_, made);
  }

  // <a href="…">https://…</a> is a link already. Asked for ascending offsets.
  bool is_in_html_link(std::uint32_t offset) {
    for (; next_tag_ < html_.size(); ++next_tag_) {
      const HtmlTag& tag = html_[next_tag_];
      if (tag.span.begin >= offset) break;
      if (tag.named("a")) in_link_ = tag.kind == HtmlTag::Kind::kOpen && !tag.self_closing;
    }
    return in_link_;
  }

  const Post& post_;
  const BlogFacts& blog_;
  const std::vector<HtmlTag>& html_;
  std::vector<LinkUse>& out_;
  std::size_t next_tag_ = 0;
  bool in_link_ = false;
};

// The definition that a reference link's label leads to: the first of its name.
const ReferenceDefinition* definition_of(const Document& document, const LinkParts& parts) {
  const Span label = parts.label.known() && !parts.label.empty() ? parts.label : parts.text;
  if (!label.known()) return nullptr;
  const std::string wanted = links::normalized_label(document.file().text(label));
  for (const ReferenceDefinition& definition : document.definitions()) {
    if (definition.is_footnote || !definition.destination.known()) continue;
    if (links::normalized_label(definition.label_text) == wanted) return &definition;
  }
  return nullptr;
}

}  // namespace

std::vector<LinkUse> find_links(const Post& post, const BlogFacts& blog,
                                const std::vector<HtmlTag>& html) {
  std::vector<LinkUse> found;
  links::find_front_matter_links(post, blog, found);
  Finder finder(post, blog, html, found);
  finder.body();
  finder.bare_urls();
  links::find_template_links(post, blog, found);
  return found;
}

void place_link(const Post& post, LinkUse& link) {
  if (link.report.known() || link.node == kNoNode) return;
  const Document& doc = post.document;
  const LinkParts parts = doc.link_parts(link.node);
  link.report = doc.report_span(link.node);
  Span place = parts.destination;
  if (!place.known()) {
    const ReferenceDefinition* definition = definition_of(doc, parts);
    if (definition != nullptr) place = definition->destination;
  }
  // Escapes and character references: the bytes are not the target, and nobody edits them blindly.
  if (place.known() && doc.file().text(place) == link.target) link.span = place;
}

std::vector<LinkUse> collect_links(const Post& post, const BlogFacts& blog) {
  const std::vector<HtmlTag> html = html_tags(post.document);
  std::vector<LinkUse> found = find_links(post, blog, html);
  for (LinkUse& link : found) {
    place_link(post, link);
    if (link.node != kNoNode) link.text = post.document.visible_text(link.node);
  }
  const auto order = [](const LinkUse& left, const LinkUse& right) {
    return std::tie(left.report.begin, left.report.end) <
           std::tie(right.report.begin, right.report.end);
  };
  std::stable_sort(found.begin(), found.end(), order);
  return found;
}

}  // namespace postlint
