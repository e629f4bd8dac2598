#include "core/base/span_set.h"

#include "catch.h"

using namespace postlint;

TEST_CASE("spans meet where they share a byte or one is set into the other") {
  SpanSet set;
  set.add({10, 20});
  set.add({20, 20});
  set.add({30, 40});
  struct Row {
    Span span;
    bool meets;
  };
  for (const Row& row : std::vector<Row>{
           {{0, 10}, false},
           {{0, 11}, true},
           {{10, 10}, false},
           {{15, 15}, true},
           {{19, 25}, true},
           {{20, 20}, false},
           {{20, 30}, false},
           {{18, 22}, true},
           {{29, 31}, true},
           {{25, 50}, true},
           {{40, 50}, false},
       }) {
    INFO(row.span.begin << " to " << row.span.end);
    CHECK(set.meets(row.span) == row.meets);
  }
}
