// What stands around the tags of a body: text that engines would take for their own, notes, places.
#include "support/moved_bodies.h"

using namespace postlint;
using namespace postlint::test;

TEST_CASE("addresses that filters of the new engine would spoil are written as they are") {
  check_all(J,
            {{"![x]({{ '/img/a b.png' | relative_url }})\n", E, "![x](/b/img/a%20b.png)\n"},
             {"![x]({{ '/img/a.png' | relative_url }})\n", E, "![x]({{ '/img/a.png' | url }})\n"},
             // Jekyll would compose the letters of the file's name.
             {"![x]({{ '/img/\u1100\u1161.png' | relative_url }})\n", J,
              "![x](/b/img/\u1100\u1161.png)\n"}},
            {.prefix = "/b"});
}

TEST_CASE("further edits are taken up in a text that is written anew as a whole") {
  const Source source(X, "{% blockquote %}\n첫 줄\n둘째 줄\n{% endblockquote %}\n");
  const std::string_view bytes = source.post->file->bytes();
  const auto at = static_cast<std::uint32_t>(bytes.find("\n둘째"));
  const std::vector<Edit> further = {{{at, at}, "  "}};
  Places places;
  RewriteRequest request;
  request.body = source.request();
  request.find = half(X).find;
  request.write = half(H).write;
  request.target = {H, false};
  request.places = &places;
  request.further = &further;
  const std::vector<Edit> edits = rewrite_constructs(request).edits;
  const auto end = static_cast<std::uint32_t>(bytes.size());
  CHECK(apply_edits(bytes, {source.begin, end}, edits) == "> 첫 줄  \n> 둘째 줄\n");
}

TEST_CASE("ordinary Markdown is no construct and has no edit") {
  const std::string_view body =
      "# 서울\n\n글 *강조* `코드` [링크](/a/) ![그림](a.png)\n\n```js\nconst a = 1;\n```\n\n> "
      "인용\n";
  for (const Half& from : kHalves) {
    CHECK(found_in(from.engine, body).empty());
    for (const Half& to : kHalves) CHECK(convert(from.engine, body, to.engine).body == body);
  }
}

TEST_CASE("text that only the target would run is written so that it shows") {
  const std::string_view vue =
      "뷰는 {{ message }}를 쓴다 `{{ code }}`\n\n```\n${{ secrets.X }}\n```\n";
  check_all(Z,
            {{vue, J,
              "뷰는 {% raw %}{{ message }}{% endraw %}를 쓴다 `{% raw %}{{ code }}{% endraw %}`\n\n"
              "```\n${% raw %}{{ secrets.X }}{% endraw %}\n```\n"},
             {vue, X,
              "뷰는 {% raw %}{{ message }}{% endraw %}를 쓴다 `{{ code }}`\n\n"
              "```\n${{ secrets.X }}\n```\n"},
             {vue, H, vue},
             {vue, V,
              "뷰는 <span v-pre>{{ message }}</span>를 쓴다 `{{ code }}`\n\n"
              "```\n${{ secrets.X }}\n```\n"},
             {"`{{< youtube id >}}`\n", H, "`{{</* youtube id */>}}`\n"},
             {"{% endraw %} 글\n", J, "{{ '{%' }} endraw %} 글\n"},
             {"끝없는 {{ 글\n", J, "끝없는 {{ '{{' }} 글\n"},
             {"{# 가 #}\n", X, "{% raw %}{# 가 #}{% endraw %}\n"}});
  check_all(H, {{"`{{ figure(src=1) }}`\n", Z, "`{{/* figure(src=1) */}}`\n"},
                {"`{{</* figure */>}}`\n", J, "`{% raw %}{{< figure >}}{% endraw %}`\n"},
                {"`{{</* figure */>}}`\n", Z, "`{{< figure >}}`\n"},
                {"`{{</* figure */>}}`\n", H, "`{{</* figure */>}}`\n"}});
  check_all(J, {{"{% raw %}{{ x }}{% endraw %}\n", E, "{% raw %}{{ x }}{% endraw %}\n"},
                {"{% raw %}{{ x }}{% endraw %}\n", X, "{% raw %}{{ x }}{% endraw %}\n"},
                {"{% raw %}{{ x }}{% endraw %}\n", H, "{{ x }}\n"},
                {"{% raw %}\n```\n${{ x }}\n```\n{% endraw %}\n", X, "\n```\n${{ x }}\n```\n\n"},
                {"{% raw %}{{< x >}}{% endraw %}\n", H, "{{</* x */>}}\n"}});
}

TEST_CASE("MDX gets text that it can read") {
  const Given mdx{"", true};
  check_all(
      H,
      {{"{a: 1} 3<4 <https://a.kr/?a=1> `{x}` <br> 끝\n", D,
        "&#123;a: 1} 3&lt;4 [https://a.kr/?a=1](https://a.kr/?a=1) `{x}` <br /> 끝\n"},
       {"<p style=\"text-align: center\">가</p>\n", D, "<p style={{textAlign: 'center'}}>가</p>\n"},
       {"<img src=/a.png>\n", A, "<img src=\"/a.png\" />\n"},
       {"<!-- 메모 -->\n\nimport 는 낱말이다\n", A, "{/* 메모 */}\n\n&#105;mport 는 낱말이다\n"},
       {"List<String>과 \\{x} <제목>\n", G, "List&lt;String>과 \\{x} &lt;제목>\n"},
       {"{{< youtube dQw4w9WgXcQ >}}\n", A,
        "<iframe width=\"560\" height=\"315\" "
        "src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\" "
        "title=\"YouTube video\" allowFullScreen></iframe>\n"},
       {"가\n\n<!--more-->\n", D, "가\n\n{/* truncate */}\n"}},
      mdx);
  // MDX to MDX: expressions stay.
  CHECK(convert(A, "import X from 'y'\n\n{1 + 1} <X />\n", D, mdx).body ==
        "import X from 'y'\n\n{1 + 1} <X />\n");
  CHECK(convert(A, "import X from 'y'\n\n글\n", H).body == "\n\n글\n");
}

