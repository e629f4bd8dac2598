#include <optional>

#include "checks/excerpt.h"
#include "checks/rendering/text_places.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kMojibake;
const Rule kMojibake{
    .id = "mojibake",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "Text was saved in a wrong encoding: “â€™” where “’” was.",
    .why =
        "UTF-8 that was once read as Latin-1 or Windows-1252 shows two or three odd letters for "
        "every accent, quote or Korean syllable.",
    .bad = "---\ntitle: CafÃ©\ndate: 2024-03-01\n---\n\n오늘도 블로그를 씁니다.\n",
    .good = "---\ntitle: Café\ndate: 2024-03-01\n---\n\n오늘도 블로그를 씁니다.\n",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kCharactersVanish,
    .fix_summary = "Writes the characters that the bytes stood for.",
    .check = check,
};

namespace {

// The byte that Windows-1252, or Latin-1 where that has a hole, shows as `c`; nullopt: none.
std::optional<unsigned char> single_byte_of(char32_t c) {
  static constexpr char32_t kWindows[] = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  for (std::size_t i = 0; i < std::size(kWindows); ++i) {
    if (kWindows[i] == c) return static_cast<unsigned char>(0x80 + i);
  }
  return std::nullopt;
}

struct Garbled {
  std::uint32_t end = 0;  // past the last of the characters
  std::string meant;      // what they stood for; empty: nothing
  unsigned lead = 0;
  char32_t second = 0;  // the character after the lead
};

// The characters from `begin` on that are the bytes of one UTF-8 character.
Garbled garbled_at(std::string_view bytes, std::size_t begin) {
  const DecodedCodePoint first = decode_utf8(bytes, begin);
  const auto lead = static_cast<unsigned>(first.value);
  const int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::string decoded(1, static_cast<char>(lead));
  std::size_t at = begin + first.size;
  Garbled garbled{.lead = lead};
  for (int i = 1; i < length; ++i) {
    if (at >= bytes.size()) return {};
    const DecodedCodePoint next = decode_utf8(bytes, at);
    const auto byte = next.valid ? single_byte_of(next.value) : std::nullopt;
    if (!byte || *byte < 0x80 || *byte > 0xBF) return {};
    if (i == 1) garbled.second = next.value;
    decoded += static_cast<char>(*byte);
    at += next.size;
  }
  const DecodedCodePoint meant = decode_utf8(decoded, 0);
  if (!meant.valid || meant.size != decoded.size() || meant.value < 0xA0) return {};
  garbled.end = static_cast<std::uint32_t>(at);
  garbled.meant = decoded;
  return garbled;
}

bool is_quote_or_dash(char32_t c) {
  return (c >= 0x2013 && c <= 0x201E) || c == 0x2026 || c == 0xAB || c == 0xBB || c == 0x2039 ||
         c == 0x203A;
}

bool is_upper_case(char32_t c) {
  std::string letter;
  append_utf8(letter, c);
  return to_lower(letter) != letter;
}

// Two characters may meet by chance, as in “NÃO” or “AMANHÃ”; three never do.
bool is_sure(std::string_view bytes, std::size_t begin, const Garbled& garbled,
             bool follows_garbled) {
  if (garbled.lead >= 0xE0 || follows_garbled) return true;
  if (garbled.lead == 0xC2 || garbled.lead == 0xC3) {
    if (is_quote_or_dash(garbled.second)) return false;
    return begin == 0 || !is_upper_case(decode_utf8_before(bytes, begin).value);
  }
  // Greek, Cyrillic and further Latin letters: sure in a run.
  if (garbled.end >= bytes.size() || static_cast<unsigned char>(bytes[garbled.end]) != 0xC3)
    return false;
  const Garbled next = garbled_at(bytes, garbled.end);
  return !next.meant.empty() && !is_quote_or_dash(garbled.second);
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (!ctx.file().byte_set().has(0xC3)) return;
  const std::string_view bytes = ctx.file().bytes();
  TextPlaces places(ctx);
  std::vector<Edit> edits;
  std::size_t count = 0;
  for (std::size_t at = bytes.find('\xC3'); at != std::string_view::npos;) {
    const auto next = at + 1 < bytes.size() ? static_cast<unsigned char>(bytes[at + 1]) : 0u;
    std::size_t from = at + 1;
    // An accent in front of an ASCII letter, as in “é”, is by far the most frequent.
    const bool before_ascii =
        at + 2 >= bytes.size() || static_cast<signed char>(bytes[at + 2]) >= 0;
    if (next >= 0x82 && next <= 0xB4 && !before_ascii) {
      const Garbled garbled = garbled_at(bytes, at);
      const bool follows = !edits.empty() && edits.back().span.end == at;
      if (!garbled.meant.empty() && is_sure(bytes, at, garbled, follows) &&
          !places.is_code(static_cast<std::uint32_t>(at))) {
        if (follows) {
          edits.back().span.end = garbled.end;
          edits.back().text += garbled.meant;
        } else {
          edits.push_back({{static_cast<std::uint32_t>(at), garbled.end}, garbled.meant});
        }
        ++count;
        from = garbled.end;
      }
    }
    at = bytes.find('\xC3', from);
  }
  if (edits.empty()) return;
  const Edit& first = edits.front();
  const std::string more =
      count > 1 ? " (" + std::to_string(count) + " characters in this post)" : "";
  reporter
      .report(first.span,
              "readers see " + quoted(first.span.in(bytes)) + " where " + quoted(first.text) +
                  " was meant" + more + ": the text was once read in a wrong encoding",
              "write: " + excerpt(first.text))
      .fix = Fix{std::move(edits), FixSafety::kUnsafe};
}

}  // namespace
}  // namespace postlint
