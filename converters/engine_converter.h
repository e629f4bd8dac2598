// One engine's half of every conversion: how its posts are read and how others become its posts.
//
// converters/registry.cpp is the one list. Any reader meets any writer through PortablePost and
// Construct; nothing here knows a second engine.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "converters/body/construct.h"
#include "converters/head/head_writer.h"
#include "converters/meaning.h"
#include "converters/portable_post.h"
#include "core/config/config.h"
#include "core/site/engine_profile.h"

namespace postlint {

// What the whole target site is made of beside its posts.
struct SiteIdentity {
  std::string title, description, author, language;
  std::string origin, prefix;  // "https://my.blog", "/blog" or ""
  std::string time_zone;       // "Asia/Seoul", or "" where it is not known
  int utc_offset_minutes = 0;
  bool shows_future = false;  // some posts lie ahead, and the source shows them
  std::string permalink;      // "/:year/:month/:day/:slug/" that fits most posts; may be empty
  bool soft_breaks_are_hard = false;  // the source shows a line break where a line ends
  bool has_linkify = false;           // the source makes links of bare addresses
  bool has_capital_ids = false;       // ids of headings keep the case of the text
  bool has_smart_quotes = false;      // the source curls quotes and joins dashes
  bool has_emoji_codes = false;       // the source shows ":tada:" as the emoji
  std::string excerpt_mark;           // "<!--more-->"; empty: a source of Jekyll's that has none
  std::vector<std::pair<std::string, std::string>> redirects;  // from, to: all URL paths
  bool has_home = false;           // a page or file of the source is served at "/"
  std::vector<std::string> files;  // what is served as it is, below the static folder
};

struct WrittenFile {
  std::string path;  // below the target's root
  std::string bytes;
};

// How an engine's front matter differs from the others', for head/write_head.cpp.
struct HeadTraits {
  FrontMatterFormat format = FrontMatterFormat::kYaml;
  DateForm date_form = DateForm::kOffset;
  // What keeps a post out of the site: "draft: true", "published: false", "Status: draft".
  std::string_view hide_key = "draft", hide_value = "true";
  // What keeps it out of lists: "unlisted: true", "Status: hidden", "_build: {list: never}", with
  // the inner key behind a dot. Empty: the engine lists whatever it shows.
  std::string_view unlisted_key, unlisted_value;
  bool has_no_lists = false;      // nothing is listed in the site that is written
  bool lists_posts_only = false;  // pages without a date are in no list
  std::string_view url_key;       // of the whole address; empty: the file's place decides
  bool url_begins_bare = false;   // without the slash in front: "2024/05/hello/"
  bool url_is_folder = false;  // never a file: "/a.html" becomes "/a/", and a redirect leads there
  bool writes_bare_files = false;   // "/a" would be a file "a"
  std::string_view save_as_key;     // Pelican: where the page is written
  std::string_view taxonomies_map;  // Zola: "taxonomies"
  std::string_view extra_map;       // where fields go that the engine does not know; empty: beside
  enum class Categories { kList, kPaths, kOne, kNone };
  Categories categories = Categories::kList;
  enum class Authors { kNames, kText, kMaps };
  Authors authors = Authors::kNames;  // kText: one line, parted by commas; kMaps: {name: x}
  std::string_view updated_inner;     // Docusaurus: last_update: {date: …}
  bool checks_types = false;          // a field of another type stops the build
  bool needs_title = false;           // a post without one is passed over
  bool makes_alias_pages = false;     // of the addresses that the field for aliases names
  // Names that the engine takes for its own, or refuses: fields of others get another name.
  std::span<const std::string_view> reserved;
};

struct EngineConverter {
  Engine engine = Engine::kPlain;
  // The first name of a meaning is the one that is written.
  std::span<const FieldName> fields;
  // Reading.
  bool category_list_is_path = false;  // Hexo: [a, b] is b below a
  FindConstructs find_constructs = nullptr;
  // Writing.
  HeadTraits head;
  std::string_view static_folder;  // served at "/": "static"; "" is the root
  bool takes_html_posts = false;   // "a.html" is a post too, and no Markdown parser reads it
  // The path of the post's file below the target's root, made of its name, date and address.
  std::function<std::string(const PortablePost& post)> post_path;
  WriteConstruct write_construct = nullptr;
  // Configuration and, where the engine cannot build without, templates.
  std::function<std::vector<WrittenFile>(const SiteIdentity& site)> write_site;
  // Of an engine that .postlint.yaml describes: what it says. Null: the engine's files say all.
  std::function<SiteSettings(const SiteIdentity& site)> describe;
};

const EngineConverter* engine_converter(Engine engine);  // nullptr: none
std::span<const EngineConverter* const> engine_converters();

}  // namespace postlint
