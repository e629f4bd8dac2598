#include "core/dialect/dialect.h"

#include <string>

#include "catch.h"
#include "core/dialect/cause.h"
#include "core/site/engine_settings.h"
#include "support/reparse.h"

using namespace postlint;

namespace {

constexpr std::string_view kHead = "---\ntitle: 글\n---\n";
constexpr std::string_view kPelicanHead = "Title: 글\n\n";

struct Rewritten {
  std::string body;
  std::vector<DialectNote> notes;
  std::vector<DialectEdit> edits;
};

Rewritten rewrite(const std::string& body, const Dialect& from, const Dialect& to) {
  const EngineProfile& profile = engine_profile(from.engine);
  const std::string_view head = from.engine == Engine::kPelican ? kPelicanHead : kHead;
  const Post post = load_post("post.md", std::string(head) + body, profile);
  DialectRewrite done = dialect_edits(post, from, to);
  std::string bytes = apply_dialect_edits(post.file->bytes(), done.edits);
  return {bytes.substr(head.size()), std::move(done.notes), std::move(done.edits)};
}

Rewritten rewrite(const std::string& body, Engine from, Engine to) {
  return rewrite(body, dialect_of(engine_profile(from)), dialect_of(engine_profile(to)));
}

constexpr Engine kEngineList[] = {Engine::kJekyll,    Engine::kHugo,  Engine::kHexo,
                                  Engine::kPelican,   Engine::kZola,  Engine::kEleventy,
                                  Engine::kVitePress, Engine::kAstro, Engine::kDocusaurus};

}  // namespace

TEST_CASE("every cause has a name, readings and its functions") {
  for (const DialectCause& cause : dialect_causes()) {
    INFO(cause.id);
    CHECK(!cause.id.empty());
    CHECK(!cause.what.empty());
    CHECK(cause.readings.size() >= 2);
    CHECK(cause.find != nullptr);
    CHECK(cause.write != nullptr);
    for (Reading reading : cause.by_parser) CHECK(reading < cause.readings.size());
  }
}

TEST_CASE("what two dialects read alike is left as it is") {
  const std::string body =
      "## 제목 {#id}\n\n문단\n- 하나\n- 둘\n\nhttps://a.kr/x을 **안녕(hello)**하세요\n둘째 줄\n";
  for (Engine engine : kEngineList) CHECK(rewrite(body, engine, engine).edits.empty());
  CHECK(rewrite("문단\n- 하나\n\n첫 줄\n둘째 줄\n", Engine::kHugo, Engine::kAstro).edits.empty());
}

