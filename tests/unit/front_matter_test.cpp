#include "core/post/front_matter.h"

#include <string>

#include "catch.h"

using namespace postlint;
using Kind = FieldValue::Kind;

namespace {

struct Read {
  SourceFile file;
  FrontMatter front_matter;

  explicit Read(std::string bytes, const FrontMatterOptions& options = {})
      : file("post.md", std::move(bytes)), front_matter(read_front_matter(file, options)) {}
  std::string body() const { return std::string(file.bytes().substr(front_matter.body_begin)); }
  // "key=value|…", collections as their source.
  std::string fields() const {
    std::string out;
    for (const FieldEntry& entry : front_matter.entries) {
      if (!out.empty()) out += '|';
      out += entry.key + '=';
      out += entry.value.is_scalar() ? entry.value.text : std::string(file.text(entry.value.span));
    }
    return out;
  }
  std::string source(std::string_view key) const {
    return std::string(file.text(front_matter.find(key)->span));
  }
  std::string place() const {
    const Position position = file.position(front_matter.error->offset);
    return std::to_string(position.line) + ":" + std::to_string(position.column);
  }
};

}  // namespace

TEST_CASE("front matter ends where the engines end it") {
  struct Row {
    const char* bytes;
    FrontMatterFormat format;
    const char* fields;
    const char* body;
  };
  using F = FrontMatterFormat;
  const Row rows[] = {
      {"---\ntitle: t\n---\nbody", F::kYaml, "title=t", "body"},
      {"--- \ntitle: t\n---\t\nbody", F::kYaml, "title=t", "body"},
      {"\xEF\xBB\xBF---\ntitle: t\n---\nbody", F::kYaml, "title=t", "body"},
      {"\n \n---\ntitle: t\n---\nbody", F::kYaml, "title=t", "body"},
      {"---\r\ntitle: t\r\n---\r\nbody", F::kYaml, "title=t", "body"},
      {"---\rtitle: t\r---\rbody", F::kYaml, "title=t", "body"},
      {"---\ntitle: t\n...\nbody", F::kYaml, "title=t", "body"},
      {"---\ntitle: t\n---", F::kYaml, "title=t", ""},
      {"---\n---\nbody", F::kYaml, "", "body"},
      {"---\n# only a remark\n---\nbody", F::kYaml, "", "body"},
      {"---\n---", F::kYaml, "", ""},
      {"", F::kNone, "", ""},
      {"---", F::kNone, "", "---"},
      {"just text\n---\nmore", F::kNone, "", "just text\n---\nmore"},
      {"---\n\nA rule, then prose.\n\n---\nmore", F::kNone, "",
       "---\n\nA rule, then prose.\n\n---\nmore"},
      {"---\nno fence below", F::kNone, "", "---\nno fence below"},
      {" ---\ntitle: t\n---\n", F::kNone, "", " ---\ntitle: t\n---\n"},
      {"----\ntitle: t\n----\n", F::kNone, "", "----\ntitle: t\n----\n"},
      {"---\na: |\n  ---\n  x\n---\nbody", F::kYaml, "a=---\nx\n", "body"},
      {"+++\ntitle = \"t\"\n+++\nbody", F::kToml, "title=t", "body"},
      {"{\"title\": \"t\"}\n\nbody", F::kJson, "title=t", "\nbody"},
      {"{ \"a\": \"}\" }\nbody", F::kJson, "a=}", "body"},
      {"{{< note >}}\nbody", F::kNone, "", "{{< note >}}\nbody"},
      {"{% raw %}", F::kNone, "", "{% raw %}"},
      {";;;\n\"title\": \"t\",\n\"n\": 1\n;;;\nbody", F::kJsonSemicolons, "title=t|n=1", "body"},
      {"Title: t\n", F::kNone, "", "Title: t\n"},
  };
  for (const Row& row : rows) {
    INFO(row.bytes);
    const Read read(row.bytes);
    CHECK(read.front_matter.format == row.format);
    CHECK(read.fields() == row.fields);
    CHECK(read.body() == row.body);
    CHECK_FALSE(read.front_matter.error);
  }
}

