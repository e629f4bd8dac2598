#include "core/post/document.h"

#include "catch.h"
#include "core/post/post.h"

using namespace postlint;

namespace {

Document parse(const SourceFile& file) {
  return Document::parse(file, 0);
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

}  // namespace

TEST_CASE("blocks know their lines where cmark's positions are off") {
  const SourceFile file("a.md",
                        "제목\n---\n\n***\n\n- 가\n- 나\n\n<!-- 주석 -->\n\n```\n코드\n```\n\n[r]: "
                        "u\n[r] 글\n\n글\n| a |\n|---|\n| b |\n");
  const Document document = parse(file);
  auto lines = [&](NodeKind kind) {
    const Node& node = document.node(document.of_kind(kind)[0]);
    return std::pair(node.line, node.end_line);
  };
  CHECK(lines(NodeKind::kHeading) == std::pair(1u, 2u));
  CHECK(lines(NodeKind::kThematicBreak) == std::pair(4u, 4u));
  CHECK(lines(NodeKind::kList) == std::pair(6u, 7u));
  CHECK(lines(NodeKind::kHtmlBlock) == std::pair(9u, 9u));
  CHECK(lines(NodeKind::kCodeBlock) == std::pair(11u, 13u));
  CHECK(lines(NodeKind::kTable) == std::pair(19u, 21u));
  const auto paragraphs = document.of_kind(NodeKind::kParagraph);
  CHECK(document.node(paragraphs[2]).line == 16);
  CHECK(document.node(paragraphs[3]).line == 18);
}

TEST_CASE("a place in a text is found in the source behind escapes and entities") {
  const SourceFile file("a.md", "한 \\* &amp; *글*\n");
  const Document document = parse(file);
  const NodeId text = document.texts()[0];
  REQUIRE(document.node(text).literal == "한 * & ");
  CHECK(document.source_offset(text, 4) == 4u);   // the backslash
  CHECK(document.source_offset(text, 6) == 7u);   // the entity's &
  CHECK(document.source_offset(text, 7) == 12u);  // behind it
}

TEST_CASE("bytes that are not UTF-8 and NUL do not move offsets") {
  const SourceFile file("a.md", std::string("a\xFF\xFE b\0 **c** 글 *d*\n", 21));
  const Document document = parse(file);
  REQUIRE(document.of_kind(NodeKind::kStrong).size() == 1);
  CHECK(file.text(document.span(document.of_kind(NodeKind::kStrong)[0])) == "**c**");
}

TEST_CASE("odd files are documents, too") {
  for (std::string_view text :
       {"", "\n", "\xEF\xBB\xBF", "---\n---\n", "---\ntitle: 글\n---", "\r", "a"}) {
    const Post post = load_post("a.md", std::string(text), engine_profile(Engine::kHugo));
    CHECK(!post.document.nodes().empty());
    CHECK(post.document.too_complex().empty());
  }
}

TEST_CASE("what would take the parser too long is refused with its line") {
  const std::string deep = "첫 줄\n\n" + repeated("> ", 300) + "a\n";
  const SourceFile deep_file("a.md", deep);
  const Document nested = parse(deep_file);
  CHECK(!nested.too_complex().empty());
  CHECK(nested.too_complex_line() == 3);
  for (const std::string& text : {repeated("긴 글 ", 70'000), repeated("글\n\n", 1'100'000),
                                  "|" + repeated("a|", 600) + "\n|" + repeated("-|", 600) + "\n"}) {
    const SourceFile file("a.md", text);
    CHECK(!parse(file).too_complex().empty());
  }
  const SourceFile fine("a.md", repeated("보통 글이 이어진다.\n\n", 100'000));
  CHECK(parse(fine).too_complex().empty());
}

TEST_CASE("bare URLs are found outside links and code") {
  const SourceFile file(
      "a.md",
      "글 https://e.org/a_b?c=1), `https://e.org/code` [x](https://e.org/l) (www.e.kr/글).\n");
  const Document document = parse(file);
  REQUIRE(document.bare_urls().size() == 2);
  CHECK(file.text(document.bare_urls()[0].span) == "https://e.org/a_b?c=1");
  CHECK(file.text(document.bare_urls()[1].span) == "www.e.kr/글");
}
