// utf8proc sorts the combining marks behind a base by insertion, which is quadratic in the number
// of marks, and refuses invalid UTF-8. So the text is cut into pieces: invalid bytes and runs of
// more than kMostMarks marks (no writing system needs more than a handful) are copied as they are.
#include "core/base/normalize.h"

#include <utf8proc.h>

#include <cstdlib>

#include "core/base/utf8.h"

namespace postlint {
namespace {

constexpr std::size_t kMostMarks = 128;

constexpr int kNfc = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
constexpr int kNfd = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE;

// Code points that neither change under NFC nor combine with one before them.
bool is_inert(char32_t c) {
  return c < 0x300 || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x309B && c <= 0x318E) || (c >= 0x2002 && c <= 0x2027) ||
         (c >= 0x2030 && c <= 0x205E) || (c >= 0x2190 && c <= 0x2328) ||
         (c >= 0x2460 && c <= 0x2ADB) || (c >= 0x388 && c <= 0x482) || (c >= 0x48A && c <= 0x52F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFF01 && c <= 0xFFEE) ||
         (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0xE000 && c <= 0xF8FF);
}

void append_normalized(std::string& out, std::string_view piece, int options) {
  if (piece.empty()) return;
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(piece.data()),
                   static_cast<utf8proc_ssize_t>(piece.size()), &mapped,
                   static_cast<utf8proc_option_t>(options));
  if (size < 0) {
    out += piece;
  } else {
    out.append(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  }
  std::free(mapped);
}

std::string normalized(std::string_view text, int options) {
  if (is_ascii(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  std::size_t piece = 0;  // begin of what is not yet appended
  std::size_t run = 0;    // begin of the run of marks before `offset`
  std::size_t marks = 0;
  const auto close_run = [&](std::size_t offset) {
    if (marks > kMostMarks) {
      append_normalized(out, text.substr(piece, run - piece), options);
      out += text.substr(run, offset - run);
      piece = offset;
    }
    marks = 0;
  };
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    if (!decoded.valid) {
      close_run(offset);
      append_normalized(out, text.substr(piece, offset - piece), options);
      out += text[offset];
      piece = offset + 1;
    } else if (decoded.value >= 0x300 &&
               utf8proc_get_property(static_cast<utf8proc_int32_t>(decoded.value))
                       ->combining_class != 0) {
      if (marks++ == 0) run = offset;
    } else {
      close_run(offset);
    }
    offset += decoded.size;
  }
  close_run(text.size());
  append_normalized(out, text.substr(piece), options);
  return out;
}

}  // namespace

namespace {

// 3 where a Hangul syllable or an ideograph stands by the look of its bytes alone; else 0.
std::size_t surely_inert_size(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[offset + at]); };
  const bool leads = (byte(0) >= 0xE5 && byte(0) <= 0xE9) || byte(0) == 0xEB || byte(0) == 0xEC;
  if (!leads || text.size() - offset < 3) return 0;
  return (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80 ? 3 : 0;
}

// Text that NFC leaves as it is, told without normalising it; most text is.
bool is_surely_nfc(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0xCC) {  // below U+0300
      ++offset;
      continue;
    }
    if (const std::size_t size = surely_inert_size(text, offset)) {
      offset += size;
      continue;
    }
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    if (decoded.valid && !is_inert(decoded.value)) return false;
    offset += decoded.size;
  }
  return true;
}

}  // namespace

bool is_nfc(std::string_view text) {
  return is_surely_nfc(text) || normalized(text, kNfc) == text;
}

std::string to_nfc(std::string_view text) {
  return is_surely_nfc(text) ? std::string(text) : normalized(text, kNfc);
}
std::string to_nfd(std::string_view text) {
  return normalized(text, kNfd);
}
std::string to_nfkc(std::string_view text) {
  return normalized(text, kNfc | UTF8PROC_COMPAT);
}
std::string to_nfkd(std::string_view text) {
  return normalized(text, kNfd | UTF8PROC_COMPAT);
}

}  // namespace postlint
