// Fenced code with a title in its info string, which other engines would drop without a word.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "converters/body/construct_finder.h"

namespace postlint {

struct FenceTitle {
  std::string language, title, link, link_text;
};

// Adds a kCode for each fence in whose info string `read` finds a title. Fences with template tags
// in them are left alone.
void find_titled_fences(ConstructFinder& finder,
                        std::optional<FenceTitle> (*read)(std::string_view info));

}  // namespace postlint
