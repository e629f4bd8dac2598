#include "converters/body/merge_edits.h"

#include <algorithm>

#include "core/base/span_set.h"

namespace postlint {

void add_free_edits(std::vector<Edit>& edits, std::vector<Edit> more) {
  SpanSet taken;
  for (const Edit& edit : edits) taken.add(edit.span);
  for (Edit& edit : more) {
    if (!taken.meets(edit.span)) edits.push_back(std::move(edit));
  }
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& left, const Edit& right) {
    return left.span.begin < right.span.begin;
  });
}

}  // namespace postlint