TEST_CASE("each cause is written so that the target shows what the source shows") {
  using enum Engine;
  struct Case {
    Engine from, to;
    std::string body, expected;
  };
  const Case cases[] = {
      // soft-break
      {kHexo, kHugo, "첫 줄\n둘째 줄\n", "첫 줄  \n둘째 줄\n"},
      {kJekyll, kHexo, "첫 줄\n둘째 줄\n", "첫 줄 둘째 줄\n"},
      {kJekyll, kHexo, "첫 줄 \n둘째 줄\n", "첫 줄 둘째 줄\n"},
      {kJekyll, kHexo, "これは一行目\nこれは二行目\n", "これは一行目 これは二行目\n"},
      {kHugo, kHexo, "- 첫 줄\n  이어서\n- 둘\n", "- 첫 줄 이어서\n- 둘\n"},
      {kHexo, kHugo, "> 첫 줄\n> 둘째 줄\n", "> 첫 줄  \n> 둘째 줄\n"},
      {kHugo, kHexo, "> 첫 줄\n> 둘째 줄\n", "> 첫 줄 둘째 줄\n"},
      {kHexo, kHugo, "첫 줄\r\n둘째 줄\r\n", "첫 줄  \r\n둘째 줄\r\n"},
      {kHugo, kHexo, "첫 줄  \n둘째 줄\n", "첫 줄  \n둘째 줄\n"},
      {kHugo, kHexo, "```\n첫 줄\n둘째 줄\n```\n", "```\n첫 줄\n둘째 줄\n```\n"},
      {kHugo, kHexo, "<div>\n첫 줄\n둘째 줄\n</div>\n", "<div>\n첫 줄\n둘째 줄\n</div>\n"},
      {kHugo, kHexo, "글\n{{< note >}}\n글\n", "글\n{{< note >}}\n글\n"},
      // br-newline
      {kHugo, kHexo, "첫 줄<br>\n둘째 줄\n", "첫 줄  \n둘째 줄\n"},
      {kHugo, kHexo, "글\n<br>\n글\n", "글 <br>글\n"},
      {kHexo, kHugo, "첫 줄<br>\n둘째 줄\n", "첫 줄<br>  \n둘째 줄\n"},
      // bare-url
      {kHugo, kJekyll, "주소 https://a.kr/x 입니다\n",
       "주소 [https://a.kr/x](https://a.kr/x) 입니다\n"},
      {kHexo, kJekyll, "https://a.kr/x을 보자\n", "[https://a.kr/x을](https://a.kr/x을) 보자\n"},
      {kHugo, kAstro, "https://a.kr/x을 보자\n", "[https://a.kr/x](https://a.kr/x)을 보자\n"},
      {kJekyll, kHugo, "https://a.kr/x을 보자\n", "https<span>:</span>//a.kr/x을 보자\n"},
      {kJekyll, kHugo, "www.a.kr 로\n", "www<span>.</span>a.kr 로\n"},
      {kHexo, kPelican, "www.a.kr 로\n", "[www.a.kr](http://www.a.kr) 로\n"},
      {kHexo, kPelican, "(https://a.kr/x_(y))\n", "([https://a.kr/x_(y)](https://a.kr/x_(y)))\n"},
      {kHugo, kJekyll, "`https://a.kr/x` <https://a.kr/y>\n",
       "`https://a.kr/x` <https://a.kr/y>\n"},
      {kJekyll, kHugo, "메일 a@b.kr 로\n", "메일 a<span>@</span>b.kr 로\n"},
      {kHugo, kZola, "메일 a@b.kr 로\n", "메일 [a@b.kr](mailto:a@b.kr) 로\n"},
      // heading-id
      {kJekyll, kHexo, "## 설치 {#setup}\n\n글\n", "<h2 id=\"setup\">설치</h2>\n\n글\n"},
      {kHugo, kAstro, "## `make`로 **설치** {#build}\n",
       "<h2 id=\"build\"><code>make</code>로 <strong>설치</strong></h2>\n"},
      {kJekyll, kAstro, "## Setup {#setup}\n\n글\n", "## Setup\n\n글\n"},
      {kHexo, kHugo, "## 설치 {#setup}\n", "## 설치 &#123;#setup}\n"},
      // backslash-break
      {kHugo, kPelican, "첫 줄\\\n둘째 줄\n", "첫 줄  \n둘째 줄\n"},
      {kPelican, kHugo, "첫 줄\\\n둘째 줄\n", "첫 줄&#92;\n둘째 줄\n"},
      {kHugo, kJekyll, "첫 줄\\\n둘째 줄\n", "첫 줄\\\n둘째 줄\n"},
      // heading-hash
      {kHugo, kPelican, "## 언어 C#\n\n글\n", "## 언어 C\\#\n\n글\n"},
      {kHugo, kPelican, "## 언어 C\\#\n\n## 닫힘 ##\n", "## 언어 C\\#\n\n## 닫힘 ##\n"},
      // table-line
      {kHugo, kJekyll, "문단 a | b.\n", "문단 a &#124; b.\n"},
      {kHugo, kJekyll, "문단 a | b\n둘째 줄\n", "문단 a | b\n둘째 줄\n"},
      {kHugo, kJekyll, "문단 `a | b` 끝\n", "문단 `a | b` 끝\n"},
      // list-paren
      {kHugo, kJekyll, "1) 하나\n2) 둘\n", "1. 하나\n2. 둘\n"},
      {kJekyll, kHugo, "1) 하나\n2) 둘\n", "1\\) 하나\n2\\) 둘\n"},
      {kHugo, kPelican, "1. 하나\n\n3) 셋\n", "1. 하나\n\n<!-- -->\n\n3. 셋\n"},
      // list-adjacent
      {kHugo, kPelican, "- 하나\n\n1. 둘\n", "- 하나\n\n<!-- -->\n\n1. 둘\n"},
      {kHugo, kAstro, "- 하나\n\n1. 둘\n", "- 하나\n\n1. 둘\n"},
      // list-start
      {kHugo, kJekyll, "3. 셋\n4. 넷\n", "3. 셋\n4. 넷\n{: start=\"3\"}\n"},
      {kJekyll, kHugo, "3. 셋\n4. 넷\n", "1. 셋\n4. 넷\n"},
      // definition-list
      {kAstro, kJekyll, "소금\n: 바다에서\n", "소금\n&#58; 바다에서\n"},
      {kJekyll, kAstro, "소금\n: **바다**에서\n",
       "<dl>\n<dt>소금</dt>\n<dd><strong>바다</strong>에서</dd>\n</dl>\n"},
      {kJekyll, kHugo, "소금\n: 바다에서\n", "소금\n: 바다에서\n"},
      // abbreviation
      {kAstro, kJekyll, "*[HTML]: 글월\n\nHTML 글\n", "&#42;[HTML]: 글월\n\nHTML 글\n"},
      {kJekyll, kAstro, "HTML은 XHTML\n\n*[HTML]: 글월\n",
       "<abbr title=\"글월\">HTML</abbr>은 XHTML\n\n"},
      // footnote-name
      {kHugo, kJekyll, "글[^하나], 또[^b].\n\n[^하나]: 각주\n[^b]: 둘\n",
       "글[^note-1], 또[^b].\n\n[^note-1]: 각주\n[^b]: 둘\n"},
      // footnotes
      {kHugo, kHexo, "글[^하나].\n\n[^하나]: `각주`\n",
       "글<sup id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup>.\n\n\n<section "
       "class=\"footnotes\">\n<ol>\n"
       "<li id=\"fn-1\"><code>각주</code> <a class=\"footnote-backref\" "
       "href=\"#fnref-1\">↩</a></li>\n</ol>\n</section>\n"},
      // math-inline
      {kJekyll, kHugo, "넓이는 $$a_1 * b$$ 이고\n", "넓이는 \\\\(a\\_1 \\* b\\\\) 이고\n"},
      {kJekyll, kHugo, "$$\na_1\n$$\n", "$$\na_1\n$$\n"},
      {kHugo, kJekyll, "넓이는 $$a$$ 이고\n", "넓이는 $$a$$ 이고\n"},
      // list-blank
      {kHugo, kPelican, "문단\n- 하나\n- 둘\n", "문단\n\n- 하나\n- 둘\n"},
      {kHugo, kPelican, "> 문단\n> - 하나\n", "> 문단\n>\n> - 하나\n"},
      {kPelican, kHugo, "문단\n- 하나\n- 둘\n", "문단\n\\- 하나\n\\- 둘\n"},
      {kPelican, kHexo, "문단\n- 하나\n- 둘\n", "문단 \\- 하나 \\- 둘\n"},
      {kPelican, kHugo, "문단\n- 하나\n\n- 둘\n", "문단\n\\- 하나\n\n- 둘\n"},
      {kHugo, kPelican, "- 하나\n    - 안쪽\n", "- 하나\n    - 안쪽\n"},
      {kHugo, kJekyll, "그 글은\n2017. 8월에\n", "그 글은\n2017\\. 8월에\n"},
      {kJekyll, kHugo, "순서\n3. 셋\n4. 넷\n", "순서\n\n1. 셋\n4. 넷\n"},
      // heading-space
      {kHugo, kPelican, "##제목\n", "\\##제목\n"},
      {kPelican, kHugo, "##첫째날##\n\n글\n", "## 첫째날\n\n글\n"},
      {kPelican, kHugo, "글\n##제목\n글\n", "글\n\n## 제목\n글\n"},
      // quote-adjacent
      {kHugo, kPelican, "> 하나\n\n> 둘\n", "> 하나\n\n<!-- -->\n\n> 둘\n"},
      {kPelican, kHugo, "> 하나\n\n\n> 둘\n", "> 하나\n>\n> 둘\n"},
      // emphasis-flanking
      {kJekyll, kHugo, "**안녕(hello)**하세요\n", "<strong>안녕(hello)</strong>하세요\n"},
      {kPelican, kHugo, "*안녕(hello)*하세요\n", "<em>안녕(hello)</em>하세요\n"},
      {kHugo, kJekyll, "**안녕(hello)**하세요\n", "\\*\\*안녕(hello)\\*\\*하세요\n"},
      {kHugo, kJekyll, "**안녕** 하세요\n", "**안녕** 하세요\n"},
      // fence-info
      {kHugo, kJekyll, "```js {1,3}\n코드\n```\n", "```js\n코드\n```\n"},
      {kHugo, kJekyll, "```js{1,3}\n코드\n```\n", "```js{1,3}\n코드\n```\n"},
      {kHugo, kPelican, "```js:a.js\n코드\n```\n", "```js\n코드\n```\n"},
      {kPelican, kHugo, "```{.python .x}\n코드\n```\n", "```python\n코드\n```\n"},
      // fence-in-list
      {kHugo, kPelican, "- 하나\n\n  ```js\n  코드\n\n    둘\n  ```\n- 둘\n",
       "- 하나\n\n        :::js\n        코드\n\n          둘\n\n- 둘\n"},
      {kHugo, kJekyll, "- 하나\n\n    ```js\n    코드\n    ```\n",
       "- 하나\n\n  ```js\n  코드\n  ```\n"},
      // code-indented
      {kHugo, kEleventy, "글\n\n    코드 `x`\n      둘\n\n끝\n",
       "글\n\n```\n코드 `x`\n  둘\n```\n\n끝\n"},
      {kPelican, kDocusaurus, "글\n\n    :::python\n    print(1)\n",
       "글\n\n```python\nprint(1)\n```\n"},
      {kPelican, kHugo, "글\n\n    :::python\n    print(1)\n\n끝\n",
       "글\n\n```python\nprint(1)\n```\n\n끝\n"},
      {kHugo, kJekyll, "글\n\n    :::python\n    print(1)\n",
       "글\n\n    :::python\n    print(1)\n"},
      {kEleventy, kHugo, "글\n\n    - 문단\n", "글\n\n\\- 문단\n"},
      // list-indent
      {kHugo, kPelican, "- 하나\n  - 안쪽\n    - 더\n- 둘\n",
       "- 하나\n    - 안쪽\n        - 더\n- 둘\n"},
      {kHugo, kPelican, "1. 하나\n\n   문단\n2. 둘\n", "1. 하나\n\n    문단\n2. 둘\n"},
      // image-alt
      {kAstro, kHugo, "![it's \"따옴표\"](a.png)\n", "![it’s “따옴표”](a.png)\n"},
      {kHugo, kJekyll, "![`코드` 화면](a.png)\n", "![코드 화면](a.png)\n"},
      {kJekyll, kHugo, "![첫 줄\n둘째](a.png)\n", "![첫 줄 둘째](a.png)\n"},
      // task-list
      {kHugo, kPelican, "- [ ] 할 일\n- [x] 한 일\n",
       "- <input type=\"checkbox\" disabled=\"disabled\" /> 할 일\n"
       "- <input type=\"checkbox\" checked=\"checked\" disabled=\"disabled\" /> 한 일\n"},
      {kPelican, kHugo, "- [ ] 할 일\n", "- \\[ ] 할 일\n"},
      // html-markdown
      {kHugo, kJekyll, "<details>\n<summary>더</summary>\n\n- 하나\n\n</details>\n",
       "<details markdown=\"1\">\n<summary>더</summary>\n\n- 하나\n\n</details>\n"},
      {kJekyll, kHugo, "<div markdown=\"1\">\n**굵게**\n</div>\n",
       "<div markdown=\"1\">\n\n**굵게**\n\n</div>\n"},
      // html-block-blank
      {kJekyll, kHugo, "<div>상자</div>\n**굵은** 글\n", "<div>상자</div>\n\n**굵은** 글\n"},
      {kHugo, kJekyll, "<div>상자</div>\n**굵은** 글\n",
       "<div>상자</div>\n&#42;&#42;굵은&#42;&#42; 글\n"},
      {kHugo, kJekyll, "<br>\n> [글](/a)\n", "<br>\n&#62; &#91;글](/a)\n"},
      // attr-list
      {kPelican, kHugo, "![그림](a.png){width=50%}\n",
       "<img src=\"a.png\" alt=\"그림\" width=\"50%\" />\n"},
      {kHugo, kPelican, "![그림](a.png){width=50%}\n", "![그림](a.png)&#123;width=50%}\n"},
      // table-blank
      {kHugo, kJekyll, "표\n| a | b |\n|---|---|\n| 1 | 2 |\n",
       "표\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"},
      {kZola, kHugo, "표\n| a |\n|---|\n| 1 |\n", "표\n&#124; a &#124;\n&#124;---&#124;\n| 1 |\n"},
      // strike
      {kHugo, kPelican, "~~지움~~ 끝\n", "<del>지움</del> 끝\n"},
      {kPelican, kHugo, "~~지움~~ 끝\n", "&#126;&#126;지움&#126;&#126; 끝\n"},
      {kHexo, kHugo, "~~취소(x)~~함\n", "<del>취소(x)</del>함\n"},
      {kHugo, kAstro, "3~4일, 5~6일\n", "3&#126;4일, 5&#126;6일\n"},
      {kAstro, kHugo, "~지움~ 끝\n", "<del>지움</del> 끝\n"},
      // refdef-blank
      {kPelican, kHugo, "보기 [글][1]\n[1]: http://a.kr\n", "보기 [글][1]\n\n[1]: http://a.kr\n"},
      {kHugo, kPelican, "보기 [글][1]\n[1]: a.html\n", "보기 [글][1]\n[1]&#58; a.html\n"},
  };
  for (const Case& one : cases) {
    INFO(engine_profile(one.from).name << " → " << engine_profile(one.to).name << ": " << one.body);
    CHECK(rewrite(one.body, one.from, one.to).body == one.expected);
  }
}

