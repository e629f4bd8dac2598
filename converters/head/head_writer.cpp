#include "converters/head/head_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "converters/head/head_values.h"
#include "core/base/strings.h"
#include "core/site/url_date.h"

namespace postlint {
namespace {

bool is_yaml(FrontMatterFormat format) {
  return format == FrontMatterFormat::kYaml || format == FrontMatterFormat::kHexoBare;
}

FieldValue make_plain(FieldValue::Kind kind, std::string text) {
  FieldValue value;
  value.kind = kind;
  value.style = ScalarStyle::kPlain;
  value.text = std::move(text);
  return value;
}

std::string on_one_line(std::string_view text) {
  return std::string(trim(replace_all(replace_all(text, "\r", ""), "\n", " ")));
}

// "one, two"; of names with commas "one; two, three", which ends in a semicolon where it is one.
std::string joined_names(const std::vector<std::string>& names) {
  const bool has_comma = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name.find(',') != name.npos;
  });
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : has_comma ? "; " : ", ") + on_one_line(name);
  }
  return has_comma && names.size() == 1 ? text + ";" : text;
}

}  // namespace

std::string write_instant(const Instant& instant, DateForm form) {
  const int offset = form == DateForm::kUtc ? 0 : instant.offset_minutes;
  const UrlDate date = civil_at(instant.seconds, offset);
  const std::string day = date.iso_day();
  const std::string time = fmt::format("{:02}:{:02}:{:02}", date.hour, date.minute, date.second);
  const char sign = offset < 0 ? '-' : '+';
  const int hours = std::abs(offset) / 60, minutes = std::abs(offset) % 60;
  switch (form) {
    case DateForm::kOffset:
      return fmt::format("{}T{}{}{:02}:{:02}", day, time, sign, hours, minutes);
    case DateForm::kUtc:
      return day + "T" + time + "Z";
    case DateForm::kDay:
      return day;
    case DateForm::kBlank:
      return fmt::format("{} {} {}{:02}{:02}", day, time, sign, hours, minutes);
    case DateForm::kWallClock:
      return day + " " + time;
  }
  return day;
}

HeadWriter::HeadWriter(FrontMatterFormat format, YamlDialect target, const Post* source,
                       YamlDialect source_dialect)
    : format_(format), target_(target), source_dialect_(source_dialect), source_(source) {}

void HeadWriter::put(std::string_view key, std::string bytes) {
  std::vector<Line>& all = lines();
  const auto same =
      std::find_if(all.begin(), all.end(), [&](const Line& line) { return line.key == key; });
  if (same != all.end()) {
    same->bytes = std::move(bytes);
  } else {
    all.push_back({std::string(key), std::move(bytes)});
  }
}

bool HeadWriter::has(std::string_view key) const {
  const std::vector<Line>& all = in_map_ ? inner_ : lines_;
  return std::any_of(all.begin(), all.end(), [&](const Line& line) { return line.key == key; });
}

std::string HeadWriter::written(std::string_view key, const FieldValue& value) const {
  switch (format_) {
    case FrontMatterFormat::kToml:
      return toml_key(key) + " = " + toml_value(value) + "\n";
    case FrontMatterFormat::kMetadataLines:
      return std::string(key) + ": " + metadata_text(value) + "\n";
    case FrontMatterFormat::kJson:
      return json_value(make_text(key)) + ": " + json_value(value) + ",\n";
    default:
      return std::string(in_map_ ? 2 : 0, ' ') + quote_yaml(key) + ":" +
             yaml_value(value, target_, in_map_ ? 4 : 2);
  }
}

void HeadWriter::value(std::string_view key, const FieldValue& value) {
  put(key, written(key, value));
}
void HeadWriter::text(std::string_view key, std::string_view text) {
  const bool is_line = format_ == FrontMatterFormat::kMetadataLines;
  value(key, make_text(is_line ? on_one_line(text) : std::string(text)));
}
void HeadWriter::boolean(std::string_view key, bool truth) {
  value(key, make_bool(truth));
}
void HeadWriter::list(std::string_view key, const std::vector<std::string>& items) {
  if (format_ == FrontMatterFormat::kMetadataLines) return text(key, joined_names(items));
  FieldValue made = make_list(items);
  made.flow = format_ != FrontMatterFormat::kYaml;
  value(key, made);
}

