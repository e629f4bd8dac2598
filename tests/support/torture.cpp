#include <array>

#include "core/base/strings.h"
#include "support/reparse.h"

namespace postlint::test {
namespace {

class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed * 2654435761u + 12345u) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 1664525u + 1013904223u;
    return (state_ >> 8) % limit;
  }
  template <std::size_t N>
  std::string_view pick(const std::array<std::string_view, N>& choices) {
    return choices[below(static_cast<std::uint32_t>(N))];
  }

 private:
  std::uint32_t state_;
};

constexpr std::array<std::string_view, 44> kInlines = {"word",
                                                       "한국어 문장",
                                                       "**굵게**",
                                                       "*기울임*을",
                                                       "`code`",
                                                       "`` a`b ``",
                                                       "[링크](https://e.org/a_b)",
                                                       "[text][ref]",
                                                       "[ref]",
                                                       "[ref][]",
                                                       "![그림](a.png \"제목\")",
                                                       "![](b.png)",
                                                       "<https://e.org/x?a=1&b=2>",
                                                       "<b>",
                                                       "</b>",
                                                       "&amp; &copy;",
                                                       "&#44256;",
                                                       "\\*not\\*",
                                                       "a\\\\b",
                                                       "***both***",
                                                       "**a *b* c**",
                                                       "_u_ __v__",
                                                       "note[^1]",
                                                       "[a](<b c> 'd')",
                                                       "[nested **bold** `x`](u)",
                                                       "[![img](i.png)](l)",
                                                       "~~del~~",
                                                       "x < y > z",
                                                       "<span class=\"a\nb\">",
                                                       "$x_1*y$",
                                                       "https://e.org/bare",
                                                       "**unclosed",
                                                       "[broken](",
                                                       "](x)",
                                                       "a  \nb",
                                                       "a\\\nb",
                                                       "![alt *em*](c.png)",
                                                       "<me@e.org>",
                                                       "tab\there",
                                                       "`multi\nline`",
                                                       "日本語、テスト。",
                                                       "e\xCC\x81",
                                                       "[x]( /u\n\"t\" )",
                                                       "..."};

constexpr std::array<std::string_view, 6> kIndents = {"", " ", "  ", "   ", "> ", ""};

std::string inline_run(Random& random) {
  std::string run;
  const std::uint32_t count = 1 + random.below(6);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i) run += random.below(4) == 0 ? "\n" : " ";
    run += random.pick(kInlines);
  }
  return run;
}

std::string one_line(std::string text) {
  return replace_all(text, "\n", " ");
}

std::string block(Random& random, int depth);

std::string contained(Random& random, int depth, std::string_view first, std::string_view rest) {
  std::string inner;
  const std::uint32_t count = 1 + random.below(3);
  for (std::uint32_t i = 0; i < count; ++i)
    inner += block(random, depth + 1) + (random.below(3) ? "\n" : "");
  std::string result;
  bool is_first = true;
  for (std::string_view line : split(inner, '\n')) {
    if (is_first)
      result += first;
    else if (!line.empty() && random.below(8) != 0)
      result += rest;  // else: a lazy or blank line
    result += std::string(line) + "\n";
    is_first = false;
  }
  return result;
}

std::string table(Random& random) {
  const bool pipes = random.below(2);
  auto row = [&](std::string_view a, std::string_view b) {
    return pipes ? "| " + std::string(a) + " | " + std::string(b) + " |\n"
                 : std::string(a) + " | " + std::string(b) + "\n";
  };
  auto cell = [&] { return replace_all(one_line(std::string(random.pick(kInlines))), "|", "\\|"); };
  std::string result = random.below(4) == 0 ? "text above\n" : "";
  result += row(cell(), "h2") + (pipes ? "|---|:-:|\n" : "---|---\n");
  for (std::uint32_t i = random.below(4); i > 0; --i)
    result += row(cell(), random.below(3) ? cell() : "a \\| `b \\| c`");
  return result;
}

std::string block(Random& random, int depth) {
  switch (random.below(depth > 3 ? 6 : 13)) {
    case 0:
      return std::string(1 + random.below(6), '#') + " " + one_line(inline_run(random)) +
             (random.below(3) ? "\n" : " ##\n");
    case 1:
      return inline_run(random) + "\n" + (random.below(2) ? "===\n" : "---\n");
    case 2:
      return "```js\n**not** `bold`\n" + std::string(random.below(5) ? "```\n" : "");
    case 3:
      return "[ref]: /url \"title\"\n[other]:\n  <u v>\n" + inline_run(random) + "\n";
    case 4:
      return "    indented *code*\n\n";
    case 5:
      return std::string(random.pick(kIndents)) + inline_run(random) + "\n" +
             std::string(random.pick(kIndents)) + inline_run(random) + "\n";
    case 6:
      return contained(random, depth, "> ", "> ");
    case 7:
      return contained(random, depth, "- ", random.below(2) ? "  " : "\t");
    case 8:
      return contained(random, depth, "1. ", "   ");
    case 9:
      return table(random);
    case 10:
      return "<div>\n*html*\n</div>\n\n";
    case 11:
      return "[^1]: foot *note*\n    more `x`\n";
    default:
      return contained(random, depth, "- [x] ", "  ");
  }
}

}  // namespace

std::string torture_document(std::uint32_t seed) {
  Random random(seed);
  std::string text;
  const std::uint32_t count = 2 + random.below(8);
  for (std::uint32_t i = 0; i < count; ++i)
    text += block(random, 0) + (random.below(4) ? "\n" : "");
  if (random.below(2)) text += "\n[ref]: /r\n";
  if (seed % 5 == 1) text = replace_all(text, "\n", "\r\n");
  if (seed % 11 == 3) text = replace_all(text, "\n", "\r");
  if (seed % 7 == 2 && !text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace postlint::test
