// The one list of all rules.
#pragma once

#include "core/config/config.h"

namespace postlint {

// Sorted by family, then id. Made on first use; lives until the program ends.
const RuleTable& rule_table();

}  // namespace postlint
