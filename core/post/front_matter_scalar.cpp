// How plain scalars are typed: YAML 1.2's core schema, and what each engine's reader makes of them.
//
// Psych: Ruby's psych/scalar_scanner.rb; go-yaml: resolve.go of version 2; js-yaml 4: its schema
// files; serde_yaml 0.9. The measured rows are in tests/data/front-matter-types.tsv. Matching is by
// hand: a regular expression a scalar would cost more than reading the whole front matter.
#include <array>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

using Kind = FieldValue::Kind;

// Consumes from the head of a text.
class Matcher {
 public:
  explicit Matcher(std::string_view text) : text_(text) {}
  bool at_end() const { return text_.empty(); }
  char peek() const { return text_.empty() ? '\0' : text_.front(); }
  bool take(char c) {
    if (peek() != c || text_.empty()) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool take_any(std::string_view chars) {
    if (text_.empty() || chars.find(text_.front()) == std::string_view::npos) return false;
    text_.remove_prefix(1);
    return true;
  }
  std::size_t take_run(std::string_view chars) {
    const std::size_t size = std::min(text_.find_first_not_of(chars), text_.size());
    text_.remove_prefix(size);
    return size;
  }
  std::size_t digits(std::size_t most = SIZE_MAX) {
    std::size_t size = 0;
    while (size < text_.size() && size < most && is_ascii_digit(text_[size])) ++size;
    text_.remove_prefix(size);
    return size;
  }
  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (text == word) return true;
  }
  return false;
}

bool is_core_null(std::string_view text) {
  return text.empty() || is_one_of(text, {"~", "null", "Null", "NULL"});
}
bool is_core_bool(std::string_view text) {
  return is_one_of(text, {"true", "True", "TRUE", "false", "False", "FALSE"});
}
bool is_infinity_or_nan(std::string_view text) {
  if (is_one_of(text, {".nan", ".NaN", ".NAN"})) return true;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  return is_one_of(text, {".inf", ".Inf", ".INF"});
}

// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool is_float(std::string_view text) {
  Matcher in(text);
  in.take_any("+-");
  if (in.take('.')) {
    if (in.digits() == 0) return false;
  } else {
    if (in.digits() == 0) return false;
    if (in.take('.')) in.digits();
  }
  if (in.take_any("eE")) {
    in.take_any("+-");
    if (in.digits() == 0) return false;
  }
  return in.at_end();
}

bool is_based_integer(std::string_view text, char base, std::string_view digits) {
  return text.size() > 2 && text[0] == '0' && text[1] == base &&
         text.find_first_not_of(digits, 2) == std::string_view::npos;
}
constexpr std::string_view kHexDigits = "0123456789abcdefABCDEF";

bool is_decimal(std::string_view text) {
  Matcher in(text);
  in.take_any("+-");
  return in.digits() > 0 && in.at_end();
}

// YAML's timestamp: a whole date, or date and time with seconds; `lax_zone` takes +0900 too.
bool is_timestamp(std::string_view text, bool lax_zone, bool lax_date) {
  Matcher in(text);
  if (in.digits(4) != 4 || !in.take('-')) return false;
  const std::size_t month = in.digits(2);
  if (month == 0 || !in.take('-')) return false;
  const std::size_t day = in.digits(2);
  if (day == 0) return false;
  if (in.at_end()) return lax_date || (month == 2 && day == 2);
  if (!in.take_any("Tt") && in.take_run(" \t") == 0) return false;
  if (in.digits(2) == 0 || !in.take(':') || in.digits(2) != 2 || !in.take(':') ||
      in.digits(2) != 2) {
    return false;
  }
  if (in.take('.')) in.digits();
  in.take_run(" \t");
  if (in.at_end() || in.take('Z')) return in.at_end();
  if (!in.take_any("+-") || in.digits(2) == 0) return false;
  if (in.take(':')) {
    if (in.digits(2) != 2) return false;
  } else if (lax_zone) {
    in.digits(2);
  }
  return in.at_end();
}

// [-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}, then `fraction`
bool is_sexagesimal(std::string_view text, bool& has_fraction) {
  Matcher in(text);
  in.take_any("+-");
  if (in.digits(1) == 0) return false;
  in.take_run("0123456789_");
  std::size_t parts = 0;
  while (parts < 2 && in.take(':')) {
    const char first = in.peek();
    const std::size_t digits = in.digits(2);
    if (digits == 0 || (digits == 2 && first > '5')) return false;
    ++parts;
  }
  if (parts == 0) return false;
  has_fraction = in.take('.');
  if (has_fraction) in.take_run("0123456789_");
  return in.at_end();
}

