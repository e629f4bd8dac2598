// Pages that were fetched: their anchors, refreshes and charsets.
#include "catch.h"
#include "core/net/charset.h"
#include "core/net/page.h"
#include "core/net/page_anchor.h"

using namespace postlint;

namespace {

AnchorState anchor(const std::string& html, std::string_view fragment) {
  return find_anchor(read_page(html), html, fragment);
}

}  // namespace

TEST_CASE("a fragment is found by id, by the name of a link, decoded once") {
  const std::string page =
      "<p id=one><a NAME='two'></a><h2 id=\"한글\">x</h2><i id='a&amp;b'><b id='%ED%95%9C'>"
      "<p id='user-content-readme'><div name='three'><template><p id='four'></template>"
      "<!-- <p id='five'> --><textarea><p id='six'></textarea><p data-id=seven id=Eight>";
  for (const char* found :
       {"one", "two", "한글", "%ED%95%9C%EA%B8%80", "%ed%95%9c%ea%b8%80", "a&b", "%ED%95%9C",
        "readme", "Eight", "top", "TOP", "", ":~:text=fox", "one:~:text=fox"}) {
    INFO(found);
    CHECK(anchor(page, found) == AnchorState::kFound);
  }
  for (const char* missing :
       {"three", "four", "five", "six", "seven", "eight", "한", "nine", "nine:~:text=fox"}) {
    INFO(missing);
    CHECK(anchor(page, missing) == AnchorState::kMissing);
  }
  for (const char* unknown : {"/guide", "!/guide", "L10-L20", "page=3", "t=10"}) {
    INFO(unknown);
    CHECK(anchor(page, unknown) == AnchorState::kUnknown);
  }
}

TEST_CASE("where a script may make the anchor nobody is told that it is missing") {
  const std::string prose(2000, 'x');
  CHECK(anchor("<div id=root></div><script src=a.js></script>", "here") == AnchorState::kUnknown);
  CHECK(anchor("<script>x</script><p id=a>" + prose, "here") == AnchorState::kMissing);
  CHECK(anchor("<script>x</script><p id=a><h2>시작하기!</h2>" + prose, "시작하기") ==
        AnchorState::kUnknown);
  CHECK(anchor("<script>{\"toc\":[\"here\"]}</script><p id=a>" + prose, "here") ==
        AnchorState::kUnknown);
  CHECK(anchor("<h2>Here</h2><p id=a>" + prose, "here") == AnchorState::kMissing);
}

TEST_CASE("a refresh has a delay and a target, quoted or not") {
  const auto refresh = [](const char* content) {
    const auto read = parse_refresh(content);
    return read ? std::to_string(read->delay_seconds) + " " + read->target : std::string("none");
  };
  CHECK(refresh("0; url=/new") == "0 /new");
  CHECK(refresh("5;URL='http://a.test/x y'") == "5 http://a.test/x y");
  CHECK(refresh("0, /new") == "0 /new");
  CHECK(refresh(" 300 ") == "300 ");
  CHECK(refresh("0; url = /글") == "0 /글");
  CHECK(refresh("url=/new") == "none");
  CHECK(refresh("99999999999999;url=x") == "1000000 x");
}

TEST_CASE("pages in EUC-KR and UTF-16 are read") {
  const std::string euc_kr = "<meta charset=\"euc-kr\"><title>\xC7\xD1\xB1\xDB</title>";
  CHECK(page_charset("text/html", euc_kr) == "euc-kr");
  CHECK(page_charset("text/html; charset=\"UTF-8\"", euc_kr) == "utf-8");
  CHECK(read_page(page_as_utf8(euc_kr, "euc-kr")).title == "한글");
  CHECK(page_as_utf8(std::string("a\0b\0", 4), "utf-16le") == "ab");
  CHECK(page_as_utf8("a\xFF\xFF z", "euc-kr") == "a\uFFFD\uFFFD z");
  CHECK(page_as_utf8("as it is", "no-such-charset") == "as it is");
}

TEST_CASE("the title is one line of text, scripts are no text") {
  const PageFacts page = read_page(
      "<title>\n A &amp; B \n</title><script>var x = '<h1>no</h1>';</script><h1>제목 <i>둘</i></h1>"
      "<meta name=ROBOTS content='noindex, nofollow'>");
  CHECK(page.title == "A & B");
  CHECK(page.first_heading == "제목 둘");
  CHECK(page.is_noindex);
  CHECK(page.text_bytes == 9);
}
