// TOML front matter by toml++, the only file that includes it (it is slow to compile).
//
// toml++ keeps no order, so fields are sorted by where they stand. It limits the nesting of values,
// but not of dotted keys, and its destructors recurse: long dotted keys are refused beforehand.
#include <toml++/toml.h>

#include <algorithm>

#include "core/base/strings.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

// Line and column (code points) to byte offset, by a table of line beginnings.
class TomlPositions {
 public:
  TomlPositions(std::string_view bytes, Span content) : text_(bytes.substr(0, content.end)) {
    for (std::uint32_t at = content.begin; at < content.end; ++at) {
      if (at == content.begin || text_[at - 1] == '\n') lines_.push_back(at);
    }
    if (lines_.empty()) lines_.push_back(content.begin);
  }

  std::uint32_t offset(const toml::source_position& position) const {
    if (position.line == 0 || position.line > lines_.size()) {
      return static_cast<std::uint32_t>(text_.size());
    }
    std::size_t at = lines_[position.line - 1];
    for (std::uint32_t column = 1; column < position.column && at < text_.size(); ++column) {
      ++at;
      while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
    }
    return static_cast<std::uint32_t>(at);
  }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> lines_;
};

// More than 64 dots between simple words on one line: a key that would nest as deep.
bool has_deep_dotted_key(std::string_view text) {
  std::size_t dots = 0;
  bool blank_after_word = false;
  char previous = '.';
  for (const char c : text) {
    if (c == '.') {
      dots = previous == '.' ? 0 : dots + 1;
      blank_after_word = false;
      if (dots > kMaxFrontMatterDepth) return true;
    } else if (is_ascii_alnum(c) || c == '_' || c == '-' || c == '"' || c == '\'') {
      if (blank_after_word) dots = 0;
      blank_after_word = false;
    } else if (is_blank(c)) {
      if (previous != '.') blank_after_word = true;
      continue;
    } else {
      dots = 0;
    }
    previous = c;
  }
  return false;
}

class TomlConverter {
 public:
  TomlConverter(std::string_view bytes, const TomlPositions& positions, FieldsReading& out)
      : bytes_(bytes), positions_(positions), out_(out) {}

  // Recursion is bounded: a depth of more than kMaxFrontMatterDepth is an error.
  void convert_table(const toml::table& table, std::vector<FieldEntry>& entries,
                     std::size_t depth) {
    if (depth > kMaxFrontMatterDepth) {
      out_.fail(span_of(table).begin, "tables are nested deeper than 64 levels here");
      return;
    }
    entries.reserve(table.size());
    for (const auto& [key, node] : table) {
      FieldEntry& entry = entries.emplace_back();
      entry.key = std::string(key.str());
      entry.key_span = {positions_.offset(key.source().begin), positions_.offset(key.source().end)};
      convert_node(node, entry.value, depth);
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const FieldEntry& left, const FieldEntry& right) {
                       return left.key_span.begin < right.key_span.begin;
                     });
  }

 private:
  Span span_of(const toml::node& node) const {
    const toml::source_region& source = node.source();
    Span span{positions_.offset(source.begin), positions_.offset(source.end)};
    if (span.end < span.begin) span.end = span.begin;
    while (span.end > span.begin && is_space(bytes_[span.end - 1])) --span.end;
    return span;
  }
  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

  void convert_node(const toml::node& node, FieldValue& value, std::size_t depth) {
    value.span = span_of(node);
    if (const toml::table* table = node.as_table()) {
      value.kind = FieldValue::Kind::kMap;
      value.flow = table->is_inline();
      convert_table(*table, value.entries, depth + 1);
      // A table's own place is its header; its fields belong to it.
      for (const FieldEntry& entry : value.entries) {
        value.span.end = std::max(value.span.end, entry.value.span.end);
      }
      return;
    }
    if (const toml::array* array = node.as_array()) {
      value.kind = FieldValue::Kind::kList;
      value.flow = !value.span.empty() && bytes_[value.span.begin] == '[' &&
                   bytes_.substr(value.span.begin, 2) != "[[";
      if (depth >= kMaxFrontMatterDepth) {
        out_.fail(value.span.begin, "arrays are nested deeper than 64 levels here");
        return;
      }
      value.items.reserve(array->size());
      for (const toml::node& item : *array) {
        convert_node(item, value.items.emplace_back(), depth + 1);
        value.span.end = std::max(value.span.end, value.items.back().span.end);
      }
      return;
    }
    value.style = ScalarStyle::kPlain;
    const std::string_view source = value.span.in(bytes_);
    if (const auto* text = node.as_string()) {
      value.kind = FieldValue::Kind::kString;
      value.text = text->get();
      value.style =
          source.starts_with('\'') ? ScalarStyle::kSingleQuoted : ScalarStyle::kDoubleQuoted;
      return;
    }
    value.text = std::string(source);
    if (node.is_boolean()) {
      value.kind = FieldValue::Kind::kBool;
    } else if (node.is_integer()) {
      value.kind = FieldValue::Kind::kInt;
    } else if (node.is_floating_point()) {
      value.kind = FieldValue::Kind::kFloat;
    } else {
      value.kind = FieldValue::Kind::kDate;
    }
  }

  std::string_view bytes_;
  const TomlPositions& positions_;
  FieldsReading& out_;
};

// "Error while parsing key-value pair: expected …" without the part that says nothing to a writer.
std::string toml_reason(std::string_view description) {
  if (description.find("cannot redefine existing") != std::string_view::npos ||
      description.find("already defined") != std::string_view::npos) {
    return "this field was already given above";
  }
  if (description.find("unterminated string") != std::string_view::npos ||
      (description.find("string") != std::string_view::npos &&
       description.find("encountered end-of-") != std::string_view::npos)) {
    return "a quote that was opened is never closed";
  }
  if (description.find("unknown escape sequence") != std::string_view::npos) {
    return "the backslash in a double-quoted value must be doubled";
  }
  if (description.find("could not determine value type") != std::string_view::npos ||
      description.find("value: expected") != std::string_view::npos) {
    return "a text value needs quotes in TOML (title = \"Hello\")";
  }
  const std::size_t colon = description.find(": ");
  if (description.starts_with("Error while parsing") && colon != std::string_view::npos) {
    description.remove_prefix(colon + 2);
  }
  return "this cannot be read as TOML: " + std::string(description);
}

}  // namespace

FieldsReading read_toml_fields(std::string_view bytes, Span content) {
  FieldsReading out;
  const std::string_view text = content.in(bytes);
  if (content.size() > kMaxFrontMatterBytes) {
    out.fail(content.begin, "the front matter is larger than 64 KB: is its closing fence missing?");
    return out;
  }
  if (has_deep_dotted_key(text)) {
    out.fail(content.begin, "a dotted key is nested deeper than 64 levels");
    return out;
  }
  const TomlPositions positions(bytes, content);
  try {
    const toml::table table = toml::parse(text);
    TomlConverter(bytes, positions, out).convert_table(table, out.entries, 0);
  } catch (const toml::parse_error& error) {
    const std::uint32_t at = positions.offset(error.source().begin);
    const bool at_line_end = at >= content.end || bytes[at] == '\n' || bytes[at] == '\r';
    out.fail(at, at_line_end && error.description().find("control char") != std::string_view::npos
                     ? "a quote that was opened is not closed on its line"
                     : toml_reason(error.description()));
  } catch (const std::exception& error) {
    out.fail(content.begin, "this cannot be read as TOML: " + std::string(error.what()));
  }
  return out;
}

}  // namespace postlint
