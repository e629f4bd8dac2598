// The parts of read_front_matter: finding the fences, and one reader a format.
//
// Internal to core/post/front_matter*.cpp. Every reader takes the bytes of the whole file and the
// span of the content between the fences; the spans it writes are offsets into the file. A reader
// never fails: it keeps the fields it could read and says in `error` what stopped it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/post/front_matter.h"

namespace postlint {

// Limits on front matter; what passes them is an error of its own, not a hang.
inline constexpr std::size_t kMaxFrontMatterBytes = 64 * 1024;
inline constexpr std::size_t kMaxFrontMatterDepth = 64;

struct FrontMatterSplit {
  FrontMatterFormat format = FrontMatterFormat::kNone;
  Span span;
  Span content;
  std::uint32_t body_begin = 0;
  std::uint32_t fence_begin = 0;  // of the opening fence
  bool is_closed = true;          // false: the closing fence is missing
};
FrontMatterSplit split_front_matter(const SourceFile& file, const FrontMatterOptions& options);

struct FieldsReading {
  std::vector<FieldEntry> entries;
  std::optional<FrontMatterError> error;

  void fail(std::size_t offset, std::string reason) {
    if (error) return;
    error = FrontMatterError{static_cast<std::uint32_t>(offset), std::move(reason), std::nullopt};
  }
};
FieldsReading read_yaml_fields(std::string_view bytes, Span content);
// The same by libyaml alone.
FieldsReading read_yaml_by_events(std::string_view bytes, Span content);
// The same without libyaml where the content is so plain that nothing can be read otherwise;
// nullopt: ask libyaml.
std::optional<std::vector<FieldEntry>> read_flat_yaml(std::string_view bytes, Span content);
FieldsReading read_toml_fields(std::string_view bytes, Span content);
// `braces`: the content is a whole object; without, it is what stands between the braces.
FieldsReading read_json_fields(std::string_view bytes, Span content, bool braces);
// Python-Markdown's metadata rules.
FieldsReading read_metadata_fields(std::string_view bytes, Span content);
// Where the metadata lines that begin at `begin` end; `begin` where there are none.
std::uint32_t metadata_lines_end(std::string_view bytes, std::uint32_t begin);

// Where libyaml's words need translation: `problem` in plain words.
std::string yaml_reason(std::string_view problem, std::string_view context, char at);

// Finds the broken field of YAML that does not parse and, for the common breakages, what to write
// instead; makes `error` point at the culprit. The repaired text has been read again.
void repair_yaml(std::string_view bytes, Span content, FrontMatterError& error);

// One line of `bytes` from `begin`, which ends at "\n", "\r\n" or "\r".
struct TextLine {
  std::uint32_t begin, end;  // without its line ending
  std::uint32_t next;        // the first byte of the next line
  std::string_view in(std::string_view bytes) const { return bytes.substr(begin, end - begin); }
};
TextLine line_at(std::string_view bytes, std::uint32_t begin);

// "title: x" or "title:" at the first column; `colon` receives the colon's offset in `line`.
bool looks_like_field(std::string_view line, std::size_t* colon = nullptr);

FieldValue::Kind core_schema_kind(std::string_view plain);  // YAML 1.2 core and timestamps

}  // namespace postlint
