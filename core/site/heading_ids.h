// The ids that an engine gives to the headings of a page.
//
// Each algorithm is the engine's own, as measured; repeats are numbered the engine's way. Where an
// id cannot be known (template syntax in the heading, a script that the engine writes in Latin
// letters by a table postlint does not have, an engine whose ids depend on plug-ins) the answer is
// kUnknownHeadingId, and nobody may say that a link to it is broken: ask may_be_heading_id.
// Headings written as raw HTML are the caller's business.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/post/document.h"
#include "core/site/engine_profile.h"

namespace postlint {

inline constexpr std::string_view kUnknownHeadingId = "?";

// A run of a heading's content. Neighbouring texts are one piece.
struct HeadingPiece {
  enum class Kind { kText, kCode, kAlt, kHtml, kFootnote };
  Kind kind = Kind::kText;
  std::string text;
};

// One heading as the algorithms need it.
struct HeadingText {
  int level = 2;
  std::string raw;                   // the Markdown of the line, without #s and outer blanks
  std::vector<HeadingPiece> pieces;  // what inline parsing made of it
  std::string explicit_id;           // from an attribute list of its own line; may be empty
  bool is_known = true;              // false: template syntax stands in it
};

// One id a heading, in order; an empty string where the engine writes none.
std::vector<std::string> heading_ids(std::vector<HeadingText> headings, HeadingIds algorithm);

// The headings of a document and their ids, in the order of document.headings().
std::vector<HeadingText> collect_headings(const Document& document);
std::vector<std::string> heading_ids(const Document& document, HeadingIds algorithm);

// Whether a link to `fragment` (percent-decoded or not, without "#") reaches a heading with one of
// `ids`, or may do so because an id is not known. Of a plain folder no engine is known: there a
// fragment that differs from an id in punctuation and case only is taken for good.
bool may_be_heading_id(const std::vector<std::string>& ids, std::string_view fragment,
                       HeadingIds algorithm);

}  // namespace postlint
