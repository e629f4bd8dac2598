#include "core/post/link_tail.h"

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_content_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

Span make_span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool scan_destination(std::string_view text, std::size_t& at, Span& destination) {
  if (at < text.size() && text[at] == '<') {
    std::size_t i = at + 1;
    while (i < text.size() && text[i] != '>') {
      if (text[i] == '\n' || text[i] == '<') return false;
      i += text[i] == '\\' ? 2 : 1;
    }
    if (i >= text.size()) return false;
    destination = make_span(at + 1, i);
    at = i + 1;
    return true;
  }
  std::size_t i = at, depth = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && is_ascii_punctuation(text[i + 1])) {
      i += 2;
      continue;
    }
    if (c == '(') {
      if (++depth > 32) return false;
    } else if (c == ')') {
      if (depth == 0) break;
      --depth;
    } else if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) {
      if (i == at) return false;
      break;
    }
    ++i;
  }
  if (i >= text.size()) return false;  // brackets may stay open before a blank, as cmark has it
  destination = make_span(at, i);
  at = i;
  return true;
}

std::size_t scan_title(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  const char open = text[at];
  if (open != '"' && open != '\'' && open != '(') return at;
  const char close = open == '(' ? ')' : open;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
    } else if (text[i] == close) {
      return i + 1;
    } else if (open == '(' && text[i] == '(') {
      return at;
    }
  }
  return at;
}

}  // namespace

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_content_space(text[at]) || text[at] == '\v' || text[at] == '\f'))
    ++at;
  return at;
}

InlineTail inline_tail(std::string_view text, std::size_t at) {
  InlineTail tail;
  if (at >= text.size() || text[at] != '(') return tail;
  std::size_t i = skip_spaces(text, at + 1);
  Span destination = make_span(i, i);
  if (!scan_destination(text, i, destination)) return tail;
  tail.destination = destination;
  const std::size_t after = i;
  i = skip_spaces(text, i);
  if (i > after) {
    const std::size_t end = scan_title(text, i);
    if (end > i) tail.title = make_span(i, end);
    i = skip_spaces(text, end);
  }
  if (i >= text.size() || text[i] != ')') return tail;
  tail.found = true;
  tail.end = i + 1;
  return tail;
}

std::size_t scan_label(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '[') return kNone;
  std::size_t length = 0;
  for (std::size_t i = at + 1; i < text.size() && length <= 1000; ++i, ++length) {
    if (text[i] == '\\' && i + 1 < text.size() && is_ascii_punctuation(text[i + 1])) {
      ++i;
      ++length;
    } else if (text[i] == '[') {
      return kNone;
    } else if (text[i] == ']') {
      return i + 1;
    }
  }
  return kNone;
}

}  // namespace postlint
