// Template tags of one engine in another's words.
#include "support/moved_bodies.h"

using namespace postlint;
using namespace postlint::test;

TEST_CASE("a file that is not beside the post is no file of the blog") {
  CHECK(found_in(D, "![바다](./없음.png) [글](/b/바다.png) [밖](https://a.kr/바다.png)\n").empty());
  CHECK(found_in(A, "[자료](./img/바다.png)\n").empty());  // Astro copies no file for a link
}

TEST_CASE("quotes that follow each other stay two in Pelican") {
  check_all(
      X, {{"{% blockquote %}\n글\n{% endblockquote %}\n\n> 다른 글\n", P,
           "> 글\n\n<!-- -->\n\n> 다른 글\n"},
          {"{% blockquote %}\n글\n{% endblockquote %}\n\n> 다른 글\n", H, "> 글\n\n> 다른 글\n"}});
}

TEST_CASE("each engine's tags are recognised") {
  const struct {
    Engine engine;
    std::string_view body;
    Kind kind;
    std::string_view name, target;
  } cases[] = {
      {J, "{% highlight ruby linenos %}\nputs '안녕'\n{% endhighlight %}\n", Kind::kCode,
       "highlight", ""},
      {J, "{% raw %}{{ x }}{% endraw %}\n", Kind::kRaw, "raw", ""},
      {J, "[부산]({% post_url 2024-04-01-busan %})\n", Kind::kPageLink, "post_url",
       "2024-04-01-busan"},
      {J, "[부산]({% link _posts/2024-04-01-busan.md %})\n", Kind::kPageLink, "link",
       "_posts/2024-04-01-busan.md"},
      {J, "![바다]({% link assets/바다.png %})\n", Kind::kFileLink, "link", "/assets/바다.png"},
      {J, "{% include youtube.html id=\"dQw4w9WgXcQ\" %}\n", Kind::kEmbed, "youtube",
       "dQw4w9WgXcQ"},
      {J, "{% include video id=\"dQw4w9WgXcQ\" provider=\"youtube\" %}\n", Kind::kEmbed, "youtube",
       "dQw4w9WgXcQ"},
      {J, "{% include figure image_path=\"/a.png\" alt=\"바다\" %}\n", Kind::kFigure, "figure",
       "/a.png"},
      {J, "{% include other.html a=\"b\" %}\n", Kind::kUnknown, "other.html", ""},
      {J, "{% gist user/123 a.rb %}\n", Kind::kEmbed, "gist", "user/123"},
      {J, "![바다]({{ site.baseurl }}/img/바다.png)\n", Kind::kSiteUrl, "site", "/img/바다.png"},
      {J, "![x]({{ '/img/a.png' | relative_url }})\n", Kind::kSiteUrl, "", "/img/a.png"},
      {J, "![x]({{ \"/img/a.png\" | absolute_url }})\n", Kind::kSiteUrl, "", "/img/a.png"},
      {J, "{{ site.title }}\n", Kind::kVariable, "site.title", ""},
      {J, "{{ page.unknown }}\n", Kind::kUnknown, "page.unknown", ""},
      {J, "* TOC\n{:toc}\n\n## 서울\n", Kind::kToc, "", ""},
      {J, "## 서울 {#seoul}\n", Kind::kHeadingId, "", "seoul"},
      {J, "## 서울\n{: #seoul}\n", Kind::kHeadingId, "block", "seoul"},
      {J, "글\n{: .notice--info}\n", Kind::kAttributes, "block", ""},
      {J, "![바다](/a.png){: width=\"300\" }\n", Kind::kFigure, "img", "/a.png"},
      {J, "[부산](/b/){:target=\"_blank\"}\n", Kind::kAttributes, "link", "/b/"},
      {J, "{::comment}\n비밀\n{:/comment}\n", Kind::kComment, "comment", ""},
      {J, "{% comment %}비밀{% endcomment %}\n", Kind::kComment, "comment", ""},
      {J, "요약\n\n<!--more-->\n\n본문\n", Kind::kExcerptEnd, "more", ""},
      {J, "{% for x in y %}\n", Kind::kUnknown, "for", ""},
      {H, "{{< figure src=\"/a.png\" caption=\"바다\" >}}\n", Kind::kFigure, "figure", "/a.png"},
      {H, "{{< highlight go \"linenos=table\" >}}\nx\n{{< /highlight >}}\n", Kind::kCode,
       "highlight", ""},
      {H, "[부산]({{< relref \"busan.md\" >}})\n", Kind::kPageLink, "relref", "busan.md"},
      {H, "[부산]({{< ref \"/posts/busan#바다\" >}})\n", Kind::kPageLink, "ref", "/posts/busan"},
      {H, "{{< youtube dQw4w9WgXcQ >}}\n", Kind::kEmbed, "youtube", "dQw4w9WgXcQ"},
      {H, "{{< vimeo 146022717 >}}\n", Kind::kEmbed, "vimeo", "146022717"},
      {H, "{{< gist user 123 >}}\n", Kind::kEmbed, "gist", "user/123"},
      {H, "{{< x user=\"a\" id=\"1234\" >}}\n", Kind::kEmbed, "tweet", "1234"},
      {H, "{{< tweet 1234 >}}\n", Kind::kEmbed, "tweet", "1234"},
      {H, "{{< details summary=\"더 보기\" >}}\n글\n{{< /details >}}\n", Kind::kDetails, "details",
       ""},
      {H, "{{< notice warning >}}\n조심\n{{< /notice >}}\n", Kind::kAdmonition, "warning", ""},
      {H, "{{% note %}}\n참고\n{{% /note %}}\n", Kind::kAdmonition, "note", ""},
      {H, "{{< param image >}}\n", Kind::kVariable, "param", ""},
      {H, "{{</* figure */>}}\n", Kind::kRaw, "/*", ""},
      {H, "요약\n\n<!--more-->\n", Kind::kExcerptEnd, "more", ""},
      {H, "{{< own thing >}}\n", Kind::kUnknown, "own", ""},
      {H, "글\n{.lead id=글}\n", Kind::kAttributes, "block", ""},
      {X, "{% codeblock 제목 lang:js https://a.kr/ 출처 %}\nx\n{% endcodeblock %}\n", Kind::kCode,
       "codeblock", ""},
      {X, "{% asset_img 바다.png \"부산 바다\" %}\n", Kind::kFigure, "img",
       "/2024/05/01/seoul/바다.png"},
      {X, "[파일]({% asset_path a.pdf %})\n", Kind::kFileLink, "asset_path",
       "/2024/05/01/seoul/a.pdf"},
      {X, "{% post_link busan '부산 여행' %}\n", Kind::kPageLink, "post_link", "busan"},
      {X, "{% post_link \"busan\"#바다 '부산 여행' %}\n", Kind::kPageLink, "post_link", "busan"},
      {X, "{% youtube dQw4w9WgXcQ %}\n", Kind::kEmbed, "youtube", "dQw4w9WgXcQ"},
      {X, "{% blockquote 김소월, 진달래꽃 %}\n나 보기가\n{% endblockquote %}\n", Kind::kQuote,
       "blockquote", ""},
      {X, "{% pullquote %}\n글\n{% endpullquote %}\n", Kind::kQuote, "pullquote", ""},
      {X, "{% note warning %}\n글\n{% endnote %}\n", Kind::kAdmonition, "warning", ""},
      {X, "요약\n<!-- more -->\n", Kind::kExcerptEnd, "more", ""},
      {P, "[부산]({filename}busan.md)\n", Kind::kPageLink, "{filename}", "{filename}busan.md"},
      {P, "![바다]({static}/images/sea.png)\n", Kind::kFileLink, "{static}", "/images/sea.png"},
      {P, "[처음]({index})\n", Kind::kSiteUrl, "index", "/"},
      {P, "[TOC]\n\n## 서울\n", Kind::kToc, "", ""},
      {Z, "[부산](@/posts/busan.md#바다)\n", Kind::kPageLink, "@/", "@/posts/busan.md"},
      {Z, "{{ youtube(id=\"dQw4w9WgXcQ\") }}\n", Kind::kEmbed, "youtube", "dQw4w9WgXcQ"},
      {Z, "{% note(title=\"참고\") %}\n글\n{% end %}\n", Kind::kAdmonition, "note", ""},
      {Z, "요약\n\n<!-- more -->\n", Kind::kExcerptEnd, "more", ""},
      {E, "[글]({{ '/a/' | url }})\n", Kind::kSiteUrl, "", "/a/"},
      {E, "{% raw %}{{ x }}{% endraw %}\n", Kind::kRaw, "raw", ""},
      {E, "요약\n\n<!-- excerpt -->\n", Kind::kExcerptEnd, "excerpt", ""},
      {A, "{/* 비밀 */}\n", Kind::kComment, "", ""},
      {A, "![바다](./img/%EB%B0%94%EB%8B%A4.png)\n", Kind::kFileLink, "", "/blog/img/바다.png"},
      {D, "![바다](바다.png)\n", Kind::kFileLink, "", "/blog/바다.png"},
      {D, "[자료](./a.txt)\n", Kind::kFileLink, "", "/blog/a.txt"},
      {D, ":::tip[알아 두기]\n\n글\n\n:::\n", Kind::kAdmonition, "tip", ""},
      {D, "[부산](./2024-04-01-busan.md#바다)\n", Kind::kPageLink, "", "./2024-04-01-busan.md"},
      {D, "요약\n\n<!-- truncate -->\n", Kind::kExcerptEnd, "truncate", ""},
      {D, "## 서울 {#seoul}\n", Kind::kHeadingId, "", "seoul"},
      {V, "::: details 더 보기\n글\n:::\n", Kind::kDetails, "details", ""},
      {V, "[부산](./busan.md)\n", Kind::kPageLink, "", "./busan.md"},
      {V, "[[toc]]\n", Kind::kToc, "", ""},
  };
  for (const auto& one : cases) {
    INFO(engine_profile(one.engine).name << ": " << one.body);
    const Found found = found_in(one.engine, one.body);
    REQUIRE(found.size() >= 1);
    CHECK(construct_kind_name(found[0].kind) == construct_kind_name(one.kind));
    if (one.kind != Kind::kSiteUrl || !one.name.empty()) {
      if (one.name != "site") CHECK(found[0].name == one.name);
    }
    if (!one.target.empty()) CHECK(found[0].target == one.target);
    if (one.kind == Kind::kPageLink) {
      REQUIRE(found[0].page != nullptr);
      CHECK(found[0].page->title == "부산");
    }
  }
}

