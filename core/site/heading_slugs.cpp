#include "core/site/heading_slugs.h"

#include <utf8proc.h>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/transliterate.h"

namespace postlint {
namespace {

// Calls `visit(code_point, bytes)` for every code point.
template <class Visit>
void each_code_point(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint c = decode_utf8(text, at);
    visit(c.value, text.substr(at, c.size));
    at += c.size;
  }
}

utf8proc_category_t category(char32_t code_point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
}

bool is_number(char32_t code_point) {  // N*: with ½, ², Ⅳ
  const utf8proc_category_t of = category(code_point);
  return of == UTF8PROC_CATEGORY_ND || of == UTF8PROC_CATEGORY_NL || of == UTF8PROC_CATEGORY_NO;
}

bool is_connector(char32_t code_point) {
  return category(code_point) == UTF8PROC_CATEGORY_PC;
}

bool is_javascript_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0xFEFF || c == 0x2028 ||
         c == 0x2029 || category(c) == UTF8PROC_CATEGORY_ZS;
}

bool is_python_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 ||
         c == 0x2028 || c == 0x2029 || category(c) == UTF8PROC_CATEGORY_ZS;
}

// Without hyphens at either end.
std::string trim_hyphens(std::string_view text) {
  while (text.starts_with('-')) text.remove_prefix(1);
  while (text.ends_with('-')) text.remove_suffix(1);
  return std::string(text);
}

// Writes one hyphen for a run of separators.
void append_hyphen_once(std::string& out) {
  if (!out.ends_with('-')) out += '-';
}

std::string trim_javascript(std::string_view text) {
  while (!text.empty() && is_javascript_space(decode_utf8(text, 0).value)) {
    text.remove_prefix(decode_utf8(text, 0).size);
  }
  while (!text.empty() && is_javascript_space(decode_utf8_before(text, text.size()).value)) {
    text.remove_suffix(decode_utf8_before(text, text.size()).size);
  }
  return std::string(text);
}

std::string without_marks(std::string_view decomposed) {
  std::string out;
  each_code_point(decomposed, [&](char32_t c, std::string_view bytes) {
    if (category(c) != UTF8PROC_CATEGORY_MN) out += bytes;
  });
  return out;
}

constexpr std::string_view kSlugizeSpecials = "~`!@#$%^&*()-_+=[]{}|\\;:\"'<>,.?/";

// What hexo-util and VitePress share: control characters vanish, runs of blanks and punctuation
// become one hyphen, none at the ends.
std::string slugize(std::string_view text, std::string_view further_specials) {
  std::string out;
  each_code_point(text, [&](char32_t c, std::string_view bytes) {
    if (c < 0x20) return;
    const bool special = is_javascript_space(c) ||
                         (c < 0x80 && kSlugizeSpecials.find(bytes) != std::string_view::npos) ||
                         further_specials.find(bytes) != std::string_view::npos;
    if (special) {
      append_hyphen_once(out);
    } else {
      out += bytes;
    }
  });
  return trim_hyphens(out);
}

}  // namespace

std::string lower_as_javascript(std::string_view text) {
  std::string out;
  bool after_letter = false;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint c = decode_utf8(text, at);
    at += c.size;
    if (c.value == 0x130) {
      out += "i\xCC\x87";
    } else if (c.value == 0x3A3 && after_letter &&
               (at == text.size() || !is_letter(decode_utf8(text, at).value))) {
      out += "ς";
    } else {
      out += to_lower(text.substr(at - c.size, c.size));
    }
    after_letter = is_letter(c.value);
  }
  return out;
}

std::string slug_kramdown_gfm(std::string_view text) {
  std::string out;
  each_code_point(lower_as_javascript(text), [&](char32_t c, std::string_view bytes) {
    if (c == ' ' || c == '\t') {
      out += '-';
    } else if (c == '-' || is_word(c) || is_connector(c)) {
      out += bytes;
    }
  });
  return out;
}

std::string slug_kramdown(std::string_view raw) {
  std::size_t at = 0;
  while (at < raw.size() && !is_ascii_letter(raw[at])) ++at;
  std::string out;
  for (char c : raw.substr(at)) {
    if (c == ' ' || c == '-') {
      out += '-';
    } else if (is_ascii_alnum(c)) {
      out += c;
    }
  }
  return ascii_lower(out);
}

std::string slug_goldmark(std::string_view raw, bool ascii_only) {
  const std::string text = ascii_only ? to_nfc(without_marks(to_nfd(raw))) : std::string(raw);
  std::string out;
  each_code_point(trim(text), [&](char32_t c, std::string_view bytes) {
    if (ascii_only && bytes.size() > 1) return;
    if (c == '-' || c == ' ') {
      out += '-';
    } else if (c == '_' || is_letter(c) || is_digit(c)) {
      out += to_lower(bytes);
    }
  });
  return out;
}

std::string slug_blackfriday(std::string_view raw) {
  std::string out;
  bool gap = false;
  each_code_point(raw, [&](char32_t c, std::string_view bytes) {
    if (!is_letter(c) && !is_number(c)) {
      gap = true;
      return;
    }
    if (gap && !out.empty()) out += '-';
    gap = false;
    out += to_lower(bytes);
  });
  return out;
}

