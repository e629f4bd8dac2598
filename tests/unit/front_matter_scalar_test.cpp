#include <fstream>
#include <string>
#include <vector>

#include "catch.h"
#include "core/base/strings.h"
#include "core/post/front_matter.h"

using namespace postlint;
using Kind = FieldValue::Kind;

namespace {

std::vector<std::string> columns(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

// The kind that the engine's JSON output shows; nullptr where the engine did not read the value.
const char* shown_kind(const std::string& json) {
  if (json.empty() || json.starts_with("rc=") || json.starts_with("(absent)")) return nullptr;
  if (json == "null") return "null";
  if (json == "true" || json == "false") return "bool";
  if (json.front() == '"') return "string";
  if (json.front() == '[' || json.front() == '{') return "collection";
  return "number";
}

const char* kind_name(Kind kind, const std::string& json) {
  switch (kind) {
    case Kind::kNull:
      return "null";
    case Kind::kBool:
      return "bool";
    case Kind::kInt:
    case Kind::kFloat:
      return "number";
    case Kind::kDate:
      return json.starts_with('"') ? "string" : "date";  // JSON has no dates
    case Kind::kString:
      return "string";
    default:
      return "collection";
  }
}

}  // namespace

TEST_CASE("plain scalars are typed as Jekyll and Hugo typed them") {
  std::ifstream file(std::string(POSTLINT_TEST_DATA) + "/front-matter-types.tsv");
  REQUIRE(file);
  std::string line;
  std::getline(file, line);
  int checked = 0;
  while (std::getline(file, line)) {
    const std::vector<std::string> row = columns(line);
    REQUIRE(row.size() >= 3);
    const SourceFile post("post.md", "---\nk: " + row[0] + "\n---\n");
    const FrontMatter front_matter = read_front_matter(post);
    if (front_matter.error || front_matter.entries.size() != 1) continue;
    const FieldValue& value = front_matter.entries[0].value;
    if (!value.is_scalar() || row[0].find("line") != std::string::npos) continue;
    // An anchor or a tag is no part of the scalar.
    if (row[0].starts_with('&') || row[0].starts_with('!') || row[0].starts_with('*')) continue;
    INFO(row[0] << " | " << row[1] << " | " << row[2]);
    if (const char* jekyll = shown_kind(row[1])) {
      const Kind kind = resolve_scalar(value.text, value.style, YamlDialect::kPsych);
      CHECK(std::string(kind_name(kind, row[1])) == jekyll);
      ++checked;
    }
    if (const char* hugo = shown_kind(row[2])) {
      const Kind kind = resolve_scalar(value.text, value.style, YamlDialect::kGoYaml);
      CHECK(std::string(kind_name(kind, row[2])) == hugo);
      ++checked;
    }
  }
  CHECK(checked > 60);
}

TEST_CASE("js-yaml knows YAML 1.2's core schema, timestamps and no more") {
  const auto kind = [](const char* text) {
    return resolve_scalar(text, ScalarStyle::kPlain, YamlDialect::kJsYaml);
  };
  for (const char* text : {"yes", "on", "No", "y", "1_000", "12:30", "2024-01-02 03:04:05 +0900",
                           "2024-1-2", "제목", "2024-01-02 03:04"}) {
    INFO(text);
    CHECK(kind(text) == Kind::kString);
  }
  CHECK(kind("010") == Kind::kInt);
  CHECK(kind("0o10") == Kind::kInt);
  CHECK(kind("0x1F") == Kind::kInt);
  CHECK(kind("1e3") == Kind::kFloat);
  CHECK(kind(".5") == Kind::kFloat);
  CHECK(kind("True") == Kind::kBool);
  CHECK(kind("~") == Kind::kNull);
  CHECK(kind("") == Kind::kNull);
  CHECK(kind("2024-01-02") == Kind::kDate);
  CHECK(kind("2024-01-02 03:04:05 +09:00") == Kind::kDate);
  CHECK(resolve_scalar("true", ScalarStyle::kSingleQuoted, YamlDialect::kJsYaml) == Kind::kString);
  CHECK(resolve_scalar("yes", ScalarStyle::kPlain, YamlDialect::kSerdeYaml) == Kind::kString);
  CHECK(resolve_scalar("012", ScalarStyle::kPlain, YamlDialect::kSerdeYaml) == Kind::kString);
}

TEST_CASE("strings are quoted where a reader would take them for something else") {
  struct Row {
    const char* text;
    const char* written;
  };
  const Row rows[] = {
      {"Hello", "Hello"},
      {"안녕하세요", "안녕하세요"},
      {"It's me", "It's me"},
      {"C# and F#", "C# and F#"},
      {"a:b", "a:b"},
      {"", "\"\""},
      {"yes", "\"yes\""},
      {"n", "\"n\""},
      {"12:30", "\"12:30\""},
      {"1,000", "\"1,000\""},
      {"2024-01-02", "\"2024-01-02\""},
      {"null", "\"null\""},
      {"a: b", "\"a: b\""},
      {"a #b", "\"a #b\""},
      {"a:", "\"a:\""},
      {" a", "\" a\""},
      {"@a", "\"@a\""},
      {"[a] b", "\"[a] b\""},
      {"say \"hi\"", "'say \"hi\"'"},
      {"a\\b", "a\\b"},
      {"a\nb", "\"a\\nb\""},
      {"a\tb", "\"a\\tb\""},
      {"a\bb", "\"a\\x08b\""},
      {"a\xE2\x80\xA8"
       "b",
       "\"a\\u2028b\""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(quote_yaml(row.text) == row.written);
  }
  CHECK(quote_yaml("It's", ScalarStyle::kSingleQuoted) == "'It''s'");
  CHECK(quote_yaml("a\nb", ScalarStyle::kSingleQuoted) == "\"a\\nb\"");
  CHECK(quote_yaml("say \"hi\"", ScalarStyle::kDoubleQuoted) == "\"say \\\"hi\\\"\"");
  CHECK(quote_yaml("Hello", ScalarStyle::kDoubleQuoted) == "\"Hello\"");
}

namespace {

void compare(const std::vector<FieldEntry>& left, const std::vector<FieldEntry>& right);

void compare(const FieldValue& left, const FieldValue& right) {
  CHECK(left.kind == right.kind);
  CHECK(left.text == right.text);
  REQUIRE(left.items.size() == right.items.size());
  for (std::size_t i = 0; i < left.items.size(); ++i) compare(left.items[i], right.items[i]);
  compare(left.entries, right.entries);
}

void compare(const std::vector<FieldEntry>& left, const std::vector<FieldEntry>& right) {
  REQUIRE(left.size() == right.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    CHECK(left[i].key == right[i].key);
    compare(left[i].value, right[i].value);
  }
}

void put(FieldValue& value, std::string text) {
  value.kind = Kind::kString;
  value.text = std::move(text);
}

// Every scalar of the front matter in turn is replaced by `text`; all others stay.
void replace_each(const std::string& bytes, const std::string& text,
                  const FrontMatterOptions& options) {
  const SourceFile before("post.md", bytes);
  FrontMatter expected = read_front_matter(before, options);
  REQUIRE_FALSE(expected.error);
  std::vector<FieldValue*> values;
  std::vector<std::vector<FieldEntry>*> maps{&expected.entries};
  while (!maps.empty()) {
    std::vector<FieldEntry>* const map = maps.back();
    maps.pop_back();
    for (FieldEntry& entry : *map) {
      values.push_back(&entry.value);
      for (FieldValue& item : entry.value.items) values.push_back(&item);
      maps.push_back(&entry.value.entries);
    }
  }
  for (FieldValue* value : values) {
    if (!value->is_scalar()) continue;
    const std::optional<std::string> written = write_scalar(*value, expected.format, text);
    INFO(bytes << "\n" << before.text(value->span) << " → " << text);
    REQUIRE(written);
    std::string edited = bytes;
    edited.replace(value->span.begin, value->span.size(), *written);
    const SourceFile file("post.md", edited);
    const FrontMatter after = read_front_matter(file, options);
    INFO(edited);
    REQUIRE_FALSE(after.error);
    const FieldValue kept = *value;
    put(*value, text);
    compare(expected.entries, after.entries);
    *value = kept;
  }
}

}  // namespace

TEST_CASE("a value is replaced and every other field stays") {
  const std::string yaml =
      "---\ntitle: 'It''s'\nempty:\nspaced:   # remark\nplain: a b   # remark\nlist: [a, 'b', "
      "\"c\"]\n"
      "block: |\n  one\n\n  two\n\nfolded: >-\n  x\n  y\nnested:\n  deep: 1\n  more:\n    - p\n    "
      "-\n"
      "wide: 제목\nmulti: \"a\n  b\"\nlast: z\n---\nbody\n";
  const std::string toml =
      "+++\ntitle = \"t\"\nraw = 'r'\nlong = \"\"\"\na\nb\"\"\"\ntags = [\"a\", 'b']\n[extra]\nx = "
      "\"y\"\n+++\n";
  const std::string json =
      "{\n \"title\": \"t\", \"n\": 1, \"l\": [\"a\", null], \"m\": {\"x\": true}\n}\n";
  const std::string lines =
      "Title: a\nTags: b,c\nEmpty:\nSummary: long\n    text\nLast: x\n\nbody\n";
  for (const char* text :
       {"Hello", "It's \"x\"", "a: b # c", "안녕, 세계!", "yes", "x, [y]", "@z"}) {
    replace_each(yaml, text, {});
    replace_each(toml, text, {});
    replace_each(json, text, {});
    replace_each(lines, text, {.allow_metadata_lines = true});
  }
  replace_each(yaml, "two\nlines", {});
  replace_each(toml, "two\nlines", {});
  replace_each(json, "two\nlines", {});
  const FieldValue line{
      .kind = Kind::kString, .style = ScalarStyle::kPlain, .text = "x", .span = {0, 1}};
  CHECK_FALSE(write_scalar(line, FrontMatterFormat::kMetadataLines, "two\nlines"));
  CHECK_FALSE(write_scalar(line, FrontMatterFormat::kYaml, "\xB0\xA1"));
}
