#include "core/site/transliterate.h"

#include <array>
#include <iterator>
#include <utility>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/letters/letter_table.h"

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
      {0xA0, " "},   {U'‘', "'"},   {U'’', "'"},  {U'“', "\""},  {U'”', "\""},  {U'–', "-"},
      {U'—', "--"},  {U'…', "..."}, {U'ß', "ss"}, {U'Þ', "Th"},  {U'þ', "th"},  {U'Ð', "D"},
      {U'ð', "d"},   {U'·', "*"},   {U'「', "["}, {U'」', "] "}, {U'、', ", "}, {U'。', ". "},
      {U'，', ", "}, {U'：', ": "}, {U'？', "?"}, {U'！', "!"},  {U'（', "("},  {U'）', ")"},
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
    const std::string_view* letter = hexo_letters().find(c);
    if (letter != nullptr) out += *letter;
    return letter != nullptr;
  });
}

std::string transliterate_sindresorhus(std::string_view text) {
  std::string sequences = to_nfc(text);
  for (const auto& [letters, ascii] : {std::pair{"ый", "iy"},
                                       {"Ый", "Iy"},
                                       {"ЫЙ", "IY"},
                                       {"ыЙ", "iY"},
                                       {"ъе", "ye"},
                                       {"Ъе", "Ye"},
                                       {"ъЕ", "yE"},
                                       {"ЪЕ", "YE"},
                                       {"\uFE0F\u20E3", ""},
                                       {"🅰\uFE0F", "A"},
                                       {"🅱\uFE0F", "B"},
                                       {"🅾\uFE0F", "O"}}) {
    if (sequences.find(letters) != std::string::npos) {
      sequences = replace_all(sequences, letters, ascii);
    }
  }
  std::string out;
  for (std::size_t at = 0; at < sequences.size();) {
    const DecodedCodePoint c = decode_utf8(sequences, at);
    const std::string_view bytes = std::string_view(sequences).substr(at, c.size);
    at += c.size;
    if (bytes == "&") {
      out += " and ";
    } else if (c.value < 0x80) {
      if (bytes != "^" && bytes != "`") out += bytes;
    } else if (const std::string_view* letter = sindresorhus_letters().find(c.value)) {
      out += *letter;
    } else {
      const std::string apart = to_nfd(bytes);
      for (std::size_t part = 0; part < apart.size();) {
        const DecodedCodePoint one = decode_utf8(apart, part);
        if (!sindresorhus_drops(one.value)) out += apart.substr(part, one.size);
        part += one.size;
      }
    }
  }
  return out;
}

std::optional<std::string> transliterate_unidecode(std::string_view text) {
  bool known = true;
  std::string out = replace_each(text, [&known](char32_t c, std::string& appended) {
    if (c >= 0xAC00 && c <= 0xD7A3) return append_hangul(c, appended), true;
    if (const std::string_view* letter = unidecode_letters().find(c)) {
      appended += *letter;
    } else if (unidecode_is_known(c)) {
      appended += ascii_base(c);
    } else {
      known = false;
    }
    return true;
  });
  if (!known) return std::nullopt;
  return out;
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
