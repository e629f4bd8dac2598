// The files that only one engine has in its root. Kept apart from the profiles, so that detection
// need not make all of them.
#pragma once

#include <span>
#include <string_view>

#include "core/site/engine_profile.h"

namespace postlint {

std::span<const std::string_view> engine_markers(Engine engine);

}  // namespace postlint
