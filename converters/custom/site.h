// The site of an owner's own engine that nobody has described: the plainest layout.
#pragma once

#include "converters/engine_converter.h"

namespace postlint {

SiteSettings custom_settings(const SiteIdentity& site);

}  // namespace postlint
