// The front matter that nearly all posts have, without libyaml: lines of "key: value" and lists of
// scalars, in characters that mean themselves.
//
// It takes only what it reads exactly as libyaml does, and leaves everything else, faults included,
// to libyaml: a test and a fuzz target hold the two to the same entries and spans. Per line:
//   key: plain scalar | 'quoted' | "quoted without a backslash" | [flow, list] | nothing
//   - scalar          below a key with nothing behind it, all in one column
// Indented lines other than these, comments, tags, anchors, block scalars, tabs: not taken.
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

constexpr AnyOf kKeyBytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"_any;
constexpr std::size_t kMostKeyBytes = 128;

bool is_multibyte(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

// What libyaml reads as a character that is neither a line break nor refused.
bool is_plain_code_point(const DecodedCodePoint& point) {
  const char32_t c = point.value;
  if (!point.valid || c < 0xA0) return false;
  return (c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000) && c != 0x2028 &&
         c != 0x2029 && c != 0xFEFF;
}

class FlatYaml {
 public:
  FlatYaml(std::string_view bytes, Span content)
      : bytes_(bytes), at_(content.begin), end_(content.end) {}

  bool read(std::vector<FieldEntry>& entries) {
    entries.reserve(16);
    while (at_ < end_) {
      find_line_end();
      if (at_ == line_end_) {
        ++at_;
      } else if (bytes_[at_] == '-' || bytes_[at_] == ' ') {
        if (entries.empty() || !take_item(entries.back().value)) return false;
      } else if (!take_field(entries)) {
        return false;
      }
    }
    return !entries.empty();
  }

 private:
  void find_line_end() {
    line_end_ = static_cast<std::uint32_t>(std::min<std::size_t>(bytes_.find('\n', at_), end_));
  }
  char peek() const { return at_ < line_end_ ? bytes_[at_] : '\n'; }
  bool skip_blanks() {
    const std::uint32_t begin = at_;
    while (peek() == ' ') ++at_;
    return at_ > begin;
  }
  bool end_line() {
    skip_blanks();
    if (at_ != line_end_) return false;
    ++at_;
    return true;
  }

  bool take_field(std::vector<FieldEntry>& entries) {
    const std::uint32_t begin = at_;
    if (!is_ascii_letter(bytes_[at_])) return false;
    while (at_ < line_end_ && kKeyBytes.has(bytes_[at_])) ++at_;
    if (peek() != ':' || at_ - begin > kMostKeyBytes) return false;
    FieldEntry& entry = entries.emplace_back();
    entry.key = std::string(bytes_.substr(begin, at_ - begin));
    entry.key_span = {begin, at_};
    ++at_;
    FieldValue& value = entry.value;
    value.span = {at_, at_};
    value.style = ScalarStyle::kPlain;
    wants_items_ = false;
    if (!skip_blanks() && at_ != line_end_) return false;
    if (at_ == line_end_) {
      wants_items_ = true;
      ++at_;
      return true;
    }
    return (peek() == '[' ? take_list(value) : take_scalar(value, false)) && end_line();
  }

  // Below a key without a value: the items of its list.
  bool take_item(FieldValue& list) {
    const std::uint32_t line = at_;
    skip_blanks();
    const std::uint32_t column = at_ - line;
    if (!wants_items_ || peek() != '-') return false;
    if (list.kind != FieldValue::Kind::kList) {
      list.kind = FieldValue::Kind::kList;
      list.style = ScalarStyle::kNotScalar;
      list.span = {at_, at_};
      list.items.reserve(8);
      column_ = column;
    } else if (column != column_) {
      return false;
    }
    ++at_;
    if (!skip_blanks() || !take_scalar(list.items.emplace_back(), false)) return false;
    list.span.end = list.items.back().span.end;
    return end_line();
  }

  bool take_list(FieldValue& list) {
    list.kind = FieldValue::Kind::kList;
    list.style = ScalarStyle::kNotScalar;
    list.flow = true;
    list.span.begin = at_++;
    list.items.reserve(8);
    skip_blanks();
    while (peek() != ']') {
      if (!take_scalar(list.items.emplace_back(), true)) return false;
      skip_blanks();
      if (peek() == ']') break;
      if (peek() != ',') return false;
      ++at_;
      skip_blanks();
      if (peek() == ']') return false;
    }
    list.span.end = ++at_;
    return true;
  }

  bool take_scalar(FieldValue& value, bool in_flow) {
    const char first = peek();
    if (first == '"' || first == '\'') return take_quoted(value, first);
    if (!is_ascii_alnum(first) && !is_multibyte(first)) return false;
    const std::uint32_t begin = at_;
    std::uint32_t end = at_;  // after the last character that is no blank
    while (at_ < line_end_) {
      const char c = bytes_[at_];
      if (in_flow && (c == ',' || c == ']')) break;
      if (!take_plain_character(c, in_flow)) return false;
      if (c != ' ') end = at_;
    }
    value.text = std::string(bytes_.substr(begin, end - begin));
    value.kind = core_schema_kind(value.text);
    value.style = ScalarStyle::kPlain;
    value.span = {begin, end};
    return true;
  }

  bool take_plain_character(char c, bool in_flow) {
    if (is_multibyte(c)) return take_multibyte();
    if (c < ' ' || c == 0x7F || c == '#') return false;
    if (in_flow && (c == ':' || c == '?' || c == '[' || c == '{' || c == '}')) return false;
    ++at_;
    return c != ':' || (at_ < line_end_ && bytes_[at_] != ' ' && bytes_[at_] != '\t');
  }

  bool take_quoted(FieldValue& value, char quote) {
    const std::uint32_t begin = at_++;
    while (peek() != quote) {
      const char c = peek();
      if (is_multibyte(c)) {
        if (!take_multibyte()) return false;
      } else {
        if (c < ' ' || c == 0x7F || c == '\\') return false;
        ++at_;
      }
    }
    ++at_;
    if (peek() == quote) return false;  // '' in single quotes
    value.text = std::string(bytes_.substr(begin + 1, at_ - begin - 2));
    value.kind = FieldValue::Kind::kString;
    value.style = quote == '"' ? ScalarStyle::kDoubleQuoted : ScalarStyle::kSingleQuoted;
    value.span = {begin, at_};
    return true;
  }

  bool take_multibyte() {
    const DecodedCodePoint point = decode_utf8(bytes_, at_);
    if (!is_plain_code_point(point)) return false;
    at_ += point.size;
    return at_ <= line_end_;
  }

  std::string_view bytes_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::uint32_t line_end_ = 0;
  std::uint32_t column_ = 0;  // of the list's hyphens
  bool wants_items_ = false;  // the last key has nothing behind it
};

}  // namespace

std::optional<std::vector<FieldEntry>> read_flat_yaml(std::string_view bytes, Span content) {
  std::vector<FieldEntry> entries;
  if (!FlatYaml(bytes, content).read(entries)) return std::nullopt;
  return entries;
}

}  // namespace postlint
