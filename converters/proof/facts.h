// What a reader of a blog gets of it, whatever made it: the terms in which two sites are compared.
//
// Facts are read from a source tree (source_facts.h) or from built HTML (built_facts.h). URL paths
// begin with '/', are percent-decoded and stand below the folder that the site is served from. Text
// is folded (fold_text.h), so that what typographers and line breaks make of it does not count.
// An optional without a value is not known and is not compared. All types own their strings.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/post/front_matter.h"

namespace postlint::proof {

// Stands in text for what a template writes and nobody knows without building the site.
inline constexpr std::string_view kUnknownText = "\xEE\x80\x80";  // U+E000

// Begins the target of a link to a file of the source whose address is not known.
inline constexpr std::string_view kFileMark = "file:";

struct Moment {
  std::int64_t seconds = 0;   // since 1970-01-01T00:00:00Z
  bool has_time = true;       // false: only `day` counts
  std::string day;            // "2024-05-01", in the zone that it is written in
  std::string shown() const;  // "2024-05-01T00:30:00Z" or "2024-05-01"
};
// `offset_minutes` is the zone that the day is taken in.
Moment make_moment(std::int64_t seconds, int offset_minutes, bool has_time);

struct HeadingFact {
  int level = 0;
  std::string text;
  std::optional<std::string> id;  // "": it has none
};

struct LinkFact {
  // "/2024/05/안녕/" of the site itself, else the address as written: "https://…", "mailto:…".
  // kUnknownText where a template makes it.
  std::string target;
  std::string fragment;  // percent-decoded, without '#'
  std::string text;
};

struct ImageFact {
  std::string target;  // as of links
  std::string alt;
  std::string file;  // where it is at hand: its path
};

struct CodeFact {
  std::string text;      // byte for byte, without line endings around it
  std::string language;  // lower case; empty: none
};

struct BodyFacts {
  std::vector<std::string> blocks;  // the text of paragraphs, items, cells …, folded
  std::vector<HeadingFact> headings;
  std::vector<LinkFact> links;
  std::vector<ImageFact> images;
  std::vector<CodeFact> code;
  std::vector<std::string> unknown;  // template tags of which nothing is known, as written
  std::string text() const;          // the blocks, blanks between them
};

struct PageFacts {
  std::string url;     // empty: not known
  std::string source;  // its file, relative to the site's folder
  bool url_is_certain = true;
  bool is_public = true;
  bool is_post = false;  // has a date: no page such as “About”
  bool is_list = false;  // made of other pages: its content is not compared
  std::string state;     // "published", "draft", "future", "expired", "hidden"
  std::string title;
  std::optional<Moment> date, updated;
  std::optional<std::string> description, image, language;
  std::optional<std::vector<std::string>> tags, authors, series;
  std::optional<std::vector<std::vector<std::string>>> categories;  // from the root down
  bool categories_are_flat = false;  // only their own names are known
  // Fields that mean nothing to an engine, by name.
  std::optional<std::vector<std::pair<std::string, FieldValue>>> fields;
  BodyFacts body;
};

struct Redirect {
  std::string from;  // a '*' at its end takes any rest
  std::string to;  // URL path or URL; ":splat" in it is that rest; empty: leads to a page for sure
};

struct AssetFact {
  std::string url;
  std::string path;  // the file
};

struct SiteFacts {
  std::string folder;  // as typed
  std::string kind;    // "Hugo", "built pages"
  std::string origin;  // "https://my.blog"; empty: not known
  std::string prefix;  // "/blog" or ""
  bool is_built = false;
  bool fields_are_texts = false;    // as the engine reads front matter: 3 is "3", a list is JSON
  bool has_only_addresses = false;  // of a sitemap: nothing else of its pages is known
  std::vector<PageFacts> pages;     // without bodies
  std::vector<Redirect> redirects;
  std::vector<AssetFact> assets;
  std::vector<std::string> notes;

  // The page with its body. Thread-safe.
  std::function<PageFacts(std::size_t page)> load;
  // Whether something stands at a URL path that is no page, redirect or asset above (a list that
  // the engine makes, a feed): yes, no, or nullopt: not known. May be empty: no.
  std::function<std::optional<bool>(std::string_view path)> has_other;
  // Whether absolute addresses are the site's own, present or former: then their path.
  std::function<std::optional<std::string>(std::string_view url)> own_path;
};

}  // namespace postlint::proof
