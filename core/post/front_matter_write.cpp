// Writing one value so that every engine reads the same string from it.
#include <array>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

// Characters that YAML readers drop, fold or refuse unless they are escaped.
bool needs_escape(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF;
}

bool has_escapable(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint code = decode_utf8(text, i);
    if (!code.valid || needs_escape(code.value)) return true;
    i += code.size;
  }
  return false;
}

void append_hex(std::string& out, char32_t value, int digits) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += kDigits[value >> shift & 0xF];
}

// Between double quotes; `json_only` uses no escape that JSON and TOML lack.
std::string double_quoted(std::string_view text, bool json_only) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint code = decode_utf8(text, i);
    const std::string_view raw = text.substr(i, code.size);
    i += code.size;
    if (code.value == '"' || code.value == '\\') {
      out.append("\\").append(raw);
    } else if (code.value == '\n') {
      out += "\\n";
    } else if (code.value == '\t') {
      out += "\\t";
    } else if (code.value == '\r') {
      out += "\\r";
    } else if (!needs_escape(code.value)) {
      out += raw;
    } else if (code.value < 0x100 && !json_only) {
      out += "\\x";
      append_hex(out, code.value, 2);
    } else {
      out += "\\u";
      append_hex(out, code.value, 4);
    }
  }
  out += '"';
  return out;
}

std::string single_quoted(std::string_view text) {
  return "'" + replace_all(text, "'", "''") + "'";
}

bool every_dialect_reads_text(std::string_view text) {
  for (const YamlDialect dialect :
       {YamlDialect::kPsych, YamlDialect::kGoYaml, YamlDialect::kJsYaml, YamlDialect::kSerdeYaml}) {
    if (resolve_scalar(text, ScalarStyle::kPlain, dialect) != FieldValue::Kind::kString)
      return false;
  }
  return core_schema_kind(text) == FieldValue::Kind::kString;
}

// Safe without quotes, in a block as in a flow collection, for every reader.
bool can_be_plain(std::string_view text) {
  if (text.empty() || is_blank(text.front()) || is_blank(text.back()) || has_escapable(text)) {
    return false;
  }
  const char first = text.front();
  if (!is_ascii_alnum(first) && static_cast<unsigned char>(first) < 0x80) return false;
  if (find_any(text, "[]{},\""_any) != std::string_view::npos) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ':' && (i + 1 == text.size() || is_blank(text[i + 1]))) return false;
    if (text[i] == '#' && i > 0 && is_blank(text[i - 1])) return false;
  }
  return every_dialect_reads_text(text);
}

// What Python-Markdown's metadata would read back is the same text: one line, no outer blanks.
bool fits_metadata_line(std::string_view text) {
  return !text.empty() && trim(text) == text &&
         find_any(text, "\r\n"_any) == std::string_view::npos;
}

bool reads_back(std::string_view written, std::string_view text) {
  const std::string line = "k: " + std::string(written) + "\n";
  const FieldsReading reading =
      read_yaml_fields(line, {0, static_cast<std::uint32_t>(line.size())});
  return !reading.error && reading.entries.size() == 1 && reading.entries[0].value.is_scalar() &&
         reading.entries[0].value.text == text;
}

}  // namespace

std::string quote_yaml(std::string_view text, ScalarStyle preferred) {
  const bool must_escape = has_escapable(text);
  if (preferred == ScalarStyle::kSingleQuoted && !must_escape) return single_quoted(text);
  if (preferred == ScalarStyle::kPlain) {
    if (can_be_plain(text)) return std::string(text);
    if (!must_escape && find_any(text, "\"\\"_any) != std::string_view::npos)
      return single_quoted(text);
  }
  return double_quoted(text, false);
}

std::optional<std::string> write_scalar(const FieldValue& value, FrontMatterFormat format,
                                        std::string_view text) {
  if (!value.is_scalar() || !is_valid_utf8(text)) return std::nullopt;
  switch (format) {
    case FrontMatterFormat::kYaml:
    case FrontMatterFormat::kHexoBare: {
      const bool is_block =
          value.style == ScalarStyle::kLiteral || value.style == ScalarStyle::kFolded;
      std::string written = quote_yaml(text, is_block            ? ScalarStyle::kDoubleQuoted
                                             : value.is_quoted() ? value.style
                                                                 : ScalarStyle::kPlain);
      if (!reads_back(written, text)) return std::nullopt;
      if (value.span.empty()) written.insert(written.begin(), ' ');  // right after the colon
      return written;
    }
    case FrontMatterFormat::kToml:
      if (value.style == ScalarStyle::kSingleQuoted && !has_escapable(text) &&
          text.find('\'') == std::string_view::npos) {
        return "'" + std::string(text) + "'";
      }
      return double_quoted(text, true);
    case FrontMatterFormat::kJson:
    case FrontMatterFormat::kJsonSemicolons:
      return double_quoted(text, true);
    case FrontMatterFormat::kMetadataLines: {
      if (!fits_metadata_line(text)) return std::nullopt;
      std::string written(text);
      if (value.span.empty()) written.insert(written.begin(), ' ');
      return written;
    }
    case FrontMatterFormat::kNone:
      break;
  }
  return std::nullopt;
}

}  // namespace postlint
