#include "checks/headings/hash_line.h"

#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {

bool starts_with_hash(std::string_view text) {
  return text.starts_with('#') || text.starts_with(kFullWidthHash);
}

bool begins_line(const Document& doc, NodeId text) {
  const NodeId parent = doc.node(text).parent;
  if (doc.node(parent).kind != NodeKind::kParagraph) return false;
  if (text == parent + 1) return true;
  const Node& before = doc.node(text - 1);  // a break has no children
  return before.parent == parent &&
         (before.kind == NodeKind::kSoftBreak || before.kind == NodeKind::kHardBreak);
}

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (point.valid && point.value != U'_' && is_word(point.value)) return true;
    at += point.size;
  }
  return false;
}

// Cuts "##" or as many #s as the line began with off the end, and the blanks before them.
std::string_view without_closing_hashes(std::string_view text, std::uint32_t level) {
  std::string_view rest = text;
  std::uint32_t count = 0;
  while (!rest.empty()) {
    if (rest.ends_with('#')) {
      rest.remove_suffix(1);
    } else if (rest.ends_with(kFullWidthHash)) {
      rest.remove_suffix(kFullWidthHash.size());
    } else {
      break;
    }
    ++count;
  }
  if (count < 2 && count != level) return text;
  if (rest.ends_with('\\')) return text;
  return trim_right(rest);
}

bool read_line(const Document& doc, NodeId text, HashLine& line) {
  const std::optional<std::uint32_t> begin = doc.source_offset(text, 0);
  if (!begin) return false;
  const SourceFile& file = doc.file();
  const Span whole = file.line_span(file.line_of(*begin));
  std::string_view rest = trim_right(file.text({*begin, whole.end}));
  if (!starts_with_hash(rest)) return false;  // an escape: \#
  line.span = {*begin, *begin + static_cast<std::uint32_t>(rest.size())};
  line.level = 0;
  line.has_full_width = line.has_space = false;
  for (; starts_with_hash(rest); ++line.level) {
    line.has_full_width |= rest[0] != '#';
    rest.remove_prefix(rest[0] == '#' ? 1 : kFullWidthHash.size());
  }
  // With an ASCII blank it would be a heading: it stands too far to the right to be one.
  if (!line.has_full_width && line.level <= 6 && !rest.empty() && is_blank(rest[0])) return false;
  while (!rest.empty()) {
    const DecodedCodePoint point = decode_utf8(rest, 0);
    if (!is_unicode_whitespace(point.value)) break;
    line.has_space = true;
    rest.remove_prefix(point.size);
  }
  line.text_begin = line.span.end - static_cast<std::uint32_t>(rest.size());
  rest = without_closing_hashes(rest, line.level);
  line.text_end = line.text_begin + static_cast<std::uint32_t>(rest.size());
  return has_word(rest);
}

// Template syntax right behind the #s: what it becomes is not known.
bool text_is_masked(std::string_view literal) {
  while (starts_with_hash(literal))
    literal.remove_prefix(literal[0] == '#' ? 1 : kFullWidthHash.size());
  return trim_left(literal).starts_with(kMaskCharacter);
}

}  // namespace

std::vector<HashLine> find_hash_lines(const Document& document) {
  std::vector<HashLine> lines;
  const ByteSet& bytes = document.file().byte_set();
  if (!bytes.has('#') && !bytes.has(static_cast<unsigned char>(kFullWidthHash[0]))) return lines;
  for (const NodeId id : document.texts()) {
    const std::string_view literal = document.node(id).literal;
    if (!starts_with_hash(literal) || !begins_line(document, id)) continue;
    if (text_is_masked(literal)) continue;
    HashLine line;
    line.paragraph = document.node(id).parent;
    line.is_first = id == line.paragraph + 1;
    if (read_line(document, id, line)) lines.push_back(line);
  }
  return lines;
}

}  // namespace postlint
