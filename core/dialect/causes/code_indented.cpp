// Code by four blanks: a paragraph in Eleventy and in MDX. Its first line ":::python" is the
// language in Python-Markdown, and code elsewhere.
#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"
#include "core/dialect/causes/code_lines.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"code", "paragraph"};
constexpr std::string_view kLanguageReadings[] = {"code", "language"};

Reading read(const DialectPlace&, const Dialect& dialect) {
  return dialect.indented_code ? 0 : 1;
}

// Codehilite's first line: ":::python", "#!python".
std::string_view language_line(std::string_view code) {
  code = trim_left(code);
  for (std::string_view head : {":::", "#!"}) {
    if (!code.starts_with(head)) continue;
    const std::string_view name = trim(code.substr(head.size()));
    if (!name.empty() && find_any(name, " \t/"_any) == std::string_view::npos) return name;
  }
  return {};
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.from().indented_code == text.to().indented_code) return;
  const Document& document = text.document();
  for (NodeId id : document.of_kind(NodeKind::kCodeBlock)) {
    const Span span = document.span(id);
    // A fence in a list is written so for Python-Markdown.
    const bool is_written = text.to().parser == MarkdownParser::kPythonMarkdown &&
                            trim_left(document.node(id).literal).starts_with(":::");
    if (!document.code_parts(id).is_fenced && !text.touches_template(span) && !is_written) {
      places.push_back({.span = span, .node = id});
    }
  }
}

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0, run = 0;
  for (char now : text) {
    run = now == c ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// Blanks up to where the text of the block's container begins.
std::string container_indent(const DialectText& text, const CodeLine& first) {
  const std::uint32_t columns = indent_columns(text.file().line_text(first.line));
  const std::uint32_t in_code = indent_columns(first.code);
  return std::string(columns >= 4 + in_code ? columns - 4 - in_code : 0, ' ');
}

void write_fence(const DialectText& text, const std::vector<CodeLine>& lines,
                 std::string_view literal, PlaceRewrite& out) {
  const std::string ending(text.line_ending());
  const CodeLine& first = lines.front();
  const std::string base = container_indent(text, first);
  const std::string fence(std::max<std::size_t>(3, longest_run(literal, '`') + 1), '`');
  const bool names_language = text.from().parser == MarkdownParser::kPythonMarkdown;
  const std::string_view language = names_language ? language_line(first.code) : "";
  const std::string opening = base + fence + std::string(language);
  // In a list its code is indented by four blanks for each item.
  const std::size_t extra = language.empty() ? 0 : indent_bytes(first.code);
  if (!language.empty()) {
    out.edits.push_back({text.file().line_span(first.line), opening});
  } else {
    out.edits.push_back({first.indent, opening + ending + base});
  }
  for (std::size_t next = 1; next < lines.size(); ++next) {
    if (trim(lines[next].code).empty()) continue;
    const std::size_t blanks = std::min(extra, indent_bytes(lines[next].code));
    const Span indent = lines[next].indent;
    out.edits.push_back({{indent.begin, indent.end + static_cast<std::uint32_t>(blanks)}, base});
  }
  const std::uint32_t end = text.file().line_span(lines.back().line).end;
  out.edits.push_back({{end, end}, ending + base + fence});
}

// A first character that would begin a block is escaped.
void write_paragraph(const DialectText& text, const std::vector<CodeLine>& lines,
                     PlaceRewrite& out) {
  const std::string base = container_indent(text, lines.front());
  for (const CodeLine& line : lines) {
    const std::size_t begin = indent_bytes(line.code);
    const std::string_view code = line.code.substr(begin);
    if (code.empty()) continue;
    const Span indent{line.indent.begin, line.indent.end + static_cast<std::uint32_t>(begin)};
    std::size_t digits = 0;
    while (digits < code.size() && is_ascii_digit(code[digits])) ++digits;
    const bool is_number = digits > 0 && digits < code.size() && code[digits] == '.';
    const bool begins_block = std::string_view("-+*>#=`").find(code[0]) != std::string_view::npos;
    out.edits.push_back({indent, base + (begins_block ? "\\" : "")});
    if (is_number) {
      const auto point = indent.end + static_cast<std::uint32_t>(digits);
      out.edits.push_back({{point, point}, "\\"});
    }
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  const Document& document = text.document();
  const auto lines = code_lines(text, place.node);
  if (!lines || lines->empty() || !text.only_lists_around(place.node)) {
    out.note = wanted == 0 ? "the indented code is shown as a paragraph"
                           : "the indented lines are a paragraph in the source, and code here";
    return;
  }
  if (wanted == 0) {
    write_fence(text, *lines, document.node(place.node).literal, out);
  } else {
    write_paragraph(text, *lines, out);
  }
}

void find_languages(const DialectText& text, std::vector<DialectPlace>& places) {
  const Document& document = text.document();
  for (NodeId id : document.of_kind(NodeKind::kCodeBlock)) {
    const std::string_view literal = document.node(id).literal;
    const std::size_t ending = literal.find('\n');
    const Span span = document.span(id);
    if (ending == std::string_view::npos || trim(literal.substr(ending)).empty()) continue;
    if (document.code_parts(id).is_fenced || text.touches_template(span)) continue;
    if (!language_line(literal.substr(0, ending)).empty()) {
      places.push_back({.span = span, .node = id});
    }
  }
}

void write_language(const DialectText& text, const DialectPlace& place, Reading wanted,
                    PlaceRewrite& out) {
  const auto lines = code_lines(text, place.node);
  if (wanted == 0) {
    out.note = "the first line of the code is taken for its language";
  } else if (!lines || lines->empty() || !text.only_lists_around(place.node)) {
    out.note = "the language of the code is shown as its first line";
  } else {
    write_fence(text, *lines, text.document().node(place.node).literal, out);
  }
}

}  // namespace

const DialectCause kCodeLanguageCause{
    .id = "code-language",
    .what = "the first line of indented code names its language",
    .readings = kLanguageReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .find = find_languages,
    .write = write_language,
    .reshapes = true,
};

const DialectCause kCodeIndentedCause{
    .id = "code-indented",
    .what = "four blanks stand before a line",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 0, 0, 1, 0, 1},
    .read = read,
    .find = find,
    .write = write,
    .reshapes = true,
};

}  // namespace postlint
