// What the Markdown dialects of the engines disagree about, as data and functions.
//
// One row of dialect_causes() is one cause: which reading each dialect has of it, a function that
// finds the places in a post, and one that writes a place so that *every* dialect has the wanted
// reading ("a⏎b" is "a b" to most and a line break to some; "a  ⏎b" is a line break to all).
// Adding a cause is one row in causes.cpp and one file in causes/. Readings and rewrites were
// measured with the real parsers (docs/dialects.md); tests/engines/dialect holds them.
//
// Because rewrites are universal, a text that was rewritten means the same in the source's dialect
// as before: it may be rewritten again, and then nothing changes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/post/post.h"
#include "core/site/engine_profile.h"
#include "core/site/explicit_heading_id.h"
#include "core/site/markdown_settings.h"

namespace postlint {

enum class MarkdownParser : std::uint8_t {
  kKramdown,        // Jekyll, with the GFM parser
  kGoldmark,        // Hugo
  kMarked,          // Hexo
  kPythonMarkdown,  // Pelican: codehilite, extra, meta
  kPulldownCmark,   // Zola
  kMarkdownIt,      // Eleventy, VitePress
  kRemark,          // Astro, Gatsby
  kMdx,             // Docusaurus
};
inline constexpr std::size_t kMarkdownParsers = static_cast<std::size_t>(MarkdownParser::kMdx) + 1;

// A parser as an engine sets it.
struct Dialect {
  Engine engine = Engine::kPlain;
  MarkdownParser parser = MarkdownParser::kRemark;
  bool hard_breaks = false;    // the end of a line shows as a line break
  bool has_linkify = false;    // a URL in the text is a link
  bool indented_code = true;   // four blanks make code
  bool has_task_lists = true;  // "- [ ]" shows a box
  HeadingIds heading_ids = HeadingIds::kNone;
  HeadingBraces heading_braces = HeadingBraces::kText;  // what "## Title {#id}" is
};

// `heading_ids` and `settings` are the blog's own (BlogFacts): Hexo's breaks, kramdown's hard_wrap,
// Hugo's linkify and so on.
Dialect dialect_of(const EngineProfile& profile, HeadingIds heading_ids,
                   const MarkdownSettings& settings = {});
// The engine as it comes.
Dialect dialect_of(const EngineProfile& profile);

struct DialectEdit {
  Span span;  // bytes of the post's file
  std::string text;
  std::string_view cause;  // its id
  bool is_exact = true;    // false: as near as the target can come; a note says what differs
};

// A place that the target shows differently, whatever is written.
struct DialectNote {
  std::string_view cause;
  std::uint32_t line = 0;  // of the file, 1-based
  std::string what;        // "the settings of the code block are dropped: {1,3}"
};

struct DialectRewrite {
  std::vector<DialectEdit> edits;  // ascending, not overlapping
  std::vector<DialectNote> notes;  // by line
};

// The edits that make `to` show what `from` shows; none where both read alike. `post` was loaded
// with the profile of `from.engine`. Templates, the content of raw HTML and the characters of code
// are never touched (the indentation and fences around code may be). Linear but for a bounded
// number of rounds: a rewrite may uncover another.
DialectRewrite dialect_edits(const Post& post, const Dialect& from, const Dialect& to);

// The file's bytes after the edits.
std::string apply_dialect_edits(std::string_view bytes, const std::vector<DialectEdit>& edits);

}  // namespace postlint