TEST_CASE("metadata lines and old Hexo heads are read only where the engine reads them") {
  const Read pelican("Title: 제목\nDate: 2017-08-29\nSummary: one\n    two\nTags:\n\nbody\n",
                     {.allow_metadata_lines = true});
  CHECK(pelican.front_matter.format == FrontMatterFormat::kMetadataLines);
  CHECK(pelican.fields() == "Title=제목|Date=2017-08-29|Summary=one\ntwo|Tags=");
  CHECK(pelican.source("Summary") == "one\n    two");
  CHECK(pelican.body() == "body\n");
  CHECK(Read("한글: x\n\nbody", {.allow_metadata_lines = true}).front_matter.format ==
        FrontMatterFormat::kNone);
  // Between fences Python-Markdown reads lines, not YAML.
  const Read fenced("---\ntitle: Foo: bar\n---\nbody", {.allow_metadata_lines = true});
  CHECK(fenced.fields() == "title=Foo: bar");
  CHECK_FALSE(fenced.front_matter.error);

  const Read hexo("title: t\ndate: 2017-08-29\n---\nbody", {.allow_hexo_bare = true});
  CHECK(hexo.front_matter.format == FrontMatterFormat::kHexoBare);
  CHECK(hexo.fields() == "title=t|date=2017-08-29");
  CHECK(hexo.body() == "body");
  CHECK_FALSE(Read("A heading\n---\nbody", {.allow_hexo_bare = true}).front_matter.present());
  CHECK_FALSE(
      Read("Note: a\nb: c: d\n---\nbody", {.allow_hexo_bare = true}).front_matter.present());
}

TEST_CASE("spans are the bytes of keys and values, quotes and brackets included") {
  const Read read(
      "---\ntitle: '제목'   # remark\nempty:  \nlist: [a, {b: c}]\nblock: |\n  한\n\nitems:\n  - "
      "x\n"
      "  -\nmap:\n  k: v\nlast: \"z\"\n---\n");
  REQUIRE_FALSE(read.front_matter.error);
  CHECK(read.source("title") == "'제목'");
  CHECK(read.source("empty") == "");
  CHECK(read.file.bytes().substr(read.front_matter.find("empty")->span.begin - 1, 1) == ":");
  CHECK(read.source("list") == "[a, {b: c}]");
  CHECK(read.front_matter.find("list")->flow);
  CHECK(read.source("block") == "|\n  한");
  CHECK(read.front_matter.find("block")->text == "한\n");
  CHECK(read.source("items") == "- x\n  -");
  CHECK(read.source("map") == "k: v");
  CHECK(read.source("last") == "\"z\"");
  for (const FieldEntry& entry : read.front_matter.entries) {
    CHECK(read.file.text(entry.key_span) == entry.key);
  }
}

TEST_CASE("values have kinds, repeated keys are kept and the last one is found") {
  const Read read(
      "---\na: 1\na: two\nb: true\nc: 2017-08-29\nd: 1.5\ne: ~\nf: '1'\nTitle: t\n"
      "base: &x {k: v}\nuse:\n  <<: *x\n---\n");
  REQUIRE_FALSE(read.front_matter.error);
  CHECK(read.front_matter.entries[0].value.kind == Kind::kInt);
  CHECK(read.front_matter.find("a")->text == "two");
  CHECK(read.front_matter.find("b")->kind == Kind::kBool);
  CHECK(read.front_matter.find("c")->kind == Kind::kDate);
  CHECK(read.front_matter.find("d")->kind == Kind::kFloat);
  CHECK(read.front_matter.find("e")->kind == Kind::kNull);
  CHECK(read.front_matter.find("f")->kind == Kind::kString);
  CHECK(read.front_matter.find("title") == nullptr);
  CHECK(read.front_matter.find_entry_any_case("title")->value.text == "t");
  CHECK(read.front_matter.find("use")->entries[0].value.text == "*x");
}

TEST_CASE("TOML fields stand in their order with their bytes") {
  const Read read(
      "+++\ntitle = \"제목\"  # remark\ndate = 2020-01-01T00:00:00Z\ntags = ['a', \"b\"]\nx.y = 1\n"
      "[taxonomies]\ntags = [\"c\"]\n+++\nbody");
  REQUIRE_FALSE(read.front_matter.error);
  CHECK(read.fields() ==
        "title=제목|date=2020-01-01T00:00:00Z|tags=['a', \"b\"]|x=x.y = "
        "1|taxonomies=[taxonomies]\ntags = [\"c\"]");
  CHECK(read.source("title") == "\"제목\"");
  CHECK(read.front_matter.find("date")->kind == Kind::kDate);
  CHECK(read.front_matter.find("taxonomies")->entries[0].key == "tags");
  CHECK(read.file.text(read.front_matter.find("tags")->items[1].span) == "\"b\"");
}

