#include "core/post/markdown_parser.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cmark-gfm/map.h>
#include <cmark-gfm/parser.h>
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstring>

#include "core/base/any_of.h"

namespace postlint {
namespace {

constexpr int kOptions = CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE;

constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxParagraph = std::size_t{64} << 10;
constexpr unsigned kMaxMarkers = 100;
constexpr unsigned kMaxPrefixColumns = 400;
constexpr unsigned kMaxTableColumns = 256;
// cmark walks a row's list of cells for each further cell.
constexpr std::ptrdiff_t kMaxCells = 4096;
// cmark scans to the paragraph's end for each of these openers: (openers × bytes) is its work.
constexpr std::size_t kMaxRescan = std::size_t{100} << 20;
constexpr std::size_t kFeedBytes = 4096;

thread_local std::uint32_t definition_count = 0;

struct Extensions {
  cmark_syntax_extension* table = nullptr;
  cmark_syntax_extension* tasklist = nullptr;
  cmark_syntax_extension* counter = nullptr;
};

// Made once: registering is not thread-safe. The counter only looks at the reference map, which
// the parser drops with the definitions' text.
const Extensions& extensions() {
  static const Extensions made = [] {
    Extensions result;
    cmark_gfm_core_extensions_ensure_registered();
    result.table = cmark_find_syntax_extension("table");
    result.tasklist = cmark_find_syntax_extension("tasklist");
    result.counter = cmark_syntax_extension_new("postlint-definition-count");
    cmark_syntax_extension_set_postprocess_func(
        result.counter,
        [](cmark_syntax_extension*, cmark_parser* parser, cmark_node*) -> cmark_node* {
          definition_count = parser->refmap ? parser->refmap->size : 0;
          return nullptr;
        });
    return result;
  }();
  return made;
}

struct Prefix {
  unsigned markers = 0;
  unsigned columns = 0;
  std::size_t end = 0;
};

// The container markers and blanks at the head of a line; reads no further than the limits.
Prefix scan_prefix(std::string_view line) {
  Prefix prefix;
  std::size_t i = 0;
  while (i < line.size() && prefix.markers <= kMaxMarkers && prefix.columns <= kMaxPrefixColumns) {
    const char c = line[i];
    if (c == '\t') {
      prefix.columns += 4 - prefix.columns % 4;
      ++i;
    } else if (c == ' ') {
      ++prefix.columns;
      ++i;
    } else if (c == '>') {
      ++prefix.markers;
      ++prefix.columns;
      ++i;
    } else if (c == '-' || c == '+' || c == '*') {
      if (i + 1 < line.size() && line[i + 1] != ' ' && line[i + 1] != '\t') break;
      ++prefix.markers;
      ++prefix.columns;
      ++i;
    } else if (c >= '0' && c <= '9') {
      std::size_t j = i;
      while (j < line.size() && j - i < 10 && line[j] >= '0' && line[j] <= '9') ++j;
      if (j >= line.size() || (line[j] != '.' && line[j] != ')')) break;
      if (j + 1 < line.size() && line[j + 1] != ' ' && line[j + 1] != '\t') break;
      ++prefix.markers;
      prefix.columns += static_cast<unsigned>(j + 1 - i);
      i = j + 1;
    } else {
      break;
    }
  }
  prefix.end = i;
  return prefix;
}

std::size_t count(std::string_view text, std::string_view needle) {
  std::size_t found = 0;
  for (std::size_t at = text.find(needle); at != std::string_view::npos;
       at = text.find(needle, at + needle.size())) {
    ++found;
  }
  return found;
}

// A paragraph here is a run of lines that are not blank.
Refusal refuse_paragraph(std::string_view paragraph, std::uint32_t line, bool has_delimiter_row) {
  if (paragraph.size() > kMaxParagraph) {
    return {fmt::format("a paragraph of {} KB", paragraph.size() / 1024), line};
  }
  if (paragraph.size() < 4096) return {};
  for (std::size_t at = 0; has_delimiter_row && at < paragraph.size();) {
    const std::size_t end = std::min(paragraph.find('\n', at), paragraph.size());
    const std::string_view row = paragraph.substr(at, end - at);
    if (std::count(row.begin(), row.end(), '|') > kMaxCells) {
      return {"a table row of thousands of cells", line};
    }
    at = end + 1;
  }
  const std::size_t openers = count(paragraph, "<!") + count(paragraph, "<?");
  const std::size_t brackets =
      static_cast<std::size_t>(std::count(paragraph.begin(), paragraph.end(), '['));
  if (openers * paragraph.size() > kMaxRescan) return {"thousands of unclosed <! or <?", line};
  if (brackets * paragraph.size() > kMaxRescan) return {"thousands of [ in one paragraph", line};
  return {};
}

bool looks_like_delimiter_row(std::string_view line) {
  return find_other(line, "|-: \t>"_any) == std::string_view::npos;
}

// "[ ]", "[x]" or "[X]" anywhere.
bool has_task_box(std::string_view text) {
  for (std::size_t at = text.find("] "); at != std::string_view::npos;
       at = text.find("] ", at + 2)) {
    if (at >= 2 && text[at - 2] == '[' &&
        std::string_view(" xX").find(text[at - 1]) != std::string_view::npos) {
      return true;
    }
  }
  return text.find("]\t") != std::string_view::npos;
}

}  // namespace

Refusal refuse_markdown(std::string_view text, const KnownLines& lines) {
  if (text.size() > kMaxBytes) return {fmt::format("{} KB of text", text.size() / 1024), 0};
  std::uint32_t line_number = 0;
  std::uint32_t paragraph_line = 1;
  std::size_t paragraph_begin = 0;
  std::size_t delimiter_rows = 0;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.size();
    if (!lines.starts.empty()) {
      if (line_number + 1 < lines.starts.size())
        end = lines.starts[line_number + 1] - lines.base - 1;
    } else if (const void* found = std::memchr(text.data() + begin, '\n', text.size() - begin)) {
      end = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    }
    const std::string_view line = text.substr(begin, end - begin);
    ++line_number;
    // Most lines begin with a letter: nothing to look at.
    const unsigned char first = line.empty() ? 0 : static_cast<unsigned char>(line[0]);
    if (first < 'A' || first == '|') {
      const Prefix prefix = scan_prefix(line);
      if (prefix.markers > kMaxMarkers)
        return {"more than 100 nested lists or quotes", line_number};
      if (prefix.columns > kMaxPrefixColumns && prefix.end < line.size()) {
        return {"a line that is indented by more than 400 columns", line_number};
      }
      if (prefix.end == line.size() || line.substr(prefix.end) == "\r") {
        const Refusal refusal =
            refuse_paragraph(text.substr(paragraph_begin, begin - paragraph_begin), paragraph_line,
                             delimiter_rows > 0);
        if (!refusal.reason.empty()) return refusal;
        paragraph_begin = end;
        paragraph_line = line_number + 1;
        delimiter_rows = 0;
      } else if (line.find('-') != std::string_view::npos && looks_like_delimiter_row(line)) {
        if (static_cast<std::size_t>(std::count(line.begin(), line.end(), '|')) >
            kMaxTableColumns) {
          return {"a table of more than 256 columns", line_number};
        }
        // Each may be the delimiter row of a table whose header is the line above: cmark looks at
        // the whole paragraph again for every one.
        if (++delimiter_rows * (end - paragraph_begin) > kMaxRescan) {
          return {"thousands of table delimiter rows in one paragraph", line_number};
        }
      }
    }
    begin = end + 1;
  }
  if (paragraph_begin < text.size()) {
    return refuse_paragraph(text.substr(paragraph_begin), paragraph_line, delimiter_rows > 0);
  }
  return {};
}

