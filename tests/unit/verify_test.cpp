// A small Korean and English blog, its copy, and one thing lost at a time.
#include <map>
#include <string>
#include <vector>

#include "catch.h"
#include "converters/proof/built_facts.h"
#include "converters/proof/compare.h"
#include "converters/proof/migration_report.h"
#include "converters/proof/sitemap.h"
#include "converters/proof/source_facts.h"
#include "support/temporary_folder.h"

using namespace postlint;
using namespace postlint::proof;
using postlint::test::TemporaryFolder;

namespace {

using Files = std::map<std::string, std::string>;

Files jekyll_blog() {
  return {
      {"_config.yml",
       "url: https://my.blog\ntimezone: Asia/Seoul\npermalink: /:year/:month/:day/:title/\n"},
      {"_posts/2024-05-01-seoul.md",
       "---\ntitle: 서울 여행\ndate: 2024-05-01 09:30:00 +0900\ntags: [서울, travel]\n"
       "categories: [한국, 도시]\nauthor: 김하늘\ndescription: 사흘 동안의 기록\n"
       "redirect_from: /old/seoul/\nrating: 5\ncode: \"007\"\n---\n\n"
       "첫 문단입니다. \"Hello\", world -- again.\n\n"
       "## 시장 {#market}\n\n![시장 사진](/images/market.png)\n\n"
       "[부산 글](/2024/05/02/busan/)과 [밖](https://example.org/a?b=1)에서.\n"
       "[절](/2024/05/02/busan/#sea)\n\n"
       "```python\nprint(\"안녕\")\n  # two\n```\n\n"
       "| 이름 | 값 |\n|------|----|\n| 사과 | 3 |\n\n- 하나\n- 둘\n\n"
       "각주가 있다.[^1]\n\n[^1]: 각주의 글\n"},
      {"_posts/2024-05-02-busan.md",
       "---\ntitle: 부산\ndate: 2024-05-02 00:30:00 +0900\ntags: [부산]\nauthor: 김하늘\n---\n\n"
       "바다를 보았다.\n\n## Sea {#sea}\n\n파도 소리.\n"},
      {"_posts/2024-05-03-jeju.md",
       "---\ntitle: Jeju\ndate: 2024-05-03 12:00:00 +0900\ntags: [제주]\nauthor: "
       "김하늘\n---\n\n섬에 "
       "갔다.\n\n{% include map.html %}\n\n돌아왔다.\n"},
      {"_drafts/later.md", "---\ntitle: 나중에\n---\n\n아직 아니다.\n"},
      {"index.html", "---\ntitle: 나의 블로그\n---\n{% for post in site.posts %}{% endfor %}\n"},
      {"about.md", "---\ntitle: About\npermalink: /about/\n---\n\nWho we are.\n"},
      {"images/market.png", "PNG 시장"},
      {"files/paper.pdf", "PDF"},
  };
}

Files hugo_blog() {
  return {
      {"hugo.toml", "baseURL = 'https://my.blog/'\ntimeZone = 'Asia/Seoul'\n"},
      {"content/posts/seoul.md",
       "---\ntitle: 서울 여행\ndate: 2024-05-01T00:30:00Z\nurl: /2024/05/01/seoul/\n"
       "aliases: [/old/seoul/]\ntags: [서울, travel]\ncategories: [한국, 도시]\n"
       "authors: [김하늘]\ndescription: 사흘 동안의 기록\nrating: 5\ncode: \"007\"\n---\n\n"
       "첫 문단입니다. \"Hello\", world -- again.\n\n"
       "## 시장 {#market}\n\n![시장 사진](/images/market.png)\n\n"
       "[부산 글](https://my.blog/2024/05/02/busan/)과 [밖](https://example.org/a?b=1)에서.\n"
       "[절](/2024/05/02/busan/#sea)\n\n"
       "~~~py\nprint(\"안녕\")\n  # two\n~~~\n\n"
       "| 이름 | 값 |\n|------|----|\n| 사과 | 3 |\n\n* 하나\n* 둘\n\n"
       "각주가 있다.[^a]\n\n[^a]: 각주의 글\n"},
      {"content/posts/busan.md",
       "+++\ntitle = '부산'\ndate = 2024-05-02T00:30:00+09:00\nurl = '/2024/05/02/busan/'\n"
       "tags = ['부산']\nauthors = ['김하늘']\n+++\n\n바다를 보았다.\n\n## Sea {#sea}\n\n파도 "
       "소리.\n"},
      {"content/posts/jeju.md",
       "---\ntitle: Jeju\ndate: 2024-05-03T12:00:00+09:00\nurl: /2024/05/03/jeju/\ntags: [제주]\n"
       "authors: [김하늘]\n---\n\n섬에 갔다.\n\n{{< map >}}\n\n돌아왔다.\n"},
      {"content/later.md", "---\ntitle: 나중에\ndraft: true\n---\n\n아직 아니다.\n"},
      {"content/about.md", "---\ntitle: About\nurl: /about/\n---\n\nWho we are.\n"},
      {"static/images/market.png", "PNG 시장"},
      {"static/files/paper.pdf", "PDF"},
  };
}

std::string built_page(const std::string& url, const std::string& title, const std::string& time,
                       const std::string& tags, const std::string& body) {
  std::string terms;
  for (std::size_t at = 0; at < tags.size();) {
    const std::size_t end = std::min(tags.find(',', at), tags.size());
    terms += "<a rel=\"tag\" href=\"/tags/x/\">" + tags.substr(at, end - at) + "</a> ";
    at = end + 1;
  }
  return "<!doctype html><html lang=ko><head><meta charset=utf-8><title>" + title +
         " | 나의 블로그</title><link rel=canonical href=\"https://my.blog" + url +
         "\"></head><body><nav><a href=/>홈</a></nav><main><article><header><h1>" + title +
         "</h1>" + (time.empty() ? "" : "<time datetime=\"" + time + "\">" + time + "</time>") +
         "</header>" + body + "<div class=post-tags>" + terms +
         "</div></article></main><aside>광고</aside><footer>ⓒ 김하늘</footer></body></html>\n";
}

Files built_blog() {
  return {
      {"index.html", built_page("/", "나의 블로그", "", "", "<ul><li>서울 여행</ul>")},
      {"2024/05/01/seoul/index.html",
       built_page("/2024/05/01/seoul/", "서울 여행", "2024-05-01T09:30:00+09:00", "서울,travel",
                  "<p>첫 문단입니다. “Hello”, world – again.</p>\n"
                  "<h2 id=\"market\">시장<a class=\"headerlink\" href=\"#market\">¶</a></h2>\n"
                  "<p><img src=\"/images/market.png\" alt=\"시장 사진\" loading=\"lazy\"></p>\n"
                  "<p><a href=\"/2024/05/02/busan/\">부산 글</a>과 "
                  "<a href=\"https://example.org/a?b=1\">밖</a>에서.\n"
                  "<a href=\"/2024/05/02/busan/#sea\">절</a></p>\n"
                  "<div class=\"language-python highlighter-rouge\"><div class=\"highlight\">"
                  "<pre class=\"highlight\"><code><span class=\"k\">print</span>(\"안녕\")\n"
                  "  <span class=\"c\"># two</span>\n</code></pre></div></div>\n"
                  "<table><thead><tr><th>이름</th><th>값</th></tr></thead>"
                  "<tbody><tr><td>사과</td><td>3</td></tr></tbody></table>\n"
                  "<ul><li>하나</li><li>둘</li></ul>\n"
                  "<p>각주가 있다.<sup id=\"fnref:1\"><a href=\"#fn:1\" "
                  "class=\"footnote\">1</a></sup></p>\n"
                  "<div class=\"footnotes\"><ol><li id=\"fn:1\"><p>각주의 글 "
                  "<a href=\"#fnref:1\" class=\"reversefootnote\">↩</a></p></li></ol></div>\n")},
      {"2024/05/02/busan/index.html",
       built_page("/2024/05/02/busan/", "부산", "2024-05-02T00:30:00+09:00", "부산",
                  "<p>바다를 보았다.</p><h2 id=\"sea\">Sea</h2><p>파도 소리.</p>")},
      {"2024/05/03/jeju/index.html",
       built_page("/2024/05/03/jeju/", "Jeju", "2024-05-03T12:00:00+09:00", "제주",
                  "<p>섬에 갔다.</p><div class=map>지도</div><p>돌아왔다.</p>")},
      {"about/index.html", built_page("/about/", "About", "", "", "<p>Who we are.</p>")},
      {"old/seoul/index.html",
       "<!doctype html><title>Moved</title><link rel=canonical "
       "href=\"https://my.blog/2024/05/01/seoul/\"><meta http-equiv=\"refresh\" content=\"0; "
       "url=https://my.blog/2024/05/01/seoul/\">"},
      {"images/market.png", "PNG 시장"},
      {"files/paper.pdf", "PDF"},
  };
}

enum class Kind { kJekyll, kHugo, kBuilt };

Files files_of(Kind kind) {
  switch (kind) {
    case Kind::kJekyll:
      return jekyll_blog();
    case Kind::kHugo:
      return hugo_blog();
    case Kind::kBuilt:
      break;
  }
  return built_blog();
}

SiteFacts open(const std::string& folder) {
  if (is_built_site(folder)) {
    Result<SiteFacts> facts = read_built_facts(folder);
    REQUIRE(facts.ok());
    return std::move(facts).value();
  }
  Result<std::shared_ptr<const OpenBlog>> blog = open_blog(folder, Config{}, 1);
  INFO((blog.ok() ? "" : blog.error().to_string()));
  REQUIRE(blog.ok());
  return source_facts(std::move(blog).value());
}

void put(const TemporaryFolder& folder, const Files& files) {
  for (const auto& [name, bytes] : files) folder.put(name, bytes);
}

Comparison compare(const Files& before, const Files& after,
                   std::vector<ExpectedChange> expected = {},
                   std::vector<std::string> ignored = {}) {
  const TemporaryFolder old_folder, new_folder;
  put(old_folder, before);
  put(new_folder, after);
  const SiteFacts old_site = open(old_folder.path()), new_site = open(new_folder.path());
  CompareRequest request;
  request.before = &old_site;
  request.after = &new_site;
  request.expected = std::move(expected);
  request.ignored_fields = std::move(ignored);
  request.jobs = 2;
  return compare_sites(request);
}

// "/2024/05/02/busan/ tags; …": every loss, or every difference.
std::string differences(const Comparison& comparison, bool lost_only = true) {
  std::string out;
  for (const PageOutcome& page : comparison.pages) {
    for (const Difference& one : page.differences) {
      if (lost_only && one.outcome != Outcome::kLost) continue;
      out += (out.empty() ? "" : "; ") + page.url + " " + one.field + ": " + one.what + " [" +
             one.old_value + "|" + one.new_value + "]";
    }
  }
  for (const AssetOutcome& asset : comparison.assets)
    out += (out.empty() ? "" : "; ") + asset.url + " asset: " + asset.what;
  return out;
}

// One thing that goes wrong in the new blog: `from` is replaced by `to` in `file`; an empty `from`
// takes the file away, with `to` it gets that name.
struct Loss {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* field;  // of the loss, with what must be said of it
};

void plant(Files& files, const Loss& loss) {
  const auto found = files.find(loss.file);
  REQUIRE(found != files.end());
  std::string text = found->second;
  const std::string from = loss.from, to = loss.to;
  if (from.empty()) {
    files.erase(found);
    if (!to.empty()) files[to] = text;
    return;
  }
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  found->second = text.replace(at, from.size(), to);
}

void expect_losses(Kind before, Kind after, const std::vector<Loss>& losses) {
  for (const Loss& loss : losses) {
    INFO(loss.name);
    Files files = files_of(after);
    plant(files, loss);
    const Comparison comparison = compare(files_of(before), files);
    const std::string found = differences(comparison);
    INFO(found);
    CHECK(comparison.has_loss());
    CHECK(found.find(loss.field) != std::string::npos);
  }
}

constexpr const char* kSeoul = "_posts/2024-05-01-seoul.md";
constexpr const char* kBuiltSeoul = "2024/05/01/seoul/index.html";

}  // namespace

