// What the addresses in a post lead to once an engine has made pages of the blog: references that
// the engine resolves, files by their address, lists and their further pages.
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "support/check.h"

using namespace postlint;
using postlint::test::check_text;
using postlint::test::CheckSetup;

namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

struct Blog {
  Engine engine;
  Texts texts;
  std::vector<std::string> files;
  std::string post;  // its path; `head` is its front matter
  std::string head = "---\ntitle: 글\ndate: 2024-05-02\n---\n\n";
};

struct Case {
  const char* body;
  const char* rules;
};

// The rules about links inside the blog that report `body`.
std::string rules_for(const Blog& blog, const std::string& body) {
  std::string rules;
  for (const char* rule :
       {"link-page-missing", "link-asset-missing", "link-file-missing", "image-file-missing",
        "engine-link-broken", "front-matter-link-missing", "link-case-mismatch",
        "image-case-mismatch", "link-to-draft", "link-redirected-locally", "link-anchor-missing"}) {
    CheckSetup setup{.path = blog.post, .engine = blog.engine, .files = blog.files};
    setup.texts = blog.texts;
    if (!check_text(rule, blog.head + body + "\n", setup).empty())
      rules += (rules.empty() ? "" : " ") + std::string(rule);
  }
  return rules;
}

void expect(const Blog& blog, const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.body);
    CHECK(rules_for(blog, one.body) == one.rules);
  }
}

const char* const kPost = "---\ntitle: 서울\ndate: 2024-05-01\n---\n\n## 시장\n\n글\n";

Blog jekyll(const std::string& gems) {
  Blog blog{Engine::kJekyll,
            {{"_config.yml", "url: https://my.blog\nbaseurl: /글방\npermalink: pretty\n"},
             {"_posts/2024-05-01-서울.md", kPost},
             {"_posts/2024-04-01-Busan.md", kPost},
             {"_posts/2024-04-02-later.md", "---\ntitle: 나중\npublished: false\n---\n\n글\n"}},
            {"assets/Files/일정.PDF", "assets/바다.png"},
            "_posts/2024-05-02-busan.md"};
  if (!gems.empty()) blog.texts.emplace_back("Gemfile", gems);
  return blog;
}

}  // namespace

TEST_CASE("an id on another page that differs in its signs alone is proposed") {
  CheckSetup setup{.path = "_posts/2024-05-02-busan.md", .engine = Engine::kJekyll};
  setup.texts = {{"_config.yml", "permalink: pretty\n"},
                 {"_posts/2024-05-01-seoul.md",
                  "---\ntitle: 서울\ndate: 2024-05-01\n---\n\n## 남대문 시장\n\n글\n\n## 끝\n"}};
  const auto help = [&](const std::string& body) {
    const auto found = check_text("link-anchor-missing",
                                  "---\ntitle: 글\ndate: 2024-05-02\n---\n\n" + body, setup);
    return found.size() == 1 ? found[0].help : "findings: " + std::to_string(found.size());
  };
  CHECK(help("[a](/2024/05/01/seoul/#남대문_시장)\n") == "did you mean #남대문-시장?");
  CHECK(help("[a](/2024/05/01/seoul/#바닷가)\n").empty());
}

TEST_CASE("post_url and link lead to a page with its case, its state and its ids") {
  expect(jekyll("gem \"jekyll\", \"~> 4.3\"\n"),
         {
             {"[a]({% post_url 2024-05-01-서울 %}#시장)", ""},
             {"[a]({% post_url 2024-05-01-서울 %}#식당)", "link-anchor-missing"},
             {"<a href=\"{% post_url 2024-05-01-서울 %}#식당\">a</a>", "link-anchor-missing"},
             {"[a]({% post_url 2024-04-01-busan %})", "engine-link-broken"},
             {"[a]({% link _posts/2024-04-01-busan.md %})", "engine-link-broken"},
             {"[a]({% post_url 2024-04-02-later %})", "link-to-draft"},
             {"[a]({{ site.baseurl }}{% post_url 2024-05-01-서울 %})", "engine-link-broken"},
         });
}

TEST_CASE("the site's folder in front of post_url is right before Jekyll 4") {
  const char* body = "[a]({{ site.baseurl }}{% post_url 2024-05-01-서울 %})";
  CHECK(rules_for(jekyll(""), body).empty());
  CHECK(rules_for(jekyll("gem 'jekyll', '~> 3.9'\n"), body).empty());
  CHECK(rules_for(jekyll("gem 'github-pages'\n"), body).empty());
}

