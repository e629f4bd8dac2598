// Template tags of one engine in another's words.
#include <map>

#include "catch.h"
#include "converters/astro/constructs.h"
#include "converters/body/own_tags.h"
#include "converters/body/rewrite_constructs.h"
#include "converters/docusaurus/constructs.h"
#include "converters/eleventy/constructs.h"
#include "converters/gatsby/constructs.h"
#include "converters/hexo/constructs.h"
#include "converters/hugo/constructs.h"
#include "converters/jekyll/constructs.h"
#include "converters/pelican/constructs.h"
#include "converters/vitepress/constructs.h"
#include "converters/zola/constructs.h"
#include "core/base/strings.h"
#include "core/site/blog.h"

using namespace postlint;

namespace {

using Kind = Construct::Kind;
using Files = std::map<std::string, std::string>;

struct Half {
  Engine engine;
  FindConstructs find;
  WriteConstruct write;
  Files blog;         // its configuration and a second post, 부산
  std::string post;   // the path of the post under test
  std::string other;  // what the engine's own links call 부산
};

const std::string kBusan = "---\ntitle: 부산\ndate: 2024-04-01 09:00:00\n---\n\n## 바다\n";

const Half kHalves[] = {
    {Engine::kJekyll,
     find_jekyll_constructs,
     write_jekyll_construct,
     {{"b/_config.yml", "url: https://my.blog\nbaseurl: /b\n"},
      {"b/_posts/2024-04-01-busan.md", kBusan},
      {"b/assets/바다.png", ""}},
     "b/_posts/2024-05-01-seoul.md",
     "_posts/2024-04-01-busan.md"},
    {Engine::kHugo,
     find_hugo_constructs,
     write_hugo_construct,
     {{"b/hugo.toml", "baseURL = 'https://my.blog/'\n"}, {"b/content/posts/busan.md", kBusan}},
     "b/content/posts/seoul.md",
     "posts/busan.md"},
    {Engine::kHexo,
     find_hexo_constructs,
     write_hexo_construct,
     {{"b/_config.yml", "url: https://my.blog\ntheme: landscape\npost_asset_folder: true\n"},
      {"b/package.json", "{\"dependencies\": {\"hexo\": \"8.0.0\"}}"},
      {"b/source/_posts/busan.md", kBusan}},
     "b/source/_posts/seoul.md",
     "busan.md"},
    {Engine::kPelican,
     find_pelican_constructs,
     write_pelican_construct,
     {{"b/pelicanconf.py", "SITEURL = 'https://my.blog'\n"},
      {"b/content/busan.md", "Title: 부산\nDate: 2024-04-01\n\n바다\n"},
      {"b/content/images/sea.png", ""}},
     "b/content/seoul.md",
     "busan.md"},
    {Engine::kZola,
     find_zola_constructs,
     write_zola_construct,
     {{"b/config.toml", "base_url = 'https://my.blog'\n"},
      {"b/content/posts/busan.md", "+++\ntitle = '부산'\ndate = 2024-04-01\n+++\n\n바다\n"}},
     "b/content/posts/seoul.md",
     "posts/busan.md"},
    {Engine::kEleventy,
     find_eleventy_constructs,
     write_eleventy_construct,
     {{"b/.eleventy.js", "module.exports = {};\n"}, {"b/posts/busan.md", kBusan}},
     "b/posts/seoul.md",
     "posts/busan.md"},
    {Engine::kAstro,
     find_astro_constructs,
     write_astro_construct,
     {{"b/astro.config.mjs", "export default {};\n"},
      {"b/src/content/blog/busan.md", kBusan},
      {"b/src/content/blog/img/바다.png", ""}},
     "b/src/content/blog/seoul.mdx",
     "busan.md"},
    {Engine::kDocusaurus,
     find_docusaurus_constructs,
     write_docusaurus_construct,
     {{"b/docusaurus.config.js", "module.exports = {url: 'https://my.blog', baseUrl: '/'};\n"},
      {"b/blog/2024-04-01-busan.md", kBusan},
      {"b/blog/바다.png", ""},
      {"b/blog/a.txt", ""}},
     "b/blog/2024-05-01-seoul.md",
     "2024-04-01-busan.md"},
    {Engine::kGatsby,
     find_gatsby_constructs,
     write_gatsby_construct,
     {{"b/gatsby-config.js", "module.exports = {};\n"}, {"b/content/blog/busan/index.md", kBusan}},
     "b/content/blog/seoul/index.mdx",
     "busan/index.md"},
    {Engine::kVitePress,
     find_vitepress_constructs,
     write_vitepress_construct,
     {{"b/.vitepress/config.mts", "export default {};\n"}, {"b/busan.md", kBusan}},
     "b/seoul.md",
     "busan.md"},
};

const Half& half(Engine engine) {
  for (const Half& one : kHalves) {
    if (one.engine == engine) return one;
  }
  FAIL("no such engine");
  return kHalves[0];
}

// The new site: 부산 stays at its address.
struct Places : TargetPlaces {
  std::string other, at;
  bool mdx = false;
  std::string url_of(const SitePage&) const override { return "/2024/04/부산/"; }
  std::string source_of(const SitePage&) const override { return other; }
  std::string prefix() const override { return at; }
  bool is_mdx() const override { return mdx; }
  std::string fragment_of(const SitePage&, const std::string& fragment) const override {
    return fragment;
  }
};

// A blog in memory with one post whose body is given.
struct Source {
  Files contents;
  std::unique_ptr<FileTree> files;
  ReadText read;
  Config config;
  BlogFacts facts;
  std::optional<SiteIndex> site;
  std::optional<Post> post;
  ConfigValues settings{{"title", "나의 블로그"},
                        {"markup.goldmark.parser.attribute.block", "true"}};
  std::uint32_t begin = 0;

