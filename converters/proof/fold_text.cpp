#include "converters/proof/fold_text.h"

#include <algorithm>
#include <array>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint::proof {
namespace {

struct Stand {
  char32_t character;
  std::string_view typed;
};

// What SmartyPants, kramdown's and goldmark's typographers make of plain text, backwards.
constexpr std::array kTypeset = std::to_array<Stand>({
    {U'\u201C', "\""},
    {U'\u201D', "\""},
    {U'\u201E', "\""},
    {U'\u2018', "'"},
    {U'\u2019', "'"},
    {U'\u201A', "'"},
    {U'\u00AB', "<<"},
    {U'\u00BB', ">>"},
    {U'\u2013', "--"},
    {U'\u2014', "---"},
    {U'\u2026', "..."},
    {U'\u00A9', "(c)"},
    {U'\u00AE', "(r)"},
    {U'\u2122', "(tm)"},
});

bool has_no_width(char32_t c) {
  return c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF || c == 0x00AD ||
         c == 0xFE0E || c == 0xFE0F;
}

std::string_view typed_for(char32_t c) {
  for (const Stand& stand : kTypeset) {
    if (stand.character == c) return stand.typed;
  }
  return {};
}

constexpr std::pair<std::string_view, std::string_view> kLanguages[] = {
    {"javascript", "js"},
    {"typescript", "ts"},
    {"python", "py"},
    {"python3", "py"},
    {"ruby", "rb"},
    {"bash", "sh"},
    {"shell", "sh"},
    {"zsh", "sh"},
    {"markdown", "md"},
    {"yml", "yaml"},
    {"c++", "cpp"},
    {"csharp", "cs"},
    {"c#", "cs"},
    {"golang", "go"},
    {"rust", "rs"},
    {"kotlin", "kt"},
    {"dockerfile", "docker"},
    {"plaintext", ""},
    {"plain", ""},
    {"text", ""},
    {"txt", ""},
    {"none", ""},
    {"nohighlight", ""},
    {"fallback", ""},
    {"highlight", ""},
    {"default", ""},
};

// The end of what stands for itself, as most characters do; of valid UTF-8. Looks at bytes alone.
std::size_t plain_run(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte > ' ' && byte < 0x7F) {
      ++at;
    } else if ((byte >= 0xE4 && byte <= 0xED) ||
               (byte == 0xE3 && static_cast<unsigned char>(text[at + 1]) > 0x80)) {
      at += 3;  // U+3040 to U+D7FF: kana, ideographs, Hangul
    } else {
      break;
    }
  }
  return std::min(at, text.size());
}

}  // namespace

std::string fold_text(std::string_view text) {
  std::string composed;
  if (!is_ascii(text)) {
    if (!is_valid_utf8(text)) {
      for (std::size_t i = 0; i < text.size();) {
        const DecodedCodePoint c = decode_utf8(text, i);
        append_utf8(composed, c.value);
        i += c.size;
      }
      text = composed;
    }
    if (!is_nfc(text)) {
      composed = to_nfc(text);
      text = composed;
    }
  }
  std::string out;
  out.reserve(text.size());
  bool blank = false, may_compose = false;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t end = plain_run(text, i); end > i) {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out.append(text.substr(i, end - i));
      i = end;
      continue;
    }
    if (static_cast<unsigned char>(text[i]) <= ' ') {
      blank = true;
      ++i;
      continue;
    }
    const DecodedCodePoint c = decode_utf8(text, i);
    const std::string_view bytes = text.substr(i, c.size);
    i += c.size;
    if (c.value == 0xA0 || (c.value > 0x7F && is_unicode_whitespace(c.value))) {
      blank = true;
      continue;
    }
    if (c.value > 0x7F && has_no_width(c.value)) {
      may_compose = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    const std::string_view typed = c.value > 0x7F ? typed_for(c.value) : std::string_view{};
    if (typed.empty()) {
      out.append(bytes);
    } else {
      out.append(typed);
      may_compose = true;
    }
  }
  // What stood on both sides of a character that is gone may compose now.
  return may_compose && !is_ascii(out) ? to_nfc(out) : out;
}

std::string fold_code(std::string_view code) {
  std::string out;
  out.reserve(code.size());
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '\r') {
      if (i + 1 >= code.size() || code[i + 1] != '\n') out += '\n';
    } else {
      out += code[i];
    }
  }
  const std::size_t end = out.find_last_not_of("\n \t");
  if (end == std::string::npos) return {};
  out.resize(end + 1);
  // Empty lines in front; the indent of the first line stays.
  std::size_t begin = 0;
  for (std::size_t i = 0; i < out.size() && (is_blank(out[i]) || out[i] == '\n'); ++i) {
    if (out[i] == '\n') begin = i + 1;
  }
  return out.substr(begin);
}

std::string fold_language(std::string_view language) {
  const std::string lower = ascii_lower(trim(language));
  for (const auto& [name, folded] : kLanguages) {
    if (lower == name) return std::string(folded);
  }
  return lower;
}

}  // namespace postlint::proof
