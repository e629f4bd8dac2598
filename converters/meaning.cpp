#include "converters/meaning.h"

namespace postlint {

std::string_view meaning_name(Meaning meaning) {
  switch (meaning) {
    case Meaning::kNone:
      return "field";
    case Meaning::kTitle:
      return "title";
    case Meaning::kDate:
      return "date";
    case Meaning::kUpdated:
      return "updated";
    case Meaning::kPublishFrom:
      return "publish date";
    case Meaning::kExpiry:
      return "expiry date";
    case Meaning::kDraft:
      return "draft";
    case Meaning::kPublished:
      return "published";
    case Meaning::kStatus:
      return "status";
    case Meaning::kUnlisted:
      return "unlisted";
    case Meaning::kSlug:
      return "slug";
    case Meaning::kUrl:
      return "URL";
    case Meaning::kAliases:
      return "aliases";
    case Meaning::kDescription:
      return "description";
    case Meaning::kExcerpt:
      return "excerpt";
    case Meaning::kImage:
      return "image";
    case Meaning::kTags:
      return "tags";
    case Meaning::kCategories:
      return "categories";
    case Meaning::kAuthors:
      return "authors";
    case Meaning::kSeries:
      return "series";
    case Meaning::kLayout:
      return "layout";
    case Meaning::kLanguage:
      return "language";
    case Meaning::kWeight:
      return "weight";
    case Meaning::kPinned:
      return "pinned";
    case Meaning::kMath:
      return "math";
    case Meaning::kToc:
      return "table of contents";
    case Meaning::kComments:
      return "comments";
  }
  return "field";
}

}  // namespace postlint
