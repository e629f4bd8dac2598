// One cause of different pages: the row of the table, and what its functions work with.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/dialect/dialect.h"
#include "core/dialect/dialect_text.h"
#include "core/lint/finding.h"

namespace postlint {

using Reading = std::uint8_t;  // index into the names of a cause

// Where a cause strikes. What `node`, `other` and `detail` hold is the cause's own business.
struct DialectPlace {
  Span span;  // known
  NodeId node = kNoNode;
  Span other;
  std::uint32_t detail = 0;
  std::string text = {};
};

// How a place is written. No edits and a note: it cannot be.
struct PlaceRewrite {
  std::vector<Edit> edits;  // ascending, not overlapping
  bool is_exact = true;
  std::string note;          // what will differ; empty: nothing
  bool edits_html = false;   // it changes a tag itself, on purpose
  bool tries_again = false;  // it cannot be written, unless what others write changes that
};

struct DialectCause {
  std::string_view id;
  std::string_view what;                       // of a place: "a line ends inside a paragraph"
  std::span<const std::string_view> readings;  // their names: "space", "line break"
  // By parser, in the order of MarkdownParser; `read` overrules where it is set.
  std::array<Reading, kMarkdownParsers> by_parser;
  Reading (*read)(const DialectPlace& place, const Dialect& dialect) = nullptr;
  void (*find)(const DialectText& text, std::vector<DialectPlace>& places) = nullptr;
  void (*write)(const DialectText& text, const DialectPlace& place, Reading wanted,
                PlaceRewrite& out) = nullptr;
  bool reshapes = false;  // a rewrite changes which blocks there are: others may be uncovered
};

// In the order of what they cost blogs that move.
std::span<const DialectCause> dialect_causes();

inline Reading reading_of(const DialectCause& cause, const DialectPlace& place,
                          const Dialect& dialect) {
  if (cause.read != nullptr) return cause.read(place, dialect);
  return cause.by_parser[static_cast<std::size_t>(dialect.parser)];
}

}  // namespace postlint
