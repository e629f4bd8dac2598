// Where links between the posts of a blog lead, an engine at a time.
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

// The rules about links inside the blog that report `body`, written in the post `path`.
std::string rules_for(Engine engine, const Texts& texts, const std::string& path,
                      const std::string& body) {
  const std::string text = "---\ntitle: 글\ndate: 2024-05-02\n---\n\n" + body + "\n";
  std::string rules;
  for (const char* rule :
       {"link-page-missing", "link-case-mismatch", "link-to-draft", "link-redirected-locally",
        "engine-link-broken", "link-asset-missing", "link-file-missing"}) {
    CheckSetup setup{.path = path, .engine = engine};
    setup.texts = texts;
    if (!check_text(rule, text, setup).empty())
      rules += (rules.empty() ? "" : " ") + std::string(rule);
  }
  return rules;
}

struct Case {
  const char* body;
  const char* rules;
};

void expect(Engine engine, const Texts& texts, const std::string& path,
            const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.body);
    CHECK(rules_for(engine, texts, path, one.body) == one.rules);
  }
}

}  // namespace

TEST_CASE("links between the posts of a Jekyll blog") {
  const Texts texts = {
      {"_config.yml", "url: https://my.blog\n"},
      {"_posts/2024-05-01-seoul.md", "---\ntitle: 서울\nredirect_from: /서울/\n---\n\n## 시장\n"},
      {"_posts/2024-04-01-안녕.md", "---\ntitle: 안녕\n---\n\n글\n"},
      {"_posts/2024-04-02-later.md", "---\ntitle: 나중\npublished: false\n---\n\n글\n"},
      {"dev/_posts/2024-04-03-code.md", "---\ntitle: 코드\n---\n\n글\n"},
  };
  expect(Engine::kJekyll, texts, "_posts/2024-05-02-busan.md",
         {
             {"[a](/2024/05/01/seoul.html)", ""},
             {"[a](/2024/04/01/%EC%95%88%EB%85%95.html)", ""},
             {"[a](/2024/04/01/안녕.html)", ""},
             {"[a](/2024/04/01/안녕히.html)", "link-page-missing"},
             {"[a](/2024/05/01/seuol.html)", "link-page-missing"},
             {"[a](/2024/05/01/Seoul.html)", "link-case-mismatch"},
             {"[a](/서울/)", "link-redirected-locally"},
             {"[a](/2024/04/02/later.html)", "link-to-draft"},
             {"[a](https://my.blog/2024/05/01/seuol.html)", "link-page-missing"},
             {"[a](https://other.blog/2024/05/01/seuol.html)", ""},
             {"[a]({% post_url 2024-05-01-seoul %})", ""},
             {"[a]({% post_url 2024-05-01-seuol %})", "engine-link-broken"},
             {"[a]({% post_url 2024-04-01-안녕 %})", ""},
             {"[a]({% post_url dev/2024-04-03-code %})", ""},
             {"[a]({% link _posts/2024-05-01-seoul.md %})", ""},
             {"[a]({% link _posts/2024-05-01-seuol.md %})", "engine-link-broken"},
             {"`[a](/2024/05/01/seuol.html)`", ""},
             {"[a]({{ page.next }})", ""},
         });
}

TEST_CASE("links between the posts of a Hugo blog") {
  const Texts texts = {
      {"hugo.toml", "baseURL = 'https://my.blog/'\n"},
      {"content/posts/서울.md",
       "---\ntitle: 서울\ndate: 2024-05-01\naliases: [/old/]\n---\n\n글\n"},
      {"content/posts/later.md", "---\ntitle: 나중\ndate: 2024-05-01\ndraft: true\n---\n\n글\n"},
  };
  expect(Engine::kHugo, texts, "content/posts/busan.md",
         {
             {"[a](/posts/서울/)", ""},
             {"[a](/posts/later/)", "link-to-draft"},
             {"[a](/posts/인천/)", "link-page-missing"},
             {"[a](/old/)", "link-redirected-locally"},
             {"[a]({{< relref \"서울\" >}})", ""},
             {"[a]({{< ref \"/posts/서울.md\" >}})", ""},
             {"[a]({{< ref \"/posts/인천.md\" >}})", "engine-link-broken"},
         });
}

TEST_CASE("links between the posts of a Hexo blog") {
  const Texts texts = {
      {"_config.yml", "url: https://my.blog\n"},
      {"package.json", "{\"hexo\": {\"version\": \"7.0.0\"}}"},
      {"source/_posts/seoul.md", "---\ntitle: 서울 여행\ndate: 2024-05-01\n---\n\n글\n"},
  };
  expect(Engine::kHexo, texts, "source/_posts/busan.md",
         {
             {"{% post_link seoul %}", ""},
             {"{% post_link '서울 여행' %}", ""},
             {"{% post_link 부산항 %}", "engine-link-broken"},
         });
}

TEST_CASE("links between the posts of a Zola blog") {
  const Texts texts = {
      {"config.toml", "base_url = 'https://my.blog'\n"},
      {"content/b.md", "+++\ntitle = '나'\n+++\n\n글\n"},
  };
  expect(Engine::kZola, texts, "content/c.md",
         {
             {"[a](@/b.md)", ""},
             {"[a](@/없음.md)", "engine-link-broken"},
         });
}

TEST_CASE("links between the articles of a Pelican blog") {
  const Texts texts = {
      {"pelicanconf.py", "SITEURL = 'https://my.blog'\nPATH = 'content'\n"},
      {"content/서울.md", "Title: 서울\nDate: 2024-05-01\n\n글\n"},
  };
  expect(Engine::kPelican, texts, "content/busan.md",
         {
             {"[a]({filename}서울.md)", ""},
             {"[a]({filename}/서울.md)", ""},
             {"[a]({filename}인천.md)", "engine-link-broken"},
             {"[a]({static}/img/없음.png)", "engine-link-broken"},
         });
}