TEST_CASE("highlighted code becomes a fence with the same bytes") {
  check_all(
      J, {{"{% highlight ruby %}\nputs '안녕'\n\n  x\n{% endhighlight %}\n", H,
           "```ruby\nputs '안녕'\n\n  x\n```\n"},
          {"{% highlight ruby linenos %}\nx\n{% endhighlight %}\n", H,
           "```ruby {linenos=true}\nx\n```\n"},
          {"{% highlight md %}\n```js\nx\n```\n{% endhighlight %}\n", Z,
           "````md\n```js\nx\n```\n````\n"},
          {"{% highlight yaml %}{% raw %}\na: ${{ x }}\n{% endraw %}{% endhighlight %}\n", X,
           "```yaml\na: ${{ x }}\n```\n"},
          {"{% highlight yaml %}{% raw %}\na: ${{ x }}\n{% endraw %}{% endhighlight %}\n", E,
           "```yaml\na: ${% raw %}{{ x }}{% endraw %}\n```\n"},
          {"글\n{% highlight js %}\nx\n{% endhighlight %}\n글\n", D, "글\n\n```js\nx\n```\n\n글\n"},
          {"- 항목\n\n  {% highlight js %}\n  x\n  {% endhighlight %}\n", H,
           "- 항목\n\n  ```js\n    x\n  ```\n"}});
  check_all(
      H, {{"{{< highlight go \"linenos=table,hl_lines=2 4-5\" >}}\nx := 1\n{{< /highlight >}}\n", J,
           "{% highlight go linenos %}\nx := 1\n{% endhighlight %}\n"},
          {"{{< highlight go >}}\n\tx := \"안녕\"\n{{< /highlight >}}\n", A,
           "```go\n\tx := \"안녕\"\n```\n"}});
  check_all(
      X, {{"{% codeblock 이름 lang:js https://a.kr/ 출처 %}\n  x\n    y\n{% endcodeblock %}\n", H,
           "**이름** [출처](https://a.kr/)\n\n```js\nx\n  y\n```\n"},
          {"{% codeblock 이름 lang:js %}\nx\n{% endcodeblock %}\n", D,
           "```js title=\"이름\"\nx\n```\n"}});
}

