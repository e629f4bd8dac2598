#include "core/site/url_slugs.h"

#include <utf8proc.h>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/heading_slugs.h"
#include "core/site/letters/letter_table.h"
#include "core/site/transliterate.h"

namespace postlint {
namespace {

// As Ruby and Python write small letters: one character to one, but for İ.
std::string ruby_lower(std::string_view text) {
  return to_lower(replace_all(text, "İ", "i\xCC\x87"));
}

template <class Keep>
std::string hyphenate(std::string_view text, Keep keeps) {
  std::string out;
  bool is_in_run = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (point.valid && keeps(point.value)) {
      out += text.substr(at, point.size);
      is_in_run = false;
    } else if (!is_in_run) {
      out += '-';
      is_in_run = true;
    }
    at += point.size;
  }
  return out;
}

// One at each end, as /^-|-$/ takes it.
void trim_hyphen(std::string& text) {
  if (text.starts_with('-')) text.erase(0, 1);
  if (text.ends_with('-')) text.pop_back();
}

bool is_letter_mark_or_digit(char32_t c) {
  return is_letter(c) || is_mark(c) || is_digit(c);
}

bool is_hugo_path_character(char32_t c) {
  if (c < 0x80) {
    return is_ascii_alnum(static_cast<char>(c)) ||
           std::string_view("./\\_#+~-@").find(static_cast<char>(c)) != std::string_view::npos;
  }
  return is_letter_mark_or_digit(c);
}

bool is_percent_code(std::string_view text, std::size_t at) {
  const auto is_hex = [](char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  return text[at] == '%' && at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2]);
}

// Go's RemoveAccents: what is left of the decomposed text without category Mn.
std::string without_accents(std::string_view text) {
  std::string out;
  const std::string apart = to_nfd(text);
  for (std::size_t at = 0; at < apart.size();) {
    const DecodedCodePoint point = decode_utf8(apart, at);
    if (utf8proc_category(static_cast<utf8proc_int32_t>(point.value)) != UTF8PROC_CATEGORY_MN)
      out += apart.substr(at, point.size);
    at += point.size;
  }
  return to_nfc(out);
}

// What Python's \w takes for a character of a word, but for the underscore.
bool is_python_word(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return is_letter(c) || is_digit(c) || category == UTF8PROC_CATEGORY_NL ||
         category == UTF8PROC_CATEGORY_NO;
}

bool is_go_space(char32_t c) {
  return is_unicode_whitespace(c) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_python_space(char32_t c) {
  return is_go_space(c) || (c >= 0x1C && c <= 0x1F);
}

// I18n.transliterate: letters it does not know become "?".
std::string in_latin(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (point.value < 0x80) {
      out += text[at];
    } else {
      const std::string_view* letter = i18n_letters().find(point.value);
      out += letter == nullptr ? "?" : *letter;
    }
    at += point.size;
  }
  return out;
}

}  // namespace

std::string slug_jekyll(std::string_view text, std::string_view mode, bool keeps_case) {
  std::string slug;
  if (mode == "latin") {
    slug = hyphenate(in_latin(text), is_letter_mark_or_digit);
  } else if (mode == "raw") {
    slug = hyphenate(text, [](char32_t c) { return !(c == ' ' || (c >= 9 && c <= 13)); });
  } else if (mode == "pretty") {
    slug = hyphenate(text, [](char32_t c) {
      return is_letter_mark_or_digit(c) ||
             (c < 0x80 && std::string_view("._~!$&'()+,;=@").find(static_cast<char>(c)) !=
                              std::string_view::npos);
    });
  } else if (mode == "ascii") {
    slug = hyphenate(text,
                     [](char32_t c) { return c < 0x80 && is_ascii_alnum(static_cast<char>(c)); });
  } else if (mode == "none") {
    return keeps_case ? std::string(text) : ruby_lower(text);
  } else {
    slug = hyphenate(text, is_letter_mark_or_digit);
  }
  trim_hyphen(slug);
  return keeps_case ? slug : ruby_lower(slug);
}

std::string sanitize_jekyll_url(std::string_view url) {
  const std::string text = replace_all(replace_all("/" + std::string(url), "..", "/"), "./", "");
  std::string out;
  for (const char c : text) {
    if (c != '/' || !out.ends_with('/')) out += c;
  }
  return out;
}

std::string hugo_path(std::string_view text, bool removes_accents) {
  std::string out;
  bool blank_waits = false;
  bool had_hyphen = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    const std::string_view character = text.substr(at, point.size);
    const bool is_code = is_percent_code(text, at);
    if (is_code || is_hugo_path_character(point.value)) {
      // A run of blanks is one hyphen, but not beside a hyphen.
      if (blank_waits && point.value != '-' && !had_hyphen) out += '-';
      blank_waits = false;
      out += character;
      had_hyphen = point.value == '-';
    } else if (is_go_space(point.value) && !out.empty()) {
      blank_waits = true;
    }
    at += point.size;
  }
  return removes_accents ? without_accents(out) : out;
}

std::string hugo_file_path(std::string_view name, bool removes_accents) {
  // The path is cleaned with the extension: a blank before a dropped last character stays.
  std::string path = hugo_path(std::string(name) + ".", removes_accents);
  path.pop_back();
  return path;
}

std::string slug_hexo_title(std::string_view text) {
  return to_lower(slug_hexo(text));
}

// slugify of Pelican: NFKC, ASCII letters by unidecode, [^\w\s-] away, blanks and hyphens to one.
std::optional<std::string> slug_pelican(std::string_view given, PelicanSlugs how) {
  std::string text;
  for (std::size_t at = 0; at < given.size(); ++at) {  // striptags
    const std::size_t end = given[at] == '<' ? given.find('>', at) : std::string_view::npos;
    if (end != std::string_view::npos) {
      at = end;
    } else {
      text += given[at];
    }
  }
  text = to_nfkc(text);
  if (!how.unicode && !is_ascii(text)) {
    const std::optional<std::string> latin = transliterate_unidecode(text);
    if (!latin) return std::nullopt;
    text = *latin;
  }
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (is_python_space(point.value)) {
      kept += ' ';
    } else if (point.value == '-' || point.value == '_' || is_python_word(point.value)) {
      kept += text.substr(at, point.size);
    }
    at += point.size;
  }
  std::string out;
  for (const char c : trim(kept)) {
    const char written = c == ' ' ? '-' : c;
    if (written != '-' || !out.ends_with('-')) out += written;
  }
  return how.preserves_case ? out : ruby_lower(out);
}

}  // namespace postlint
