// URLs in plain text, by the rules of GFM's extended autolinks (cmark-gfm's extension itself is
// not thread-safe).
#include <algorithm>

#include "core/base/strings.h"
#include "core/post/document.h"
#include "core/post/document_data.h"

namespace postlint {
namespace {

bool ends_url(char c) {
  return static_cast<unsigned char>(c) <= 0x20 || c == '<';
}

// Trailing punctuation and closing brackets without an opening one are not part of the URL.
std::size_t trim_url(std::string_view text, std::size_t begin, std::size_t end) {
  std::ptrdiff_t balance = 0;
  for (std::size_t i = begin; i < end; ++i) balance += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ')' && balance < 0) {
      ++balance;
      --end;
    } else if (std::string_view("?!.,:*_~'\"").find(last) != std::string_view::npos) {
      --end;
    } else {
      break;
    }
  }
  return end;
}

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  return static_cast<unsigned char>(before) >= 0x80 || ends_url(before) ||
         std::string_view("*_~(").find(before) != std::string_view::npos;
}

std::size_t head_length(std::string_view text, std::size_t at) {
  for (std::string_view head :
       {std::string_view("http://"), std::string_view("https://"), std::string_view("www.")}) {
    if (starts_with_ignoring_case(text.substr(at), head)) return head.size();
  }
  return 0;
}

}  // namespace

std::span<const BareUrl> Document::bare_urls() const {
  if (data_->bare_urls) return *data_->bare_urls;
  std::vector<BareUrl> found;
  for (NodeId id : texts()) {
    const std::string_view text = node(id).literal;
    if (text.find("://") == std::string_view::npos && text.find("ww.") == std::string_view::npos)
      continue;
    if (is_inside(id, NodeKind::kLink)) continue;
    for (std::size_t at = 0; at < text.size();) {
      const char c = text[at];
      const std::size_t head =
          (c == 'h' || c == 'H' || c == 'w' || c == 'W') && begins_word(text, at)
              ? head_length(text, at)
              : 0;
      if (head == 0) {
        ++at;
        continue;
      }
      std::size_t end = at + head;
      while (end < text.size() && !ends_url(text[end])) ++end;
      const std::size_t trimmed = trim_url(text, at, end);
      if (trimmed > at + head &&
          text.substr(at + head, trimmed - at - head).find('.') != std::string_view::npos) {
        const auto begin_offset = source_offset(id, at);
        const auto end_offset = source_offset(id, trimmed - 1);
        if (begin_offset && end_offset) found.push_back({{*begin_offset, *end_offset + 1}, id});
      }
      at = std::max(end, at + 1);
    }
  }
  data_->bare_urls = std::move(found);
  return *data_->bare_urls;
}

}  // namespace postlint