  Source(const Source&) = delete;
  Source(Engine engine, std::string_view body, std::string path = "") {
    const Half& from = half(engine);
    if (path.empty()) path = from.post;
    contents = from.blog;
    std::string head = "---\ntitle: 서울\ndate: 2024-05-01 09:00:00\nimage: /img/a.png\n---\n\n";
    if (engine == Engine::kPelican) head = "Title: 서울\nDate: 2024-05-01\n\n";
    if (engine == Engine::kZola) head = "+++\ntitle = '서울'\ndate = 2024-05-01\n+++\n\n";
    // A file has one kind of line ending.
    if (body.find("\r\n") != std::string_view::npos) head = replace_all(head, "\n", "\r\n");
    contents[path] = head + std::string(body);
    std::vector<std::string> paths;
    for (const auto& one : contents) paths.push_back(one.first);
    files = make_memory_file_tree(paths);
    read = [this](const std::string& asked) -> std::optional<std::string> {
      const auto found = contents.find(asked);
      if (found == contents.end()) return std::nullopt;
      return found->second;
    };
    const Result<BlogFacts> loaded = load_blog_facts(*files, "b", config, read);
    REQUIRE(loaded.ok());
    facts = *loaded;
    REQUIRE(facts.profile->engine == engine);
    facts.now = 1'730'000'000;
    site.emplace(SiteIndex::make({files.get(), &facts, &config, read, 1}));
    post.emplace(load_post(path, contents[path], *facts.profile));
    begin = static_cast<std::uint32_t>(head.size());
  }
  BodyRequest request() const { return {&*post, &facts, &*site, files.get(), &settings}; }
};

struct Given {
  std::string prefix = "";
  bool mdx = false;
  std::string own_tags = "";
  std::string path = "";  // of the post; empty: as its engine has it
};

struct Converted {
  std::string body;
  std::vector<BodyNote> notes;
};

Converted convert(Engine from, std::string_view body, Engine to, const Given& given = {}) {
  const Source source(from, body, given.path);
  Places places;
  places.other = half(to).other;
  places.at = given.prefix;
  places.mdx = given.mdx;
  RewriteRequest request;
  request.body = source.request();
  request.find = half(from).find;
  request.write = half(to).write;
  request.target = {to, given.mdx};
  request.places = &places;
  const Result<OwnTags> own = OwnTags::read("map.yaml", given.own_tags);
  REQUIRE(own.ok());
  if (!given.own_tags.empty()) request.own_tags = &*own;
  const RewrittenBody made = rewrite_constructs(request);
  std::uint32_t last = 0;
  for (const Edit& edit : made.edits) {
    CHECK(edit.span.begin >= last);
    last = edit.span.end;
  }
  const std::string_view bytes = source.post->file->bytes();
  return {apply_edits(bytes, {source.begin, static_cast<std::uint32_t>(bytes.size())}, made.edits),
          made.notes};
}

// Constructs point into the blog that they were found in.
struct Found {
  std::unique_ptr<Source> source;
  std::vector<Construct> constructs;
  std::size_t size() const { return constructs.size(); }
  bool empty() const { return constructs.empty(); }
  const Construct& operator[](std::size_t index) const { return constructs[index]; }
};

Found found_in(Engine engine, std::string_view body) {
  Found found{std::make_unique<Source>(engine, body), {}};
  found.constructs = half(engine).find(found.source->request());
  return found;
}

struct Case {
  std::string_view source;
  Engine to;
  std::string_view expected;
};

void check_all(Engine from, const std::vector<Case>& cases, const Given& given = {}) {
  for (const Case& one : cases) {
    INFO(one.source << " → " << engine_profile(one.to).name);
    CHECK(convert(from, one.source, one.to, given).body == one.expected);
  }
}

constexpr Engine J = Engine::kJekyll, H = Engine::kHugo, X = Engine::kHexo, P = Engine::kPelican,
                 Z = Engine::kZola, E = Engine::kEleventy, A = Engine::kAstro,
                 D = Engine::kDocusaurus, G = Engine::kGatsby, V = Engine::kVitePress;

}  // namespace