TEST_CASE("a link to a source is dead unless a plug-in leads it to the page") {
  const char* body = "[a](2024-05-01-서울.md)";
  CHECK(rules_for(jekyll("gem 'jekyll', '~> 4.3'\n"), body) == "link-asset-missing");
  // GitHub's own build has jekyll-relative-links.
  CHECK(rules_for(jekyll(""), body).empty());
  CHECK(rules_for(jekyll("gem 'jekyll', '4'\ngem 'jekyll-relative-links'\n"), body).empty());
}

TEST_CASE("files are judged by the address that a browser asks for") {
  expect(jekyll("gem 'jekyll'\n"),
         {
             {"![바다](/글방/assets/바다.png)", ""},
             {"![바다](/글방/assets/강.png)", "link-asset-missing"},
             {"![바다](/assets/바다.png)", "link-asset-missing"},
             {"[일정](/글방/assets/files/일정.pdf)", "link-case-mismatch"},
             {"[일정]({{ '/assets/Files/일정.PDF' | relative_url }})", ""},
             {"[일정]({{ '/assets/files/일정.pdf' | relative_url }})", "link-case-mismatch"},
             {"![바다](../../../../assets/바다.png)", ""},
             {"![바다](../../assets/바다.png)", "link-asset-missing"},
         });
}

TEST_CASE("a field that names a file in another case is said so") {
  Blog blog = jekyll("");
  blog.head = "---\ntitle: 글\nimage: /assets/바다.PNG\n---\n\n";
  CHECK(rules_for(blog, "글") == "link-case-mismatch");
}

TEST_CASE("a.html is not a/ where files are served by their names") {
  Blog blog = jekyll("");
  const char* body = "[a](/글방/2024/05/01/서울.html)";
  CHECK(rules_for(blog, body).empty());  // some hosts lead it to the page
  blog.files.push_back("CNAME");         // GitHub does not
  CHECK(rules_for(blog, body) == "link-page-missing");
  blog.files.push_back("netlify.toml");
  CHECK(rules_for(blog, body).empty());
}

TEST_CASE("Hugo's ref stays in its language") {
  const Blog blog{Engine::kHugo,
                  {{"hugo.toml",
                    "baseURL = 'https://my.blog/'\ndefaultContentLanguage = 'ko'\n"
                    "[languages.ko]\ncontentDir = 'content/ko'\n"
                    "[languages.en]\ncontentDir = 'content/en'\n"},
                   {"content/ko/posts/서울.md", kPost},
                   {"content/ko/posts/초안.md", "---\ntitle: 초안\ndraft: true\n---\n"},
                   {"content/en/posts/only.md", kPost}},
                  {},
                  "content/ko/posts/busan.md"};
  expect(blog, {
                   {"[a]({{< ref \"서울.md\" >}})", ""},
                   {"[a]({{< relref \"서울.md#시장\" >}})", ""},
                   {"[a]({{< relref \"서울.md#식당\" >}})", "link-anchor-missing"},
                   {"[a]({{< ref \"초안.md\" >}})", "link-to-draft"},
                   {"[a]({{< ref \"only.md\" >}})", "engine-link-broken"},
                   {"[a]({{< ref path=\"only.md\" lang=\"en\" >}})", ""},
               });
}

TEST_CASE("a shortcode that is shown and not called writes no ids") {
  const Blog blog{Engine::kHugo,
                  {{"hugo.toml", "baseURL = 'https://my.blog/'\n"}},
                  {},
                  "content/posts/busan.md"};
  expect(blog, {{"`{{</* youtube x */>}}`\n\n[a](#없음)\n\n## 시장", "link-anchor-missing"},
                {"{{< tabs >}}\n\n[a](#없음)\n\n## 시장", ""}});
}

TEST_CASE("a picture of Hugo counts from the page unless a render hook is at work") {
  Blog blog{
      Engine::kHugo,
      {{"hugo.toml", "baseURL = 'https://my.blog/'\n"}, {"content/posts/서울/index.md", kPost}},
      {"content/posts/서울/바다.png", "static/img/산.png"},
      "content/posts/서울/index.md"};
  blog.texts.pop_back();
  const std::vector<Case> cases = {{"![바다](바다.png)", ""},
                                   {"![산](/img/산.png)", ""},
                                   {"![산](../../img/산.png)", ""},
                                   {"![산](../img/산.png)", "link-asset-missing"},
                                   {"{{< figure src=\"산.png\" >}}", "link-asset-missing"}};
  expect(blog, cases);
  blog.files.push_back("layouts/_default/_markup/render-image.html");
  CHECK(rules_for(blog, "![산](../img/산.png)").empty());
  blog.files.push_back("layouts/shortcodes/figure.html");
  CHECK(rules_for(blog, "{{< figure src=\"산.png\" >}}").empty());
}

