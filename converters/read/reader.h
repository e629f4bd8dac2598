// Reads posts by meaning: what the source engine takes each field for.
//
// One generic reader for all engines; an engine's table of field names (EngineConverter::fields)
// and its profile say the rest. Thread-safe; nothing is kept.
#pragma once

#include <string>

#include "converters/engine_converter.h"
#include "converters/portable_post.h"
#include "converters/read/zone_table.h"
#include "core/base/result.h"
#include "core/config/config.h"
#include "core/site/site_index.h"

namespace postlint {

struct ReadRequest {
  const BlogFacts* blog = nullptr;
  const Config* config = nullptr;
  const SiteIndex* site = nullptr;
  const EngineConverter* engine = nullptr;
  const ZoneTable* zone = nullptr;  // nullptr: the offset of `blog`, all the year
  bool folder_is_category = false;  // Pelican, unless its settings say otherwise
  ReadText read = read_small_file;
};

// Errors: the file cannot be read.
Result<PortablePost> read_portable_post(const ReadRequest& request, const SitePage& page);
// The same with a document that holds nothing: load_post_head.
Result<PortablePost> read_portable_head(const ReadRequest& request, const SitePage& page);

// What a field means to the engine; of a custom one by the names in .postlint.yaml.
Meaning meaning_of(const ReadRequest& request, std::string_view key);

// `path` relative to `root` ("" or "." is the working folder).
std::string path_in_root(std::string_view root, std::string_view path);

}  // namespace postlint
