#include "core/post/front_matter_value_guesses.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

constexpr std::string_view kQuoteExplanation = "quotes around the value keep its signs as text";

Guess with_value(std::string_view text, const ValueLine& line, std::string_view value) {
  Guess guess;
  guess.text.assign(text.substr(0, line.value_begin))
      .append(value)
      .append(text.substr(line.value_end));
  guess.explanation = kQuoteExplanation;
  return guess;
}

// 'It's' → 'It''s'. Apostrophes that are doubled already stay.
std::optional<Guess> double_apostrophes(std::string_view text, const ValueLine& line) {
  const std::string_view value = line.value(text);
  if (value.size() < 3 || value.front() != '\'' || value.back() != '\'') return std::nullopt;
  std::string out = "'";
  std::size_t culprit = 0;
  for (std::size_t i = 1; i + 1 < value.size(); ++i) {
    out += value[i];
    if (value[i] != '\'') continue;
    if (i + 2 < value.size() && value[i + 1] == '\'') {
      ++i;
    } else if (culprit == 0) {
      culprit = line.value_begin + i;
    }
    out += '\'';
  }
  if (culprit == 0) return std::nullopt;
  Guess guess = with_value(text, line, out + "'");
  guess.culprit = culprit;
  guess.reason = "the apostrophe here ends the quoted text";
  guess.explanation = "inside single quotes an apostrophe is written twice";
  return guess;
}

// "say "hi"" → "say \"hi\"", and "C:\path" → "C:\\path".
std::optional<Guess> escape_double_quotes(std::string_view text, const ValueLine& line) {
  const std::string_view value = line.value(text);
  if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::nullopt;
  std::string out = "\"";
  std::size_t culprit = 0;
  bool backslash = false;
  static constexpr std::string_view kEscapes = "0abt\tnvfre \"/\\N_LPxuU\n\r";
  for (std::size_t i = 1; i + 1 < value.size(); ++i) {
    const char c = value[i];
    if (c == '\\') {
      const char next = value[i + 1];
      const bool hex =
          (next == 'x' || next == 'u' || next == 'U') &&
          (i + 2 >= value.size() ||
           std::string_view("0123456789abcdefABCDEF").find(value[i + 2]) == std::string_view::npos);
      if (i + 2 < value.size() && kEscapes.find(next) != std::string_view::npos && !hex) {
        out += c;
        out += next;
        ++i;
        continue;
      }
      if (culprit == 0) {
        culprit = line.value_begin + i;
        backslash = true;
      }
      out += "\\\\";
      continue;
    }
    if (c == '"') {
      if (culprit == 0) culprit = line.value_begin + i;
      out += '\\';
    }
    out += c;
  }
  if (culprit == 0) return std::nullopt;
  Guess guess = with_value(text, line, out + "\"");
  guess.culprit = culprit;
  guess.reason = backslash ? "the backslash here must be doubled in a double-quoted value"
                           : "the quote here ends the quoted text";
  guess.explanation = backslash ? "inside double quotes a backslash is written twice"
                                : "inside double quotes a quote is written \\\"";
  return guess;
}

// "Hello → "Hello"; a lone quote at the head and pairs behind it are the same mistake.
std::optional<Guess> close_quote(std::string_view text, const ValueLine& line) {
  const std::string_view value = line.value(text);
  const char quote = value.front();
  const auto quotes = std::count(value.begin(), value.end(), quote);
  if ((quote != '"' && quote != '\'') || value.find('\n') != std::string_view::npos ||
      value.back() == quote || (quotes != 1 && (quote == '\'' || quotes % 2 == 0))) {
    return std::nullopt;
  }
  const std::string_view inside = value.substr(1);
  const std::string written =
      quotes == 1 ? std::string(value) + quote : quote_yaml(inside, ScalarStyle::kDoubleQuoted);
  Guess guess = with_value(text, line, written);
  guess.culprit = line.value_begin;
  guess.reason = "the quote that opens here is never closed";
  guess.explanation = "the closing quote was missing";
  return guess;
}

// [a, b → [a, b]
std::optional<Guess> close_bracket(std::string_view text, const ValueLine& line) {
  const std::string_view value = line.value(text);
  const char open = value.front();
  if (open != '[' && open != '{') return std::nullopt;
  const char close = open == '[' ? ']' : '}';
  if (value.find(close) != std::string_view::npos) return std::nullopt;
  std::string_view head = value;
  if (head.ends_with(',')) head.remove_suffix(1);
  Guess guess = with_value(text, line, std::string(head) + close);
  guess.culprit = line.value_begin;
  guess.reason = fmt::format("the {} that opens here is never closed", open);
  guess.explanation = fmt::format("the closing {} was missing", close);
  return guess;
}

