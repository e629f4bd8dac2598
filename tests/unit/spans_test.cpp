#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "catch.h"
#include "core/base/strings.h"
#include "core/io/files.h"
#include "core/post/document.h"
#include "support/reparse.h"

using namespace postlint;

namespace {

struct Totals {
  std::size_t inlines = 0, unknown = 0, wrong = 0;
  void add(const test::SpanReport& report, const std::string& name) {
    inlines += report.inlines;
    unknown += report.unknown;
    wrong += report.wrong.size();
    for (const std::string& line : report.wrong) {
      if (shown++ < 20) std::cerr << name << ": " << line << "\n";
    }
  }
  int shown = 0;
};

std::string span_text(const Document& document, NodeId id) {
  const Span span = document.span(id);
  return span.known() ? std::string(document.file().text(span)) : "?";
}

// The examples of a spec.txt: fenced with 32 backticks, Markdown before the line ".", tabs as →.
std::vector<std::string> spec_examples(std::string_view spec) {
  const std::string fence(32, '`');
  std::vector<std::string> examples;
  for (std::size_t at = spec.find(fence + " example"); at != std::string_view::npos;
       at = spec.find(fence + " example", at)) {
    const std::size_t begin = spec.find('\n', at) + 1;
    const std::size_t end = spec.find("\n.\n", begin - 1);
    const std::size_t close = spec.find("\n" + fence, begin);
    if (end == std::string_view::npos || close == std::string_view::npos) break;
    examples.push_back(replace_all(spec.substr(begin, end + 1 - begin), "→", "\t"));
    at = close + 1;
  }
  return examples;
}

}  // namespace

TEST_CASE("spans of 2,000 torture documents are right or unknown") {
  Totals totals;
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    totals.add(test::check_spans(test::torture_document(seed)), "seed " + std::to_string(seed));
  }
  CAPTURE(totals.inlines, totals.unknown, totals.wrong);
  CHECK(totals.inlines > 40'000);
  CHECK(totals.wrong == 0);
  CHECK(totals.unknown * 200 < totals.inlines);
}

TEST_CASE("spans of every construct are right and known") {
  Totals totals;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(POSTLINT_TEST_DATA "/markdown")) {
    if (entry.path().extension() != ".md") continue;
    const std::string text = *read_file(entry.path().string());
    totals.add(test::check_spans(text), entry.path().filename().string());
    totals.add(test::check_spans(replace_all(text, "\n", "\r\n")),
               entry.path().filename().string() + " with CRLF");
  }
  CAPTURE(totals.inlines, totals.unknown, totals.wrong);
  CHECK(totals.wrong == 0);
  CHECK(totals.unknown * 200 < totals.inlines + 200);
}

TEST_CASE("spans of the examples of CommonMark and GFM are right or unknown") {
  const char* folder = std::getenv("POSTLINT_SPECS");
  if (!folder || !std::filesystem::exists(std::string(folder) + "/commonmark.txt")) {
    WARN("the specifications are not there: tests/tools/fetch_specs.sh fetches them");
    return;
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    Totals totals;
    for (const std::string& example : spec_examples(*read_file(entry.path().string()))) {
      totals.add(test::check_spans(example), entry.path().filename().string());
    }
    CAPTURE(entry.path().string(), totals.inlines, totals.unknown, totals.wrong);
    CHECK(totals.inlines > 500);
    CHECK(totals.wrong == 0);
    CHECK(totals.unknown * 200 <= totals.inlines);
  }
}

