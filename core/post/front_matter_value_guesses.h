// Guesses at what a broken YAML value was meant to be; internal to core/post/front_matter*.cpp.
//
// A guess proves nothing: whoever uses one reads it again (front_matter_line_repair.cpp).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace postlint {

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

// Where the value of a line stands; nullopt: it has none.
std::optional<ValueLine> value_of(std::string_view text);

// The ways a value is written anew, the likeliest first. The value is not empty.
using MakeGuess = std::optional<Guess> (*)(std::string_view text, const ValueLine& line);
std::span<const MakeGuess> value_guesses();

}  // namespace postlint
