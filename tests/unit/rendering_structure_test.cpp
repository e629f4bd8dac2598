#include "catch.h"
#include "checks/registry.h"
#include "support/check.h"

#include <string>

using namespace postlint;
using namespace postlint::test;

namespace {

std::size_t count(std::string_view rule, const std::string& text, Engine engine = Engine::kPlain) {
  return check_text(rule, text, {.engine = engine}).size();
}

}  // namespace

TEST_CASE("a rendering rule's bad example reports it alone, its good example nothing") {
  for (const Rule* rule : rule_table().rules) {
    if (rule->family != Family::kRendering) continue;
    const CheckSetup setup{.path = std::string(rule->example.path), .engine = rule->example.engine};
    for (const Rule* other : rule_table().rules) {
      if (!other->on_by_default || other->check == nullptr) continue;
      CAPTURE(rule->id, other->id);
      CHECK(check_text(other->id, rule->bad, setup).size() == (other == rule ? 1u : 0u));
      CHECK(check_text(other->id, rule->good, setup).empty());
    }
  }
}

TEST_CASE("a fence that is not closed is found once") {
  constexpr std::string_view kRule = "code-fence-unclosed";
  CHECK(count(kRule, "```sh\nls\n\n글\n") == 1);
  CHECK(count(kRule, "~~~\nls\n") == 1);
  CHECK(count(kRule, "```\nls\n```\n\n글\n") == 0);
  CHECK(count(kRule, "- 하나\n\n  ```\n  ls\n  ```\n") == 0);
  CHECK(count(kRule, "> ```\n> ls\n\n글\n") == 0);  // readers see the code as it is meant
  CHECK(count(kRule, "    들여쓴 코드\n") == 0);
  CHECK(count(kRule, "````md\n```js\nx\n```\n````\n") == 0);

  const auto dedented = check_text(kRule, "- 하나\n  ```\n  ls\n```\n\n글\n");
  REQUIRE(dedented.size() == 1);
  CHECK(dedented[0].line == 2);
  CHECK(dedented[0].help == "begin line 4 as line 2 begins, indented alike");

  const auto inside = check_text(kRule, "```js\na\n\n글입니다\n\n```python\nb\n```\n\n끝\n");
  REQUIRE(inside.size() == 1);
  CHECK(inside[0].message ==
        "this code block is not closed before the next one starts in line 6: the text between them "
        "is shown as code");
  CHECK(count(kRule, "```markdown\n글\n```js\nb\n```\n\n끝\n") == 0);

  const auto shorter = check_text(kRule, "````js\na\n```\n\n글\n");
  REQUIRE(shorter.size() == 1);
  CHECK(shorter[0].help == "line 3 has too few marks to close it: write ````");
  const auto glued = check_text(kRule, "```js\nf();```\n\n글\n");
  REQUIRE(glued.size() == 1);
  CHECK(glued[0].help == "the closing ``` of line 2 must stand on a line of its own");
  CHECK(check_text(kRule, "```\nx\n", {.engine = Engine::kJekyll})[0].message ==
        "this code block is never closed: the fence and all that follows are shown as text");
}

