// Applying fixes with their proof.
//
// A fix is tried alone: the edited bytes are read and rendered again and compared with the old
// page. A safe fix that changes more than its rule declares (Rule::fix_effect) is dropped and its
// finding stays. Accepted fixes that do not overlap are applied together, then the file is checked
// again, until nothing changes (at most 10 rounds).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/lint/finding.h"
#include "core/lint/rule.h"
#include "core/post/post.h"

namespace postlint {

std::string apply_edits(std::string_view bytes, const std::vector<Edit>& edits);

struct ProofResult {
  bool ok = false;
  std::string reason;  // what else would have changed
};

// Whether `edits` change no more than `effect` allows. `before` is the post as it is.
ProofResult prove_fix(const Post& before, const EngineProfile& profile, const std::vector<Edit>& edits,
                      FixEffect effect);

// A unified diff (three lines of context) of two versions of a file; empty where they are equal.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace postlint
