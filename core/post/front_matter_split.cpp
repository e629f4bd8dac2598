// Finding where front matter begins and ends.
//
// The engines disagree (docs/engines.md): Hugo and Astro take blank lines before the fence, Jekyll
// takes "..." as its end, Hexo needs no opening fence. What any of them takes is taken here, as
// long as it cannot be ordinary text: a thematic break on the first line is no front matter.
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

bool is_only_blanks(std::string_view text) {
  return find_other(text, " \t"_any) == std::string_view::npos;
}

// `fence` at the first column, then nothing but blanks.
bool is_fence(std::string_view line, std::string_view fence) {
  return line.starts_with(fence) && is_only_blanks(line.substr(fence.size()));
}

bool looks_like_comment(std::string_view line) {
  return line.starts_with('#');
}

// The first line of [begin, end) that says something is a field.
bool first_line_is_field(std::string_view bytes, std::uint32_t begin, std::uint32_t end) {
  while (begin < end) {
    const TextLine line = line_at(bytes, begin);
    const std::string_view text = line.in(bytes);
    if (!is_only_blanks(text) && !looks_like_comment(text)) {
      return looks_like_field(text) || looks_like_field(trim_left(text));
    }
    begin = line.next;
  }
  return false;
}

// Where a run of lines that look like YAML fields ends: at the first blank line or the first line
// that is neither a field, a comment, a list item nor indented.
std::uint32_t field_lines_end(std::string_view bytes, std::uint32_t begin) {
  while (begin < bytes.size()) {
    const TextLine line = line_at(bytes, begin);
    const std::string_view text = line.in(bytes);
    if (is_only_blanks(text)) break;
    const bool belongs = looks_like_field(text) || is_blank(text.front()) ||
                         text.starts_with("- ") ||
                         (looks_like_comment(text) && !text.starts_with("##"));
    if (!belongs) break;
    begin = line.next;
  }
  return begin;
}

FrontMatterSplit made(FrontMatterFormat format, std::uint32_t fence_begin,
                      std::uint32_t content_begin, std::uint32_t content_end,
                      std::uint32_t body_begin) {
  return {.format = format,
          .span = {fence_begin, body_begin},
          .content = {content_begin, content_end},
          .body_begin = body_begin,
          .fence_begin = fence_begin};
}

// The closing fence is missing: only lines that look like fields tell front matter from a rule.
FrontMatterSplit split_unclosed(std::string_view bytes, FrontMatterFormat format, TextLine opening,
                                bool looks_meant) {
  if (!looks_meant) return {};
  std::uint32_t end = opening.next;
  if (format == FrontMatterFormat::kYaml) {
    end = field_lines_end(bytes, opening.next);
  } else {
    while (end < bytes.size() && !is_only_blanks(line_at(bytes, end).in(bytes))) {
      end = line_at(bytes, end).next;
    }
  }
  FrontMatterSplit split = made(format, opening.begin, opening.next, end, end);
  split.is_closed = false;
  return split;
}

FrontMatterSplit split_fenced(std::string_view bytes, TextLine opening, FrontMatterFormat format,
                              std::string_view fence, bool after_blank_line) {
  const char mark = fence.front();
  for (std::uint32_t begin = opening.next; begin < bytes.size();) {
    const TextLine line = line_at(bytes, begin);
    const std::string_view text = line.in(bytes);
    const bool is_yaml = format == FrontMatterFormat::kYaml;
    if (!text.empty() && (text.front() == mark || (is_yaml && text.front() == '.')) &&
        (is_fence(text, fence) || (is_yaml && is_fence(text, "...")))) {
      if (is_yaml) {
        // Two thematic breaks around prose: blank line or text first, and no field.
        const TextLine first = line_at(bytes, opening.next);
        const bool prose = first.begin < begin &&
                           !first_line_is_field(bytes, opening.next, begin) &&
                           (is_only_blanks(first.in(bytes)) || after_blank_line);
        const bool all_blank =
            is_only_blanks(trim(bytes.substr(opening.next, begin - opening.next)));
        if (prose && !all_blank) return {};
      }
      return made(format, opening.begin, opening.next, begin, line.next);
    }
    begin = line.next;
  }
  bool looks_meant = format == FrontMatterFormat::kToml;
  const std::string_view second = line_at(bytes, opening.next).in(bytes);
  if (opening.next < bytes.size() && format == FrontMatterFormat::kYaml) {
    looks_meant = looks_like_field(second);
  } else if (format == FrontMatterFormat::kToml) {
    looks_meant = second.find('=') != std::string_view::npos;
  } else {
    looks_meant = second.starts_with('"');
  }
  return split_unclosed(bytes, format, opening, looks_meant);
}