TEST_CASE("HTML that stays open is found") {
  constexpr std::string_view kRule = "html-unclosed";
  CHECK(count(kRule, "<div>\n\n글\n") == 1);
  CHECK(count(kRule, "<div>\n\n글\n\n</div>\n") == 0);
  CHECK(count(kRule, "<div><div>\n\n글\n\n</div>\n") == 1);
  CHECK(count(kRule, "글 <b>굵게 그리고\n") == 1);
  CHECK(count(kRule, "글 <B>굵게</b> 그리고\n") == 0);
  CHECK(count(kRule, "글\n\n<!-- 주석\n\n더 글\n") == 1);
  CHECK(count(kRule, "글 <!-- 주석 --> 더\n") == 0);
  CHECK(count(kRule, "<p>글\n\n<ul>\n<li>하나\n<li>둘\n</ul>\n") == 0);
  CHECK(count(kRule, "<br> <img src=\"a.png\" alt=\"x\"> <hr>\n") == 0);
  CHECK(count(kRule, "`<div>` 요소와 \\<div> 요소\n") == 0);
  CHECK(count(kRule, "```html\n<div>\n```\n") == 0);
  CHECK(count(kRule, "<a name=\"top\">\n\n글\n") == 0);
  CHECK(count(kRule, "닫기만 </div> 한다\n") == 0);
  CHECK(count(kRule, "자바의 List<Object> 타입\n") == 0);
  CHECK(count(kRule, "<span class=\"x\">글\n") == 0);
  CHECK(count(kRule, "<iframe src=\"https://a.kr\" />\n\n글\n") == 1);
  CHECK(count(kRule, "<iframe src=\"https://a.kr\" />\n\n글\n", Engine::kJekyll) == 0);
  CHECK(count(kRule, "<div>\n\n{% include end.html %}\n", Engine::kJekyll) == 0);
  const auto twice = check_text(kRule, "글 <b>굵게<b> 그리고\n");
  REQUIRE(twice.size() == 1);
  CHECK(twice[0].message == "“<b>” is never closed: the text after it is bold");
  CHECK(twice[0].help == "write </b> in place of the second <b>");
  const auto slash = check_text(kRule, "<a href=\"https://a.kr\">글<a/> 그리고\n");
  REQUIRE(slash.size() == 1);
  CHECK(slash[0].help == "write </a> in place of <a/>");
}

TEST_CASE("tables that are shown as text are found") {
  constexpr std::string_view kRule = "table-not-parsed";
  const std::string mismatch = "| 가 | 나 | 다 |\n|---|---|\n| 1 | 2 | 3 |\n";
  CHECK(count(kRule, mismatch) == 1);
  CHECK(count(kRule, mismatch, Engine::kJekyll) == 0);
  CHECK(count(kRule, "| 가 | 나 |\n|---|---|\n| 1 | 2 |\n") == 0);
  CHECK(count(kRule, "가 | 나\n--- | ---\n1 | 2\n") == 0);
  CHECK(count(kRule, "| 가 | 나 |\n| 1 | 2 |\n| 3 | 4 |\n") == 1);
  CHECK(count(kRule, "| 가 | 나 |\n|—|—|\n| 1 | 2 |\n") == 1);
  CHECK(count(kRule, "| 가 | 나 |\n|===|===|\n| 1 | 2 |\n") == 1);
  CHECK(count(kRule, "> | 가 | 나 | 다 |\n> |---|---|\n") == 1);
  CHECK(count(kRule, "| 가 | 나 |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n") == 1);
  CHECK(count(kRule, "`a | b` 를 쓰고\ngrep x | wc -l\n") == 0);
  CHECK(count(kRule, "|절댓값|\n") == 0);
  CHECK(count(kRule, "확률 P(A|B) 는\nP(B|A) 와 다르다\n") == 0);
  CHECK(count(kRule, "제목 | 부제\n---\n") == 0);
  CHECK(count(kRule, "```\n| 가 | 나 |\n| 1 | 2 |\n```\n") == 0);
  const std::string glued = "표는 다음과 같다\n| 가 | 나 |\n|---|---|\n| 1 | 2 |\n";
  CHECK(count(kRule, glued) == 0);
  CHECK(count(kRule, glued, Engine::kHugo) == 0);
  CHECK(count(kRule, glued, Engine::kJekyll) == 1);
  CHECK(count(kRule, glued, Engine::kZola) == 1);
  CHECK(check_text(kRule, mismatch)[0].message ==
        "this table is shown as text: its header has 3 columns, the line under it 2");
}