TEST_CASE("attributes of JSX become those of HTML") {
  check_all(A, {{"<img src=\"/a.png\" width={280} style={{ margin: 10, textAlign: 'center', "
                 "zIndex: 2 }} />\n",
                 J,
                 "<img src=\"/a.png\" width=\"280\" style=\"margin: 10px; text-align: center; "
                 "z-index: 2\" />\n"},
                {"글 {'{'} 끝 {frontmatter.title}\n", H, "글 { 끝 서울\n"}});
}

TEST_CASE("a post that is HTML gets no Markdown") {
  const Given html{"", false, "", "b/_posts/2024-05-01-seoul.html"};
  check_all(J,
            {{"<p>글</p>\n{% highlight js %}\nif (a < b) { x }\n{% endhighlight %}\n", H,
              "<p>글</p>\n<pre><code class=\"language-js\">if (a &lt; b) { x }\n</code></pre>\n"},
             {"{% highlight yaml %}{% raw %}\n${{ x }}\n{% endraw %}{% endhighlight %}\n", E,
              "<pre><code class=\"language-yaml\">$&#123;&#123; x &#125;&#125;\n</code></pre>\n"},
             {"<a href=\"{% post_url 2024-04-01-busan %}\">부산</a>\n", D,
              "<a href=\"/2024/04/부산/\">부산</a>\n"}},
            html);
}

TEST_CASE("a tag that nobody knows shows as text and is reported") {
  const Converted made = convert(J, "{% for x in y %}\n글\n{% endfor %}\n", X);
  CHECK(made.body ==
        "{% raw %}{% for x in y %}{% endraw %}\n글\n{% raw %}{% endfor %}{% endraw %}\n");
  REQUIRE(made.notes.size() == 1);
  CHECK(made.notes[0].kind == "template tag");
  CHECK(made.notes[0].line == 7);
  CHECK(
      convert(H, "{{< own >}}[부산]({{< ref \"busan\" >}}){{< /own >}}\n", X).body ==
      "{% raw %}{{< own >}}{% endraw %}[부산](/2024/04/부산/){% raw %}{{< /own >}}{% endraw %}\n");
}

TEST_CASE("a link to no page of the blog is reported") {
  const Converted made = convert(H, "[없는 글]({{< ref \"gone\" >}})\n", J);
  REQUIRE(made.notes.size() == 1);
  CHECK(made.notes[0].text == "leads to no page of the blog: gone");
}

TEST_CASE("a site's own tags are written by their templates") {
  const std::string map =
      "legacy-img: '![{{alt}}](/img/{{src}})'\n"
      "box: |\n  <div class=\"{{0}}\">\n\n  {{inner}}\n\n  </div>\n"
      "hello.html: '안녕, {{name}}'\n"
      "youtube: '{{< mine {{0}} >}}'\n"
      "gone: ''\n";
  const Given given{"", false, map};
  check_all(H,
            {{"{{< legacy-img src=\"a.png\" alt=\"바다\" >}}\n", J, "![바다](/img/a.png)\n"},
             {"{{< box red >}}\n글 [부산]({{< ref \"busan\" >}})\n{{< /box >}}\n", J,
              "<div class=\"red\">\n\n글 [부산]({% post_url 2024-04-01-busan %})\n\n</div>\n"},
             {"가{{< gone >}}나\n", J, "가나\n"},
             {"{{< youtube dQw4w9WgXcQ >}}\n", H, "{{< mine dQw4w9WgXcQ >}}\n"}},
            given);
  check_all(J, {{"{% include hello.html name=\"서울\" %}\n", H, "안녕, 서울\n"}}, given);
  const Result<OwnTags> broken = OwnTags::read("map.yaml", "a:\n  b: c\n");
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().line == 2);
}

TEST_CASE("bodies made to be slow are converted all the same") {
  const std::string_view pieces[] = {"{{<",
                                     "{{% x %}}",
                                     "{% raw %}",
                                     "{{site.baseurl}}",
                                     "}}{% post_url x %}",
                                     "{: .a}",
                                     "{{< box >}}",
                                     ":::note\n",
                                     "<a ",
                                     "{{</* ",
                                     "\\{",
                                     "{#",
                                     "{% highlight js %}\n",
                                     "> - ",
                                     "![a](b){: c=d}",
                                     "{%"};
  for (const std::string_view piece : pieces) {
    std::string body;
    while (body.size() < 5'000) body += piece;
    body += "\n\n끝\n";
    for (const Half& from : kHalves) {
      for (Engine to : {J, H, X, Z, D, V}) {
        INFO(engine_profile(from.engine).name << ": " << piece);
        CHECK(convert(from.engine, body, to, {"", to == D, "box: '[{{inner}}]'"})
                  .body.ends_with("끝\n"));
      }
    }
  }
}

TEST_CASE("line endings and indentation of the place are kept") {
  CHECK(convert(J, "{% highlight js %}\r\nx\r\ny\r\n{% endhighlight %}\r\n", H).body ==
        "```js\r\nx\r\ny\r\n```\r\n");
  CHECK(convert(X, "- 가\n  {% youtube dQw4w9WgXcQ %}\n", H).body ==
        "- 가\n  {{< youtube dQw4w9WgXcQ >}}\n");
}
