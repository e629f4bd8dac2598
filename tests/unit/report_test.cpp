#include "core/report/report.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "core/base/utf8.h"
#include "core/base/width.h"
#include "core/lint/rule.h"
#include "core/report/code_frame.h"
#include "core/report/json_writer.h"
#include "core/report/locations.h"
#include "core/report/wrap.h"
#include "core/report/xml_text.h"
#include "tests/support/snapshot.h"

using namespace postlint;
using test::check_snapshot;

namespace {

const Rule kSpace{.id = "heading-missing-space",
                  .aliases = {"MD018", "no-missing-space-atx"},
                  .family = Family::kHeadings,
                  .summary = "A heading without a blank after its #s",
                  .why = "The line is shown as text.",
                  .bad = "##제목\n",
                  .good = "## 제목\n",
                  .fix = FixSafety::kSafe,
                  .fix_summary = "Put a blank after the #s"};
const Rule kAlt{.id = "image-alt-missing",
                .aliases = {"MD045"},
                .family = Family::kImages,
                .severity = Severity::kError,
                .summary = "An image without alt text"};

Span find(const SourceFile& file, std::string_view text, std::size_t from = 0) {
  const auto at = static_cast<std::uint32_t>(file.bytes().find(text, from));
  return {at, at + static_cast<std::uint32_t>(text.size())};
}

// Two files with all that makes columns hard: Korean, tabs, combining marks, CRLF, a control
// character, a byte order mark, a byte that is no UTF-8, a long line.
struct Sample {
  SourceFile korean{"posts/한글 글.md",
                    "\xEF\xBB\xBF---\r\ntitle: 글\r\n---\r\n\r\n\t앞글 ##제목## 뒤\r\n"};
  SourceFile latin{"posts/a&b,c:\"d\".md", "cafe\u0301 ![](a.png) " + std::string(150, 'x') +
                                               " ![](b.png) " + std::string(100, 'y') +
                                               "\nbad \xFF\x01 ![](c.png)\n```\ncode\ntext\n"};
  FileReport first, second;

  Sample() {
    Finding heading{&kSpace, Severity::kWarning, find(korean, "##제목##"),
                    "“##제목##” is shown as text: a heading needs a blank after its #s",
                    "write: ## 제목"};
    heading.fix = Fix{{Edit{{heading.span.begin + 2, heading.span.begin + 2}, " "}}};
    first = {&korean, {heading}};
    Finding long_line{&kAlt, Severity::kError, find(latin, "![](b.png)"),
                      "This image has no alt text"};
    long_line.fix = Fix{{Edit{long_line.span, "![b](b.png)"}}, FixSafety::kUnsafe};
    second = {&latin,
              {{&kAlt, Severity::kError, find(latin, "![](a.png)"), "This image has no alt text"},
               long_line,
               {&kAlt, Severity::kInfo, find(latin, "\xFF\x01 ![](c.png)"),
                "Strange bytes \xFF\x01, 100% <odd>\nin two lines", "write: <b> & ]]>"},
               {&kSpace, Severity::kWarning, find(latin, "```\ncode\ntext\n"), "Three lines"},
               {&kSpace, Severity::kWarning, find(latin, "```\ncode\ntext\n"), "Three lines"}}};
  }
};

std::string render(std::string_view format, ReportOptions options) {
  const Sample sample;
  options.working_folder = "/home/me/my blog";
  options.version = "1.2.3";
  const auto report = make_report(format, options);
  std::string out;
  report->begin(out);
  report->file(sample.first, out);
  report->file(sample.second, out);
  report->end({.files = 12, .suppressed = 2, .baselined = 1, .notes = {"engine: Hugo"}}, out);
  return out;
}

std::string render_empty(std::string_view format) {
  const auto report = make_report(format, {.version = "1.2.3"});
  std::string out;
  report->begin(out);
  report->end({.files = 3}, out);
  return out;
}

}  // namespace

