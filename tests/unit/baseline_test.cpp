#include "core/lint/baseline.h"

#include "catch.h"
#include "core/lint/rule.h"

using namespace postlint;

namespace {

const Rule kSpace{.id = "heading-missing-space"};
const Rule kAlt{.id = "image-alt-missing"};

// One finding of kSpace a line that begins with "##", one of kAlt for "![](".
std::vector<Finding> findings_of(const SourceFile& file) {
  std::vector<Finding> findings;
  for (std::uint32_t line = 1; line <= file.line_count(); ++line) {
    const std::string_view text = file.line_text(line);
    if (text.find("##") != text.npos) findings.push_back({&kSpace, {}, file.line_span(line)});
    if (text.find("![](") != text.npos) findings.push_back({&kAlt, {}, file.line_span(line)});
  }
  return findings;
}

Baseline baseline_of(const SourceFile& file) {
  Baseline baseline;
  for (const Finding& finding : findings_of(file)) baseline.add(file, "posts/a.md", finding);
  return baseline;
}

std::size_t left_after(const Baseline& baseline, const std::string& text,
                       std::string_view path = "posts/a.md") {
  const SourceFile file("a.md", text);
  std::vector<Finding> findings = findings_of(file);
  baseline.apply(file, path, findings);
  return findings.size();
}

}  // namespace

TEST_CASE("a baseline hides what it holds, each entry once") {
  const SourceFile file("a.md", "##제목\n\n![](a.png)\n\n##제목\n");
  const Baseline baseline = baseline_of(file);
  CHECK(left_after(baseline, "##제목\n\n![](a.png)\n\n##제목\n") == 0);
  CHECK(left_after(baseline, "new\n\n![](a.png)\n  ##제목\n\n\n##제목  \n") == 0);
  CHECK(left_after(baseline, "##제목\n\n##제목\n\n##제목\n") == 1);
  CHECK(left_after(baseline, "##다른 제목\n") == 1);
  CHECK(left_after(baseline, "##제목\n", "posts/b.md") == 1);
  // The same text in decomposed form.
  CHECK(left_after(baseline, "##\u110C\u1166\u1106\u1169\u11A8\n") == 0);
}

TEST_CASE("a baseline is sorted text that is read back as it was written") {
  const SourceFile file("a.md", "##b\n\n##a\n\n##b\n");
  Baseline baseline = baseline_of(file);
  baseline.add(file, "posts/a\tb%\n.md", findings_of(file)[0]);
  const std::string text = baseline.to_text();
  CHECK(text.find("posts/a%09b%25%0A.md\theading-missing-space\t") != text.npos);
  const Result<Baseline> read = Baseline::read(".postlint-baseline", text);
  REQUIRE(read.ok());
  CHECK(read->to_text() == text);
  CHECK(left_after(*read, "##a\n##b\n##b\n") == 0);
  CHECK(left_after(*read, "##b\n", "posts/a\tb%\n.md") == 0);
}

TEST_CASE("a broken baseline is an error with its line") {
  const auto error = Baseline::read("b.txt", "# x\nposts/a.md\trule\tabc\t1\nposts/a.md\n");
  REQUIRE(!error.ok());
  CHECK(
      error.error().to_string() ==
      "b.txt:3: not a line of a baseline (path, rule, hash, count, parted by tabs); write it anew "
      "with --write-baseline");
  CHECK(Baseline::read("b.txt", "").ok());
  CHECK(Baseline::read("b.txt", "a\tb\tc\t1\r\n").ok());
}
