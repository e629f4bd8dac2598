#include <string>

#include "catch.h"
#include "checks/front_matter/markup.h"
#include "support/check.h"

using namespace postlint;
using namespace postlint::test;

namespace {

std::string post(const std::string& fields, const std::string& body = "본문이다.\n") {
  return "---\n" + fields + "---\n\n" + body;
}

}  // namespace

TEST_CASE("markup is told from signs that mean nothing") {
  struct Row {
    const char* text;
    const char* found;  // nullptr: none
    const char* plain;
  };
  const Row rows[] = {
      {"[파이콘](https://pycon.kr/) 에 다녀왔다.", "[파이콘](https://pycon.kr/)",
       "파이콘 에 다녀왔다."},
      {"끝이 잘린 [링크](https://exam", "[링크](https://exam", "끝이 잘린 링크"},
      {"![그림](a.png) 설명", "![그림](a.png)", "그림 설명"},
      {"**굵게**는 이렇게", "**굵게**", "굵게는 이렇게"},
      {"<b>Bold</b> text", "<b>", "Bold text"},
      {"one<br>two", "<br>", "onetwo"},
      {"## 제목 하나", "## 제목 하나", "제목 하나"},
      {"use `std::move` here", "`std::move`", "use std::move here"},
      {"a\n  **b**\n\nc", "**b**", "a b c"},
      {"1. [a](b.html)", "[a](b.html)", "1. a"},
      {"src/**/*.md and **/*.ts", nullptr, nullptr},
      {"2**3 and 4**5", nullptr, nullptr},
      {"List<String> and Map<K, V>", nullptr, nullptr},
      {"the <title> element", nullptr, nullptr},
      {"a [1] b (c)", nullptr, nullptr},
      {"f[x](y)", nullptr, nullptr},
      {"C# and #hashtag", nullptr, nullptr},
      {"5 * 3 * 2", nullptr, nullptr},
      {"snake_case_name and __init__", nullptr, nullptr},
      {"평범한 설명이다.", nullptr, nullptr},
      {"", nullptr, nullptr},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto found = find_markup(row.text);
    CHECK(found.has_value() == (row.found != nullptr));
    if (!found || !row.found) continue;
    CHECK(std::string(found->text) == row.found);
    if (std::string(row.found) != "<br>") CHECK(to_plain_text(row.text) == row.plain);
  }
}

TEST_CASE("description-markup rewrites that value and nothing else") {
  const std::string before = post(
      "title: '파이콘'\ndescription: '[파이콘](https://pycon.kr/)에 다녀왔다. 그날은 "
      "''맑았다''.'\ntags: ['a']\n");
  CHECK(
      fix_text_proved("description-markup", before) ==
      post("title: '파이콘'\ndescription: '파이콘에 다녀왔다. 그날은 ''맑았다''.'\ntags: ['a']\n"));
  CHECK(
      fix_text_proved("description-markup", post("description: >-\n  **하나** 둘\n  셋\nx: 1\n")) ==
      post("description: \"하나 둘 셋\"\nx: 1\n"));
  CHECK(
      fix_text_proved("description-markup", "+++\ndescription = \"**하나** \\\"둘\\\"\"\n+++\n") ==
      "+++\ndescription = \"하나 \\\"둘\\\"\"\n+++\n");
  const auto found = check_text("description-markup", before);
  REQUIRE(found.size() == 1);
  CHECK(
      found[0].message ==
      "the description has a Markdown link, which search results and link cards show as it stands: "
      "“[파이콘](https://pycon.kr/)”");
  CHECK(found[0].help == "write: 파이콘에 다녀왔다. 그날은 '맑았다'.");

  const std::string code = post("description: uses `std::move`\n");
  CHECK(check_text("description-markup", code).empty());
  CHECK(check_text("description-markup", code, {.options = {"code=true"}}).size() == 1);
  // Rendered by the engine or its themes.
  CHECK(check_text("description-markup", post("summary: '**a**'\n"), {.engine = Engine::kHugo})
            .empty());
  CHECK(check_text("description-markup", post("excerpt: '**a**'\n"), {.engine = Engine::kJekyll})
            .empty());
  CHECK(check_text("description-markup", post("excerpt: '**a**'\n"), {.engine = Engine::kAstro})
            .size() == 1);
  CHECK(check_text("description-markup", post("description: '{{ x }} **a**'\n")).empty());
}

TEST_CASE("title-markup leaves code and printed tags alone") {
  CHECK(check_text("title-markup", post("title: '**중요** 공지'\n")).size() == 1);
  CHECK(check_text("title-markup", post("title: '[a](https://b.c)'\n")).size() == 1);
  CHECK(check_text("title-markup", post("title: 'Fast `for`-`in`'\n")).empty());
  CHECK(check_text("title-markup", post("title: 'A <em>b</em>'\n"), {.engine = Engine::kHugo})
            .size() == 1);
  CHECK(check_text("title-markup", post("title: 'A <em>b</em>'\n"), {.engine = Engine::kJekyll})
            .empty());
  CHECK(fix_text("title-markup", post("title: '**중요** 공지'\n")) == post("title: '중요 공지'\n"));
}

TEST_CASE("description-length counts columns") {
  const auto count = [](const std::string& text) {
    return check_text("description-length", post("description: " + text + "\n")).size();
  };
  CHECK(count("short") == 1);
  CHECK(count("스물다섯 글자가 넘는 한국어 설명은 화면에서 쉰 칸보다 넓다") == 0);
  CHECK(count(std::string(200, 'a')) == 1);
  CHECK(count(std::string(100, 'a')) == 0);
  CHECK(check_text("description-length", post("title: x\n")).empty());
}

TEST_CASE("description-truncated-copy finds the head of the post cut off") {
  const std::string body =
      "남쪽에서 올라온 **봄**을 따라 사흘 동안 걸으며 적은 짧은 기록이다. 둘째 문장.\n";
  const auto count = [&](const std::string& text) {
    return check_text("description-truncated-copy", post("description: '" + text + "'\n", body))
        .size();
  };
  CHECK(count("남쪽에서 올라온 봄을 따라 사흘 동안 걸으") == 1);
  CHECK(count("남쪽에서 올라온 **봄**을 따라 사흘 동안 걸으...") == 1);
  CHECK(count("남쪽에서 올라온 봄을 따라 사흘 동안 걸으며 적은 짧은 기록이다.") == 0);
  CHECK(count("사흘 동안의 도보 여행을 적은 짧은 기록 모음") == 0);
}