std::string slug_python_markdown(std::string_view text, bool unicode) {
  std::string kept;
  each_code_point(unicode ? std::string(text) : to_nfkd(text),
                  [&](char32_t c, std::string_view bytes) {
                    if (!unicode && c >= 0x80) return;
                    if (is_python_space(c)) {
                      kept += ' ';
                    } else if (c == '-' || c == '_' || is_letter(c) || is_number(c)) {
                      kept += bytes;
                    }
                  });
  std::string out;
  each_code_point(to_lower(trim(kept)), [&](char32_t c, std::string_view bytes) {
    if (c == ' ' || c == '-') {
      append_hyphen_once(out);
    } else {
      out += bytes;
    }
  });
  return out;
}

std::string slug_hexo(std::string_view text) {
  return slugize(strip_diacritics(text), {});
}

std::string slug_sindresorhus(std::string_view given) {
  const std::string text = ascii_lower(transliterate_sindresorhus(given));
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    // "don't" and "it's" lose their apostrophe.
    if (text[at] == '\'' && at > 0 && is_ascii_alnum(text[at - 1]) && at + 1 < text.size() &&
        (text[at + 1] == 't' || text[at + 1] == 's') &&
        (at + 2 == text.size() || is_javascript_space(decode_utf8(text, at + 2).value))) {
      continue;
    }
    if (is_ascii_alnum(text[at])) {
      out += text[at];
    } else {
      append_hyphen_once(out);
    }
  }
  return trim_hyphens(out);
}

std::string slug_markdown_it_anchor(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  bool in_blanks = false;
  each_code_point(
      lower_as_javascript(trim_javascript(text)), [&](char32_t c, std::string_view bytes) {
        const bool blank = is_javascript_space(c);
        if (blank && !in_blanks) out += '-';
        in_blanks = blank;
        if (blank) return;
        if (c < 0x80 && (is_ascii_alnum(bytes[0]) ||
                         std::string_view("-_.!~*'()").find(bytes) != std::string_view::npos)) {
          out += bytes;
          return;
        }
        for (char byte : bytes) {
          out += '%';
          out += kHex[static_cast<unsigned char>(byte) >> 4];
          out += kHex[static_cast<unsigned char>(byte) & 15];
        }
      });
  return out;
}

std::string slug_github(std::string_view text) {
  std::string out;
  each_code_point(lower_as_javascript(text), [&](char32_t c, std::string_view bytes) {
    if (c == ' ') {
      out += '-';
    } else if (c == '-' || is_letter(c) || is_mark(c) || is_digit(c) || is_connector(c) ||
               category(c) == UTF8PROC_CATEGORY_NL || (c >= 0x24B6 && c <= 0x24E9)) {
      out += bytes;
    }
  });
  return out;
}

std::string slug_vitepress(std::string_view text) {
  std::string decomposed;
  each_code_point(to_nfkd(text), [&](char32_t c, std::string_view bytes) {
    if (c < 0x300 || c > 0x36F) decomposed += bytes;
  });
  std::string slug = slugize(decomposed, "“”‘’");
  if (!slug.empty() && is_ascii_digit(slug[0])) slug.insert(0, 1, '_');
  return lower_as_javascript(slug);
}

std::optional<std::string> slug_zola(std::string_view text) {
  const std::optional<std::string> ascii = transliterate_deunicode(text);
  if (!ascii) return std::nullopt;
  std::string out;
  for (char c : ascii_lower(*ascii)) {
    if (is_ascii_alnum(c)) {
      out += c;
    } else {
      append_hyphen_once(out);
    }
  }
  return trim_hyphens(out);
}

std::string slug_zola_safe(std::string_view text) {
  std::string out;
  for (char c : trim(text)) {
    if (std::string_view("<>:/|?*#\\()[]\"\n").find(c) != std::string_view::npos) continue;
    out += c == ' ' ? '_' : c;
  }
  return out;
}

std::string smarten_hexo(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("---")) {
      out += "—";
      at += 2;
    } else if (rest.starts_with("--")) {
      out += "–";
      ++at;
    } else if (rest.starts_with("...")) {
      out += "…";
      at += 2;
    } else if (text[at] == '\'' || text[at] == '"') {
      // A quote opens at the start and behind blanks, brackets, dashes, slashes and other quotes.
      const bool is_double = text[at] == '"';
      const bool opens =
          out.empty() ||
          std::string_view("-/([{ \t\n").find(out.back()) != std::string_view::npos ||
          out.ends_with("—") || (is_double && out.ends_with("‘")) ||
          (!is_double && at > 0 && text[at - 1] == '"');
      out += is_double ? (opens ? "“" : "”") : (opens ? "‘" : "’");
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string smarten_markdown_it(std::string_view text) {
  const auto is_open_side = [&](std::size_t at) {
    return at == 0 || is_blank(text[at - 1]) ||
           std::string_view("([{").find(text[at - 1]) != std::string_view::npos;
  };
  std::string out;
  std::size_t last_double = std::string::npos;  // where an unpaired opening " stands in `out`
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("---") && !rest.starts_with("----")) {
      out += "—";
      at += 2;
    } else if (rest.starts_with("--") && !rest.starts_with("---")) {
      out += "–";
      ++at;
    } else if (rest.starts_with("...")) {
      out += "…";
      at += 2;
    } else if (text[at] == '"' && is_open_side(at)) {
      last_double = out.size();
      out += '"';
    } else if (text[at] == '"' && last_double != std::string::npos) {
      out.replace(last_double, 1, "“");
      last_double = std::string::npos;
      out += "”";
    } else if (text[at] == '\'' && !is_open_side(at) && at + 1 < text.size() &&
               !is_blank(text[at + 1])) {
      out += "’";
    } else {
      out += text[at];
    }
  }
  return out;
}

}  // namespace postlint