TEST_CASE("Hexo's tags name posts and files of the post") {
  const Blog blog{Engine::kHexo,
                  {{"_config.yml",
                    "url: https://my.blog/log\nroot: /log/\npermalink: :title/\n"
                    "post_asset_folder: true\nmarked: {prependRoot: true}\n"},
                   {"package.json", "{\"dependencies\": {\"hexo-renderer-marked\": \"7.0.0\"}}"},
                   {"source/_posts/Seoul.md", kPost},
                   {"source/_drafts/초안.md", "---\ntitle: 초안\n---\n"}},
                  {"source/_posts/busan/바다.png", "source/img/산.png"},
                  "source/_posts/busan.md"};
  expect(blog, {
                   {"{% post_link Seoul %}", ""},
                   {"{% post_link seoul %}", "engine-link-broken"},
                   {"{% post_link 초안 %}", "link-to-draft"},
                   {"<a href=\"{% post_path Seoul %}#시장\">a</a>", ""},
                   {"<a href=\"{% post_path Seoul %}#식당\">a</a>", "link-anchor-missing"},
                   {"[a]({% post_path Seoul %})", "engine-link-broken"},
                   {"{% asset_img 바다.png %}", ""},
                   {"{% asset_img 강.png %}", "engine-link-broken"},
                   {"![산](img/산.png)", ""},  // the renderer puts the root in front
                   {"![산](../img/산.png)", "link-asset-missing"},
                   {"[a](Seoul.md)", "link-asset-missing"},
               });
}

TEST_CASE("Pelican's marks work in HTML and in reference definitions") {
  const Blog blog{Engine::kPelican,
                  {{"pelicanconf.py",
                    "SITEURL = 'https://my.blog'\nPATH = 'content'\nAUTHOR = '홍길동'\n"
                    "SLUGIFY_USE_UNICODE = True\nDEFAULT_PAGINATION = 1\n"
                    "WITH_FUTURE_DATES = False\nSTATIC_PATHS = [\n    'images',  # pictures\n"
                    "    'extra/CNAME',\n]\nEXTRA_PATH_METADATA = {\n"
                    "    'extra/CNAME': {'path': 'CNAME'},\n}\n"
                    "MARKDOWN = {'extension_configs': {'markdown.extensions.toc': {}}}\n"},
                   {"content/서울.md", "Title: 서울\nDate: 2024-05-01\nTags: 나무\n\n## Market\n"},
                   {"content/초안.md", "Title: 초안\nDate: 2024-05-01\nStatus: draft\n\n글\n"},
                   {"content/앞날.md", "Title: 앞날\nDate: 2099-05-01\n\n글\n"}},
                  {"content/images/바다.png", "content/extra/CNAME", "content/loose/강.png"},
                  "content/busan.md",
                  "Title: 부산\nDate: 2024-05-02\n\n"};
  expect(blog, {
                   {"<a href=\"{filename}서울.md\">a</a>", ""},
                   {"<a href=\"{filename}인천.md\">a</a>", "engine-link-broken"},
                   {"[a][1]\n\n[1]: {filename}인천.md", "engine-link-broken"},
                   {"<img src=\"{static}/images/강.png\" alt=\"강\">", "engine-link-broken"},
                   {"![바다]({static}/images/바다.PNG)", "engine-link-broken"},
                   {"[a]({filename}초안.md)", "link-to-draft"},
                   {"[a](/초안.html)", "link-to-draft"},
                   {"[a]({filename}앞날.md)", "link-to-draft"},
                   {"[a](서울.md)", "link-asset-missing"},
                   {"![바다](/images/강.png)", "image-file-missing"},
                   {"![강](/loose/강.png)", ""},  // {static} in any post would bring it
                   {"[a](/tag/나무.html)", ""},
                   {"[a](/tag/나무/)", "link-page-missing"},
                   {"[a](/author/홍길동.html)", ""},
                   {"[a](/author/홍길동2.html)", ""},
                   {"[a](/author/임꺽정.html)", "link-page-missing"},
                   {"[a](/index2.html)", ""},
                   {"[a](/index3.html)", "link-page-missing"},
                   {"[a](/CNAME)", ""},
                   {"[a](/feed.xml)", "link-page-missing"},
               });
}

