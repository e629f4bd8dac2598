#include "core/site/script_literals.h"

#include "core/base/strings.h"

namespace postlint {
namespace {

bool is_word(char c) {
  return is_ascii_alnum(c) || c == '_' || c == '$';
}

bool is_quote(char c) {
  return c == '\'' || c == '"' || c == '`';
}

// The end of the string that opens at `at`, behind its quote; npos: unclosed.
std::size_t string_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      return i + 1;
    } else if (text[i] == '\n' && quote != '`') {
      return std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

// Where the value of `key` begins: behind "key:", "'key':" or "key =".
std::size_t find_value(std::string_view text, std::string_view key, std::size_t from = 0) {
  for (std::size_t at = text.find(key, from); at != std::string_view::npos;
       at = text.find(key, at + 1)) {
    if (at > 0 && (is_word(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-')) continue;
    std::size_t end = at + key.size();
    if (end < text.size() && is_quote(text[end])) ++end;
    while (end < text.size() && is_blank(text[end])) ++end;
    if (end >= text.size() || (text[end] != ':' && text[end] != '=')) continue;
    if (text.substr(end, 2) == "==" || text.substr(end, 2) == "=>") continue;
    ++end;
    while (end < text.size() && (is_blank(text[end]) || text[end] == '\n' || text[end] == '\r')) {
      ++end;
    }
    return end;
  }
  return std::string_view::npos;
}

}  // namespace

std::string without_script_comments(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (is_quote(text[at])) {
      const std::size_t end = std::min(string_end(text, at), text.size());
      out += text.substr(at, end - at);
      at = end;
    } else if (text.substr(at, 2) == "//") {
      at = std::min(text.find('\n', at), text.size());
    } else if (text.substr(at, 2) == "/*") {
      const std::size_t end = text.find("*/", at + 2);
      at = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::optional<std::string> script_value(std::string_view text, std::string_view key) {
  const std::size_t at = find_value(text, key);
  if (at >= text.size()) return std::nullopt;
  if (is_quote(text[at])) {
    const std::size_t end = string_end(text, at);
    if (end == std::string_view::npos) return std::nullopt;
    std::string value(text.substr(at + 1, end - at - 2));
    if (text[at] == '`' && value.find("${") != std::string::npos) return std::nullopt;
    return value;
  }
  std::size_t end = at;
  while (end < text.size() && is_word(text[end])) ++end;
  const std::string word(text.substr(at, end - at));
  if (word == "true" || word == "false") return word;
  return std::nullopt;
}

bool has_script_key(std::string_view text, std::string_view key) {
  return find_value(text, key) != std::string_view::npos;
}

std::string_view script_block(std::string_view text, std::string_view key) {
  for (std::size_t at = find_value(text, key); at < text.size(); at = find_value(text, key, at)) {
    if (text[at] != '{') continue;
    std::size_t depth = 0;
    for (std::size_t end = at; end < text.size(); ++end) {
      if (is_quote(text[end])) {
        const std::size_t close = string_end(text, end);
        if (close == std::string_view::npos) return {};
        end = close - 1;
      } else if (text[end] == '{') {
        ++depth;
      } else if (text[end] == '}' && --depth == 0) {
        return text.substr(at + 1, end - at - 1);
      }
    }
    return {};
  }
  return {};
}

std::vector<std::pair<std::string, std::string>> script_pairs(std::string_view block) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t at = 0; at < block.size(); ++at) {
    const bool is_quoted = is_quote(block[at]);
    const auto is_of_name = [&](std::size_t i) {
      return is_ascii_alnum(block[i]) || block[i] == '_' || block[i] == '$';
    };
    if (!is_quoted && !is_of_name(at)) continue;
    std::size_t end = at + 1;
    if (is_quoted) end = string_end(block, at);
    if (end == std::string_view::npos) break;
    while (!is_quoted && end < block.size() && is_of_name(end)) ++end;
    std::size_t next = end;
    while (next < block.size() && is_blank(block[next])) ++next;
    if (next < block.size() && block[next] == ':') {
      ++next;
      while (next < block.size() && (is_blank(block[next]) || block[next] == '\n')) ++next;
      if (next < block.size() && is_quote(block[next])) {
        const std::size_t close = string_end(block, next);
        if (close == std::string_view::npos) break;
        pairs.emplace_back(
            is_quoted ? block.substr(at + 1, end - at - 2) : block.substr(at, end - at),
            block.substr(next + 1, close - next - 2));
        at = close - 1;
        continue;
      }
    }
    at = end - 1;
  }
  return pairs;
}

std::vector<std::string> quoted_strings(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_quote(text[at])) continue;
    const std::size_t end = string_end(text, at);
    if (end == std::string_view::npos) continue;
    found.emplace_back(text.substr(at + 1, end - at - 2));
    at = end - 1;
  }
  return found;
}

}  // namespace postlint
