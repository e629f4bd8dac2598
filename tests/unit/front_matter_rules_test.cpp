// The rules about front matter; front_matter_type and description_markup have files of their own.
#include <string>
#include <vector>

#include "catch.h"
#include "support/check.h"

using namespace postlint;
using namespace postlint::test;

namespace {

std::string post(const std::string& fields, const std::string& body = "본문이다.\n") {
  return "---\n" + fields + "---\n\n" + body;
}

std::vector<std::string> messages(std::string_view rule, const std::string& text,
                                  const CheckSetup& setup = {}) {
  std::vector<std::string> out;
  for (const CheckedFinding& finding : check_text(rule, text, setup))
    out.push_back(finding.message);
  return out;
}

bool is_silent(std::string_view rule, const std::string& text, const CheckSetup& setup = {}) {
  return messages(rule, text, setup).empty();
}

}  // namespace

TEST_CASE("front-matter-syntax says the reason, the place and the repaired line") {
  const auto found =
      check_text("front-matter-syntax", post("title: 'It's me'\ndate: 2024-05-01\n"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 2);
  CHECK(found[0].column == 11);
  CHECK(found[0].message ==
        "the front matter cannot be read: the apostrophe here ends the quoted text");
  CHECK(found[0].help ==
        "inside single quotes an apostrophe is written twice; write: title: 'It''s me'");
  CHECK(fix_text_proved("front-matter-syntax", post("title: 'It's me'\ndate: 2024-05-01\n")) ==
        post("title: 'It''s me'\ndate: 2024-05-01\n"));
  CHECK(fix_text_proved("front-matter-syntax", post("title: 파이썬: 소개\ntags:\n\t- a\n")) ==
        post("title: \"파이썬: 소개\"\ntags:\n  - a\n"));
  CHECK(fix_text_proved("front-matter-syntax", "---\ntitle: x\ndate: 2024-05-01\n\n본문.\n") ==
        "---\ntitle: x\ndate: 2024-05-01\n---\n\n본문.\n");
  CHECK(check_text("front-matter-syntax", "+++\ntitle = x\n+++\n").size() == 1);
  CHECK(check_text("front-matter-syntax", "{\"title\": \"x\",}\n").size() == 1);
  CHECK(is_silent("front-matter-syntax", "---\nJust prose between two rules\n---\n"));
  CHECK(is_silent("front-matter-syntax", post("title: 'It''s me'\n")));
  CHECK(is_silent("front-matter-syntax", "---\n---\n"));
  CHECK(is_silent("front-matter-syntax", ""));
}

TEST_CASE("front-matter-missing is asked only where the engine needs front matter") {
  const std::string none = "그냥 글이다.\n";
  CHECK(is_silent("front-matter-missing", none));
  CHECK(is_silent("front-matter-missing", none, {.engine = Engine::kHugo}));
  CHECK(is_silent("front-matter-missing", none,
                  {.path = "_posts/2024-05-01-a.md", .engine = Engine::kJekyll}));
  CHECK(is_silent("front-matter-missing", none, {.path = "README.md", .engine = Engine::kPelican}));
  CHECK(is_silent("front-matter-missing", none,
                  {.path = "content/_index.md", .engine = Engine::kZola}));
  CHECK(is_silent("front-matter-missing", none,
                  {.path = "source/about/index.md", .engine = Engine::kHexo}));
  CHECK(messages("front-matter-missing", none, {.path = "content/a.md", .engine = Engine::kPelican})
            .size() == 1);
  CHECK(messages("front-matter-missing", none, {.path = "content/a.md", .engine = Engine::kZola})
            .size() == 1);
  CHECK(messages("front-matter-missing", none,
                 {.path = "source/_posts/a.md", .engine = Engine::kHexo})
            .size() == 1);
  // What is there is not what the engine reads.
  const std::string toml = "+++\ntitle = \"글\"\n+++\n\n본문.\n";
  CHECK(is_silent("front-matter-missing", toml, {.engine = Engine::kHugo}));
  CHECK(messages("front-matter-missing", toml, {.engine = Engine::kJekyll})[0] ==
        "Jekyll does not read TOML front matter and shows it as text");
  CHECK(is_silent("front-matter-missing", "\n" + post("title: 글\n"), {.engine = Engine::kHugo}));
  CHECK(messages("front-matter-missing", "\n" + post("title: 글\n"), {.engine = Engine::kJekyll})
            .size() == 1);
  CHECK(messages("front-matter-missing", "{{< note >}}글{{< /note >}}\n", {.engine = Engine::kHugo})
            .size() == 1);
  const std::string dots = "---\ntitle: 글\n...\n\n본문.\n";
  CHECK(is_silent("front-matter-missing", dots, {.engine = Engine::kJekyll}));
  CHECK(messages("front-matter-missing", dots, {.engine = Engine::kHugo}).size() == 1);
  const std::string blank = "--- \ntitle: 글\n---\n\n본문.\n";
  CHECK(is_silent("front-matter-missing", blank, {.engine = Engine::kAstro}));
  CHECK(messages("front-matter-missing", blank, {.engine = Engine::kHexo}).size() == 1);
}

TEST_CASE("front-matter-duplicate-key says what the engine does with the second one") {
  const std::string twice = post("title: 봄\ndate: 2024-05-01\ntitle: 여름\n");
  const auto found = check_text("front-matter-duplicate-key", twice, {.engine = Engine::kJekyll});
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 4);
  CHECK(found[0].text == "title");
  CHECK(found[0].message ==
        "the field “title” was already given in line 2: Jekyll takes the last one");
  CHECK(messages("front-matter-duplicate-key", post("a:\n  b: 1\n  b: 2\n")).size() == 1);
  // Hugo reads names in any case.
  CHECK(is_silent("front-matter-duplicate-key", post("title: a\nTitle: b\n"),
                  {.engine = Engine::kJekyll}));
  CHECK_FALSE(is_silent("front-matter-duplicate-key", post("title: a\nTitle: b\n"),
                        {.engine = Engine::kHugo}));
  CHECK(is_silent("front-matter-duplicate-key", post("a: {b: 1}\nc: {b: 1}\n")));
}

