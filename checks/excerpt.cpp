#include "checks/excerpt.h"

#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {

std::string excerpt(std::string_view text, std::size_t limit) {
  std::string line;
  std::size_t written = 0;
  text = trim(text);
  for (std::size_t i = 0; i < text.size();) {
    if (written == limit) return line + "…";
    const char c = text[i];
    if (is_blank(c) || c == '\n' || c == '\r') {
      while (i < text.size() && (is_blank(text[i]) || text[i] == '\n' || text[i] == '\r')) ++i;
      line += ' ';
    } else {
      const std::size_t size = decode_utf8(text, i).size;
      line += text.substr(i, size);
      i += size;
    }
    ++written;
  }
  return line;
}

std::string quoted(std::string_view text, std::size_t limit) {
  return "“" + excerpt(text, limit) + "”";
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

}  // namespace postlint
