// Writes front matter so that the target's parser reads the very values meant.
//
// Strings are quoted wherever any reader (YAML 1.1, YAML 1.2, TOML, JSON) would take them for
// something else. A field that stays as it is keeps its bytes, its comments too, where the format
// is that of the source. Keys come in the order of the calls; a key written twice is written once,
// with the last value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/portable_post.h"
#include "core/post/front_matter.h"

namespace postlint {

enum class DateForm {
  kOffset,     // 2024-05-01T09:30:00+09:00
  kUtc,        // 2024-05-01T00:30:00Z
  kDay,        // 2024-05-01
  kBlank,      // 2024-05-01 09:30:00 +0900
  kWallClock,  // 2024-05-01 09:30:00, of the instant's own zone
};
std::string write_instant(const Instant& instant, DateForm form);

class HeadWriter {
 public:
  // `source`, where given, must outlive the writer: fields are kept in its bytes.
  HeadWriter(FrontMatterFormat format, YamlDialect target, const Post* source = nullptr,
             YamlDialect source_dialect = YamlDialect::kJsYaml);

  // In a metadata line with blanks for its line endings.
  void text(std::string_view key, std::string_view value);
  void boolean(std::string_view key, bool value);
  void date(std::string_view key, const Instant& instant, DateForm form);
  // Of names; in a metadata line parted by commas or semicolons.
  void list(std::string_view key, const std::vector<std::string>& items);
  void value(std::string_view key, const FieldValue& value);
  // The field as it stands in the source.
  void keep(const MeantField& field);
  // The same value under another key.
  void rename(const MeantField& field, std::string_view key);
  // What follows goes into this map, until end().
  void begin(std::string_view map);
  void end();

  bool has(std::string_view key) const;  // of the map that is open
  // With fences and a last line ending; empty where nothing was written and `always` is not set.
  std::string take(bool always = true) const;

 private:
  struct Line {
    std::string key;
    std::string bytes;  // whole lines, key too
  };
  std::vector<Line>& lines() { return in_map_ ? inner_ : lines_; }
  void put(std::string_view key, std::string bytes);
  std::string written(std::string_view key, const FieldValue& value) const;
  std::optional<std::string> kept_bytes(const FieldEntry& entry) const;

  FrontMatterFormat format_;
  YamlDialect target_, source_dialect_;
  const Post* source_;
  std::vector<Line> lines_, inner_;
  bool in_map_ = false;
  std::string map_;
};

}  // namespace postlint
