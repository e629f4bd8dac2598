// What a front matter field says, whatever its engine calls it.
//
// Each engine's folder has a table of its names; the first name of a meaning is the one that is
// written. A field without meaning is kept under its own name, its value with its type.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace postlint {

enum class Meaning : std::uint8_t {
  kNone,  // unknown: kept as it is
  kTitle,
  kDate,  // when it was published
  kUpdated,
  kPublishFrom,  // not shown before
  kExpiry,       // not shown after
  kDraft,        // true: a draft
  kPublished,    // false: not shown
  kStatus,       // "draft", "published", "hidden"
  kUnlisted,     // served, but in no list
  kSlug,         // the last segment of the address
  kUrl,          // the whole address
  kAliases,      // former addresses
  kDescription,
  kExcerpt,  // a summary for lists
  kImage,    // of cards and lists
  kTags,
  kCategories,
  kAuthors,
  kSeries,
  kLayout,
  kLanguage,
  kWeight,  // the place in a list
  kPinned,
  kMath,
  kToc,
  kComments,
};

struct FieldName {
  std::string_view name;
  Meaning meaning;
};

std::string_view meaning_name(Meaning meaning);  // "title": for reports

}  // namespace postlint
