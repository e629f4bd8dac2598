#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kTextEncoding;
const Rule kTextEncoding{
    .id = "text-encoding",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kError,
    .summary = "The file is not UTF-8.",
    .why = "Engines read posts as UTF-8. Bytes of another encoding stop the build or show as “�”.",
    .bad =
        "---\ntitle: Encoding\ndate: 2024-03-01\n---\n\n"
        "\xC7\xD1\xB1\xDB \xBA\xED\xB7\xCE\xB1\xD7\n",
    .good = "---\ntitle: Encoding\ndate: 2024-03-01\n---\n\n한글 블로그\n",
    .check = check,
};

namespace {

// What the bytes of a file look like; only filled for files that are not valid UTF-8.
struct ByteCounts {
  std::size_t valid_sequences = 0;  // multi-byte UTF-8
  std::size_t invalid_bytes = 0;
  std::size_t zero_bytes = 0;
  std::size_t pairs = 0;         // of a lead and a trail byte of the East Asian encodings
  std::size_t hangul_pairs = 0;  // in the syllables' rows of KS X 1001
  std::size_t singles = 0;       // a high byte between ASCII
};

ByteCounts count_bytes(std::string_view bytes) {
  ByteCounts counts;
  for (std::size_t i = 0; i < bytes.size();) {
    const DecodedCodePoint point = decode_utf8(bytes, i);
    if (point.size > 1) ++counts.valid_sequences;
    if (!point.valid) ++counts.invalid_bytes;
    if (bytes[i] == '\0') ++counts.zero_bytes;
    i += point.size;
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) continue;
    const auto trail = i + 1 < bytes.size() ? static_cast<unsigned char>(bytes[i + 1]) : 0;
    if (lead >= 0x81 && trail >= 0xA1) {
      ++counts.pairs;
      if (lead >= 0xB0 && lead <= 0xC8) ++counts.hangul_pairs;
      ++i;
    } else {
      ++counts.singles;
    }
  }
  return counts;
}

// The encoding as iconv names it; empty where the bytes do not tell.
std::string_view guess_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  const ByteCounts counts = count_bytes(bytes);
  if (counts.zero_bytes > bytes.size() / 4) return "UTF-16LE";
  if (counts.valid_sequences >= counts.invalid_bytes) return {};  // UTF-8 with damaged bytes
  if (counts.pairs > counts.singles) {
    return counts.hangul_pairs * 10 >= counts.pairs * 8 ? "CP949" : std::string_view{};
  }
  return "WINDOWS-1252";
}

std::string_view encoding_in_words(std::string_view encoding) {
  if (encoding == "CP949") return "Korean EUC-KR/CP949";
  if (encoding == "WINDOWS-1252") return "Latin-1 or Windows-1252";
  return "UTF-16";
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const auto& places = ctx.file().invalid_utf8();
  if (places.empty()) return;
  const std::string_view bytes = ctx.file().bytes();
  const std::string_view encoding = guess_encoding(bytes);
  const std::uint32_t first = places.front();
  const Span span{first, first + 1};
  if (encoding.empty()) {
    reporter.report(span,
                    "the file has bytes that are not UTF-8, the first at offset " +
                        std::to_string(first) + ": readers see “�” there, or the build stops",
                    "type the characters again, or save the file as UTF-8");
    return;
  }
  const std::string_view name = ctx.file().path();
  const std::string file(name.substr(name.find_last_of('/') + 1));
  reporter.report(span,
                  "the file is not UTF-8 but looks like " +
                      std::string(encoding_in_words(encoding)) + " (first byte at offset " +
                      std::to_string(first) + "): its text cannot be read by engines",
                  "convert it: iconv -f " + std::string(encoding) + " -t UTF-8 " + file +
                      " > utf8.md && mv utf8.md " + file);
}

}  // namespace
}  // namespace postlint
