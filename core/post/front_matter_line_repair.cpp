#include "core/post/front_matter_line_repair.h"

#include <fmt/format.h>

#include <functional>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/front_matter_value_guesses.h"

namespace postlint {
namespace {

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
    for (const MakeGuess make : value_guesses()) {
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
      for (const MakeGuess make : value_guesses()) {
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
