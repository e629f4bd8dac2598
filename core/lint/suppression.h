// Switching rules off in a post: comments and front matter.
//
//   <!-- postlint-disable NAMES -->           from this line on, until postlint-enable
//   <!-- postlint-enable NAMES -->
//   <!-- postlint-disable-line NAMES -->      the comment's line
//   <!-- postlint-disable-next-line NAMES --> the next line that is not blank
//   <!-- postlint-disable-file NAMES -->
//   postlint: {disable: [NAMES]}              in the front matter: the whole file
//
// NAMES are rules, aliases or families, parted by blanks or commas; none (or "all"): all rules;
// text behind " -- " is a reason. {# … #} and {/* … */} do as well; comments in code do not count.
// The markdownlint- and rumdl- spellings are honoured for the rules that have markdownlint's name;
// capture and restore of markdownlint are passed over.
//
// Reading costs one search when the file has no such word. Spans are of the file; lines 1-based.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/config/config.h"
#include "core/lint/finding.h"
#include "core/post/post.h"

namespace postlint {

// One name in one suppression, with what it covers and whether it was needed.
struct Suppression {
  enum class Kind : std::uint8_t {
    kRules,               // switches `rules` off
    kUnknownName,         // no rule has this name
    kUnknownInstruction,  // "postlint-ignore"
  };
  Kind kind = Kind::kRules;
  std::vector<const Rule*> rules;
  std::string name;               // as written; empty: all rules
  Span name_span;                 // of the name, or of the comment where it has none
  Span comment_span;              // empty in front matter
  Span previous_name, next_name;  // its neighbours in the same comment; empty: none
  Span enable_span;               // of the comment that ends just this one, or empty
  bool is_foreign = false;        // a markdownlint- or rumdl- comment: never a finding
  bool is_repeated = false;       // already off where it stands
  std::uint32_t first_line = 1;   // lines covered, inclusive; none where last < first
  std::uint32_t last_line = UINT32_MAX;
  struct Exception {
    const Rule* rule;
    std::uint32_t from_line;
  };
  std::vector<Exception> exceptions;  // rules switched on again before the end
  bool used = false;

  bool covers(const Rule* rule, std::uint32_t line) const;
};

class Suppressions {
 public:
  Suppressions(const Post& post, const RuleTable& rules);
  // Removes the findings (sorted by offset) that are switched off, marks the suppressions as used
  // and returns how many were removed.
  std::size_t apply(std::vector<Finding>& findings, const SourceFile& file);
  const std::vector<Suppression>& list() const { return list_; }
  bool empty() const { return list_.empty(); }

 private:
  std::vector<Suppression> list_;  // by first_line
};

// Appends the findings of the rules unused-suppression and unknown-rule-in-suppression, where they
// are among `active`, and keeps `findings` sorted. Call it after apply(). A suppression counts as
// unused only if all the rules it names ran on this post; rules that look at the whole site run
// later, so one that could serve them is not reported.
void report_suppressions(const Suppressions& suppressions, const Post& post, const RuleTable& rules,
                         Engine engine, std::span<const ActiveRule> active,
                         std::vector<Finding>& findings);

}  // namespace postlint
