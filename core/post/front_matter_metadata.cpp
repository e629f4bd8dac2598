// Metadata lines as Python-Markdown's "meta" extension reads them (Pelican):
// "Key: value" with up to three blanks in front, continuation lines indented by four, ended by the
// first blank line or the first line that does not fit. Every value is text.
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

// The length of the key at the head of a line, 0 where there is none; `indent` receives the blanks.
std::size_t key_length(std::string_view line, std::size_t& indent) {
  indent = 0;
  while (indent < line.size() && line[indent] == ' ') ++indent;
  if (indent > 3) return 0;
  std::size_t end = indent;
  while (end < line.size() && (is_ascii_alnum(line[end]) || line[end] == '_' || line[end] == '-'))
    ++end;
  return end < line.size() && line[end] == ':' ? end - indent : 0;
}

bool is_continuation(std::string_view line) {
  return line.starts_with("    ") && find_other(line, " \t"_any) != std::string_view::npos;
}

}  // namespace

std::uint32_t metadata_lines_end(std::string_view bytes, std::uint32_t begin) {
  std::uint32_t end = begin;
  while (end < bytes.size() && end - begin < kMaxFrontMatterBytes) {
    const TextLine line = line_at(bytes, end);
    std::size_t indent = 0;
    const std::string_view text = line.in(bytes);
    const bool fits = key_length(text, indent) > 0 || (end > begin && is_continuation(text));
    if (!fits) break;
    end = line.next;
  }
  return end;
}

FieldsReading read_metadata_fields(std::string_view bytes, Span content) {
  FieldsReading out;
  for (std::uint32_t begin = content.begin; begin < content.end;) {
    const TextLine line = line_at(bytes, begin);
    const std::string_view text = line.in(bytes);
    begin = line.next;
    std::size_t indent = 0;
    const std::size_t length = key_length(text, indent);
    if (length == 0) {
      if (out.entries.empty() || !is_continuation(text)) continue;
      FieldValue& value = out.entries.back().value;
      if (!value.text.empty()) value.text += '\n';
      value.text += trim(text);
      value.span.end = line.begin + static_cast<std::uint32_t>(trim_right(text).size());
      continue;
    }
    FieldEntry& entry = out.entries.emplace_back();
    const auto key_begin = static_cast<std::uint32_t>(line.begin + indent);
    entry.key = std::string(text.substr(indent, length));
    entry.key_span = {key_begin, key_begin + static_cast<std::uint32_t>(length)};
    const std::string_view rest = text.substr(indent + length + 1);
    const std::string_view value = trim(rest);
    entry.value.kind = FieldValue::Kind::kString;
    entry.value.style = ScalarStyle::kPlain;
    entry.value.text = std::string(value);
    const std::uint32_t value_begin = value.empty()
                                          ? entry.key_span.end + 1
                                          : static_cast<std::uint32_t>(value.data() - bytes.data());
    entry.value.span = {value_begin, value_begin + static_cast<std::uint32_t>(value.size())};
  }
  return out;
}

}  // namespace postlint
