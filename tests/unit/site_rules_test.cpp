#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "checks/registry.h"
#include "core/base/normalize.h"
#include "core/lint/runner.h"
#include "core/site/digest.h"

using namespace postlint;

namespace {

struct Given {
  std::string path, text;
};

struct Found {
  std::string path, text, message, help;
};

std::vector<Found> check_blog(std::string_view rule_id, const std::vector<Given>& posts,
                              Engine engine = Engine::kPlain, const std::string& permalink = {}) {
  const Rule* rule = rule_table().find(rule_id);
  REQUIRE(rule != nullptr);
  BlogFacts blog;
  blog.root = ".";
  blog.profile = &engine_profile(engine);
  blog.permalink = permalink;
  TextPool pool;
  std::vector<PostDigest> digests;
  for (const Given& given : posts) {
    digests.push_back(make_digest(load_post(given.path, given.text, *blog.profile), blog, pool));
    digests.back().path = given.path;
  }
  const RuleOptions options = default_options(*rule);
  std::vector<std::pair<std::size_t, Finding>> findings;
  SiteReporter reporter(*rule, rule->severity, findings);
  rule->check_site({digests, blog, options}, reporter);
  std::vector<Found> found;
  for (const auto& [at, finding] : findings) {
    const std::string& text = posts[at].text;
    REQUIRE(finding.span.known());
    REQUIRE(finding.span.end <= text.size());
    found.push_back(
        {posts[at].path, std::string(finding.span.in(text)), finding.message, finding.help});
  }
  return found;
}

std::string post(const std::string& fields) {
  return "---\n" + fields + "\n---\n\n글입니다.\n";
}

}  // namespace

TEST_CASE("the examples of the blog's rules report their rule once and nothing when put right") {
  for (std::string_view id : {"url-collision", "title-duplicate", "tags-near-duplicate"}) {
    const Rule* rule = rule_table().find(id);
    REQUIRE(rule != nullptr);
    std::vector<Given> posts;
    for (const auto& [path, text] : rule->example.other_posts) {
      posts.push_back({std::string(path), std::string(text)});
    }
    posts.push_back({std::string(rule->example.path), std::string(rule->bad)});
    CAPTURE(id);
    CHECK(check_blog(id, posts, rule->example.engine).size() == 1);
    posts.back().text = rule->good;
    CHECK(check_blog(id, posts, rule->example.engine).empty());
    for (std::string_view other : {"url-collision", "title-duplicate", "tags-near-duplicate"}) {
      posts.back().text = rule->bad;
      if (other != id) CHECK(check_blog(other, posts, rule->example.engine).empty());
    }
  }
}