TEST_CASE("Zola's lists have as many pages as they need") {
  const Blog blog{
      Engine::kZola,
      {{"config.toml",
        "base_url = 'https://my.blog'\ngenerate_feeds = true\n"
        "ignored_content = ['*/README.md']\n[languages.en]\n"},
       {"content/posts/_index.md", "+++\npaginate_by = 1\n+++\n"},
       {"content/posts/a.md", "+++\ntitle = '가'\naliases = ['옛-글']\n+++\n\n## 시장\n"},
       {"content/posts/path.en.md", "+++\ntitle = '나'\npath = 'ko/길'\n+++\n"},
       {"content/README.md", "+++\ntitle = '읽어 두기'\n+++\n"}},
      {"static/바다.png"},
      "content/posts/b.md",
      "+++\ntitle = '다'\n+++\n\n"};
  expect(blog, {
                   {"[a](/posts/page/2/)", ""},
                   {"[a](/posts/page/3/)", "link-page-missing"},
                   {"[a](/atom.xml)", ""},
                   {"[a](/feed.xml)", "link-page-missing"},
                   {"[a](/옛-글/)", "link-redirected-locally"},
                   {"[a](/ko/길/)", ""},
                   {"[a](/en/ko/길/)", "link-page-missing"},
                   {"[a](/readme/)", "link-page-missing"},
                   {"[a](@/posts/a.md#nobody)", "link-anchor-missing"},
                   {"[a](a.md)", "link-asset-missing"},
                   {"![바다](../../바다.png)", ""},
                   {"![바다](../바다.png)", "link-asset-missing"},
               });
}

TEST_CASE("Eleventy serves what it is told to copy") {
  Blog blog{Engine::kEleventy,
            {{"eleventy.config.js",
              "export default function (config) {\n  config.addPassthroughCopy('src/img');\n"
              "  config.addPassthroughCopy({ public: '/' });\n"
              "  return { dir: { input: 'src' } };\n}\n"},
             {"src/posts/a.md", kPost},
             {"src/posts/never.md", "---\ntitle: 다\npermalink: false\n---\n"}},
            {"src/img/바다.png", "public/일정.pdf"},
            "src/posts/b.md"};
  expect(blog, {
                   {"![바다](/img/바다.png)", ""},
                   {"![바다](../../img/바다.png)", ""},
                   {"![바다](../img/바다.png)", "link-asset-missing"},
                   {"![바다](/src/img/바다.png)", "link-asset-missing"},
                   {"[일정](/일정.pdf)", ""},
                   {"[일정](/public/일정.pdf)", "link-asset-missing"},
                   {"[a](/posts/never/)", "link-to-draft"},
                   {"[a](/atom.xml)", "link-page-missing"},
                   {"[a](a.md)", "link-asset-missing"},
               });
  blog.texts[0].second.insert(0, "config.addPlugin(photoGallery);\n");
  CHECK(rules_for(blog, "![바다](../img/바다.png)").empty());
  CHECK(rules_for(blog, "[a](/atom.xml)").empty());
}

TEST_CASE("Astro writes no feed by itself and leaves links to sources as they are") {
  Blog blog{
      Engine::kAstro,
      {{"astro.config.mjs", "export default { site: 'https://my.blog', integrations: [mdx()] }"},
       {"src/pages/글.md", kPost}},
      {"src/pages/바다.png", "public/산.png"},
      "src/pages/docs/b.md"};
  expect(blog, {
                   {"[a](/글/)", ""},
                   {"[a](/feed.xml)", "link-page-missing"},
                   {"[a](../글.md)", "link-asset-missing"},
                   {"![산](../../public/산.png)", ""},  // the bundler finds it
                   {"<img src=\"../바다.png\" alt=\"바다\">", "link-asset-missing"},
               });
  for (const char* config : {"export default { integrations: [rss({ a: [1] }), mdx()] }",
                             "export default { integrations: [mdx(), ...others] }",
                             "export default { integrations: others }"}) {
    blog.texts[0].second = config;
    INFO(config);
    CHECK(rules_for(blog, "[a](/feed.xml)").empty());
  }
  blog.texts[0].second = "export default { markdown: { remarkPlugins: [links] } }";
  CHECK(rules_for(blog, "[a](../글.md)").empty());
}
