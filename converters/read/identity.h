// What the source's own configuration says of the site as a whole.
#pragma once

#include "converters/engine_converter.h"
#include "core/site/site_index.h"

namespace postlint {

SiteIdentity read_identity(const SiteIndex::Request& request, const SiteIndex& site);

}  // namespace postlint
