#include "catch.h"
#include "support/check.h"

#include <string>

using namespace postlint;
using namespace postlint::test;

namespace {

std::size_t count(std::string_view rule, const std::string& text, Engine engine = Engine::kPlain) {
  return check_text(rule, text, {.engine = engine}).size();
}

}  // namespace

TEST_CASE("invisible characters are found and deleted") {
  constexpr std::string_view kRule = "invisible-character";
  struct Case {
    std::string text, fixed;
  };
  const Case cases[] = {
      {"마크\u200B다운\n", "마크다운\n"},
      {"가 \uFEFF나\n", "가 나\n"},
      {"뒤집는 \u202E글\n", "뒤집는 글\n"},
      {"띄\u200E움\n", "띄움\n"},
      {"글\bx\n", "글x\n"},
      {"한\u2028줄\n", "한 줄\n"},
      {"한 \u2028줄\n", "한 줄\n"},
      {"세로\x0B탭\n", "세로 탭\n"},
      {"안\u200D녕\n", "안녕\n"},
      {"숨김\U000E0041\U000E0042\n", "숨김\n"},
      {"---\ntitle: 제\u200B목\n---\n\n글\n", "---\ntitle: 제목\n---\n\n글\n"},
      {"하나\u200B와 둘\u200B과\n", "하나와 둘과\n"},
  };
  for (const Case& test : cases) {
    INFO(test.text);
    CHECK(count(kRule, test.text) == 1);
    CHECK(fix_text(kRule, test.text) == test.fixed);
    CHECK(count(kRule, test.fixed) == 0);
  }
  CHECK(fix_text_proved(kRule, "마크\u200B다운\n") == "마크다운\n");
}

TEST_CASE("invisible characters that belong where they stand stay silent") {
  const std::string cases[] = {
      "가족 \U0001F468\u200D\U0001F469\u200D\U0001F467 이다\n",
      "\u2764\uFE0F\u200D\U0001F525\n",
      "می\u200Cخواهم\n",
      "क्\u200Dष\n",
      "שלום \u200Fעולם\u200E!\n",
      "ภาษา\u200Bไทย\n",
      "**안녕(hi)**\u200B하세요\n",
      "\uFEFF---\ntitle: 글\n---\n\n글\n",
      "잉글랜드 \U0001F3F4\U000E0067\U000E0062\U000E007F\n",
      "```\na\u2028b\u200B\n```\n",
      "`a\u200Bb`\n",
      "탭\t과 줄\r\n",
      "“따옴표” — … ™\n",
      "â€\u009D\n",
  };
  for (const std::string& text : cases) {
    INFO(text);
    CHECK(count("invisible-character", text) == 0);
  }
}

TEST_CASE("a direction mark in code is found, a lost character has no fix") {
  CHECK(count("invisible-character", "```\nif (a \u202E) b\n```\n") == 1);
  const auto lost = check_text("invisible-character", "깨\uFFFD진 글\uFFFD\n");
  REQUIRE(lost.size() == 1);
  CHECK_FALSE(lost[0].has_fix);
  CHECK(lost[0].message ==
        "readers see “�” in “깨진” (2 in this post): a character was lost when the text was "
        "converted");
}

TEST_CASE("text in a wrong encoding is found and put right") {
  constexpr std::string_view kRule = "mojibake";
  struct Case {
    std::string text, fixed;
  };
  const Case cases[] = {
      {"Itâ€™s fine\n", "It’s fine\n"},        {"CafÃ© und SchÃ¶n\n", "Café und Schön\n"},
      {"ì•ˆë…•í•˜ì„¸ìš”\n", "안녕하세요\n"},   {"25Â°C\n", "25°C\n"},
      {"ðŸ˜€ ì‹\u00A0ë‚œë‹¤\n", "😀 신난다\n"}, {"Ð¿Ñ€Ð¸Ð²ÐµÑ‚\n", "привет\n"},
  };
  for (const Case& test : cases) {
    INFO(test.text);
    CHECK(count(kRule, test.text) == 1);
    CHECK(fix_text(kRule, test.text) == test.fixed);
    CHECK(count(kRule, test.fixed) == 0);
  }
  const std::string silent[] = {
      "NÃO É “AMANHÔ\n",   "Ça va, À bientôt, Ñandú, CAFÉ”\n", "`cafÃ©`\n",
      "한글과 “따옴표”\n", "Ångström und Öl, ÄÖÜ’s\n",         "```\nâ€™\n```\n",
  };
  for (const std::string& text : silent) {
    INFO(text);
    CHECK(count(kRule, text) == 0);
  }
}

TEST_CASE("letters in pieces are joined, code and addresses stay") {
  constexpr std::string_view kRule = "unicode-not-normalised";
  struct Case {
    std::string text, fixed;
  };
  const Case cases[] = {
      {"\u1112\u1161\u11AB\u1100\u1173\u11AF을\n", "한글을\n"},
      {"Cafe\u0301 a\u0302\u0301\n", "Café ấ\n"},
      {"이름은 \u1100\u1161나\n", "이름은 가나\n"},
  };
  for (const Case& test : cases) {
    INFO(test.text);
    CHECK(count(kRule, test.text) == 1);
    CHECK(fix_text(kRule, test.text) == test.fixed);
    CHECK(fix_text_proved(kRule, test.text) == test.fixed);
    CHECK(count(kRule, test.fixed) == 0);
  }
  const std::string silent[] = {
      "한글과 café\n",
      "`\u1112\u1161\u11AB`\n",
      "```\ne\u0301\n```\n",
      "[글](\u1112\u1161\u11AB.md)\n",
      "![그림](/img/\u1112\u1161\u11AB.png)\n",
      "<img src=\"\u1112\u1161\u11AB.png\" alt=\"x\">\n",
      "자모 \u1112 하나\n",
      "옛글 \u1112\u119E\n",
      "x\u0302\u0323 는 못 합친다\n",
      "ㅎㅏㄴ\n",
  };
  for (const std::string& text : silent) {
    INFO(text);
    CHECK(count(kRule, text) == 0);
  }
}