TEST_CASE("the title of a fence is shown above the code where fences have none") {
  check_all(X, {{"```js src/글.js\nx\n```\n", H, "**src/글.js**\n\n```js\nx\n```\n"},
                {"``` js 제목 https://a.kr/ 출처\nx\n```\n", H,
                 "**제목** [출처](https://a.kr/)\n\n```js\nx\n```\n"},
                {"```js 글\nx\n```\n", D, "```js title=\"글\"\nx\n```\n"},
                {"- 항목\n\n  ```js 글\n  x\n\n  y\n  ```\n", J,
                 "- 항목\n\n  **글**\n\n  ```js\n  x\n\n  y\n  ```\n"},
                {"```js\nx\n```\n", H, "```js\nx\n```\n"}});
  check_all(D,
            {{"```js title=\"src/글.js\" {1,3}\nx\n```\n", H, "**src/글.js**\n\n```js\nx\n```\n"},
             {"```js title='글' showLineNumbers\nx\n```\n", X, "```js 글\nx\n```\n"},
             {"```js {1,3}\nx\n```\n", H, "```js {1,3}\nx\n```\n"}});
}

TEST_CASE("links to pages are written as the target's own") {
  const std::string_view source = "[부산]({% post_url 2024-04-01-busan %}#바다)에서\n";
  check_all(J, {{source, H, "[부산]({{< relref \"/posts/busan.md\" >}}#바다)에서\n"},
                {source, Z, "[부산](@/posts/busan.md#바다)에서\n"},
                {source, P, "[부산]({filename}/busan.md#바다)에서\n"},
                {source, D, "[부산](/2024-04-01-busan.md#바다)에서\n"},
                {source, X, "[부산](/2024/04/부산/#바다)에서\n"},
                {source, A, "[부산](/2024/04/부산/#바다)에서\n"},
                {source, J, "[부산]({% post_url 2024-04-01-busan %}#바다)에서\n"},
                {"[부산]({{ site.baseurl }}{% post_url 2024-04-01-busan %})\n", X,
                 "[부산](/2024/04/부산/)\n"},
                {"<a href=\"{% post_url 2024-04-01-busan %}\">부산</a>\n", Z,
                 "<a href=\"/2024/04/부산/\">부산</a>\n"}});
  check_all(J,
            {{source, G, "[부산](/blog/2024/04/부산/#바다)에서\n"},
             // VitePress puts its base in front itself.
             {source, V, "[부산](/2024/04/부산/#바다)에서\n"}},
            {"/blog"});
  check_all(X, {{"{% post_link busan '부산 [여행]' %}\n", H,
                 "[부산 \\[여행\\]]({{< relref \"/posts/busan.md\" >}})\n"},
                {"{% post_link busan %}\n", J, "[부산]({% post_url 2024-04-01-busan %})\n"},
                {"글 {% post_path busan %} 끝\n", E, "글 /2024/04/부산/ 끝\n"}});
  check_all(D,
            {{"[부산](./2024-04-01-busan.md)\n", J, "[부산]({% post_url 2024-04-01-busan %})\n"}});
  check_all(P, {{"[부산]({filename}busan.md)\n", J, "[부산]({% post_url 2024-04-01-busan %})\n"},
                {"<a href=\"{filename}/busan.md\">부산</a>\n", D,
                 "<a href=\"/2024/04/부산/\">부산</a>\n"}});
  check_all(Z, {{"[부산][b]\n\n[b]: @/posts/busan.md\n", H,
                 "[부산][b]\n\n[b]: {{< relref \"/posts/busan.md\" >}}\n"}});
}