TEST_CASE("url-collision: posts whose files and fields give one address") {
  struct Case {
    Engine engine;
    Given first, second;
    bool collide;
    std::string permalink = {};
  };
  const std::vector<Case> cases = {
      // Jekyll
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("title: x")},
       {"_posts/old/2024-01-01-a.html", post("title: y")},
       true},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("title: x")},
       {"_posts/2024-01-02-a.md", post("title: y")},
       false},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("title: x")},
       {"_posts/2024-01-02-a.md", post("title: y")},
       true,
       "/:title/"},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("title: x")},
       {"news/_posts/2024-01-01-a.md", post("title: y")},
       false},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("category: x")},
       {"_posts/b/2024-01-01-a.md", post("category: y")},
       false},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("permalink: /글/")},
       {"_posts/2024-01-02-b.md", post("permalink: /%EA%B8%80")},
       true},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("permalink: /:title/")},
       {"_posts/2024-01-02-b.md", post("permalink: /:title/")},
       false},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("title: x")},
       {"_drafts/2024-01-01-a.md", post("title: y")},
       false},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("title: x")},
       {"_posts/b/2024-01-01-a.md", post("published: false")},
       false},
      {Engine::kJekyll,
       {"_posts/en/2024-01-01-a.md", post("title: x")},
       {"_posts/ko/2024-01-01-a.md", post("title: y")},
       false},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("title: x")},
       {"_posts/2024-01-02-a.md", post("title: y")},
       true,
       "/blog/:year/:month/:title.html"},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("title: x")},
       {"_posts/2024-02-01-a.md", post("title: y")},
       false,
       "/blog/:year/:month/:title.html"},
      {Engine::kJekyll,
       {"_posts/2024-01-01-a.md", post("title: x")},
       {"_posts/2024-01-02-a.md", post("title: y")},
       false,
       "pretty"},
      // Hugo
      {Engine::kHugo,
       {"content/posts/a.md", post("title: x")},
       {"content/posts/a/index.md", post("title: y")},
       true},
      {Engine::kHugo,
       {"content/posts/A.md", post("title: x")},
       {"content/posts/a.md", post("title: y")},
       true},
      {Engine::kHugo,
       {"content/posts/a.md", post("slug: c")},
       {"content/notes/b.md", post("slug: c")},
       false},
      {Engine::kHugo,
       {"content/posts/a.md", post("url: /c/")},
       {"content/notes/b.md", post("url: /c")},
       true},
      {Engine::kHugo,
       {"content/posts/a.md", post("url: /c/")},
       {"content/notes/b.md", post("url: /c/\ndraft: true")},
       false},
      {Engine::kHugo,
       {"content/posts/a.md", post("aliases: [/c/]")},
       {"content/notes/b.md", post("url: /c/")},
       false},
      {Engine::kHugo,
       {"content/posts/a.md", post("slug: c\ndate: 2024-01-01")},
       {"content/posts/b.md", post("slug: c\ndate: 2024-01-02")},
       false,
       "/:year/:slug/"},
      {Engine::kHugo,
       {"content/posts/a/index.md", post("title: x")},
       {"content/posts/a/index.ko.md", post("title: y")},
       false},
      {Engine::kHugo,
       {"content/posts/v1.2.md", post("title: x")},
       {"content/posts/v1.3.md", post("title: y")},
       false},
      {Engine::kHugo,
       {"content/posts/_index.md", post("title: x")},
       {"content/posts.md", post("title: y")},
       false},
      // Hexo
      {Engine::kHexo,
       {"source/_posts/a.md", post("permalink: c/")},
       {"source/_posts/b.md", post("permalink: c")},
       true},
      {Engine::kHexo,
       {"source/_posts/x/a.md", post("date: 2024-01-01")},
       {"source/_posts/y/a.md", post("date: 2024-01-01")},
       false},
      {Engine::kHexo,
       {"source/_posts/x/a.md", post("date: 2024-01-01")},
       {"source/_posts/y/a.md", post("date: 2024-01-01")},
       true,
       ":year/:month/:name/"},
      {Engine::kHexo,
       {"source/_posts/a.md", post("date: 2024-01-01")},
       {"source/_posts/b.md", post("date: 2024-01-01")},
       false,
       "p/:abbrlink/"},
      // others
      {Engine::kZola,
       {"content/a.md", "+++\ntitle = \"x\"\npath = \"c\"\n+++\n"},
       {"content/b.md", "+++\ntitle = \"y\"\npath = \"/c/\"\n+++\n"},
       true},
      {Engine::kZola,
       {"content/2024-01-01-a.md", "+++\ntitle = \"x\"\n+++\n"},
       {"content/a.md", "+++\ntitle = \"y\"\n+++\n"},
       true},
      {Engine::kAstro,
       {"src/content/blog/Hello World.md", post("title: x")},
       {"src/content/blog/hello-world.md", post("title: y")},
       true},
      {Engine::kAstro,
       {"src/content/blog/a.md", post("title: x")},
       {"src/content/notes/a.md", post("title: y")},
       false},
      {Engine::kDocusaurus, {"blog/a.md", post("slug: c")}, {"blog/b.md", post("slug: /c")}, true},
      {Engine::kDocusaurus, {"blog/a.md", post("slug: c")}, {"docs/b.md", post("slug: c")}, false},
      {Engine::kEleventy,
       {"a.md", post("permalink: /c/")},
       {"b.md", post("permalink: /c/index.html")},
       true},
      {Engine::kEleventy,
       {"a.md", post("permalink: \"/{{ x }}/\"")},
       {"b.md", post("permalink: \"/{{ x }}/\"")},
       false},
      {Engine::kEleventy,
       {"a.md", post("permalink: false")},
       {"b.md", post("permalink: false")},
       false},
      {Engine::kPlain, {"a.md", post("slug: c")}, {"b.md", post("slug: c")}, true},
      {Engine::kPlain,
       {"a.md", post("url: https://e.kr/")},
       {"b.md", post("url: https://e.kr/")},
       false},
  };
  for (const Case& c : cases) {
    CAPTURE(engine_profile(c.engine).name, c.first.path, c.first.text, c.second.path,
            c.second.text);
    CHECK(check_blog("url-collision", {c.first, c.second}, c.engine, c.permalink).size() ==
          (c.collide ? 1u : 0u));
  }
}