TEST_CASE("nothing is reported of two blogs that say the same") {
  for (const Kind before : {Kind::kJekyll, Kind::kHugo, Kind::kBuilt}) {
    for (const Kind after : {Kind::kJekyll, Kind::kHugo, Kind::kBuilt}) {
      INFO(static_cast<int>(before) << " and " << static_cast<int>(after));
      if (before == Kind::kBuilt && after != Kind::kBuilt) continue;  // below
      const Comparison comparison = compare(files_of(before), files_of(after));
      CHECK(differences(comparison, false) == "");
      CHECK(comparison.pages.size() >= 5);
      CHECK(comparison.count(Outcome::kSame) == comparison.pages.size());
      CHECK(comparison.assets_compared == 2);
      CHECK_FALSE(comparison.has_loss());
    }
  }
}

TEST_CASE("the sources of a new blog say what its old built pages showed") {
  for (const Kind after : {Kind::kJekyll, Kind::kHugo}) {
    const Comparison comparison = compare(files_of(Kind::kBuilt), files_of(after));
    CHECK(differences(comparison) == "");
  }
}

TEST_CASE("every planted loss between sources of one engine is found") {
  expect_losses(
      Kind::kJekyll, Kind::kJekyll,
      {
          {"a post is missing", kSeoul, "", "", "seoul/ page: the page is missing"},
          {"a page is missing", "about.md", "", "", "/about/ page: the page is missing"},
          {"a day's shift", kSeoul, "date: 2024-05-01 09", "date: 2024-05-02 09", "date"},
          {"an hour's shift", kSeoul, "09:30:00 +0900", "10:30:00 +0900", "date: another moment"},
          {"the zone is lost", kSeoul, "09:30:00 +0900", "09:30:00 +0000", "date: another moment"},
          {"a title is changed", kSeoul, "title: 서울 여행", "title: 서울", "title: another title"},
          {"a tag is lost", kSeoul, "[서울, travel]", "[travel]", "the tag “서울” is missing"},
          {"a tag in other case", kSeoul, "[서울, travel]", "[서울, Travel]", "tags"},
          {"a category is lost", kSeoul, "[한국, 도시]", "[한국]", "categories"},
          {"an author is lost", kSeoul, "author: 김하늘\n", "", "the author “김하늘” is missing"},
          {"a description is lost", kSeoul, "description: 사흘 동안의 기록\n", "",
           "description: the description is missing"},
          {"a redirect is lost", "about.md", "permalink: /about/", "permalink: /who/",
           "/about/ url: nothing is at the old address"},
          {"a field is lost", kSeoul, "rating: 5\n", "", "the field “rating” is missing"},
          {"a field has another value", kSeoul, "rating: 5", "rating: 4", "[5|4]"},
          {"a field has another type", kSeoul, "code: \"007\"", "code: 7", "field"},
          {"a draft is published", "_drafts/later.md", "", "_posts/2024-05-09-later.md", "state"},
          {"a post becomes a draft", "_posts/2024-05-02-busan.md", "", "_drafts/busan.md", ""},
          {"a post is held back", kSeoul, "rating: 5", "published: false\nrating: 5", "state"},
          {"a word is lost", kSeoul, "첫 문단입니다.", "문단입니다.", "text: the text"},
          {"one syllable is changed", kSeoul, "첫 문단", "쳇 문단", "text: the text"},
          {"a table cell", kSeoul, "| 사과 | 3 |", "| 사과 | 4 |", "text: the text"},
          {"a list item", kSeoul, "- 둘\n", "", "text: the text"},
          {"a footnote", kSeoul, "각주의 글", "각주", "text: the text"},
          {"a heading is lost", kSeoul, "## 시장 {#market}\n", "", "headings: the heading “시장”"},
          {"a heading id", kSeoul, "{#market}", "{#markt}", "has another id [#market|#markt]"},
          {"a heading level", kSeoul, "## 시장", "### 시장", "has another level"},
          {"an image's name in the post", kSeoul, "/images/market.png", "/images/markt.png",
           "the image “/images/market.png” is missing"},
          {"an image file is renamed", "images/market.png", "", "images/Market.png",
           "/images/market.png asset: the file is missing"},
          {"an image has other bytes", "images/market.png", "PNG", "JPG", "other bytes"},
          {"a file is missing", "files/paper.pdf", "", "", "/files/paper.pdf asset"},
          {"an image's text", kSeoul, "![시장 사진]", "![시장]", "[시장 사진|시장]"},
          {"a link to the wrong page", kSeoul, "[부산 글](/2024/05/02/busan/)",
           "[부산 글](/2024/05/03/jeju/)", "the link “부산 글” leads elsewhere"},
          {"a link's fragment", kSeoul, "busan/#sea", "busan/#see", "links"},
          {"a link's query", kSeoul, "a?b=1", "a", "links"},
          {"a link is lost", kSeoul, "[밖](https://example.org/a?b=1)", "밖", "is missing"},
          {"a character of code", kSeoul, "print(\"안녕\")", "print(“안녕\")",
           "code is not the same"},
          {"the indent of code", kSeoul, "  # two", " # two", "code is not the same"},
          {"the language of code", kSeoul, "```python", "```", "the language of code is missing"},
          {"a block of code is lost", kSeoul, "```python\nprint(\"안녕\")\n  # two\n```\n", "",
           "a block of code is missing"},
          {"text around a template tag", "_posts/2024-05-03-jeju.md", "돌아왔다.", "왔다.", "text"},
      });
}

