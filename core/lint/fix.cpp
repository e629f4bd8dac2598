#include "core/lint/fix.h"

#include <algorithm>

#include "core/post/post.h"

namespace postlint {
namespace {

constexpr int kMaxRounds = 10;

struct Accepted {
  std::vector<Edit> edits;
  std::vector<FixEffect> effects;
  std::size_t fixes = 0;
  bool any_unsafe = false;
};

bool is_wanted(const Finding& finding, const FixOptions& options) {
  if (!finding.fix || finding.fix->edits.empty()) return false;
  if (finding.fix->safety == FixSafety::kUnsafe && !options.unsafe) return false;
  return options.only.empty() ||
         std::find(options.only.begin(), options.only.end(), finding.rule) != options.only.end();
}

bool collides(const Accepted& accepted, const std::vector<Edit>& edits) {
  for (const Edit& have : accepted.edits) {
    for (const Edit& edit : edits) {
      if (edit.span.begin <= have.span.end && have.span.begin <= edit.span.end) return true;
    }
  }
  return false;
}

// A fix that is not safe must still leave a post that can be read.
bool still_reads(const Post& post, const EngineProfile& profile, const std::vector<Edit>& edits) {
  const Post after =
      load_post(std::string(post.path()), apply_edits(post.file->bytes(), edits), profile);
  return !after.front_matter.error && after.document.too_complex().empty();
}

Accepted accept_fixes(const Post& post, const EngineProfile& profile, const FixOptions& options,
                      const std::vector<Finding>& findings, std::size_t limit) {
  Accepted accepted;
  for (const Finding& finding : findings) {
    if (accepted.fixes == limit) break;
    if (!is_wanted(finding, options)) continue;
    const std::vector<Edit>& edits = finding.fix->edits;
    if (collides(accepted, edits)) continue;
    const bool is_safe = finding.fix->safety == FixSafety::kSafe;
    if (is_safe ? !prove_fix(post, profile, edits, finding.rule->fix_effect).ok
                : !still_reads(post, profile, edits)) {
      continue;
    }
    accepted.edits.insert(accepted.edits.end(), edits.begin(), edits.end());
    accepted.effects.push_back(finding.rule->fix_effect);
    accepted.any_unsafe |= !is_safe;
    ++accepted.fixes;
  }
  std::sort(accepted.edits.begin(), accepted.edits.end(),
            [](const Edit& left, const Edit& right) { return left.span.begin < right.span.begin; });
  return accepted;
}

}  // namespace

FixOutcome fix_post(const std::string& path, std::string bytes, const EngineProfile& profile,
                    const FixOptions& options,
                    const std::function<std::vector<Finding>(const Post&)>& check) {
  FixOutcome outcome;
  outcome.bytes = std::move(bytes);
  for (int round = 0;; ++round) {
    const Post post = load_post(path, outcome.bytes, profile);
    outcome.remaining = check(post);
    if (round == kMaxRounds) break;
    Accepted accepted = accept_fixes(post, profile, options, outcome.remaining, SIZE_MAX);
    // Fixes that are right alone may meet in one paragraph: then one at a time.
    if (accepted.fixes > 1 && !accepted.any_unsafe &&
        !prove_fixes(post, profile, accepted.edits, accepted.effects).ok) {
      accepted = accept_fixes(post, profile, options, outcome.remaining, 1);
    }
    if (accepted.fixes == 0) break;
    outcome.bytes = apply_edits(outcome.bytes, accepted.edits);
    outcome.applied += accepted.fixes;
  }
  return outcome;
}

}  // namespace postlint
