// The parts of source_facts.h: what the fields of a post say, and where files of a blog are served.
#pragma once

#include <string>

#include "converters/proof/source_facts.h"

namespace postlint::proof {

// All but the body.
PageFacts head_facts_of(const PortablePost& post, const SourceSite& site);

// The URL path below the prefix that a file is served at; empty: at none.
std::string asset_address(const SourceSite& site, const std::string& file);

}  // namespace postlint::proof
