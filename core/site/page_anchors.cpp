#include "core/site/page_anchors.h"

#include <algorithm>
#include <iterator>

#include "core/base/strings.h"
#include "core/site/heading_ids.h"

namespace postlint {
namespace {

// Tags and shortcodes that write no headings and no ids.
constexpr std::string_view kHarmlessTags[] = {
    "highlight",  "endhighlight", "raw",        "endraw",        "post_url",     "link",
    "asset_img",  "asset_path",   "asset_link", "post_path",     "post_link",    "url_for",
    "ref",        "relref",       "figure",     "youtube",       "vimeo",        "gist",
    "tweet",      "twitter",      "instagram",  "codeblock",     "endcodeblock", "comment",
    "endcomment", "assign",       "blockquote", "endblockquote", "img",          "image",
    "x",          "param",        "seo",        "codepen",       "site",         "page",
    "verbatim",   "endverbatim",  "jsfiddle",   "pullquote",     "endpullquote", "qr",
    "code",       "katex",        "math",       "static",        "filename",
};

constexpr std::string_view kThemeIds[] = {
    "top",
    "_top",
    "page-top",
    "back-to-top",
    "header",
    "footer",
    "main",
    "content",
    "contents",
    "toc",
    "table-of-contents",
    "comments",
    "comment",
    "disqus_thread",
    "respond",
    "more",
    "nav",
    "navigation",
    "menu",
    "sidebar",
    "search",
    "related",
    "share",
    "title",
    "body",
    "utterances",
    "giscus",
    "newsletter",
    "subscribe",
    "article",
    "post",
    "author",
    "references",
    "bibliography",
};

template <std::size_t N>
bool is_one_of(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool may_write_ids(const TemplateNode& node) {
  switch (node.kind) {
    case TemplateKind::kLiquidComment:
    case TemplateKind::kKramdownAttribute:
    case TemplateKind::kKramdownExtension:
    case TemplateKind::kMdxEsm:
      return false;
    case TemplateKind::kLiquidOutput:
    case TemplateKind::kRawBlock:
      return false;
    case TemplateKind::kMdxExpression:
      return false;
    case TemplateKind::kLiquidTag:
    case TemplateKind::kHugoShortcode:
    case TemplateKind::kZolaShortcode:
      break;
  }
  const bool is_shown = node.name.starts_with("/*");  // {{</* ref */>}} is shown, not called
  return !is_shown && !is_one_of(kHarmlessTags, node.name);
}

bool is_heading_tag(const HtmlTag& tag) {
  return tag.name.size() == 2 && (tag.name[0] == 'h' || tag.name[0] == 'H') && tag.name[1] >= '1' &&
         tag.name[1] <= '6';
}

// <Tabs>, <my-element>: what a component writes is not known.
bool is_component(const HtmlTag& tag) {
  return (tag.name[0] >= 'A' && tag.name[0] <= 'Z' && !is_html_element(ascii_lower(tag.name))) ||
         tag.name.find('-') != std::string_view::npos;
}

void add(AnchorsOfPost& anchors, std::string_view id) {
  if (!id.empty()) anchors.others.emplace_back(id);
}

void add_html_ids(AnchorsOfPost& anchors, const std::vector<HtmlTag>& html) {
  for (const HtmlTag& tag : html) {
    if (tag.kind != HtmlTag::Kind::kOpen) continue;
    const HtmlAttribute* id = tag.attribute("id");
    const HtmlAttribute* name = tag.attribute("name");
    for (const HtmlAttribute* attribute : {id, name}) {
      if (attribute == nullptr) continue;
      if (has_masked_text(attribute->value) || attribute->value.starts_with('{')) {
        anchors.are_open = true;
      }
      add(anchors, decode_entities(attribute->value));
    }
    // Some engines give raw headings an id, others do not.
    if (is_component(tag) || (is_heading_tag(tag) && id == nullptr)) anchors.are_open = true;
  }
}

// {#id}, {: #id .class}, {: id="x"}: wherever they stand.
void add_attribute_lists(AnchorsOfPost& anchors, const Post& post) {
  if (!post.file->byte_set().has('{')) return;
  const std::string_view bytes = post.file->bytes();
  for (std::size_t open = bytes.find('{', post.document.body_begin());
       open != std::string_view::npos; open = bytes.find('{', open + 1)) {
    const std::size_t end = bytes.substr(0, open + 300).find_first_of("{}\n", open + 1);
    if (end == std::string_view::npos || bytes[end] != '}') continue;
    const std::string_view list = bytes.substr(open + 1, end - open - 1);
    for (std::size_t hash = list.find('#'); hash != std::string_view::npos;
         hash = list.find('#', hash + 1)) {
      const std::size_t stop = std::min(list.find_first_of(" \t", hash), list.size());
      add(anchors, list.substr(hash + 1, stop - hash - 1));
    }
    for (std::string_view key : {"id=\"", "id='", "name=\"", "name='"}) {
      const std::size_t found = list.find(key);
      if (found == std::string_view::npos) continue;
      const std::string_view rest = list.substr(found + key.size());
      add(anchors, rest.substr(0, rest.find(key.back())));
    }
  }
}

}  // namespace

AnchorsOfPost collect_anchors(const Post& post, const BlogFacts& blog,
                              const std::vector<HtmlTag>& html) {
  AnchorsOfPost anchors;
  const HeadingIds algorithm = blog.heading_ids;
  const std::vector<TemplateNode>& nodes = post.document.templates().nodes;
  anchors.are_open = algorithm == HeadingIds::kUnknown || algorithm == HeadingIds::kNone ||
                     !post.document.too_complex().empty() ||
                     std::any_of(nodes.begin(), nodes.end(), may_write_ids);
  if (anchors.are_open) return anchors;
  anchors.headings = heading_ids(post.document, algorithm);
  for (const std::string& id : anchors.headings) {
    if (id == kUnknownHeadingId) anchors.are_open = true;
  }
  add_html_ids(anchors, html);
  if (blog.has_attribute_lists) add_attribute_lists(anchors, post);
  return anchors;
}

bool is_id_of_theme(std::string_view fragment) {
  const std::string lower = ascii_lower(fragment);
  if (lower.empty() || is_one_of(kThemeIds, lower)) return true;
  for (std::string_view prefix :
       {"fn", "user-content-", "cite", "footnote", "comment-", "hl-", "line-", "ref-", "l."}) {
    if (lower.starts_with(prefix)) return true;
  }
  const bool is_line = lower[0] == 'l' && lower.size() > 1 && is_ascii_digit(lower[1]);
  return is_line || lower.find_first_of("=/!&<>") != std::string::npos || lower.starts_with(":~:");
}

}  // namespace postlint
