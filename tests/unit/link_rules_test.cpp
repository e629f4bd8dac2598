#include <string>
#include <vector>

#include "catch.h"
#include "checks/registry.h"
#include "support/check.h"

using namespace postlint;
using namespace postlint::test;

namespace {

struct Sample {
  std::string text;
  std::string expected;  // the reported text; empty: nothing is reported
  Engine engine = Engine::kPlain;
};

void check_samples(std::string_view rule, const std::vector<Sample>& samples) {
  for (const Sample& sample : samples) {
    CAPTURE(rule, sample.text);
    std::string reported;
    for (const CheckedFinding& finding : check_text(rule, sample.text, {.engine = sample.engine})) {
      if (!reported.empty()) reported += " | ";
      reported += finding.text;
      CHECK_FALSE(finding.message.ends_with('.'));
    }
    CHECK(reported == sample.expected);
  }
}

struct Repair {
  std::string text, fixed;
  Engine engine = Engine::kPlain;
};

void check_repairs(std::string_view rule, const std::vector<Repair>& repairs) {
  for (const Repair& repair : repairs) {
    CAPTURE(rule, repair.text);
    CHECK(fix_text_proved(rule, repair.text, {.engine = repair.engine}) == repair.fixed);
    CHECK(check_text(rule, repair.fixed, {.engine = repair.engine}).empty());
  }
}

std::string repeat(std::string_view text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

}  // namespace

TEST_CASE("the examples of the link rules report their rule, once put right nothing") {
  for (const Rule* rule : rule_table().rules) {
    if (rule->family != Family::kLinks || rule->check == nullptr || rule->needs_web ||
        !rule->example.former_url.empty()) {
      continue;
    }
    CAPTURE(rule->id);
    CheckSetup setup{.path = std::string(rule->example.path), .engine = rule->example.engine};
    for (std::string_view file : rule->example.files) setup.files.emplace_back(file);
    for (const auto& [path, text] : rule->example.other_posts) setup.texts.emplace_back(path, text);
    CHECK_FALSE(check_text(rule->id, rule->bad, setup).empty());
    for (const Rule* other : rule_table().rules) {
      if (other->family != Family::kLinks || other->check == nullptr) continue;
      if (!other->on_by_default && other != rule) continue;
      CAPTURE(other->id);
      if (other != rule) CHECK(check_text(other->id, rule->bad, setup).empty());
      CHECK(check_text(other->id, rule->good, setup).empty());
    }
    if (rule->fix == FixSafety::kSafe) {
      CHECK(check_text(rule->id, fix_text_proved(rule->id, rule->bad, setup), setup).empty());
    }
  }
}

TEST_CASE("link-target-empty") {
  check_samples(
      "link-target-empty",
      {
          {"[글]()", "[글]()"},
          {"[글](<>)", "[글](<>)"},
          {"[글](#)", "[글](#)"},
          {"[**굵은** `code`]()은", "[**굵은** `code`]()"},
          {"[![그림](a.png)]()", "[![그림](a.png)]()"},
          {"[글][a]\n\n[a]: <>", "[글][a]"},
          {"<a href=\"\">글</a>", "<a href=\"\">"},
          {"<div>\n<a href='#'>글</a>\n</div>", "<a href='#'>"},
          // Three in HTML are a menu that is shown; an empty one is still empty.
          {"<ul>\n<li><a href=\"#\">소개</a></li>\n<li><a href=\"#\">글</a></li>\n"
           "<li><a href=\"#\">책</a></li>\n</ul>\n\n<a href=\"\">글</a> [글](#)",
           "<a href=\"\"> | [글](#)"},
          {"<a href=\"#\">글</a> <a href=\"#\">책</a>", "<a href=\"#\"> | <a href=\"#\">"},
          {"[하나](#) [둘](#) [셋](#)", "[하나](#) | [둘](#) | [셋](#)"},
          {"[맨 위로](#) [↑ Top](#)", ""},
          {"[글](#제목) [글](/)", ""},
          {"[](){#anchor} 글", ""},
          {"[](){: #anchor} 글", ""},
          {"<a name=\"x\"></a> <a id=x></a> <a>글</a>", ""},
          {"<a href=\"#\" onclick=\"f()\">글</a> <a href=\"#\" class=\"btn\">글</a>", ""},
          {"`[글]()` \\[글]()", ""},
          {"[글]({{ page.url }})", "", Engine::kJekyll},
          {"[글]({% post_url 2020-01-01-a %})", "", Engine::kJekyll},
          {"[글]({{< ref \"a.md\" >}})", "", Engine::kHugo},
      });
}

TEST_CASE("link-text-empty") {
  check_samples(
      "link-text-empty",
      {
          {"[](https://a.kr)", "[](https://a.kr)"},
          {"[](/a) [](/b) [](/a)", "[](/a) | [](/b)"},
          {"글 [ ](/a)을", "[ ](/a)"},
          {"[**  **](/a)", ""},
          {"<a href=\"/a\"></a>", "<a href=\"/a\"></a>"},
          {"<a href=\"/a\">\n</a>", "<a href=\"/a\">\n</a>"},
          {"[]()", ""},
          {"[](#a){#b}", ""},
          {"[](/a){: .icon}", ""},
          {"[![](a.png)](/a) [<i class=\"x\"></i>](/a) [`a`](/a)", ""},
          {"<a href=\"/a\" class=\"icon\"></a> <a href=\"/a\" aria-label=\"홈\"></a>", ""},
          {"<a name=\"a\"></a> <a href=\"/a\"><img src=\"x\"></a>", ""},
          {"<a href=\"/a\">글</a>", ""},
          {"[{{ x }}](/a)", "", Engine::kJekyll},
          {"    [](/a)\n", ""},
      });
}

TEST_CASE("link-reversed") {
  check_samples("link-reversed", {
                                     {"(글)[https://a.kr]을", "(글)[https://a.kr]"},
                                     {"!(그림)[/images/a.png]", "(그림)[/images/a.png]"},
                                     {"(글 (둘))[../a.md]", "(글 (둘))[../a.md]"},
                                     {"(글)[www.a.kr]", "(글)[www.a.kr]"},
                                     {"- (글)[a.kr/b]\n", "(글)[a.kr/b]"},
                                     {"(1)[2] (EBS)[[2]](https://a.kr) (글)[주석]", ""},
                                     {"f(x)[/a] (a)[/b](c) (a)[/b][c]", ""},
                                     {"(글)\\[https://a.kr]", ""},
                                     {"`(글)[https://a.kr]`", ""},
                                     {"(see)[#123] (글)[a b]", ""},
                                     {"()[https://a.kr]", ""},
                                     {"(a|b)[./]", ""},
                                 });
  check_repairs("link-reversed",
                {
                    {"(글)[https://a.kr/가]을 보고 (둘)[/b]도\n",
                     "[글](https://a.kr/가)을 보고 [둘](/b)도\n"},
                    {"> - (글 \"x\")[https://a.kr]\n", "> - [글 \"x\"](https://a.kr)\n"},
                });
}

TEST_CASE("link-space-in-target") {
  check_samples("link-space-in-target",
                {
                    {"[글](my file.md)", "[글](my file.md)"},
                    {"![그림](/images/내 사진.png)을", "![그림](/images/내 사진.png)"},
                    {"[글](https://a.kr/가 나)", "[글](https://a.kr/가 나)"},
                    {"[글](/파일/a. der)", "[글](/파일/a. der)"},
                    {"[글](/또는 다음) [글](/a or b)", ""},
                    {"[글](../a b.html \"제목\")", "[글](../a b.html \"제목\")"},
                    {"[글](my file.md)", "", Engine::kJekyll},
                    {"[글](my file.md)", "", Engine::kPelican},
                    {"[글](<my file.md>) [글](a.md \"제목 둘\") [글]( a.md )", ""},
                    {"[1](see the note) [글](글 그리고 글)", ""},
                    {"![그림](a.png =100x20)", ""},
                    {"[글](a.md \"제목 \"안\" 둘\")", ""},
                    {"[글](https://a.kr https://b.kr)", ""},
                    {"`[글](my file.md)`", ""},
                    {"\\[글](my file.md)", ""},
                    {"[글]({{ site.url }}/my file.md)", "", Engine::kEleventy},
                    {"a[0](i j)", ""},
                });
  check_repairs("link-space-in-target", {
                                            {"[글](my file.md)과 ![그림](/내 큰 사진.png)\n",
                                             "[글](my%20file.md)과 ![그림](/내%20큰%20사진.png)\n"},
                                        });
}

TEST_CASE("a blank in an address is kept or taken out as the files and the host name tell") {
  const CheckSetup setup{.files = {"내 사진.png", "글목록.md"}};
  const struct {
    std::string text, fixed;
  } cases[] = {
      {"![그림](내 사진.png)\n", "![그림](내%20사진.png)\n"},
      {"[글](글 목록.md)\n", "[글](글목록.md)\n"},
      {"[글](https://a. kr/b)\n", "[글](https://a.kr/b)\n"},
      {"[글](https://a.kr/큰 글/b)\n", "[글](https://a.kr/큰%20글/b)\n"},
      {"[글](https://a.kr/b- c)\n", "[글](https://a.kr/b-%20c)\n"},
      {"[글](없는 글.md)\n", "[글](없는%20글.md)\n"},
  };
  for (const auto& item : cases) {
    CAPTURE(item.text);
    CHECK(fix_text_proved("link-space-in-target", item.text, setup) == item.fixed);
  }
}

TEST_CASE("link-backslash-in-target") {
  check_samples("link-backslash-in-target", {
                                                {"[글](docs\\글.md)", "[글](docs\\글.md)"},
                                                {"[글](..\\a\\b)", "[글](..\\a\\b)"},
                                                {"[글](https://a.kr\\b)", "[글](https://a.kr\\b)"},
                                                {"[a-z](\\d+) [x](\\alpha) [글](a\\_b.md)", ""},
                                                {"[글](docs/a.md) `[글](docs\\a.md)`", ""},
                                                {"<a href=\"C:\\x\">글</a>", ""},
                                            });
  check_repairs("link-backslash-in-target",
                {
                    {"[글](docs\\큰\\글.md)\n", "[글](docs/큰/글.md)\n"},
                    {"[글][a]\n\n[a]: docs\\글.md\n", "[글][a]\n\n[a]: docs/글.md\n"},
                });
}

TEST_CASE("link-scheme-typo") {
  check_samples(
      "link-scheme-typo",
      {
          {"[글](htp://a.kr)", "[글](htp://a.kr)"},
          {"[글](http//a.kr/b)", "[글](http//a.kr/b)"},
          {"[글](htttps://a.kr)", "[글](htttps://a.kr)"},
          {"[글](ttps://a.kr)", "[글](ttps://a.kr)"},
          {"[글](http:/a.kr)", "[글](http:/a.kr)"},
          {"[글](https:a.kr)", "[글](https:a.kr)"},
          {"[글](http://http://a.kr)", "[글](http://http://a.kr)"},
          {"[글](https://http//a.kr)", "[글](https://http//a.kr)"},
          {"[글](https:\\\\a.kr)", "[글](https:\\\\a.kr)"},
          {"[글](http：//a.kr)", "[글](http：//a.kr)"},
          {"[글](www.a.kr/가)", "[글](www.a.kr/가)"},
          {"[글](github.com/a/b)", "[글](github.com/a/b)"},
          {"[글](naver.com)", "[글](naver.com)"},
          {"[글](me@a.co.kr)", "[글](me@a.co.kr)"},
          {"<a href=\"www.a.kr\">글</a>", "www.a.kr"},
          {"[글][a]와 [둘][a]\n\n[a]: htp://a.kr", "htp://a.kr"},
          {"![그림](htp://a.kr/b.png)", "![그림](htp://a.kr/b.png)"},
          {"[글](http://a.kr) [글](HTTPS://a.kr) [글](//a.kr) [글](mailto:a@b.kr) [글](tel:02-1)",
           ""},
          {"[글](https://web.archive.org/web/2020/http://a.kr)", ""},
          {"[글](hxxp://a.kr) [글](ftp://a.kr) [글](sftp://a.kr) [글](data:,x)", ""},
          {"[글](a.md) [글](http/a.html) [글](./www.a.kr) [글](index.html) [글](a.net)",
           "[글](a.net)"},
          {"[글](asp/x.html) [글](node.js) [글](#http//a.kr) [글](?a=www.b.kr)", ""},
          {"`[글](htp://a.kr)` htp://a.kr", ""},
          {"[글](http://localhost:4000) [글](localhost:4000/a)", ""},
          {"[글]({{ site.url }}/www.a.kr)", "", Engine::kJekyll},
          {"[글]({filename}a.md) [글](@/a.md) ![그림](https//a.kr:80/b.png)", ""},
      });
  check_repairs("link-scheme-typo",
                {
                    {"[글](htp://a.kr/가)\n", "[글](http://a.kr/가)\n"},
                    {"[글](https:\\\\a.kr/b)\n", "[글](https://a.kr/b)\n"},
                    {"[글](http://https://a.kr)\n", "[글](https://a.kr)\n"},
                    {"[글](<www.a.kr> \"제목\")\n", "[글](<https://www.a.kr> \"제목\")\n"},
                    {"[글](me@a.kr)\n", "[글](mailto:me@a.kr)\n"},
                    {"<a href='http//a.kr'>글</a>\n", "<a href='http://a.kr'>글</a>\n"},
                    {"[글][a]\n\n[a]: http:/a.kr '제목'\n", "[글][a]\n\n[a]: http://a.kr '제목'\n"},
                });
  CHECK(
      check_text("link-scheme-typo", "[글](asp.net/intro.html)", {.files = {"asp.net/intro.html"}})
          .empty());
}

TEST_CASE("link-localhost") {
  check_samples(
      "link-localhost",
      {
          {"[지난 글](http://localhost:4000/a)", "[지난 글](http://localhost:4000/a)"},
          {"![그림](http://127.0.0.1:1313/a.png)", "![그림](http://127.0.0.1:1313/a.png)"},
          {"<a href=\"http://0.0.0.0/a\">글</a>", "http://0.0.0.0/a"},
          {"[http://localhost:4000](http://localhost:4000)을 엽니다", ""},
          {"[로컬 서버](http://localhost:4000) <http://localhost:4000>", ""},
          {"http://localhost:4000 `[글](http://localhost)`", ""},
          {"[글](http://localhost.example.com) [글](http://127.a.kr)", ""},
          {"```\n[글](http://localhost)\n```\n", ""},
      });
}

TEST_CASE("link-reference-undefined") {
  const std::string defined = "\n\n[다른]: https://a.kr\n";
  check_samples(
      "link-reference-undefined",
      {
          {"글은 [여기][guide]에", "[여기][guide]"},
          {"글은 [여기][1]에" + defined, "[여기][1]"},
          {"[안내서][]를 보자", "[안내서][]"},
          {"![그림][cat]", "![그림][cat]"},
          {"- [글][https://a.kr]\n", "[글][https://a.kr]"},
          {"[![그림](a.png)][badge]" + defined, "[![그림](a.png)][badge]"},
          {"[여러 줄\n글][b]와", ""},
          {"글 [`코드`][b]와", "[`코드`][b]"},
          {"글은 [여기][a]에\n[a]: https://a.kr", "[여기][a]"},
          {"글은 [여기][a]에\n[a]: https://a.kr", "", Engine::kPelican},
          {"[글][A  b]\n\n[a B]: https://a.kr", ""},
          {"[글][a], [글][b], [둘][a]\n\n[a]: /a \"큰 \"따옴표\"\"\n[b]: /b\n", "[글][a]"},
          {"글 [가][a], [나][b], [다][a]", "[가][a] | [나][b]"},
          {"路径[只读][修改过] 行" + defined, ""},
          {"[공지][필독] 제목\n\n# [단독][속보] 제목", ""},
          {"[guide] [참고] [ ] [x]", ""},
          {"a[0][1] a[i][j] [1][2] [0-9][a-z] [a-z][0-9]* [\\w][x]", ""},
          {"[^1][^2] [[위키]][a] [[Feature #1]][b]", ""},
          {"`[a][b]` \\[a][b] [a]\\[b]", ""},
          {"$[a][b]$ $$x [a][b] y$$", ""},
          {"[b][i]굵게[/i][/b]", ""},
          {"글 int[][] string[][] 끝", ""},
          {"글 [a][b](c) [a][b][c]", ""},
          {"글은 [여기][a]에\n\n{% include links.md %}", "", Engine::kJekyll},
          {"글은 [여기][a]에\n\n[a]: {{ site.url }}/b\n", "", Engine::kJekyll},
          {"글은 [여기][a]에\n\n<div>\n[a]: /b\n</div>", ""},
          {"- [ ][x] 할 일\n- [x][ ] 끝", ""},
      });
  const auto near = check_text("link-reference-undefined", "[글][gude]\n\n[guide]: /a\n[b]: /b\n");
  REQUIRE(near.size() == 1);
  CHECK(near[0].help == "did you mean the label “guide”?");
}

TEST_CASE("link-reference-unused") {
  check_samples("link-reference-unused",
                {
                    {"글\n\n[a]: /a\n", "[a]: /a"},
                    {"[글][a]\n\n[a]: /a\n[A]: /b\n", "[A]: /b"},
                    {"[글][a] [b] [c][] ![d]\n\n[a]: /a\n[b]: /b\n[c]: /c\n[d]: /d\n", ""},
                    {"글\n\n[//]: # (메모)\n[comment]: # (메모)\n[_x_]: y\n", ""},
                    {"글[^1]\n\n[^1]: 주석\n", ""},
                    {"{% x [글][a] %}\n\n[a]: /a\n", "", Engine::kJekyll},
                    {"<div>\n[글][a]\n</div>\n\n[a]: /a\n", ""},
                });
  check_repairs("link-reference-unused",
                {
                    {"[글][a]\n\n[b]: /b\n[a]: /a\n[c]: /c\n  '제목'\n", "[글][a]\n\n[a]: /a\n"},
                    {"글\r\n\r\n[b]: /b\r\n", "글\r\n\r\n"},
                });
}

TEST_CASE("link-file-missing") {
  const CheckSetup setup{.path = "posts/글.md",
                         .files = {"posts/other.md", "posts/files/일정.pdf", "guide.md"}};
  const auto texts = [&](std::string_view text) {
    std::string reported;
    for (const CheckedFinding& finding : check_text("link-file-missing", text, setup)) {
      reported += finding.text + "/" + finding.help + ";";
    }
    return reported;
  };
  CHECK(texts("[a](other.md) [b](./other.md#제목) [c](files/일정.pdf) [d](../guide.md)") == "");
  CHECK(texts("[a](files/%EC%9D%BC%EC%A0%95.pdf) [b](https://a.kr/x.md) [c](mailto:a@b.md)") == "");
  CHECK(texts("[a](othre.md)") == "[a](othre.md)/did you mean other.md?;");
  CHECK(texts("[a](Other.md)") == "[a](Other.md)/write: other.md;");
  CHECK(texts("[a](files/없음.pdf)") == "[a](files/없음.pdf)/;");
  CHECK(texts("<a href=\"./no.mdx\">a</a>") == "./no.mdx/;");
  CHECK(texts("[a](/feed.xml) [b](no.html) [c](no) [d](no/) [e](#no.md) `[f](no.md)`") == "");
  CHECK(texts("[a](github.com/a/README.md) [b]({{ x }}.md) [c](docs\\no.md)") == "");
  CHECK(check_text("link-file-missing", "[a](no.md)", {.path = "-"}).size() <= 1);
}

TEST_CASE("link-anchor-missing") {
  const std::string page = "## 식당 모음\n\n## 2. Getting Started!\n\n";
  check_samples(
      "link-anchor-missing",
      {
          {page + "[글](#맛집)", "[글](#맛집)"},
          {page + "[글](#식당-모음) [글](#%EC%8B%9D%EB%8B%B9-%EB%AA%A8%EC%9D%8C)", ""},
          {page + "[글](#2-getting-started)", "", Engine::kHugo},
          {page + "[글](#Getting-Started)", "[글](#Getting-Started)", Engine::kHugo},
          {page + "<a href=\"#no\">글</a>", "#no"},
          {page + "[글](#a) <a id=\"a\"></a>", ""},
          {page + "[글](#a) <a name='a'>", ""},
          {page + "[글](#a)\n\n글\n{: #a}\n", "", Engine::kJekyll},
          {page + "[글](#a)\n\n## 글 {#a}\n", "", Engine::kHugo},
          {page + "[글](#) [글](#top) [글](#fn:1) [글](#comments) [글](#:~:text=x) [글](#/route)",
           ""},
          {page + "[글](#a) {% include toc.html %}", "", Engine::kJekyll},
          {page + "[글](#a)\n\n<h2>글</h2>\n", ""},
          {page + "[글](#a)", "", Engine::kPelican},
          {page + "[글](/b#a) [글](b.md#a) `[글](#a)`", ""},
          {page + "[글](#{{ x }})", "", Engine::kJekyll},
      });
  const auto near = check_text("link-anchor-missing", page + "[글](#2-geting-started)",
                               {.engine = Engine::kHugo});
  REQUIRE(near.size() == 1);
  CHECK(near[0].help == "did you mean #2-getting-started?");
}

TEST_CASE("link-text-generic") {
  check_samples("link-text-generic", {
                                         {"[여기](/a)를 [Click here](/a) [여기!](/a)",
                                          "[여기](/a) | [Click here](/a) | [여기!](/a)"},
                                         {"<a href=\"/a\">こちら</a>", "<a href=\"/a\">"},
                                         {"[여기저기](/a) [here and there](/a) [](/a)", ""},
                                     });
  CHECK(
      check_text("link-text-generic", "[글](/a) [여기](/a)", {.options = {"texts=[글]"}}).size() ==
      1);
}

TEST_CASE("link-bare-url") {
  check_samples("link-bare-url",
                {
                    {"글 https://a.kr/b 글", "https://a.kr/b"},
                    {"<https://a.kr> [글](https://a.kr) `https://a.kr`", ""},
                    {"[https://a.kr](https://a.kr) <a href=\"https://a.kr\">https://a.kr</a>", ""},
                    {"[글](https://a.kr/b c)", ""},
                    {"    https://a.kr\n", ""},
                });
  check_repairs("link-bare-url",
                {
                    {"글 https://a.kr/b 글\n", "글 <https://a.kr/b> 글\n"},
                    {"글 https://a.kr/b 글\n", "글 [https://a.kr/b](https://a.kr/b) 글\n",
                     Engine::kDocusaurus},
                });
}

TEST_CASE("hostile posts are judged in linear time by the link rules") {
  constexpr std::size_t kSize = 1 << 18;
  for (std::string_view piece : {"[",
                                 "](",
                                 "[a](",
                                 "[a](b c",
                                 "[a][b]\n\n",
                                 "[a][b] ",
                                 ")[",
                                 "(a)[/b",
                                 "(a)[/b] ",
                                 "[]:\n\n",
                                 "<a href=''>\n\n",
                                 "<a href=x></a> ",
                                 "[a](#x)\n\n",
                                 "# a\n\n[a](#b)\n\n",
                                 "[a](htp://a.b)\n\n",
                                 "[a](x\\y.md) ",
                                 "[a](b.md)\n\n",
                                 "{#",
                                 "![a][",
                                 "$[a][b]$"}) {
    const std::string text = repeat(piece, kSize);
    CAPTURE(piece);
    for (const Rule* rule : rule_table().rules) {
      if (rule->family == Family::kLinks) CHECK_NOTHROW(check_text(rule->id, text));
    }
  }
}

TEST_CASE("a fragment on another post of the blog is looked for in that post") {
  const auto found = [](const std::string& target) {
    const CheckSetup setup{
        .path = "_posts/2024-05-02-busan.md",
        .engine = Engine::kJekyll,
        .files = {"_config.yml"},
        .texts = {{"_posts/2024-05-01-seoul.md", "---\ntitle: 서울\n---\n\n## 시장 구경\n\n글\n"}}};
    const std::string text = "---\ntitle: 부산\n---\n\n[글](" + target + ")\n";
    return check_text("link-anchor-missing", text, setup).size();
  };
  CHECK(found("/2024/05/01/seoul.html#시장-구경") == 0);
  CHECK(found("/2024/05/01/seoul.html#%EC%8B%9C%EC%9E%A5-%EA%B5%AC%EA%B2%BD") == 0);
  CHECK(found("/2024/05/01/seoul.html#맛집") == 1);
  CHECK(found("/2024/05/01/seoul.html#top") == 0);
  CHECK(found("/2024/05/01/nowhere.html#맛집") == 0);
}
