#include "core/io/walk.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.h"
#include "core/io/gitignore.h"
#include "support/temporary_folder.h"

using namespace postlint;
using postlint::test::TemporaryFolder;

namespace {

bool is_markdown(std::string_view name) {
  return name.ends_with(".md");
}

// The files found, without the folder's own path.
std::vector<std::string> walk(const TemporaryFolder& folder, const std::string& start = "",
                              const WalkOptions& options = {}, WalkCounts* counts = nullptr) {
  const std::string root = start.empty() ? folder.path() : folder.at(start);
  const auto found = walk_files(root, options, is_markdown, counts);
  REQUIRE(found.ok());
  std::vector<std::string> names;
  for (const std::string& path : *found) names.push_back(path.substr(folder.path().size() + 1));
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("gitignore patterns mean what they mean to git") {
  struct Case {
    const char* text;
    const char* path;  // a slash at its end: a folder
    bool ignored;
  };
  // As `git check-ignore` says, but for what lies in a folder that is itself ignored.
  const std::vector<Case> cases = {
      {"*.md", "a.md", true},
      {"*.md", "x/a.md", true},
      {"/*.md", "x/a.md", false},
      {"/*.md", "a.md", true},
      {"drafts", "x/drafts/", true},
      {"drafts/", "x/drafts/", true},
      {"drafts/", "x/drafts", false},
      {"x/drafts", "y/x/drafts", false},
      {"x/drafts", "x/drafts", true},
      {"**/drafts", "y/x/drafts", true},
      {"**/drafts", "drafts", true},
      {"x/**", "x/a/b.md", true},
      {"x/**", "x/", false},
      {"x/**/b.md", "x/b.md", true},
      {"x/**/b.md", "x/y/z/b.md", true},
      {"x/*", "x/y/z.md", false},
      {"*.md\n!keep.md", "keep.md", false},
      {"!keep.md\n*.md", "keep.md", true},
      {"# a.md", "# a.md", false},
      {"\\#a.md", "#a.md", true},
      {"\\!a.md", "!a.md", true},
      {"a.md   ", "a.md", true},
      {"a\\ ", "a ", true},
      {"a.md\r", "a.md", true},
      {"", "a.md", false},
      {"[ab].md", "b.md", true},
      {"[!ab].md", "c.md", true},
      {"?.md", "b.md", true},
      {"{a,b}.md", "a.md", false},
      {"{a,b}.md", "{a,b}.md", true},
      {"초안/", "글/초안/", true},
      {"a**b.md", "axyb.md", true},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text, one.path);
    Gitignore gitignore;
    gitignore.add("/blog", one.text);
    std::string path = std::string("/blog/") + one.path;
    const bool is_folder = path.ends_with('/');
    if (is_folder) path.pop_back();
    CHECK(gitignore.ignores(path, is_folder) == one.ignored);
  }
}

TEST_CASE("a walk finds files in order and leaves out what nobody writes") {
  const TemporaryFolder folder;
  for (const char* name : {"b.md", "a.md", "a/z.md", "가.md", "a.txt", ".hidden.md", ".git/x.md",
                           "node_modules/p/x.md", ".cache/x.md", "vendor/x.md", "a/_site/x.md"}) {
    folder.put(name);
  }
  std::filesystem::create_directory_symlink(folder.at("a"), folder.at("linked"));
  std::filesystem::create_symlink(folder.at("b.md"), folder.at("linked.md"));
  std::filesystem::create_symlink(folder.at("nowhere"), folder.at("broken.md"));
  WalkOptions options;
  options.skip_folders = {"_site"};
  WalkCounts counts;
  CHECK(walk(folder, "", options, &counts) ==
        Names{"a.md", "a/z.md", "b.md", "linked.md", "가.md"});
  CHECK(counts.unwanted == 1);
  CHECK(counts.skipped == 6);
}

TEST_CASE("nested gitignore files, negation and the repository's own list") {
  const TemporaryFolder folder;
  folder.put(".git/info/exclude", "private.md\n");
  folder.put(".gitignore", "*.draft.md\n/out/\nsub/secret/\n");
  folder.put("sub/.gitignore", "!keep.draft.md\n/only-here.md\n");
  for (const char* name :
       {"a.md", "a.draft.md", "private.md", "out/x.md", "sub/out/x.md", "sub/secret/x.md",
        "sub/keep.draft.md", "sub/b.draft.md", "sub/only-here.md", "sub/deep/only-here.md",
        "sub/deep/private.md", "zub/only-here.md", "zub/keep.draft.md"}) {
    folder.put(name);
  }
  const Names below_sub = {"sub/deep/only-here.md", "sub/keep.draft.md", "sub/out/x.md"};
  Names all = {"a.md"};
  all.insert(all.end(), below_sub.begin(), below_sub.end());
  all.push_back("zub/only-here.md");
  WalkCounts counts;
  CHECK(walk(folder, "", {}, &counts) == all);
  CHECK(counts.gitignored == 8);
  CHECK(walk(folder, "sub") == below_sub);
  CHECK(walk(folder, "out") == Names{"out/x.md"});  // asked for by name
  WalkOptions everything;
  everything.respect_gitignore = false;
  CHECK(walk(folder, "", everything).size() == 13);
}

TEST_CASE("excluded folders are not entered") {
  const TemporaryFolder folder;
  for (const char* name : {"a.md", "old/a.md", "x/old/a.md", "x/b.md"}) folder.put(name);
  WalkOptions options;
  std::vector<std::string> asked;
  options.exclude = [&](std::string_view path) {
    asked.emplace_back(path);
    return path == folder.at("old") || path == folder.at("x/b.md");
  };
  WalkCounts counts;
  CHECK(walk(folder, "", options, &counts) == Names{"a.md", "x/old/a.md"});
  CHECK(counts.excluded == 2);
  CHECK(std::find(asked.begin(), asked.end(), folder.at("old/a.md")) == asked.end());
}

TEST_CASE("a walk of the working folder gives plain names") {
  const TemporaryFolder folder;
  folder.put("x/a.md");
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  CHECK(*walk_files(".", {}, is_markdown) == Names{"x/a.md"});
  CHECK(*walk_files("", {}, is_markdown) == Names{"x/a.md"});
  CHECK(*walk_files("x/", {}, is_markdown) == Names{"x/a.md"});
  CHECK(*walk_files("./x", {}, is_markdown) == Names{"./x/a.md"});
  std::filesystem::current_path(before);
  CHECK_FALSE(walk_files(folder.at("nowhere"), {}, is_markdown).ok());
}

TEST_CASE("a walk of deep folders ends") {
  const TemporaryFolder folder;
  std::string deep;
  for (int i = 0; i < 150; ++i) deep += "d/";
  folder.put(deep + "a.md");
  folder.put("a.md");
  CHECK(walk(folder) == Names{"a.md"});
}
