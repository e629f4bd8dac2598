// "**안녕(hello)**하세요": bold where a marker may close between punctuation and a letter.
//
// kramdown and Python-Markdown ask only that no blank stands inside of the markers; CommonMark's
// flanking rule leaves the asterisks as characters.
#include "core/dialect/causes/causes.h"
#include "core/dialect/causes/marker_pairs.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"characters", "emphasis"};
constexpr std::string_view kOpen[] = {"<em>", "<strong>", "<strong><em>"};
constexpr std::string_view kClose[] = {"</em>", "</strong>", "</em></strong>"};

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  for (std::uint32_t length : {2u, 3u, 1u}) {
    for (DialectPlace& place : marker_pairs(text, '*', length)) places.push_back(std::move(place));
  }
}

std::string escaped(std::uint32_t length) {
  std::string text;
  for (std::uint32_t i = 0; i < length; ++i) text += "\\*";
  return text;
}

void write(const DialectText&, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  const std::uint32_t length = place.span.size();
  if (wanted == 0) {
    out.edits = {{place.span, escaped(length)}, {place.other, escaped(length)}};
  } else {
    out.edits = {{place.span, std::string(kOpen[length - 1])},
                 {place.other, std::string(kClose[length - 1])}};
  }
}

}  // namespace

const DialectCause kEmphasisFlankingCause{
    .id = "emphasis-flanking",
    .what = "asterisks stand between punctuation and a letter",
    .readings = kReadings,
    .by_parser = {1, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
};

}  // namespace postlint