Kind resolve_psych(std::string_view text) {
  if (is_one_of(text, {"~"}) || text.empty() || equals_ignoring_case(text, "null"))
    return Kind::kNull;
  for (const std::string_view word : {"yes", "true", "on", "no", "false", "off"}) {
    if (equals_ignoring_case(text, word)) return Kind::kBool;
  }
  const char first = text.front();
  if (!is_ascii_digit(first) && first != '.' && first != '-' && first != '+') return Kind::kString;
  std::string_view unsigned_text = text;
  if (first == '+' || first == '-') unsigned_text.remove_prefix(1);
  if (is_timestamp(first == '-' ? unsigned_text : text, true, true)) return Kind::kDate;
  if (is_one_of(ascii_lower(unsigned_text), {".inf", ".nan"})) return Kind::kFloat;
  bool has_fraction = false;
  if (is_sexagesimal(text, has_fraction)) return has_fraction ? Kind::kFloat : Kind::kInt;

  Matcher in(unsigned_text);
  if (is_ascii_digit(in.peek())) {
    in.take_run("0123456789_,");
  }
  if (in.take('.')) {  // [-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][+-][0-9]+)?
    in.digits();
    if (in.take_any("eE")) {
      if (!in.take_any("+-") || in.digits() == 0) return Kind::kString;
    }
    return in.at_end() && unsigned_text != "." ? Kind::kFloat : Kind::kString;
  }
  if (unsigned_text.size() > 1 && unsigned_text[0] == '0') {
    const char base = unsigned_text[1];
    const std::string_view digits = base == 'x'   ? "0123456789abcdefABCDEF_,"
                                    : base == 'b' ? "01_,"
                                                  : "01234567_,";
    const std::size_t from = base == 'x' || base == 'b' ? 2 : 1;
    return unsigned_text.size() > from &&
                   unsigned_text.find_first_not_of(digits, from) == std::string_view::npos
               ? Kind::kInt
               : Kind::kString;
  }
  // 0|[1-9](?:[0-9]|,[0-9]|_[0-9])*
  for (std::size_t i = 0; i < unsigned_text.size(); ++i) {
    const char c = unsigned_text[i];
    const bool separates = (c == ',' || c == '_') && i > 0 && i + 1 < unsigned_text.size() &&
                           is_ascii_digit(unsigned_text[i + 1]);
    if (!is_ascii_digit(c) && !separates) return Kind::kString;
  }
  return unsigned_text.empty() ? Kind::kString : Kind::kInt;
}

Kind resolve_go(std::string_view text) {
  if (is_core_null(text)) return Kind::kNull;
  if (is_core_bool(text) || is_one_of(text, {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n",
                                             "N", "no", "No", "NO", "off", "Off", "OFF"})) {
    return Kind::kBool;
  }
  if (is_infinity_or_nan(text)) return Kind::kFloat;
  const char first = text.front();
  if (!is_ascii_digit(first) && first != '.' && first != '-' && first != '+') return Kind::kString;
  std::string plain;  // go-yaml drops every underscore of a number
  for (const char c : text) {
    if (c != '_') plain += c;
  }
  std::string_view digits = plain;
  if (!digits.empty() && (digits.front() == '+' || digits.front() == '-')) digits.remove_prefix(1);
  if (is_based_integer(digits, 'x', kHexDigits) || is_based_integer(digits, 'b', "01") ||
      is_based_integer(digits, 'o', "01234567")) {
    return Kind::kInt;
  }
  if (is_decimal(digits)) {
    const bool octal = digits.size() > 1 && digits[0] == '0';
    if (octal && find_any(digits, "89"_any) != std::string_view::npos) return Kind::kFloat;
    return digits.size() > 19 ? Kind::kFloat : Kind::kInt;
  }
  return is_float(plain) ? Kind::kFloat : Kind::kString;
}

Kind resolve_js(std::string_view text) {
  if (is_core_null(text)) return Kind::kNull;
  if (is_core_bool(text)) return Kind::kBool;
  if (is_infinity_or_nan(text)) return Kind::kFloat;
  std::string_view digits = text;
  if (digits.front() == '+' || digits.front() == '-') digits.remove_prefix(1);
  if (is_based_integer(digits, 'x', kHexDigits) || is_based_integer(digits, 'b', "01") ||
      is_based_integer(digits, 'o', "01234567") || is_decimal(text)) {
    return Kind::kInt;
  }
  if (is_float(text)) return Kind::kFloat;
  return is_timestamp(text, false, false) ? Kind::kDate : Kind::kString;
}

Kind resolve_serde(std::string_view text) {
  if (is_core_null(text)) return Kind::kNull;
  if (is_core_bool(text)) return Kind::kBool;
  if (is_infinity_or_nan(text)) return Kind::kFloat;
  std::string_view digits = text;
  if (digits.front() == '+' || digits.front() == '-') digits.remove_prefix(1);
  if (is_based_integer(digits, 'x', kHexDigits) || is_based_integer(digits, 'b', "01") ||
      is_based_integer(digits, 'o', "01234567")) {
    return Kind::kInt;
  }
  if (digits.size() > 1 && digits[0] == '0' && is_ascii_digit(digits[1])) return Kind::kString;
  if (is_decimal(text)) return Kind::kInt;
  return is_float(text) ? Kind::kFloat : Kind::kString;
}

}  // namespace

FieldValue::Kind core_schema_kind(std::string_view plain) {
  if (plain.empty()) return Kind::kNull;
  const char first = plain.front();
  if (is_ascii_digit(first) || first == '+' || first == '-' || first == '.') {
    if (is_decimal(plain) || is_based_integer(plain, 'x', kHexDigits) ||
        is_based_integer(plain, 'o', "01234567")) {
      return Kind::kInt;
    }
    if (is_float(plain) || is_infinity_or_nan(plain)) return Kind::kFloat;
    return is_timestamp(plain, true, true) ? Kind::kDate : Kind::kString;
  }
  if (plain.size() > 5) return Kind::kString;
  if (is_core_null(plain)) return Kind::kNull;
  return is_core_bool(plain) ? Kind::kBool : Kind::kString;
}

FieldValue::Kind resolve_scalar(std::string_view text, ScalarStyle style, YamlDialect dialect) {
  if (style != ScalarStyle::kPlain) return Kind::kString;
  switch (dialect) {
    case YamlDialect::kPsych:
      return resolve_psych(text);
    case YamlDialect::kGoYaml:
      return resolve_go(text);
    case YamlDialect::kJsYaml:
      return text.empty() ? Kind::kNull : resolve_js(text);
    case YamlDialect::kSerdeYaml:
      return text.empty() ? Kind::kNull : resolve_serde(text);
  }
  return Kind::kString;
}

}  // namespace postlint
