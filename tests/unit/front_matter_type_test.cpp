#include <string>
#include <vector>

#include "catch.h"
#include "core/base/strings.h"
#include "core/post/date.h"
#include "core/post/front_matter.h"
#include "support/check.h"
#include "support/tables.h"

using namespace postlint;
using namespace postlint::test;

namespace {

std::string post(const std::string& fields) {
  return "---\n" + fields + "---\n\n본문이다.\n";
}

std::string message(const std::string& fields, Engine engine) {
  const auto found = check_text("front-matter-type", post(fields), {.engine = engine});
  return found.empty() ? "" : found[0].message;
}

}  // namespace

TEST_CASE("front-matter-type finds days that do not exist and text that is no date") {
  CHECK(message("date: 2016-06-31\n", Engine::kJekyll) ==
        "there is no such day or time: “2016-06-31”");
  CHECK(message("date: 2017-02-29 11:00:00\n", Engine::kDocusaurus) ==
        "there is no such day or time: “2017-02-29 11:00:00”");
  CHECK(message("date: 다음 주\n", Engine::kHexo) == "“다음 주” is no date");
  CHECK(message("date: [2017-01-01]\n", Engine::kHugo) ==
        "the field “date” needs a date and holds a list or a map");
  CHECK(message("date: 08-02-21 15:00\n", Engine::kJekyll).starts_with("engines disagree"));
  for (const char* fields :
       {"date: 2016-06-30\n", "date:\n", "date: 2022.12.22.\n", "date: '2016-06-30'\n",
        "date: {{ date }}\n", "date: 2016-03-31 22:29:00 +900\n", "published: false\n"}) {
    INFO(fields);
    CHECK(message(fields, Engine::kJekyll) ==
          (std::string(fields).find("{{") == std::string::npos
               ? ""
               : "the field “date” needs a date and holds a list or a map"));
  }
}

TEST_CASE("front-matter-type knows which dates Hugo reads") {
  const std::vector<TableRow> rows = read_table("dates/jekyll-hugo-pelican.tsv");
  const std::size_t hugo = column_index(rows[0], "hugo_yaml");
  int checked = 0;
  for (std::size_t at = 1; at < rows.size(); ++at) {
    const std::string& date = rows[at][0];
    const std::string& read = rows[at][hugo];
    const std::string fields = "date: " + date + "\n";
    const SourceFile source("post.md", "---\n" + fields + "---\n");
    const FrontMatter front_matter = read_front_matter(source);
    REQUIRE(front_matter.entries.size() == 1);
    const std::string& text = front_matter.entries[0].value.text;
    if (text.empty() || text == "null" || text == "~" || text.starts_with("0001")) continue;
    INFO(date);
    // Numbers are seconds since 1970 to Hugo; a year is left alone.
    if (!read_date(text).ok() && read_date(text).problem == DateProblem::kNotADate) continue;
    const bool reads = read != "None" && read.find("1970") == std::string::npos;
    CHECK(message(fields, Engine::kHugo).empty() == reads);
    ++checked;
  }
  CHECK(checked > 35);
  CHECK(message("date: 2017-08-29 5:00:00 +0000\n", Engine::kHugo).empty());
}

TEST_CASE("front-matter-type knows switches, lists and texts") {
  CHECK(message("published: 'false'\n", Engine::kJekyll) ==
        "Jekyll reads this as text, not as a switch: “published” has no effect");
  CHECK(message("published: no\n", Engine::kJekyll).empty());
  CHECK(message("draft: 'true'\n", Engine::kHugo).empty());
  CHECK(message("draft: 'yes'\n", Engine::kHugo) ==
        "Hugo reads this as text, not as a switch: “draft” has no effect");
  CHECK(message("draft: yes\n", Engine::kDocusaurus) ==
        "Docusaurus reads this as text, not as a switch: “draft” has no effect");
  CHECK(message("published: 'false'\n", Engine::kHexo).empty());

  CHECK(message("tags: a, b\n", Engine::kHexo) == "Hexo takes this for one name: “a, b”");
  CHECK(message("tags: a, b\n", Engine::kJekyll) ==
        "Jekyll splits this at the blanks and keeps the commas: “a, b”");
  CHECK(message("tags: a b\n", Engine::kJekyll).empty());
  CHECK(message("tags: a\n", Engine::kHugo).empty());
  CHECK(message("tags: a, b\n", Engine::kPlain).empty());
  CHECK(message("tags: a\n", Engine::kDocusaurus) ==
        "Docusaurus needs a list here and stops at a single value");
  CHECK(message("tags: {a: 1}\n", Engine::kHexo) ==
        "the field “tags” needs a list and holds a map");
  CHECK(fix_text("front-matter-type", post("tags: 산, C++, yes\n"), {.engine = Engine::kHexo}) ==
        post("tags: [산, C++, \"yes\"]\n"));

  CHECK(message("title: No\n", Engine::kJekyll) ==
        "Jekyll reads the title “No” as true or false: put it in quotes");
  CHECK(message("title: No\n", Engine::kAstro).empty());
  CHECK(message("title: 12:30\n", Engine::kJekyll) ==
        "Jekyll reads the title “12:30” as another number: put it in quotes");
  CHECK(message("title: 1.10\n", Engine::kEleventy) ==
        "Eleventy reads the title “1.10” as another number: put it in quotes");
  CHECK(message("title: 2024\n", Engine::kHugo).empty());
  CHECK(message("title: [공지] 글\n", Engine::kHugo).empty());  // does not parse: another rule's
  CHECK(message("title: [공지]\n", Engine::kHugo) ==
        "the title is read as a list or a map, not as text");
  CHECK(message("tags: [a, no]\n", Engine::kJekyll) ==
        "Jekyll reads the name “no” as true or false: put it in quotes");
  CHECK(fix_text_proved("front-matter-type", post("title: No\ntags: [on]\n"),
                        {.engine = Engine::kJekyll}) == post("title: \"No\"\ntags: [\"on\"]\n"));
  CHECK(message("slug: 2024\n", Engine::kJekyll) == "Jekyll stops at a slug that is a number");
}

TEST_CASE("a day that no calendar has is wrong in a blog of any engine") {
  const CheckSetup setup{.engine = Engine::kPlain};
  CHECK(
      check_text("front-matter-type", "---\ntitle: 글\npub_date: '2016-06-31'\n---\n\n글\n", setup)
          .size() == 1);
  CHECK(check_text("front-matter-type", "---\ntitle: 글\npub_date: soon\n---\n\n글\n", setup)
            .empty());
}
