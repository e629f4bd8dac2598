// Repairing one broken field of YAML front matter; internal to core/post/front_matter*.cpp.
//
// A repair is a guess that was read again: the field has the same name, and its value is the text
// that stands there, quotes and escapes apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/span.h"
#include "core/post/front_matter_readers.h"

namespace postlint {

struct LineRepair {
  Span span;                 // the bytes to replace, without the last line ending
  std::string text;          // with what
  std::uint32_t offset = 0;  // the culprit: the quote, the colon, the tab
  std::string reason;        // what is wrong with it
  std::string explanation;   // what the repair does
  FieldsReading reading;     // of the repaired lines
};

// `lines`: the whole lines of one field, named `key` (empty: lines before any field).
std::optional<LineRepair> repair_lines(std::string_view bytes, Span lines, std::string_view key);

}  // namespace postlint
