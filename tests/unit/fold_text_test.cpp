// Text as it is compared: what typographers, blanks and composition make of it does not count.
#include "converters/proof/fold_text.h"

#include "catch.h"

using postlint::proof::fold_text;

TEST_CASE("blanks of every kind are one, and none at the ends") {
  CHECK(fold_text("  a \t\n b  ") == "a b");
  CHECK(fold_text("가\u3000나\u00A0다\u2003라") == "가 나 다 라");
  CHECK(fold_text("\u3000かな カナ\u3000") == "かな カナ");
  CHECK(fold_text("漢字\r\n한글") == "漢字 한글");
}

TEST_CASE("what typographers write is what was typed") {
  CHECK(fold_text("“가” ‘b’ … — – ™") == "\"가\" 'b' ... --- -- (tm)");
}

TEST_CASE("characters without width do not count, and what they parted composes") {
  CHECK(fold_text("가\u200B나\uFEFF") == "가나");
  CHECK(fold_text("e\u200B\u0301") == "\u00E9");
  CHECK(fold_text("\u1112\u1161\u11AB글") == "한글");  // NFD
  CHECK(fold_text("\u304B\u3099") == "が");
}

TEST_CASE("invalid UTF-8 is folded to replacement characters") {
  CHECK(fold_text("한\xEB\x9E") == "한\uFFFD\uFFFD");
  CHECK(fold_text("\xE3") == "\uFFFD");
}