TEST_CASE("addresses below the blog's root get the new prefix") {
  check_all(J,
            {{"![바다]({{ site.baseurl }}/img/바다.png)\n", H, "![바다](/n/img/바다.png)\n"},
             {"![x]({{ site.url }}{{ site.baseurl }}/a.png)\n", X, "![x](/n/a.png)\n"},
             {"![x]({{ \"/a b.png\" | relative_url }})\n", Z, "![x](/n/a%20b.png)\n"},
             {"![x]({{ '/a.png' | relative_url }})\n", E, "![x]({{ '/a.png' | url }})\n"},
             {"<img src=\"{{ '/a.png' | relative_url }}\">\n", P, "<img src=\"/n/a.png\">\n"},
             {"![x]({% link assets/바다.png %})\n", H, "![x](/n/assets/바다.png)\n"}},
            {"/n"});
  check_all(P, {{"![바다]({static}/images/sea.png)\n", H, "![바다](/images/sea.png)\n"}});
  check_all(E, {{"[글]({{ '/글/' | url }})\n", J, "[글]({{ '/글/' | relative_url }})\n"}}, {"/n"});
}

TEST_CASE("figures and media") {
  const std::string_view figure =
      "{{< figure src=\"/a.png\" alt=\"바다\" caption=\"*부산* & 바다\" width=\"300\" >}}\n";
  const std::string_view html =
      "<figure><img src=\"/a.png\" alt=\"바다\" width=\"300\" /><figcaption><em>부산</em> &amp; "
      "바다"
      "</figcaption></figure>\n";
  check_all(
      H, {{figure, J, html},
          {figure, X, html},
          {figure, H, figure},
          {"{{< youtube dQw4w9WgXcQ >}}\n", J,
           "<iframe width=\"560\" height=\"315\" "
           "src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\" "
           "title=\"YouTube video\" allowfullscreen></iframe>\n"},
          {"{{< gist user 123 >}}\n글\n", X,
           "<script src=\"https://gist.github.com/user/123.js\"></script>\n글\n"},
          // A block of HTML goes on to the next blank line.
          {"{{< vimeo 12 >}}\n**글**\n", A,
           "<iframe width=\"560\" height=\"315\" src=\"https://player.vimeo.com/video/12\" "
           "title=\"Vimeo video\" allowfullscreen></iframe>\n\n**글**\n"},
          {"{{< gist user 123 >}}\n", V,
           "<a href=\"https://gist.github.com/user/123\">https://gist.github.com/user/123</a>\n"},
          {"{{< tweet user=\"a\" id=\"12\" >}}\n", P,
           "<blockquote class=\"twitter-tweet\"><a href=\"https://twitter.com/a/status/12\">"
           "https://twitter.com/a/status/12</a></blockquote>\n"}});
  check_all(J, {{"{% include youtube.html id=\"https://youtu.be/dQw4w9WgXcQ?t=1\" %}\n", H,
                 "{{< youtube dQw4w9WgXcQ >}}\n"},
                {"{% include figure.html src=\"/a.png\" alt=\"바다\" caption=\"부산\" %}\n", H,
                 "{{< figure src=\"/a.png\" alt=\"바다\" caption=\"부산\" >}}\n"},
                {"![바다](/a.png){: width=\"300\" .right}\n", X,
                 "<img src=\"/a.png\" alt=\"바다\" width=\"300\" class=\"right\" />\n"}});
  check_all(X, {{"{% asset_img 바다.png \"부산 바다\" %}\n", H,
                 "![부산 바다](/2024/05/01/seoul/바다.png \"부산 바다\")\n"},
                {"{% img left /a.png 300 200 \"제목\" '대체' %}\n", H,
                 "<img src=\"/a.png\" alt=\"대체\" width=\"300\" height=\"200\" class=\"left\" "
                 "title=\"제목\" />\n"}});
}

