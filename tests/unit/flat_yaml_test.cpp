#include <random>
#include <string>

#include "catch.h"
#include "core/post/front_matter_readers.h"

using namespace postlint;

namespace {

std::string describe(const std::vector<FieldEntry>& entries);

std::string describe(const FieldValue& value) {
  std::string out = std::to_string(static_cast<int>(value.kind)) + "/" +
                    std::to_string(static_cast<int>(value.style)) + (value.flow ? "f" : "b") + "<" +
                    value.text + ">" + std::to_string(value.span.begin) + "-" +
                    std::to_string(value.span.end);
  for (const FieldValue& item : value.items) out += "[" + describe(item) + "]";
  return out + describe(value.entries);
}

std::string describe(const std::vector<FieldEntry>& entries) {
  std::string out;
  for (const FieldEntry& entry : entries) {
    out += "\n" + entry.key + "@" + std::to_string(entry.key_span.begin) + "-" +
           std::to_string(entry.key_span.end) + "=" + describe(entry.value);
  }
  return out;
}

Span whole(const std::string& text) {
  return {0, static_cast<std::uint32_t>(text.size())};
}

// What libyaml reads; "error" where it refuses.
std::string by_events(const std::string& text) {
  const FieldsReading reading = read_yaml_by_events(text, whole(text));
  return reading.error ? "error" : describe(reading.entries);
}

}  // namespace

TEST_CASE("common front matter is read without libyaml, and as libyaml reads it") {
  const std::string heads[] = {
      "title: 안녕하세요, 서울!\ndate: 2024-05-01 10:00:00 +0900\n",
      "title: \"따옴표: 안\"\ndescription: 'a: b # c'\ndraft: false\n",
      "title:   x   \ntags: [a, 여행, \"c d\", 'e']\ncategories: []\n",
      "tags:\n  - a\n  - 서울 여행\n\n  - \"c\"\ntitle: t\n",
      "tags:\n- a\n- b\ntitle: t\n",
      "title:\nlayout: post\n",
      "url: https://example.com/a?b=c&d\ntime: 12:30\n",
      "title: it's (a) + [b] - {c} * & ! | > % @ `\n",
      "weight: 3\nratio: 1.5\nmath: yes\nnothing: null\ntilde: a~\n",
      "\ntitle: t\n\n\nlayout: post",
  };
  for (const std::string& head : heads) {
    CAPTURE(head);
    const auto flat = read_flat_yaml(head, whole(head));
    REQUIRE(flat.has_value());
    CHECK(describe(*flat) == by_events(head));
  }
}

TEST_CASE("front matter with anything special is left to libyaml") {
  const std::string heads[] = {
      "",
      "title: a: b\n",
      "title: a:\n",
      "title: a # remark\n",
      "# remark\ntitle: t\n",
      "title: \"a\\nb\"\n",
      "title: 'it''s'\n",
      "title: |\n  a\n",
      "title: a\n  b\n",
      "title: - a\n",
      "title: &x a\n",
      "title: !!str a\n",
      "title: *x\n",
      "title: \"open\n",
      "title: [a\n",
      "title: [a, , b]\n",
      "title: [a, [b]]\n",
      "title: {a: b}\n",
      "title:\tx\n",
      "title:x\n",
      "a:\n  b: c\n",
      "tags:\n  - a\n - b\n",
      "tags:\n  - a\n    b\n",
      "tags: x\n  - a\n",
      "- a\n",
      "title: t\r\n",
      "title: a\xC2\x85z\n",
      "title: a\xE2\x80\xA8z\n",
      "title: a\xFFz\n",
      "title: a\x01z\n",
      "...\n",
      "? a\n: b\n",
      "\"title\": t\n",
  };
  for (const std::string& head : heads) {
    CAPTURE(head);
    CHECK_FALSE(read_flat_yaml(head, whole(head)).has_value());
  }
}

TEST_CASE("whatever is read without libyaml is what libyaml reads") {
  constexpr std::string_view kPieces[] = {"title",
                                          "tags",
                                          ":",
                                          ": ",
                                          "\n",
                                          "\n\n",
                                          " ",
                                          "  ",
                                          "- ",
                                          "-",
                                          "a",
                                          "안녕",
                                          "\"",
                                          "'",
                                          "[",
                                          "]",
                                          ",",
                                          ", ",
                                          "#",
                                          " #",
                                          "{",
                                          "}",
                                          "true",
                                          "12",
                                          "~",
                                          "?",
                                          "!",
                                          "&",
                                          "*",
                                          "|",
                                          ">",
                                          "%",
                                          "@",
                                          "`",
                                          "\\",
                                          "---",
                                          "...",
                                          "=",
                                          "2024-01-02",
                                          "\t",
                                          "\xC2\x85",
                                          "é",
                                          "🙂",
                                          "\xEF\xBB\xBF",
                                          "<<",
                                          "title: x\n",
                                          "tags:\n- a\n",
                                          "date: y\n"};
  std::mt19937 random(7);
  std::size_t taken = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string text = round % 2 == 0 ? "title: x\n" : "";
    const std::size_t count = 1 + random() % 12;
    for (std::size_t i = 0; i < count; ++i) text += kPieces[random() % std::size(kPieces)];
    const auto flat = read_flat_yaml(text, whole(text));
    if (!flat) continue;
    ++taken;
    CAPTURE(text);
    REQUIRE(describe(*flat) == by_events(text));
  }
  CHECK(taken > 400);
}
