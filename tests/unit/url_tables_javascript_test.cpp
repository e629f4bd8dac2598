// The URLs that real builds of JavaScript's engines gave to titles and file names.
#include "catch.h"
#include "core/base/strings.h"
#include "core/site/heading_slugs.h"
#include "core/site/url_slugs.h"
#include "support/memory_blog.h"
#include "support/tables.h"

using namespace postlint;
using namespace postlint::test;

namespace {

constexpr std::string_view kTable = "urls/hexo-eleventy-astro-docusaurus.tsv";

std::string last_part(const std::string& name) {
  return name.substr(name.rfind('/') + 1);
}

std::string quoted_yaml(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

using Ask = std::function<std::vector<Answer>(const std::vector<std::string>&)>;

// All rows as files of one blog; titles and a tag as in the measured one. `cut` is taken off the
// head of the URL.
struct Setting {
  MemoryBlog::Files files;
  std::string folder;
  std::string cut;
  bool cuts_slash = false;  // at the end
};

Ask urls(const Setting& setting) {
  return [setting](const std::vector<std::string>& texts) {
    MemoryBlog::Files files = setting.files;
    for (const std::string& text : texts) {
      files["b/" + setting.folder + text + ".md"] =
          "---\ntitle: " + quoted_yaml(last_part(text)) + "\ndate: 2024-05-06\n---\n";
    }
    const MemoryBlog blog(std::move(files));
    std::vector<Answer> answers;
    for (const std::string& text : texts) {
      const SitePage* page = blog.index().find_source("b/" + setting.folder + text + ".md");
      if (page == nullptr || page->state == PageState::kHidden) {
        answers.push_back({"(no page)", false});
        continue;
      }
      std::string url = page->url;
      if (url.starts_with(setting.cut)) url.erase(0, setting.cut.size());
      if (setting.cuts_slash && url.ends_with('/')) url.pop_back();
      answers.push_back({url, page->url_is_certain});
    }
    return answers;
  };
}

// The page of the tag "T " and the name, a blog a row.
Ask tag_pages(const Setting& setting) {
  return [setting](const std::vector<std::string>& texts) {
    std::vector<Answer> answers;
    for (const std::string& text : texts) {
      MemoryBlog::Files files = setting.files;
      files["b/" + setting.folder + text + ".md"] = "---\ntitle: x\ndate: 2024-05-06\ntags: [" +
                                                    quoted_yaml("T " + last_part(text)) +
                                                    "]\n---\n";
      const MemoryBlog blog(std::move(files));
      Answer answer{"(no tag)", false};
      for (const SiteIndex::Generated& list : blog.index().generated()) {
        if (list.kind == "tag" && !list.url.ends_with("/tags")) answer = {list.url, true};
      }
      if (answer.text.starts_with(setting.cut)) answer.text.erase(0, setting.cut.size());
      answers.push_back(answer);
    }
    return answers;
  };
}

Setting hexo(const std::string& permalink, const std::string& cut) {
  return {
      {{"b/_config.yml", "title: x\npermalink: " + permalink + "\nnew_post_name: ':title.md'\n"},
       {"b/source/_posts/.keep", ""}},
      "source/_posts/",
      cut};
}

Setting eleventy(const std::string& permalink, const std::string& cut) {
  return {
      {{"b/eleventy.config.js", "export default function () {}\n"},
       {"b/posts/posts.json", permalink.empty() ? "{}" : "{\"permalink\": \"" + permalink + "\"}"}},
      "posts/",
      cut,
      permalink.find("fileSlug") != std::string::npos};
}

Setting astro(const std::string& version) {
  return {{{"b/astro.config.mjs", "export default {}\n"},
           {"b/package.json", "{\"dependencies\": {\"astro\": \"" + version + "\"}}"},
           {"b/src/pages/blog/[...slug].astro",
            "---\nconst posts = await getCollection('blog');\n"
            "return posts.map((post) => ({ params: { slug: post.id }, props: post }));\n---\n"}},
          "src/content/blog/",
          ""};
}

}  // namespace

TEST_CASE("titles and file names have the URLs that Hexo gave them") {
  check_columns(std::string(kTable), 0,
                {{.name = "hexo:default path (/2024/05/06 prefix cut)",
                  .ask = urls(hexo(":year/:month/:day/:title/", "/2024/05/06"))},
                 {.name = "hexo: `hexo new` file",
                  .ask =
                      [](const std::vector<std::string>& texts) {
                        std::vector<Answer> answers;
                        for (const std::string& text : texts) {
                          answers.push_back({slug_hexo(last_part(text)) + ".md", true});
                        }
                        return answers;
                      }},
                 {.name = "hexo::post_title permalink", .ask = urls(hexo(":post_title/", ""))},
                 {.name = "hexo:tag path (\"T \"+name)", .ask = tag_pages(hexo(":title/", "/"))}});
}

TEST_CASE("titles and file names have the URLs that Eleventy gave them") {
  check_columns(std::string(kTable), 0,
                {{.name = "11ty:default url", .ask = urls(eleventy("", ""))},
                 {.name = "11ty:fileSlug", .ask = urls(eleventy("/{{ page.fileSlug }}/", "/"))},
                 {.name = "11ty:title|slugify",
                  .ask = urls(eleventy("/{{ title | slugify }}/", "/")),
                  .blank_is_text = true},
                 {.name = "11ty:title|slug",
                  .ask = urls(eleventy("/{{ title | slug }}/", "/")),
                  .blank_is_text = true}});
}

TEST_CASE("titles and file names have the URLs that Astro gave them") {
  check_columns(std::string(kTable), 0,
                {{.name = "astro5:url", .ask = urls(astro("^5.18.2"))},
                 {.name = "astro7:url",
                  .ask = urls(astro("^7.3.5")),
                  .unknown = {"colon: sub"}}});  // Astro 5 passes over it
}

TEST_CASE("titles and file names have the URLs that Docusaurus gave them") {
  const Setting docusaurus{
      {{"b/docusaurus.config.js", "module.exports = { baseUrl: '/' };\n"}}, "blog/", ""};
  check_columns(std::string(kTable), 0,
                {{.name = "docusaurus:permalink", .ask = urls(docusaurus)},
                 {.name = "docusaurus:tag permalink (\"T \"+name)",
                  .ask = tag_pages(docusaurus),
                  // Not the tag but the name of the file stopped the build.
                  .unmade = {"C++ vs C#", "100% sure", "bang!", "back\\slash", "question?mark",
                             "hash#tag"}}});
}

TEST_CASE("file names have the URLs that Gatsby's createFilePath and VitePress gave them") {
  const Setting gatsby{{{"b/gatsby-config.js", "module.exports = {}\n"}}, "content/blog/", ""};
  const Setting vitepress{{{"b/.vitepress/config.js", "export default {}\n"}}, "posts/", ""};
  check_columns(std::string(kTable), 0,
                {{.name = "gatsby:createFilePath",
                  .ask =
                      [gatsby](const std::vector<std::string>& texts) {
                        // Gatsby's routes are always a guess.
                        std::vector<Answer> answers = urls(gatsby)(texts);
                        for (Answer& answer : answers) {
                          CHECK(!answer.is_certain);
                          answer.is_certain = answer.text != "(no page)";
                        }
                        return answers;
                      }},
                 {.name = "vitepress:url", .ask = urls(vitepress)}});
}

TEST_CASE("letters that the tables do not have are written as the libraries write them") {
  CHECK(slug_eleventy("Щи да каша, чудный й") == "schi-da-kasha-chudniy-y");
  CHECK(slug_eleventy("5 € – 10 ¥") == "5-e-10-y");
  CHECK(slug_eleventy("``x^2 · 한글") == "x2");
  CHECK(slug_eleventy_old("Ξέρω 元 ₩ – Đà Nẵng") == "3erw-yuan-won-dja-nang");
  CHECK(slug_eleventy_old("한글 제목") == "");
  CHECK(slug_hexo("Ĳssel ſmall ƀ Ꜳ Œuvre 한글") == "Ĳssel-lmall-b-AA-OEuvre-한글");
  CHECK(slug_docusaurus_tag("XMLHttp2Request 한글ABC def 1st Þing") ==
        "xml-http-2-request-한글abc-def-1st-thing");
  CHECK(slug_docusaurus_tag("🇰🇷 여행") == "🇰🇷-여행");
}

TEST_CASE("Docusaurus finds dates in file names where it found them") {
  std::vector<TableRow> rows = read_table("urls/docusaurus-filenames.tsv");
  REQUIRE(rows.size() == 19);
  for (const TableRow& row : rows) {
    const std::string source = "b/blog/" + std::string(trim(row[0]));
    const MemoryBlog blog(MemoryBlog::Files{{"b/docusaurus.config.js", "module.exports = {};\n"},
                                            {source, "---\ntitle: x\n---\n"}});
    const SitePage* page = blog.index().find_source(source);
    CAPTURE(source);
    REQUIRE(page != nullptr);
    std::string expected(trim(row[1]));
    if (expected.size() > 1 && expected.ends_with('/')) expected.pop_back();
    CHECK(page->url == expected);
    CHECK(page->url_is_certain);
    // A file without a date has its birth's, which nobody keeps.
    const std::string_view date = trim(row[2]);
    const bool has_date = date.starts_with("20");
    CHECK(page->date == (has_date ? std::string(date.substr(0, 10)) : std::string()));
  }
}

TEST_CASE("Hexo's permalinks hold what Hexo put into them") {
  // The two posts of the measured blog; the file was made in UTC.
  const MemoryBlog::Files posts = {
      {"b/source/_posts/nocat.md", "---\ntitle: No Cat\ndate: 2024-01-02 03:04:05\n---\n"},
      {"b/source/_posts/sub dir/My Post.md",
       "---\ntitle: Hello World\ndate: 2024-01-02 03:04:05\ncategories: [Top Cat, 하위]\n"
       "id: 77\nabbrlink: abc123\nlang: ko\nauthor: {name: x}\nn: 5\ntags: [a]\n---\n"}};
  // Patterns whose value nobody can know before the build, or that stop it; :hash/ needs the slug's
  // SHA-1.
  const std::set<std::string> unknown = {":categories/:title/", ":_id/", ":updated/", ":tags/",
                                         ":hash/"};
  for (const TableRow& row : read_table("urls/hexo-permalinks.tsv")) {
    MemoryBlog::Files files = posts;
    files["b/_config.yml"] = "title: x\npermalink: '" + row[0] + "'\n";
    files["b/package.json"] = "{\"dependencies\": {\"hexo\": \"8\"}}";
    Config config;
    config.site.timezone = "UTC";  // of the machine
    const MemoryBlog blog(std::move(files), config);
    const std::vector<std::string_view> expected = split(row[1], ';');
    std::size_t at = 0;
    for (const std::string_view source :
         {"b/source/_posts/nocat.md", "b/source/_posts/sub dir/My Post.md"}) {
      const SitePage* page = blog.index().find_source(source);
      CAPTURE(row[0], source);
      REQUIRE(page != nullptr);
      std::string_view url = at < expected.size() ? trim(expected[at]) : "";
      if (url.ends_with("/index.html")) url.remove_suffix(10);
      ++at;
      CAPTURE(url, page->url);
      // A field that the post has not: plug-ins fill such fields in, so its URL is not known.
      const bool is_own_unknown = url.find("undefined") != url.npos ||
                                  (row[0] == ":id/" && url.starts_with("/cuid")) ||
                                  (row[0] == ":author/" && url.find('[') != url.npos);
      if (unknown.contains(row[0]) || is_own_unknown) {
        CHECK(!page->url_is_certain);
      } else {
        CHECK(page->url == url);
        CHECK(page->url_is_certain);
      }
    }
  }
}