TEST_CASE("boxes, quotes and details") {
  const std::string_view note = ":::note[참고]\n\n글\n\n- 항목\n\n:::\n";
  check_all(D, {{note, J, "> **참고**\n>\n> 글\n>\n> - 항목\n"},
                {note, V, "::: info 참고\n\n글\n\n- 항목\n\n:::\n"},
                {":::tip\n글\n:::\n", X, "> **Tip:** 글\n"},
                {":::note\n\n**Note:** 글\n\n:::\n", H, "> **Note:** 글\n"},
                {"::::note\n\n바깥\n\n:::tip\n\n안\n\n:::\n\n::::\n", H,
                 "> **Note:** 바깥\n>\n> > **Tip:** 안\n"}});
  check_all(
      H,
      {{"{{< notice warning \"조심\" >}}\n글\n{{< /notice >}}\n", D,
        ":::warning[조심]\n\n글\n\n:::\n"},
       {"{{< details summary=\"더 <보기>\" >}}\n글\n{{< /details >}}\n", J,
        "<details markdown=\"1\">\n<summary>더 &lt;보기&gt;</summary>\n\n글\n\n</details>\n"},
       {"{{< details summary=\"더 보기\" >}}\n글 {{< relref \"busan.md\" >}}\n{{< /details >}}\n",
        V, "::: details 더 보기\n\n글 /2024/04/부산/\n\n:::\n"}});
  check_all(X, {{"{% blockquote 김소월, 진달래꽃 %}\n나 보기가\n역겨워\n{% endblockquote %}\n", J,
                 "> 나 보기가\n> 역겨워\n>\n> "
                 "<footer><strong>김소월</strong><cite>진달래꽃</cite></footer>\n"},
                {"{% blockquote 김소월 https://a.kr/ 시집 %}\n글\n{% endblockquote %}\n", X,
                 "{% blockquote 김소월 https://a.kr/ 시집 %}\n글\n{% endblockquote %}\n"}});
}

