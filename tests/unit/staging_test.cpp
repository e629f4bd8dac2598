#include "converters/staging.h"

#include "catch.h"
#include "core/io/files.h"
#include "support/temporary_folder.h"

using namespace postlint;
using namespace postlint::test;

TEST_CASE("paths that leave the target or that no file system takes are refused") {
  for (const char* path : {"", "/etc/passwd", "../up.md", "a/../../up.md", "a//b.md", "a/./b.md",
                           "a\\b.md", "a\nb.md", "\xFF.md"}) {
    INFO(path);
    CHECK_FALSE(Staging::refuse(path).empty());
  }
  const std::string syllables = [] {
    std::string text;
    for (int i = 0; i < 90; ++i) text += "글";
    return text;
  }();
  CHECK_FALSE(Staging::refuse(syllables + ".md").empty());  // 273 bytes
  CHECK(Staging::refuse("content/posts/첫-글.md").empty());
  CHECK(Staging::refuse("a..b/...md").empty());
}

TEST_CASE("names that are one file on some systems are not both written") {
  const TemporaryFolder folder;
  const std::string out = folder.path() + "/new";
  Result<Staging> staging = Staging::begin(out, false);
  REQUIRE(staging.ok());
  CHECK(staging->write("posts/글.md", "하나").ok());
  CHECK_FALSE(staging->write("posts/글.md", "둘").ok());
  CHECK_FALSE(staging->write("Posts/글.md", "둘").ok());
  CHECK_FALSE(staging->write("posts/\u1100\u1173\u11AF.md", "둘").ok());  // NFD
  CHECK_FALSE(staging->write("../out.md", "둘").ok());
  CHECK_FALSE(read_file(out + "/posts/글.md").ok());  // not before the end
  REQUIRE(staging->finish().ok());
  const Result<std::string> written = read_file(out + "/posts/글.md");
  REQUIRE(written.ok());
  CHECK(*written == "하나");
}

TEST_CASE("what is not finished leaves nothing") {
  const TemporaryFolder folder;
  const std::string out = folder.path() + "/new";
  {
    Result<Staging> staging = Staging::begin(out, false);
    REQUIRE(staging.ok());
    CHECK(staging->write("a.md", "a").ok());
  }
  CHECK_FALSE(read_file(out + "/a.md").ok());
  CHECK_FALSE(read_file(out + ".postlint-part/a.md").ok());
}
