// The rules about headings, but for heading-missing-space and emphasis-as-heading.
#include <string>
#include <vector>

#include "catch.h"
#include "support/check.h"

using namespace postlint;
using namespace postlint::test;

namespace {

constexpr std::string_view kHead = "---\ntitle: 여행 기록\ndate: 2024-03-01\n---\n\n";

std::string post(std::string_view body) {
  return std::string(kHead) + std::string(body);
}

std::size_t count(std::string_view rule, std::string_view body, Engine engine = Engine::kPlain) {
  return check_text(rule, post(body), {.engine = engine}).size();
}

struct Case {
  std::string_view body;
  std::size_t findings;
};

void check_cases(std::string_view rule, const std::vector<Case>& cases,
                 Engine engine = Engine::kPlain) {
  for (const Case& c : cases) {
    CAPTURE(rule, c.body);
    CHECK(count(rule, c.body, engine) == c.findings);
  }
}

}  // namespace

TEST_CASE("seven #s are too many for a heading") {
  check_cases("heading-too-deep", {
                                      {"####### 참고\n\n글.\n", 1},
                                      {"########참고########\n", 1},
                                      {"###### 참고\n\n글.\n", 0},
                                      {"#######\n", 0},
                                      {"```\n####### 주석\n```\n", 0},
                                      {"글\n####### 줄\n", 0},
                                      {"##참고\n", 0},
                                  });
  CHECK(fix_text("heading-too-deep", post("####### 참고\n")) == post("###### 참고\n"));
}

TEST_CASE("#s alone make an empty heading") {
  check_cases("heading-empty", {
                                   {"##\n\n글.\n", 1},
                                   {"## ##\n\n글.\n", 1},
                                   {"글\n#\n글\n", 1},
                                   {"## 제목\n", 0},
                                   {"## ![그림](a.png)\n", 0},
                                   {"## `코드`\n", 0},
                                   {"## <a name=\"x\"></a>\n", 0},
                                   {"```\n##\n```\n", 0},
                                   {"\\#\\#\n", 0},
                               });
  check_cases("heading-empty", {{"## {{ page.title }}\n", 0}}, Engine::kJekyll);
}

