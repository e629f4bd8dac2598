// A head written for another engine and read again, for tests and fuzzing.
#pragma once

#include <string>
#include <vector>

#include "converters/head/head_values.h"
#include "converters/head/head_writer.h"
#include "converters/head/read_back.h"
#include "core/post/post.h"

namespace postlint {

struct HeadsRead {
  std::string bytes;               // what was written
  std::vector<std::string> wrong;  // keys whose value was read as another one
};

// Keys that a format cannot hold are passed over.
inline bool is_key_for(std::string_view key, FrontMatterFormat format) {
  if (key.empty() || key.size() > 60 || key == "<<") return false;
  if (format != FrontMatterFormat::kMetadataLines) return true;
  for (const char c : key) {
    const bool is_name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (!is_name) return false;
  }
  return key.front() != '-';
}

inline HeadsRead write_and_read(const Post& source, const EngineProfile& from,
                                const EngineProfile& to, FrontMatterFormat format) {
  HeadWriter writer(format, to.yaml, &source, from.yaml);
  writer.text("title", "x");
  for (const FieldEntry& entry : source.front_matter.entries) {
    if (entry.key == "title" || !is_key_for(entry.key, format)) continue;
    writer.keep({Meaning::kNone, entry});
  }
  HeadsRead made;
  made.bytes = writer.take();
  const Post target = load_post("target.md", made.bytes + "Body.\n", to);
  if (target.front_matter.error) made.wrong.push_back(target.front_matter.error->reason);
  for (const FieldEntry& entry : source.front_matter.entries) {
    if (entry.key == "title" || !is_key_for(entry.key, format)) continue;
    const FieldEntry* last = source.front_matter.find_entry(entry.key);
    const FieldValue meant = as_read(last->value, source.front_matter.format, from.yaml);
    const FieldEntry* read = target.front_matter.find_entry(entry.key);
    if (read == nullptr ||
        !is_read_back(meant, as_read(read->value, target.front_matter.format, to.yaml), format)) {
      made.wrong.push_back(entry.key);
    }
  }
  return made;
}

}  // namespace postlint
