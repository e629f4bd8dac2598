#include "core/site/heading_ids.h"

#include <fstream>
#include <map>
#include <sstream>

#include "catch.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"

using namespace postlint;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> read_table(const std::string& name) {
  std::ifstream file(std::string(POSTLINT_TEST_DATA) + "/anchors/" + name);
  REQUIRE(file);
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    Row row;
    for (std::string_view cell : split(line, '\t')) row.emplace_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

// Table cells hold backslash and tab as \\ and \t.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '\\' || text[at + 1] == 't')) {
      out += text[++at] == 't' ? '\t' : '\\';
    } else {
      out += text[at];
    }
  }
  return out;
}

// The engines write an empty id or none at all where a heading has no text for one.
std::string expected_id(const std::string& cell) {
  return cell == "\"\"" || cell == "(none)" || cell == "NO-ID" ? "" : cell;
}

std::vector<std::string> ids_of(const std::vector<std::string>& headings, HeadingIds algorithm) {
  std::string text;
  for (const std::string& heading : headings) text += "## " + heading + "\n\n";
  const SourceFile file("post.md", text + "[^1]: note\n");
  return heading_ids(Document::parse(file, 0), algorithm);
}

struct Column {
  std::string name;
  HeadingIds algorithm;
};

// Rows that are not met, with the reason; docs/engines.md lists them too.
using Exceptions = std::map<std::pair<std::string, std::string>, std::string>;  // column, heading

void check_column(const std::vector<std::string>& headings,
                  const std::vector<std::string>& expected, const Column& column,
                  const Exceptions& exceptions) {
  const std::vector<std::string> ids = ids_of(headings, column.algorithm);
  REQUIRE(ids.size() == headings.size());
  for (std::size_t at = 0; at < ids.size(); ++at) {
    CAPTURE(column.name, headings[at]);
    if (exceptions.contains({column.name, headings[at]})) {
      CHECK(ids[at] != expected[at]);  // met after all: take it off the list
    } else {
      CHECK(ids[at] == expected[at]);
    }
  }
}

std::size_t column_index(const Row& header, const std::string& name) {
  for (std::size_t at = 0; at < header.size(); ++at) {
    if (header[at] == name) return at;
  }
  FAIL("no column " << name);
  return 0;
}

void check_document_table(const std::string& table, const std::vector<Column>& columns,
                          const Exceptions& exceptions) {
  const std::vector<Row> rows = read_table(table);
  for (const Column& column : columns) {
    const std::size_t index = column_index(rows[0], column.name);
    std::vector<std::string> headings, expected;
    for (std::size_t at = 1; at < rows.size(); ++at) {
      const std::string heading = unescape(rows[at][0]);
      headings.push_back(rows[at][1] == "NFD" ? to_nfd(heading) : heading);
      expected.push_back(expected_id(rows[at][index]));
    }
    check_column(headings, expected, column, exceptions);
  }
}

}  // namespace

TEST_CASE("heading ids of the JavaScript engines are the measured ones") {
  const Exceptions exceptions = {};
  check_document_table("javascript.tsv",
                       {{"hexo_marked", HeadingIds::kHexoMarked},
                        {"hexo_marked_lower", HeadingIds::kHexoMarkedLower},
                        {"hexo_markdown_it", HeadingIds::kHexoMarkdownIt},
                        {"11ty_IdAttributePlugin", HeadingIds::kEleventyIdAttribute},
                        {"11ty_markdown_it_anchor", HeadingIds::kMarkdownItAnchor},
                        {"astro5", HeadingIds::kGithubSluggerAstro5},
                        {"astro6", HeadingIds::kGithubSluggerAstro6},
                        {"astro7", HeadingIds::kGithubSluggerAstro7},
                        {"docusaurus3", HeadingIds::kDocusaurus},
                        {"gatsby_autolink_headers", HeadingIds::kGatsby},
                        {"vitepress1", HeadingIds::kVitePress}},
                       exceptions);
}

TEST_CASE("heading ids of Jekyll, Hugo and Pelican are the measured ones") {
  const Exceptions exceptions = {};
  const std::vector<Row> rows = read_table("jekyll_hugo_pelican.tsv");
  const std::vector<Column> columns = {
      {"jekyll_gfm", HeadingIds::kKramdownGfm},
      {"jekyll_kramdown", HeadingIds::kKramdown},
      {"hugo_github", HeadingIds::kGoldmarkGithub},
      {"hugo_github_ascii", HeadingIds::kGoldmarkGithubAscii},
      {"hugo_blackfriday", HeadingIds::kGoldmarkBlackfriday},
      {"pelican_default", HeadingIds::kAttributeLists},
      {"pelican_toc", HeadingIds::kPythonMarkdownToc},
      {"pelican_toc_unicode", HeadingIds::kPythonMarkdownTocUnicode},
  };
  for (const Column& column : columns) {
    const std::size_t index = column_index(rows[0], column.name);
    std::vector<std::string> repeated, repeated_ids;
    for (std::size_t at = 1; at < rows.size(); ++at) {
      const std::string heading = unescape(rows[at][1]);
      const std::string expected = expected_id(rows[at][index]);
      // Numbered rows are pages of their own; the rows dup1 to dup8 stand on one page.
      if (rows[at][0].starts_with("dup")) {
        repeated.push_back(heading);
        repeated_ids.push_back(expected);
      } else {
        check_column({heading}, {expected}, column, exceptions);
      }
    }
    check_column(repeated, repeated_ids, column, exceptions);
  }
}

