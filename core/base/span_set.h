// Spans that do not overlap one another, asked for what is still free between them.
#pragma once

#include <cstdint>
#include <iterator>
#include <map>

#include "core/base/span.h"

namespace postlint {

class SpanSet {
 public:
  // The span must be known.
  void add(Span span) { ends_.emplace(span.begin, span.end); }

  // Whether `span` has a byte in common with one of them, or one is an insertion within the other.
  // Insertions at the edge of a span are free.
  bool meets(Span span) const {
    const auto behind = ends_.lower_bound(span.begin);
    if (behind != ends_.begin()) {
      const auto [first, last] = ends_.equal_range(std::prev(behind)->first);
      for (auto it = first; it != last; ++it) {
        if (span.begin < it->second) return true;
      }
    }
    for (auto it = behind; it != ends_.end() && it->first < span.end; ++it) {
      const bool is_at_edge = it->first == span.begin && it->second == it->first;
      if (!is_at_edge) return true;
    }
    return false;
  }

 private:
  std::multimap<std::uint32_t, std::uint32_t> ends_;  // by begin
};

}  // namespace postlint