TEST_CASE("front-matter-required asks for titles where nothing else names the post") {
  const CheckSetup hexo{.path = "source/_posts/a.md", .engine = Engine::kHexo};
  CHECK(messages("front-matter-required", post("date: 2024-05-01\n"), hexo)[0] ==
        "the field “title” is missing: the post stands in lists and tabs without a name");
  CHECK(messages("front-matter-required", post("title: ''\ndate: 2024-05-01\n"), hexo)[0].find(
            "is empty") != std::string::npos);
  CHECK(is_silent("front-matter-required", post("title: 글\n"), hexo));
  CHECK(is_silent("front-matter-required", post("date: 2024-05-01\n", "# 제목\n"), hexo));
  CHECK(
      is_silent("front-matter-required", post("date: 2024-05-01\n"), {.engine = Engine::kJekyll}));
  CHECK(is_silent("front-matter-required", post("slug: a\n", ""), {.engine = Engine::kHugo}));
  CHECK(is_silent("front-matter-required", post("layout: home\n"),
                  {.path = "source/index.md", .engine = Engine::kHexo}));
  CHECK(is_silent("front-matter-required", "글.\n"));
  // Pelican drops articles without a date, which may stand in the file's name.
  const std::string pelican = "Title: 글\n\n본문.\n";
  CHECK(messages("front-matter-required", pelican,
                 {.path = "content/a.md", .engine = Engine::kPelican})
            .size() == 1);
}

TEST_CASE("date-filename-mismatch leaves time zones alone") {
  const CheckSetup jekyll{.path = "_posts/2024-01-02-a.md", .engine = Engine::kJekyll};
  const auto found = [&](const std::string& date) {
    return !is_silent("date-filename-mismatch", post("title: a\ndate: " + date + "\n"), jekyll);
  };
  CHECK(found("2023-01-02"));
  CHECK(found("2024-02-01 10:00:00 +0900"));
  CHECK_FALSE(found("2024-01-02"));
  CHECK_FALSE(found("2024-01-03 03:00:00 +0900"));
  CHECK(found("2024-01-05"));
  CHECK_FALSE(found("next week"));
  CHECK_FALSE(found(""));
  CHECK(is_silent("date-filename-mismatch", post("date: 2020-01-01\n"),
                  {.path = "content/2024-01-02-a.md", .engine = Engine::kHugo}));
}