TEST_CASE("broken front matter says where and why, and the body is still known") {
  struct Row {
    const char* bytes;
    const char* place;
    const char* reason;
  };
  const Row rows[] = {
      {"---\ntitle: \xB0\xA1\n---\nbody", "2:8", "the bytes here are not UTF-8 text"},
      {"---\nhello\n---\nbody", "2:1",
       "front matter is a list of fields such as “title: Hello”, and this is none"},
      {"---\ntitle: a\n  date: b\n---\nbody", "3:3",
       "this line is indented differently from the lines above it"},
      {"+++\ntitle = Hello\n+++\nbody", "2:9",
       "a text value needs quotes in TOML (title = \"Hello\")"},
      {"+++\ntitle = \"a\n+++\nbody", "2:11", "a quote that was opened is not closed on its line"},
      {"+++\na = 1\na = 2\n+++\nbody", "3:5", "this field was already given above"},
      {"{\n\"a\": 1,\n}\nbody", "3:1", "the comma before the end is one too many"},
      {"{\n\"a\" 1\n}\nbody", "2:5", "a colon is missing between a field's name and its value"},
      {"{\n\"a\": b\n}\nbody", "2:6", "text in front matter of this kind needs double quotes"},
  };
  for (const Row& row : rows) {
    INFO(row.bytes);
    const Read read(row.bytes);
    REQUIRE(read.front_matter.error);
    CHECK(read.place() == row.place);
    CHECK(read.front_matter.error->reason == row.reason);
    CHECK(read.body() == "body");
    CHECK_FALSE(read.front_matter.error->repair);
  }
}

TEST_CASE("what the engines' YAML readers drop without a word is an error here") {
  const Read indented("---\n  a: 1\nb: 2\n---\n");
  REQUIRE(indented.front_matter.error);
  CHECK(indented.place() == "2:1");
  const Read two_documents("---\na: 1\n--- b\n---\n");
  CHECK(two_documents.front_matter.error);
}

TEST_CASE("hostile front matter is refused at once") {
  const auto fenced = [](std::string inside) {
    return "---\na: " + std::move(inside) + "\n---\nbody\n";
  };
  for (const std::string& bytes :
       {fenced(std::string(50'000, '[')), fenced(std::string(1'000'000, '[')),
        fenced(std::string(300'000, '{')), fenced(std::string(1'000'000, '-')),
        fenced(std::string(60'000, '"')), fenced(std::string(60'000, '\'')),
        fenced(std::string(60'000, '&')), fenced(std::string(60'000, '\t')),
        "---\n" + std::string(1'000'000, '\n'), std::string(1'000'000, '\n'),
        "---\na: b\n" + std::string(1'000'000, '\r'), std::string(1'000'000, '{'),
        "{\"a\": " + std::string(60'000, '[') + "}",
        "+++\na = " + std::string(1'000'000, '[') + "\n+++\n",
        "+++\na = " + std::string(60'000, '[') + "\n+++\n",
        "+++\n" + std::string(1'000'000, '"')}) {
    const Read read(bytes);
    CHECK(read.front_matter.body_begin <= bytes.size());
  }
  std::string dotted = "+++\na";
  for (int i = 0; i < 30'000; ++i) dotted += ".a";
  CHECK(Read(dotted + " = 1\n+++\n").front_matter.error);
  std::string bombs = "---\na: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c <= 'i'; ++c) {
    bombs += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 9; ++i) bombs += std::string(i ? ", *" : "*") + static_cast<char>(c - 1);
    bombs += "]\n";
  }
  CHECK_FALSE(Read(bombs + "---\n").front_matter.error);
  std::string nested = "---\n";
  for (int i = 0; i < 200; ++i) nested += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  CHECK(Read(nested + "---\n").front_matter.error);
}