TEST_CASE("a heading may go down one level, not two") {
  check_cases("heading-skipped-level", {
                                           {"## 가\n\n#### 나\n", 1},
                                           {"## 가\n\n### 나\n\n#### 다\n", 0},
                                           {"#### 가\n\n## 나\n", 0},
                                           {"## 가\n\n#### 나\n\n#### 다\n\n## 라\n\n#### 마\n", 1},
                                           {"# 가\n\n### 나\n\n# 다\n\n#### 라\n", 2},
                                           {"## 가\n\n<h3>나</h3>\n\n#### 다\n", 0},
                                           {"## 가\n\n##나\n\n### 다\n\n##### 라\n", 1},
                                           {"## 가\n\n###나\n\n#### 다\n", 0},
                                           {"## 가\n\n> #### 인용\n\n### 나\n", 0},
                                           {"가\n---\n\n#### 나\n", 1},
                                       });
  const std::vector<CheckedFinding> found =
      check_text("heading-skipped-level", post("## 가\n\n#### 계정 만들기\n"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 8);
  CHECK(found[0].help == "write: ### 계정 만들기");
}

TEST_CASE("a second heading of level 1 is reported once where the post has no title of its own") {
  CHECK(check_text("heading-multiple-h1", "# 가\n\n# 나\n\n# 다\n").size() == 1);
  CHECK(check_text("heading-multiple-h1", "# 가\n\n# 나\n\n# 다\n")[0].line == 3);
  CHECK(check_text("heading-multiple-h1", "가\n===\n\n나\n===\n").size() == 1);
  CHECK(check_text("heading-multiple-h1", "# 가\n\n## 나\n").empty());
  CHECK(check_text("heading-multiple-h1", "# 가\n\n> # 인용\n").empty());
  CHECK(check_text("heading-multiple-h1", "# 가\n\n```\n# 주석\n```\n").empty());
  CHECK(count("heading-multiple-h1", "# 가\n\n# 나\n", Engine::kHugo) == 0);
}

TEST_CASE("a heading of level 1 beside the title is reported once a post") {
  check_cases("heading-h1-beside-title",
              {
                  {"# 여행 기록\n\n글.\n", 1},
                  {"# 첫째 날\n\n# 둘째 날\n", 1},
                  {"여행\n===\n\n글.\n", 1},
                  {"## 첫째 날\n", 0},
                  {"> # 인용\n", 0},
                  {"#여행\n", 0},
              },
              Engine::kHugo);
  check_cases("heading-h1-beside-title", {{"# 여행 기록\n\n글.\n", 0}}, Engine::kDocusaurus);
  CHECK(check_text("heading-h1-beside-title", "# 여행 기록\n\n글.\n", {.engine = Engine::kHugo})
            .empty());
  CHECK(check_text("heading-h1-beside-title", post("# 여행 기록!\n\n글.\n"),
                   {.engine = Engine::kHugo})
            .at(0)
            .help == "delete the heading");
}

TEST_CASE("--- right below a text makes a heading of it") {
  const std::string_view lines =
      "첫째 날에는 비가 와서 숙소에만 있었다.\n둘째 날에는 날이 개어 바다를 보러 "
      "갔다.\n---\n\n글.\n";
  check_cases(
      "heading-accidental-setext",
      {
          {lines, 1},
          {"![바다](https://example.com/a.jpg)\n---\n\n글.\n", 1},
          {"The first day it rained, so that we stayed at the inn and read all the books.\n---\n",
           1},
          {"제목\n---\n\n글.\n", 0},
          {"- 하나\n\n글이 이어지고\n또 이어진다\n-\n", 1},
          {"Title\n=====\n\ntext\n", 0},
          {"A long title that says all there is to say about the matter, in one line\n"
           "------------------------------------------------------------------------\n",
           0},
          {"A very long title which its writer has\nwrapped at forty columns\n===\n", 0},
          {"글이 길게 이어지고 또 이어진다.\n\n---\n\n글.\n", 0},
          {"# 제목\n---\n", 0},
          {"```\na b c.\nd e f.\n---\n```\n", 0},
      });
  const std::vector<CheckedFinding> found = check_text("heading-accidental-setext", post(lines));
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 8);
  CHECK(found[0].text == "---");
  CHECK(fix_text("heading-accidental-setext", post("가는 길.\n오는 길.\n---\n")) ==
        post("가는 길.\n오는 길.\n\n---\n"));
}

TEST_CASE("headings of the same text are reported on request") {
  check_cases("heading-duplicate", {
                                       {"## 설치\n\n## 설치\n", 1},
                                       {"## 설치\n\n## **설치**\n", 1},
                                       {"## 설치\n\n## 제거\n", 0},
                                   });
  const std::string nested = post("## 가\n\n### 설치\n\n## 나\n\n### 설치\n\n### 설치\n");
  CHECK(check_text("heading-duplicate", nested).size() == 2);
  CHECK(check_text("heading-duplicate", nested, {.options = {"siblings-only=true"}}).size() == 1);
}

TEST_CASE("blanks before a heading count where the engine shows it as text") {
  check_cases("heading-indented",
              {{" ## 제목\n\n글.\n", 1},
               {"   ## 제목\n", 1},
               {"## 제목\n", 0},
               {"    ## 코드\n", 0},
               {"- ## 제목\n", 0}},
              Engine::kJekyll);
  check_cases("heading-indented", {{" ## 제목\n", 0}}, Engine::kHugo);
  CHECK(fix_text_proved("heading-indented", post("  ## 제목\n\n글.\n"),
                        {.engine = Engine::kJekyll}) == post("## 제목\n\n글.\n"));
}

TEST_CASE("heading rules take linear time on hostile input") {
  std::string headings;
  for (int i = 0; i < 20'000; ++i) headings += i % 2 == 0 ? "# a\n\n" : "##### b\n\n";
  CHECK(count("heading-skipped-level", headings) == 1);
  CHECK(count("heading-h1-beside-title", headings, Engine::kHugo) == 1);
  CHECK(count("heading-duplicate", headings) == 19'998);
}
