// Pairs of runs of *, ** or ~~ that CommonMark leaves as characters, and others may not.
#pragma once

#include <vector>

#include "core/dialect/cause.h"
#include "core/post/delimiter_runs.h"

namespace postlint {

// One place a pair: `span` is the opening run, `other` the closing one, `node` their parent;
// `detail` has the flags below. Runs with blanks inside of both are none.
inline constexpr std::uint32_t kPairFlanks = 1;  // CommonMark would pair them
std::vector<DialectPlace> marker_pairs(const DialectText& text, char marker, std::uint32_t length);

}  // namespace postlint