TEST_CASE("reports look as in their snapshots") {
  check_snapshot("report/text_80.txt", render("text", {.columns = 80}));
  check_snapshot("report/text_60.txt", render("text", {.columns = 60}));
  check_snapshot("report/text_pipe.txt", render("text", {.columns = 0}));
  check_snapshot("report/text_color.txt",
                 render("text", {.color = true, .hyperlinks = true, .columns = 60}));
  check_snapshot("report/text_quiet.txt", render("text", {.quiet = true, .columns = 80}));
  check_snapshot("report/statistics.txt", render("text", {.statistics = true, .columns = 100}));
  check_snapshot("report/report.json", render("json", {}));
  check_snapshot("report/report.jsonl", render("jsonl", {}));
  check_snapshot("report/report.sarif", render("sarif", {}));
  check_snapshot("report/report.github.txt", render("github", {}));
  check_snapshot("report/report.gitlab.json", render("gitlab", {}));
  check_snapshot("report/report.junit.xml", render("junit", {}));
  check_snapshot("report/report.checkstyle.xml", render("checkstyle", {}));
}

TEST_CASE("no line of the text report is wider than the terminal") {
  for (const std::size_t columns : {40, 60, 80, 120}) {
    const std::string text = render("text", {.columns = columns});
    std::size_t from = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', from)) {
      const std::string line = text.substr(from, end - from);
      CAPTURE(line);
      CHECK(display_width(line) <= columns);
      from = end + 1;
    }
  }
}

