// A post by what it means: what the source engine takes it for, ready for any other engine.
//
// A reader fills it from a post's front matter, its path and the source's SiteIndex; a writer never
// looks at the source engine's names. Owns its strings; `post` holds the source text that spans
// point into.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "converters/meaning.h"
#include "core/post/post.h"
#include "core/site/site_index.h"

namespace postlint {

// A moment as the source engine understands a date field.
struct Instant {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z
  int offset_minutes = 0;    // the zone that it is shown in, and that the day of a URL is of
  bool has_time = true;      // false: a day; `seconds` is its midnight as the engine reads it
  bool operator==(const Instant&) const = default;
};

// A field of the source in its place among the others.
struct MeantField {
  Meaning meaning = Meaning::kNone;
  FieldEntry entry;  // as written; scalars already of the kind that the source engine reads
};

struct PortablePost {
  std::shared_ptr<const Post> post;
  std::string source;         // path relative to the source's root
  bool is_dated_post = true;  // false: a page such as “About”
  PageState state = PageState::kPublished;
  bool is_listed = true;  // false: served, but in no list

  std::string title;  // empty: it has none
  std::optional<Instant> date, updated, publish_from, expiry;
  bool date_is_of_file_name = false;

  std::string url;  // path below the prefix, percent-decoded: "/2024/05/안녕/"; empty: not known
  bool url_is_certain = true;
  std::string name;                  // "hello" of "2024-05-01-hello.md": what a file may be called
  std::vector<std::string> aliases;  // further paths that lead here

  std::string description, excerpt, image, layout, language;
  std::vector<std::string> tags, authors, series;
  std::vector<std::vector<std::string>> categories;  // each from the root of its hierarchy down
  std::vector<MeantField> fields;                    // all of the source, in order
};

}  // namespace postlint
