#include "core/base/utf8.h"

#include <utf8proc.h>

#include <cstring>

#include "core/base/strings.h"
#include "core/base/wide_vectors.h"

namespace postlint {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080;

unsigned char byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

bool is_continuation(std::string_view text, std::size_t offset) {
  return offset < text.size() && (byte_at(text, offset) & 0xC0) == 0x80;
}

// The offset of the first byte at or after `offset` that is not ASCII, or the size.
std::size_t skip_ascii(std::string_view text, std::size_t offset) {
  while (offset + 8 <= text.size()) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + offset, 8);
    if ((word & kHighBits) != 0) break;
    offset += 8;
  }
  while (offset < text.size() && byte_at(text, offset) < 0x80) ++offset;
  return offset;
}

utf8proc_category_t category(char32_t code_point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

}  // namespace

// The well-formed byte sequences of the Unicode standard, table 3-7.
DecodedCodePoint decode_utf8(std::string_view text, std::size_t offset) {
  const unsigned char lead = byte_at(text, offset);
  if (lead < 0x80) return {lead, 1, true};
  constexpr DecodedCodePoint kInvalid{kReplacementCharacter, 1, false};
  if (lead < 0xC2 || lead > 0xF4 || !is_continuation(text, offset + 1)) return kInvalid;
  const unsigned char second = byte_at(text, offset + 1);
  if (lead < 0xE0) return {char32_t((lead & 0x1Fu) << 6 | (second & 0x3Fu)), 2, true};
  if (!is_continuation(text, offset + 2)) return kInvalid;
  const unsigned char third = byte_at(text, offset + 2);
  if (lead < 0xF0) {
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return kInvalid;
    return {char32_t((lead & 0x0Fu) << 12 | (second & 0x3Fu) << 6 | (third & 0x3Fu)), 3, true};
  }
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return kInvalid;
  if (!is_continuation(text, offset + 3)) return kInvalid;
  const unsigned char fourth = byte_at(text, offset + 3);
  return {char32_t((lead & 0x07u) << 18 | (second & 0x3Fu) << 12 | (third & 0x3Fu) << 6 |
                   (fourth & 0x3Fu)),
          4, true};
}

