// Where the Markdown of the engines differs, as far as the rules of this family need it.
//
// Measured with the real renderers (docs/engines.md); postlint's own tree is CommonMark's.
#pragma once

#include "core/lint/check_context.h"
#include "core/site/engine_profile.h"

namespace postlint {

// Close bold between punctuation and a letter: **마크다운(Markdown)**을.
inline constexpr EngineSet kLenientFlanking{Engine::kJekyll, Engine::kPelican};
// Take ** text ** for bold.
inline constexpr EngineSet kBoldWithBlanks{Engine::kPelican};
// Have no ~~strikethrough~~.
inline constexpr EngineSet kNoStrikethrough{Engine::kPelican};
// Strike through ~~취소(x)~~함 although punctuation and a letter meet.
inline constexpr EngineSet kLenientStrikethrough{Engine::kJekyll, Engine::kPelican, Engine::kHexo};
// Keep everything inside a block element raw until it closes, blank lines or not, unless
// it says markdown="1"; text after its closing tag is Markdown again.
inline constexpr EngineSet kRawUntilClosed{Engine::kJekyll, Engine::kPelican};
// Find fenced code before anything else, inside of raw HTML too.
inline constexpr EngineSet kFencesReadFirst{Engine::kPelican};
// Need a blank line between a paragraph and a table.
inline constexpr EngineSet kTableNeedsBlankLine{Engine::kJekyll, Engine::kPelican, Engine::kZola};
// Make a table of rows without a delimiter row, and show cells beyond the header.
inline constexpr EngineSet kLenientTables{Engine::kJekyll};
// A pipe inside a code span does not end a cell.
inline constexpr EngineSet kCodeProtectsPipes{Engine::kJekyll, Engine::kPelican};
// A list may begin with any number right under a paragraph line.
inline constexpr EngineSet kAnyNumberStartsList{Engine::kJekyll};
// An unclosed fence is no code block at all.
inline constexpr EngineSet kFenceMustClose{Engine::kJekyll, Engine::kPelican};

// Whether the post is MDX: a tag is JSX there, and its content is Markdown.
inline bool is_mdx(const CheckContext& ctx) {
  return ctx.profile().markdown_is_mdx || ctx.file().path().ends_with(".mdx");
}

}  // namespace postlint
