#include <algorithm>

#include "checks/excerpt.h"
#include "checks/rendering/text_places.h"
#include "core/base/normalize.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kUnicodeNotNormalised;
const Rule kUnicodeNotNormalised{
    .id = "unicode-not-normalised",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "Letters are stored in pieces (NFD), as file names copied from a Mac are.",
    .why =
        "“한글” in pieces is not found by a search for “한글”, is another tag than “한글”, and "
        "some "
        "fonts show the pieces side by side.",
    .bad =
        "---\ntitle: 자모\ndate: 2024-03-01\n---\n\n"
        "\u1112\u1161\u11AB\u1100\u1173\u11AF을 배웁니다.\n",
    .good = "---\ntitle: 자모\ndate: 2024-03-01\n---\n\n한글을 배웁니다.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kCharactersVanish,
    .fix_summary = "Writes the letters in one piece (NFC); code and addresses are left alone.",
    .check = check,
};

namespace {

// Longer runs of marks are no spelling; they are skipped, as sorting them is quadratic.
constexpr std::size_t kMostMarks = 30;

bool is_combining_mark(char32_t c) {
  return c >= 0x0300 && c <= 0x036F;
}
bool is_leading_jamo(char32_t c) {
  return c >= 0x1100 && c <= 0x1112;
}
bool is_vowel_jamo(char32_t c) {
  return c >= 0x1161 && c <= 0x1175;
}
bool is_trailing_jamo(char32_t c) {
  return c >= 0x11A8 && c <= 0x11C2;
}

// A letter and all that NFC might join to it; `at` is a combining mark or a leading jamo.
Span cluster_at(std::string_view bytes, std::size_t at) {
  DecodedCodePoint point = decode_utf8(bytes, at);
  std::size_t begin = at, end = at + point.size, parts = 1;
  if (is_leading_jamo(point.value)) {
    const auto next_is = [&](bool (*test)(char32_t)) {
      if (end >= bytes.size()) return false;
      const DecodedCodePoint next = decode_utf8(bytes, end);
      if (!test(next.value)) return false;
      end += next.size;
      return true;
    };
    if (next_is(is_vowel_jamo)) next_is(is_trailing_jamo);
  } else {
    if (begin > 0) begin -= decode_utf8_before(bytes, begin).size;
    while (end < bytes.size()) {
      point = decode_utf8(bytes, end);
      if (!is_combining_mark(point.value)) break;
      end += point.size;
      ++parts;
    }
    if (parts > kMostMarks) begin = end;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::size_t next_candidate(std::string_view bytes, std::size_t from) {
  for (std::size_t i = from; i + 1 < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0xCC || byte > 0xE1) continue;
    const char32_t c = decode_utf8(bytes, i).value;
    if (is_combining_mark(c) || is_leading_jamo(c)) return i;
  }
  return std::string_view::npos;
}

class Pieces {
 public:
  explicit Pieces(const CheckContext& ctx) : ctx_(ctx), bytes_(ctx.file().bytes()), places_(ctx) {}

  void collect() {
    for (std::size_t at = next_candidate(bytes_, 0); at != std::string_view::npos;) {
      const Span cluster = cluster_at(bytes_, at);
      if (!cluster.empty()) look_at(cluster);
      at = next_candidate(bytes_, std::max<std::size_t>(cluster.end, at + 1));
    }
  }

  void report(Reporter& reporter) {
    // A title or tag in front matter may decide a URL: changing it is for the owner to confirm.
    report_region(head_, FixSafety::kUnsafe, reporter);
    report_region(body_, FixSafety::kSafe, reporter);
  }

 private:
  struct Region {
    std::vector<Edit> edits;
    std::size_t letters = 0;
  };

  void look_at(Span cluster) {
    const std::string_view pieces = cluster.in(bytes_);
    std::string letter = to_nfc(pieces);
    if (count_code_points(letter) >= count_code_points(pieces)) return;
    if (places_.is_code(cluster.begin) || places_.is_address(cluster.begin)) return;
    Region& region = places_.in_body(cluster.begin) ? body_ : head_;
    ++region.letters;
    if (!region.edits.empty() && region.edits.back().span.end == cluster.begin) {
      region.edits.back().span.end = cluster.end;
      region.edits.back().text += letter;
    } else {
      region.edits.push_back({cluster, std::move(letter)});
    }
  }

  void report_region(Region& region, FixSafety safety, Reporter& reporter) {
    if (region.edits.empty()) return;
    const Edit& first = region.edits.front();
    const Span word = {first.span.begin, first.span.begin};
    const std::string more =
        region.letters > 1 ? " (" + std::to_string(region.letters) + " letters in all)" : "";
    reporter
        .report(first.span,
                quoted(to_nfc(word_around(bytes_, word))) +
                    " is stored in pieces, letters and marks apart" + more +
                    ": searches do not find it, and some fonts show the pieces",
                "type it again, or let the fix write it in one piece (NFC)")
        .fix = Fix{std::move(region.edits), safety};
  }

  const CheckContext& ctx_;
  std::string_view bytes_;
  TextPlaces places_;
  Region head_, body_;
};

void check(const CheckContext& ctx, Reporter& reporter) {
  const ByteSet& set = ctx.file().byte_set();
  if (!set.has(0xCC) && !set.has(0xCD) && !set.has(0xE1)) return;
  Pieces pieces(ctx);
  pieces.collect();
  pieces.report(reporter);
}

}  // namespace
}  // namespace postlint
