// The head of a post: which format it has, its fields in order, where each stands.
//
// Every key and value keeps the byte span it has in the file, so one value can be
// replaced while all other bytes stay. Unknown fields are kept. A repeated key is
// kept twice; find() answers as the engines do (the last one). Front matter that
// does not parse has `error` set and the fields read so far; its body is still
// known, so the rest of the post can be checked.
// Owns its strings; spans are offsets into the SourceFile it was read from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/text/source_file.h"

namespace postlint {

enum class FrontMatterFormat {
  kNone,
  kYaml,            // --- … ---
  kToml,            // +++ … +++
  kJson,            // { … }
  kJsonSemicolons,  // ;;; … ;;; (Hexo: JSON without its braces)
  kMetadataLines,   // Title: x (Pelican, MultiMarkdown)
  kHexoBare,        // YAML closed by ---, without an opening fence (old Hexo)
};

enum class ScalarStyle { kPlain, kSingleQuoted, kDoubleQuoted, kLiteral, kFolded, kNotScalar };

struct FieldEntry;

struct FieldValue {
  enum class Kind { kNull, kBool, kInt, kFloat, kString, kDate, kList, kMap };
  Kind kind = Kind::kNull;  // YAML: by YAML 1.2's core schema and timestamps; see resolve_scalar
  ScalarStyle style = ScalarStyle::kNotScalar;
  std::string text;   // a scalar's value: unquoted, escapes resolved, folded
  Span span;          // with quotes, brackets or block indicator; empty for an absent value
  bool flow = false;  // a list or map written with [ ] or { }
  std::vector<FieldValue> items;    // kList
  std::vector<FieldEntry> entries;  // kMap

  bool is_scalar() const { return kind != Kind::kList && kind != Kind::kMap; }
  bool is_quoted() const {
    return style == ScalarStyle::kSingleQuoted || style == ScalarStyle::kDoubleQuoted;
  }
};

struct FieldEntry {
  std::string key;
  Span key_span;
  FieldValue value;
};

// What a broken front matter needs to be read again.
struct FrontMatterRepair {
  Span span;                // the bytes to replace (one line as a rule)
  std::string replacement;  // with what
  std::string explanation;  // "the apostrophe inside single quotes must be doubled"
};

struct FrontMatterError {
  std::uint32_t offset = 0;  // where the parser stopped
  std::string reason;        // in plain words, one sentence without a full stop
  std::optional<FrontMatterRepair>
      repair;  // present only if the repaired text was read again and parses
};

struct FrontMatter {
  FrontMatterFormat format = FrontMatterFormat::kNone;
  Span span;                     // fences included, with the line ending of the closing fence
  Span content;                  // between the fences
  std::uint32_t body_begin = 0;  // offset of the first byte of the body
  std::vector<FieldEntry> entries;
  std::optional<FrontMatterError> error;

  bool present() const { return format != FrontMatterFormat::kNone; }
  const FieldValue* find(std::string_view key) const;        // exact key; the last one
  const FieldEntry* find_entry(std::string_view key) const;  // exact key; the last one
  const FieldEntry* find_entry_any_case(std::string_view key) const;
};

// Splits and reads the front matter of `file`. Never fails: what cannot be read is in `error`.
// `markdown_lines` allows metadata lines (Pelican, MultiMarkdown) and old Hexo heads, which
// look like ordinary text and are only taken where the engine reads them.
struct FrontMatterOptions {
  bool allow_metadata_lines = false;
  bool allow_hexo_bare = false;
};
FrontMatter read_front_matter(const SourceFile& file, const FrontMatterOptions& options = {});

// Whether two values say the same, however they are written.
bool same_value(const FieldValue& left, const FieldValue& right);

// How an engine's YAML reader types a plain scalar.
enum class YamlDialect { kPsych, kGoYaml, kJsYaml, kSerdeYaml };
FieldValue::Kind resolve_scalar(std::string_view text, ScalarStyle style, YamlDialect dialect);

// `text` as a YAML scalar that every dialect reads as this very string; quoted where needed.
std::string quote_yaml(std::string_view text, ScalarStyle preferred = ScalarStyle::kPlain);

// The text to put in the place of `value.span` so that the field has the string `text`, in the
// quoting style and format the value is written in. nullopt: cannot be written in this format.
std::optional<std::string> write_scalar(const FieldValue& value, FrontMatterFormat format,
                                        std::string_view text);

}  // namespace postlint
