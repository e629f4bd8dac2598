// What references lead to that only the engine resolves.
#include "core/links/engine_reference.h"

#include <map>

#include "catch.h"
#include "core/io/file_tree.h"
#include "core/site/blog.h"
#include "support/memory_blog.h"

using namespace postlint;

TEST_CASE("a reference of a blog that is given by its absolute path is looked for and ends") {
  const std::map<std::string, std::string> texts = {
      {"/blog/pelicanconf.py", "SITEURL = 'https://my.blog'\nPATH = 'content'\n"},
      {"/blog/content/첫-글.md", "Title: 첫 글\nDate: 2024-05-01\n\n글\n"},
      {"/blog/content/서울.md", "Title: 서울\nDate: 2024-05-02\n\n글\n"},
  };
  std::vector<std::string> paths;
  for (const auto& [path, text] : texts) paths.push_back(path);
  const std::unique_ptr<FileTree> files = make_memory_file_tree(paths);
  const ReadText read = [&](const std::string& path) -> std::optional<std::string> {
    const auto found = texts.find(path);
    return found == texts.end() ? std::nullopt : std::optional(found->second);
  };
  Config config;
  config.engine = "pelican";
  const Result<BlogFacts> blog = load_blog_facts(*files, "/blog", config, read);
  REQUIRE(blog.ok());
  const SiteIndex site = SiteIndex::make({files.get(), &*blog, &config, read, 1});
  const EngineReferences references(
      {&*blog, files.get(), [&]() -> const SiteIndex& { return site; }}, "/blog/content/첫-글.md");
  using Outcome = EngineReference::Outcome;
  const EngineReference there = references.resolve(LinkSyntax::kPelicanFile, "{filename}/서울.md");
  CHECK(there.outcome == Outcome::kPage);
  REQUIRE(there.page != nullptr);
  CHECK(there.page->title == "서울");
  CHECK(references.resolve(LinkSyntax::kPelicanFile, "{filename}/부산.md").outcome ==
        Outcome::kMissing);
}

TEST_CASE("a rooted reference of Hugo's is the page in the content folder, whatever lies below") {
  const test::MemoryBlog blog({{"b/hugo.toml", "baseURL = 'https://my.blog/'\n"},
                               {"b/content/부산.md", "---\ntitle: 위\n---\n"},
                               {"b/content/한국/부산.md", "---\ntitle: 아래\n---\n"},
                               {"b/content/post.md", "---\ntitle: 글\n---\n"}});
  const EngineReferences references(
      {&blog.facts, nullptr, [&]() -> const SiteIndex& { return blog.index(); }},
      "b/content/post.md");
  const EngineReference rooted = references.resolve(LinkSyntax::kHugoRef, "/부산.md");
  REQUIRE(rooted.page != nullptr);
  CHECK(rooted.page->title == "위");
  CHECK_FALSE(rooted.is_ambiguous);
  const EngineReference below = references.resolve(LinkSyntax::kHugoRef, "/한국/부산.md");
  REQUIRE(below.page != nullptr);
  CHECK(below.page->title == "아래");
  CHECK(references.resolve(LinkSyntax::kHugoRef, "부산.md").is_ambiguous);
}
