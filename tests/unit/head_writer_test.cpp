// Whatever a field holds, the target's reader reads the value that the source's reader read.
#include "converters/head/head_writer.h"

#include <random>

#include "catch.h"
#include "converters/head/write_head.h"
#include "core/base/strings.h"
#include "support/heads.h"

using namespace postlint;

namespace {

const EngineProfile& profile(std::string_view name) {
  return *find_engine_profile(name);
}

constexpr std::string_view kSources[] = {"jekyll", "hugo", "hexo", "docusaurus"};

struct Target {
  std::string_view engine;
  FrontMatterFormat format;
};
constexpr Target kTargets[] = {
    {"jekyll", FrontMatterFormat::kYaml},     {"hugo", FrontMatterFormat::kYaml},
    {"hugo", FrontMatterFormat::kToml},       {"hugo", FrontMatterFormat::kJson},
    {"hexo", FrontMatterFormat::kYaml},       {"zola", FrontMatterFormat::kToml},
    {"astro", FrontMatterFormat::kYaml},      {"pelican", FrontMatterFormat::kMetadataLines},
    {"docusaurus", FrontMatterFormat::kYaml},
};

void check_all_ways(const std::string& head) {
  for (const std::string_view from : kSources) {
    const Post source = load_post("source.md", head + "\nBody.\n", profile(from));
    if (source.front_matter.error) continue;
    for (const Target& to : kTargets) {
      const HeadsRead made = write_and_read(source, profile(from), profile(to.engine), to.format);
      INFO(from << " → " << to.engine << "\n" << head << "\n" << made.bytes);
      CHECK(made.wrong == std::vector<std::string>{});
    }
  }
}

}  // namespace

TEST_CASE("values that readers take for something else are read back as they were") {
  const std::vector<std::string_view> values = {
      "yes",
      "no",
      "on",
      "off",
      "y",
      "n",
      "Yes",
      "true",
      "True",
      "~",
      "null",
      "Null",
      "",
      "0755",
      "0o17",
      "0x1F",
      "1_000",
      "1,000",
      "12:30",
      "1:30:00",
      "190:20:30",
      "-0",
      "+12",
      "1e3",
      "1.",
      ".5",
      "-.5",
      "1.5e-7",
      ".inf",
      "-.inf",
      ".nan",
      "9223372036854775807",
      "99999999999999999999",
      "2024-05-01",
      "2024-05-01 09:30:00",
      "2024-05-01T09:30:00+09:00",
      "2024-05-01 09:30:00 +0900",
      "2024-5-1",
      "2024-02-30",
      "2024-13-01",
      "\"007\"",
      "'yes'",
      "\"2024-05-01\"",
      "\"12:30\"",
      "\"~\"",
      "\"\"",
      "' '",
      "\" 앞뒤 \"",
      "\"줄\\n바꿈\"",
      "\"탭\\t과 \\\\\"",
      "\"\\u0001\\e\"",
      "'it''s \"x\"'",
      "\"제목: 쌍점 # 우물\"",
      "제목#우물",
      "カタログ「引用」",
      "🎉 👩‍👩‍👧",
      "\"- x\"",
      "\"[a\"",
      "\"{{ x }}\"",
      "\"*별\"",
      "\"&닻\"",
      "\"!꼬리\"",
      "\"%x\"",
      "\"@x\"",
      "\"`x`\"",
      "\"|\"",
      "\"> x\"",
      "\"? x\"",
      "\"a: \"",
      "\"---\"",
      "\"...\"",
      "\"=\"",
      "\"<<\"",
      "|\n  한 줄\n  두 줄",
      "|-\n  끝에 줄바꿈 없음",
      "|+\n  남는 줄\n\n",
      ">-\n  접힌 줄\n  이어진다",
      "[]",
      "{}",
      "[하나, '둘: 셋', \"yes\", no, 3, 1.5, ~]",
      "[2024-05-01, \"2024-05-01\"]",
      "[[a, b], [c]]",
      "[{a: 1}, {b: [x, {c: yes}]}]",
      "{image: /a.png, alt: 표지, width: 010}",
      "{'키 하나': 1, \"a.b\": 2, 'yes': 3}",
      "\n  - 하나\n  - - 둘\n    - 셋\n  - a: 1\n    b: [x]",
      "\n  a:\n    b:\n      - c: 끝\n        d: ~",
  };
  for (const std::string_view value : values) {
    check_all_ways("---\nfield: " + std::string(value) + "\nlast: 끝\n---\n");
  }
  for (const std::string_view key :
       {"\"a b\"", "\"yes\"", "\"12\"", "한글", "a.b", "\"a: b\"", "'#x'"}) {
    check_all_ways("---\n" + std::string(key) + ": [1, {b: 둘}]\n---\n");
  }
}