TEST_CASE("date-future knows drafts and what the engine does") {
  const CheckSetup hugo{.path = "content/a.md", .engine = Engine::kHugo};
  const CheckSetup hexo{.path = "source/_posts/a.md", .engine = Engine::kHexo};
  CHECK(messages("date-future", post("date: 2124-05-01\n"), hugo)[0] ==
        "the date lies in the future: Hugo leaves the post out until then");
  CHECK(messages("date-future", post("date: 2124-05-01\n"), hexo)[0] ==
        "the date lies in the future: the post is public now and stands above all others");
  CHECK(is_silent("date-future", post("date: 2124-05-01\ndraft: true\n"), hugo));
  CHECK(is_silent("date-future", post("date: 2124-05-01\npublished: false\n"), hexo));
  CHECK(is_silent("date-future", post("date: 2124-05-01\n"),
                  {.path = "_drafts/a.md", .engine = Engine::kJekyll}));
  CHECK(is_silent("date-future", post("date: 2025-06-15\n"), hugo));
  CHECK(is_silent("date-future", post("date: 2024-05-01\n"), hugo));
}

TEST_CASE("field-typo reports slips of the pen and no fields of people's own") {
  struct Row {
    const char* name;
    const char* meant;
  };
  const Row slips[] = {{"tilte", "title"},
                       {"titel", "title"},
                       {"discription", "description"},
                       {"desciption", "description"},
                       {"catagories", "categories"},
                       {"publised", "published"},
                       {"permlink", "permalink"},
                       {"dtae", "date"},
                       {"tasg", "tags"},
                       {"layuot", "layout"}};
  for (const Row& row : slips) {
    INFO(row.name);
    const auto found = check_text("field-typo", post(std::string(row.name) + ": x\n"),
                                  {.engine = Engine::kJekyll});
    REQUIRE(found.size() == 1);
    CHECK(found[0].text == row.name);
    CHECK(found[0].help == "write: " + std::string(row.meant) + ":");
  }
  for (const char* name :
       {"image2", "tag",      "titles", "subtitle", "data",    "state", "rate",   "page", "dated",
        "imagen", "authored", "custom", "제목",     "titles2", "hero",  "tagz",   "lat",  "draught",
        "slog",   "mage",     "little", "cTitle",   "link",    "lates", "updates"}) {
    INFO(name);
    CHECK(is_silent("field-typo", post(std::string(name) + ": x\n"), {.engine = Engine::kJekyll}));
  }
  // The right field is there as well.
  CHECK(is_silent("field-typo", post("title: a\ntilte: b\n"), {.engine = Engine::kJekyll}));
  CHECK_FALSE(is_silent("field-typo", post("Title: a\n"), {.engine = Engine::kJekyll}));
  CHECK(is_silent("field-typo", post("Title: a\n"), {.engine = Engine::kHugo}));
  CHECK(is_silent("field-typo", "Tilte: a\n\n본문.\n"));
  CHECK(fix_text("field-typo", post("tilte: a\n")) == post("title: a\n"));
}