// A whole JSON object at the first byte: "{" and then a string or the end of the object. Brackets
// are counted outside of strings only.
FrontMatterSplit split_json(std::string_view bytes, std::uint32_t begin) {
  std::size_t at = find_other(bytes, " \t\r\n"_any, begin + 1);
  if (at == std::string_view::npos || (bytes[at] != '"' && bytes[at] != '}')) return {};
  std::size_t depth = 0;
  bool in_string = false;
  for (at = begin; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (in_string) {
      if (c == '\\') {
        ++at;
      } else if (c == '"' || c == '\n') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      const TextLine rest = line_at(bytes, static_cast<std::uint32_t>(at + 1));
      const bool ends_line = is_only_blanks(rest.in(bytes));
      const std::uint32_t end = static_cast<std::uint32_t>(at + 1);
      return made(FrontMatterFormat::kJson, begin, begin, end, ends_line ? rest.next : end);
    }
  }
  const std::uint32_t end = static_cast<std::uint32_t>(bytes.size());
  FrontMatterSplit split = made(FrontMatterFormat::kJson, begin, begin, end, end);
  split.is_closed = false;
  return split;
}

// Old Hexo: fields, then a line of dashes, with no fence above them.
FrontMatterSplit split_hexo_bare(std::string_view bytes, std::uint32_t begin) {
  if (!looks_like_field(line_at(bytes, begin).in(bytes))) return {};
  const std::string_view window = bytes.substr(0, begin + kMaxFrontMatterBytes);
  for (std::uint32_t at = begin; at < window.size();) {
    const TextLine line = line_at(window, at);
    if (is_fence(line.in(window), "---")) {
      return made(FrontMatterFormat::kHexoBare, begin, begin, at, line.next);
    }
    at = line.next;
  }
  return {};
}

}  // namespace

TextLine line_at(std::string_view bytes, std::uint32_t begin) {
  std::uint32_t end = begin;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  while (end < size && bytes[end] != '\n' && bytes[end] != '\r') ++end;
  std::uint32_t next = end;
  if (next < size)
    next += bytes[next] == '\r' && next + 1 < size && bytes[next + 1] == '\n' ? 2 : 1;
  return {begin, end, next};
}

bool looks_like_field(std::string_view line, std::size_t* colon) {
  std::size_t at = 0;
  while (at < line.size()) {
    const char c = line[at];
    const bool is_key = is_ascii_alnum(c) || c == '_' ||
                        (at > 0 && (c == '-' || c == '.' || c == ' ')) ||
                        static_cast<unsigned char>(c) >= 0x80;
    if (!is_key || at > 60) break;
    ++at;
  }
  if (at == 0 || at >= line.size() || line[at] != ':') return false;
  if (at + 1 < line.size() && !is_blank(line[at + 1])) return false;
  if (colon != nullptr) *colon = at;
  return true;
}

FrontMatterSplit split_front_matter(const SourceFile& file, const FrontMatterOptions& options) {
  const std::string_view bytes = file.bytes();
  std::uint32_t begin = file.body_start();
  if (begin >= bytes.size()) return {};
  if (bytes[begin] == '{') return split_json(bytes, begin);

  const std::uint32_t first = begin;
  while (begin < bytes.size() &&
         (bytes[begin] == '\n' || bytes[begin] == '\r' || is_blank(bytes[begin]))) {
    const TextLine line = line_at(bytes, begin);
    if (!is_only_blanks(line.in(bytes))) break;
    begin = line.next;
  }
  if (begin >= bytes.size()) return {};
  const bool after_blank_line = begin != first;
  const TextLine opening = line_at(bytes, begin);
  const std::string_view text = opening.in(bytes);
  switch (text.empty() ? '\0' : text.front()) {
    case '-':
      // gray-matter, under Eleventy and others, takes the language from the fence.
      if (is_fence(text, "---json")) {
        return split_fenced(bytes, opening, FrontMatterFormat::kJson, "---", after_blank_line);
      }
      if (is_fence(text, "---")) {
        return split_fenced(bytes, opening, FrontMatterFormat::kYaml, "---", after_blank_line);
      }
      break;
    case '+':
      if (is_fence(text, "+++")) {
        return split_fenced(bytes, opening, FrontMatterFormat::kToml, "+++", after_blank_line);
      }
      break;
    case ';':
      if (is_fence(text, ";;;")) {
        return split_fenced(bytes, opening, FrontMatterFormat::kJsonSemicolons, ";;;",
                            after_blank_line);
      }
      break;
    default:
      if (after_blank_line) return {};
      if (options.allow_hexo_bare) return split_hexo_bare(bytes, begin);
      if (options.allow_metadata_lines) {
        const std::uint32_t end = metadata_lines_end(bytes, begin);
        if (end > begin) {
          std::uint32_t body = end;
          if (body < bytes.size() && is_only_blanks(line_at(bytes, body).in(bytes))) {
            body = line_at(bytes, body).next;
          }
          return made(FrontMatterFormat::kMetadataLines, begin, begin, end, body);
        }
      }
  }
  return {};
}

}  // namespace postlint
