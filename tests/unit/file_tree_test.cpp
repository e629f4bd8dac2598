#include "core/io/file_tree.h"

#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "catch.h"
#include "core/io/files.h"
#include "support/temporary_folder.h"

using namespace postlint;
using postlint::test::TemporaryFolder;

TEST_CASE("paths are made plain and joined") {
  const std::vector<std::pair<std::string, std::string>> cases = {{"a/./b/../c", "a/c"},
                                                                  {"../a", "../a"},
                                                                  {"a/../../b", "../b"},
                                                                  {"/a/../../b", "/b"},
                                                                  {"a//b/", "a/b"},
                                                                  {"", ""},
                                                                  {".", ""},
                                                                  {"/", "/"},
                                                                  {"../../a/..", "../.."},
                                                                  {"a/..", ""}};
  for (const auto& [path, expected] : cases) {
    CAPTURE(path);
    CHECK(normalize_path(path) == expected);
  }
  CHECK(join_path("a", "b") == "a/b");
  CHECK(join_path("a/", "b") == "a/b");
  CHECK(join_path("", "b") == "b");
  CHECK(join_path("a", "/b") == "/b");
  CHECK(folder_of("a/b.md") == "a");
  CHECK(folder_of("b.md") == "");
  CHECK(folder_of("/b.md") == "/");
  CHECK(base_name("a/b.md") == "b.md");
}

TEST_CASE("a tree in memory answers like one on disk") {
  const TemporaryFolder folder;
  const std::vector<std::string> names = {"posts/Image.PNG", "posts/가나.md", "img/deep/a.png"};
  std::vector<std::string> files;
  for (const std::string& name : names) {
    files.push_back(folder.put(name));
  }
  for (const auto& tree : {make_disk_file_tree(), make_memory_file_tree(files)}) {
    CHECK(tree->is_file(folder.at("posts/Image.PNG")));
    CHECK(tree->is_file(folder.at("img/../posts/./Image.PNG")));
    CHECK_FALSE(tree->is_file(folder.at("posts/image.png")));
    CHECK_FALSE(tree->is_file(folder.at("posts")));
    CHECK_FALSE(tree->is_file(folder.at("posts/Image.PNG/")));
    CHECK(tree->is_folder(folder.at("posts/")));
    CHECK(tree->is_folder("/"));
    CHECK(tree->exists(folder.at("img/deep")));
    CHECK(tree->list(folder.at("posts")) == std::vector<std::string>{"Image.PNG", "가나.md"});
    CHECK(tree->list(folder.at("nowhere")).empty());
    CHECK(tree->near(folder.at("Posts/image.png")) == folder.at("posts/Image.PNG"));
    CHECK(tree->near(folder.at("posts/image.jpg")) == std::nullopt);
    CHECK(tree->near(folder.at("posts/Image.PNG")) == std::nullopt);
    // 가나 in jamo
    CHECK(tree->near(folder.at("posts/\xE1\x84\x80\xE1\x85\xA1\xE1\x84\x82\xE1\x85\xA1.md")) ==
          folder.at("posts/가나.md"));
  }
  const auto relative = make_memory_file_tree({"a.md", "img/b.png"});
  CHECK(relative->is_file("./a.md"));
  CHECK(relative->is_folder("img"));
  CHECK(relative->is_folder(""));
  CHECK(relative->near("IMG/B.png") == "img/b.png");
  CHECK(relative->list("") == std::vector<std::string>{"a.md", "img"});
}

TEST_CASE("files are read whole, and what is no file is an error") {
  const TemporaryFolder folder;
  const std::string bytes = std::string("a\0b\r\n", 5) + "\xFF";
  folder.put("a.md", bytes);
  folder.put("empty.md", "");
  CHECK(*read_file(folder.at("a.md")) == bytes);
  CHECK(read_file(folder.at("empty.md"))->empty());
  CHECK(read_file(folder.at("a.md"), 6).ok());
  CHECK(read_file(folder.at("a.md"), 5).error().message == "is larger than 5 bytes");
  CHECK(read_file(folder.at("")).error().message == "is a folder, not a file");
  CHECK(read_file("/dev/null").error().message == "is not a regular file");
  const Error missing = read_file(folder.at("nowhere.md")).error();
  CHECK(missing.path == folder.at("nowhere.md"));
  CHECK(missing.message.find("No such file") != std::string::npos);
  ::mkfifo(folder.at("pipe").c_str(), 0600);
  CHECK_FALSE(read_file(folder.at("pipe")).ok());
}

TEST_CASE("writing keeps the mode, follows links and leaves nothing behind") {
  const TemporaryFolder folder;
  folder.put("real/a.md", "old");
  ::chmod(folder.at("real/a.md").c_str(), 0640);
  std::filesystem::create_symlink("real/a.md", folder.at("link.md"));
  CHECK(write_file_atomically(folder.at("link.md"), "new").ok());
  CHECK(*read_file(folder.at("real/a.md")) == "new");
  CHECK(std::filesystem::is_symlink(folder.at("link.md")));
  struct stat status;
  ::stat(folder.at("real/a.md").c_str(), &status);
  CHECK((status.st_mode & 0777) == 0640);
  CHECK(make_disk_file_tree()->list(folder.at("real")) == std::vector<std::string>{"a.md"});
  CHECK(write_file_atomically(folder.at("fresh.md"), "x").ok());
  CHECK(*read_file(folder.at("fresh.md")) == "x");
  CHECK_FALSE(write_file_atomically(folder.at("no/such/a.md"), "x").ok());
  CHECK_FALSE(write_file_atomically(folder.at("real"), "x").ok());
}

TEST_CASE("a changed tree is another one with files added and removed") {
  const auto base = make_memory_file_tree({"content/글.md", "content/옛글.md", "static/a.png"});
  const auto tree = make_changed_file_tree(*base, {"content/새글.md", "new/deep/b.md"},
                                           {"./content/옛글.md", "static/a.png"});
  CHECK(tree->is_file("content/글.md"));
  CHECK(tree->is_file("content/새글.md"));
  CHECK(!tree->exists("content/옛글.md"));
  CHECK(!tree->exists("static/a.png"));
  CHECK(tree->is_folder("new/deep"));
  CHECK(tree->is_file("new/deep/b.md"));
  CHECK(tree->list("content") == std::vector<std::string>{"글.md", "새글.md"});
  CHECK(tree->near("content/\u1100\u1173\u11AF.md") == "content/글.md");
  CHECK(base->is_file("content/옛글.md"));
}
