#include "core/post/date.h"

#include <fstream>
#include <sstream>
#include <string>

#include "catch.h"
#include "core/post/front_matter.h"

using namespace postlint;

namespace {

std::string show(const DateReading& reading) {
  switch (reading.problem) {
    case DateProblem::kNotADate:
      return "no date";
    case DateProblem::kImpossible:
      return "impossible";
    default:
      break;
  }
  const DateTime& date = reading.date;
  char text[96];
  int size = std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  if (date.has_time) {
    size += std::snprintf(text + size, sizeof text - static_cast<std::size_t>(size),
                          " %02d:%02d:%02d", date.hour, date.minute, date.second);
  }
  if (date.millisecond != 0) {
    size += std::snprintf(text + size, sizeof text - static_cast<std::size_t>(size), ".%03d",
                          date.millisecond);
  }
  if (date.offset_minutes) {
    size += std::snprintf(text + size, sizeof text - static_cast<std::size_t>(size), " %+d",
                          *date.offset_minutes);
  }
  return std::string(text, static_cast<std::size_t>(size)) +
         (reading.problem == DateProblem::kAmbiguous ? " ambiguous" : "");
}

struct Row {
  const char* written;
  const char* expected;
};

}  // namespace

TEST_CASE("dates are read in the forms people write them") {
  const Row rows[] = {
      {"2017-08-29", "2017-08-29"},
      {"2017-08-29 10:00:00", "2017-08-29 10:00:00"},
      {"2017-08-29 10:00", "2017-08-29 10:00:00"},
      {"2017-08-29T10:00:00Z", "2017-08-29 10:00:00 +0"},
      {"2017-08-29 10:00:00 Z", "2017-08-29 10:00:00 +0"},
      {"2017-08-29 10:00:00 +0900", "2017-08-29 10:00:00 +540"},
      {"2017-08-29 10:00:00 +900", "2017-08-29 10:00:00 +540"},
      {"2017-08-29 10:00:00+09", "2017-08-29 10:00:00 +540"},
      {"2017-08-29T10:00:00+09:00", "2017-08-29 10:00:00 +540"},
      {"2017-08-29 10:00:00 -5", "2017-08-29 10:00:00 -300"},
      {"2016-06-17 12:00-400", "2016-06-17 12:00:00 -240"},
      {"2017-8-9", "2017-08-09"},
      {"2017/08/29", "2017-08-29"},
      {"2017.08.29", "2017-08-29"},
      {"2022.12.22.", "2022-12-22"},
      {"2022. 12. 22.", "2022-12-22"},
      {"2017년 8월 29일", "2017-08-29"},
      {"2017년 8월 29일 오후 3:05", "2017-08-29 15:05:00"},
      {"2017-08-29 오전 10:00", "2017-08-29 10:00:00"},
      {"29 Aug 2017", "2017-08-29"},
      {"29th August 2017", "2017-08-29"},
      {"Aug 29, 2017", "2017-08-29"},
      {"September 21, 2021", "2021-09-21"},
      {"Sept. 3, 2021", "2021-09-03"},
      {"Tue, 29 Aug 2017 10:00:00 +0900", "2017-08-29 10:00:00 +540"},
      {"Tue, 29 Aug 2017 10:00:00 GMT", "2017-08-29 10:00:00 +0"},
      {"29/08/2017", "2017-08-29"},
      {"08/29/2017", "2017-08-29"},
      {"03/04/2017", "2017-03-04 ambiguous"},
      {"05/05/2017", "2017-05-05"},
      {"24-05-2015", "2015-05-24"},
      {"08-02-21 15:00", "2021-08-02 15:00:00 ambiguous"},
      {"20170829", "2017-08-29"},
      {"20170829T100000Z", "2017-08-29 10:00:00 +0"},
      {"2017-08-29 10:00:00 EST", "2017-08-29 10:00:00 -300"},
      {"2017-08-29 10:00:00 KST", "2017-08-29 10:00:00 +540"},
      {"2017-08-29 10:00:00 Asia/Seoul", "2017-08-29 10:00:00 +540"},
      {"2017-08-29 10:00:00 Europe/Paris", "2017-08-29 10:00:00"},
      {"2017-08-29 10:00:00 AM", "2017-08-29 10:00:00"},
      {"2017-08-29 10:00 PM", "2017-08-29 22:00:00"},
      {"2017-08-29 10:00:00.123456 +0900", "2017-08-29 10:00:00.123 +540"},
      {"\xC2\xA0"
       "2017-08-29",
       "2017-08-29"},
      {"2016-07-19 (optional)", "2016-07-19"},
      {"2023-01-29 18:30:22 2023 -0800", "2023-01-29 18:30:22 -480"},
      {"2017-08-29T24:00:00", "2017-08-29 24:00:00"},
      {"0001-01-01T00:00:00Z", "0001-01-01 00:00:00 +0"},
  };
  for (const Row& row : rows) {
    INFO(row.written);
    CHECK(show(read_date(row.written)) == row.expected);
  }
}