ParsedMarkdown parse_markdown(std::string_view text, Arena& arena, const KnownLines& lines) {
  ParsedMarkdown parsed;
  Refusal refusal = refuse_markdown(text, lines);
  if (!refusal.reason.empty()) {
    parsed.refusal = std::move(refusal.reason);
    parsed.refusal_line = refusal.line;
    return parsed;
  }
  const Extensions& attached = extensions();
  using Clock = std::chrono::steady_clock;
  const bool is_large = text.size() > 8 * kFeedBytes;
  const Clock::time_point deadline =
      is_large ? Clock::now() + std::chrono::milliseconds(500) : Clock::time_point::max();
  // What the text cannot have costs nothing: footnotes and each extension are walks of their own.
  const bool has_footnotes = text.find("[^") != std::string_view::npos;
  const bool has_table = text.find('|') != std::string_view::npos;
  const bool has_task = has_task_box(text);
  const int options = has_footnotes ? kOptions : kOptions & ~CMARK_OPT_FOOTNOTES;
  // Nothing between here and the last call of cmark may own memory: longjmp passes over it.
  volatile bool late = false;
  if (setjmp(arena.out_of_budget) == 0) {
    cmark_parser* parser = cmark_parser_new_with_mem(options, arena_memory());
    if (has_table) cmark_parser_attach_syntax_extension(parser, attached.table);
    if (has_task) cmark_parser_attach_syntax_extension(parser, attached.tasklist);
    cmark_parser_attach_syntax_extension(parser, attached.counter);
    if (!is_large) {
      cmark_parser_feed(parser, text.data(), text.size());
    } else {
      for (std::size_t at = 0; at < text.size() && !late; at += kFeedBytes) {
        cmark_parser_feed(parser, text.data() + at, std::min(kFeedBytes, text.size() - at));
        late = Clock::now() > deadline;
      }
    }
    if (!late) parsed.root = cmark_parser_finish(parser);
  } else {
    parsed.root = nullptr;
  }
  parsed.definition_count = definition_count;
  if (!parsed.root) {
    parsed.refusal =
        late ? "nesting that takes too long to read" : "structure that needs over 64 MB";
  }
  return parsed;
}

std::string render_markdown(cmark_node* node, Arena& arena) {
  const char* volatile html = nullptr;
  if (setjmp(arena.out_of_budget) == 0) {
    html =
        cmark_render_html_with_mem(node, kOptions & ~CMARK_OPT_SOURCEPOS, nullptr, arena_memory());
  }
  const char* done = html;
  return done ? std::string(done) : std::string();
}

}  // namespace postlint
