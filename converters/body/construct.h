// What a template tag in a body means, whatever its engine's syntax.
//
// The hub of bodies: a source engine's reader recognises its tags (find), a target engine's writer
// says them in its own words (write). What a writer has no words for is written as HTML where HTML
// says the same, else it stays as it is and is reported. Spans are bytes of the post's file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/span.h"
#include "core/post/post.h"
#include "core/site/config_values.h"
#include "core/site/site_index.h"

namespace postlint {

struct Construct {
  enum class Kind : std::uint8_t {
    kCode,  // highlighted code: `text` byte for byte, `language`; attributes: title, linenos …
    kRaw,   // paired: what is between is Markdown without template syntax; not paired (an
            // escaped shortcode): `text` is shown as it is
    kPageLink,  // the address of a page: `page`, or `target` where none is found; `fragment`
    kFileLink,  // the address of a file of the blog: `target` is its URL path
    kSiteUrl,   // an address below the blog's root: `target` is the URL path
    kFigure,    // a picture: `target`; attributes: alt, caption, title, width, height, class, link
    kEmbed,     // `name` is the service: youtube, vimeo, gist, tweet, instagram; `target` its id
    kDetails,   // paired: `title` is the summary
    kQuote,     // paired: attributes: author, source, link
    kAdmonition,  // paired: `name` is note, tip, info, warning, danger, caution; `title`
    kToc,
    kExcerptEnd,  // the list of posts shows what stands before
    kHeadingId,   // `target` is the id, of the heading that it stands behind or below
    kAttributes,  // kramdown's {: .class #id a="b"}: of the block or inline before it
    kComment,     // for writers only
    kVariable,    // {{ site.title }}: `text` is its value, if known
    kUnknown,     // a tag that nothing is known of
  };
  Kind kind = Kind::kUnknown;
  Span span;         // the whole; of a paired one with what is between
  Span inner;        // of paired ones: the Markdown between the tags; else empty at span.end
  std::string name;  // the tag as written, or the service
  std::string target, fragment, title, language;
  std::string text;                // of paired ones: the inner bytes
  const SitePage* page = nullptr;  // kPageLink
  bool is_whole_link = false;      // kPageLink, kFileLink: with its own text, `title`
  bool is_paired = false;
  bool is_in_html = false;  // within raw HTML: neither Markdown nor elements can be written
  bool is_in_code = false;  // the source's templates run in code
  std::vector<std::pair<std::string, std::string>> attributes;  // in order; "" names positions
  const std::string* attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes) {
      if (key == wanted) return &value;
    }
    return nullptr;
  }
};

// Where pages and files are after the move; what writers of links ask.
class TargetPlaces {
 public:
  virtual ~TargetPlaces() = default;
  // The URL path below the prefix of the new site, percent-decoded; empty: the page did not move.
  virtual std::string url_of(const SitePage& page) const = 0;
  // The path that the target's own links name the page by ("posts/a.md" below its content folder).
  virtual std::string source_of(const SitePage& page) const = 0;
  virtual std::string prefix() const = 0;        // "/blog" or ""
  virtual bool is_mdx() const { return false; }  // the new file is read as MDX
  // The heading id of the new page that stands for this one of the old; as given where unchanged.
  virtual std::string fragment_of(const SitePage& page, const std::string& fragment) const = 0;
};

// A construct in another engine's words. Of a paired one the inner Markdown stays between the two.
struct WrittenConstruct {
  std::string opening, closing;
  std::string line_prefix = {};  // of each line of the inner Markdown: "> "
  bool is_block = false;         // must begin and end on lines of its own, blank lines around
};

struct BodyRequest {
  const Post* post = nullptr;
  const BlogFacts* blog = nullptr;         // of the source
  const SiteIndex* site = nullptr;         // of the source
  const FileTree* files = nullptr;         // of the source; may be null: then only pages are found
  const ConfigValues* settings = nullptr;  // of the engine's configuration file; may be null
};

// The constructs of a body in order, none inside another but for paired ones' inner text. Ordinary
// Markdown is no construct.
using FindConstructs = std::vector<Construct> (*)(const BodyRequest& request);
// nullopt: this engine has no words for it.
using WriteConstruct = std::optional<WrittenConstruct> (*)(const Construct& construct,
                                                           const TargetPlaces& places);

}  // namespace postlint
