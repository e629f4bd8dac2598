// What the finders of all engines share: tags with their ends and arguments, links that the engine
// resolves, markers in comments, ids of headings.
//
// A finder walks tags(), adds what it knows, and take() puts all in order. Views are of the post.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/body/construct.h"
#include "core/links/engine_reference.h"
#include "core/post/code_ranges.h"
#include "core/post/template_scanner.h"

namespace postlint {

struct OwnedArgument {
  std::string key, value;  // "" names a position; values without quotes
  bool is_quoted = false;
};

// A template tag with its end, where it has one.
struct Tag {
  const TemplateNode* node = nullptr;
  std::string_view name;
  std::string_view inside;  // what stands between the delimiters behind the name
  Span span;                // of a paired one: to the end of its end
  Span inner;               // between the two; empty at span.end where there is no end
  bool is_paired = false;
  bool is_stray_end = false;  // an end without its beginning
  std::vector<OwnedArgument> arguments;

  const OwnedArgument* argument(std::string_view key) const;
  const OwnedArgument* position(std::size_t number) const;  // of the arguments without key, from 0
  std::string value(std::string_view key) const;            // "" where it is not given
  std::string positional(std::size_t number) const;
};

// All tags of a post in order, ends of pairs left out.
std::vector<Tag> read_tags(const Post& post);

class ConstructFinder {
 public:
  explicit ConstructFinder(const BodyRequest& request);
  ConstructFinder(const ConstructFinder&) = delete;

  const std::vector<Tag>& tags() const { return tags_; }
  std::string_view bytes() const { return bytes_; }
  const BodyRequest& request() const { return request_; }
  const Document& document() const { return request_.post->document; }
  const SitePage* own_page() const;  // of the post itself; nullptr: not known

  // A construct of the tag's place, name and inner text.
  Construct make(const Tag& tag, Construct::Kind kind) const;
  void add(Construct construct) { found_.push_back(std::move(construct)); }
  void add(const Tag& tag, Construct::Kind kind) { add(make(tag, kind)); }
  void add_unknown(const Tag& tag);  // with the tag's arguments

  // The page or file that a tag's argument names; the "#fragment" behind the tag is taken in, and
  // the blog's own address in front of it ({{ site.baseurl }}).
  Construct reference(const Tag& tag, LinkSyntax syntax, std::string_view argument) const;
  // An address below the blog's root: "/img/a.png#b".
  void set_address(Construct& construct, std::string_view address) const;

  // Recognisers that several engines share.
  void find_excerpt_ends(const std::function<bool(std::string_view)>& is_marker);
  void find_heading_ids();   // ## Title {#id}
  void find_engine_links();  // @/…, {filename}…, @site/…
  // Markdown links to other posts' files (Docusaurus, VitePress).
  void find_file_links(std::string_view content_folder);
  void find_bundled_files();  // ![](./cover.png) of a file beside the post
  // A line that is `text` alone: "[TOC]".
  void find_toc_lines(std::string_view text);
  // :::name[Title] … :::
  void find_containers();

  // In order; what overlaps another is left out.
  std::vector<Construct> take();

 private:
  void set_reference(Construct& construct, LinkSyntax syntax, std::string_view target) const;
  bool is_in_html(Span span) const;

  BodyRequest request_;
  std::string_view bytes_;
  std::vector<Tag> tags_;
  std::vector<HtmlTag> html_;
  EngineReferences references_;
  std::vector<Construct> found_;
};

// "note", "tip", "info", "warning", "danger", "caution" of the names that engines and themes use;
// empty: it is none.
std::string_view admonition_name(std::string_view name);

}  // namespace postlint