TEST_CASE("what a template tag shows is not known, and what stands around it is") {
  const auto blog = [](const std::string& body) {
    Files files = jekyll_blog();
    files["_posts/2024-05-03-jeju.md"] =
        "---\ntitle: Jeju\ndate: 2024-05-03 12:00:00 +0900\n---\n\n" + body;
    return files;
  };
  const std::string tag = "섬에 갔다.\n\n{% box %}\n\n귤을 먹었다.\n\n{% endbox %}\n\n돌아왔다.\n";
  CHECK(differences(compare(blog(tag), blog(tag)), false) == "");
  const std::string as_text =
      "섬에 갔다.\n\n{% raw %}{% box %}{% endraw %}\n\n귤을 먹었다.\n\n"
      "{% raw %}{% endbox %}{% endraw %}\n\n돌아왔다.\n";
  const Comparison shown = compare(blog(tag), blog(as_text));
  CHECK_FALSE(shown.has_loss());
  CHECK(differences(shown, false).find("a template tag is text now, or left out") !=
        std::string::npos);
  CHECK(compare(blog(tag), blog("섬에 갔다.\n\n돌아왔다.\n")).has_loss());
  CHECK(compare(blog(tag), blog("섬에 갔다.\n\n귤을 먹었다.\n")).has_loss());
}

