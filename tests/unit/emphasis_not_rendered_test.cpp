#include "catch.h"
#include "support/check.h"

#include <string>

using namespace postlint;
using namespace postlint::test;

namespace {

constexpr std::string_view kRule = "emphasis-not-rendered";

std::vector<CheckedFinding> findings(const std::string& text, Engine engine = Engine::kPlain) {
  return check_text(kRule, text, {.engine = engine});
}

}  // namespace

TEST_CASE("bold that does not render is found and put right") {
  struct Case {
    std::string text, fixed;
  };
  const Case cases[] = {
      // Punctuation before the closing marker and a letter behind it.
      {"**마크다운(Markdown)**을 배웁니다.\n", "<strong>마크다운(Markdown)</strong>을 배웁니다.\n"},
      {"이건 **\"인용\"**은 중요\n", "이건 <strong>\"인용\"</strong>은 중요\n"},
      {"**「제목」**은 책이다\n", "<strong>「제목」</strong>은 책이다\n"},
      {"할인 **50%**의 힘\n", "할인 <strong>50%</strong>의 힘\n"},
      {"これは**重要。**です\n", "これは<strong>重要。</strong>です\n"},
      {"**`코드`**를 쓴다\n", "<strong>`코드`</strong>를 쓴다\n"},
      {"**[링크](https://a.kr)**를 본다\n", "<strong>[링크](https://a.kr)</strong>를 본다\n"},
      {"**주의:**이것은\n", "<strong>주의:</strong>이것은\n"},
      {"Some **Note:**text here\n", "Some <strong>Note:</strong>text here\n"},
      {"- 목록 **가(나)**는\n- 둘\n", "- 목록 <strong>가(나)</strong>는\n- 둘\n"},
      {"> 인용 **가(나)**는\n", "> 인용 <strong>가(나)</strong>는\n"},
      {"| 이름 |\n|---|\n| **가(나)**는 |\n", "| 이름 |\n|---|\n| <strong>가(나)</strong>는 |\n"},
      {"## 제목 **가(나)**는\n", "## 제목 <strong>가(나)</strong>는\n"},
      {"**가(나)**는 **다(라)**와\n", "<strong>가(나)</strong>는 <strong>다(라)</strong>와\n"},
      {"**가(나)**는 **다**와\n", "<strong>가(나)</strong>는 **다**와\n"},
      {"***가(나)***는\n", "<strong><em>가(나)</em></strong>는\n"},
      // A letter before the opening marker and punctuation behind it.
      {"그는**\"안녕\"** 했다\n", "그는<strong>\"안녕\"</strong> 했다\n"},
      {"이것은**(중요)**하다\n", "이것은<strong>(중요)</strong>하다\n"},
      // One asterisk, only where nothing else can be meant.
      {"*안녕(hello)*하세요\n", "<em>안녕(hello)</em>하세요\n"},
      // Blanks inside.
      {"이건 ** 굵게 ** 쓴다\n", "이건 **굵게** 쓴다\n"},
      {"이건 **굵게 **쓴다\n", "이건 **굵게** 쓴다\n"},
      {"이건 **굵게 **, 그리고\n", "이건 **굵게**, 그리고\n"},
      {"이건 ** 굵게** 쓴다\n", "이건 **굵게** 쓴다\n"},
      {"이건 **굵게\u00A0** 쓴다\n", "이건 **굵게** 쓴다\n"},
      {"**Note: **remember this\n", "**Note:** remember this\n"},
      {"** Important ** read this\n", "**Important** read this\n"},
      {"Le **mot ** est gras\n", "Le **mot** est gras\n"},
      {"ה**[קישור](/a)** היא\n", "ה<strong>[קישור](/a)</strong> היא\n"},
      {"__ 굵게 __ 쓴다\n", "**굵게** 쓴다\n"},
      // Underscores inside a word.
      {"__초기화__는 나중에\n", "**초기화**는 나중에\n"},
      // Strikethrough.
      {"~~취소(x)~~함\n", "<del>취소(x)</del>함\n"},
      {"~~취소 ~~ 했다\n", "~~취소~~ 했다\n"},
  };
  for (const Case& test : cases) {
    INFO(test.text);
    CHECK(!findings(test.text).empty());
    CHECK(fix_text(kRule, test.text) == test.fixed);
    CHECK(fix_text_proved(kRule, test.text) == test.fixed);
    CHECK(findings(test.fixed).empty());
  }
}

