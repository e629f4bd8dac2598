// Small text helpers that the standard library lacks. ASCII only unless said otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace postlint {

std::string_view trim(std::string_view text);  // blanks, tabs, line endings
std::string_view trim_left(std::string_view text);
std::string_view trim_right(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);
std::string ascii_lower(std::string_view text);
bool equals_ignoring_case(std::string_view left, std::string_view right);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
// "1 cell", "3 cells"; the plural is the singular with an s where none is given.
std::string counted(std::size_t number, std::string_view one, std::string_view many = {});
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);
constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_alnum(char c) {
  return is_ascii_digit(c) || is_ascii_letter(c);
}
constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_ascii_punctuation(char c);

// Optimal string alignment distance (insert, delete, replace, swap) in code points; stops at
// `limit` + 1.
std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit);
// The candidate nearest to `word` that is near enough to be meant (at most a third of its length,
// at least 1, at most 3 edits); empty where none is.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

// "%EC%95%88" → bytes; a stray % stays.
std::string percent_decode(std::string_view text);
// 64-bit FNV-1a: stable across runs and platforms.
std::uint64_t fnv1a(std::string_view text);

}  // namespace postlint
