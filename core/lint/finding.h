// What a check says: a rule, a place, a sentence and, where there is one, a fix.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/span.h"

namespace postlint {

struct Rule;

enum class Severity : std::uint8_t { kInfo, kWarning, kError };

// Replaces the bytes of `span` by `text`.
struct Edit {
  Span span;
  std::string text;
};

enum class FixSafety : std::uint8_t { kNone, kSafe, kUnsafe };

struct Fix {
  std::vector<Edit> edits;  // ascending, not overlapping
  FixSafety safety = FixSafety::kSafe;
};

struct Finding {
  const Rule* rule = nullptr;
  Severity severity = Severity::kWarning;
  Span span;            // always known: a line's span where the exact place is not
  std::string message;  // what is wrong and what the reader sees, one sentence
  std::string help;     // what to type instead; may be empty
  std::optional<Fix> fix;
};

}  // namespace postlint