TEST_CASE("a field is the same whatever its front matter writes for nothing or for a moment") {
  const auto blog = [](const std::string& field) {
    return Files{{"_config.yml", "url: https://my.blog\n"},
                 {"_posts/2024-05-01-seoul.md", "---\ntitle: 서울\n" + field + "---\n\n글\n"}};
  };
  struct Case {
    const char *before, *after;
    bool is_same;
  };
  const Case cases[] = {
      {"note: null\n", "note: ''\n", true},
      {"list: [{a: null}]\n", "list: [{a: ''}]\n", true},
      {"note: 있다\n", "note: ''\n", false},
      {"list: [{a: 1}]\n", "list: [{a: 2}]\n", false},
      {"expiryDate: 2030-06-17\n", "expiryDate: 2030-06-17T00:00:00Z\n", true},
      {"expiryDate: 2030-06-17\n", "expiryDate: 2030-06-18\n", false},
      {"expiryDate: 2030-06-17\n", "extra:\n  expiryDate: 2030-06-17\n", true},
      {"order: 3\n", "extra:\n  order: 3\n", true},
      {"order: 3\n", "extra:\n  order: 4\n", false},
  };
  for (const Case& one : cases) {
    INFO(one.before << one.after);
    CHECK(compare(blog(one.before), blog(one.after)).has_loss() == !one.is_same);
  }
}

