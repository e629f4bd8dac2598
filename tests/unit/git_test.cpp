#include "core/io/git.h"

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

#include "catch.h"
#include "support/git_repository.h"

using namespace postlint;
using Repository = postlint::test::GitRepository;
using postlint::test::TemporaryFolder;

namespace {

bool keep_all(std::string_view) {
  return true;
}

std::vector<std::string> staged(const Repository& repository) {
  const auto files = git_staged_files(repository.path(), keep_all);
  REQUIRE(files.ok());
  std::vector<std::string> out;
  for (const GitFile& file : *files) out.push_back(file.path + "=" + file.content);
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a program gets its input and its failure is told") {
  CHECK(*run_program({"cat"}, "", "가나\n") == "가나\n");
  const std::string large(3'000'000, 'x');
  CHECK(run_program({"cat"}, "", large)->size() == large.size());
  CHECK(run_program({"true"}, "", large).ok());  // does not read it
  const auto failed = run_program({"sh", "-c", "echo why >&2; exit 3"}, "");
  CHECK(failed.error().message == "“sh -c echo why >&2; exit 3” failed: why");
  CHECK(run_program({"no-such-program-here"}, "").error().message.find("cannot be run") !=
        std::string::npos);
  CHECK(*run_program({"pwd"}, "/") == "/\n");
}

TEST_CASE("the root of a repository") {
  const Repository repository;
  repository.put("글/a.md");
  CHECK(*git_root(repository.at("글")) == repository.path());
  const TemporaryFolder outside;
  CHECK(git_root(outside.path()).error().message == "is in no git repository");
}

TEST_CASE("staged files come with the index's content") {
  const Repository repository;
  repository.put("한글 이름.md", "staged\n");
  repository.put("quote\"\n.md", "odd\n");
  repository.git({"add", "-A"});
  repository.put("한글 이름.md", "not staged\n");
  repository.put("untracked.md");
  // Before the first commit there is no HEAD.
  CHECK(staged(repository) == Names{"quote\"\n.md=odd\n", "한글 이름.md=staged\n"});
  repository.commit();
  CHECK(staged(repository).empty());

  repository.git({"mv", "한글 이름.md", "moved.md"});
  repository.git({"rm", "--quiet", "untracked.md"});
  repository.put("binary.md", std::string("\0\xFF", 2));
  repository.put("empty.md", "");
  repository.git({"add", "-A"});
  std::filesystem::remove(repository.at("empty.md"));
  std::filesystem::create_symlink("moved.md", repository.at("link.md"));
  repository.git({"add", "link.md"});
  CHECK(staged(repository) ==
        Names{std::string("binary.md=\0\xFF", 12), "empty.md=", "moved.md=not staged\n"});
  const auto none = git_staged_files(repository.path(), [](std::string_view) { return false; });
  CHECK(none->empty());
}

TEST_CASE("the index that a hook names is the one that counts") {
  const Repository repository;
  repository.put("a.md", "one\n");
  repository.commit();
  std::filesystem::copy_file(repository.at(".git/index"), repository.at(".git/other"));
  repository.put("a.md", "two\n");
  ::setenv("GIT_INDEX_FILE", repository.at(".git/other").c_str(), 1);
  repository.git({"add", "a.md"});
  CHECK(staged(repository) == Names{"a.md=two\n"});
  ::unsetenv("GIT_INDEX_FILE");
  CHECK(staged(repository).empty());
}

TEST_CASE("what changed since a revision") {
  const Repository repository;
  repository.put("same.md");
  repository.put("old.md", "a long enough text to be seen as renamed\n");
  repository.put("gone.md");
  repository.put("글.md");
  repository.put(".gitignore", "ignored.md\n");
  repository.commit();
  repository.git({"checkout", "--quiet", "-b", "work"});
  repository.git({"mv", "old.md", "new.md"});
  repository.git({"rm", "--quiet", "gone.md"});
  repository.put("committed.md");
  repository.commit();
  repository.put("글.md", "changed\n");
  repository.put("untracked.md");
  repository.put("ignored.md");
  const Names expected = {"committed.md", "new.md", "untracked.md", "글.md"};
  CHECK(*git_changed_files(repository.path(), "main") == expected);
  CHECK(*git_changed_files(repository.path(), "HEAD~1") == expected);
  CHECK(*git_changed_files(repository.path(), "HEAD") == Names{"untracked.md", "글.md"});

  // What happened on main since is not this branch's business.
  repository.git({"stash", "--quiet", "--include-untracked"});
  repository.git({"checkout", "--quiet", "main"});
  repository.put("same.md", "changed on main\n");
  repository.commit();
  repository.git({"checkout", "--quiet", "work"});
  CHECK(*git_changed_files(repository.path(), "main") == Names{"committed.md", "new.md"});

  for (const char* unknown : {"nowhere", "--output=x", "-x", "", "main:same.md"}) {
    CAPTURE(unknown);
    const auto found = git_changed_files(repository.path(), unknown);
    REQUIRE_FALSE(found.ok());
    CHECK(found.error().message.find(std::string("git knows no revision “") + unknown) == 0);
  }
}

TEST_CASE("changes come with the blobs of both sides, deleted files too") {
  const Repository repository;
  repository.put("글.md", "before\n");
  repository.put("옛글.md", "old\n");
  repository.commit();
  repository.put("글.md", "after\n");
  repository.put("새글.md", "new\n");
  repository.git({"rm", "--quiet", "옛글.md"});
  repository.git({"add", "-A"});
  const auto told = [&](const std::vector<GitChange>& changes) {
    std::vector<std::string> out;
    for (const GitChange& change : changes) {
      std::vector<std::string> names;
      for (const std::string& name : {change.before, change.after})
        if (!name.empty()) names.push_back(name);
      const auto texts = git_blobs(repository.path(), names);
      REQUIRE(texts.ok());
      std::string line = change.path + (change.exists ? "" : " deleted");
      for (const std::string& text : *texts) line += " " + text.substr(0, text.size() - 1);
      out.push_back(line);
    }
    return out;
  };
  std::vector<GitChange> changes;
  REQUIRE(git_staged_files(
              repository.path(), [](std::string_view) { return false; }, &changes)
              .ok());
  CHECK(told(changes) == Names{"글.md before after", "새글.md new", "옛글.md deleted old"});
  REQUIRE(git_changed_files(repository.path(), "HEAD", &changes).ok());
  CHECK(told(changes) == Names{"글.md before", "새글.md", "옛글.md deleted old"});
  // Out of the index, still in the folder: not deleted.
  repository.git({"reset", "--quiet", "--hard"});
  repository.git({"rm", "--quiet", "--cached", "옛글.md"});
  REQUIRE(git_changed_files(repository.path(), "HEAD", &changes).ok());
  CHECK(told(changes) == Names{"옛글.md old"});
}
