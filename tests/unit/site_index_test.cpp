#include "core/site/site_index.h"

#include "catch.h"
#include "support/memory_blog.h"

using namespace postlint;

namespace {

using Blog = test::MemoryBlog;
using Files = Blog::Files;
using Kind = UrlLookup::Kind;

std::string head(const std::string& fields) {
  return "---\n" + fields + "---\n\ntext\n";
}

}  // namespace

TEST_CASE("a Jekyll blog's pages have the URLs that Jekyll gives them") {
  const Blog blog(Files{
      {"b/_config.yml",
       "url: https://my.blog\nbaseurl: /b\ntimezone: Asia/Seoul\n"
       "collections:\n  notes:\n    output: true\n  hidden:\n    output: false\n"
       "defaults:\n- scope: {path: '', type: posts}\n  values: {permalink: '/:year/:title/'}\n"
       "- scope: {path: 'old'}\n  values: {permalink: '/old/:categories/:title.html'}\n"},
      {"b/_posts/2024-05-01-안녕-세계.md", head("title: 안녕\n")},
      {"b/_posts/2024-05-02-Own.md",
       head("permalink: /own-place/\nredirect_from: [/alt/, /a.html]\n")},
      {"b/_posts/2024-05-03-late.md", head("date: 2023-12-31 16:00:00\n")},
      {"b/_posts/2030-01-01-future.md", head("title: x\n")},
      {"b/_posts/2024-01-01-hidden.md", head("published: false\n")},
      {"b/_posts/no-date.md", head("title: x\n")},
      {"b/_drafts/idea.md", head("date: 2024-03-03\n")},
      {"b/old/_posts/2019-01-01-x.md", head("categories: [Dev, 한글]\n")},
      {"b/_notes/첫-글.md", head("title: x\n")},
      {"b/_hidden/x.md", head("title: x\n")},
      {"b/about.md", head("title: x\n")},
      {"b/docs/index.md", head("title: x\n")},
      {"b/docs/raw.html", "<p>no front matter\n"},
      {"b/assets/사진.png", ""},
      {"b/_includes/x.html", head("a: b\n")},
  });
  CHECK(blog.index().origin() == "https://my.blog");
  CHECK(blog.index().prefix() == "/b");
  CHECK(blog.url_of("b/_posts/2024-05-01-안녕-세계.md") == "/b/2024/안녕-세계/");
  CHECK(blog.url_of("b/_posts/2024-05-02-Own.md") == "/b/own-place/");
  CHECK(blog.url_of("b/_posts/2024-05-03-late.md") == "/b/2024/late/");
  CHECK(blog.url_of("b/old/_posts/2019-01-01-x.md") == "/b/old/old/dev/한글/x.html");
  CHECK(blog.url_of("b/_posts/no-date.md") == "(no page)");
  CHECK(blog.url_of("b/_notes/첫-글.md") == "/b/notes/첫-글.html");
  CHECK(blog.state_of("b/_hidden/x.md") == PageState::kHidden);
  CHECK(blog.url_of("b/about.md") == "/b/about.html");
  CHECK(blog.url_of("b/docs/index.md") == "/b/docs/");
  CHECK(blog.url_of("b/_includes/x.html") == "(no page)");
  CHECK(blog.state_of("b/_posts/2030-01-01-future.md") == PageState::kFuture);
  CHECK(blog.state_of("b/_posts/2024-01-01-hidden.md") == PageState::kHidden);
  CHECK(blog.state_of("b/_drafts/idea.md") == PageState::kDraft);

  CHECK(blog.kind_of("/b/2024/안녕-세계/") == Kind::kPage);
  CHECK(blog.kind_of("/b/2024/안녕-세계/index.html") == Kind::kPage);
  CHECK(blog.kind_of("/b/2024/안녕-세계") == Kind::kPage);
  CHECK(blog.kind_of("/b/about") == Kind::kPage);
  CHECK(blog.kind_of("/b/alt/") == Kind::kRedirect);
  CHECK(blog.index().look_up_url("/b/a.html").target == "/b/own-place/");
  CHECK(blog.kind_of("/b/assets/사진.png") == Kind::kAsset);
  CHECK(blog.kind_of("/b/docs/raw.html") == Kind::kAsset);
  CHECK(blog.kind_of("/b/assets/없음.png") == Kind::kMissing);
  CHECK(blog.kind_of("/b/2024/nothing/") == Kind::kMissing);
  CHECK(blog.kind_of("/elsewhere/") == Kind::kUnknown);
  CHECK(blog.kind_of("/b/2030/future/") == Kind::kPage);
  CHECK(blog.index().nearest_url("/b/2024/안녕-세게/") == "/b/2024/안녕-세계/");
}