TEST_CASE("what cannot be written exactly is told, with the line of the file") {
  using enum Engine;
  struct Case {
    Engine from, to;
    std::string body;
    std::string_view cause;
    std::uint32_t line;
  };
  const Case cases[] = {
      {kHugo, kPelican, "글\n\n```\n\t코드\n```\n", "code-tabs", 6},
      {kHugo, kJekyll, "```js {1,3}\n코드\n```\n", "fence-info", 4},
      {kHexo, kJekyll, "글\n글\n\n링크(https://a.kr/x)를\n", "bare-url", 7},
      {kJekyll, kHugo, "<div>\n\n**굵은** 글\n\n</div>\n", "html-markdown", 4},
      {kPelican, kHugo, "- 하나\n  - 안쪽\n", "list-indent", 3},
  };
  for (const Case& one : cases) {
    INFO(one.cause);
    const Rewritten done = rewrite(one.body, one.from, one.to);
    REQUIRE(done.notes.size() == 1);
    CHECK(done.notes[0].cause == one.cause);
    CHECK(done.notes[0].line == one.line);
    CHECK(!done.notes[0].what.empty());
  }
}

TEST_CASE("an inexact edit says so") {
  const Rewritten done = rewrite("링크(https://a.kr/x)를\n", Engine::kHexo, Engine::kJekyll);
  REQUIRE(done.edits.size() == 1);
  CHECK(!done.edits[0].is_exact);
  CHECK(done.body == "링크([https://a.kr/x](https://a.kr/x))를\n");
}