TEST_CASE("a file that is not beside the post is no file of the blog") {
  CHECK(found_in(D, "![바다](./없음.png) [글](/b/바다.png) [밖](https://a.kr/바다.png)\n").empty());
  CHECK(found_in(A, "[자료](./img/바다.png)\n").empty());  // Astro copies no file for a link
}

TEST_CASE("addresses that filters of the new engine would spoil are written as they are") {
  check_all(J,
            {{"![x]({{ '/img/a b.png' | relative_url }})\n", E, "![x](/b/img/a%20b.png)\n"},
             {"![x]({{ '/img/a.png' | relative_url }})\n", E, "![x]({{ '/img/a.png' | url }})\n"},
             // Jekyll would compose the letters of the file's name.
             {"![x]({{ '/img/\u1100\u1161.png' | relative_url }})\n", J,
              "![x](/b/img/\u1100\u1161.png)\n"}},
            {.prefix = "/b"});
}

TEST_CASE("quotes that follow each other stay two in Pelican") {
  check_all(
      X, {{"{% blockquote %}\n글\n{% endblockquote %}\n\n> 다른 글\n", P,
           "> 글\n\n<!-- -->\n\n> 다른 글\n"},
          {"{% blockquote %}\n글\n{% endblockquote %}\n\n> 다른 글\n", H, "> 글\n\n> 다른 글\n"}});
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

TEST_CASE("ordinary Markdown is no construct and has no edit") {
  const std::string_view body =
      "# 서울\n\n글 *강조* `코드` [링크](/a/) ![그림](a.png)\n\n```js\nconst a = 1;\n```\n\n> "
      "인용\n";
  for (const Half& from : kHalves) {
    CHECK(found_in(from.engine, body).empty());
    for (const Half& to : kHalves) CHECK(convert(from.engine, body, to.engine).body == body);
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
