// Tags of an owner's own engine: how they are recognised, how others' are written.
#pragma once

#include "converters/body/construct.h"

namespace postlint {

std::vector<Construct> find_custom_constructs(const BodyRequest& request);
std::optional<WrittenConstruct> write_custom_construct(const Construct& construct,
                                                       const TargetPlaces& places);

}  // namespace postlint