DecodedCodePoint decode_utf8_before(std::string_view text, std::size_t offset) {
  for (std::size_t size = 1; size <= 4 && size <= offset; ++size) {
    if (is_continuation(text, offset - size)) continue;
    const DecodedCodePoint decoded = decode_utf8(text.substr(0, offset), offset - size);
    if (decoded.valid && decoded.size == size) return decoded;
    break;
  }
  return {kReplacementCharacter, 1, false};
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto push = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacementCharacter;
  }
  if (code_point < 0x80) {
    push(code_point);
  } else if (code_point < 0x800) {
    push(0xC0 | code_point >> 6);
    push(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    push(0xE0 | code_point >> 12);
    push(0x80 | (code_point >> 6 & 0x3F));
    push(0x80 | (code_point & 0x3F));
  } else {
    push(0xF0 | code_point >> 18);
    push(0x80 | (code_point >> 12 & 0x3F));
    push(0x80 | (code_point >> 6 & 0x3F));
    push(0x80 | (code_point & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t next = skip_ascii(text, offset);
    count += next - offset;
    offset = next;
    if (offset == text.size()) break;
    offset += decode_utf8(text, offset).size;
    ++count;
  }
  return count;
}

namespace {

// Whether the bytes may break the well-formedness rules of table 3-7 anywhere behind the third.
// Each byte is judged by comparisons alone, so that compilers make vector code of the loop; the
// rare lead bytes with rules of their own (C0, C1, E0, F0 and above) are left to the slow way, as
// is finding the place.
POSTLINT_WIDE_VECTORS bool may_be_invalid(const unsigned char* bytes, std::size_t size) {
  unsigned char wrong = 0;
  for (std::size_t i = 3; i < size; ++i) {
    const unsigned char byte = bytes[i], before = bytes[i - 1];
    const bool continues = (byte & 0xC0) == 0x80;
    const bool must_continue = (before >= 0xC0) | (bytes[i - 2] >= 0xE0);
    const bool is_rare = (byte >= 0xF0) | (byte == 0xE0) | ((byte & 0xFE) == 0xC0);
    const bool is_surrogate = (before == 0xED) & (byte > 0x9F);
    wrong |= static_cast<unsigned char>((continues != must_continue) | is_rare | is_surrogate);
  }
  return wrong != 0;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text, std::size_t offset) {
  // The head and the tail, where a sequence may be cut off, are read one by one.
  constexpr std::size_t kWorthIt = 64;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  if (offset == 0 && text.size() >= kWorthIt) {
    std::size_t head = 0;
    while (head < 4) {
      const DecodedCodePoint decoded = decode_utf8(text, head);
      if (!decoded.valid) return head;
      head += decoded.size;
    }
    if (!may_be_invalid(bytes, text.size())) {
      offset = text.size() - 4;
      while (offset > 0 && is_continuation(text, offset)) --offset;
    }
  }
  while (offset < text.size()) {
    if (byte_at(text, offset) < 0x80) {
      offset = skip_ascii(text, offset);
      continue;
    }
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    if (!decoded.valid) return offset;
    offset += decoded.size;
  }
  return std::string_view::npos;
}

bool is_valid_utf8(std::string_view text) {
  return find_invalid_utf8(text, 0) == std::string_view::npos;
}

bool is_ascii(std::string_view text) {
  return skip_ascii(text, 0) == text.size();
}

bool is_letter(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_letter(static_cast<char>(code_point));
  const utf8proc_category_t found = category(code_point);
  return found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_LO;
}

bool is_mark(char32_t code_point) {
  if (code_point < 0x300) return false;
  const utf8proc_category_t found = category(code_point);
  return found >= UTF8PROC_CATEGORY_MN && found <= UTF8PROC_CATEGORY_ME;
}

bool is_digit(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_digit(static_cast<char>(code_point));
  return category(code_point) == UTF8PROC_CATEGORY_ND;
}

bool is_word(char32_t code_point) {
  if (code_point < 0x80) {
    return is_ascii_alnum(static_cast<char>(code_point)) || code_point == '_';
  }
  const utf8proc_category_t found = category(code_point);
  return (found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_ME) ||
         found == UTF8PROC_CATEGORY_ND;
}

bool is_unicode_whitespace(char32_t code_point) {
  if (code_point < 0x80) {
    return code_point == ' ' || code_point == '\t' || code_point == '\n' || code_point == '\f' ||
           code_point == '\r';
  }
  return category(code_point) == UTF8PROC_CATEGORY_ZS;
}

bool is_unicode_punctuation(char32_t code_point) {
  if (code_point < 0x80) return is_ascii_punctuation(static_cast<char>(code_point));
  const utf8proc_category_t found = category(code_point);
  return found >= UTF8PROC_CATEGORY_PC && found <= UTF8PROC_CATEGORY_PO;
}

bool is_hangul(char32_t code_point) {
  return (code_point >= 0xAC00 && code_point <= 0xD7A3) ||
         (code_point >= 0x1100 && code_point <= 0x11FF) ||
         (code_point >= 0x3131 && code_point <= 0x318E) ||
         (code_point >= 0xA960 && code_point <= 0xA97C) ||
         (code_point >= 0xD7B0 && code_point <= 0xD7FB) ||
         (code_point >= 0xFFA0 && code_point <= 0xFFDC);
}

bool is_cjk(char32_t code_point) {
  if (code_point < 0x1100) return false;
  return is_hangul(code_point) ||
         (code_point >= 0x2E80 && code_point <= 0x4DBF) ||  // radicals, punctuation, Kana, Han A
         (code_point >= 0x4E00 && code_point <= 0x9FFF) ||
         (code_point >= 0xF900 && code_point <= 0xFAFF) ||
         (code_point >= 0xFE30 && code_point <= 0xFE4F) ||
         (code_point >= 0xFF00 && code_point <= 0xFFEF) ||
         (code_point >= 0x1AFF0 && code_point <= 0x1B16F) ||
         (code_point >= 0x20000 && code_point <= 0x3FFFD);
}

std::string to_lower(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, offset);
    if (decoded.valid) {
      append_utf8(out, static_cast<char32_t>(
                           utf8proc_tolower(static_cast<utf8proc_int32_t>(decoded.value))));
    } else {
      out += text[offset];
    }
    offset += decoded.size;
  }
  return out;
}

}  // namespace postlint
