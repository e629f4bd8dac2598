// Reading .postlint.yaml for a command.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/config/config.h"

namespace postlint {

// The configuration at `path`; where that is empty the one found from `start` upwards, if
// `searches`. Without any a configuration that says nothing. Errors: a file that cannot be read,
// its mistakes.
Result<Config> load_config(std::string path, const std::string& start, bool searches = true);

}  // namespace postlint
