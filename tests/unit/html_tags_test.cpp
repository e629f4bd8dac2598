#include "core/post/html_tags.h"

#include <chrono>
#include <string>

#include "catch.h"

using namespace postlint;

namespace {

// "img[src=a.png][alt]" for each tag; "/a" for end tags, "!--" for comments, "!" for declarations.
std::string outline(std::string_view html) {
  std::string out;
  for (const HtmlTag& tag : scan_html(html)) {
    if (!out.empty()) out += ' ';
    if (tag.kind == HtmlTag::Kind::kComment) out += "!--";
    if (tag.kind == HtmlTag::Kind::kDeclaration) out += "!";
    if (tag.kind == HtmlTag::Kind::kClose) out += "/";
    out += tag.name;
    for (const HtmlAttribute& attribute : tag.attributes) {
      out += '[';
      out += attribute.name;
      if (attribute.has_value) (out += '=') += attribute.value;
      out += ']';
    }
    if (tag.self_closing) out += " />";
    if (!tag.is_terminated) out += " ...";
  }
  return out;
}

std::string repeat(std::string_view text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

}  // namespace

TEST_CASE("tags are read as the HTML standard's tokenizer reads them") {
  const struct {
    std::string_view html, expected;
  } cases[] = {
      {"<p>text</p>", "p /p"},
      {"<BR/><hr />", "BR /> hr />"},
      {"<img src=\"a.png\" alt='b \"c\"' width=10>", "img[src=a.png][alt=b \"c\"][width=10]"},
      {"<img alt=\"\" src>", "img[alt=][src]"},
      {"<img alt = \"x\"\nsrc\n=\na.png\n>", "img[alt=x][src=a.png]"},
      {"<a href=/posts/1/>x</a>", "a[href=/posts/1/] /a"},
      {"<img src=a.png/>", "img[src=a.png/]"},
      {"<a title=\"1 > 0\" href='?a=1&amp;b=2'>", "a[title=1 > 0][href=?a=1&amp;b=2]"},
      {"<img alt=\"한글 설명 > 그림\" src=\"/그림/고양이.png\">",
       "img[alt=한글 설명 > 그림][src=/그림/고양이.png]"},
      {"<a href=>x", "a[href]"},
      {"<a =b>", "a[=b]"},
      {"<a/b/c=d>", "a[b][c=d]"},
      {"<my-widget v-on:click=\"x\" :id='y' @z>", "my-widget[v-on:click=x][:id=y][@z]"},
      {"a < b, 1<2, <3, <>, </>, <한글>", ""},
      {"<!-- a <b> -- c --><i>", "!-- i"},
      {"<!--><b><!---><i>", "!-- b !-- i"},
      {"<!-- a --!><b>", "!-- b"},
      {"<!DOCTYPE html><?php echo '>' ?><b>", "! ! b"},
      {"<![CDATA[<b>]]><i>", "! i"},
      {"<script>if (a<b) '<i>'</script><b>", "script /script b"},
      {"<STYLE>a>b{}</Style ><b>", "STYLE /Style b"},
      {"<textarea><b></textareas></textarea>", "textarea /textarea"},
      {"<script>'<b>'", "script"},
      {"<a href=\"x", "a[href=x] ..."},
      {"<a href", "a[href] ..."},
      {"<a", "a ..."},
      {"<!-- open <b>", "!-- ..."},
      {"<", ""},
      {"</", ""},
      {"<!", "! ..."},
      {"", ""},
  };
  for (const auto& item : cases) {
    CAPTURE(item.html);
    CHECK(outline(item.html) == item.expected);
  }
}

TEST_CASE("spans of tags and values are offsets in the text, moved by the base") {
  const std::string_view html = "글 <img alt=\"그림\" src=a.png width>";
  const std::vector<HtmlTag> tags = scan_html(html, 100);
  REQUIRE(tags.size() == 1);
  const auto text = [&](Span span) { return html.substr(span.begin - 100, span.size()); };
  CHECK(text(tags[0].span) == "<img alt=\"그림\" src=a.png width>");
  CHECK(text(tags[0].attribute("alt")->value_span) == "그림");
  CHECK(text(tags[0].attribute("src")->value_span) == "a.png");
  CHECK(tags[0].attribute("width")->value_span.empty());
  CHECK(tags[0].attribute("href") == nullptr);
}

TEST_CASE(
    "names of tags and attributes are found in any case; the first of two attributes counts") {
  const std::vector<HtmlTag> tags = scan_html("<IMG SRC=a src=b>");
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].named("img"));
  CHECK(tags[0].attribute("src")->value == "a");
}

TEST_CASE("elements are told from names that only look like tags") {
  for (std::string_view name : {"a", "div", "img", "svg", "math", "h1", "wbr", "details", "font"}) {
    CAPTURE(name);
    CHECK(is_html_element(name));
  }
  for (std::string_view name : {"t", "string", "my-widget", "int", "h7", "", "path"}) {
    CAPTURE(name);
    CHECK_FALSE(is_html_element(name));
  }
  CHECK(is_void_element("img"));
  CHECK(is_void_element("br"));
  CHECK_FALSE(is_void_element("a"));
}

TEST_CASE("character references are decoded when they end in a semicolon") {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"a &lt;b&gt; &amp;&quot;&apos;", "a <b> &\"'"},
      {"?a=1&copy=2&b", "?a=1&copy=2&b"},
      {"&#44032;&#xAC00;&#Xac00;", "가가가"},
      {"&hellip;&nbsp;&NotEqualTilde;", "…\u00A0\u2242\u0338"},
      {"&AElig;&zwnj;&CounterClockwiseContourIntegral;", "Æ\u200C∳"},
      {"&NewLine;&Tab;&semi;", "\n\t;"},
      {"&#0;&#xD800;&#x110000;", "\uFFFD\uFFFD\uFFFD"},
      {"&#12345678;&#x1234567;&#;&#x;&#xg;", "&#12345678;&#x1234567;&#;&#x;&#xg;"},
      {"&nosuch;&;&", "&nosuch;&;&"},
      {"&amp;lt;", "&lt;"},
      {"한글", "한글"},
      {"", ""},
  };
  for (const auto& item : cases) {
    CAPTURE(item.text);
    CHECK(decode_entities(item.text) == item.expected);
  }
}

TEST_CASE("hostile text is scanned in linear time") {
  constexpr std::size_t kMegabyte = 1 << 20;
  const auto start = std::chrono::steady_clock::now();
  for (std::string_view piece :
       {"<", "<a ", "<!", "<!--", "<!-- --", "-", "</", "</script", "<script>", "<title></", "=",
        "<a b=", "<a b='", "<a/", "<?", "<![CDATA[", "<>", "<a>"}) {
    CAPTURE(piece);
    CHECK(scan_html(repeat(piece, kMegabyte)).size() <= kMegabyte);
  }
  for (std::string_view piece : {"&", "&#", "&a;", "&zzzz;", "&#x", "&CounterClockwise"}) {
    CAPTURE(piece);
    CHECK(decode_entities(repeat(piece, kMegabyte)).size() >= kMegabyte);
  }
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}
