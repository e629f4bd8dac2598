// The days that real builds of the engines took a written date for.
#include "core/site/url_date.h"

#include "catch.h"
#include "core/post/front_matter.h"
#include "support/tables.h"

using namespace postlint;
using namespace postlint::test;

namespace {

// How a post writes the date.
enum class Head { kYaml, kToml, kMetadata };

FrontMatter head_with(const std::string& date, Head head) {
  std::string text = "---\ndate: " + date + "\n---\n";
  if (head == Head::kToml) text = "+++\ndate = " + date + "\n+++\n";
  if (head == Head::kMetadata) text = "Title: x\nDate: " + date + "\n\ntext\n";
  return read_front_matter(SourceFile("post.md", text), {.allow_metadata_lines = true});
}

// The day in a cell such as "2024-01-02T03:04:05.000Z url=2024/01/02": the URL's where there is
// one. Empty: the engine took it for no date.
std::string day_in(const std::string& cell, bool of_url) {
  const std::size_t url = cell.find("url=");
  if (of_url && url != std::string::npos) {
    std::string day = cell.substr(url + 4, 10);
    if (cell[url + 4] == '/') day = cell.substr(url + 5, 10);
    for (char& c : day) {
      if (c == '/') c = '-';
    }
    return day;
  }
  const std::size_t begin = cell.starts_with('"') ? 1 : 0;
  // Gatsby's texts that look like dates are texts.
  const bool is_text = begin == 1 && !cell.ends_with("Z\"");
  const bool is_day =
      !is_text && cell.size() > begin + 10 && cell[begin + 4] == '-' && cell[begin + 10] == 'T';
  return is_day ? cell.substr(begin, 10) : std::string();
}

struct DateColumn {
  std::string name;
  DateRule rule;
  DateZones zones = {};
  Head head = Head::kYaml;
  bool of_url = true;
  // By the written date; docs/engines.md has the reasons.
  std::set<std::string> unknown = {};
  std::set<std::string> unmade = {};  // the engine takes it for no date, or stops
};

void check_dates(const std::string& table, const std::vector<DateColumn>& columns) {
  const std::vector<TableRow> rows = read_table(table);
  for (const DateColumn& column : columns) {
    const std::size_t index = column_index(rows[0], column.name);
    for (std::size_t at = 1; at < rows.size(); ++at) {
      const std::string& date = rows[at][0];
      const std::string expected = day_in(rows[at][index], column.of_url);
      const FrontMatter head = head_with(date, column.head);
      const FieldEntry* entry = head.find_entry_any_case("date");
      std::optional<UrlDate> made;
      if (entry != nullptr && !head.error) made = url_date(entry->value, column.rule, column.zones);
      const bool is_certain = made && made->is_certain;
      CAPTURE(column.name, date, rows[at][index], expected, made ? made->iso_day() : "(none)",
              is_certain);
      if (expected.empty()) {
        CHECK(is_certain == column.unmade.contains(date));
      } else if (column.unknown.contains(date)) {
        CHECK(!is_certain);
      } else {
        CHECK(is_certain);
        CHECK((made ? made->iso_day() : "") == expected);
      }
    }
  }
}

}  // namespace

TEST_CASE("dates have the days that Jekyll, Hugo and Pelican gave them") {
  const DateZones seoul{.site = 540, .site_is_set = true};
  check_dates("dates/jekyll-hugo-pelican.tsv",
              {{.name = "jekyll",
                .rule = DateRule::kJekyll,
                .zones = seoul,
                .unknown = {"[2017-08-29]", "99999-01-01"}},
               {"hugo_yaml", DateRule::kHugo, {}},
               {"hugo_yaml_tz", DateRule::kHugo, seoul},
               {"hugo_toml_tz", DateRule::kHugo, seoul, Head::kToml},
               {.name = "pelican",
                .rule = DateRule::kPelican,
                .zones = seoul,
                .head = Head::kMetadata,
                // Today's date fills up what is missing.
                .unknown = {"2017-08", "2017", "10:00"}}});
}

TEST_CASE("dates have the days that Hexo gave them on machines in three zones") {
  std::vector<DateColumn> columns;
  for (const auto& [name, machine] :
       {std::pair{"UTC", 0}, {"Asia/Seoul", 540}, {"America/New_York", -300}}) {
    const std::string at = std::string("@") + name;
    columns.push_back({"hexo" + at, DateRule::kHexo, {.machine = machine}});
    columns.push_back({"hexo+tz=Seoul" + at,
                       DateRule::kHexo,
                       {.site = 540, .site_is_set = true, .machine = machine}});
    columns.push_back({"hexo+tz=UTC" + at,
                       DateRule::kHexo,
                       {.site = 0, .site_is_set = true, .machine = machine}});
  }
  for (DateColumn& column : columns) column.unknown = {"true", "[2024-01-02]"};
  check_dates("dates/javascript.tsv", columns);
}