TEST_CASE("the blog's own settings decide the dialect") {
  const EngineProfile& hexo = engine_profile(Engine::kHexo);
  const Dialect hugo = dialect_of(engine_profile(Engine::kHugo));
  MarkdownSettings settings;
  settings.hard_breaks = false;
  const Dialect soft = dialect_of(hexo, hexo.heading_ids, settings);
  CHECK(rewrite("첫 줄\n둘째 줄\n", soft, hugo).edits.empty());
  settings = {};
  settings.linkify = false;
  Dialect unlinked = dialect_of(engine_profile(Engine::kHugo), hugo.heading_ids, settings);
  CHECK(rewrite("https://a.kr\n", Engine::kJekyll, Engine::kHugo).edits.size() == 1);
  CHECK(rewrite("https://a.kr\n", dialect_of(engine_profile(Engine::kJekyll)), unlinked)
            .edits.empty());
}

TEST_CASE("an engine's configuration says whether lines break and URLs are links") {
  struct Case {
    Engine engine;
    std::string file, text;
    std::optional<bool> hard_breaks, linkify;
  };
  const Case cases[] = {
      {Engine::kJekyll, "_config.yml", "kramdown:\n  hard_wrap: true\n", true, std::nullopt},
      {Engine::kJekyll, "_config.yml", "title: 블로그\n", std::nullopt, std::nullopt},
      {Engine::kHugo, "hugo.toml",
       "[markup.goldmark.renderer]\nhardWraps = true\n[markup.goldmark.extensions]\nlinkify = "
       "false\n",
       true, false},
      {Engine::kHexo, "_config.yml", "marked:\n  breaks: false\n  autolink: false\n", false, false},
      {Engine::kPelican, "pelicanconf.py",
       "MARKDOWN = {'extension_configs': {'markdown.extensions.nl2br': {}}}\n", true, std::nullopt},
      {Engine::kEleventy, "eleventy.config.js",
       "export default (c) => c.setLibrary('md', markdownIt({html: true, breaks: true}));\n", true,
       std::nullopt},
  };
  for (const Case& one : cases) {
    INFO(one.file << ": " << one.text);
    const auto files = make_memory_file_tree({one.file});
    const EngineSettings settings =
        read_engine_settings(engine_profile(one.engine), *files, "",
                             [&](const std::string& path) -> std::optional<std::string> {
                               if (path != one.file) return std::nullopt;
                               return one.text;
                             });
    CHECK(settings.markdown.hard_breaks == one.hard_breaks);
    CHECK(settings.markdown.linkify == one.linkify);
  }
}

