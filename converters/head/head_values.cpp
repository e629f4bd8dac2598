#include "converters/head/head_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "converters/head/number_text.h"
#include "core/base/strings.h"
#include "core/post/date.h"

namespace postlint {
namespace {

using Kind = FieldValue::Kind;

bool is_true_word(std::string_view text) {
  return equals_ignoring_case(text, "true") || equals_ignoring_case(text, "yes") ||
         equals_ignoring_case(text, "on") || equals_ignoring_case(text, "y");
}

// Digits in any of the ways that YAML 1.1 and 1.2 write integers; nullopt: none of them.
std::optional<std::int64_t> read_integer(std::string_view text, YamlDialect dialect) {
  std::string digits = replace_all(text, "_", "");
  if (dialect == YamlDialect::kPsych) digits = replace_all(digits, ",", "");
  const bool is_negative = digits.starts_with('-');
  if (is_negative || digits.starts_with('+')) digits.erase(0, 1);
  if (digits.find(':') != std::string::npos) {  // sexagesimal: 12:30 is 45000 seconds
    std::int64_t value = 0;
    std::size_t parts = 0;
    for (const std::string_view part : split(digits, ':')) {
      std::int64_t one = 0;
      const auto read = std::from_chars(part.data(), part.data() + part.size(), one);
      if (read.ec != std::errc() || read.ptr != part.data() + part.size()) return std::nullopt;
      value = value * 60 + one;
      ++parts;
    }
    if (parts == 2 && dialect == YamlDialect::kPsych) value *= 60;
    return is_negative ? -value : value;
  }
  int base = 10;
  const bool has_old_octals = dialect == YamlDialect::kPsych || dialect == YamlDialect::kGoYaml;
  if (digits.starts_with("0x") || digits.starts_with("0X")) {
    base = 16;
    digits.erase(0, 2);
  } else if (digits.starts_with("0o")) {
    base = 8;
    digits.erase(0, 2);
  } else if (digits.starts_with("0b")) {
    base = 2;
    digits.erase(0, 2);
  } else if (has_old_octals && digits.size() > 1 && digits[0] == '0') {
    base = 8;
  }
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return is_negative ? -value : value;
}

bool is_rfc3339(std::string_view text) {
  const DateReading reading = read_date(text);
  if (!reading.ok() || text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
  if (text.size() == 10) return true;
  const bool has_seconds = text.size() >= 19 && text[13] == ':' && text[16] == ':';
  const std::string_view zone = text.size() > 19 ? text.substr(19) : std::string_view();
  return has_seconds && (zone.empty() || zone == "Z" || (zone.size() == 6 && zone[3] == ':'));
}

std::string toml_string(std::string_view text) {
  return json_value(make_text(text));
}

bool is_toml_bare(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return is_ascii_alnum(c) || c == '-' || c == '_';
  });
}

std::string scalar(const FieldValue& value, YamlDialect target) {
  switch (value.kind) {
    case Kind::kNull:
      return "null";
    case Kind::kBool:
    case Kind::kInt:
      return value.text;
    case Kind::kFloat:
      return plain_float(value.text);
    case Kind::kDate:
      return resolve_scalar(value.text, ScalarStyle::kPlain, target) == Kind::kString
                 ? quote_yaml(value.text)
                 : value.text;
    default:
      return quote_yaml(value.text);
  }
}

}  // namespace

std::string metadata_text(const FieldValue& value) {
  if (!value.is_scalar()) return json_value(value);
  if (value.kind == FieldValue::Kind::kNull) return {};
  const bool is_one_line = value.text.find_first_of("\r\n") == std::string::npos;
  return is_one_line ? value.text : json_value(make_text(value.text));
}

FieldValue make_text(std::string_view text) {
  FieldValue value;
  value.kind = Kind::kString;
  value.style = ScalarStyle::kDoubleQuoted;
  value.text = text;
  return value;
}

FieldValue make_bool(bool truth) {
  FieldValue value;
  value.kind = Kind::kBool;
  value.style = ScalarStyle::kPlain;
  value.text = truth ? "true" : "false";
  return value;
}

FieldValue make_list(const std::vector<std::string>& items) {
  FieldValue value;
  value.kind = Kind::kList;
  for (const std::string& item : items) value.items.push_back(make_text(item));
  return value;
}

FieldValue as_read(const FieldValue& value, FrontMatterFormat format, YamlDialect dialect) {
  FieldValue made = value;
  for (FieldValue& item : made.items) item = as_read(item, format, dialect);
  for (FieldEntry& entry : made.entries) entry.value = as_read(entry.value, format, dialect);
  if (!value.is_scalar()) return made;
  const bool is_yaml = format == FrontMatterFormat::kYaml || format == FrontMatterFormat::kHexoBare;
  if (is_yaml && value.style == ScalarStyle::kPlain) {
    made.kind = resolve_scalar(value.text, value.style, dialect);
  }
  if (made.kind == Kind::kBool) made.text = is_true_word(made.text) ? "true" : "false";
  if (made.kind == Kind::kInt) {
    if (const auto number = read_integer(made.text, is_yaml ? dialect : YamlDialect::kJsYaml)) {
      made.text = std::to_string(*number);
    }
  }
  if (made.kind == Kind::kFloat && made.text.find(':') == std::string::npos) {
    made.text = plain_float(made.text);
  }
  return made;
}

