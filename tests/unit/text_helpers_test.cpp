#include <chrono>
#include <string>
#include <vector>

#include "catch.h"
#include "core/base/glob.h"
#include "core/base/normalize.h"
#include "core/base/result.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/base/width.h"

using namespace postlint;

namespace {

const std::string kNfcHan = "\xED\x95\x9C";                          // 한
const std::string kNfdHan = "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB";  // 한 as three jamo

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("an error prints as much of its place as is known") {
  CHECK(Error{"is wrong"}.to_string() == "is wrong");
  CHECK(Error{"is wrong", "a.md"}.to_string() == "a.md: is wrong");
  CHECK(Error{"is wrong", "a.md", 3}.to_string() == "a.md:3: is wrong");
  CHECK(Error{"is wrong", "a.md", 3, 7}.to_string() == "a.md:3:7: is wrong");
}

TEST_CASE("UTF-8 is decoded and encoded back") {
  const std::string text = "a\xC3\xA9\xED\x95\x9C\xF0\x9F\x98\x80";
  const std::vector<char32_t> expected = {'a', 0xE9, 0xD55C, 0x1F600};
  std::string back;
  std::size_t offset = 0;
  for (const char32_t wanted : expected) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    CHECK(decoded.valid);
    CHECK(decoded.value == wanted);
    offset += decoded.size;
    CHECK(decode_utf8_before(text, offset).value == wanted);
    CHECK(decode_utf8_before(text, offset).size == decoded.size);
    append_utf8(back, decoded.value);
  }
  CHECK(offset == text.size());
  CHECK(back == text);
  CHECK(count_code_points(text) == 4);
}

TEST_CASE("what is not UTF-8 is found byte by byte") {
  const std::vector<std::pair<std::string, std::size_t>> cases = {
      {"abc", std::string::npos},
      {"12345678901234567890\xFF", 20},
      {"\xC0\xAF", 0},              // overlong
      {"\xE0\x80\x80", 0},          // overlong
      {"a\xED\xA0\x80", 1},         // surrogate
      {"\xF4\x90\x80\x80", 0},      // above U+10FFFF
      {"\xED\x95", 0},              // cut short
      {"\xED\x95\x9C\x9C", 3},      // one continuation byte too many
      {"\xED\x95\x9C\xEC\x95", 3},  // cut short at the end
      {"\xB0\xA1", 0},              // EUC-KR
      {"\xF0\x9F\x98\x80", std::string::npos},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(find_invalid_utf8(text, 0) == expected);
    CHECK(is_valid_utf8(text) == (expected == std::string::npos));
  }
  CHECK(count_code_points("a\xFF\xFE") == 3);
  CHECK(decode_utf8_before("a\x80", 2).valid == false);
  CHECK(is_ascii("plain text, long enough"));
  CHECK_FALSE(is_ascii("plain text, long enough, é"));
}

TEST_CASE("Unicode classes") {
  CHECK(is_letter(U'가'));
  CHECK(is_letter(U'é'));
  CHECK_FALSE(is_letter(U'1'));
  CHECK(is_mark(0x0301));
  CHECK(is_digit(U'٣'));
  CHECK(is_word('_'));
  CHECK_FALSE(is_word('-'));
  CHECK(is_unicode_whitespace(0x3000));
  CHECK(is_unicode_whitespace(0xA0));
  CHECK_FALSE(is_unicode_whitespace(0x200B));
  CHECK(is_unicode_punctuation(U'“'));
  CHECK(is_unicode_punctuation(U'。'));
  CHECK(is_unicode_punctuation('$'));
  CHECK_FALSE(is_unicode_punctuation(U'€'));
  CHECK(is_hangul(U'ㅋ'));
  CHECK(is_hangul(0x1112));
  CHECK(is_cjk(U'漢'));
  CHECK(is_cjk(U'カ'));
  CHECK_FALSE(is_cjk(U'é'));
  CHECK(to_lower("ÀÉ Straße 가 \xFF") == "àé straße 가 \xFF");
}