namespace {

std::vector<std::string> codes_of(const Document& document) {
  std::vector<std::string> codes;
  for (NodeKind kind : {NodeKind::kCode, NodeKind::kCodeBlock}) {
    for (NodeId id : document.of_kind(kind)) {
      if (document.is_inside(id, NodeKind::kImage) || document.is_inside(id, NodeKind::kHeading)) {
        continue;
      }
      codes.emplace_back(document.node(id).literal);
    }
  }
  return codes;
}

}  // namespace

TEST_CASE("edits never overlap, keep templates, and what was rewritten is not rewritten again") {
  std::size_t compared = 0;
  for (std::uint32_t seed = 0; seed < 120; ++seed) {
    const std::string body =
        test::torture_document(seed) +
        "\n\n문단 https://a.kr/x을 **가(나)**다\n- 하나 {{ page.title }}\n  줄\n";
    for (Engine from : kEngineList) {
      const Engine to = kEngineList[(seed + static_cast<std::uint32_t>(from)) % 9];
      if (from == to) continue;
      INFO("seed " << seed << ", " << engine_profile(from).name << " → "
                   << engine_profile(to).name);
      const Rewritten done = rewrite(body, from, to);
      std::uint32_t at = 0;
      bool is_ordered = true;
      for (const DialectEdit& edit : done.edits) {
        is_ordered &= at <= edit.span.begin && edit.span.begin <= edit.span.end;
        at = edit.span.end;
      }
      CHECK(is_ordered);
      CHECK(done.body.find("{{ page.title }}") != std::string::npos);
      const Rewritten again = rewrite(done.body, from, to);
      CHECK(again.body == done.body);
      CHECK(rewrite(done.body, to, to).edits.empty());
      ++compared;
    }
  }
  CHECK(compared > 900);
}

TEST_CASE("code is the same after a rewrite") {
  const std::string body =
      "글 `코드 **x**` 끝\n둘째 줄\n\n```js {1}\nlet a = '~~b~~';\n\n  https://a.kr\n```\n\n- "
      "하나\n"
      "  둘\n\n  ```\n  안쪽\n  ```\n";
  for (Engine from : kEngineList) {
    for (Engine to : kEngineList) {
      if (from == Engine::kPelican || to == Engine::kPelican) continue;  // codehilite's first line
      INFO(engine_profile(from).name << " → " << engine_profile(to).name);
      const Post before = load_post("a.md", body, engine_profile(Engine::kHugo));
      const Rewritten done = rewrite(body, from, to);
      const Post after = load_post("a.md", done.body, engine_profile(Engine::kHugo));
      CHECK(codes_of(after.document) == codes_of(before.document));
    }
  }
}