// ['it's', 'b'] → ['it''s', 'b']: an apostrophe between two letters ends no item.
std::optional<Guess> double_apostrophes_in_list(std::string_view text, const ValueLine& line) {
  const std::string_view value = line.value(text);
  if (value.size() < 4 || value.front() != '[' || value.back() != ']') return std::nullopt;
  std::string out;
  std::size_t culprit = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    out += value[i];
    if (value[i] != '\'' || i == 0 || i + 1 >= value.size()) continue;
    const char before = value[i - 1], after = value[i + 1];
    const auto is_text = [](char c) {
      return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
    };
    if (!is_text(before) || !is_text(after)) continue;
    out += '\'';
    if (culprit == 0) culprit = line.value_begin + i;
  }
  if (culprit == 0) return std::nullopt;
  Guess guess = with_value(text, line, out);
  guess.culprit = culprit;
  guess.reason = "the apostrophe here ends the quoted text";
  guess.explanation = "inside single quotes an apostrophe is written twice";
  return guess;
}

std::string_view reason_for_quotes(std::string_view value, std::size_t& culprit) {
  culprit = 0;
  switch (value.front()) {
    case '"':
    case '\'':
      return "text goes on behind the closing quote";
    case '[':
    case '{':
      return "a value that begins with a bracket is read as a list or a map";
    default:
      break;
  }
  if (std::string_view("@`%*&!|>?-").find(value.front()) != std::string_view::npos) {
    return "a value that begins with this sign needs quotes";
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == ':' && (i + 1 == value.size() || is_blank(value[i + 1]))) {
      culprit = i;
      return "a colon and a blank inside a value start a new field";
    }
  }
  return "the value needs quotes here";
}

// title: Foo: bar → title: "Foo: bar"; @x, %x, *x*, [Tag] x, "Hello" world.
std::optional<Guess> quote_all(std::string_view text, const ValueLine& line) {
  const std::string_view value = line.value(text);
  if (value.find('\n') != std::string_view::npos || value.find('\r') != std::string_view::npos) {
    return std::nullopt;
  }
  // "#1" is text, "# remark" may be a remark.
  if (value.find(" # ") != std::string_view::npos || value.ends_with(" #")) return std::nullopt;
  const bool has_double = find_any(value, "\"\\"_any) != std::string_view::npos;
  const bool has_single = value.find('\'') != std::string_view::npos;
  const ScalarStyle style = has_double && !has_single            ? ScalarStyle::kSingleQuoted
                            : has_double && value.front() == '"' ? ScalarStyle::kSingleQuoted
                                                                 : ScalarStyle::kDoubleQuoted;
  Guess guess = with_value(text, line, quote_yaml(value, style));
  std::size_t culprit = 0;
  guess.reason = reason_for_quotes(value, culprit);
  guess.culprit = line.value_begin + culprit;
  return guess;
}

}  // namespace

std::optional<ValueLine> value_of(std::string_view text) {
  ValueLine line;
  std::size_t at = 0;
  while (at < text.size() && is_blank(text[at])) ++at;
  bool is_item = false;
  while (text.substr(at).starts_with("- ")) {
    at += 2;
    while (at < text.size() && is_blank(text[at])) ++at;
    is_item = true;
  }
  std::size_t colon = 0;
  const std::string_view rest = text.substr(at);
  const bool is_quote = !rest.empty() && (rest.front() == '"' || rest.front() == '\'');
  if (!is_quote && looks_like_field(rest, &colon)) {
    at += colon + 1;
    while (at < text.size() && is_blank(text[at])) ++at;
  } else if (!is_item) {
    return std::nullopt;
  }
  line.value_begin = at;
  line.value_end = at + trim_right(text.substr(at)).size();
  if (line.value_end <= at) return std::nullopt;
  return line;
}

std::span<const MakeGuess> value_guesses() {
  static constexpr MakeGuess kGuesses[] = {
      double_apostrophes, escape_double_quotes,       close_quote,
      close_bracket,      double_apostrophes_in_list, quote_all};
  return kGuesses;
}

}  // namespace postlint
