// Pelican's template tags: how they are recognised, how they are written.
#pragma once

#include "converters/body/construct.h"

namespace postlint {

std::vector<Construct> find_pelican_constructs(const BodyRequest& request);
std::optional<WrittenConstruct> write_pelican_construct(const Construct& construct,
                                                        const TargetPlaces& places);

}  // namespace postlint
