// Every link of a post, wherever it is written: body, raw HTML, front matter, template tags.
//
// find_links() is cheap: it leaves the places of Markdown links to place_link(), which works them
// out when a link is to be reported. collect_links() gives the same list with places and texts.
// A LinkUse owns its strings, and its spans are bytes of the post's file; node ids are those of the
// post's document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/lint/check_context.h"
#include "core/post/post.h"

namespace postlint {

enum class LinkSource : std::uint8_t {
  kMarkdown,     // [text](target), [text][label], <https://…>, ![alt](target)
  kBareUrl,      // a URL in the text that the engine makes a link of
  kHtml,         // an attribute of raw HTML
  kFrontMatter,  // a field, see `field`
  kTemplateTag,  // see `syntax`
};

// How a target is written that only the engine can resolve.
enum class LinkSyntax : std::uint8_t {
  kUrl,            // an ordinary address or path
  kUnknown,        // made by template code whose outcome is not known
  kPostUrl,        // Jekyll: {% post_url 2024-05-01-name %}
  kLiquidLink,     // Jekyll: {% link _posts/2024-05-01-name.md %}
  kHugoRef,        // {{< ref "name" >}}, {{< relref "name" >}}
  kPostLink,       // Hexo: {% post_link name %}, {% post_path name %}
  kAssetTag,       // Hexo: {% asset_img name %}, asset_path, asset_link
  kContentFile,    // Zola: @/posts/name.md
  kPelicanFile,    // {filename}name.md
  kPelicanStatic,  // {static}name.png, {attach}name.png
  kSiteFile,       // Docusaurus: @site/docs/name.md
};

struct LinkUse {
  // Decoded; an engine's mark is part of it ("{filename}a.md"). Of a template tag: its argument and
  // the "#fragment" that follows it. Template code that stands for the blog's own address
  // ({{ site.baseurl }}) is left out.
  std::string target;
  LinkSource source = LinkSource::kMarkdown;
  LinkSyntax syntax = LinkSyntax::kUrl;
  bool is_image = false;
  bool is_below_prefix = false;   // {{ site.baseurl }}/a/: counts from where the blog is served
  std::string field;              // kFrontMatter: "cover.image"
  NodeId node = kNoNode;          // kMarkdown
  Span report = Span::unknown();  // known behind place_link()
  Span span = Span::unknown();    // the bytes of the target as it is written, if it can be replaced
  std::string text;               // what a reader sees; collect_links() only
};

std::vector<LinkUse> find_links(const Post& post, const BlogFacts& blog,
                                const std::vector<HtmlTag>& html);
// Fills in `report` and `span`. The target of a reference link stands in its definition.
void place_link(const Post& post, LinkUse& link);
std::vector<LinkUse> collect_links(const Post& post, const BlogFacts& blog);

// What an address leads to, by its looks.
enum class LinkClass : std::uint8_t {
  kEmpty,
  kFragment,  // "#part"
  kRelative,  // "a.html", "../b/", "?page=2"
  kRooted,    // "/a/"
  kWeb,       // "https://…", "//host/…"
  kMail,      // "mailto:…"
  kOther,     // "tel:", "data:", "javascript:" …
  kUnknown,   // template syntax in it, a bundler's alias ("~/x", "@/x")
};
LinkClass classify_link(std::string_view target);

}  // namespace postlint