TEST_CASE("tags-empty-item takes the item out") {
  CHECK(fix_text_proved("tags-empty-item", post("tags: [a, \"\", b]\n")) == post("tags: [a, b]\n"));
  CHECK(fix_text_proved("tags-empty-item", post("tags: [a, '']\n")) == post("tags: [a]\n"));
  CHECK(fix_text_proved("tags-empty-item", post("tags: ['']\nx: 1\n")) == post("tags: []\nx: 1\n"));
  CHECK(fix_text_proved("tags-empty-item", post("tags:\n  - a\n  -\n  - b\nx: 1\n")) ==
        post("tags:\n  - a\n  - b\nx: 1\n"));
  CHECK(fix_text_proved("tags-empty-item", post("tags:\n- a\n- ~\nx: 1\n")) ==
        post("tags:\n- a\nx: 1\n"));
  CHECK(fix_text_proved("tags-empty-item", "+++\ntags = [\"a\", \"\"]\n+++\n") ==
        "+++\ntags = [\"a\"]\n+++\n");
  CHECK(fix_text_proved("tags-empty-item", "+++\n[taxonomies]\ntags = [\"\", \"a\"]\n+++\n") ==
        "+++\n[taxonomies]\ntags = [\"a\"]\n+++\n");
  CHECK(is_silent("tags-empty-item", post("tags: []\ncategories:\nlist: [a, '']\n")));
}

TEST_CASE("tags-duplicate takes out the later of two equal names") {
  CHECK(fix_text_proved("tags-duplicate", post("tags: [산, 등산, 산]\n")) ==
        post("tags: [산, 등산]\n"));
  CHECK(fix_text_proved("tags-duplicate", post("tags: [a, 'a', b]\n")) == post("tags: [a, b]\n"));
  CHECK(fix_text_proved("tags-duplicate", post("tags:\n  - a\n  - b\n  - a\nx: 1\n")) ==
        post("tags:\n  - a\n  - b\nx: 1\n"));
  CHECK(fix_text_proved("tags-duplicate", post("tags:\n  - a\n  - a # again\nx: 1\n")) ==
        post("tags:\n  - a\n  - a # again\nx: 1\n"));
  CHECK(is_silent("tags-duplicate", post("tags: [a, A]\n"), {.engine = Engine::kJekyll}));
  CHECK(messages("tags-duplicate", post("tags: [a, A]\n"), {.engine = Engine::kHugo})[0] ==
        "Hugo makes one page of “a” and “A”");
  CHECK(is_silent("tags-duplicate", post("tags: [a, b]\ncategories: [a]\n")));
  std::string many = "tags: [";
  for (int i = 0; i < 5000; ++i) many += "tag, ";
  CHECK(check_text("tags-duplicate", post(many + "z]\n")).empty());
}

TEST_CASE("smart-quotes-in-values wants quotes around the whole value") {
  CHECK(fix_text_proved("smart-quotes-in-values", post("title: “봄이 왔다”\nx: 1\n")) ==
        post("title: \"봄이 왔다\"\nx: 1\n"));
  CHECK(fix_text_proved("smart-quotes-in-values", post("title: ‘봄: 하나’\n")) ==
        post("title: ‘봄: 하나’\n"));
  CHECK(fix_text_proved("smart-quotes-in-values", post("tags: [“a”, b]\n")) ==
        post("tags: [\"a\", b]\n"));
  CHECK(is_silent("smart-quotes-in-values", post("title: “봄”과 “여름”\n")));
  CHECK(is_silent("smart-quotes-in-values", post("title: 그가 “봄”이라 했다\n")));
  CHECK(is_silent("smart-quotes-in-values", post("title: '“봄”'\n")));
  CHECK(is_silent("smart-quotes-in-values", post("title: \"봄\"\n")));
}

TEST_CASE("hostile front matter keeps the rules quick") {
  std::string fields;
  for (int i = 0; i < 4000; ++i) fields += "f" + std::to_string(i) + ": x\n";
  for (const char* rule : {"front-matter-syntax", "front-matter-duplicate-key", "front-matter-type",
                           "field-typo", "description-markup", "title-markup", "tags-duplicate"}) {
    check_text(rule, post(fields));
    check_text(rule, post("title: '" + std::string(60'000, '[') + "'\ndescription: '" +
                          std::string(100, '<') + "'\n"));
    check_text(rule, post("description: '" + std::string(60'000, '*') + "'\n"));
    check_text(rule, post("description: '" + std::string(60'000, '<') + "'\n"));
  }
  std::string links;
  for (int i = 0; i < 20'000; ++i) links += "](";
  check_text("description-markup", post("description: '" + links + "'\n"));
}