TEST_CASE("reports without findings are whole documents") {
  CHECK(render_empty("text") == "No problems in 3 files\n");
  CHECK(render_empty("json") == "[]\n");
  CHECK(render_empty("jsonl") == "");
  CHECK(render_empty("gitlab") == "[]\n");
  CHECK(render_empty("github") == "");
  CHECK(
      render_empty("checkstyle") ==
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n</checkstyle>\n");
  const auto sarif = nlohmann::json::parse(render_empty("sarif"));
  CHECK(sarif["runs"][0]["results"].empty());
  CHECK(render_empty("junit").find("<testcase") != std::string::npos);
}

TEST_CASE("JSON formats parse, and places in them are right") {
  const auto json = nlohmann::json::parse(render("json", {}));
  REQUIRE(json.size() == 6);
  CHECK(json[0]["file"] == "posts/한글 글.md");
  CHECK(json[0]["line"] == 5);
  CHECK(json[0]["column"] == 5);
  CHECK(json[0]["end_column"] == 11);
  CHECK(json[0]["length"] == 10);
  CHECK(json[0]["fix"] == "safe");
  CHECK(json[1]["fix"].is_null());
  CHECK(json[2]["fix"] == "unsafe");
  CHECK(json[2]["column"] == 6 + 10 + 1 + 150 + 2);
  CHECK(json[0]["aliases"] == std::vector<std::string>{"MD018", "no-missing-space-atx"});

  const auto sarif = nlohmann::json::parse(render("sarif", {}));
  const auto& run = sarif["runs"][0];
  CHECK(run["originalUriBaseIds"]["SRCROOT"]["uri"] == "file:///home/me/my%20blog/");
  const auto& place = run["results"][0]["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "posts/%ED%95%9C%EA%B8%80%20%EA%B8%80.md");
  CHECK(place["region"]["byteOffset"] == json[0]["offset"]);
  // 3 + 2, 8 + 2, 3 + 2, 2, a tab, two letters and a blank; the byte order mark does not count.
  CHECK(place["region"]["charOffset"] == 26);
  CHECK(place["region"]["charLength"] == 6);
  CHECK(run["results"].size() == 6);
  CHECK(run["tool"]["driver"]["rules"][1]["id"] == "image-alt-missing");
  CHECK(run["results"][1]["ruleIndex"] == 1);
}

TEST_CASE("fingerprints survive moved lines and tell equal lines apart") {
  const SourceFile before("a.md", "x\n##제목\n##제목\n");
  const SourceFile after("a.md", "new\n\nx\n  ##제목  \n##제목\n");
  const auto of = [](const SourceFile& file) {
    Fingerprints fingerprints;
    const Span first = find(file, "##");
    const Finding one{&kSpace, Severity::kWarning, first, ""};
    const Finding two{&kSpace, Severity::kWarning, find(file, "##", first.end), ""};
    return std::pair(fingerprints.of(file, one), fingerprints.of(file, two));
  };
  CHECK(of(before) == of(after));
  CHECK(of(before).first != of(before).second);
}

TEST_CASE("a report's options choose the format") {
  CHECK(make_report("xml", {}) == nullptr);
  for (const std::string_view name : report_format_names()) CHECK(make_report(name, {}) != nullptr);
}

TEST_CASE("the caret stands below what it marks") {
  struct Case {
    const char* line;
    const char* marked;
    std::size_t columns;
    const char* shown;
    const char* carets;
  };
  const Case cases[] = {
      {"abc def", "def", 40, "abc def", "    ^^^"},
      {"한글 ##제목", "##제목", 40, "한글 ##제목", "     ^^^^^^"},
      {"\tx\ty", "y", 40, "    x   y", "        ^"},
      {"cafe\u0301 x", "x", 40, "cafe\u0301 x", "     ^"},
      {"a\x01z b", "b", 40, "a␁z b", "    ^"},
      {"a\xFFz b", "b", 40, "a\uFFFDz b", "    ^"},
      {"a\u200Bz", "\u200B", 40, "a·z", " ^"},
      {"0123456789012345678901234567890123456789", "0", 20, "0123456789012345678…", "^"},
      {"0123456789012345678901234567890123456789x", "x", 20, "…123456789012345678…", nullptr},
      {"가나다라마바사아자차카타파하가나다라마바사아자차카타파하", "자차", 24, nullptr, nullptr},
  };
  for (const Case& c : cases) {
    CAPTURE(c.line, c.columns);
    const SourceFile file("a.md", std::string(c.line) + "\n");
    const CodeFrame frame = make_code_frame(file, find(file, c.marked), c.columns);
    CHECK(display_width(frame.line) <= c.columns);
    if (c.carets == nullptr) {
      CAPTURE(frame.line);
      const std::string_view marked = fit_width(
          std::string_view(frame.line).substr(fit_width(frame.line, frame.before.size()).size()),
          frame.carets.size());
      CHECK(marked == c.marked);
    } else {
      CHECK(frame.line == c.shown);
      CHECK(frame.before + frame.carets == c.carets);
    }
  }
}

TEST_CASE("a frame of a megabyte-long line costs no more than what it shows") {
  for (const char* unit : {"x", "한", "\t", "e\u0301", "\xFF", "👩‍👩‍👧"}) {
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    const SourceFile file("a.md", text);
    for (std::uint32_t at = 0; at + 10 < text.size(); at += 1000) {
      const CodeFrame frame =
          make_code_frame(file, {at, static_cast<std::uint32_t>(text.size())}, 80);
      REQUIRE(display_width(frame.line) <= 80);
    }
  }
}

TEST_CASE("code points are counted from an index as SourceFile counts them") {
  const std::string text =
      "\xEF\xBB\xBF가b\xFF\nx\r\n" + std::string(300, 'a') + "한글\xE2\x82\ne\u0301";
  const SourceFile file("a.md", text);
  const CodePointIndex index(file);
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    CAPTURE(at);
    CHECK(index.position(at) == file.position(at));
  }
}

TEST_CASE("bytes that are no UTF-8 never break JSON or XML") {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  std::string json;
  append_json_string(json, all + "한글");
  const auto read = nlohmann::json::parse(json).get<std::string>();
  CHECK(is_valid_utf8(read));
  CHECK(read.substr(0, 128) == all.substr(0, 128));

  std::string xml;
  append_xml(xml, "<&>\"'\x01\x08\x0B\x1F\x7F\xFF\uFFFE\u0085한\t\n");
  CHECK(xml == "&lt;&amp;&gt;&quot;'\uFFFD\uFFFD\uFFFD\uFFFD\x7F\uFFFD\uFFFD\u0085한&#9;&#10;");
}

TEST_CASE("text is wrapped by what it takes on a terminal") {
  CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrap("가나다 라마", 6) == std::vector<std::string>{"가나다", "라마"});
  CHECK(wrap("가나다라마바", 5) == std::vector<std::string>{"가나", "다라", "마바"});
  CHECK(wrap("one\n\ntwo", 80) == std::vector<std::string>{"one", "", "two"});
  CHECK(wrap("a very long line", 0) == std::vector<std::string>{"a very long line"});
  CHECK(wrap_indented("one two three four five six", 24, 4) ==
        "    one two three four\n    five six\n");
}
