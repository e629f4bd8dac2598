#include "core/post/front_matter_line_repair.h"

#include <fmt/format.h>

#include <functional>
#include <vector>

#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {

// "key: value" or "- value" or "- key: value", cut into its parts. Offsets are in `text`.
struct ValueLine {
  std::size_t value_begin = 0;
  std::size_t value_end = 0;
  std::string_view value(std::string_view text) const {
    return text.substr(value_begin, value_end - value_begin);
  }
};

// A guess: `text` with the value written anew.
struct Guess {
  std::string text;
  std::size_t culprit = 0;  // offset in the old text
  std::string reason;
  std::string explanation;
};

constexpr std::string_view kQuoteExplanation = "quotes around the value keep its signs as text";

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

// "Hello → "Hello"
std::optional<Guess> close_quote(std::string_view text, const ValueLine& line) {
  const std::string_view value = line.value(text);
  if (value.empty()) return std::nullopt;
  const char quote = value.front();
  if ((quote != '"' && quote != '\'') || value.find('\n') != std::string_view::npos ||
      value.find(quote, 1) != std::string_view::npos) {
    return std::nullopt;
  }
  Guess guess = with_value(text, line, std::string(value) + quote);
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
  if (value.find(" #") != std::string_view::npos) return std::nullopt;  // a comment, or text?
  const bool has_double = value.find_first_of("\"\\") != std::string_view::npos;
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

// Tabs around values become blanks, tabs that indent become two blanks each.
std::optional<Guess> replace_tabs(std::string_view text) {
  const std::size_t first = text.find('\t');
  if (first == std::string_view::npos) return std::nullopt;
  Guess guess;
  guess.culprit = first;
  guess.reason = "a tab stands here where only blanks are allowed";
  guess.explanation = "blanks take the place of the tab";
  for (std::uint32_t at = 0; at < text.size();) {
    const TextLine line = line_at(text, at);
    std::string_view rest = trim_right(line.in(text));
    while (!rest.empty() && is_blank(rest.front())) {
      guess.text += rest.front() == '\t' ? "  " : " ";
      rest.remove_prefix(1);
    }
    std::size_t colon = 0;
    if (looks_like_field(rest, &colon)) {
      const std::string_view value = trim_left(rest.substr(colon + 1));
      guess.text.append(rest.substr(0, colon + 1));
      if (!value.empty()) guess.text.append(" ").append(value);
    } else if (rest.starts_with("-\t")) {
      guess.text.append("- ").append(trim_left(rest.substr(2)));
    } else {
      guess.text.append(rest);
    }
    guess.text.append(text.substr(line.end, line.next - line.end));
    at = line.next;
  }
  return guess;
}

bool is_refused_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F ||
         (c >= 0x80 && c < 0xA0 && c != 0x85);
}

std::optional<Guess> remove_controls(std::string_view text) {
  Guess guess;
  char32_t first = 0;
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint code = decode_utf8(text, i);
    if (code.valid && is_refused_control(code.value)) {
      if (guess.reason.empty()) {
        first = code.value;
        guess.culprit = i;
        guess.reason = fmt::format("an invisible control character (U+{:04X}) stands here",
                                   static_cast<std::uint32_t>(first));
      }
    } else {
      guess.text.append(text.substr(i, code.size));
    }
    i += code.size;
  }
  if (guess.reason.empty()) return std::nullopt;
  guess.explanation = "the invisible character is gone";
  return guess;
}

// title:Hello → title: Hello, title：Hello → title: Hello
std::optional<Guess> separate_value(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (is_ascii_alnum(text[at]) || text[at] == '_' || text[at] == '-')) ++at;
  static constexpr std::string_view kWideColon = "：";
  const bool wide = text.substr(at).starts_with(kWideColon);
  if (at == 0 || (!wide && text.substr(at, 1) != ":")) return std::nullopt;
  const std::string_view rest = text.substr(at + (wide ? kWideColon.size() : 1));
  if (!wide && (rest.empty() || is_blank(rest.front()))) return std::nullopt;
  Guess guess;
  guess.text.assign(text.substr(0, at)).append(": ").append(trim_left(rest));
  guess.culprit = at;
  guess.reason = wide ? "the colon here is a full-width one" : "a blank is missing after the colon";
  guess.explanation = "a field is written “name: value”";
  return guess;
}

