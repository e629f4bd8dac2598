// What the source's own configuration says of the site as a whole.
#pragma once

#include "converters/engine_converter.h"
#include "core/site/site_index.h"

namespace postlint {

// Whether Pelican takes the folder of an article for its category.
bool folder_is_category(const SiteIndex::Request& request);
SiteIdentity read_identity(const SiteIndex::Request& request, const SiteIndex& site);

}  // namespace postlint
