#include <array>

#include "core/dialect/causes/causes.h"

namespace postlint {

std::span<const DialectCause> dialect_causes() {
  static const std::array kCauses = {
      kSoftBreakCause,     kBrNewlineCause,        kBareUrlCause,         kBareMailCause,
      kHeadingIdCause,     kListBlankCause,        kListNumberCause,      kHeadingSpaceCause,
      kQuoteAdjacentCause, kEmphasisFlankingCause, kFenceInfoCause,       kFenceInListCause,
      kCodeIndentedCause,  kCodeLanguageCause,     kListIndentCause,      kCodeTabsCause,
      kImageAltCause,      kImageAltCodeCause,     kImageAltBreakCause,   kTaskListCause,
      kHtmlMarkdownCause,  kHtmlBlockBlankCause,   kAttributeListCause,   kTableBlankCause,
      kStrikeDoubleCause,  kStrikeSingleCause,     kDefinitionBlankCause, kBackslashBreakCause,
      kHeadingHashCause,   kTableLineCause,        kListParenCause,       kListAdjacentCause,
      kListStartCause,     kDefinitionListCause,   kAbbreviationCause,    kFootnoteNameCause,
      kFootnotesCause,     kMathInlineCause,
  };
  return kCauses;
}

}  // namespace postlint