TEST_CASE("what another engine says in its own words is no loss") {
  const Files hexo = {
      {"_config.yml", "url: https://my.blog\ntimezone: Asia/Seoul\n"},
      {"package.json", "{\"hexo\": {\"version\": \"8.0.0\"}}"},
      {"source/_posts/seoul.md",
       "---\ntitle: 서울\ndate: 2024-05-01\npermalink: s/seoul/\nrating: 5\nnames: [가, "
       "나]\n---\n\n"
       "3~4일, 5~6일\n\n{% gist user/0123 %}\n"},
      {"source/_posts/seoul/바다.png", "PNG 바다"},
  };
  const std::string body =
      "\n3<del>4일, 5</del>6일\n\n<script src=\"https://gist.github.com/user/0123.js\"></script>\n";
  const Files pelican = {
      {"pelicanconf.py",
       "SITEURL = 'https://my.blog'\nTIMEZONE = 'Asia/Seoul'\nPATH = 'content'\n"},
      {"content/seoul.md",
       "Title: 서울\nDate: 2024-05-01 00:00\nurl: s/seoul/\nsave_as: s/seoul/index.html\n"
       "rating: 5\nnames: [\"가\", \"나\"]\n" +
           body}};
  CHECK(differences(compare(hexo, pelican)) == "");
  const Files eleventy = {
      {"eleventy.config.js", "export default function () {}\n"},
      {"posts/seoul.md",
       "---\ntitle: 서울\ndate: 2024-04-30T15:00:00Z\npermalink: /s/seoul/\nrating: 5\n"
       "names: [가, 나]\n---\n" +
           body}};
  CHECK(differences(compare(hexo, eleventy)) == "");
  CHECK(differences(compare(hexo, eleventy), false).find("another day") != std::string::npos);
  Files wrong = pelican;
  plant(wrong, {"a value", "content/seoul.md", "rating: 5", "rating: 6", ""});
  CHECK(differences(compare(hexo, wrong)).find("[5|6]") != std::string::npos);
  wrong = pelican;
  plant(wrong, {"the tildes", "content/seoul.md", "<del>4일, 5</del>", "~4일, 5~", ""});
  CHECK(differences(compare(hexo, wrong)).find("text") != std::string::npos);
  wrong = pelican;
  plant(wrong, {"the gist", "content/seoul.md", "0123.js", "0124.js", ""});
  CHECK(differences(compare(hexo, wrong)).find("links") != std::string::npos);
}

