#include "core/lint/blog_change.h"

#include "catch.h"
#include "core/io/git.h"
#include "support/temporary_folder.h"

using namespace postlint;
using Kind = ChangedFile::Kind;

namespace {

BlogFacts hugo() {
  BlogFacts blog;
  blog.root = ".";
  blog.profile = &engine_profile(Engine::kHugo);
  blog.heading_ids = blog.profile->heading_ids;
  return blog;
}

std::string post(const std::string& fields, const std::string& body) {
  return "---\n" + fields + "---\n\n" + body;
}

}  // namespace

TEST_CASE("what may break other pages is told by the changed files alone") {
  const std::string plain = post("title: 서울\n", "## 봄꽃 길\n\n꽃이 핍니다.\n");
  struct Case {
    const char* what;
    ChangedFile file;
    bool may_break;
  };
  const Case cases[] = {
      {"other words",
       {"content/a.md", Kind::kPage, plain, post("title: 서울\n", "## 봄꽃 길\n\n집니다.\n")},
       false},
      {"a further heading",
       {"content/a.md", Kind::kPage, plain, post("title: 서울\n", "## 봄꽃 길\n\n## 가는 길\n")},
       false},
      {"tags and a description",
       {"content/a.md", Kind::kPage, plain,
        post("title: 서울\ntags: [봄]\ndescription: 길\n", "## 봄꽃 길\n")},
       false},
      {"the same title, written in another way",
       {"content/a.md", Kind::kPage, plain, post("title: \"서울\"\n", "## 봄꽃 길\n")},
       false},
      {"another heading",
       {"content/a.md", Kind::kPage, plain, post("title: 서울\n", "## 봄꽃 산책\n")},
       true},
      {"a title",
       {"content/a.md", Kind::kPage, plain, post("title: 서울의 봄\n", "## 봄꽃 길\n")},
       true},
      {"a slug",
       {"content/a.md", Kind::kPage, plain, post("title: 서울\nslug: seoul\n", "## 봄꽃 길\n")},
       true},
      {"a draft",
       {"content/a.md", Kind::kPage, plain, post("title: 서울\ndraft: true\n", "## 봄꽃 길\n")},
       true},
      {"a new post", {"content/a.md", Kind::kPage, std::nullopt, plain}, false},
      {"a deleted post", {"content/a.md", Kind::kPage, plain, std::nullopt}, true},
      {"a changed configuration", {"hugo.toml", Kind::kConfiguration, "a = 1\n", "a = 2\n"}, true},
      {"a new picture", {"static/a.png", Kind::kOther, std::nullopt, ""}, false},
      {"a changed picture", {"static/a.png", Kind::kOther, "", ""}, false},
      {"a deleted picture", {"static/a.png", Kind::kOther, "", std::nullopt}, true},
      {"a deleted layout", {"layouts/a.html", Kind::kOther, "", std::nullopt}, false},
  };
  for (const Case& one : cases) {
    INFO(one.what);
    BlogChange change;
    change.files.push_back(one.file);
    CHECK(may_break_others(change, hugo()) == one.may_break);
  }
}

TEST_CASE("paths are shown as somebody in the working folder writes them") {
  BlogChange change;
  CHECK(change.shown("content/글.md") == "content/글.md");
  change.working_folder = "../content";
  CHECK(change.shown("../content/글.md") == "글.md");
  CHECK(change.shown("../static/그림.png") == "../static/그림.png");
}

TEST_CASE("nothing is read where no page, configuration or picture changed") {
  Inputs inputs;
  inputs.git_root = "/nowhere";
  inputs.changes = {{"static/app.js", "0123", "", true},
                    {"layouts/a.scss", "0123", "", false},
                    {".pre-commit-config.yaml", "0123", "", true},
                    {"package-lock.json", "0123", "", true},
                    {".github/workflows/글.yml", "0123", "", false}};
  const auto change = read_blog_change(inputs, hugo(), false);
  REQUIRE(change.ok());
  CHECK(!change->has_value());
}