TEST_CASE("impossible dates are told apart from text that is no date") {
  for (const char* written :
       {"2016-06-31", "2017-02-29", "2017-02-30", "2024-13-01", "2017-13-45", "2017-08-29 25:00:00",
        "2024-01-02 10:61", "0000-00-00", "31 June 2016", "2017년 2월 30일", "31/02/2017"}) {
    INFO(written);
    CHECK(show(read_date(written)) == "impossible");
  }
  for (const char* written :
       {"", "now", "tomorrow", "true", "null", "~", "10:00", "2017", "2017-08", "1503968400",
        "99999-01-01", "[2017-08-29]", "2017-08-29 oops", "2017-08-29-title", "v1.2.3", "1.2.3",
        "2017-08-29 10", "내일"}) {
    INFO(written);
    CHECK(show(read_date(written)) == "no date");
  }
  CHECK(read_date("2016-02-29").ok());
  CHECK(show(read_date(std::string(1'000'000, '1'))) == "no date");
}

TEST_CASE("every form found in real posts is read") {
  std::ifstream file(std::string(POSTLINT_TEST_DATA) + "/date-forms.tsv");
  REQUIRE(file);
  std::string line;
  std::getline(file, line);
  int rows = 0, dates = 0;
  while (std::getline(file, line)) {
    std::stringstream fields(line);
    std::string form, count, example;
    std::getline(fields, form, '\t');
    std::getline(fields, count, '\t');
    std::getline(fields, example, '\t');
    INFO(example);
    const SourceFile post("post.md", "---\ndate: " + example + "\n---\n");
    const FrontMatter front_matter = read_front_matter(post);
    REQUIRE(front_matter.entries.size() == 1);
    const DateReading reading = read_date(front_matter.entries[0].value.text);
    ++rows;
    if (example == "true" || example == "false") {
      CHECK(reading.problem == DateProblem::kNotADate);
      continue;
    }
    ++dates;
    const bool is_ambiguous = example == "08-02-21 15:00";
    CHECK(reading.problem == (is_ambiguous ? DateProblem::kAmbiguous : DateProblem::kNone));
    const bool has_zone =
        form.find("Z") != std::string::npos || form.find("TZ") != std::string::npos ||
        form.find(" ±") != std::string::npos || form.find(":99±") != std::string::npos ||
        form.find(" +") != std::string::npos || form.find(" -9") != std::string::npos ||
        form.find(":99-") != std::string::npos;
    CHECK(reading.date.offset_minutes.has_value() == has_zone);
  }
  CHECK(rows == 43);
  CHECK(dates == 41);
}

TEST_CASE("instants are counted from the zone, or the site's where there is none") {
  CHECK(read_date("1970-01-01").date.unix_seconds() == 0);
  CHECK(read_date("1970-01-01").date.unix_seconds(540) == -540 * 60);
  CHECK(read_date("2017-08-29 10:00:00 +0900").date.unix_seconds(-300) == 1503968400);
  CHECK(read_date("2000-03-01T00:00:00Z").date.unix_seconds() == 951868800);
  CHECK(read_date("1969-12-31T23:59:59Z").date.unix_seconds() == -1);
}

TEST_CASE("a file name may begin with a date") {
  REQUIRE(date_of_file_name("2017-08-29-title.md"));
  CHECK(date_of_file_name("2017-08-29-title.md")->day == 29);
  CHECK(date_of_file_name("2017-8-9_제목.md")->month == 8);
  CHECK(date_of_file_name("2017-08-29.md"));
  CHECK_FALSE(date_of_file_name("2017-13-45-title.md"));
  CHECK_FALSE(date_of_file_name("2017-08-2900.md"));
  CHECK_FALSE(date_of_file_name("title.md"));
  CHECK_FALSE(date_of_file_name(""));
}
