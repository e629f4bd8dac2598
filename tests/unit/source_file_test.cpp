#include "core/text/source_file.h"

#include <chrono>
#include <string>
#include <vector>

#include "catch.h"

using namespace postlint;

TEST_CASE("lines end at LF, CRLF or a lone CR") {
  struct Case {
    std::string bytes;
    std::vector<std::string> lines;
    std::string ending;
  };
  const std::vector<Case> cases = {
      {"", {""}, "\n"},
      {"a", {"a"}, "\n"},
      {"a\n", {"a"}, "\n"},
      {"a\nb", {"a", "b"}, "\n"},
      {"a\r\nb\r\n", {"a", "b"}, "\r\n"},
      {"a\rb\r", {"a", "b"}, "\r"},
      {"a\n\nb\n", {"a", "", "b"}, "\n"},
      {"\n\r\n\r", {"", "", ""}, "\n"},
      {"a\r\rb", {"a", "", "b"}, "\r"},
      {"a\n\rb", {"a", "", "b"}, "\n"},
      {"\r", {""}, "\r"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.bytes);
    const SourceFile file("a.md", one.bytes);
    std::vector<std::string> lines;
    for (std::uint32_t line = 1; line <= file.line_count(); ++line) {
      lines.emplace_back(file.line_text(line));
    }
    CHECK(lines == one.lines);
    CHECK(file.line_ending() == one.ending);
    CHECK(file.line_text(file.line_count() + 1).empty());
  }
}

TEST_CASE("positions count code points") {
  const SourceFile file("a.md", "가나\r\n다\xFF라b\n");
  const std::vector<std::pair<std::uint32_t, Position>> cases = {
      {0, {1, 1}},  {3, {1, 2}},  {4, {1, 2}},   // inside 나
      {6, {1, 3}},  {8, {2, 1}},  {11, {2, 2}},  // the invalid byte
      {12, {2, 3}}, {15, {2, 4}}, {17, {3, 1}}, {99, {3, 1}}};
  for (const auto& [offset, position] : cases) {
    CAPTURE(offset);
    CHECK(file.position(offset) == position);
  }
  for (auto it = cases.rbegin(); it != cases.rend(); ++it) {
    CHECK(file.position(it->first) == it->second);
  }
  CHECK(file.line_of(7) == 1);
  CHECK(file.line_of(8) == 2);
}

TEST_CASE("a byte order mark counts as bytes and as no column") {
  const SourceFile file("a.md", "\xEF\xBB\xBF# 제목\n");
  CHECK(file.has_bom());
  CHECK(file.body_start() == 3);
  CHECK(file.position(0) == Position{1, 1});
  CHECK(file.position(3) == Position{1, 1});
  CHECK(file.position(4) == Position{1, 2});
  CHECK(file.line_start(1) == 0);
}

TEST_CASE("invalid UTF-8 is listed by offset, a hundred at most") {
  CHECK(SourceFile("a.md", "가\xFF나\xC3").invalid_utf8() == std::vector<std::uint32_t>{3, 7});
  CHECK(SourceFile("a.md", std::string(500, '\xFF')).invalid_utf8().size() == 100);
  CHECK(SourceFile("a.md", "가나다").invalid_utf8().empty());
}

TEST_CASE("the byte set knows what occurs") {
  const SourceFile file("a.md", "abcdefgh*i가");
  for (const char c : std::string("abcdefgh*i"))
    CHECK(file.byte_set().has(static_cast<unsigned char>(c)));
  CHECK(file.byte_set().has(0xEA));
  CHECK_FALSE(file.byte_set().has('z'));
  CHECK(file.byte_set().has_non_ascii());
  CHECK_FALSE(SourceFile("a.md", "abc").byte_set().has_non_ascii());
}

TEST_CASE("positions in one long line stay linear") {
  const SourceFile file("a.md", std::string(1'000'000, 'x'));
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint32_t offset = 0; offset < 1'000'000; ++offset) {
    if (file.position(offset).column != offset + 1) FAIL(offset);
  }
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
}
