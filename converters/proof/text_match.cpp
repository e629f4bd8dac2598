#include "converters/proof/text_match.h"

#include <algorithm>
#include <unordered_map>

#include "converters/proof/facts.h"
#include "core/base/strings.h"

namespace postlint::proof {
namespace {

constexpr int kMostDifferences = 2'000;  // beyond it all between the ends is one hunk
constexpr std::size_t kContextWords = 8;

// Words, and kUnknownText as a word of its own wherever it stands.
std::vector<std::string_view> words_of_text(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::string_view word : split(text, ' ')) {
    while (!word.empty()) {
      const std::size_t mark = word.find(kUnknownText);
      if (mark == std::string_view::npos) {
        words.push_back(word);
        break;
      }
      if (mark > 0) words.push_back(word.substr(0, mark));
      words.push_back(word.substr(mark, kUnknownText.size()));
      word.remove_prefix(mark + kUnknownText.size());
    }
  }
  return words;
}

using Words = std::vector<std::string_view>;
struct Range {
  std::size_t old_begin, old_end, new_begin, new_end;
};

class Alignment {
 public:
  Alignment(const Words& before, const Words& after) : before_(before), after_(after) {
    intern(before_, old_ids_);
    intern(after_, new_ids_);
  }

  std::vector<Range> hunks() {
    std::size_t head = 0, old_end = old_ids_.size(), new_end = new_ids_.size();
    while (head < old_end && head < new_end && old_ids_[head] == new_ids_[head]) ++head;
    while (old_end > head && new_end > head && old_ids_[old_end - 1] == new_ids_[new_end - 1]) {
      --old_end;
      --new_end;
    }
    if (old_end == head && new_end == head) return {};
    begin_ = head;
    old_size_ = static_cast<int>(old_end - head);
    new_size_ = static_cast<int>(new_end - head);
    if (!search()) return {{head, old_end, head, new_end}};
    return walk_back();
  }

 private:
  void intern(const Words& words, std::vector<int>& ids) {
    for (const std::string_view word : words) {
      ids.push_back(ids_.try_emplace(word, static_cast<int>(ids_.size())).first->second);
    }
  }

  bool are_same(int x, int y) const {
    return old_ids_[begin_ + static_cast<std::size_t>(x)] ==
           new_ids_[begin_ + static_cast<std::size_t>(y)];
  }

  // The furthest x on diagonal k after d steps; rows are kept for the way back.
  bool search() {
    const int most = std::min(kMostDifferences, old_size_ + new_size_);
    std::vector<int> furthest(static_cast<std::size_t>(2 * most + 3), 0);
    const auto at = [&](int k) -> int& { return furthest[static_cast<std::size_t>(k + most + 1)]; };
    for (int d = 0; d <= most; ++d) {
      std::vector<int>& row = rows_.emplace_back();
      for (int k = -d; k <= d; k += 2) {
        const bool goes_down = k == -d || (k != d && at(k - 1) < at(k + 1));
        int x = goes_down ? at(k + 1) : at(k - 1) + 1;
        while (x < old_size_ && x - k < new_size_ && x - k >= 0 && are_same(x, x - k)) ++x;
        at(k) = x;
        row.push_back(x);
        if (x >= old_size_ && x - k >= new_size_) return true;
      }
    }
    return false;
  }

  int furthest(int d, int k) const {
    return rows_[static_cast<std::size_t>(d)][static_cast<std::size_t>((k + d) / 2)];
  }

  std::vector<Range> walk_back() const {
    std::vector<Range> hunks;
    int x = old_size_, y = new_size_;
    for (int d = static_cast<int>(rows_.size()) - 1; d > 0; --d) {
      const int k = x - y;
      const bool goes_down = k == -d || (k != d && furthest(d - 1, k - 1) < furthest(d - 1, k + 1));
      const int old_x = goes_down ? furthest(d - 1, k + 1) : furthest(d - 1, k - 1);
      const int old_y = old_x - (goes_down ? k + 1 : k - 1);
      const int to_x = goes_down ? old_x : old_x + 1, to_y = goes_down ? old_y + 1 : old_y;
      const auto place = [&](int value) { return begin_ + static_cast<std::size_t>(value); };
      if (!hunks.empty() && hunks.back().old_begin == place(to_x) &&
          hunks.back().new_begin == place(to_y)) {
        hunks.back().old_begin = place(old_x);
        hunks.back().new_begin = place(old_y);
      } else {
        hunks.push_back({place(old_x), place(to_x), place(old_y), place(to_y)});
      }
      x = old_x;
      y = old_y;
    }
    std::reverse(hunks.begin(), hunks.end());
    return hunks;
  }

