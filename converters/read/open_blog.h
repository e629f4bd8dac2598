// A blog that is open for reading: what readers, conversions and proofs ask of it, made once.
//
// Only read afterwards, by any number of threads.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "converters/read/identity.h"
#include "converters/read/reader.h"
#include "converters/read/zone_table.h"
#include "core/base/result.h"
#include "core/io/file_tree.h"
#include "core/site/site_index.h"

namespace postlint {

struct OpenBlog {
  std::string folder;  // as typed
  Config config;
  std::unique_ptr<FileTree> files;
  BlogFacts blog;
  SiteConfiguration configuration;
  ZoneTable zone{0};
  std::optional<SiteIndex> site;
  ReadRequest read;  // points into this
};

// Errors: an unknown engine or zone.
Result<std::shared_ptr<const OpenBlog>> open_blog(std::string folder, Config config,
                                                  std::size_t jobs);

}  // namespace postlint
