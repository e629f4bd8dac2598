#include "core/io/inputs.h"

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

#include "catch.h"
#include "core/base/strings.h"
#include "core/io/git.h"
#include "support/temporary_folder.h"

using namespace postlint;
using postlint::test::TemporaryFolder;

namespace {

using Names = std::vector<std::string>;

// A folder that is the working folder while it lives: inputs are what somebody types there.
class Blog : public TemporaryFolder {
 public:
  explicit Blog(const Names& files = {}) : before_(std::filesystem::current_path()) {
    for (const char* name : {"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"}) ::unsetenv(name);
    ::setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    for (const std::string& file : files) put(file);
    std::filesystem::current_path(path());
  }
  ~Blog() { std::filesystem::current_path(before_); }

  void git(Names arguments) const {
    const Names common = {"git", "-c", "user.name=Test", "-c", "user.email=test@example.org"};
    arguments.insert(arguments.begin(), common.begin(), common.end());
    REQUIRE(run_program(arguments, path()).ok());
  }

 private:
  std::filesystem::path before_;
};

InputRequest request(const Names& paths, Engine engine = Engine::kPlain) {
  InputRequest out;
  out.paths = paths;
  out.rules.profile = &engine_profile(engine);
  out.rules.blog_root = ".";
  out.rules.config_root = ".";
  return out;
}

Inputs gather(const InputRequest& wanted) {
  const auto inputs = gather_inputs(wanted);
  INFO((inputs.ok() ? "" : inputs.error().to_string()));
  REQUIRE(inputs.ok());
  return *inputs;
}

Names paths(const InputRequest& wanted) {
  Names out;
  for (const InputFile& file : gather(wanted).files) out.push_back(file.path);
  return out;
}

Names contents(const InputRequest& wanted) {
  Names out;
  for (const InputFile& file : gather(wanted).files) {
    out.push_back(file.path + "=" + file.content.value_or("(file)"));
  }
  return out;
}

std::string error(const InputRequest& wanted) {
  const auto inputs = gather_inputs(wanted);
  REQUIRE_FALSE(inputs.ok());
  return inputs.error().to_string();
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a folder gives the posts of its engine") {
  const Blog blog({"_posts/2024-01-01-a.md", "_posts/sub/b.markdown", "_posts/c.png", "about.md",
                   "README.md", "_site/a.md", "_includes/x.md", "_drafts/d.md"});
  blog.put("_posts/page.html", "---\ntitle: x\n---\n");
  blog.put("_posts/plain.html", "<p>x</p>\n");
  const Names posts = {"_drafts/d.md", "_posts/2024-01-01-a.md", "_posts/page.html",
                       "_posts/sub/b.markdown"};
  CHECK(paths(request({}, Engine::kJekyll)) == posts);
  CHECK(paths(request({"."}, Engine::kJekyll)) == posts);
  CHECK(paths(request({"_posts/sub", "_posts"}, Engine::kJekyll)).size() == 3);  // each once
  CHECK(paths(request({"./_drafts/"}, Engine::kJekyll)) == Names{"./_drafts/d.md"});
  CHECK(paths(request({blog.at("_drafts")}, Engine::kJekyll)) == Names{blog.at("_drafts/d.md")});
}

TEST_CASE("a later pattern of the engine counts only where the first finds nothing") {
  const Blog blog({"about.md", "docs/a.md"});
  CHECK(paths(request({}, Engine::kJekyll)) == Names{"about.md", "docs/a.md"});
}

TEST_CASE("files that are named are checked") {
  const Blog blog({"README.md", "notes.txt", "_posts/a.md", "old/a.md"});
  InputRequest wanted = request({"notes.txt", "README.md", "./README.md"}, Engine::kJekyll);
  CHECK(paths(wanted) == Names{"README.md", "notes.txt"});

  wanted.paths = {"old/a.md", "_posts/a.md"};
  wanted.rules.exclude = {"old"};
  const Inputs inputs = gather(wanted);
  CHECK(inputs.files.size() == 2);
  CHECK(inputs.notes ==
        Names{"“old/a.md” is checked because it was named; exclude: “old” would leave it out "
              "(--force-exclude)"});

  wanted.paths.push_back("README.md");
  wanted.force_exclude = true;
  CHECK(paths(wanted) == Names{"_posts/a.md"});
  wanted.paths = {"README.md"};
  wanted.allow_empty = true;
  CHECK(paths(wanted).empty());
}

TEST_CASE("files of a plain folder are posts wherever its first one lies") {
  const Blog blog({"posts/a.md", "b.md", "other/c.md", "other/README.md"});
  InputRequest wanted = request({"posts/a.md", "b.md", "other/c.md", "other/README.md"});
  wanted.rules.blog_root = "posts";
  wanted.force_exclude = true;
  CHECK(paths(wanted) == Names{"b.md", "other/c.md", "posts/a.md"});
  wanted.rules.profile = &engine_profile(Engine::kHugo);
  wanted.rules.blog_root = "other";
  CHECK(paths(wanted) == Names{"other/README.md", "other/c.md"});
}

TEST_CASE("the configuration includes and excludes") {
  const Blog blog({"notes/a.md", "notes/b.txt", "notes/old/c.md", "other/d.md"});
  InputRequest wanted = request({});
  wanted.rules.exclude = {"notes/old/**", "other/"};
  CHECK(paths(wanted) == Names{"notes/a.md"});
  wanted.rules.include = {"notes/**"};
  CHECK(paths(wanted) == Names{"notes/a.md", "notes/b.txt"});
}

TEST_CASE("a pattern that the shell has left alone") {
  const Blog blog({"posts/2024-a.md", "posts/2023-b.md", "posts/x/2024-c.md", "가[1].md"});
  CHECK(paths(request({"posts/2024-*.md"})) == Names{"posts/2024-a.md"});
  CHECK(paths(request({"./posts/**/2024-*.md"})) ==
        Names{"./posts/2024-a.md", "./posts/x/2024-c.md"});
  CHECK(paths(request({"*.md"})) == Names{"가[1].md"});
  CHECK(paths(request({"가[1].md"})) == Names{"가[1].md"});  // a file's own name comes first
  CHECK(paths(request({blog.at("posts/*-b.md")})) == Names{blog.at("posts/2023-b.md")});
  CHECK(error(request({"posts/2025-*.md"})) == "no post matches “posts/2025-*.md”");
}

TEST_CASE("a path that does not exist is named with the nearest that does") {
  const Blog blog({"posts/hello.md", "posts/Case.md"});
  CHECK(error(request({"posts/helo.md"})) ==
        "“posts/helo.md” does not exist; did you mean “posts/hello.md”?");
  CHECK(error(request({"post/hello.md"})) ==
        "“post/hello.md” does not exist; did you mean “posts/hello.md”?");
  CHECK(error(request({"posts/hello"})) ==
        "“posts/hello” does not exist; did you mean “posts/hello.md”?");
  CHECK(error(request({"posts/case.md"})) ==
        "“posts/case.md” does not exist; did you mean “posts/Case.md”?");
  CHECK(error(request({"entirely/else"})) == "“entirely/else” does not exist");
  CHECK(error(request({"posts/hello.md/x"})).find("“posts/hello.md/x” does not exist") == 0);
  CHECK(error(request({blog.at("posts/helo.md")})).find(blog.at("posts/hello.md")) !=
        std::string::npos);
}

TEST_CASE("no posts is an error that says what was looked for") {
  const Blog blog({"static/a.css", "themes/x/a.md", ".hidden/a.md", "out/b.md"});
  blog.put(".git/HEAD");
  blog.put(".gitignore", "out/\n");
  const std::string message = error(request({}, Engine::kHugo));
  CHECK(has(message, "no posts found: looked for content/**"));
  CHECK(has(message, "(Hugo)"));
  CHECK(has(message, "1 file that is no post of this blog"));
  CHECK(has(message, "1 path in .gitignore"));
  CHECK(has(error(request({"static"}, Engine::kHugo)), "no posts found in static"));
  InputRequest wanted = request({}, Engine::kHugo);
  wanted.allow_empty = true;
  CHECK(paths(wanted).empty());
}

TEST_CASE("pages beside the posts are checked where they have front matter") {
  const Blog blog({"_posts/a.md", "notes.md"});
  const char* page = "---\ntitle: 소개\n---\n글\n";
  for (const char* file : {"소개.md", "docs/b.md", "README.md", "_site/c.md", "_includes/d.md",
                           ".github/ISSUE_TEMPLATE/bug.md"}) {
    blog.put(file, page);
  }
  CHECK(paths(request({}, Engine::kJekyll)) == Names{"_posts/a.md", "docs/b.md", "소개.md"});
  InputRequest wanted = request(
      {"소개.md", "notes.md", ".github/ISSUE_TEMPLATE/bug.md", "_posts/a.md"}, Engine::kJekyll);
  wanted.force_exclude = true;
  CHECK(paths(wanted) == Names{"_posts/a.md", "소개.md"});
  // Hexo's lie below source/.
  blog.put("source/about/index.md", page);
  blog.put("source/_posts/e.md", page);
  CHECK(paths(request({}, Engine::kHexo)) == Names{"source/_posts/e.md", "source/about/index.md"});
  wanted = request({}, Engine::kJekyll);
  wanted.rules.include = {"_posts/**"};
  CHECK(paths(wanted) == Names{"_posts/a.md"});
}

TEST_CASE("what another engine builds below the blog's root is no page of the blog") {
  const Blog blog({"_posts/a.md"});
  const char* page = "---\ntitle: 소개\n---\n글\n";
  for (const char* file : {"안내/b.md", "docusaurus/blog/c.md", "old/website/docs/d.md",
                           "문서/src/e.md", "tools/f.md"}) {
    blog.put(file, page);
  }
  blog.put("docusaurus/docusaurus.config.js", "module.exports = {};\n");
  blog.put("old/website/siteConfig.js", "module.exports = {};\n");
  blog.put("문서/package.json", "{\"dependencies\": {\"vitepress\": \"1.0.0\"}}\n");
  blog.put("tools/package.json", "{\"dependencies\": {\"prettier\": \"3.0.0\"}}\n");
  CHECK(paths(request({}, Engine::kJekyll)) == Names{"_posts/a.md", "tools/f.md", "안내/b.md"});
}

TEST_CASE("a list of files is read by lines or NULs") {
  const Blog blog({"_posts/가.md", "_posts/b.md", "about.md", "style.css"});
  InputRequest wanted = request({}, Engine::kJekyll);
  wanted.files_from = "list";
  blog.put("list", "_posts/가.md\r\n\nstyle.css\nabout.md\n_posts/b.md");
  CHECK(paths(wanted) == Names{"_posts/b.md", "_posts/가.md"});
  blog.put("list", std::string("_posts/b.md\0style.css\0", 22));
  CHECK(paths(wanted) == Names{"_posts/b.md"});
  blog.put("list", "_posts/c.md\n");
  CHECK(has(error(wanted), "“_posts/c.md” does not exist; did you mean “_posts/b.md”?"));
  blog.put("list", "style.css\n");
  CHECK(has(error(wanted), "no posts found in list"));
  wanted.files_from = "nowhere";
  CHECK(has(error(wanted), "nowhere: cannot be opened"));
}

TEST_CASE("staged posts come with the index's content, wherever one stands") {
  const Blog blog({"_posts/a.md", "README.md", "pages/b.md", "_posts/old.md"});
  blog.git({"init", "--quiet"});
  blog.git({"add", "-A"});
  blog.put("_posts/a.md", "not staged\n");
  blog.put("_posts/untracked.md");
  InputRequest wanted = request({}, Engine::kJekyll);
  wanted.staged = true;
  wanted.rules.exclude = {"_posts/old.md"};
  CHECK(contents(wanted) == Names{"_posts/a.md=x\n"});
  wanted.paths = {"pages"};
  CHECK(contents(wanted).empty());
  CHECK(gather(wanted).notes == Names{"no post is staged"});
  wanted.paths = {"_posts/a.md"};
  CHECK(contents(wanted).size() == 1);

  // What is staged may be gone from the working tree.
  std::filesystem::remove(blog.at("_posts/a.md"));
  CHECK(contents(wanted).size() == 1);
  wanted.paths = {"_posts/b.md"};
  CHECK(has(error(wanted), "“_posts/b.md” does not exist"));

  std::filesystem::current_path(blog.at("pages"));
  wanted = request({}, Engine::kJekyll);
  wanted.staged = true;
  wanted.rules.blog_root = wanted.rules.config_root = "..";
  CHECK(contents(wanted) == Names{"../_posts/a.md=x\n", "../_posts/old.md=x\n"});
  std::filesystem::current_path(blog.path());
  wanted.since = "HEAD";
  CHECK(error(wanted) == "--staged and --since cannot be used together");
}

TEST_CASE("posts that have changed since a revision") {
  const Blog blog({"_posts/a.md", "_posts/b.md"});
  blog.git({"init", "--quiet"});
  blog.git({"add", "-A"});
  blog.git({"commit", "--quiet", "--message=x"});
  InputRequest wanted = request({}, Engine::kJekyll);
  wanted.since = "HEAD";
  CHECK(gather(wanted).notes == Names{"no post has changed since HEAD"});
  blog.put("_posts/a.md", "changed\n");
  blog.put("_posts/new.md");
  blog.put("README.md");
  CHECK(contents(wanted) == Names{"_posts/a.md=(file)", "_posts/new.md=(file)"});
  wanted.since = "nowhere";
  CHECK(has(error(wanted), "git knows no revision “nowhere”"));
}

TEST_CASE("--staged outside a repository is an error") {
  const Blog blog({"a.md"});
  InputRequest wanted = request({});
  wanted.staged = true;
  CHECK(has(error(wanted), "is in no git repository"));
}
