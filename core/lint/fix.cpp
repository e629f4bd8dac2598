#include "core/lint/fix.h"

#include <algorithm>
#include <map>
#include <span>

#include "core/post/post.h"

namespace postlint {
namespace {

constexpr int kMaxRounds = 10;
// A proof parses and renders the whole post. This many bytes of it a file are enough for any real
// post; a hostile one with thousands of findings keeps those that were not proved in time.
constexpr std::size_t kProofBytes = std::size_t{48} << 20;

using Group = std::span<const Finding* const>;

bool is_wanted(const Finding& finding, const FixOptions& options) {
  if (!finding.fix || finding.fix->edits.empty()) return false;
  if (finding.fix->safety == FixSafety::kUnsafe && !options.unsafe) return false;
  return options.only.empty() ||
         std::find(options.only.begin(), options.only.end(), finding.rule) != options.only.end();
}

std::vector<Edit> edits_of(Group findings) {
  std::vector<Edit> edits;
  for (const Finding* finding : findings) {
    edits.insert(edits.end(), finding->fix->edits.begin(), finding->fix->edits.end());
  }
  std::sort(edits.begin(), edits.end(),
            [](const Edit& left, const Edit& right) { return left.span.begin < right.span.begin; });
  return edits;
}

// Finds out which fixes hold what they promise, with as few proofs as it takes.
class Prover {
 public:
  Prover(const Post& post, const EngineProfile& profile, std::size_t& bytes_left)
      : post_(post), profile_(profile), bytes_left_(bytes_left) {}

  bool proves(Group findings) {
    const std::size_t size = post_.file->bytes().size() + 1000;
    if (bytes_left_ < size) return false;
    bytes_left_ -= size;
    std::vector<FixEffect> effects;
    bool any_unsafe = false;
    for (const Finding* finding : findings) {
      any_unsafe |= finding->fix->safety == FixSafety::kUnsafe;
      effects.push_back(finding->rule->fix_effect);
    }
    const std::vector<Edit> edits = edits_of(findings);
    return any_unsafe ? still_reads(edits) : prove_fixes(post_, profile_, edits, effects).ok;
  }

  // Fixes of one kind stand or fall together; where they fall, the halves are tried.
  void collect(Group findings, std::vector<const Finding*>& proved) {
    if (findings.empty()) return;
    if (proves(findings)) {
      proved.insert(proved.end(), findings.begin(), findings.end());
    } else if (findings.size() > 1) {
      collect(findings.first(findings.size() / 2), proved);
      collect(findings.subspan(findings.size() / 2), proved);
    }
  }

 private:
  // A fix that is not safe must still leave a post that can be read.
  bool still_reads(const std::vector<Edit>& edits) const {
    const Post after =
        load_post(std::string(post_.path()), apply_edits(post_.file->bytes(), edits), profile_);
    return !after.front_matter.error && after.document.too_complex().empty();
  }

  const Post& post_;
  const EngineProfile& profile_;
  std::size_t& bytes_left_;
};

// The fixes that may be applied together: wanted, apart from each other, proved. By kind of effect,
// since what one rule may change no other may.
std::vector<const Finding*> accept_fixes(const Post& post, const EngineProfile& profile,
                                         const FixOptions& options,
                                         const std::vector<Finding>& findings,
                                         std::size_t& bytes_left) {
  std::map<std::pair<FixSafety, FixEffect>, std::vector<const Finding*>> by_effect;
  std::map<std::uint32_t, std::uint32_t> taken;  // begin → end of edits, ends included
  for (const Finding& finding : findings) {
    if (!is_wanted(finding, options)) continue;
    const bool collides =
        std::any_of(finding.fix->edits.begin(), finding.fix->edits.end(), [&](const Edit& edit) {
          const auto after = taken.upper_bound(edit.span.end);
          return after != taken.begin() && std::prev(after)->second >= edit.span.begin;
        });
    if (collides) continue;
    for (const Edit& edit : finding.fix->edits) taken[edit.span.begin] = edit.span.end;
    by_effect[{finding.fix->safety, finding.rule->fix_effect}].push_back(&finding);
  }
  Prover prover(post, profile, bytes_left);
  std::vector<const Finding*> accepted, largest;
  for (const auto& [kind, group] : by_effect) {
    std::vector<const Finding*> proved;
    prover.collect(group, proved);
    accepted.insert(accepted.end(), proved.begin(), proved.end());
    if (proved.size() > largest.size()) largest = std::move(proved);
  }
  // Fixes that are right among their like may meet others in one paragraph.
  if (accepted.size() > largest.size() && !prover.proves(accepted)) return largest;
  return accepted;
}

}  // namespace

FixOutcome fix_post(const std::string& path, std::string bytes, const EngineProfile& profile,
                    const FixOptions& options,
                    const std::function<std::vector<Finding>(const Post&)>& check) {
  FixOutcome outcome;
  outcome.bytes = std::move(bytes);
  std::size_t bytes_left = kProofBytes;
  for (int round = 0;; ++round) {
    const Post post = load_post(path, outcome.bytes, profile);
    outcome.remaining = check(post);
    if (round == kMaxRounds) break;
    const std::vector<const Finding*> accepted =
        accept_fixes(post, profile, options, outcome.remaining, bytes_left);
    if (accepted.empty()) break;
    outcome.bytes = apply_edits(outcome.bytes, edits_of(accepted));
    outcome.applied += accepted.size();
  }
  // What was not applied will not be the next time either: it is promised no more.
  for (Finding& finding : outcome.remaining) {
    if (is_wanted(finding, options)) finding.fix.reset();
  }
  return outcome;
}

}  // namespace postlint
