#include "converters/custom/described_engine.h"

#include "catch.h"

using namespace postlint;

TEST_CASE("a pattern of content files says what a new post's file is called") {
  struct Row {
    std::string_view pattern, path;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"contents/*/*.md", "contents/안녕/안녕.md"},
           {"posts/*.{md,mdx}", "posts/안녕.md"},
           {"posts/**/*.markdown", "posts/안녕.markdown"},
           {"posts/*/index.md", "posts/안녕/index.md"},
           {"/posts/**", "posts/안녕.md"},
           {"posts/", "posts/안녕.md"},
           {"posts/*", "posts/안녕.md"},
           {"*.md", "안녕.md"},
       }) {
    CAPTURE(row.pattern);
    CHECK(path_of_content_glob(row.pattern, "안녕") == row.path);
  }
}

TEST_CASE("an engine that is described writes its own names") {
  Config config;
  config.engine = "custom";
  config.site.content = {"[0-9]/*.md", "contents/*/*.md"};
  config.site.permalink = "/:year/:month/:day/:slug/";
  config.site.fields = {{"date", "pub_date"}, {"url", "address"}, {"draft", "hidden"}};
  config.site.static_folders = {"."};
  auto made = DescribedEngine::make(config, "engine: custom\n");
  REQUIRE(made.ok());
  const EngineConverter& engine = (*made)->converter();
  PortablePost post;
  post.name = "첫 글";
  CHECK(engine.post_path(post) == "contents/첫 글/첫 글.md");
  CHECK(engine.head.hide_key == "hidden");
  CHECK(engine.head.url_key == "address");
  CHECK_FALSE(engine.head.makes_alias_pages);
  CHECK(engine.static_folder.empty());
  CHECK((*made)->notes().empty());
  CHECK(engine.describe({}).permalink == config.site.permalink);
  CHECK(engine.write_site({}).front().bytes == "engine: custom\n");

  Config other = config;
  other.engine = "hugo";
  CHECK_FALSE(DescribedEngine::make(other, "").ok());
  other = config;
  other.site.permalink.clear();
  CHECK_FALSE(DescribedEngine::make(other, "").ok());
  other = config;
  other.site.content = {"posts/[0-9]*.md"};
  CHECK_FALSE(DescribedEngine::make(other, "").ok());
  other.site.content = {"posts/one.md"};
  CHECK_FALSE(DescribedEngine::make(other, "").ok());
}
