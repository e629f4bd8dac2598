#include "core/io/git_history.h"

#include "catch.h"
#include "core/io/git.h"
#include "support/git_repository.h"

using namespace postlint;
using History = postlint::test::GitRepository;
using postlint::test::TemporaryFolder;

namespace {

std::string text_of(const std::optional<CommitTime>& time) {
  if (!time) return "none";
  return std::to_string(time->seconds) + " " + std::to_string(time->offset_minutes);
}

std::vector<std::string> times_of(const std::string& folder,
                                  const std::vector<std::string>& paths) {
  const auto found = git_last_commits(folder, paths);
  INFO((found.ok() ? "" : found.error().message));
  REQUIRE(found.ok());
  std::vector<std::string> out;
  for (const auto& time : found->times) out.push_back(text_of(time));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("git tells when files were changed last, in their author's zone") {
  History history;
  history.put("글/부산.md", "1\n");
  history.put("글/a b.md", "1\n");
  history.commit("2020-01-01T00:00:00+0000");
  history.put("글/부산.md", "2\n");
  history.commit("2021-01-01T00:00:00-0330");
  history.put("글/new.md", "1\n");
  CHECK(times_of(history.path(), {"글/부산.md", "글/a b.md", "글/new.md", "없음.md"}) ==
        Texts{"1609471800 -210", "1577836800 0", "none", "none"});
  CHECK(times_of(history.path() + "/글", {"부산.md", "./a b.md"}) ==
        Texts{"1609471800 -210", "1577836800 0"});
  CHECK(times_of(history.path(), {}).empty());
}

TEST_CASE("renaming a file and changing its rights are no change of it") {
  History history;
  history.put("부산.md", "여러 줄\n글\n");
  history.commit("2020-01-01T00:00:00+0000");
  history.git({"mv", "부산.md", "서울.md"});
  history.commit("2021-01-01T00:00:00+0000");
  history.git({"update-index", "--chmod=+x", "서울.md"});
  history.git({"commit", "--quiet", "--message=x"});
  CHECK(times_of(history.path(), {"서울.md"}) == Texts{"1577836800 0"});
  history.put("부산.md", "다른 글\n");  // the old name again
  history.commit("2022-01-01T00:00:00+0000");
  CHECK(times_of(history.path(), {"서울.md", "부산.md"}) == Texts{"1577836800 0", "1640995200 0"});
}

TEST_CASE("what a merge decides is its change, what it takes over is not") {
  History history;
  history.put("a.md", "1\n");
  history.put("b.md", "1\n");
  history.commit("2020-01-01T00:00:00+0000");
  history.git({"checkout", "--quiet", "-b", "side"});
  history.put("a.md", "2\n");
  history.put("b.md", "2\n");
  history.commit("2021-01-01T00:00:00+0000");
  history.git({"checkout", "--quiet", "main"});
  history.put("a.md", "3\n");
  history.commit("2022-01-01T00:00:00+0000");
  history.git({"merge", "--quiet", "--no-commit", "--strategy=ours", "side"});
  history.put("a.md", "4\n");
  history.git({"checkout", "--quiet", "side", "--", "b.md"});
  history.commit("2023-01-01T00:00:00+0000");
  CHECK(times_of(history.path(), {"a.md", "b.md"}) == Texts{"1672531200 0", "1609459200 0"});
}

TEST_CASE("without a repository or a commit git has no history") {
  const TemporaryFolder plain;
  CHECK_FALSE(git_last_commits(plain.path(), {"a.md"}).ok());
  const History empty;
  CHECK_FALSE(git_last_commits(empty.path(), {"a.md"}).ok());
}

TEST_CASE("a program that has said enough is ended") {
  std::size_t seen = 0;
  const auto done = read_program({"yes"}, "", [&seen](std::string_view bytes) {
    seen += bytes.size();
    return seen < 100'000;
  });
  CHECK(done.ok());
  CHECK(seen >= 100'000);
}