TEST_CASE("normalisation of Korean, accents and broken text") {
  CHECK(to_nfd(kNfcHan) == kNfdHan);
  CHECK(to_nfc(kNfdHan) == kNfcHan);
  CHECK(to_nfc("e\xCC\x81") == "\xC3\xA9");
  CHECK(to_nfkc("ﬁ１") == "fi1");
  CHECK(to_nfc("x\xFF" + kNfdHan + "\xFEy") == "x\xFF" + kNfcHan + "\xFEy");
  CHECK(is_nfc("plain " + kNfcHan + " 漢字 カナ 👨‍👩‍👧 ✔️ — “인용”"));
  CHECK_FALSE(is_nfc(kNfdHan));
  CHECK_FALSE(is_nfc("Cafe\xCC\x81"));
  CHECK(is_nfc("q\xCC\x81"));           // no composed form: stays
  CHECK_FALSE(is_nfc("\xE2\x84\xAB"));  // ångström sign
}

TEST_CASE("hostile runs of marks do not make normalisation slow") {
  const std::string text = "a" + repeated("\xCC\x81\xCC\xA3", 100'000);
  const auto begin = std::chrono::steady_clock::now();
  CHECK(to_nfc(text).size() == text.size());
  CHECK(is_nfc(text));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
}

TEST_CASE("columns on a terminal") {
  const std::vector<std::pair<std::string, std::size_t>> cases = {
      {"abc", 3},          {"한글", 4},
      {kNfdHan, 2},        {"é", 1},
      {"e\xCC\x81", 1},    {"👨‍👩‍👧", 2},
      {"👍🏽", 2},     {"🇰🇷", 2},
      {"✔️", 2},       {"\xE2\x9C\x94", 1},
      {"ａ", 2},           {"、", 2},
      {"\t", 1},           {"", 0},
      {"\xE2\x80\x8B", 0},
  };
  for (const auto& [text, width] : cases) {
    CAPTURE(text);
    CHECK(display_width(text) == width);
  }
  CHECK(fit_width("한글이다", 5) == "한글");
  CHECK(fit_width("a👨‍👩‍👧b", 2) == "a");
  CHECK(fit_width("abc", 9) == "abc");
}

TEST_CASE("what a terminal would not show gets a stand-in") {
  CHECK(expand_for_display("a\tb") == "a   b");
  CHECK(expand_for_display("한\tb") == "한  b");
  CHECK(expand_for_display("\tb", 2) == "  b");
  CHECK(expand_for_display("\t\tb", 0, 8) == "                b");
  CHECK(expand_for_display(std::string("a\0b", 3)) == "a␀b");
  CHECK(expand_for_display("a\x1B[31m") == "a␛[31m");
  CHECK(expand_for_display("a\xE2\x80\x8B"
                           "b\xEF\xBB\xBF") == "a·b·");
  CHECK(expand_for_display("a\xE2\x80\xAE") == "a·");  // right-to-left override
  CHECK(expand_for_display("a\xFF") == "a\xEF\xBF\xBD");
  CHECK(expand_for_display("👨‍👩‍👧 👍🏽 가") == "👨‍👩‍👧 👍🏽 가");
  CHECK(expand_for_display("a\xE2\x80\x8D") == "a·");  // a joiner that joins nothing
}

TEST_CASE("string helpers") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim("   ").empty());
  CHECK(trim_left(" a ") == "a ");
  CHECK(trim_right(" a ") == " a");
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  const std::vector<std::string> parts = {"a", "b"};
  CHECK(join(parts, ", ") == "a, b");
  CHECK(ascii_lower("ABC가") == "abc가");
  CHECK(equals_ignoring_case("Title", "tITLE"));
  CHECK_FALSE(equals_ignoring_case("Title", "Titles"));
  CHECK(starts_with_ignoring_case("HTTP://x", "http:"));
  CHECK(replace_all("aXbXc", "X", "--") == "a--b--c");
  CHECK(replace_all("abc", "", "-") == "abc");
  CHECK(percent_decode("%EC%95%88%20%zz%4") == "안 %zz%4");
  CHECK(fnv1a("") == 0xCBF29CE484222325u);
  CHECK(fnv1a("a") == 0xAF63DC4C8601EC8Cu);
}

