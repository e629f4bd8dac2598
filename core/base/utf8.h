// UTF-8: decoding, checking, walking by code points. Offsets are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace postlint {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct DecodedCodePoint {
  char32_t value;     // kReplacementCharacter for an invalid byte
  std::uint8_t size;  // bytes consumed, at least 1
  bool valid;
};

// `offset` must be inside `text`.
DecodedCodePoint decode_utf8(std::string_view text, std::size_t offset);
// The code point that ends just before `offset` (> 0).
DecodedCodePoint decode_utf8_before(std::string_view text, std::size_t offset);
void append_utf8(std::string& out, char32_t code_point);
std::size_t count_code_points(std::string_view text);
bool is_valid_utf8(std::string_view text);
// The first byte at or after `offset` that begins no valid sequence, or npos.
std::size_t find_invalid_utf8(std::string_view text, std::size_t offset);
bool is_ascii(std::string_view text);

// Unicode classes by utf8proc, and CommonMark's own notions of them.
bool is_letter(char32_t code_point);
bool is_mark(char32_t code_point);
bool is_digit(char32_t code_point);  // Nd
bool is_word(char32_t code_point);   // letter, mark, digit, underscore
bool is_unicode_whitespace(char32_t code_point);
bool is_unicode_punctuation(char32_t code_point);  // CommonMark: ASCII punctuation and category P
bool is_hangul(char32_t code_point);
bool is_cjk(char32_t code_point);             // Hangul, Kana, Han and their punctuation
std::string to_lower(std::string_view text);  // Unicode simple case folding to lower case

}  // namespace postlint