  const Words &before_, &after_;
  std::unordered_map<std::string_view, int> ids_;
  std::vector<int> old_ids_, new_ids_;
  std::size_t begin_ = 0;
  int old_size_ = 0, new_size_ = 0;
  std::vector<std::vector<int>> rows_;
};

std::string joined(const Words& words, std::size_t begin, std::size_t end, std::string_view with) {
  std::string out;
  for (std::size_t i = begin; i < end && i < words.size(); ++i) {
    if (i > begin) out += with;
    out += words[i];
  }
  return out;
}

std::string with_context(const Words& words, std::size_t begin, std::size_t end) {
  const std::size_t from = begin > kContextWords ? begin - kContextWords : 0;
  const std::size_t to = std::min(words.size(), end + kContextWords);
  return (from > 0 ? "…" : "") + joined(words, from, to, " ") + (to < words.size() ? "…" : "");
}

bool has_mark(std::string_view text) {
  return text.find(kUnknownText) != std::string_view::npos;
}

TextHunk::Kind judge(std::string_view before, std::string_view after) {
  using Kind = TextHunk::Kind;
  if (before == after) return Kind::kBlanks;
  const bool old_is_open = has_mark(before), new_is_open = has_mark(after);
  // Two templates may show anything; what stands before the first and behind the last is known.
  if (old_is_open && new_is_open) return Kind::kUnknown;
  if (old_is_open && fits_pattern(before, after)) return Kind::kUnknown;
  if (new_is_open && fits_pattern(after, before)) return Kind::kUnknown;
  return before.empty() ? Kind::kNew : Kind::kLost;
}

}  // namespace

bool fits_pattern(std::string_view pattern, std::string_view text) {
  const std::size_t first = pattern.find(kUnknownText);
  if (first == std::string_view::npos) return pattern == text;
  const std::size_t last = pattern.rfind(kUnknownText) + kUnknownText.size();
  const std::string_view tail = pattern.substr(last);
  if (!text.starts_with(pattern.substr(0, first)) || text.size() < first + tail.size() ||
      !text.ends_with(tail)) {
    return false;
  }
  text = text.substr(first, text.size() - first - tail.size());
  pattern = pattern.substr(first, last - first);
  while (!pattern.empty()) {
    pattern.remove_prefix(kUnknownText.size());
    const std::string_view piece = pattern.substr(0, pattern.find(kUnknownText));
    const std::size_t found = text.find(piece);
    if (found == std::string_view::npos) return false;
    text.remove_prefix(found + piece.size());
    pattern.remove_prefix(piece.size());
  }
  return true;
}

std::vector<TextHunk> differing_hunks(std::string_view before, std::string_view after) {
  const Words old_words = words_of_text(before), new_words = words_of_text(after);
  std::vector<TextHunk> hunks;
  for (const Range& range : Alignment(old_words, new_words).hunks()) {
    TextHunk& hunk = hunks.emplace_back();
    hunk.kind = judge(joined(old_words, range.old_begin, range.old_end, ""),
                      joined(new_words, range.new_begin, range.new_end, ""));
    hunk.old_words = joined(old_words, range.old_begin, range.old_end, " ");
    hunk.new_words = joined(new_words, range.new_begin, range.new_end, " ");
    hunk.old_context = with_context(old_words, range.old_begin, range.old_end);
    hunk.new_context = with_context(new_words, range.new_begin, range.new_end);
  }
  return hunks;
}

}  // namespace postlint::proof