TEST_CASE("a page that no list shows is the same under another name of the field") {
  const auto hugo = [](const std::string& field) {
    return Files{
        {"hugo.toml", "baseURL = 'https://my.blog/'\n"},
        {"content/posts/seoul.md",
         "---\ntitle: 서울\ndate: 2024-05-01T09:00:00Z\nurl: /seoul/\n" + field + "---\n\n글\n"}};
  };
  const auto eleventy = [](const std::string& field) {
    return Files{
        {"eleventy.config.js", "export default function () {}\n"},
        {"posts/seoul.md", "---\ntitle: 서울\ndate: 2024-05-01T09:00:00Z\npermalink: /seoul/\n" +
                               field + "---\n\n글\n"}};
  };
  const std::string hidden = "_build: {list: never}\n";
  CHECK(differences(compare(hugo(hidden), eleventy("eleventyExcludeFromCollections: true\n")),
                    false) == "");
  CHECK(differences(compare(hugo(hidden), eleventy(""))).find("“unlisted” is missing") !=
        std::string::npos);
}

TEST_CASE("the hierarchy of Hexo's categories is compared") {
  const auto blog = [](const std::string& categories) {
    return Files{{"_config.yml", "url: https://my.blog\n"},
                 {"package.json", "{\"hexo\": {\"version\": \"7.0.0\"}}"},
                 {"source/_posts/seoul.md",
                  "---\ntitle: 서울\ndate: 2024-05-01 12:00:00\ncategories: " + categories +
                      "\n---\n\n글\n"}};
  };
  CHECK(differences(compare(blog("[한국, 도시]"), blog("[[한국, 도시]]"))) == "");
  const std::string found = differences(compare(blog("[한국, 도시]"), blog("[[한국], [도시]]")));
  CHECK(found.find("the category “한국 / 도시” is missing") != std::string::npos);
}

TEST_CASE("a page whose address another page has is told of and not compared") {
  Files files = jekyll_blog();
  files["about-too.md"] = "---\ntitle: 둘째\npermalink: /about/\n---\n\n다른 글.\n";
  const Comparison comparison = compare(files, files);
  CHECK(differences(comparison, false) == "");
  REQUIRE(comparison.notes.size() == 1);
  CHECK(comparison.notes[0] == "1 page of the old site with the address of another: not compared");
}

TEST_CASE("losses between sources of two engines are found") {
  expect_losses(
      Kind::kJekyll, Kind::kHugo,
      {
          {"a post is missing", "content/posts/busan.md", "", "", "busan/ page"},
          {"a day's shift", "content/posts/busan.md", "2024-05-02T00:30:00+09:00",
           "2024-05-02T00:30:00Z", "date: another moment"},
          {"an alias is lost", "content/posts/seoul.md", "url: /2024/05/01/seoul/\n", "",
           "url: nothing is at the old address"},
          {"a draft is published", "content/later.md", "draft: true\n", "", "state"},
          {"a tag is lost", "content/posts/seoul.md", "[서울, travel]", "[서울]", "“travel”"},
          {"an author is lost", "content/posts/seoul.md", "authors: [김하늘]\n", "", "authors"},
          {"a field's type", "content/posts/seoul.md", "rating: 5", "rating: \"5\"", "field"},
          {"code", "content/posts/seoul.md", "  # two", "  # too", "code is not the same"},
          {"a heading id", "content/posts/busan.md", " {#sea}", " {#see}", "has another id"},
          {"an image", "static/images/market.png", "", "", "/images/market.png asset"},
          {"a link", "content/posts/seoul.md", "https://my.blog/2024/05/02/busan/",
           "https://my.blog/2024/05/02/bsan/", "leads elsewhere"},
          {"text around a shortcode", "content/posts/jeju.md", "섬에 갔다.", "섬에.", "text"},
      });
}

