// The rows of the table, one file each.
#pragma once

#include "core/dialect/cause.h"

namespace postlint {

extern const DialectCause kSoftBreakCause;
extern const DialectCause kBrNewlineCause;
extern const DialectCause kBareUrlCause;
extern const DialectCause kBareMailCause;
extern const DialectCause kHeadingIdCause;
extern const DialectCause kListBlankCause;
extern const DialectCause kListNumberCause;
extern const DialectCause kHeadingSpaceCause;
extern const DialectCause kQuoteAdjacentCause;
extern const DialectCause kEmphasisFlankingCause;
extern const DialectCause kFenceInfoCause;
extern const DialectCause kFenceInListCause;
extern const DialectCause kCodeIndentedCause;
extern const DialectCause kCodeLanguageCause;
extern const DialectCause kListIndentCause;
extern const DialectCause kCodeTabsCause;
extern const DialectCause kImageAltCause;
extern const DialectCause kImageAltCodeCause;
extern const DialectCause kImageAltBreakCause;
extern const DialectCause kTaskListCause;
extern const DialectCause kHtmlMarkdownCause;
extern const DialectCause kHtmlBlockBlankCause;
extern const DialectCause kAttributeListCause;
extern const DialectCause kTableBlankCause;
extern const DialectCause kStrikeDoubleCause;
extern const DialectCause kStrikeSingleCause;
extern const DialectCause kDefinitionBlankCause;
extern const DialectCause kBackslashBreakCause;
extern const DialectCause kHeadingHashCause;
extern const DialectCause kTableLineCause;
extern const DialectCause kListParenCause;
extern const DialectCause kListAdjacentCause;
extern const DialectCause kListStartCause;
extern const DialectCause kDefinitionListCause;
extern const DialectCause kAbbreviationCause;
extern const DialectCause kFootnoteNameCause;
extern const DialectCause kFootnotesCause;
extern const DialectCause kMathInlineCause;

}  // namespace postlint
