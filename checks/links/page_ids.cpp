#include "checks/links/page_ids.h"

#include <algorithm>
#include <iterator>

#include "core/base/any_of.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/heading_ids.h"

namespace postlint::links {
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

// Each costs time proportional to the number of headings.
constexpr int kMostLooseComparisons = 300;

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
  return !is_one_of(kHarmlessTags, node.name);
}

// Letters, digits and what is not ASCII, in lower case: how ids of different engines agree.
std::string bare(std::string_view id) {
  std::string out;
  for (char c : to_lower(id)) {
    if (is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80) out += c;
  }
  return out;
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

}  // namespace

PageIds::PageIds(const CheckContext& ctx) : ctx_(ctx) {
  const HeadingIds algorithm = ctx.blog.heading_ids;
  are_open_ =
      algorithm == HeadingIds::kUnknown || algorithm == HeadingIds::kNone || has_open_parts();
  if (are_open_) return;
  headings_ = heading_ids(ctx.doc(), algorithm);
  for (const std::string& id : headings_) {
    if (id == kUnknownHeadingId) are_open_ = true;
    if (!id.empty()) all_.insert(to_nfc(id));
  }
  add_html_ids();
  add_attribute_lists();
}

bool PageIds::has_open_parts() const {
  const std::vector<TemplateNode>& nodes = ctx_.doc().templates().nodes;
  return std::any_of(nodes.begin(), nodes.end(), may_write_ids);
}

void PageIds::add(std::string_view id) {
  if (id.empty()) return;
  others_.emplace_back(id);
  all_.insert(to_nfc(id));
}

void PageIds::add_html_ids() {
  for (const HtmlTag& tag : ctx_.html()) {
    if (tag.kind != HtmlTag::Kind::kOpen) continue;
    const HtmlAttribute* id = tag.attribute("id");
    const HtmlAttribute* name = tag.attribute("name");
    for (const HtmlAttribute* attribute : {id, name}) {
      if (attribute == nullptr) continue;
      if (has_masked_text(attribute->value) || attribute->value.starts_with('{')) are_open_ = true;
      add(decode_entities(attribute->value));
    }
    // Some engines give raw headings an id, others do not.
    if (is_component(tag) || (is_heading_tag(tag) && id == nullptr)) are_open_ = true;
  }
}

// {#id}, {: #id .class}, {: id="x"}: wherever they stand.
void PageIds::add_attribute_lists() {
  if (!ctx_.file().byte_set().has('{')) return;
  const std::string_view bytes = ctx_.file().bytes();
  for (std::size_t open = bytes.find('{', ctx_.doc().body_begin()); open != std::string_view::npos;
       open = bytes.find('{', open + 1)) {
    const std::size_t end = find_any(bytes.substr(0, open + 300), "{}\n"_any, open + 1);
    if (end == std::string_view::npos || bytes[end] != '}') continue;
    const std::string_view list = bytes.substr(open + 1, end - open - 1);
    for (std::size_t hash = list.find('#'); hash != std::string_view::npos;
         hash = list.find('#', hash + 1)) {
      const std::size_t stop = std::min(find_any(list, " \t"_any, hash), list.size());
      add(list.substr(hash + 1, stop - hash - 1));
    }
    for (std::string_view key : {"id=\"", "id='", "name=\"", "name='"}) {
      const std::size_t found = list.find(key);
      if (found == std::string_view::npos) continue;
      const std::string_view rest = list.substr(found + key.size());
      add(rest.substr(0, rest.find(key.back())));
    }
  }
}

bool PageIds::may_contain(std::string_view fragment) {
  if (are_open_ || all_.contains(to_nfc(fragment))) return true;
  // Fragments of a plain folder are compared loosely; see heading_ids.h.
  if (ctx_.blog.heading_ids == HeadingIds::kPlain) {
    if (++loose_comparisons_ > kMostLooseComparisons) return true;
    return may_be_heading_id(headings_, fragment, HeadingIds::kPlain);
  }
  return false;
}

std::string_view PageIds::nearest_to(std::string_view fragment) const {
  const std::string wanted = bare(fragment);
  std::vector<std::string_view> candidates;
  for (const std::vector<std::string>* list : {&headings_, &others_}) {
    for (const std::string& id : *list) {
      if (id.empty()) continue;
      if (bare(id) == wanted) return id;
      if (candidates.size() < 200) candidates.push_back(id);
    }
  }
  return nearest(fragment, candidates);
}

bool is_id_of_theme(std::string_view fragment) {
  const std::string lower = ascii_lower(fragment);
  if (lower.empty() || is_one_of(kThemeIds, lower)) return true;
  for (std::string_view prefix :
       {"fn", "user-content-", "cite", "footnote", "comment-", "hl-", "line-", "ref-", "l."}) {
    if (lower.starts_with(prefix)) return true;
  }
  const bool is_line = lower[0] == 'l' && lower.size() > 1 && is_ascii_digit(lower[1]);
  return is_line || find_any(lower, "=/!&<>"_any) != std::string::npos || lower.starts_with(":~:");
}

}  // namespace postlint::links
