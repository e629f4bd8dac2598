// Applying fixes with their proof.
//
// The edited bytes are read and rendered again and compared with the old page. A safe fix that
// changes more than its rule declares (Rule::fix_effect) is dropped and its finding stays. Fixes of
// one effect are proved together, and where that fails in halves, down to single ones. Those that
// hold and do not overlap are applied, then the file is checked again, until nothing changes (at
// most 10 rounds).
#pragma once

#include <functional>
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
ProofResult prove_fix(const Post& before, const EngineProfile& profile,
                      const std::vector<Edit>& edits, FixEffect effect);
// The same for several fixes at once: each kind of change that one of them declares is allowed.
ProofResult prove_fixes(const Post& before, const EngineProfile& profile,
                        const std::vector<Edit>& edits, const std::vector<FixEffect>& effects);

struct FixOptions {
  bool unsafe = false;
  std::vector<const Rule*> only;  // empty: all rules
};

struct FixOutcome {
  std::string bytes;               // the file as it should be
  std::size_t applied = 0;         // fixes
  std::vector<Finding> remaining;  // findings of the fixed text; spans are offsets into `bytes`
};

// `check` gives the findings of a post, suppressions and baseline applied.
FixOutcome fix_post(const std::string& path, std::string bytes, const EngineProfile& profile,
                    const FixOptions& options,
                    const std::function<std::vector<Finding>(const Post&)>& check);

// A unified diff (three lines of context) of two versions of a file; empty where they are equal.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace postlint