TEST_CASE("losses in built pages are found, from sources and from built pages") {
  const std::vector<Loss> losses = {
      {"a post is missing", kBuiltSeoul, "", "", "seoul/ page: the page is missing"},
      {"a title", kBuiltSeoul, "<h1>서울 여행", "<h1>서울", "title"},
      {"a day's shift", kBuiltSeoul, "datetime=\"2024-05-01T09", "datetime=\"2024-05-02T09",
       "date"},
      {"a tag", kBuiltSeoul, "<a rel=\"tag\" href=\"/tags/x/\">서울</a>", "", "“서울”"},
      {"a word", kBuiltSeoul, "첫 문단입니다.", "문단.", "text: the text"},
      {"a table cell", kBuiltSeoul, "<td>3</td>", "<td>4</td>", "text: the text"},
      {"a heading id", kBuiltSeoul, "id=\"market\"", "id=\"section\"", "has another id"},
      {"a heading is text", kBuiltSeoul, "<h2 id=\"market\">시장", "<p>시장", "headings"},
      {"an image", kBuiltSeoul, "src=\"/images/market.png\"", "src=\"/market.png\"", "images"},
      {"an image's text", kBuiltSeoul, "alt=\"시장 사진\"", "alt=\"\"", "images: another text"},
      {"an image file", "images/market.png", "PNG", "GIF", "other bytes"},
      {"a link to the wrong page", kBuiltSeoul, "<a href=\"/2024/05/02/busan/\">부산",
       "<a href=\"/2024/05/03/jeju/\">부산", "leads elsewhere"},
      {"a character of code", kBuiltSeoul, "(\"안녕\")", "(\"안녕\");", "code is not the same"},
      {"a page is moved", "about/index.html", "", "who/index.html", "/about/ url"},
  };
  expect_losses(Kind::kBuilt, Kind::kBuilt, losses);
  expect_losses(Kind::kJekyll, Kind::kBuilt, losses);
  expect_losses(Kind::kHugo, Kind::kBuilt, losses);
}

TEST_CASE("a redirect of the old blog is kept by the new one") {
  Files files = built_blog();
  files.erase("old/seoul/index.html");
  files["_redirects"] = "/old/* /2024/05/01/:splat 301\n";
  const TemporaryFolder folder;
  put(folder, files);
  const std::string list =
      folder.put("../" + folder.path().substr(folder.path().rfind('/') + 1) + ".txt",
                 "https://my.blog/old/seoul/\n/old/busan/\n/about/\n");
  const Result<SiteFacts> urls = read_addresses(list);
  std::filesystem::remove(list);
  REQUIRE(urls.ok());
  const SiteFacts site = open(folder.path());
  CompareRequest request;
  request.before = &*urls;
  request.after = &site;
  const Comparison comparison = compare_sites(request);
  CHECK(differences(comparison) == "/old/busan/ page: nothing is at this address [/old/busan/|]");
}

TEST_CASE("built pages without canonical addresses tell by their links where they are served") {
  const auto page = [](const std::string& title, const std::string& body) {
    return "<title>" + title + "</title><main><h1>" + title + "</h1><p>" + body + "</p></main>";
  };
  const TemporaryFolder folder;
  put(folder,
      {{"index.html", page("처음", "<a href=/blog/글/>글</a>")},
       {"글/index.html", page("글",
                              "<a href=/blog/about/>나</a> <a href=https://my.blog/blog/>홈</a> "
                              "<img src=https://my.blog/blog/글/a.png alt=그림>")},
       {"글/a.png", "PNG"},
       {"about/index.html", page("나", "나는")},
       {"me/index.html",
        "<meta http-equiv=refresh content=\"0; url=https://my.blog/blog/about/\">"}});
  const SiteFacts site = open(folder.path());
  CHECK(site.prefix == "/blog");
  CHECK(site.origin == "https://my.blog");
  REQUIRE(site.redirects.size() == 1);
  CHECK(site.redirects[0].from == "/me/");
  CHECK(site.redirects[0].to == "/about/");
  REQUIRE(site.pages.size() == 3);
  const PageFacts post = site.load(2);
  CHECK(post.url == "/글/");
  CHECK(post.title == "글");
  REQUIRE(post.body.links.size() == 2);
  CHECK(post.body.links[0].target == "/about/");
  REQUIRE(post.body.images.size() == 1);
  CHECK(post.body.images[0].target == "/글/a.png");
  CHECK(post.body.images[0].file == folder.at("글/a.png"));
  CHECK(post.body.text() == "나 홈");
}

