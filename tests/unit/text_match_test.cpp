#include "converters/proof/text_match.h"

#include "catch.h"
#include "converters/proof/facts.h"
#include "core/base/strings.h"

using namespace postlint;
using namespace postlint::proof;

namespace {

// "?" stands for what is not known.
std::string marked(std::string_view text) {
  return replace_all(text, "?", kUnknownText);
}

std::string hunks(std::string_view before, std::string_view after) {
  std::string out;
  for (const TextHunk& hunk : differing_hunks(marked(before), marked(after))) {
    constexpr std::string_view kKinds[] = {"unknown", "blanks", "new", "lost"};
    out += (out.empty() ? "" : "; ") + std::string(kKinds[static_cast<std::size_t>(hunk.kind)]) +
           ": " + hunk.old_words + "|" + hunk.new_words;
  }
  return replace_all(out, kUnknownText, "?");
}

}  // namespace

TEST_CASE("texts are compared word by word, and what a template shows may be anything") {
  struct Case {
    std::string before, after, found;
  };
  const Case cases[] = {
      {"하나 둘 셋", "하나 둘 셋", ""},
      {"", "", ""},
      {"하나 둘 셋", "하나 셋", "lost: 둘|"},
      {"하나 셋", "하나 둘 셋", "new: |둘"},
      {"서울 여행기", "서울여행기", "blanks: 서울 여행기|서울여행기"},
      {"a b c", "a x c", "lost: b|x"},
      // A tag that is shown as text, one that became what it says, one that is left out.
      {"a ? b", "a {{< 목록 >}} b", "unknown: ?|{{< 목록 >}}"},
      {"a ? b", "a b", "unknown: ?|"},
      {"글쓴이?의 글", "글쓴이 하늘의 글", "unknown: ? 의|하늘의"},
      {"a ? b", "a ? b", ""},
      // What stands beside a tag is known.
      {"a ? b c d", "a", "lost: ? b c d|"},
      {"a ? b", "? b", "lost: a|"},
      {"a b ? c", "a x ? c", "lost: b|x"},
      {"a ? b ? c", "a x b y c", "unknown: ?|x; unknown: ?|y"},
      {"a ? 둘 ? c", "a x y c", "lost: ? 둘 ?|x y"},
      {"a x b", "a ? b", "unknown: x|?"},
  };
  for (const Case& one : cases) {
    INFO(one.before << " / " << one.after);
    CHECK(hunks(one.before, one.after) == one.found);
  }
}

TEST_CASE("a pattern is anchored at both ends") {
  CHECK(fits_pattern(marked("a?c"), "abc"));
  CHECK(fits_pattern(marked("a?c"), "ac"));
  CHECK(fits_pattern(marked("?"), ""));
  CHECK(fits_pattern(marked("a?b?c"), "a-b--b-c"));
  CHECK_FALSE(fits_pattern(marked("a?c"), "abcd"));
  CHECK_FALSE(fits_pattern(marked("a?b"), "b"));
  CHECK_FALSE(fits_pattern(marked("가?가"), "가"));
  CHECK_FALSE(fits_pattern("abc", "abd"));
}

TEST_CASE("texts that have nothing in common are one hunk and cost little") {
  std::string before, after;
  for (int i = 0; i < 20'000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  const auto found = differing_hunks(before, after);
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == TextHunk::Kind::kLost);
}