bool reads_alike(const FieldValue& value, YamlDialect left, YamlDialect right) {
  if (value.is_scalar()) {
    if (value.style != ScalarStyle::kPlain) return true;
    const Kind kind = resolve_scalar(value.text, value.style, left);
    if (kind != resolve_scalar(value.text, value.style, right)) return false;
    // Ruby wants a point and a sign in the exponent, and takes other spellings for texts.
    if (kind == Kind::kFloat) return plain_float(value.text) == value.text;
    if (kind == Kind::kInt)
      return read_integer(value.text, left) == read_integer(value.text, right);
    return true;
  }
  return std::all_of(value.items.begin(), value.items.end(),
                     [&](const FieldValue& item) { return reads_alike(item, left, right); }) &&
         std::all_of(value.entries.begin(), value.entries.end(), [&](const FieldEntry& entry) {
           return reads_alike(entry.value, left, right);
         });
}

std::string yaml_value(const FieldValue& value, YamlDialect target, std::size_t indent) {
  if (value.is_scalar()) return " " + scalar(value, target) + "\n";
  if (value.items.empty() && value.entries.empty()) {
    return value.kind == Kind::kList ? " []\n" : " {}\n";
  }
  const std::string blanks(indent, ' ');
  const bool is_flat = std::all_of(value.items.begin(), value.items.end(),
                                   [](const FieldValue& item) { return item.is_scalar(); });
  if (value.kind == Kind::kList && is_flat && value.flow) {
    std::string out = " [";
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      out += (i > 0 ? ", " : "") + scalar(value.items[i], target);
    }
    return out + "]\n";
  }
  std::string out = "\n";
  for (const FieldValue& item : value.items) {
    std::string inner = yaml_value(item, target, indent + 2);
    out += blanks + "-";
    if (item.is_scalar() || inner.front() == ' ') {
      out += inner;
    } else {
      // The first line of a nested collection stands behind the dash.
      out += " " + inner.substr(1 + indent + 2);
    }
  }
  for (const FieldEntry& entry : value.entries) {
    out += blanks + quote_yaml(entry.key) + ":" + yaml_value(entry.value, target, indent + 2);
  }
  return out;
}

std::string toml_key(std::string_view key) {
  return is_toml_bare(key) ? std::string(key) : toml_string(key);
}

std::string toml_value(const FieldValue& value) {
  switch (value.kind) {
    case Kind::kNull:
      return "\"\"";
    case Kind::kBool:
      return value.text;
    case Kind::kInt:
      return fits_64_bits(value.text) ? value.text : plain_float(value.text);
    case Kind::kFloat: {
      const std::string number = plain_float(value.text);
      return is_special_float(number) ? replace_all(number, ".", "") : number;
    }
    case Kind::kDate:
      return is_rfc3339(value.text) ? replace_all(value.text, " ", "T") : toml_string(value.text);
    case Kind::kString:
      return toml_string(value.text);
    case Kind::kList: {
      std::string out = "[";
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        out += (i > 0 ? ", " : "") + toml_value(value.items[i]);
      }
      return out + "]";
    }
    case Kind::kMap: {
      std::string out = "{";
      for (std::size_t i = 0; i < value.entries.size(); ++i) {
        const std::string& key = value.entries[i].key;
        out += (i > 0 ? ", " : " ") + toml_key(key) + " = " + toml_value(value.entries[i].value);
      }
      return out + (value.entries.empty() ? "}" : " }");
    }
  }
  return "\"\"";
}

std::string json_value(const FieldValue& value) {
  switch (value.kind) {
    case Kind::kNull:
      return "null";
    case Kind::kBool:
    case Kind::kInt:
      return value.text;
    case Kind::kFloat: {
      const std::string number = plain_float(value.text);
      return is_special_float(number) ? '"' + number + '"' : number;
    }
    case Kind::kDate:
    case Kind::kString: {
      std::string out = "\"";
      for (const char c : value.text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
          out += '\\';
          out += c;
        } else if (c == '\n') {
          out += "\\n";
        } else if (c == '\t') {
          out += "\\t";
        } else if (c == '\r') {
          out += "\\r";
        } else if (byte < 0x20 || byte == 0x7F) {
          out += fmt::format("\\u{:04X}", byte);
        } else {
          out += c;
        }
      }
      return out + "\"";
    }
    case Kind::kList: {
      std::string out = "[";
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        out += (i > 0 ? ", " : "") + json_value(value.items[i]);
      }
      return out + "]";
    }
    case Kind::kMap: {
      std::string out = "{";
      for (std::size_t i = 0; i < value.entries.size(); ++i) {
        out += (i > 0 ? ", " : "") + json_value(make_text(value.entries[i].key)) + ": " +
               json_value(value.entries[i].value);
      }
      return out + "}";
    }
  }
  return "null";
}

}  // namespace postlint