TEST_CASE("asterisks, underscores and tildes that are meant as such stay silent") {
  const std::string cases[] = {
      "Trend * Seasonality * Error\n",
      "2 * 3 * 4 와 2*3*4\n",
      "x ** y ** z\n",
      "2 ** 3\n",
      "가격* 및 세금*\n",
      "가격** 및 세금\n\n** 가격은 바뀔 수 있습니다\n",
      "* 참고: 이것은\n",
      "Pass **kwargs and **options\n",
      "`def f(*args, **kwargs)` 는 **kwargs 를 받는다\n",
      "f(**a)**2 와 (**b)**c\n",
      "__init__ 과 __dirname 은\n",
      "__init__은 생성자다\n",
      "src/**/*.js and test/**/*.js\n",
      "**/*.js 와 **/*.ts\n",
      "식 $a**(b)**c$ 이다\n",
      "\\*\\*굵게(x)\\*\\*는 아니다\n",
      "&#42;&#42;굵게(x)&#42;&#42;는 아니다\n",
      "char *p 와 char **argv\n",
      "f**k 와 s**t\n",
      "***\n\n텍스트\n",
      "네~~ 좋아요~~\n",
      "안녕 ~~ 반가워 ~~\n",
      "~~지움~~ 끝\n",
      "좋다 ^^* 하하 (*^^*)\n",
      "`**굵게(x)**는`\n",
      "```\n**굵게(x)**는\n```\n",
      "<div>\n**굵게(x)**는\n</div>\n",
      "이것은 **중요**하다\n",
      "**제목** - 설명\n",
      "**굵게**\n",
      "snake_case_name 과 _강조_ 이다\n",
      "**A(b)** c\n",
      "[링크](https://a.kr/**x(y)**z)\n",
  };
  for (const std::string& text : cases) {
    INFO(text);
    CHECK(findings(text).empty());
  }
}

TEST_CASE("Jekyll and Pelican render bold that the other engines do not") {
  const std::string flanking = "**마크다운(Markdown)**을\n", blanks = "이건 ** 굵게 ** 쓴다\n";
  CHECK(findings(flanking, Engine::kJekyll).empty());
  CHECK(findings(flanking, Engine::kPelican).empty());
  CHECK(findings(flanking, Engine::kHugo).size() == 1);
  CHECK(findings(flanking, Engine::kHexo).size() == 1);
  CHECK(findings(blanks, Engine::kJekyll).size() == 1);
  CHECK(findings(blanks, Engine::kPelican).empty());
  CHECK(findings("~~취소(x)~~함\n", Engine::kHexo).empty());
  CHECK(findings("__초기화__는\n", Engine::kJekyll).size() == 1);
}

TEST_CASE("bold that is never closed is told without a fix") {
  const auto korean = findings("**굵게 시작하고 끝나지 않는다\n");
  REQUIRE(korean.size() == 1);
  CHECK(korean[0].text == "**");
  CHECK_FALSE(korean[0].has_fix);
  CHECK(korean[0].message.find("never closed") != std::string::npos);
  CHECK(findings("**Note: this goes on\n").size() == 1);
  const auto across = findings("**굵게 시작\n\n둘째 문단 끝**\n");
  REQUIRE(across.size() == 1);
  CHECK(across[0].message.find("line 3") != std::string::npos);
  CHECK(findings("**kwargs takes the rest\n").empty());
  CHECK(findings("세금** 은 따로\n\n**부가세 10%\n").empty());
}

TEST_CASE("the message quotes what is wrong and says what to type") {
  const auto found = findings("이 글은 **마크다운(Markdown)**을 다룹니다.\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].text == "**마크다운(Markdown)**");
  CHECK(found[0].column == 6);
  CHECK(found[0].message ==
        "“**마크다운(Markdown)**을” is shown with its asterisks: ** cannot close between a "
        "punctuation mark and a letter");
  CHECK(found[0].help == "write: <strong>마크다운(Markdown)</strong>을");
}

TEST_CASE("hostile emphasis is judged in linear time") {
  const std::string pieces[] = {"*",          "**",      "_",       "~~ ",  "** ",
                                "**a(b)**c ", "**a **b", "[**a** ", "**가 "};
  for (const std::string& piece : pieces) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    findings(text);
    std::string lines;
    while (lines.size() < 200'000) lines += piece + "\n\n";
    findings(lines);
  }
  SUCCEED();
}
