// JSON front matter by a small strict scanner (RFC 8259), because the byte span of every key and
// value is wanted. Repeated keys are kept.
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

class JsonReader {
 public:
  JsonReader(std::string_view bytes, Span content, FieldsReading& out)
      : bytes_(bytes.substr(0, content.end)), at_(content.begin), out_(out) {}

  void read(bool braces) {
    FieldValue root;
    root.kind = FieldValue::Kind::kMap;
    skip_blanks();
    if (braces) {
      read_value(root, 0);
    } else {
      read_members(root, 1, '\0');
    }
    skip_blanks();
    if (!out_.error && at_ < bytes_.size())
      fail("nothing may follow the last field of the front matter");
    out_.entries = std::move(root.entries);
  }

 private:
  void fail(std::string reason) { out_.fail(at_, std::move(reason)); }
  bool ok() const { return !out_.error; }
  char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }

  void skip_blanks() {
    while (at_ < bytes_.size() && (bytes_[at_] == ' ' || bytes_[at_] == '\t' ||
                                   bytes_[at_] == '\n' || bytes_[at_] == '\r')) {
      ++at_;
    }
  }

  // Recursion is bounded by kMaxFrontMatterDepth.
  void read_value(FieldValue& value, std::size_t depth) {
    const auto begin = static_cast<std::uint32_t>(at_);
    if (depth > kMaxFrontMatterDepth)
      return fail("lists and maps are nested deeper than 64 levels here");
    switch (peek()) {
      case '{':
        ++at_;
        value.kind = FieldValue::Kind::kMap;
        value.flow = true;
        read_members(value, depth + 1, '}');
        break;
      case '[':
        ++at_;
        value.kind = FieldValue::Kind::kList;
        value.flow = true;
        read_items(value, depth + 1);
        break;
      case '"':
        value.kind = FieldValue::Kind::kString;
        value.style = ScalarStyle::kDoubleQuoted;
        read_string(value.text);
        break;
      default:
        read_word(value);
    }
    value.span = {begin, static_cast<std::uint32_t>(at_)};
  }

  // Fields up to `closing`; '\0': up to the end of the content.
  void read_members(FieldValue& map, std::size_t depth, char closing) {
    skip_blanks();
    if (peek() == closing && (closing != '\0' || at_ >= bytes_.size())) {
      if (closing != '\0') ++at_;
      return;
    }
    while (ok()) {
      skip_blanks();
      if (peek() != '"') return fail("a field name in double quotes is expected here");
      FieldEntry& entry = map.entries.emplace_back();
      entry.key_span.begin = static_cast<std::uint32_t>(at_);
      read_string(entry.key);
      entry.key_span.end = static_cast<std::uint32_t>(at_);
      skip_blanks();
      if (!ok()) return;
      if (peek() != ':') return fail("a colon is missing between a field's name and its value");
      ++at_;
      skip_blanks();
      read_value(entry.value, depth);
      skip_blanks();
      if (!ok() || !next_of(closing)) return;
    }
  }

  void read_items(FieldValue& list, std::size_t depth) {
    skip_blanks();
    if (peek() == ']') {
      ++at_;
      return;
    }
    while (ok()) {
      skip_blanks();
      read_value(list.items.emplace_back(), depth);
      skip_blanks();
      if (!ok() || !next_of(']')) return;
    }
  }

  // After a member: true where a comma promises another one.
  bool next_of(char closing) {
    if (peek() == ',') {
      ++at_;
      skip_blanks();
      if (peek() == closing && (closing != '\0' || at_ >= bytes_.size())) {
        fail("the comma before the end is one too many");
        return false;
      }
      return true;
    }
    if (closing == '\0' ? at_ >= bytes_.size() : peek() == closing) {
      if (closing != '\0') ++at_;
      return false;
    }
    fail(at_ >= bytes_.size() ? "a bracket that was opened is never closed"
                              : "a comma is missing between two fields or values");
    return false;
  }

  void read_string(std::string& text) {
    const std::size_t begin = at_++;
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '"') {
        ++at_;
        return;
      }
      if (static_cast<unsigned char>(c) < 0x20) {
        if (c == '\n' || c == '\r') at_ = begin;
        return fail(c == '\n' || c == '\r' ? "the quote that opens here is not closed on its line"
                                           : "an invisible control character stands here");
      }
      if (c != '\\') {
        text += c;
        ++at_;
      } else if (!read_escape(text)) {
        return;
      }
    }
    at_ = begin;
    fail("the quote that opens here is never closed");
  }

  bool read_escape(std::string& text) {
    const char c = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\0';
    static constexpr std::string_view kNames = "\"\\/bfnrt", kValues = "\"\\/\b\f\n\r\t";
    if (const std::size_t which = c == '\0' ? std::string_view::npos : kNames.find(c);
        which != std::string_view::npos) {
      text += kValues[which];
      at_ += 2;
      return true;
    }
    std::uint32_t code = 0;
    if (c != 'u' || !read_hex(at_ + 2, code)) {
      fail("the backslash here must be doubled");
      return false;
    }
    at_ += 6;
    std::uint32_t low = 0;
    if (code >= 0xD800 && code < 0xDC00 && bytes_.substr(at_, 2) == "\\u" &&
        read_hex(at_ + 2, low) && low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      at_ += 6;
    } else if (code >= 0xD800 && code < 0xE000) {
      code = kReplacementCharacter;
    }
    append_utf8(text, code);
    return true;
  }

  bool read_hex(std::size_t at, std::uint32_t& code) const {
    if (at + 4 > bytes_.size()) return false;
    code = 0;
    for (const char c : bytes_.substr(at, 4)) {
      const char lower = static_cast<char>(c | 0x20);
      if (is_ascii_digit(c)) {
        code = code * 16 + static_cast<std::uint32_t>(c - '0');
      } else if (lower >= 'a' && lower <= 'f') {
        code = code * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
      } else {
        return false;
      }
    }
    return true;
  }

  void read_word(FieldValue& value) {
    const std::size_t begin = at_;
    std::size_t end = at_;
    while (end < bytes_.size() && (is_ascii_alnum(bytes_[end]) || bytes_[end] == '+' ||
                                   bytes_[end] == '-' || bytes_[end] == '.')) {
      ++end;
    }
    const std::string_view word = bytes_.substr(begin, end - begin);
    value.style = ScalarStyle::kPlain;
    if (word == "null") {
      value.kind = FieldValue::Kind::kNull;
    } else if (word == "true" || word == "false") {
      value.kind = FieldValue::Kind::kBool;
    } else if (!word.empty() && (is_ascii_digit(word.front()) || word.front() == '-') &&
               is_number(word)) {
      value.kind = find_any(word, ".eE"_any) == std::string_view::npos ? FieldValue::Kind::kInt
                                                                       : FieldValue::Kind::kFloat;
    } else {
      return fail(at_ >= bytes_.size() ? "a value is missing here"
                                       : "text in front matter of this kind needs double quotes");
    }
    value.text = std::string(word);
    at_ = end;
  }

  static bool is_number(std::string_view word) {
    const FieldValue::Kind kind = core_schema_kind(word);
    if (kind != FieldValue::Kind::kInt && kind != FieldValue::Kind::kFloat) return false;
    std::string_view digits = word.front() == '-' ? word.substr(1) : word;
    return !digits.empty() && is_ascii_digit(digits.front()) && is_ascii_alnum(digits.back()) &&
           (digits.size() == 1 || digits[0] != '0' || !is_ascii_alnum(digits[1]) ||
            (digits[1] | 0x20) == 'e');
  }

  std::string_view bytes_;
  std::size_t at_;
  FieldsReading& out_;
};

}  // namespace

FieldsReading read_json_fields(std::string_view bytes, Span content, bool braces) {
  FieldsReading out;
  if (content.size() > kMaxFrontMatterBytes) {
    out.fail(content.begin, "the front matter is larger than 64 KB: is its end missing?");
  } else {
    JsonReader(bytes, content, out).read(braces);
  }
  return out;
}

}  // namespace postlint
