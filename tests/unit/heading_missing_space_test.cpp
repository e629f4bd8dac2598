#include <string>
#include <vector>

#include "catch.h"
#include "support/check.h"

using namespace postlint;
using namespace postlint::test;

namespace {

constexpr std::string_view kRule = "heading-missing-space";

std::string post(std::string_view body) {
  return "---\ntitle: 제목\ndate: 2024-03-01\n---\n\n" + std::string(body);
}

std::size_t count(std::string_view body, Engine engine = Engine::kPlain) {
  return check_text(kRule, post(body), {.engine = engine}).size();
}

std::string fixed(std::string_view body) {
  const std::string before = post("");
  return fix_text_proved(kRule, post(body)).substr(before.size());
}

}  // namespace

TEST_CASE("two or more #s without a blank are a lost heading wherever they begin a line") {
  CHECK(count("##첫째날##\n\n글.\n") == 1);
  CHECK(count("###개요###\n") == 1);
  CHECK(count("##1. First\n") == 1);
  CHECK(count("글이 이어지고\n##둘째날\n더 이어진다.\n") == 1);
  CHECK(count("> ##인용 속 제목\n") == 1);
  CHECK(count("- 항목\n\n  ##제목\n") == 1);
  CHECK(count("##**굵은 제목**\n") == 1);
  CHECK(count("##[링크](https://example.com)\n") == 1);
}

TEST_CASE("the finding of a lost heading says where, what is shown and what to type") {
  const std::vector<CheckedFinding> found = check_text(kRule, post("##첫째날##\n\n글.\n"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 6);
  CHECK(found[0].column == 1);
  CHECK(found[0].text == "##첫째날##");
  CHECK(found[0].message == "“##첫째날##” is shown as text: a heading needs a blank after its #s");
  CHECK(found[0].help == "write: ## 첫째날");
  CHECK(found[0].has_fix);
}

TEST_CASE("one # is a lost heading only where it cannot be anything else") {
  CHECK(count("#제목\n\n글이 이어진다.\n") == 1);
  CHECK(count("#Introduction\n\nSome text.\n") == 1);
  CHECK(count("#들어가며\n글이 바로 이어진다.\n") == 1);
  CHECK(count("#getting started with C\n\nSome text.\n") == 1);

  const std::vector<std::string_view> silent = {
      "#472\n\ntext\n",
      "Fixed in\n#472 and in others.\n",
      "#python #pycon\n\ntext\n",
      "#파이썬 #파이콘 #후기\n\n글.\n",
      "#파이썬\n#파이콘\n\n글.\n",
      "글의 끝이다.\n\n#파이썬\n",
      "#hey\n\ntext\n",
      "We meet in the\n#foundation channel of the chat.\n",
      "#foundation is the channel to ask in, and somebody will answer you there within a "
      "day.\n\ntext\n",
      "#!/bin/sh\n\ntext\n",
      "#include <stdio.h>\n\ntext\n",
      "#define SIZE 10\n\ntext\n",
      "#[derive(Debug)]\n\ntext\n",
      "#{name}\n\ntext\n",
      "#(참고)\n\n글.\n",
      "- #제목\n- #둘\n",
      "> #제목\n>\n> 글.\n",
  };
  for (const std::string_view body : silent) {
    CAPTURE(body);
    CHECK(count(body) == 0);
  }
}

TEST_CASE("#s that are code, escaped, part of a sentence or nothing but signs are left alone") {
  const std::vector<std::string_view> silent = {
      "```sh\n##주석\n```\n",
      "    ##주석\n",
      "`##코드`\n",
      "\\##제목\n",
      "#\\#제목\n",
      "I love F# and C##sharp.\n",
      "##\n\n글.\n",
      "##---\n\n글.\n",
      "##!!\n",
      "#######일곱\n",
      "<div>\n##제목\n</div>\n",
      "<!--\n##제목\n-->\n",
      "## 제목\n\n글.\n",
      "### I love F#\n\ntext\n",
      "## 제목 ##\n",
      "## 제목 \\##\n",
      "para\n    ## too far to the right\n",
      "| a |\n|---|\n| ##제목 |\n",
  };
  for (const std::string_view body : silent) {
    CAPTURE(body);
    CHECK(count(body) == 0);
  }
}

TEST_CASE("a full-width number sign makes no heading") {
  CHECK(count("＃ 제목\n\n글.\n") == 1);
  CHECK(count("＃＃제목\n\n글.\n") == 1);
  CHECK(count("＃＃　見出し\n\n本文。\n") == 1);
  CHECK(count("＃お知らせ\n\n本文。\n") == 0);
  CHECK(count("＃写真 ＃旅行\n\n本文。\n") == 0);
  CHECK(fixed("＃＃제목＃＃\n\n글.\n") == "## 제목\n\n글.\n");
  CHECK(fixed("＃ 제목\n\n글.\n") == "# 제목\n\n글.\n");
}

TEST_CASE("special blanks behind the #s do not make a heading") {
  CHECK(count("##\u00a0제목\n\n글.\n") == 1);
  CHECK(count("##\u3000見出し\n\n本文。\n") == 1);
  CHECK(fixed("##\u00a0제목\n\n글.\n") == "## 제목\n\n글.\n");
  CHECK(count("##\u00a0제목\n\n글.\n", Engine::kHexo) == 0);
}

TEST_CASE("closing #s that are glued to the heading are shown") {
  CHECK(count("## 제목##\n\n글.\n") == 1);
  CHECK(fixed("## 제목##\n\n글.\n") == "## 제목\n\n글.\n");
  CHECK(count("## 제목##\n\n글.\n", Engine::kPelican) == 0);
  CHECK(count("## F#\n\n글.\n") == 0);
  CHECK(count("## `a##`\n\n글.\n") == 0);
}

TEST_CASE("an engine that makes a heading of ##x is believed") {
  CHECK(count("##제목\n\n글.\n", Engine::kPelican) == 0);
  CHECK(count("＃＃제목\n\n글.\n", Engine::kPelican) == 1);
  CHECK(count("##제목\n\n글.\n", Engine::kJekyll) == 1);
}

TEST_CASE("the fix of a lost heading changes its line alone") {
  CHECK(fixed("##첫째날##\n \n글.\n") == "## 첫째날\n \n글.\n");
  CHECK(fixed("##첫째날 ##\n") == "## 첫째날\n");
  CHECK(fixed("###개요\r\n\r\n글.\r\n") == "### 개요\r\n\r\n글.\r\n");
  CHECK(fixed("##About C#\n") == "## About C#\n");
  CHECK(fixed("앞글\n##둘째날\n뒷글\n") == "앞글\n## 둘째날\n뒷글\n");
  CHECK(fixed("> ##인용\n") == "> ## 인용\n");
}

TEST_CASE("template syntax behind #s is not judged") {
  CHECK(count("##{{ page.title }}\n", Engine::kJekyll) == 0);
  CHECK(count("##{% include a.md %}\n", Engine::kJekyll) == 0);
}

TEST_CASE("a hostile number of #s takes linear time") {
  CHECK(count(std::string(200'000, '#') + "\n") == 0);
  std::string lines;
  for (int i = 0; i < 5'000; ++i) lines += "##a\n";
  CHECK(count(lines) == 5'000);
  std::string hashtags;
  for (int i = 0; i < 5'000; ++i) hashtags += "#a ";
  CHECK(count(hashtags + "\n") == 0);
}