TEST_CASE("a Hugo blog's pages have the URLs that Hugo gives them") {
  const Blog blog(Files{
      {"b/hugo.toml",
       "baseURL = 'https://my.blog/'\ndefaultContentLanguage = 'ko'\n"
       "[permalinks]\nposts = '/:year/:month/:slug/'\n[languages.ko]\nweight=1\n[languages.en]\n"
       "weight=2\n"},
      {"b/content/posts/first.md", head("title: 첫 글\ndate: 2024-05-01\ntags: [Go, 한글 태그]\n")},
      {"b/content/posts/bundle/index.md",
       head("title: x\nslug: 묶음\ndate: 2024-05-02T23:00:00-05:00\naliases: [/옛날/, rel]\n")},
      {"b/content/posts/bundle/part.md", "resource"},
      {"b/content/posts/bundle/그림.png", ""},
      {"b/content/notes/Big File.en.md", head("title: x\n")},
      {"b/content/notes/_index.md", head("title: x\n")},
      {"b/content/notes/draft.md", head("draft: true\n")},
      {"b/content/notes/old.md", head("expiryDate: 2020-01-01\n")},
      {"b/content/notes/next.md", head("publishDate: 2030-01-01\n")},
      {"b/content/about.md", head("url: /소개.html\n")},
      {"b/content/posts/undated.md", head("title: 날짜 없음\n")},
      {"b/static/img/a.png", ""},
  });
  // Built by Hugo: the date of a page without one is the first day of the year 1.
  CHECK(blog.url_of("b/content/posts/undated.md") == "/1/01/날짜-없음/");
  CHECK(blog.url_of("b/content/posts/first.md") == "/2024/05/첫-글/");
  CHECK(blog.url_of("b/content/posts/bundle/index.md") == "/2024/05/묶음/");
  CHECK(blog.url_of("b/content/posts/bundle/part.md") == "(no page)");
  CHECK(blog.url_of("b/content/notes/Big File.en.md") == "/en/notes/big-file/");
  CHECK(blog.index().find_source("b/content/notes/Big File.en.md")->language == "en");
  CHECK(blog.url_of("b/content/notes/_index.md") == "/notes/");
  CHECK(blog.url_of("b/content/about.md") == "/소개.html");
  CHECK(blog.state_of("b/content/notes/draft.md") == PageState::kDraft);
  CHECK(blog.state_of("b/content/notes/old.md") == PageState::kExpired);
  CHECK(blog.state_of("b/content/notes/next.md") == PageState::kFuture);
  CHECK(blog.kind_of("/2024/05/묶음/그림.png") == Kind::kAsset);
  CHECK(blog.kind_of("/옛날/") == Kind::kRedirect);
  CHECK(blog.kind_of("/2024/05/rel/") == Kind::kRedirect);
  CHECK(blog.kind_of("/img/a.png") == Kind::kAsset);
  CHECK(blog.kind_of("/img/A.png") == Kind::kAsset);
  CHECK(blog.index().look_up_url("/img/A.png").spelled == "/img/a.png");
  CHECK(blog.kind_of("/img/b.png") == Kind::kMissing);
  CHECK(blog.kind_of("/tags/한글-태그/") == Kind::kGenerated);
  CHECK(blog.kind_of("/tags/none/") == Kind::kMissing);
  CHECK(blog.kind_of("/posts/") == Kind::kGenerated);
  CHECK(blog.kind_of("/posts/index.xml") == Kind::kGenerated);
  CHECK(blog.kind_of("/posts/page/2/") == Kind::kUnknown);
  CHECK(blog.kind_of("/posts/first/") == Kind::kMissing);
  const UrlLookup other = blog.index().look_up_url("/en/notes/Big-File/");
  CHECK(other.kind == Kind::kPage);
  CHECK(other.is_other_case);
  CHECK(other.spelled == "/en/notes/big-file/");
}