TEST_CASE("a day that Hexo's machines disagree on is not certain") {
  const std::vector<TableRow> rows = read_table("dates/javascript.tsv");
  for (const bool has_zone : {false, true}) {
    const std::string name = has_zone ? "hexo+tz=Seoul@" : "hexo@";
    const std::size_t utc = column_index(rows[0], name + "UTC");
    const std::size_t seoul = column_index(rows[0], name + "Asia/Seoul");
    for (std::size_t at = 1; at < rows.size(); ++at) {
      const FrontMatter head = head_with(rows[at][0], Head::kYaml);
      const auto made = url_date(*head.find("date"), DateRule::kHexo,
                                 {.site = has_zone ? 540 : 0, .site_is_set = has_zone});
      CAPTURE(rows[at][0], name);
      if (day_in(rows[at][utc], true) != day_in(rows[at][seoul], true)) {
        CHECK((!made || !made->is_certain));
      } else if (made && made->is_certain) {
        CHECK(made->iso_day() == day_in(rows[at][utc], true));
      }
    }
  }
}

TEST_CASE("dates have the days that Eleventy, Astro, Docusaurus and Gatsby gave them") {
  std::vector<DateColumn> columns;
  for (const auto& [name, machine] :
       {std::pair{"UTC", 0}, {"Asia/Seoul", 540}, {"America/New_York", -300}}) {
    const std::string at = std::string("@") + name;
    columns.push_back({"11ty" + at, DateRule::kEleventy, {}});
    columns.push_back({"astro-coerce" + at, DateRule::kJavaScript, {.machine = machine}});
    columns.push_back({"astro5-coerce" + at, DateRule::kJavaScript, {.machine = machine}});
    columns.push_back({"docusaurus" + at, DateRule::kDocusaurus, {}});
  }
  for (DateColumn& column : columns) {
    if (column.rule != DateRule::kJavaScript) continue;
    // The day of nothing, 1 January 1970, and of a list.
    column.unknown = {"", "~", "true", "[2024-01-02]"};
  }
  columns.push_back(
      {.name = "gatsby frontmatter.date (js-yaml3)",
       .rule = DateRule::kJavaScript,
       .unmade = {"2024-01-02 03:04:05 +0900", "2024-01-02 03:04:05 UTC", "\"2024-01-02\"",
                  "\"2024-01-02T03:04:05+09:00\"", "2024-01-02T03:04Z",
                  "Tue, 02 Jan 2024 03:04:05 GMT", "Tue, 02 Jan 2024 03:04:05 +0900", "20240102",
                  "1704164645", "1704164645000", "2024", "2024-01"}});
  for (DateColumn& column : columns) column.of_url = false;
  check_dates("dates/javascript.tsv", columns);
}

TEST_CASE("dates have the types that js-yaml gave them") {
  const std::vector<TableRow> rows = read_table("dates/javascript.tsv");
  const std::size_t type = column_index(rows[0], "js-yaml4 type");
  for (std::size_t at = 1; at < rows.size(); ++at) {
    const FrontMatter head = head_with(rows[at][0], Head::kYaml);
    const FieldValue& value = *head.find("date");
    using Kind = FieldValue::Kind;
    const Kind kind = value.is_scalar()
                          ? resolve_scalar(value.text, value.style, YamlDialect::kJsYaml)
                          : value.kind;
    const std::string& expected = rows[at][type];
    CAPTURE(rows[at][0], expected);
    CHECK(kind == (expected == "Date"      ? Kind::kDate
                   : expected == "number"  ? Kind::kInt
                   : expected == "boolean" ? Kind::kBool
                   : expected == "null"    ? Kind::kNull
                   : expected == "object"  ? Kind::kList
                                           : Kind::kString));
  }
}

TEST_CASE("summer time leaves the day of a post near midnight open") {
  const DateZones new_york{.site = -300, .site_is_set = true, .site_changes = true};
  const auto made = [&](const std::string& date) {
    const FrontMatter head = head_with(date, Head::kYaml);
    return *url_date(*head.find("date"), DateRule::kJekyll, new_york);
  };
  CHECK(!made("2024-07-02 04:30:00").is_certain);  // 23:30 or 00:30
  CHECK(made("2024-07-02 12:30:00").is_certain);
  CHECK(made("2024-07-02 12:30:00").iso_day() == "2024-07-02");
  CHECK(made("2024-07-02").is_certain);  // the site's own midnight
}

TEST_CASE("of a Hexo day that depends on the machine, month and year may be certain") {
  const DateZones seoul{.site = 540, .site_is_set = true};
  const auto made = [&](const std::string& date) {
    const FrontMatter head = head_with(date, Head::kYaml);
    return *url_date(*head.find("date"), DateRule::kHexo, seoul);
  };
  CHECK(made("2024-05-06 12:00:00").is_certain);
  CHECK(!made("2024-05-06").is_certain);  // 5 May on a machine on UTC
  CHECK(made("2024-05-06").month_is_certain);
  CHECK(!made("2024-05-01").month_is_certain);
  CHECK(made("2024-05-01").year_is_certain);
  CHECK(!made("2024-01-01").year_is_certain);
}

TEST_CASE(
    "Jekyll's days are those of the site's zone in summer, too, where its changes are known") {
  // 00:08 in summer, 23:08 in winter.
  const FrontMatter head = head_with("\"2013-07-25 09:08:38 +0200\"", Head::kYaml);
  DateZones zones;
  zones.site = -480;
  zones.site_is_set = true;
  zones.site_changes = true;
  const FieldValue& date = *head.find("date");
  CHECK_FALSE(url_date(date, DateRule::kJekyll, zones)->is_certain);
  zones.site_at = [](std::int64_t) { return -420; };
  CHECK(url_date(date, DateRule::kJekyll, zones)->iso_day() == "2013-07-25");
  CHECK(url_date(date, DateRule::kJekyll, zones)->is_certain);
}