TEST_CASE("spans are exact where cmark's positions are not") {
  struct Row {
    const char* text;
    NodeKind kind;
    const char* expected;
  };
  const Row row = GENERATE(Row{"a `code` b", NodeKind::kCode, "`code`"},
                           Row{"- a\n*lazy*", NodeKind::kEmphasis, "*lazy*"},
                           Row{"> a\n>    *x*", NodeKind::kEmphasis, "*x*"},
                           Row{"***x***", NodeKind::kStrong, "**x**"},
                           Row{"[a\nb](u)", NodeKind::kLink, "[a\nb](u)"},
                           Row{"[r]: u\n[q]: v\nsee [r]", NodeKind::kLink, "[r]"},
                           Row{" | a | b |\n|--|--|\n| x | *y* |", NodeKind::kEmphasis, "*y*"},
                           Row{"*text*\n| a | c |\n|--|--|", NodeKind::kEmphasis, "*text*"},
                           Row{"[^1]\n\n[^1]: note\n    *x*", NodeKind::kEmphasis, "*x*"},
                           Row{"a\n<https://x.org>", NodeKind::kLink, "<https://x.org>"},
                           Row{"> **굵은\n> 글씨**를", NodeKind::kStrong, "**굵은\n> 글씨**"},
                           Row{"| `a \\| b` |\n|---|", NodeKind::kCode, "`a \\| b`"},
                           Row{"[r]: u\n제목 *강조*\n===", NodeKind::kEmphasis, "*강조*"});
  const SourceFile file("a.md", row.text);
  const Document document = Document::parse(file, 0);
  CAPTURE(row.text);
  REQUIRE(!document.of_kind(row.kind).empty());
  CHECK(span_text(document, document.of_kind(row.kind)[0]) == row.expected);
}

TEST_CASE("the parts of links are found") {
  const SourceFile file("a.md",
                        "[가](<b c> \"t\") [x][나] [나][] [나] ![](u)\n\n[나]: /r 'title'\n");
  const Document document = Document::parse(file, 0);
  REQUIRE(document.links().size() == 4);
  const LinkParts parts = document.link_parts(document.links()[0]);
  CHECK(parts.form == LinkForm::kInline);
  CHECK(file.text(parts.text) == "가");
  CHECK(file.text(parts.destination) == "b c");
  CHECK(file.text(parts.title) == "\"t\"");
  CHECK(document.link_parts(document.links()[1]).form == LinkForm::kFull);
  CHECK(file.text(document.link_parts(document.links()[1]).label) == "나");
  CHECK(document.link_parts(document.links()[2]).form == LinkForm::kCollapsed);
  CHECK(document.link_parts(document.links()[3]).form == LinkForm::kShortcut);
  CHECK(document.link_parts(document.images()[0]).text.empty());
  REQUIRE(document.definitions().size() == 1);
  CHECK(file.text(document.definitions()[0].span) == "[나]: /r 'title'");
  CHECK(file.text(document.definitions()[0].destination) == "/r");
}

TEST_CASE("template syntax is masked, so that offsets hold") {
  const SourceFile file("a.md",
                        "[글]({{ site.url }}/a \"t\") **굵게**\n\n[ref]: {% post_url 2017-08-29-x "
                        "%}\n[b]: u\n\n[ref] [b]\n");
  DocumentOptions options;
  options.templates.liquid = true;
  const Document document = Document::parse(file, 0, options);
  REQUIRE(document.links().size() == 3);
  CHECK(has_masked_text(document.target(document.links()[0])));
  CHECK(document.definitions().size() == 2);
  CHECK(span_text(document, document.of_kind(NodeKind::kStrong)[0]) == "**굵게**");
  CHECK(document.templates().nodes.size() == 2);
}

TEST_CASE("footnotes that nothing refers to stay in the document") {
  const SourceFile file("a.md", "text\n\n[^고아]: [link](u)\n\n```\nopen");
  const Document document = Document::parse(file, 0);
  CHECK(document.links().size() == 1);
  CHECK(document.of_kind(NodeKind::kFootnoteReference).empty());
  REQUIRE(document.of_kind(NodeKind::kCodeBlock).size() == 1);
  CHECK(document.node(document.of_kind(NodeKind::kCodeBlock)[0]).literal == "open\n");
  CHECK_FALSE(document.code_parts(document.of_kind(NodeKind::kCodeBlock)[0]).is_closed);
}
