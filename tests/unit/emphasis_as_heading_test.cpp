#include <string>
#include <vector>

#include "catch.h"
#include "support/check.h"

using namespace postlint;
using namespace postlint::test;

namespace {

constexpr std::string_view kRule = "emphasis-as-heading";

std::string post(std::string_view body) {
  return "---\ntitle: 제목\ndate: 2024-03-01\n---\n\n" + std::string(body);
}

std::size_t count(std::string_view body) {
  return check_text(kRule, post(body)).size();
}

}  // namespace

TEST_CASE("a bold line with something below it serves as a heading") {
  const std::vector<std::string_view> bodies = {
      "**파이썬으로 하는 계산**\n\n- 들은 이야기\n",
      "**왜 테스트를 쓰나요?**\n\n고치기가 쉬워진다.\n",
      "**퇴근합시다.**\n\n![회의실](https://example.com/a.jpg)\n\n글.\n",
      "**이렇게 하면 돼요**\n\n글.\n",
      "__둘째 날__\n\n글.\n",
      "**주요 기능**:\n\n- 하나\n- 둘\n",
      "**주요 기능:**\n\n- 하나\n- 둘\n",
      "**What is new**\n\n> a quote\n",
      "**`main.cpp`의 구조**\n\n```\nint main() {}\n```\n",
      "**見出し**\n\n本文。\n",
      "**1. 준비하기**\n\n글.\n",
  };
  for (const std::string_view body : bodies) {
    CAPTURE(body);
    CHECK(count(body) == 1);
  }
}

TEST_CASE("bold lines above code are headings where more than the code stands below") {
  CHECK(count("**파일 하나**\n\n```sh\na 하나\n```\n\n설명.\n\n"
              "**폴더 전체**\n\n```sh\na .\n```\n\n설명.\n") == 2);
  CHECK(count("**하나**\n\n```\na\n```\n\n**두 개**\n\n```\nb\n```\n\n**더 알아보기**\n\n글.\n") ==
        1);
}

TEST_CASE("bold text that is no heading is left alone") {
  const std::vector<std::string_view> bodies = {
      "글 **굵게** 글.\n\n글.\n",
      "**끝 인사**\n",
      "**굵게**\n\n## 제목\n",
      "**굵게**\n\n---\n\n글.\n",
      "**굵게**\n이어지는 글.\n\n글.\n",
      "- **항목**\n\n  글.\n",
      "> **인용**\n>\n> 글.\n",
      "*기울임*\n\n글.\n",
      "![바다](https://example.com/a.jpg)\n\n**바다를 찍은 사진**\n\n글.\n",
      "**참고: 이 글은 옛 버전을 다룹니다**\n\n글.\n",
      "**Note: this is about an old version**\n\ntext\n",
      "**Update:**\n\ntext\n",
      "**Figure 1: the sea in the morning**\n\ntext\n",
      "**이 글은 두 해 전에 쓴 것입니다. 지금은 많은 것이 바뀌었습니다.**\n\n글.\n",
      "**We have moved everything to the new server over the weekend, and it went "
      "well.**\n\ntext\n",
      "**[내려받기](https://example.com/a.zip)**\n\n글.\n",
      "**첫 줄**\n\n**둘째 줄**\n\n글.\n",
      "**첫 줄\n둘째 줄**\n\n글.\n",
      "**굵게** **또**\n\n글.\n",
      "\\*\\*굵게\\*\\*\n\n글.\n",
      "`**굵게**`\n\n글.\n",
      "<div>\n**굵게**\n</div>\n\n글.\n",
      "***굵고 기울게***\n\n글.\n",
      "**사용법:**\n\n글.\n",
      "**Before**\n\n```js\na();\n```\n",
      "**컴파일하는 명령:**\n\n```sh\nmake\n```\n",
      "**컴파일하는 명령**:\n\n```sh\nmake\n```\n",
      "**장점**\n\n빠르다.\n\n글.\n\n**장점**\n\n작다.\n",
      "**(image.png)**\n\n글.\n",
      "## 쓰는 법\n\n**파일 하나**\n\n```sh\na 하나\n```\n\n**폴더 전체**\n\n```sh\na .\n```\n\n## "
      "끝\n",
      "**One file**\n\n    a one\n\n**A folder**\n\n    a .\n",
  };
  for (const std::string_view body : bodies) {
    CAPTURE(body);
    CHECK(count(body) == 0);
  }
}

TEST_CASE("the help names the level that fits") {
  const auto help = [](std::string_view body) { return check_text(kRule, post(body)).at(0).help; };
  CHECK(help("**첫째 날**\n\n글.\n") == "write: ## 첫째 날");
  CHECK(help("## 여행\n\n**첫째 날**\n\n글.\n") == "write: ### 첫째 날");
  CHECK(help("## 여행\n\n##첫째 날##\n\n글.\n\n**아침**\n\n글.\n") == "write: ### 아침");
  CHECK(help("#### 여행\n\n##첫째 날##\n\n글.\n\n### 집\n\n**아침**\n\n글.\n") ==
        "write: #### 아침");
  CHECK(help("###### 여행\n\n**첫째 날**\n\n글.\n") == "write: ###### 첫째 날");
}

TEST_CASE("the unsafe fix writes a heading and keeps the text") {
  const auto fixed = [](std::string_view body) { return fix_text_proved(kRule, post(body)); };
  CHECK(fixed("## 여행\n\n**첫째 날**\n\n글.\n") == post("## 여행\n\n### 첫째 날\n\n글.\n"));
  CHECK(fixed("**주요 기능**:\n\n- 하나\n") == post("## 주요 기능:\n\n- 하나\n"));
  CHECK(fixed("**About C#**\n\ntext\n") == post("**About C#**\n\ntext\n"));
}

TEST_CASE("many bold lines take linear time") {
  std::string body;
  for (int i = 0; i < 10'000; ++i) body += "**제목 " + std::to_string(i) + "**\n\n글.\n\n";
  CHECK(count(body) == 10'000);
}