void HeadWriter::date(std::string_view key, const Instant& instant, DateForm form) {
  const std::string text = write_instant(instant, form);
  if (is_yaml(format_)) {
    // Dates stay without quotes: that is what readers of YAML take for one.
    put(key, std::string(in_map_ ? 2 : 0, ' ') + quote_yaml(key) + ": " + text + "\n");
  } else {
    value(key, make_plain(FieldValue::Kind::kDate, text));
  }
}

// The lines of an entry, up to the next one: comments that stand below it are its own.
std::optional<std::string> HeadWriter::kept_bytes(const FieldEntry& entry) const {
  if (source_ == nullptr || !is_yaml(format_) || !is_yaml(source_->front_matter.format) ||
      in_map_ || !entry.key_span.known() || !entry.value.span.known() ||
      !reads_alike(entry.value, source_dialect_, target_)) {
    return std::nullopt;
  }
  const SourceFile& file = *source_->file;
  const std::uint32_t line = file.line_of(entry.key_span.begin);
  if (file.line_start(line) != entry.key_span.begin) return std::nullopt;  // {a: 1} on one line
  std::uint32_t end = source_->front_matter.content.end;
  for (const FieldEntry& other : source_->front_matter.entries) {
    if (other.key_span.begin > entry.key_span.begin && other.key_span.begin < end) {
      end = other.key_span.begin;
    }
  }
  if (end <= entry.key_span.begin) return std::nullopt;
  std::string bytes(file.bytes().substr(entry.key_span.begin, end - entry.key_span.begin));
  bytes = replace_all(replace_all(bytes, "\r\n", "\n"), "\r", "\n");
  if (!bytes.ends_with('\n')) bytes += '\n';
  // An anchor or alias may need another entry; a tab is no blank to every reader.
  const bool has_reference = bytes.find(" &") != bytes.npos || bytes.find(" *") != bytes.npos ||
                             bytes.find("<<:") != bytes.npos || bytes.find('\t') != bytes.npos ||
                             bytes.find(" !") != bytes.npos;
  if (has_reference) return std::nullopt;
  return bytes;
}

void HeadWriter::keep(const MeantField& field) {
  if (std::optional<std::string> bytes = kept_bytes(field.entry)) {
    put(field.entry.key, std::move(*bytes));
  } else {
    rename(field, field.entry.key);
  }
}

void HeadWriter::rename(const MeantField& field, std::string_view key) {
  const FrontMatterFormat format =
      source_ == nullptr ? FrontMatterFormat::kYaml : source_->front_matter.format;
  value(key, as_read(field.entry.value, format, source_dialect_));
}

void HeadWriter::begin(std::string_view map) {
  end();
  in_map_ = true;
  map_ = map;
}

void HeadWriter::end() {
  if (!in_map_) return;
  in_map_ = false;
  std::vector<Line> inner = std::move(inner_);
  inner_.clear();
  if (inner.empty()) return;
  std::string bytes;
  if (format_ == FrontMatterFormat::kToml) {
    bytes = "\n[" + map_ + "]\n";
  } else if (is_yaml(format_)) {
    bytes = map_ + ":\n";
  }
  for (const Line& line : inner) bytes += line.bytes;
  put(map_, std::move(bytes));
}

std::string HeadWriter::take(bool always) const {
  HeadWriter closed = *this;
  closed.end();
  if (closed.lines_.empty() && !always) return {};
  std::string fields, tables;
  for (const Line& line : closed.lines_) {
    // Tables of TOML stand behind all that is outside of them.
    (line.bytes.starts_with("\n[") ? tables : fields) += line.bytes;
  }
  fields += tables;
  switch (format_) {
    case FrontMatterFormat::kToml:
      return "+++\n" + fields + "+++\n";
    case FrontMatterFormat::kMetadataLines:
      return fields + "\n";
    case FrontMatterFormat::kJson: {
      if (fields.ends_with(",\n")) fields.erase(fields.size() - 2, 1);
      return "{\n" + fields + "}\n";
    }
    default:
      return "---\n" + fields + "---\n";
  }
}

}  // namespace postlint