TEST_CASE("markers, ids and tables of contents") {
  check_all(J,
            {{"가\n\n<!--more-->\n\n나\n", X, "가\n\n<!-- more -->\n\n나\n"},
             {"가\n\n<!-- more -->\n\n나\n", H, "가\n\n<!--more-->\n\n나\n"},
             {"가\n\n<!--more-->\n\n나\n", D, "가\n\n<!-- truncate -->\n\n나\n"},
             {"* TOC\n{:toc}\n\n## 가\n", P, "[TOC]\n\n## 가\n"},
             {"* TOC\n{:toc}\n\n## 가\n", H, "\n\n## 가\n"},
             {"## 가 {#ga}\n", H, "## 가 {#ga}\n"},
             {"## 가 {#ga}\n", X, "## 가 <a id=\"ga\"></a>\n"},
             {"## 가\n{: #ga}\n", Z, "## 가 {#ga}\n"},
             {"글\n{: .notice}\n", H, "글\n\n"},
             {"글\n{: .notice}\n", P, "글\n{: .notice}\n"},
             {"[가](/a/){:target=\"_blank\"}\n", X, "<a href=\"/a/\" target=\"_blank\">가</a>\n"}});
  check_all(D, {{"가\n\n{/* truncate */}\n", Z, "가\n\n<!-- more -->\n"}});
  CHECK(convert(J, "* TOC\n{:toc}\n", H).notes.size() == 1);
  CHECK(convert(J, "글\n{: .notice}\n", H).notes.at(0).line == 8);
}

TEST_CASE("comments for writers stay comments where there are any") {
  check_all(J, {{"{% comment %}비밀{% endcomment %}\n", X, "{#비밀#}\n"},
                {"{% comment %}비밀{% endcomment %}\n", H, "<!--비밀-->\n"}});
  CHECK(convert(J, "{% comment %}비밀{% endcomment %}\n", H).notes.size() == 1);
  CHECK(convert(J, "{% comment %}비밀{% endcomment %}\n", A, {"", true}).body == "{/*비밀*/}\n");
}

TEST_CASE("variables become their values") {
  check_all(J, {{"{{ site.title }}의 {{ page.title }}\n", H, "나의 블로그의 서울\n"},
                {"![x]({{ page.image | relative_url }})\n", Z, "![x](/img/a.png)\n"}});
  check_all(H, {{"{{< param title >}}\n", J, "서울\n"}});
}

TEST_CASE("a construct that an engine writes in its own words is found again") {
  const std::string_view sources[] = {
      "{{< figure src=\"/a.png\" alt=\"바다\" caption=\"부산\" >}}\n",
      "{{< youtube dQw4w9WgXcQ >}}\n",
      "{{< vimeo 146022717 >}}\n",
      "{{< gist user 123 \"a b.rb\" >}}\n",
      "{{< highlight go \"linenos=table\" >}}\nx\n{{< /highlight >}}\n",
      "{{< details summary=\"더 보기\" >}}\n글\n{{< /details >}}\n",
      "{{< notice warning \"조심\" >}}\n글\n{{< /notice >}}\n",
      "[부산]({{< relref \"busan.md\" >}})\n",
      "[부산]({{< relref \"busan.md#바다\" >}})\n",
      "요약\n\n<!--more-->\n\n글\n",
      "## 서울 {#seoul}\n",
  };
  for (const std::string_view body : sources) {
    const Found before = found_in(H, body);
    REQUIRE(before.size() == 1);
    for (const Half& to : kHalves) {
      const std::string written = convert(H, body, to.engine).body;
      const Found after = found_in(to.engine, written);
      if (after.empty()) continue;  // said in plain Markdown or HTML
      INFO(engine_profile(to.engine).name << ": " << written);
      REQUIRE(after.size() == 1);
      CHECK(construct_kind_name(after[0].kind) == construct_kind_name(before[0].kind));
      if (after[0].kind == Kind::kPageLink) {
        REQUIRE(after[0].page != nullptr);
        CHECK(after[0].page->title == before[0].page->title);
      } else {
        CHECK(after[0].target == before[0].target);
      }
      CHECK(after[0].fragment == before[0].fragment);
      CHECK(after[0].title == before[0].title);
      CHECK(after[0].language == before[0].language);
      if (after[0].kind == Kind::kCode) CHECK(after[0].text == before[0].text);
      if (after[0].kind != Kind::kAdmonition && after[0].kind != Kind::kCode)
        CHECK(after[0].attributes == before[0].attributes);
      // Written once more, it is the same text.
      CHECK(convert(to.engine, written, to.engine).body == written);
    }
  }
}