TEST_CASE("links to the blog's present and former addresses are links into the blog") {
  Config config;
  config.site.former_urls = {"https://old.kr", "http://host.net/~me/"};
  const Blog blog(Files{{"b/_config.yml", "url: https://my.blog\nbaseurl: /글\n"},
                        {"b/_posts/2024-01-01-a.md", ""}},
                  config);
  const auto path = [&](std::string_view url) { return blog.index().own_path(url).value_or("-"); };
  CHECK(path("https://my.blog/%EA%B8%80/a/?x#y") == "/글/a/");
  CHECK(path("http://www.my.blog/글/") == "/글/");
  CHECK(path("https://my.blog/other/") == "-");
  CHECK(path("//old.kr/2017/01/") == "/글/2017/01/");
  CHECK(path("http://HOST.net:80/~me/x") == "/글/x");
  CHECK(path("https://elsewhere.kr/") == "-");
  CHECK(path("https://my.blog.evil.kr/글/") == "-");
}

TEST_CASE("a relative link starts at the page's own address") {
  const Blog blog(Files{{"b/hugo.toml", "baseURL = 'https://my.blog/'\n"},
                        {"b/content/posts/a.md", head("title: x\n")}});
  const SitePage& page = *blog.index().find_source("b/content/posts/a.md");
  const auto path = [&](std::string_view link) {
    return blog.index().resolve(page, link).value_or("-");
  };
  CHECK(path("x.png") == "/posts/a/x.png");
  CHECK(path("../%EA%B8%80/#here") == "/posts/글/");
  CHECK(path("/top") == "/top");
  CHECK(path("../../../../x") == "/x");
  CHECK(path("mailto:me@my.blog") == "-");
  CHECK(path("") == "/posts/a/");
}

TEST_CASE("the ids of a page are read when they are asked for") {
  const Blog blog(
      Files{{"b/hugo.toml", ""},
            {"b/content/a.md", head("title: x\n") + "\n## 첫째 날\n\n<a id=\"here\"></a>\n"},
            {"b/content/open.md", head("title: x\n") + "\n{{< tabs >}}\n"}});
  const PageAnchors& anchors = blog.index().anchors(*blog.index().find_source("b/content/a.md"));
  CHECK(anchors.ids == std::vector<std::string>{"첫째-날", "here"});
  CHECK(anchors.may_contain("첫째-날"));
  CHECK_FALSE(anchors.may_contain("둘째-날"));
  CHECK(blog.index().anchors(*blog.index().find_source("b/content/open.md")).are_open);
}

TEST_CASE("of a plain folder no URL is known, so nothing is called missing") {
  const Blog blog(Files{{"b/글/a.md", "text"}, {"b/README.md", ""}});
  CHECK(blog.kind_of("/nothing/") == Kind::kUnknown);
  CHECK(blog.index().find_source("b/글/a.md") != nullptr);
}

TEST_CASE("a Hexo blog's pages have the URLs that Hexo gives them") {
  const Blog blog(Files{
      {"b/_config.yml",
       "url: https://my.blog/글\nroot: /글/\npermalink: :year/:month/:day/:title/\n"
       "post_asset_folder: true\nnew_post_name: :title.md\n"},
      {"b/source/_posts/sub/My Post.md",
       head(
           "title: x\ndate: 2024-01-02 03:04:05\ntags: [한글 태그, C++]\ncategories: [Dev, Go]\n")},
      {"b/source/_posts/sub/My Post/사진.png", ""},
      {"b/source/_posts/own.md",
       head("permalink: about/나/\ndate: 2024-01-02\nalias: old/나.html\n")},
      {"b/source/_drafts/idea.md", head("date: 2024-01-02\n")},
      {"b/source/about/index.md", head("title: x\n")},
      {"b/source/images/a.png", ""},
  });
  CHECK(blog.url_of("b/source/_posts/sub/My Post.md") == "/글/2024/01/02/sub/My Post/");
  CHECK(blog.url_of("b/source/_posts/own.md") == "/글/about/나/");
  CHECK(blog.url_of("b/source/about/index.md") == "/글/about/");
  CHECK(blog.state_of("b/source/_drafts/idea.md") == PageState::kDraft);
  CHECK(blog.kind_of("/글/2024/01/02/sub/My Post/사진.png") == Kind::kAsset);
  CHECK(blog.kind_of("/글/images/a.png") == Kind::kAsset);
  CHECK(blog.kind_of("/글/old/나.html") == Kind::kRedirect);
  CHECK(blog.kind_of("/글/tags/한글-태그/") == Kind::kGenerated);
  CHECK(blog.kind_of("/글/categories/Dev/Go/") == Kind::kGenerated);
  CHECK(blog.kind_of("/글/2024/01/03/x/") == Kind::kMissing);
}

