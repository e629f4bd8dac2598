// Running cmark-gfm on hostile text: bounds first, then the parse, in an arena.
//
// Only the table and tasklist extensions are attached: autolink and strikethrough switch
// process-wide tables on and off and are not thread-safe (cmark-gfm 0.29). Footnotes are on.
// A linear pre-scan refuses texts that make cmark quadratic or worse; the arena's budget and a
// deadline while feeding catch the rest.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/post/arena.h"

struct cmark_node;

namespace postlint {

struct ParsedMarkdown {
  cmark_node* root = nullptr;          // nullptr: refused
  std::uint32_t definition_count = 0;  // link reference definitions, repeated ones included
  std::string refusal;                 // why, in plain words
  std::uint32_t refusal_line = 0;      // 1-based line of `text`, 0: the whole text
};

// Where the lines of a text begin, if that is known already.
struct KnownLines {
  std::span<const std::uint32_t> starts;  // ascending; empty: not known
  std::uint32_t base = 0;                 // the offset that stands for the first byte of the text
};

// The tree lives in `arena`, which must be current (ArenaScope) and empty.
ParsedMarkdown parse_markdown(std::string_view text, Arena& arena, const KnownLines& lines = {});

// The part of parse_markdown that decides without parsing.
struct Refusal {
  std::string reason;
  std::uint32_t line = 0;
};
Refusal refuse_markdown(std::string_view text, const KnownLines& lines = {});

// cmark's HTML of one node, raw HTML kept; empty where it would need more than the budget.
std::string render_markdown(cmark_node* node, Arena& arena);

}  // namespace postlint