TEST_CASE("the distance of two words counts slips") {
  CHECK(edit_distance("tilte", "title", 3) == 1);
  CHECK(edit_distance("discription", "description", 3) == 1);
  CHECK(edit_distance("가나다", "가다", 3) == 1);
  CHECK(edit_distance("abc", "xyz", 1) == 2);
  CHECK(edit_distance("", "abc", 5) == 3);
}

TEST_CASE("the nearest name") {
  const std::vector<std::string_view> fields = {"title", "date", "description", "tags", "layout"};
  const std::vector<std::pair<std::string, std::string>> cases = {{"tilte", "title"},
                                                                  {"discription", "description"},
                                                                  {"desription", "description"},
                                                                  {"Title", "title"},
                                                                  {"tag", "tags"},
                                                                  {"subtitle", ""},
                                                                  {"weight", ""},
                                                                  {"x", ""},
                                                                  {"datum", ""},
                                                                  {"layuot", "layout"}};
  for (const auto& [word, expected] : cases) {
    CAPTURE(word);
    CHECK(nearest(word, fields) == expected);
  }
}

TEST_CASE("globs") {
  struct Case {
    const char* pattern;
    const char* path;
    bool matches;
  };
  const std::vector<Case> cases = {
      {"*.md", "a.md", true},
      {"*.md", "deep/er/a.md", true},
      {"*.md", "a.mdx", false},
      {"/*.md", "a.md", true},
      {"/*.md", "deep/a.md", false},
      {"_posts/*.md", "_posts/a.md", true},
      {"_posts/*.md", "_posts/b/a.md", false},
      {"_posts/*.md", "x/_posts/a.md", false},
      {"_posts/**", "_posts/b/a.md", true},
      {"_posts/**", "_posts", false},
      {"_posts/", "_posts/b/a.md", true},
      {"_posts/", "x/_posts/a.md", true},
      {"/_posts/", "x/_posts/a.md", false},
      {"./a/b.md", "a/b.md", true},
      {"**/b.md", "b.md", true},
      {"**/b.md", "x/y/b.md", true},
      {"**/b.md", "xb.md", false},
      {"a/**/b.md", "a/b.md", true},
      {"a/**/b.md", "a/x/y/b.md", true},
      {"a/**/b.md", "ab.md", false},
      {"a/**/*.{md,mdx}", "a/x/c.mdx", true},
      {"a/**/*.{md,mdx}", "a/x/c.html", false},
      {"{a,b{1,2}}.md", "b2.md", true},
      {"{a,b{1,2}}.md", "b.md", false},
      {"{content,docs}/**/*.md", "docs/a/b.md", true},
      {"**", "any/thing", true},
      {"a**b", "axxb", true},
      {"a**b", "ax/xb", false},
      {"?.md", "가.md", true},
      {"?.md", "ab.md", false},
      {"[가-힣]*.md", "한글.md", true},
      {"[!a-c]x", "dx", true},
      {"[!a-c]x", "bx", false},
      {"[]x]", "]", true},
      {"[a", "[a", true},
      {"{a", "{a", true},
      {"a}", "a}", true},
      {"\\*.md", "*.md", true},
      {"\\*.md", "a.md", false},
      {"a\xFF*", "a\xFF\xFE", true},
      {"2024-*/**/index.md", "2024-01/x/index.md", true},
      {"content/posts/*/index.md", "content/posts/가나/index.md", true},
  };
  for (const Case& one : cases) {
    CAPTURE(one.pattern, one.path);
    CHECK(Glob(one.pattern).matches(one.path) == one.matches);
  }
  CHECK(Glob("{a,b}", GlobBraces::kLiteral).matches("{a,b}"));
  CHECK_FALSE(Glob("x/**{a}", GlobBraces::kLiteral).matches("x/y/{a}"));
  CHECK(is_glob("a*"));
  CHECK_FALSE(is_glob("a-b.md"));
}

TEST_CASE("hostile globs stay linear") {
  const std::string path = repeated("a", 3000);
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(Glob(repeated("*a", 30) + "?b*").matches(path));
  CHECK_FALSE(Glob("/" + repeated("**/", 30) + "b*c").matches(path + "c"));
  CHECK_FALSE(Glob(repeated("{a,aa}", 30) + "b").matches(path));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
}