TEST_CASE("a Pelican blog's pages have the URLs that Pelican gives them") {
  const Blog blog(Files{
      {"b/pelicanconf.py",
       "PATH = 'content'\nSITEURL = 'https://my.blog'\n"
       "ARTICLE_URL = 'posts/{date:%Y}/{date:%m}/{slug}/'\n"},
      {"b/content/a.md", "Title: 한글 제목\nDate: 2024-05-01\nTags: Go, 웹 개발\n\ntext\n"},
      {"b/content/b.md", "Title: x\nSlug: 슬러그\nDate: 2024-05-01\nStatus: draft\n\ntext\n"},
      {"b/content/c.md", "Title: no date\n\ntext\n"},
      {"b/content/pages/about.md", "Title: About Me\n\ntext\n"},
      {"b/content/images/a.png", ""},
  });
  CHECK(blog.url_of("b/content/a.md") == "/posts/2024/05/hangeul-jemog/");
  CHECK(blog.state_of("b/content/b.md") == PageState::kDraft);
  CHECK(blog.url_of("b/content/c.md") == "(no page)");
  CHECK(blog.url_of("b/content/pages/about.md") == "/pages/about-me.html");
  CHECK(blog.kind_of("/images/a.png") == Kind::kAsset);
  CHECK(blog.kind_of("/tag/go.html") == Kind::kGenerated);
  CHECK(blog.kind_of("/category/misc.html") == Kind::kGenerated);
  CHECK(blog.kind_of("/posts/2024/05/none/") == Kind::kMissing);
}

TEST_CASE("a Pelican blog may take slugs from the names of files, and settings from each other") {
  const std::string settings =
      "PATH = 'content'\nARTICLE_SAVE_AS = '{category}/{slug}.html'\n"
      "ARTICLE_URL = ARTICLE_SAVE_AS  # both\n";
  const std::string post = "Title: x\nDate: 2024-05-01\n\ntext\n";
  const Blog whole(Files{{"b/pelicanconf.py", settings + "FILENAME_METADATA = r'(?P<slug>.*)'\n"},
                         {"b/content/노트/C++_글.md", post},
                         {"b/content/노트/own.md", "Slug: 내-글\n" + post}});
  CHECK(whole.url_of("b/content/노트/C++_글.md") == "/noteu/C++_글.html");
  CHECK(whole.url_of("b/content/노트/own.md") == "/noteu/내-글.html");
  const Blog dated(
      Files{{"b/pelicanconf.py",
             settings + "FILENAME_METADATA = '(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<slug>.*)'\n"},
            {"b/content/note/2024-05-01_글.md", post}});
  CHECK(dated.url_of("b/content/note/2024-05-01_글.md") == "/note/글.html");
  const Blog other(
      Files{{"b/pelicanconf.py", settings + "FILENAME_METADATA = r'x(?P<slug>[a-z]+)'\n"},
            {"b/content/note/xa.md", post}});
  CHECK(other.url_of("b/content/note/xa.md") == "");
}

TEST_CASE("a Zola blog's pages have the URLs that Zola gives them") {
  const std::string date = "+++\ntitle = \"x\"\ndate = 2024-05-01\n";
  const Blog blog(Files{
      {"b/config.toml",
       "base_url = \"https://my.blog\"\n[slugify]\npaths = \"on\"\n[languages.ko]\n"
       "[markdown]\n"},
      {"b/content/_index.md", "+++\n+++\n"},
      {"b/content/blog/_index.md", "+++\n+++\n"},
      {"b/content/blog/2024-05-01_Hello World.md", date + "aliases = [\"/옛날/\"]\n+++\n"},
      {"b/content/blog/bundle/index.md", date + "draft = true\n+++\n"},
      {"b/content/blog/한글.ko.md", date + "+++\n"},
      {"b/content/blog/own.md", date + "path = \"어디/든\"\n+++\n"},
      {"b/content/blog/bundle/a.png", ""},
      {"b/static/x.css", ""},
  });
  CHECK(blog.url_of("b/content/blog/2024-05-01_Hello World.md") == "/blog/hello-world/");
  CHECK(blog.url_of("b/content/blog/bundle/index.md") == "/blog/bundle/");
  CHECK(blog.state_of("b/content/blog/bundle/index.md") == PageState::kDraft);
  CHECK(blog.url_of("b/content/blog/own.md") == "/어디/든/");
  CHECK(blog.kind_of("/옛날/") == Kind::kRedirect);
  CHECK(blog.kind_of("/blog/bundle/a.png") == Kind::kAsset);
  CHECK(blog.kind_of("/blog/") == Kind::kPage);
  CHECK(blog.kind_of("/blog/none/") == Kind::kMissing);
}

