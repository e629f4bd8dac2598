#include "checks/registry.h"

#include <algorithm>
#include <tuple>

namespace postlint {

// One line a rule; its record is defined in checks/<family>/<id with underscores>.cpp.
// clang-format off
#define POSTLINT_RULES(RULE)     \
  /* front-matter */             \
  RULE(kDateFilenameMismatch)    \
  RULE(kDateFuture)              \
  RULE(kDescriptionLength)       \
  RULE(kDescriptionMarkup)       \
  RULE(kDescriptionTruncatedCopy)\
  RULE(kFieldTypo)               \
  RULE(kFrontMatterDuplicateKey) \
  RULE(kFrontMatterMissing)      \
  RULE(kFrontMatterRequired)     \
  RULE(kFrontMatterSyntax)       \
  RULE(kFrontMatterType)         \
  RULE(kSmartQuotesInValues)     \
  RULE(kTagsDuplicate)           \
  RULE(kTagsEmptyItem)           \
  RULE(kTitleMarkup)             \
  /* headings */                 \
  RULE(kEmphasisAsHeading)       \
  RULE(kHeadingAccidentalSetext) \
  RULE(kHeadingDuplicate)        \
  RULE(kHeadingEmpty)            \
  RULE(kHeadingH1BesideTitle)    \
  RULE(kHeadingIndented)         \
  RULE(kHeadingMissingSpace)     \
  RULE(kHeadingMultipleH1)       \
  RULE(kHeadingSkippedLevel)     \
  RULE(kHeadingTooDeep)          \
  /* images */                   \
  RULE(kImageAltMissing)         \
  RULE(kImageAltUninformative)   \
  RULE(kImageCaseMismatch)       \
  RULE(kImageFileMissing)        \
  RULE(kImageInsecure)           \
  RULE(kImageSourceEmpty)        \
  /* links */                    \
  RULE(kEngineLinkBroken)        \
  RULE(kFrontMatterLinkMissing)  \
  RULE(kLinkAnchorGone)          \
  RULE(kLinkAnchorMissing)       \
  RULE(kLinkAssetMissing)        \
  RULE(kLinkBackslashInTarget)   \
  RULE(kLinkBareUrl)             \
  RULE(kLinkCaseMismatch)        \
  RULE(kLinkDoubtful)            \
  RULE(kLinkFileMissing)         \
  RULE(kLinkGone)                \
  RULE(kLinkLocalhost)           \
  RULE(kLinkMoved)               \
  RULE(kLinkOwnDomain)           \
  RULE(kLinkPageMissing)         \
  RULE(kLinkRedirectedLocally)   \
  RULE(kLinkReferenceUndefined)  \
  RULE(kLinkReferenceUnused)     \
  RULE(kLinkReversed)            \
  RULE(kLinkSchemeTypo)          \
  RULE(kLinkSpaceInTarget)       \
  RULE(kLinkTargetEmpty)         \
  RULE(kLinkTextEmpty)           \
  RULE(kLinkTextGeneric)         \
  RULE(kLinkToDraft)             \
  RULE(kUrlVanished)             \
  /* rendering */                \
  RULE(kCodeFenceUnclosed)       \
  RULE(kEmphasisNotRendered)     \
  RULE(kFootnoteUndefined)       \
  RULE(kFootnoteUnused)          \
  RULE(kHtmlUnclosed)            \
  RULE(kInputTooComplex)         \
  RULE(kInvisibleCharacter)      \
  RULE(kListNumberJump)          \
  RULE(kMarkdownInHtml)          \
  RULE(kMergeConflict)           \
  RULE(kMojibake)                \
  RULE(kTableColumnCount)        \
  RULE(kTableNotParsed)          \
  RULE(kTemplateTagUnclosed)     \
  RULE(kTextEncoding)            \
  RULE(kUnescapedHtmlLike)       \
  RULE(kUnicodeNotNormalised)    \
  /* site */                     \
  RULE(kAssetOrphaned)           \
  RULE(kTagsNearDuplicate)       \
  RULE(kTitleDuplicate)          \
  RULE(kUrlCollision)            \
  /* suppression */              \
  RULE(kUnknownRuleInSuppression) \
  RULE(kUnusedSuppression)

// clang-format on

#define DECLARE(name) extern const Rule name;
POSTLINT_RULES(DECLARE)
#undef DECLARE

const RuleTable& rule_table() {
  static const RuleTable table = [] {
    RuleTable made;
#define ADD(name) made.rules.push_back(&name);
    POSTLINT_RULES(ADD)
#undef ADD
    std::sort(made.rules.begin(), made.rules.end(), [](const Rule* left, const Rule* right) {
      return std::tie(left->family, left->id) < std::tie(right->family, right->id);
    });
    return made;
  }();
  return table;
}

}  // namespace postlint
