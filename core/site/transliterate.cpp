#include "core/site/transliterate.h"

#include <array>
#include <iterator>
#include <utility>

#include "core/base/normalize.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {

struct Letter {
  char32_t code_point;
  std::string_view ascii;
};

// Letters that Unicode does not decompose.
constexpr Letter kLatin[] = {
    {U'Æ', "AE"}, {U'æ', "ae"}, {U'Ø', "O"}, {U'ø', "o"},  {U'Đ', "D"},
    {U'đ', "d"},  {U'Ħ', "H"},  {U'ħ', "h"}, {U'ı', "i"},  {U'Ł', "L"},
    {U'ł', "l"},  {U'Ŧ', "T"},  {U'ŧ', "t"}, {U'Œ', "OE"}, {U'œ', "oe"},
};

// Where the European table differs from dropping the marks.
constexpr Letter kEuropean[] = {
    {U'Ä', "AE"}, {U'ä', "ae"}, {U'Ö', "OE"}, {U'ö', "oe"}, {U'Ü', "UE"}, {U'ü', "ue"},
    {U'ß', "ss"}, {U'ẞ', "Ss"}, {U'Þ', "TH"}, {U'þ', "th"}, {U'Ð', "D"},  {U'ð', "d"},
};

constexpr Letter kGreek[] = {
    {U'α', "a"},  {U'β', "v"}, {U'γ', "g"},  {U'δ', "d"}, {U'ε', "e"}, {U'ζ', "z"}, {U'η', "i"},
    {U'θ', "th"}, {U'ι', "i"}, {U'κ', "k"},  {U'λ', "l"}, {U'μ', "m"}, {U'ν', "n"}, {U'ξ', "ks"},
    {U'ο', "o"},  {U'π', "p"}, {U'ρ', "r"},  {U'σ', "s"}, {U'ς', "s"}, {U'τ', "t"}, {U'υ', "y"},
    {U'φ', "f"},  {U'χ', "x"}, {U'ψ', "ps"}, {U'ω', "o"},
};

constexpr Letter kCyrillic[] = {
    {U'а', "a"},  {U'б', "b"},  {U'в', "v"},   {U'г', "g"}, {U'д', "d"}, {U'е', "e"},
    {U'ё', "yo"}, {U'ж', "zh"}, {U'з', "z"},   {U'и', "i"}, {U'й', "j"}, {U'к', "k"},
    {U'л', "l"},  {U'м', "m"},  {U'н', "n"},   {U'о', "o"}, {U'п', "p"}, {U'р', "r"},
    {U'с', "s"},  {U'т', "t"},  {U'у', "u"},   {U'ф', "f"}, {U'х', "h"}, {U'ц', "cz"},
    {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "shh"}, {U'ъ', ""},  {U'ы', "y"}, {U'ь', ""},
    {U'э', "e"},  {U'ю', "yu"}, {U'я', "ya"},
};

constexpr Letter kArabic[] = {
    {U'ا', "a"},  {U'أ', "a"},  {U'إ', "i"},  {U'آ', "aa"}, {U'ب', "b"},  {U'ت', "t"}, {U'ث', "th"},
    {U'ج', "j"},  {U'ح', "h"},  {U'خ', "kh"}, {U'د', "d"},  {U'ذ', "th"}, {U'ر', "r"}, {U'ز', "z"},
    {U'س', "s"},  {U'ش', "sh"}, {U'ص', "s"},  {U'ض', "dh"}, {U'ط', "t"},  {U'ظ', "z"}, {U'ع', "e"},
    {U'غ', "gh"}, {U'ف', "f"},  {U'ق', "q"},  {U'ك', "k"},  {U'ل', "l"},  {U'م', "m"}, {U'ن', "n"},
    {U'ه', "h"},  {U'و', "w"},  {U'ي', "y"},  {U'ى', "a"},  {U'ة', "h"},  {U'ئ', "e"}, {U'ؤ', "o"},
};

template <std::size_t size>
const Letter* find(const Letter (&table)[size], char32_t code_point) {
  for (const Letter& letter : table) {
    if (letter.code_point == code_point) return &letter;
  }
  return nullptr;
}

std::string encode(char32_t code_point) {
  std::string text;
  append_utf8(text, code_point);
  return text;
}

// The ASCII letters at the base of one code point, where its compatibility decomposition is ASCII
// and combining marks; empty otherwise.
std::string ascii_base(char32_t code_point) {
  if (code_point < 0x80) return {};
  const std::string decomposed = to_nfkd(encode(code_point));
  std::string base;
  for (std::size_t at = 0; at < decomposed.size();) {
    const DecodedCodePoint part = decode_utf8(decomposed, at);
    at += part.size;
    if (part.value < 0x80) {
      base += static_cast<char>(part.value);
    } else if (!is_mark(part.value)) {
      return {};
    }
  }
  return base;
}

bool is_circled_or_full_width_letter(char32_t c) {
  return (c >= 0x24B6 && c <= 0x24E9) || (c >= 0xFF21 && c <= 0xFF3A) ||
         (c >= 0xFF41 && c <= 0xFF5A);
}

