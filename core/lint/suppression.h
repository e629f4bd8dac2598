// Comments that switch rules off: postlint-disable, -enable, -disable-next-line, -disable-line,
// -disable-file, in HTML comments, {# #} and MDX {/* */}; markdownlint- and rumdl- spellings are
// honoured; and the front matter field `postlint: {disable: […]}`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/config/config.h"
#include "core/lint/finding.h"
#include "core/post/post.h"

namespace postlint {

// One name in one suppression, with what it covers and whether it was needed.
struct Suppression {
  const Rule* rule = nullptr;  // nullptr: all rules, or `name` is unknown
  std::string name;            // as written; empty: all rules
  Span name_span;              // of the name, or of the comment where it has none
  Span comment_span;
  bool is_foreign = false;     // a markdownlint- or rumdl- comment: unknown names are no finding
  std::uint32_t first_line = 0, last_line = 0;  // lines covered, inclusive
  bool used = false;
};

class Suppressions {
 public:
  Suppressions(const Post& post, const RuleTable& rules);
  // Removes the findings that are switched off and marks the suppressions as used.
  std::size_t apply(std::vector<Finding>& findings, const SourceFile& file);
  const std::vector<Suppression>& list() const { return list_; }
  bool empty() const { return list_.empty(); }

 private:
  std::vector<Suppression> list_;
};

}  // namespace postlint