TEST_CASE("heading ids of a Korean page are the measured ones") {
  const std::vector<Row> rows = read_table("dialects.tsv");
  const std::vector<Column> columns = {
      {"kramdown", HeadingIds::kKramdownGfm},   {"hugo", HeadingIds::kGoldmarkGithub},
      {"hexo", HeadingIds::kHexoMarked},        {"eleventy", HeadingIds::kNone},
      {"pelican", HeadingIds::kAttributeLists}, {"astro", HeadingIds::kGithubSluggerAstro7},
      {"docusaurus", HeadingIds::kDocusaurus},  {"gatsby", HeadingIds::kNone},
  };
  for (const Column& column : columns) {
    const std::size_t index = column_index(rows[0], column.name);
    std::vector<std::string> headings, expected;
    for (std::size_t at = 1; at < rows.size(); ++at) {
      headings.push_back(rows[at][0]);
      expected.push_back(rows[at][index] == "-" ? "" : rows[at][index]);
    }
    check_column(headings, expected, column, {});
  }
}

TEST_CASE("VitePress decomposes Hangul in heading ids") {
  const auto ids = ids_of({"안녕하세요"}, HeadingIds::kVitePress);
  CHECK(ids[0] == to_nfd("안녕하세요"));
  CHECK_FALSE(may_be_heading_id(ids, "안녕하세요", HeadingIds::kVitePress));
}

TEST_CASE("Zola writes Hangul in Latin letters and is not known for Han") {
  CHECK(ids_of({"Hello, World!"}, HeadingIds::kZola)[0] == "hello-world");
  CHECK(ids_of({"한글 제목"}, HeadingIds::kZola)[0] == "hangeul-jemog");
  CHECK(ids_of({"日本"}, HeadingIds::kZola)[0] == kUnknownHeadingId);
  CHECK(ids_of({"제목 {#title}"}, HeadingIds::kZola)[0] == "title");
  CHECK(ids_of({"Same", "Same"}, HeadingIds::kZola)[1] == "same-1");
}

TEST_CASE("a heading with template syntax has an unknown id") {
  const SourceFile file("post.md", "## {{ page.title }} 소개\n\n## 둘째\n");
  DocumentOptions options;
  options.templates.liquid = true;
  const auto ids = heading_ids(Document::parse(file, 0, options), HeadingIds::kKramdownGfm);
  REQUIRE(ids.size() == 2);
  CHECK(ids[0] == kUnknownHeadingId);
  CHECK(ids[1] == "둘째");
  CHECK(may_be_heading_id(ids, "anything", HeadingIds::kKramdownGfm));
}

TEST_CASE("kramdown takes the id from an attribute list below the heading") {
  const SourceFile file("post.md", "## 소개\n{: #intro .wide}\n");
  DocumentOptions options;
  options.templates.kramdown = true;
  CHECK(heading_ids(Document::parse(file, 0, options), HeadingIds::kKramdownGfm)[0] == "intro");
  const SourceFile any("post.md", "## 소개\n{: .wide id=\"무엇? 왜\"}\n");
  CHECK(heading_ids(Document::parse(any, 0, options), HeadingIds::kKramdownGfm)[0] == "무엇? 왜");
}

TEST_CASE("braces are read before emphasis is") {
  const SourceFile file("post.md", "## 무엇 {#what-_is_-it-_not_}\n\n## _강조_ {.a_b_}\n");
  const Document document = Document::parse(file, 0, {});
  const auto ids = heading_ids(document, HeadingIds::kGoldmarkGithub);
  CHECK(ids[0] == "what-_is_-it-_not_");
  CHECK(ids[1] == "_강조_");  // goldmark takes the line as it is written
}

TEST_CASE("a fragment may be percent-encoded") {
  const auto ids = ids_of({"한글 제목"}, HeadingIds::kGoldmarkGithub);
  CHECK(
      may_be_heading_id(ids, "%ED%95%9C%EA%B8%80-%EC%A0%9C%EB%AA%A9", HeadingIds::kGoldmarkGithub));
  CHECK(may_be_heading_id(ids, "한글-제목", HeadingIds::kGoldmarkGithub));
  CHECK_FALSE(may_be_heading_id(ids, "한글제목", HeadingIds::kGoldmarkGithub));
}

TEST_CASE("in a plain folder punctuation and case of a fragment do not count") {
  const auto ids = ids_of({"1. 첫 번째", "C++"}, HeadingIds::kPlain);
  CHECK(may_be_heading_id(ids, "1-첫-번째", HeadingIds::kPlain));
  CHECK(may_be_heading_id(ids, "1첫번째", HeadingIds::kPlain));
  CHECK_FALSE(may_be_heading_id(ids, "둘째", HeadingIds::kPlain));
}

TEST_CASE("many equal headings are numbered in linear time") {
  std::vector<std::string> headings(20000, "같은 제목");
  for (HeadingIds algorithm : {HeadingIds::kGoldmarkGithub, HeadingIds::kPythonMarkdownToc,
                               HeadingIds::kGithubSlugger, HeadingIds::kKramdownGfm}) {
    CHECK(ids_of(headings, algorithm).size() == headings.size());
  }
}