TEST_CASE("engines configured by programs: what is written out is read") {
  const Blog eleventy(Files{
      {"b/eleventy.config.js",
       "module.exports = (c) => { c.addPassthroughCopy('src/img');\n"
       "return { dir: { input: 'src' }, pathPrefix: '/x/' } }\n"},
      {"b/src/posts/posts.json", "{\"permalink\": \"/글/{{ page.fileSlug }}/\"}"},
      {"b/src/posts/2024-05-01-첫.md", head("title: x\n")},
      {"b/src/about.md", head("title: x\n")},
      {"b/src/computed.md", head("permalink: '/a/{{ title | own }}/'\n")},
      {"b/src/img/a.png", ""},
  });
  CHECK(eleventy.url_of("b/src/posts/2024-05-01-첫.md") == "/x/글/첫/");
  CHECK(eleventy.url_of("b/src/about.md") == "/x/about/");
  CHECK(eleventy.kind_of("/x/img/a.png") == Kind::kAsset);
  CHECK(eleventy.kind_of("/x/a/anything/") == Kind::kUnknown);
  CHECK(eleventy.kind_of("/x/글/없음/") == Kind::kMissing);

  const Blog astro(Files{
      {"b/astro.config.mjs", "export default defineConfig({ site: 'https://my.blog' })\n"},
      {"b/src/pages/blog/[...slug].astro",
       "---\nconst posts = await getCollection('blog');\n"
       "return posts.map((post) => ({ params: { slug: post.id }, props: post }));\n---\n"},
      {"b/src/pages/index.astro", ""},
      {"b/src/content/blog/Hello World.md", head("title: x\npubDate: 2024-05-01\n")},
      {"b/src/content/blog/한글 글.md", head("title: x\n")},
      {"b/public/a.png", ""},
  });
  CHECK(astro.url_of("b/src/content/blog/Hello World.md") == "/blog/hello-world/");
  CHECK(astro.url_of("b/src/content/blog/한글 글.md") == "/blog/한글-글/");
  CHECK(astro.kind_of("/blog/hello-world") == Kind::kPage);
  CHECK(astro.kind_of("/blog/none/") == Kind::kMissing);
  CHECK(astro.kind_of("/a.png") == Kind::kAsset);

  const Blog docusaurus(Files{
      {"b/docusaurus.config.js",
       "module.exports = { url: 'https://my.blog', baseUrl: '/',\n"
       "presets: [['classic', { blog: { routeBasePath: '글' }, docs: { routeBasePath: '/' } }]] "
       "}\n"},
      {"b/blog/2024-01-2-hello.md", head("tags: [CamelCase Tag]\n")},
      {"b/blog/own/index.md", head("slug: 나의-글\ndate: 2024-01-01\n")},
      {"b/docs/01-intro.md", head("title: x\n")},
  });
  CHECK(docusaurus.url_of("b/blog/2024-01-2-hello.md") == "/글/2024/01/2/hello");
  CHECK(docusaurus.url_of("b/blog/own/index.md") == "/글/나의-글");
  CHECK(docusaurus.url_of("b/docs/01-intro.md") == "/intro");
  CHECK(docusaurus.kind_of("/글/나의-글/") == Kind::kPage);
  CHECK(docusaurus.kind_of("/글/tags/camel-case-tag") == Kind::kGenerated);

  const Blog vitepress(Files{
      {"b/.vitepress/config.mts", "export default { base: '/docs/', cleanUrls: false }\n"},
      {"b/글/a b.md", "# x\n"},
      {"b/index.md", "# x\n"},
  });
  CHECK(vitepress.url_of("b/글/a b.md") == "/docs/글/a b.html");
  CHECK(vitepress.url_of("b/index.md") == "/docs/");
}

