#include <string>

#include "catch.h"
#include "core/post/front_matter.h"

using namespace postlint;

namespace {

struct Row {
  const char* broken;    // between the fences
  const char* repaired;  // nullptr: no repair is offered
  const char* place;
};

}  // namespace

TEST_CASE("the common breakages of YAML are repaired, and only they") {
  const Row rows[] = {
      {"title: 'It's me'\nx: 1\n", "title: 'It''s me'\nx: 1\n", "2:11"},
      {"x: 1\ntitle: '그는 'hi' 라고'\n", "x: 1\ntitle: '그는 ''hi'' 라고'\n", "3:12"},
      {"title: \"say \"hi\" now\"\n", "title: \"say \\\"hi\\\" now\"\n", "2:13"},
      {"title: \"C:\\path\"\n", "title: \"C:\\\\path\"\n", "2:11"},
      {"title: Foo: bar\n", "title: \"Foo: bar\"\n", "2:11"},
      {"title: 한글: 콜론\n", "title: \"한글: 콜론\"\n", "2:10"},
      {"title: Foo: bar\nx: 1\ndescription: a: 'b'\n",
       "title: \"Foo: bar\"\nx: 1\ndescription: \"a: 'b'\"\n", "2:11"},
      {"title: @foo\n", "title: \"@foo\"\n", "2:8"},
      {"title: `code` x\n", "title: \"`code` x\"\n", "2:8"},
      {"title: %x\n", "title: \"%x\"\n", "2:8"},
      {"title: *it* is\n", "title: \"*it* is\"\n", "2:8"},
      {"title: [Tag] Hello\n", "title: \"[Tag] Hello\"\n", "2:8"},
      {"title: \"Hello\" world\n", "title: '\"Hello\" world'\n", "2:8"},
      {"title: \"abc\ndate: 2020-01-01\n", "title: \"abc\"\ndate: 2020-01-01\n", "2:8"},
      {"tags: [a, b\ndate: 2020-01-01\n", "tags: [a, b]\ndate: 2020-01-01\n", "2:7"},
      {"tags: ['it's', 'b']\n", "tags: ['it''s', 'b']\n", "2:11"},
      {"tags:\n\t- a\n\t- b\nx: 1\n", "tags:\n  - a\n  - b\nx: 1\n", "3:1"},
      {"tags:\n  - 'it's'\n  - ok\n", "tags:\n  - 'it''s'\n  - ok\n", "3:8"},
      {"title: a\bb\n", "title: ab\n", "2:9"},
      {"title:foo\nx: 1\n", "title: foo\nx: 1\n", "2:6"},
      {"title：한글\n", "title: 한글\n", "2:6"},
      {"  a: 1\nb: 2\n", "a: 1\nb: 2\n", "2:1"},
      {"title: Notes: week #3\n", "title: \"Notes: week #3\"\n", "2:13"},
      {"title: \"He said \"hi\" to me\n", "title: \"He said \\\"hi\\\" to me\"\n", "2:8"},
      {"title: a: b # remark\n", nullptr, nullptr},
      {"title: 'a'b' # c\n", nullptr, nullptr},
      {"title: a\n  b: c\n", nullptr, nullptr},
      {"text: |\n  a: b\n bad: c: d\n", nullptr, nullptr},
  };
  for (const Row& row : rows) {
    const std::string bytes = std::string("---\n") + row.broken + "---\nbody\n";
    const SourceFile file("post.md", bytes);
    const FrontMatter front_matter = read_front_matter(file);
    INFO(row.broken);
    REQUIRE(front_matter.error);
    if (row.repaired == nullptr) {
      if (front_matter.error->repair) INFO(front_matter.error->repair->replacement);
      CHECK_FALSE(front_matter.error->repair);
      continue;
    }
    REQUIRE(front_matter.error->repair);
    const FrontMatterRepair& repair = *front_matter.error->repair;
    std::string edited = bytes;
    edited.replace(repair.span.begin, repair.span.size(), repair.replacement);
    CHECK(edited == std::string("---\n") + row.repaired + "---\nbody\n");
    const Position position = file.position(front_matter.error->offset);
    CHECK(std::to_string(position.line) + ":" + std::to_string(position.column) == row.place);
    const SourceFile again("post.md", edited);
    CHECK_FALSE(read_front_matter(again).error);
    CHECK_FALSE(repair.explanation.empty());
  }
}

TEST_CASE("CRLF stays in a repair of several lines") {
  const std::string bytes = "---\r\na: b: c\r\nd: e: f\r\n---\r\n";
  const SourceFile file("post.md", bytes);
  const FrontMatter front_matter = read_front_matter(file);
  REQUIRE(front_matter.error);
  REQUIRE(front_matter.error->repair);
  CHECK(front_matter.error->repair->replacement == "a: \"b: c\"\r\nd: \"e: f\"");
}

TEST_CASE("a forgotten closing fence is put behind the last field") {
  for (const char* bytes :
       {"---\ntitle: x\ndate: 2020-01-01\n\nSome text, not a field.\n",
        "---\ntitle: x\ndate: 2020-01-01\n\nSome text, and a rule.\n\n---\n\nmore\n"}) {
    const SourceFile file("post.md", bytes);
    const FrontMatter front_matter = read_front_matter(file);
    INFO(bytes);
    REQUIRE(front_matter.error);
    REQUIRE(front_matter.error->repair);
    std::string edited = bytes;
    const FrontMatterRepair& repair = *front_matter.error->repair;
    edited.replace(repair.span.begin, repair.span.size(), repair.replacement);
    CHECK(edited.starts_with("---\ntitle: x\ndate: 2020-01-01\n---\n\nSome text"));
  }
}
