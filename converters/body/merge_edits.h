// Edits of several makers on one text.
#pragma once

#include <vector>

#include "core/lint/finding.h"

namespace postlint {

// Keeps what stands in `edits` and adds those of `more` that meet none of them; in order.
void add_free_edits(std::vector<Edit>& edits, std::vector<Edit> more);

}  // namespace postlint