TEST_CASE("TOML and JSON heads are read back too") {
  check_all_ways(
      "+++\ntitle = \"x\"\nname = \"yes\"\nday = 2024-05-01\nat = 2024-05-01T09:30:00+09:00\n"
      "plain = 2024-05-01T09:30:00\nlist = [1, 2.5, \"셋\", true]\nbig = 1_000\nhex = 0x1f\n"
      "text = \"\"\"\n여러\n줄\"\"\"\nliteral = 'C:\\x'\n[map]\na = {b = [1, {c = "
      "\"깊이\"}]}\n+++\n");
  check_all_ways(
      "{\n\"title\": \"x\", \"a\": null, \"b\": [1, 1.5, \"2024-05-01\", {\"c\": false}],\n"
      "\"d\": \"줄\\n바꿈 \\u0001 \\ud83c\\udf89\", \"e\": 1e3\n}\n");
}

TEST_CASE("generated values are read back") {
  std::mt19937 random(20240501);
  const std::vector<std::string> pieces = {
      "a",  "0",  "1", ":", " ", "-",   "#",  "'", "\"", "\\", "\n", "\t", "[",  "]",
      "{",  "}",  ",", "&", "*", "!",   "|",  ">", "%",  "@",  "`",  "~",  ".",  "e",
      "글", "。", "🎉", "é", "=", "yes", "no", "+", "_",  "\r", "T",  "Z",  "00", "2024-05-01"};
  const auto pick = [&](std::size_t count) { return random() % count; };
  const auto text = [&] {
    std::string made;
    for (std::size_t i = pick(8); i > 0; --i) made += pieces[pick(pieces.size())];
    return made;
  };
  const auto value = [&](auto& self, int depth) -> FieldValue {
    if (depth > 3 || pick(3) != 0) return make_text(text());
    FieldValue made;
    made.kind = pick(2) == 0 ? FieldValue::Kind::kList : FieldValue::Kind::kMap;
    for (std::size_t i = pick(4); i > 0; --i) {
      if (made.kind == FieldValue::Kind::kList) {
        made.items.push_back(self(self, depth + 1));
      } else {
        made.entries.push_back({"k" + std::to_string(i), {}, self(self, depth + 1)});
      }
    }
    return made;
  };
  for (int round = 0; round < 300; ++round) {
    const FieldValue meant = value(value, 0);
    for (const Target& to : kTargets) {
      HeadWriter writer(to.format, profile(to.engine).yaml);
      writer.text("title", "x");
      writer.value("field", meant);
      const std::string bytes = writer.take();
      const Post post = load_post("a.md", bytes + "Body.\n", profile(to.engine));
      INFO(to.engine << "\n" << bytes << "\n" << json_value(meant));
      REQUIRE_FALSE(post.front_matter.error);
      const FieldValue* read = post.front_matter.find("field");
      REQUIRE(read != nullptr);
      CHECK(is_read_back(meant, as_read(*read, post.front_matter.format, profile(to.engine).yaml),
                         to.format));
    }
  }
}
