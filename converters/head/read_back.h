// Whether a field that was written for another engine is read there as what it was.
#pragma once

#include "core/post/front_matter.h"

namespace postlint {

// Both as their own readers read them (as_read). What a format cannot say is forgiven: metadata
// lines have texts only, TOML has no null, and a date may be a text where a reader has none.
bool is_read_back(const FieldValue& source, const FieldValue& target, FrontMatterFormat format);

}  // namespace postlint
