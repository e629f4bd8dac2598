// What the source's own configuration says of the site as a whole.
#pragma once

#include "converters/engine_converter.h"
#include "core/site/config_tree.h"
#include "core/site/config_values.h"
#include "core/site/site_index.h"

namespace postlint {

// The engine's configuration file; empty where none is read.
struct SiteConfiguration {
  YamlNode tree;
  ConfigValues values;  // by dotted names in lower case
};
SiteConfiguration read_site_configuration(const SiteIndex::Request& request);

// The name of the zone in a configuration; empty: it names none.
std::string zone_name_in(const Config& config, const SiteConfiguration& configuration);
SiteIdentity read_identity(const BlogFacts& blog, const Config& config,
                           const SiteConfiguration& configuration, const SiteIndex& site);

}  // namespace postlint
