#include "core/post/code_ranges.h"

#include <algorithm>
#include <array>

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

Span make_span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

CodeRanges::CodeRanges(std::string_view text, std::size_t begin) : text_(text) {
  std::size_t at = begin;
  char fence = 0;
  std::size_t fence_length = 0, fence_begin = 0, paragraph = begin;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    std::size_t first = 0;
    while (first < line.size() && (is_blank(line[first]) || line[first] == '>')) ++first;
    const char c = first < line.size() ? line[first] : 0;
    std::size_t run = first;
    while (run < line.size() && line[run] == c) ++run;
    const std::size_t length = run - first;
    const bool is_fence_line = (c == '`' || c == '~') && length >= 3;
    if (fence) {
      if (is_fence_line && c == fence && length >= fence_length && trim(line.substr(run)).empty()) {
        ranges_.push_back(make_span(fence_begin, end));
        fence = 0;
        paragraph = end;
      }
    } else if (is_fence_line && (c == '~' || line.find('`', run) == kNone)) {
      find_code_spans(paragraph, at);
      fence = c;
      fence_length = length;
      fence_begin = at;
    } else if (first >= line.size()) {
      find_code_spans(paragraph, at);
      paragraph = end;
    }
    at = end + 1;
  }
  if (fence) {
    ranges_.push_back(make_span(fence_begin, text.size()));
  } else {
    find_code_spans(paragraph, text.size());
  }
}

std::size_t CodeRanges::skip(std::size_t at) {
  while (next_ < ranges_.size() && ranges_[next_].end <= at) ++next_;
  return next_ < ranges_.size() && ranges_[next_].begin <= at ? ranges_[next_].end : at;
}

void CodeRanges::find_code_spans(std::size_t begin, std::size_t end) {
  std::array<std::size_t, 16> searched{};  // no closing run of this length before that offset
  while (begin < end) {
    const std::size_t open = text_.find('`', begin);
    if (open == kNone || open >= end) return;
    std::size_t inside = open;
    while (inside < end && text_[inside] == '`') ++inside;
    const std::size_t run = inside - open;
    std::size_t close = kNone;
    if (run >= searched.size() || searched[run] < end) close = closing_run(inside, end, run);
    if (close == kNone) {
      if (run < searched.size()) searched[run] = end;
      begin = inside;
    } else {
      ranges_.push_back(make_span(open, close));
      begin = close;
    }
  }
}

std::size_t CodeRanges::closing_run(std::size_t at, std::size_t end, std::size_t run) const {
  while (at < end) {
    at = text_.find('`', at);
    if (at == kNone || at >= end) return kNone;
    std::size_t after = at;
    while (after < end && text_[after] == '`') ++after;
    if (after - at == run) return after;
    at = after;
  }
  return kNone;
}

}  // namespace postlint