TEST_CASE("footnote marks without a footnote are found") {
  constexpr std::string_view kRule = "footnote-undefined";
  CHECK(count(kRule, "본문[^1]입니다.\n") == 1);
  CHECK(count(kRule, "본문[^1]과 [^1]\n") == 1);
  CHECK(count(kRule, "본문[^1]과 [^note]\n\n[^1]: 각주\n") == 1);
  CHECK(count(kRule, "본문[^1]\n\n[^1]: 각주\n") == 0);
  CHECK(count(kRule, "정규식 [^a-z] 과 [^\"] 과 [^abc]\n") == 0);
  CHECK(count(kRule, "`[^1]` 과 \\[^1]\n") == 0);
  CHECK(count(kRule, "```\n[^1]\n```\n") == 0);
  CHECK(count(kRule, "<pre>[^1]</pre>\n") == 0);
  CHECK(count(kRule, "[^1](https://a.kr)\n") == 0);
  const auto colon = check_text(kRule, "본문[^1]\n\n[^1] 각주\n");
  REQUIRE(colon.size() == 1);
  CHECK(colon[0].line == 1);
  CHECK(colon[0].help == "write a colon in line 3: [^1]: …");
}

TEST_CASE("footnotes that nobody refers to are found") {
  constexpr std::string_view kRule = "footnote-unused";
  CHECK(count(kRule, "본문\n\n[^1]: 각주\n") == 1);
  CHECK(count(kRule, "본문[^1]\n\n[^1]: 각주\n") == 0);
  CHECK(count(kRule, "본문[^A]\n\n[^a]: 각주\n") == 0);
  CHECK(count(kRule, "본문\n\n> 인용\n>\n> [^1]: 각주\n") == 1);
  CHECK(count(kRule, "본문\n\n```\n[^1]: 각주\n```\n") == 0);
  CHECK(count(kRule, "본문\n\n[^1]: 각주\n", Engine::kPelican) == 0);
}

TEST_CASE("merge conflicts are found outside code") {
  constexpr std::string_view kRule = "merge-conflict";
  const std::string conflict = "<<<<<<< HEAD\n하나\n=======\n둘\n>>>>>>> main\n";
  CHECK(count(kRule, conflict) == 1);
  CHECK(count(kRule, "---\n" + conflict + "---\n\n글\n") == 1);
  CHECK(count(kRule, "글\n\n" + conflict + "\n글\n\n" + conflict) == 2);
  CHECK(count(kRule, "```\n" + conflict + "```\n") == 0);
  CHECK(count(kRule, "제목\n=======\n\n>>>>>>> 인용\n") == 0);
  CHECK(count(kRule, "<<<<<<< HEAD\n하나\n") == 0);
}

TEST_CASE("files that are not UTF-8 are named with their encoding") {
  const auto korean = check_text("text-encoding", "\xC7\xD1\xB1\xDB \xBA\xED\xB7\xCE\xB1\xD7\n");
  REQUIRE(korean.size() == 1);
  CHECK(korean[0].message.find("EUC-KR/CP949") != std::string::npos);
  CHECK(korean[0].help ==
        "convert it: iconv -f CP949 -t UTF-8 post.md > utf8.md && mv utf8.md post.md");
  const auto western = check_text("text-encoding", "Caf\xE9 und Sch\xF6n\n");
  REQUIRE(western.size() == 1);
  CHECK(western[0].message.find("Windows-1252") != std::string::npos);
  const auto damaged = check_text("text-encoding", "한글 블로그 \xEC 글\n");
  REQUIRE(damaged.size() == 1);
  CHECK(damaged[0].message.find("the first at offset 17") != std::string::npos);
  const auto wide = check_text("text-encoding", std::string("\xFF\xFEh\0i\0", 6));
  REQUIRE(wide.size() == 1);
  CHECK(wide[0].message.find("UTF-16") != std::string::npos);
  CHECK(count("text-encoding", "한글 “블로그” 😀\n") == 0);
}

TEST_CASE("template tags without their end are told by the engine's own syntax") {
  CHECK(count("template-tag-unclosed", "{% raw %}\n\n글\n", Engine::kJekyll) == 1);
  CHECK(count("template-tag-unclosed", "{% raw %}\n\n글\n", Engine::kHugo) == 0);
  CHECK(count("template-tag-unclosed", "{% raw %}글{% endraw %}\n", Engine::kJekyll) == 0);
}

TEST_CASE("hostile text is read in linear time") {
  const std::string rules[] = {"invisible-character", "mojibake",        "unicode-not-normalised",
                               "footnote-undefined",  "footnote-unused", "merge-conflict",
                               "text-encoding"};
  const std::string pieces[] = {"\u200B",  "a\u200B",     "\U000E0041",   "Ã©",        "â",
                                "e\u0301", "\u0301",      "\u1112\u1161", "\xFF",      "[^1]",
                                "[^",      "[^1]: a\n\n", "<<<<<<< a\n",  "=======\n", "\x01"};
  for (const std::string& piece : pieces) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    for (const std::string& rule : rules) check_text(rule, text);
  }
  SUCCEED();
}