template <class Replace>
std::string replace_each(std::string_view text, Replace replace) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint c = decode_utf8(text, at);
    if (c.value < 0x80 || !replace(c.value, out)) out.append(text.substr(at, c.size));
    at += c.size;
  }
  return out;
}

// A letter in a table of lower-case letters, in either case; the first letter of the result is
// upper case for an upper-case one.
template <std::size_t size>
bool append_cased(const Letter (&table)[size], char32_t code_point, std::string& out) {
  if (const Letter* same = find(table, code_point)) {
    out += same->ascii;
    return true;
  }
  const std::string lower = to_lower(encode(code_point));
  const Letter* letter = find(table, decode_utf8(lower, 0).value);
  if (!letter) return false;
  std::string ascii(letter->ascii);
  if (!ascii.empty()) ascii[0] = static_cast<char>(ascii[0] - 'a' + 'A');
  out += ascii;
  return true;
}

// Greek letters with accents decompose to a letter of the table.
bool append_greek(char32_t code_point, std::string& out) {
  if (code_point < 0x370 || code_point > 0x1FFF) return false;
  const std::string decomposed = to_nfd(encode(code_point));
  return append_cased(kGreek, decode_utf8(decomposed, 0).value, out);
}

// Revised Romanization, syllable by syllable, as Text::Unidecode has it.
void append_hangul(char32_t syllable, std::string& out) {
  static constexpr std::array<std::string_view, 19> kInitials = {
      "g",  "gg", "n", "d",  "dd", "r", "m", "b", "bb", "s",
      "ss", "",   "j", "jj", "c",  "k", "t", "p", "h"};
  static constexpr std::array<std::string_view, 21> kVowels = {
      "a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
      "oe", "yo", "u",  "weo", "we", "wi", "yu",  "eu", "yi", "i"};
  static constexpr std::array<std::string_view, 28> kFinals = {
      "",   "g",  "gg", "gs", "n",  "nj", "nh", "d",  "l", "lg", "lm", "lb", "ls", "lt",
      "lp", "lh", "m",  "b",  "bs", "s",  "ss", "ng", "j", "c",  "k",  "t",  "p",  "h"};
  const char32_t index = syllable - 0xAC00;
  out += kInitials[index / 588];
  out += kVowels[index % 588 / 28];
  out += kFinals[index % 28];
}

bool append_deunicode(char32_t c, std::string& out) {
  static constexpr Letter kPunctuation[] = {
      {0xA0, " "},   {U'‘', "'"},   {U'’', "'"},  {U'“', "\""}, {U'”', "\""},  {U'–', "-"},
      {U'—', "--"},  {U'…', "..."}, {U'ß', "ss"}, {U'Þ', "Th"}, {U'þ', "th"},  {U'Ð', "D"},
      {U'ð', "d"},   {U'·', "*"},   {U'「', "["}, {U'」', "]"}, {U'、', ", "}, {U'。', ". "},
      {U'，', ", "}, {U'：', ": "}, {U'？', "?"}, {U'！', "!"}, {U'（', "("},  {U'）', ")"},
  };
  if (c >= 0xAC00 && c <= 0xD7A3) return append_hangul(c, out), true;
  if (const Letter* letter = find(kPunctuation, c)) return out += letter->ascii, true;
  if (const Letter* letter = find(kLatin, c)) return out += letter->ascii, true;
  if (c >= 0x250) return false;
  const std::string base = ascii_base(c);
  out += base;
  return !base.empty();
}

}  // namespace

std::string strip_diacritics(std::string_view text) {
  return replace_each(text, [](char32_t c, std::string& out) {
    if (c == U'ß') return out += 's', true;
    if (const Letter* letter = find(kLatin, c)) return out += letter->ascii, true;
    const bool in_table = (c >= 0xC0 && c < 0x250) || (c >= 0x1E00 && c < 0x1F00) ||
                          is_circled_or_full_width_letter(c);
    if (!in_table || !is_letter(c)) {
      if (!is_circled_or_full_width_letter(c)) return false;
    }
    const std::string base = ascii_base(c);
    out += base;
    return !base.empty();
  });
}

std::string transliterate_european(std::string_view text) {
  return replace_each(to_nfc(text), [](char32_t c, std::string& out) {
    if (const Letter* letter = find(kEuropean, c)) return out += letter->ascii, true;
    if (const Letter* letter = find(kLatin, c)) return out += letter->ascii, true;
    if (const Letter* letter = find(kArabic, c)) return out += letter->ascii, true;
    if (c >= U'①' && c <= U'⑨') return out += static_cast<char>('1' + (c - U'①')), true;
    if (append_greek(c, out) || append_cased(kCyrillic, c, out)) return true;
    if (!is_letter(c) || is_circled_or_full_width_letter(c)) return false;
    const std::string base = ascii_base(c);
    out += base;
    return !base.empty();
  });
}

std::optional<std::string> transliterate_deunicode(std::string_view text) {
  bool known = true;
  std::string out = replace_each(text, [&known](char32_t c, std::string& appended) {
    if (!append_deunicode(c, appended)) known = false;
    return true;
  });
  if (!known) return std::nullopt;
  return out;
}

}  // namespace postlint
