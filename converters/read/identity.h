// What the source's own configuration says of the site as a whole.
#pragma once

#include "converters/engine_converter.h"
#include "core/site/site_index.h"

namespace postlint {

// The name of the zone in the configuration; empty: it names none.
std::string zone_name_of(const FileTree& files, const Config& config, const BlogFacts& blog);
// Whether Pelican takes the folder of an article for its category.
bool folder_is_category(const SiteIndex::Request& request);
SiteIdentity read_identity(const SiteIndex::Request& request, const SiteIndex& site);

}  // namespace postlint
