// Reading front matter: split, read by format, and for YAML that is broken look for the repair.
#include "core/post/front_matter.h"

#include "core/base/strings.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

FieldsReading read_fields(std::string_view bytes, const FrontMatterSplit& split) {
  switch (split.format) {
    case FrontMatterFormat::kYaml:
    case FrontMatterFormat::kHexoBare:
      return read_yaml_fields(bytes, split.content);
    case FrontMatterFormat::kToml:
      return read_toml_fields(bytes, split.content);
    case FrontMatterFormat::kJson:
      return read_json_fields(bytes, split.content, true);
    case FrontMatterFormat::kJsonSemicolons:
      return read_json_fields(bytes, split.content, false);
    case FrontMatterFormat::kMetadataLines:
      return read_metadata_fields(bytes, split.content);
    case FrontMatterFormat::kNone:
      break;
  }
  return {};
}

std::string_view fence_of(FrontMatterFormat format) {
  switch (format) {
    case FrontMatterFormat::kToml:
      return "+++";
    case FrontMatterFormat::kJsonSemicolons:
      return ";;;";
    default:
      return "---";
  }
}

std::string_view line_ending_at(std::string_view bytes, TextLine line) {
  return line.next > line.end ? bytes.substr(line.end, line.next - line.end) : "\n";
}

// The fence that is missing goes behind the last field, if what stands above it can be read.
FrontMatterRepair missing_fence(std::string_view bytes, const FrontMatterSplit& split,
                                std::uint32_t end) {
  const std::string_view fence = fence_of(split.format);
  const std::string_view ending = line_ending_at(bytes, line_at(bytes, split.fence_begin));
  const bool needs_ending = end > 0 && bytes[end - 1] != '\n' && bytes[end - 1] != '\r';
  std::string text;
  if (needs_ending) text += ending;
  text.append(fence).append(ending);
  return {{end, end}, std::move(text), "the closing " + std::string(fence) + " is missing"};
}

void say_unclosed(std::string_view bytes, const FrontMatterSplit& split, FrontMatter& out) {
  const bool read_well = !out.error && !out.entries.empty();
  if (out.error) return;
  if (split.format == FrontMatterFormat::kJson) {
    out.error = FrontMatterError{
        split.content.begin, "the { that opens the front matter is never closed", {}};
    return;
  }
  FrontMatterError error;
  error.offset = split.fence_begin;
  error.reason = "the front matter that opens here is not closed: a line " +
                 std::string(fence_of(split.format)) + " is missing after its last field";
  if (read_well) error.repair = missing_fence(bytes, split, split.content.end);
  out.error = std::move(error);
}

// The closing fence was forgotten and a thematic break further down was taken for it: the lines up
// to the first blank line can be read, the prose behind them cannot.
bool say_fence_far_below(std::string_view bytes, FrontMatterSplit split, FrontMatter& out) {
  std::uint32_t end = split.content.begin;
  while (end < split.content.end) {
    const TextLine line = line_at(bytes, end);
    if (trim(line.in(bytes)).empty()) break;
    end = line.next;
  }
  if (end <= split.content.begin || out.error->offset < end) return false;
  const FieldsReading head = read_yaml_fields(bytes, {split.content.begin, end});
  if (head.error || head.entries.empty()) return false;
  std::uint32_t next = end;
  while (next < split.content.end && trim(line_at(bytes, next).in(bytes)).empty()) {
    next = line_at(bytes, next).next;
  }
  const std::string_view prose = line_at(bytes, next).in(bytes);
  if (next >= split.content.end || looks_like_field(prose) || prose.starts_with('#') ||
      prose.starts_with("- ") || is_blank(prose.front())) {
    return false;
  }
  split.is_closed = false;
  out.error->offset = end;
  out.error->reason = "the front matter is not closed: a line --- is missing after its last field";
  out.error->repair = missing_fence(bytes, split, end);
  return true;
}

// Python-Markdown knows fences around metadata lines too, and no YAML inside them.
bool read_as_metadata(std::string_view bytes, const FrontMatterSplit& split, FrontMatter& out) {
  if (metadata_lines_end(bytes, split.content.begin) < split.content.end) return false;
  FieldsReading lines = read_metadata_fields(bytes, split.content);
  if (lines.entries.empty() || lines.error) return false;
  out.format = FrontMatterFormat::kMetadataLines;
  out.entries = std::move(lines.entries);
  out.error.reset();
  return true;
}

}  // namespace

const FieldEntry* FrontMatter::find_entry(std::string_view key) const {
  for (std::size_t i = entries.size(); i-- > 0;) {
    if (entries[i].key == key) return &entries[i];
  }
  return nullptr;
}

const FieldValue* FrontMatter::find(std::string_view key) const {
  const FieldEntry* const entry = find_entry(key);
  return entry == nullptr ? nullptr : &entry->value;
}

const FieldEntry* FrontMatter::find_entry_any_case(std::string_view key) const {
  for (std::size_t i = entries.size(); i-- > 0;) {
    if (equals_ignoring_case(entries[i].key, key)) return &entries[i];
  }
  return nullptr;
}

FrontMatter read_front_matter(const SourceFile& file, const FrontMatterOptions& options) {
  FrontMatter out;
  const FrontMatterSplit split = split_front_matter(file, options);
  out.format = split.format;
  out.span = split.span;
  out.content = split.content;
  out.body_begin = split.format == FrontMatterFormat::kNone ? file.body_start() : split.body_begin;
  if (!out.present()) return out;

  const std::string_view bytes = file.bytes();
  FieldsReading reading = read_fields(bytes, split);
  out.entries = std::move(reading.entries);
  out.error = std::move(reading.error);
  if (split.format == FrontMatterFormat::kHexoBare &&
      (out.error || out.entries.empty())) {  // text above a heading's underline, as in any Markdown
    FrontMatter none;
    none.body_begin = file.body_start();
    return none;
  }
  if (!split.is_closed) {
    say_unclosed(bytes, split, out);
  } else if (out.error && split.format == FrontMatterFormat::kYaml) {
    if (options.allow_metadata_lines && read_as_metadata(bytes, split, out)) return out;
    if (!say_fence_far_below(bytes, split, out)) repair_yaml(bytes, split.content, *out.error);
  }
  return out;
}

bool same_value(const FieldValue& left, const FieldValue& right) {
  // The readers stop at 64 levels.
  if (left.kind != right.kind || left.text != right.text ||
      left.items.size() != right.items.size() || left.entries.size() != right.entries.size()) {
    return false;
  }
  for (std::size_t i = 0; i < left.items.size(); ++i) {
    if (!same_value(left.items[i], right.items[i])) return false;
  }
  for (std::size_t i = 0; i < left.entries.size(); ++i) {
    if (left.entries[i].key != right.entries[i].key ||
        !same_value(left.entries[i].value, right.entries[i].value)) {
      return false;
    }
  }
  return true;
}

}  // namespace postlint