TEST_CASE("an engine of the owner's own is described in the configuration") {
  Config config;
  config.engine = "custom";
  config.path = "b/.postlint.yaml";
  config.root = "b";
  config.site.url = "https://new.kr";
  config.site.former_urls = {"https://old.net"};
  config.site.content = {"contents/*/*.md"};
  config.site.permalink = "/:year/:month/:day/:slug/";
  config.site.fields["date"] = "pub_date";
  const Blog blog(Files{{"b/contents/첫-글/첫-글.md", head("pub_date: '2017-08-29'\n")},
                        {"b/contents/undated/undated.md", head("title: x\n")},
                        {"b/README.md", "x"}},
                  config);
  CHECK(blog.url_of("b/contents/첫-글/첫-글.md") == "/2017/08/29/첫-글/");
  CHECK(blog.url_of("b/README.md") == "(no page)");
  const auto path = blog.index().own_path("https://old.net/2017/08/29/%EC%B2%AB-%EA%B8%80/");
  REQUIRE(path.has_value());
  CHECK(blog.kind_of(*path) == Kind::kPage);
  // Lists may be anywhere that lists usually are; posts are where the pattern puts them.
  const Blog dated(Files{{"b/contents/첫-글/첫-글.md", head("pub_date: '2017-08-29'\n")}}, config);
  CHECK(dated.kind_of("/2017/08/29/첫-굴/") == Kind::kMissing);
  CHECK(dated.kind_of("/2017/08/29/none") == Kind::kMissing);
  CHECK(dated.kind_of("/") == Kind::kUnknown);
  CHECK(dated.kind_of("/tags/여행/") == Kind::kUnknown);
}

TEST_CASE("a path that the blog has below its prefix is dead without it") {
  const Blog blog({{"b/_config.yml", "url: https://a.example\nbaseurl: /blog\n"},
                   {"b/_posts/2024-01-02-한글.md", head("title: 글\n")},
                   {"b/private/plan.txt", "x"},
                   {"b/_layouts/post.html", "x"}});
  CHECK(blog.kind_of("/blog/2024/01/02/한글.html") == Kind::kPage);
  CHECK(blog.kind_of("/2024/01/02/한글.html") == Kind::kMissing);
  CHECK(blog.kind_of("/other-project/") == Kind::kUnknown);
  CHECK(blog.kind_of("/blog/private/plan.txt") == Kind::kAsset);
  CHECK(blog.kind_of("/blog/_layouts/post.html") == Kind::kMissing);
}

TEST_CASE("the host's file of redirects is read, but for rules that catch everything") {
  const Blog blog(Files{{"b/hugo.toml", ""},
                        {"b/content/a.md", head("title: x\n")},
                        {"b/static/_redirects",
                         "# moved\n/옛글  /a/ 301\n/old/*\t/a/\n/* /404.html 404\n/* /x 200\n"}});
  CHECK(blog.index().look_up_url("/옛글").target == "/a/");
  CHECK(blog.kind_of("/old/any/thing") == Kind::kRedirect);
  CHECK(blog.kind_of("/nothing/") == Kind::kMissing);
}

TEST_CASE("a page with a slug is found by the name of its file") {
  const Blog blog(Files{{"b/hugo.toml", ""},
                        {"b/content/안내/글.md", head("title: x\nslug: 긴-이름의-글입니다\n")},
                        {"b/content/docs/cert/index.md", head("slug: a-rather-long-name\n")}});
  CHECK(blog.index().nearest_url("/안내/글/") == "/안내/긴-이름의-글입니다/");
  CHECK(blog.index().nearest_url("/docs/cert") == "/docs/a-rather-long-name/");
  CHECK(blog.index().nearest_url("/cert/").empty());
}

TEST_CASE("an address without its last slash is the page, not the alias that ends in .html") {
  const Blog blog(Files{{"b/hugo.toml", ""},
                        {"b/content/새글.md", head("aliases: [/새글.html, /옛글.html]\n")}});
  CHECK(blog.kind_of("/새글") == Kind::kPage);
  CHECK(blog.kind_of("/새글.html") == Kind::kRedirect);
  CHECK(blog.kind_of("/옛글") == Kind::kRedirect);
}