TEST_CASE("url-collision shows the field and the other post") {
  const auto found = check_blog(
      "url-collision", {{"content/a.md", post("url: /글/")}, {"content/b.md", post("url: /글/")}},
      Engine::kHugo);
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == "content/b.md");
  CHECK(found[0].text == "/글/");
  CHECK(found[0].message ==
        "this post gets the same address (/글) as content/a.md: only one of them can be read");
}

TEST_CASE("title-duplicate: equal titles of published posts in one language") {
  struct Case {
    std::string first, second;
    std::string second_path = "b.md";
    bool equal = true;
  };
  const std::vector<Case> cases = {
      {"title: 파이썬\ndate: 2024-01-01", "title: 파이썬\ndate: 2024-01-02"},
      {"title: Hello  World\ndate: 2024-01-01", "title: \"hello world\"\ndate: 2024-01-02"},
      {"title: 한글\ndate: 2024-01-01", "title: " + to_nfd("한글") + "\ndate: 2024-01-02"},
      {"title: 릴리스 1.0\ndate: 2024-01-01", "title: 릴리스 1.1\ndate: 2024-01-02", "b.md", false},
      {"title: x\ndate: 2024-01-01", "title: x\ndate: 2024-01-02\ndraft: true", "b.md", false},
      {"title: x\ndate: 2024-01-01", "title: x\ndate: 2024-01-02\nlang: ko", "b.md", false},
      {"title: x\ndate: 2024-01-01", "title: x\ndate: 2024-01-01", "a.ko.md", false},
      {"title: x\ndate: 2024-01-01", "title: x\ndate: 2024-01-01", "ko/a.md", false},
      {"title: About\ndate: 2024-01-01", "title: About", "b.md", false},
      {"title: x\ndate: 2024-01-01", "title: x\ndate: 2024-01-02", "notes/b.md", false},
      {"title: ''\ndate: 2024-01-01", "title: ''\ndate: 2024-01-02", "b.md", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.first, c.second, c.second_path);
    const auto found =
        check_blog("title-duplicate", {{"a.md", post(c.first)}, {c.second_path, post(c.second)}});
    CHECK(found.size() == (c.equal ? 1u : 0u));
  }
}

TEST_CASE("title-duplicate leaves a column's name alone") {
  std::vector<Given> posts;
  for (int i = 1; i <= 3; ++i) {
    posts.push_back(
        {std::to_string(i) + ".md", post("title: 주간 소식\ndate: 2024-01-0" + std::to_string(i))});
  }
  CHECK(check_blog("title-duplicate", posts).size() == 2);
  posts.push_back({"4.md", post("title: 주간 소식\ndate: 2024-01-04")});
  CHECK(check_blog("title-duplicate", posts).empty());
}