TEST_CASE("cells that a table leaves out are found") {
  constexpr std::string_view kRule = "table-column-count";
  const std::string head = "| 가 | 나 |\n|---|---|\n";
  CHECK(count(kRule, head + "| 1 | 2 | 3 |\n") == 1);
  CHECK(count(kRule, head + "| 1 | 2 | |\n") == 0);
  CHECK(count(kRule, head + "| 1 |\n") == 0);
  CHECK(count(kRule, head + "| 1 \\| x | 2 |\n") == 0);
  CHECK(count(kRule, head + "| 1 | 2 | 3 |\n", Engine::kJekyll) == 0);
  CHECK(count(kRule, head + "| `a|b` | 2 |\n", Engine::kPelican) == 0);
  CHECK(count(kRule, head + "| {{ x | upcase }} | 2 |\n", Engine::kEleventy) == 0);
  const auto code = check_text(kRule, head + "| `a|b` | 파이프 |\n");
  REQUIRE(code.size() == 1);
  CHECK(code[0].message == "this row has 3 cells, the header 2: “파이프” is left out of the page");
  CHECK(code[0].help == "write \\| for a | inside of a cell, in code too");
}

TEST_CASE("Markdown that HTML keeps as text is found once a block") {
  constexpr std::string_view kRule = "markdown-in-html";
  CHECK(count(kRule, "<div>\n**굵게** 그리고 [글](https://a.kr)\n</div>\n") == 1);
  CHECK(count(kRule, "<div>\n\n**굵게**\n\n</div>\n") == 0);
  CHECK(count(kRule, "<td>[글](/글/)</td>\n") == 1);
  CHECK(count(kRule, "<div>\n## 제목\n</div>\n") == 1);
  CHECK(count(kRule, "<iframe src=\"https://a.kr\"></iframe>\n**굵게**\n") == 1);
  CHECK(count(kRule, "<iframe src=\"https://a.kr\"></iframe>\n**굵게**\n", Engine::kJekyll) == 0);
  CHECK(count(kRule, "<pre>\n**굵게** [글](https://a.kr)\n</pre>\n") == 0);
  CHECK(count(kRule, "<p><code>a[i](x.y)</code></p>\n") == 0);
  CHECK(count(kRule, "<script>\nvar a = \"[글](https://a.kr)\";\n</script>\n") == 0);
  CHECK(count(kRule, "<!--\n[글](https://a.kr)\n-->\n") == 0);
  CHECK(count(kRule, "<img alt=\"[글](https://a.kr)\" src=\"a.png\">\n") == 0);
  CHECK(count(kRule, "<div>\na ** b ** c 와 f[0](x)\n</div>\n") == 0);
  CHECK(count(kRule, "<div markdown=\"1\">\n**굵게**\n</div>\n", Engine::kJekyll) == 0);
  CHECK(count(kRule, "<span>\n**굵게**\n</span>\n", Engine::kJekyll) == 0);
  CHECK(count(kRule, "<div>\n**굵게**\n</div>\n", Engine::kDocusaurus) == 0);
  CHECK(count(kRule, "<div>\n{{% note %}}\n**굵게**\n{{% /note %}}\n</div>\n", Engine::kHugo) == 0);
  const auto found = check_text(kRule, "> <div>\n> 자 **굵게** 다\n> </div>\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 2);
  CHECK(found[0].text == "**굵게**");
}

TEST_CASE("in Jekyll a block element stays raw over blank lines") {
  constexpr std::string_view kRule = "markdown-in-html";
  const std::string details =
      "<details>\n<summary>더</summary>\n\n- **하나**\n- 둘\n\n</details>\n";
  CHECK(count(kRule, details, Engine::kHugo) == 0);
  const auto found = check_text(kRule, details, {.engine = Engine::kJekyll});
  REQUIRE(found.size() == 1);
  CHECK(
      found[0].message ==
      "the Markdown inside of this <details>, from line 4 on, is shown as it is written in Jekyll");
  CHECK(fix_text(kRule, details, {.engine = Engine::kJekyll})
            .starts_with("<details markdown=\"1\">\n"));
  CHECK(count(kRule, "<details markdown=\"1\">\n\n- 하나\n\n</details>\n", Engine::kJekyll) == 0);
  CHECK(count(kRule, "<div>\n\n글만 있다\n\n</div>\n", Engine::kJekyll) == 0);
  CHECK(count(kRule, "<div>\n\n**굵게**\n", Engine::kJekyll) == 0);  // html-unclosed tells it
}

TEST_CASE("numbered lines that run on in a paragraph are found") {
  constexpr std::string_view kRule = "list-number-jump";
  CHECK(count(kRule, "단계:\n2. 빌드\n3. 배포\n") == 1);
  CHECK(count(kRule, "단계:\n2. 빌드\n") == 1);
  CHECK(count(kRule, "이어서\n3) 빌드\n4) 배포\n") == 1);
  CHECK(count(kRule, "단계:\n1. 빌드\n2. 배포\n") == 0);
  CHECK(count(kRule, "단계:\n\n2. 빌드\n3. 배포\n") == 0);
  CHECK(count(kRule, "날짜는\n2017. 8월\n") == 0);
  CHECK(count(kRule, "날짜는:\n08. 29. 작성\n") == 0);
  CHECK(count(kRule, "버전은 3. 아니\n2. 이다\n") == 0);
  CHECK(count(kRule, "단계:\n2. 빌드\n3. 배포\n", Engine::kJekyll) == 0);
  CHECK(fix_text(kRule, "> 단계:\n> 2. 빌드\n> 3. 배포\n") == "> 단계:\n>\n> 2. 빌드\n> 3. 배포\n");
}

TEST_CASE("words in angle brackets that vanish are found") {
  constexpr std::string_view kRule = "unescaped-html-like";
  CHECK(count(kRule, "자바의 List<String> 타입\n") == 1);
  CHECK(count(kRule, "List<Object> 와 Vec<T>\n") == 2);
  CHECK(count(kRule, "git clone <url> 을 친다\n") == 1);
  CHECK(count(kRule, "`List<String>` 타입\n") == 0);
  CHECK(count(kRule, "List\\<String> 과 List&lt;String>\n") == 0);
  CHECK(count(kRule, "Map<K, V> 와 <제목> 과 <3\n") == 0);
  CHECK(count(kRule, "글 <b>굵게</b> <kbd>Ctrl</kbd> <br> x\n") == 0);
  CHECK(count(kRule, "글 <my-widget> 과 <foo bar=\"x\"> 과 <Counter/>\n") == 0);
  CHECK(count(kRule, "글 <counter>3</counter> 개\n") == 0);
  CHECK(count(kRule, "<https://a.kr> 과 <me@a.kr>\n") == 0);
  CHECK(count(kRule, "글 <Tabs> 과\n", Engine::kVitePress) == 0);
  CHECK(count(kRule, "자바의 List<String> 타입\n", Engine::kDocusaurus) == 0);
  CHECK(check_text(kRule, "자바의 List<String> 타입\n")[0].message ==
        "of “List<String>” readers see only “List”: browsers take the rest for an HTML tag");
  CHECK(fix_text(kRule, "자바의 List<String> 타입\n") == "자바의 List&lt;String> 타입\n");
}

TEST_CASE("input that is too complex is told") {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "> ";
  CHECK(count("input-too-complex", deep + "x\n") == 1);
  CHECK(count("input-too-complex", "> > > 글\n") == 0);
}

TEST_CASE("hostile structure is judged in linear time") {
  const std::string rules[] = {"code-fence-unclosed", "html-unclosed",    "table-not-parsed",
                               "table-column-count",  "markdown-in-html", "list-number-jump",
                               "unescaped-html-like"};
  const std::string pieces[] = {"<",
                                "|",
                                "[",
                                "](",
                                "<b>",
                                "<div>\n\n",
                                "<div>\n\n**a**\n\n</div>\n\n",
                                "|a",
                                "```\n",
                                "- ```\n",
                                "<div>**",
                                "a<T> ",
                                "`|",
                                "2. a\n",
                                "\\|",
                                "<!--",
                                "| a | b |\n",
                                "| a | b |\n\n"};
  for (const std::string& piece : pieces) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    for (const std::string& rule : rules) check_text(rule, text, {.engine = Engine::kZola});
    for (const std::string& rule : rules) check_text(rule, text, {.engine = Engine::kPelican});
  }
  SUCCEED();
}
