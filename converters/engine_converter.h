// One engine's half of every conversion: how its posts are read and how others become its posts.
//
// converters/registry.cpp is the one list. Any reader meets any writer through PortablePost and
// Construct; nothing here knows a second engine.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "converters/body/construct.h"
#include "converters/head/head_writer.h"
#include "converters/meaning.h"
#include "converters/portable_post.h"
#include "core/site/engine_profile.h"

namespace postlint {

// What the whole target site is made of beside its posts.
struct SiteIdentity {
  std::string title, description, author, language;
  std::string origin, prefix;          // "https://my.blog", "/blog" or ""
  std::string time_zone;               // "Asia/Seoul", or "" where it is not known
  int utc_offset_minutes = 0;
  std::string permalink;               // "/:year/:month/:day/:slug/" that fits most posts; may be empty
  std::vector<std::string> taxonomies; // "tags", "categories": those that posts use
  bool soft_breaks_are_hard = false;   // the source shows a line break where a line ends
  bool has_raw_html = true;
  std::vector<std::pair<std::string, std::string>> redirects;  // from, to: all URL paths
};

struct WrittenFile {
  std::string path;  // below the target's root
  std::string bytes;
};

struct EngineConverter {
  Engine engine = Engine::kPlain;
  // Reading.
  std::span<const FieldName> fields;       // the first of a meaning is the one that is written
  bool categories_are_paths = false;       // "a/b" is b below a (Docusaurus has none)
  bool category_list_is_path = false;      // Jekyll: [a, b] is b in a; Hexo: the same
  FindConstructs find_constructs = nullptr;
  // Writing.
  std::string_view content_folder;         // "content", "_posts", "source/_posts"
  std::string_view static_folder;          // served at "/": "static", "" is the root
  FrontMatterFormat format = FrontMatterFormat::kYaml;
  // The path of the post's file below the target's root.
  std::string (*post_path)(const PortablePost& post) = nullptr;
  // Its fields, in the source's order where the source has them. `url` is the address that it must
  // get, with `needs_url` where the site's pattern does not give it.
  void (*write_head)(const PortablePost& post, const SiteIdentity& site, bool needs_url,
                     HeadWriter& head) = nullptr;
  WriteConstruct write_construct = nullptr;
  // Configuration and, where the engine cannot build without, templates.
  std::vector<WrittenFile> (*write_site)(const SiteIdentity& site) = nullptr;
};

const EngineConverter* engine_converter(Engine engine);  // nullptr: none
std::span<const EngineConverter* const> engine_converters();

}  // namespace postlint