TEST_CASE("line numbers, copy buttons and marks beside headings are no content") {
  const TemporaryFolder folder;
  put(folder,
      {{"index.html",
        "<article><h2 id=가>제목 <a class=anchor href=#가>#</a></h2>"
        "<figure class=\"highlight ruby\"><table><tr><td class=gutter><pre>1\n2</pre></td>"
        "<td class=code><pre><span class=line>puts &quot;안녕&quot;</span><br>"
        "<span class=line>  x</span><br></pre></td></tr></table></figure>"
        "<div class=highlight><pre><code class=\"language-go\"><span class=ln>1</span>a := 1\n"
        "</code></pre><button>복사</button></div></article>"}});
  const BodyFacts body = open(folder.path()).load(0).body;
  REQUIRE(body.headings.size() == 1);
  CHECK(body.headings[0].text == "제목");
  CHECK(body.headings[0].id == "가");
  CHECK(body.links.empty());
  REQUIRE(body.code.size() == 2);
  CHECK(body.code[0].text == "puts \"안녕\"\n  x");
  CHECK(body.code[0].language == "rb");
  CHECK(body.code[1].text == "a := 1");
  CHECK(body.text() == "제목");
}

TEST_CASE("a page that moved with a redirect is the same page") {
  Files files = built_blog();
  const std::string page = files["about/index.html"];
  files["소개/index.html"] = page;
  files["about/index.html"] =
      "<meta http-equiv=refresh content=\"0; url=/%EC%86%8C%EA%B0%9C/\"><title>x</title>";
  const Comparison comparison = compare(built_blog(), files);
  CHECK(differences(comparison, false) == "");
}

TEST_CASE("what Pelican keeps in drafts/ is not public") {
  Files before = built_blog(), after = built_blog();
  before["drafts/later.html"] = built_page("/drafts/later.html", "나중", "", "", "<p>아직</p>");
  after["later.html"] = built_page("/later.html", "나중", "", "", "<p>아직</p>");
  CHECK(differences(compare(before, before), false) == "");
  CHECK(differences(compare(before, built_blog()), false) == "");
  CHECK(differences(compare(before, after)).find("state") != std::string::npos);
}

TEST_CASE("what the caller meant to change is changed and not lost") {
  Files files = jekyll_blog();
  plant(files, {"", kSeoul, "rating: 5\n", "", ""});
  const Comparison comparison =
      compare(jekyll_blog(), files, {{"/2024/05/01/seoul/", "field", "the owner takes it away"}});
  CHECK_FALSE(comparison.has_loss());
  CHECK(comparison.count(Outcome::kChanged) == 1);
  CHECK(compare(jekyll_blog(), files, {{"/about/", "field", "another page"}}).has_loss());
  CHECK_FALSE(compare(jekyll_blog(), files, {}, {"field"}).has_loss());
}

TEST_CASE("the report of a comparison is escaped, and its page asks for nothing") {
  Files files = jekyll_blog();
  plant(files, {"", kSeoul, "title: 서울 여행", "title: \"<script>alert(1)</script>\"", ""});
  const Comparison comparison = compare(jekyll_blog(), files);
  const std::string html = comparison_as_html(comparison, {"1.0", "", 10});
  CHECK(html.find("<script>alert") == std::string::npos);
  CHECK(html.find("&lt;script&gt;alert") != std::string::npos);
  CHECK(html.find("src=") == std::string::npos);
  CHECK(html.find("http-equiv=\"Content-Security-Policy\"") != std::string::npos);
  const std::string text = comparison_as_text(comparison, {"1.0", "migration.html", 10});
  CHECK(text.find("pages: 5 the same, 0 changed, 1 lost") != std::string::npos);
  CHECK(text.find("report: migration.html") != std::string::npos);
}
