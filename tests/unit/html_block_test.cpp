#include "converters/body/html_block.h"

#include "catch.h"

#include "core/base/strings.h"
#include "core/post/document.h"
#include "core/text/source_file.h"

using namespace postlint;

namespace {

std::string rendered(const std::string& markdown) {
  const SourceFile file("a.md", markdown);
  const Document document = Document::parse(file, 0, {});
  std::string html;
  for (const Document::RenderedBlock& block : document.render_blocks()) html += block.html;
  return html;
}

// Between blocks they say nothing.
std::string without_blank_lines(const std::string& text) {
  return replace_all(replace_all(text, "\r\n", "\n"), "\n\n", "\n");
}

}  // namespace

TEST_CASE("HTML written for a Markdown engine is blocks that Markdown leaves alone") {
  struct Case {
    std::string html, block;
  };
  const Case cases[] = {
      // A list item that is indented would be code behind a blank line.
      {"<p>안녕</p>\n\n    <ul>\n\n    <li>하나</li>\n    </ul>\n\n<p>둘</p>\n",
       "<p>안녕</p>\n    <ul>\n    <li>하나</li>\n    </ul>\n\n<p>둘</p>\n"},
      {"<div>\n<pre>a\n\n  \nb</pre>\n\n</div>\n",
       "<div>\n<pre>a\n&#10;  &#10;b</pre>\n\n</div>\n"},
      {"<pre>\n\n<p>글</p>\n</pre>\n", "<pre>\n&#10;<p>글</p>\n</pre>\n"},
      {"<p>a</p>\r\n\r\n<pre>\r\n\r\nb\r\n</pre>\r\n", "<p>a</p>\r\n<pre>\r\n&#10;b\r\n</pre>\r\n"},
      {"맨 글 *별*\n\n<p>b</p>", "<div>\n맨 글 *별*\n\n<p>b</p>\n</div>\n"},
      {"<p>a</p>\n\n1. *b*\n", "<p>a</p>\n1. *b*\n"},
      {"<script>\nf();\n\ng();\n</script>\n\n<p>*a*</p>\n",
       "<script>\nf();\ng();\n</script>\n\n<p>*a*</p>\n"},
      {"", ""},
      {"\n\n", ""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.html);
    CHECK(as_html_blocks(one.html) == one.block);
    CHECK(without_blank_lines(rendered(one.block)) == without_blank_lines(one.block));
    CHECK(as_html_blocks(one.block) == one.block);
  }
}

TEST_CASE("a long HTML post is parted where a block of HTML can begin") {
  std::string html;
  for (int i = 0; i < 3'000; ++i) html += "<p>문단 " + std::to_string(i) + "</p>\n";
  const std::string blocks = as_html_blocks(html);
  CHECK(replace_all(blocks, "\n\n", "\n") == html);
  const std::string deep = "<div>\n" + replace_all(html, "<p>", "      <p>") + "</div>\n";
  const std::string parted = as_html_blocks(deep);
  CHECK(replace_all(replace_all(parted, "\n\n", "\n"), "      <p>", "<p>") ==
        "<div>\n" + html + "</div>\n");
  CHECK(parted.find("\n\n<p>") < 20'000);
}