TEST_CASE("a rule of the host counts with and without the last slash") {
  const Blog blog(Files{{"b/hugo.toml", ""},
                        {"b/content/a.md", head("title: x\n")},
                        {"b/static/_redirects",
                         "/옛글/ /a/\n/old /a/ 301!\n/api/* https://api.example/:splat 200\n"
                         "/search id=:id /a/:id\n/책/kubectl_*/ /a/#:splat 301\n"}});
  CHECK(blog.index().look_up_url("/옛글").target == "/a/");
  CHECK(blog.index().look_up_url("/옛글/").target == "/a/");
  CHECK(blog.index().look_up_url("/old/").target == "/a/");
  // What is served at its own address is no redirect.
  CHECK(blog.kind_of("/api/v1/posts") == Kind::kUnknown);
  CHECK(blog.kind_of("/search") == Kind::kUnknown);
  // A host may take a star in the middle.
  CHECK(blog.kind_of("/책/kubectl_apply/") == Kind::kUnknown);
  CHECK(blog.kind_of("/older") == Kind::kMissing);
}

TEST_CASE("redirects stand in the host's configuration, too") {
  const Blog netlify(Files{{"b/hugo.toml", ""},
                           {"b/content/a.md", head("title: x\n")},
                           {"b/netlify.toml",
                            "[build]\ncommand = \"hugo\"\n\n"
                            "[[redirects]]\nfrom = \"/소개\"\nto = \"/a/\"\nstatus = 301\n\n"
                            "[[redirects]]\nfrom = \"/zh/:page\"\nto = \"/a/\"\n\n"
                            "[[redirects]]\nfrom = \"/*\"\nto = \"/404.html\"\nstatus = 404\n"}});
  CHECK(netlify.index().look_up_url("/소개/").target == "/a/");
  CHECK(netlify.kind_of("/zh/any/") == Kind::kUnknown);
  CHECK(netlify.kind_of("/nothing/") == Kind::kMissing);

  const Blog vercel(Files{
      {"b/hugo.toml", ""},
      {"b/content/a.md", head("title: x\n")},
      {"b/vercel.json",
       "{\"redirects\": [{\"source\": \"/소개\", \"destination\": \"/a/\", \"permanent\": true},"
       " {\"source\": \"/blog/(\\\\d+)\", \"destination\": \"/a/\"}],"
       " \"rewrites\": [{\"source\": \"/feed\", \"destination\": \"/index.xml\"},"
       " {\"source\": \"/(.*)\", \"destination\": \"/a/\"}]}"}});
  CHECK(vercel.index().look_up_url("/소개").target == "/a/");
  CHECK(vercel.kind_of("/blog/12") == Kind::kUnknown);
  CHECK(vercel.kind_of("/feed") == Kind::kUnknown);
  CHECK(vercel.kind_of("/nothing/") == Kind::kMissing);
}

TEST_CASE("an address with a day that readers disagree on is not certain") {
  Config config;
  config.engine = "custom";
  config.site.permalink = "/:year/:month/:day/:slug/";
  const Blog blog(
      Files{{"b/a.md", head("date: 03/04/2017\n")}, {"b/글.md", head("date: 2017-04-03\n")}},
      config);
  CHECK(!blog.index().find_source("b/a.md")->url_is_certain);
  CHECK(blog.index().find_source("b/글.md")->url_is_certain);
  CHECK(blog.url_of("b/글.md") == "/2017/04/03/글/");

  const Blog hexo(
      Files{{"b/_config.yml", "title: x\nnew_post_name: ':title.md'\ntimezone: Asia/Seoul\n"},
            {"b/source/_posts/밤.md", head("date: 2024-05-06 03:00:00\n")},
            {"b/source/_posts/낮.md", head("date: 2024-05-06 15:00:00\n")}});
  CHECK(!hexo.index().find_source("b/source/_posts/밤.md")->url_is_certain);
  CHECK(hexo.index().find_source("b/source/_posts/낮.md")->url_is_certain);
  REQUIRE(hexo.index().notes().size() == 1);
  CHECK(hexo.index().notes()[0].starts_with("days in addresses depend on the zone of the machine"));
}