using MakeGuess = std::optional<Guess> (*)(std::string_view, const ValueLine&);
constexpr MakeGuess kValueGuesses[] = {double_apostrophes, escape_double_quotes,       close_quote,
                                       close_bracket,      double_apostrophes_in_list, quote_all};

// One field named `key`, and nothing of it lost: as many letters as before.
bool reads_as(std::string_view text, std::string_view key, FieldsReading& reading) {
  reading = read_yaml_fields(text, {0, static_cast<std::uint32_t>(text.size())});
  if (reading.error) return false;
  if (key.empty()) return !reading.entries.empty();
  return reading.entries.size() == 1 && reading.entries[0].key == key;
}

// The line cannot be read on its own, as a field or as the value of one.
bool is_broken_alone(std::string_view line) {
  line = trim_left(line);
  const bool is_item = line.starts_with("- ");
  while (line.starts_with("- ")) line = trim_left(line.substr(2));
  const std::string alone =
      is_item && !looks_like_field(line) ? "k: " + std::string(line) : std::string(line);
  return read_yaml_fields(alone, {0, static_cast<std::uint32_t>(alone.size())}).error.has_value();
}

// Fields indented further than those behind them: the lines move to the first column.
std::optional<Guess> remove_indent(std::string_view text) {
  const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
  if (indent == 0) return std::nullopt;
  Guess guess;
  for (std::uint32_t at = 0; at < text.size();) {
    const TextLine line = line_at(text, at);
    const std::string_view one = line.in(text);
    const std::size_t blanks = std::min(one.find_first_not_of(' '), one.size());
    if (blanks < indent && blanks < one.size()) return std::nullopt;
    guess.text.append(one.substr(std::min(indent, blanks)));
    guess.text.append(text.substr(line.end, line.next - line.end));
    at = line.next;
  }
  guess.reason = "this field is indented further than the fields below it, which are not read";
  guess.explanation = "all fields begin at the first column";
  return guess;
}

// The guesses about the whole field, then about single lines of it that cannot be read alone.
void make_guesses(std::string_view text, const std::function<bool(Guess)>& is_good) {
  for (auto make : {remove_controls, replace_tabs, separate_value, remove_indent}) {
    if (auto guess = make(text); guess && is_good(std::move(*guess))) return;
  }
  if (const auto line = value_of(text)) {
    for (const MakeGuess make : kValueGuesses) {
      if (auto guess = make(text, *line); guess && is_good(std::move(*guess))) return;
    }
  }
  std::size_t lines = 0;
  Guess all;
  for (std::uint32_t at = 0; at < text.size() && lines < 100; ++lines) {
    const TextLine line = line_at(text, at);
    const std::string_view one = line.in(text);
    const auto value = value_of(one);
    if (value && (value->value(one).front() == '|' || value->value(one).front() == '>')) return;
    std::string written(one);
    if (value && is_broken_alone(one)) {
      for (const MakeGuess make : kValueGuesses) {
        auto guess = make(one, *value);
        if (!guess || is_broken_alone(guess->text)) continue;
        if (all.reason.empty()) {
          all.culprit = at + guess->culprit;
          all.reason = guess->reason;
          all.explanation = guess->explanation;
        }
        written = guess->text;
        break;
      }
    }
    all.text.append(written).append(text.substr(line.end, line.next - line.end));
    at = line.next;
  }
  if (!all.reason.empty()) is_good(std::move(all));
}

}  // namespace

std::optional<LineRepair> repair_lines(std::string_view bytes, Span lines, std::string_view key) {
  std::string_view text = lines.in(bytes);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  std::optional<LineRepair> found;
  make_guesses(text, [&](Guess guess) {
    FieldsReading reading;
    if (!reads_as(guess.text, key, reading)) return false;
    found = LineRepair{{lines.begin, lines.begin + static_cast<std::uint32_t>(text.size())},
                       std::move(guess.text),
                       lines.begin + static_cast<std::uint32_t>(guess.culprit),
                       std::move(guess.reason),
                       std::move(guess.explanation),
                       std::move(reading)};
    return true;
  });
  return found;
}

}  // namespace postlint
