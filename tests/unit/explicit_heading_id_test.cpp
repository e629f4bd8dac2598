// Braces at the end of headings, as each engine reads them.
#include "core/site/explicit_heading_id.h"

#include "catch.h"

using namespace postlint;

TEST_CASE("braces at the end of a heading are found where the engine reads them") {
  const auto id = [](std::string_view content, HeadingBraces braces) -> std::string {
    const auto end = braces_at_end(content, braces);
    return end ? std::to_string(end->begin) + " " + end->id : "none";
  };
  CHECK(id("제목 {#서울}  ", HeadingBraces::kKramdown) == "7 서울");
  CHECK(id("제목{#서울}", HeadingBraces::kKramdown) == "none");  // shown without a blank before
  CHECK(id("제목{#서울}", HeadingBraces::kAttributes) == "6 서울");
  CHECK(id("제목 {#a .b}", HeadingBraces::kKramdown) == "none");
  CHECK(id("제목 {#a .b}", HeadingBraces::kAttributes) == "7 a");
  CHECK(id("제목 {.b}", HeadingBraces::kAttributes) == "7 ");
  CHECK(id("제목 {: #a}", HeadingBraces::kAttrList) == "7 a");
  CHECK(id("제목 {#a b}", HeadingBraces::kIdToTheEnd) == "7 a b");
  CHECK(id("제목 {#a}", HeadingBraces::kText) == "none");
  CHECK(id("집합 {1, 2}", HeadingBraces::kAttributes) == "none");
  CHECK(id("제목 {#a} 뒤", HeadingBraces::kAttributes) == "none");
}