TEST_CASE("tags-near-duplicate: spellings that differ in case, blanks, hyphens, underscores") {
  struct Case {
    Engine engine;
    std::string first, second;
    bool near = true;
  };
  const std::vector<Case> cases = {
      {Engine::kPlain, "tags: [OpenAPI]", "tags: [Open API]"},
      {Engine::kPlain, "tags: [open-api]", "tags: [open_api]"},
      {Engine::kPlain, "tags: [Python]", "tags: [python]"},
      {Engine::kPlain, "tags: [오픈 소스]", "tags: [오픈소스]"},
      {Engine::kPlain, "tags: [" + to_nfd("한글") + "]", "tags: [한글]"},
      {Engine::kPlain, "tags: [python]", "tags: [python]", false},
      {Engine::kPlain, "tags: [python]", "categories: [Python]", false},
      {Engine::kPlain, "tags: [C]", "tags: [C++]", false},
      {Engine::kPlain, "tags: [python]", "tags: [Python]\nlang: ko", false},
      {Engine::kPlain, "tags: Python", "tag: python"},
      {Engine::kJekyll, "tags: Python web", "tags: [python]"},
      {Engine::kJekyll, "tags: open source", "tags: [opensource]", false},
      {Engine::kPelican, "tags: Open API, x", "tags: openapi"},
      {Engine::kPelican, "tags: Python", "tags: python", false},
      {Engine::kHugo, "tags: [Python]", "tags: [python]", false},
      {Engine::kHugo, "tags: [Open API]", "tags: [open-api]", false},
      {Engine::kHugo, "tags: [OpenAPI]", "tags: [open-api]"},
      {Engine::kHugo, "Tags: [오픈 소스]", "tags: [오픈소스]"},
      {Engine::kDocusaurus, "tags: [OpenAPI]", "tags: [open-api]", false},
      {Engine::kHexo, "tags: [Python]", "tags: [python]"},
      {Engine::kHexo, "tags:\n  - Node", "tags:\n  - node"},
  };
  for (const Case& c : cases) {
    CAPTURE(engine_profile(c.engine).name, c.first, c.second);
    const auto head = [&](const std::string& fields) {
      if (c.engine != Engine::kPelican) return post(fields);
      return "title: x\ndate: 2024-01-01\n" + fields + "\n\n글입니다.\n";
    };
    const auto found = check_blog("tags-near-duplicate",
                                  {{"a.md", head(c.first)}, {"b.md", head(c.second)}}, c.engine);
    CHECK(found.size() == (c.near ? 1u : 0u));
  }
}

TEST_CASE("tags-near-duplicate reports the rarer spelling, once a post and tag") {
  const auto found =
      check_blog("tags-near-duplicate", {{"a.md", post("tags: [오픈 소스, 오픈 소스]")},
                                         {"b.md", post("tags: [오픈소스]")},
                                         {"c.md", post("tags: [오픈소스]")}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == "a.md");
  CHECK(found[0].text == "오픈 소스");
  CHECK(found[0].message ==
        "“오픈 소스” is spelled “오픈소스” in 2 posts: the blog takes them for two tags");
  CHECK(found[0].help == "write as the other posts do: 오픈소스");
}

TEST_CASE("tags of Zola stand in taxonomies") {
  const auto toml = [](const std::string& tag) {
    return "+++\ntitle = \"x\"\n[taxonomies]\ntags = [\"" + tag + "\"]\n+++\n";
  };
  CHECK(check_blog("tags-near-duplicate", {{"a.md", toml("OpenAPI")}, {"b.md", toml("open api")}},
                   Engine::kZola)
            .size() == 1);
}

TEST_CASE("a post's language") {
  const auto language = [](const std::string& path, const std::string& fields) {
    return language_of(load_post(path, post(fields), engine_profile(Engine::kPlain)));
  };
  CHECK(language("a.md", "lang: zh_TW") == "zh-tw");
  CHECK(language("index.ko.md", "title: x") == "ko");
  CHECK(language("content/pt-br/a.md", "title: x") == "pt-br");
  CHECK(language("content/posts/a.md", "title: x").empty());
  CHECK(language("posts/js/a.md", "title: x").empty());
  CHECK(language("node.js.md", "title: x").empty());
}
