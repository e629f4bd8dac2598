// Unified diffs by Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986) on lines.
#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "core/lint/fix.h"

namespace postlint {
namespace {

constexpr std::size_t kContext = 3;
constexpr int kMaxDistance = 2000;  // beyond that the middle is shown as replaced

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    lines.push_back(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return lines;
}

struct Step {
  char kind;  // ' ', '-', '+'
  std::size_t old_line, new_line;
};

using Lines = std::vector<std::string_view>;

std::vector<Step> replaced(std::size_t begin, std::size_t old_end, std::size_t new_end) {
  std::vector<Step> steps;
  for (std::size_t i = begin; i < old_end; ++i) steps.push_back({'-', i, begin});
  for (std::size_t i = begin; i < new_end; ++i) steps.push_back({'+', old_end, i});
  return steps;
}

// The steps from before[begin, old_end) to after[begin, new_end).
std::vector<Step> diff_middle(const Lines& before, const Lines& after, std::size_t begin,
                              std::size_t old_end, std::size_t new_end) {
  const int n = static_cast<int>(old_end - begin), m = static_cast<int>(new_end - begin);
  const int max = std::min(n + m, kMaxDistance);
  std::vector<std::vector<int>> trace;
  std::vector<int> reach(static_cast<std::size_t>(2 * max + 3), 0);
  auto at = [max](int k) { return static_cast<std::size_t>(k + max + 1); };
  int distance = -1;
  for (int d = 0; d <= max && distance < 0; ++d) {
    trace.push_back(reach);
    for (int k = -d; k <= d; k += 2) {
      int x = k == -d || (k != d && reach[at(k - 1)] < reach[at(k + 1)]) ? reach[at(k + 1)]
                                                                         : reach[at(k - 1)] + 1;
      int y = x - k;
      while (x < n && y < m &&
             before[begin + static_cast<std::size_t>(x)] ==
                 after[begin + static_cast<std::size_t>(y)])
        ++x, ++y;
      reach[at(k)] = x;
      if (x >= n && y >= m) {
        distance = d;
        break;
      }
    }
  }
  if (distance < 0) return replaced(begin, old_end, new_end);
  std::vector<Step> steps;
  int x = n, y = m;
  for (int d = distance; d >= 0; --d) {
    const std::vector<int>& from = trace[static_cast<std::size_t>(d)];
    const int k = x - y;
    const int previous_k = k == -d || (k != d && from[at(k - 1)] < from[at(k + 1)]) ? k + 1 : k - 1;
    const int previous_x = d == 0 ? 0 : from[at(previous_k)],
              previous_y = d == 0 ? 0 : previous_x - previous_k;
    while (x > previous_x && y > previous_y) {
      --x, --y;
      steps.push_back(
          {' ', begin + static_cast<std::size_t>(x), begin + static_cast<std::size_t>(y)});
    }
    if (d == 0) break;
    if (x == previous_x)
      --y;
    else
      --x;
    steps.push_back({x == previous_x && y == previous_y && previous_k == k + 1 ? '+' : '-',
                     begin + static_cast<std::size_t>(x), begin + static_cast<std::size_t>(y)});
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

void write_line(std::string& out, char kind, std::string_view line) {
  out += kind;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

void write_hunk(std::string& out, const std::vector<Step>& steps, std::size_t first,
                std::size_t last, const Lines& before, const Lines& after) {
  std::size_t old_count = 0, new_count = 0;
  for (std::size_t i = first; i < last; ++i) {
    old_count += steps[i].kind != '+';
    new_count += steps[i].kind != '-';
  }
  out += fmt::format("@@ -{},{} +{},{} @@\n", steps[first].old_line + (old_count ? 1 : 0),
                     old_count, steps[first].new_line + (new_count ? 1 : 0), new_count);
  for (std::size_t i = first; i < last; ++i) {
    const Step& step = steps[i];
    write_line(out, step.kind, step.kind == '+' ? after[step.new_line] : before[step.old_line]);
  }
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before_text,
                         std::string_view after_text) {
  if (before_text == after_text) return {};
  const Lines before = lines_of(before_text), after = lines_of(after_text);
  std::size_t head = 0;
  while (head < before.size() && head < after.size() && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < before.size() - head && tail < after.size() - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  std::vector<Step> steps;
  for (std::size_t i = head - std::min(head, kContext); i < head; ++i) steps.push_back({' ', i, i});
  for (const Step& step :
       diff_middle(before, after, head, before.size() - tail, after.size() - tail))
    steps.push_back(step);
  for (std::size_t i = 0; i < std::min(tail, kContext); ++i) {
    steps.push_back({' ', before.size() - tail + i, after.size() - tail + i});
  }
  std::string out = fmt::format("--- a/{}\n+++ b/{}\n", path, path);
  for (std::size_t i = 0; i < steps.size();) {
    while (i < steps.size() && steps[i].kind == ' ') ++i;
    if (i == steps.size()) break;
    const std::size_t first = i - std::min(i, kContext);
    std::size_t last = i, quiet = 0;
    while (last < steps.size() && quiet <= 2 * kContext)
      quiet = steps[last++].kind == ' ' ? quiet + 1 : 0;
    const std::size_t end = last - (quiet > kContext ? quiet - kContext : 0);
    write_hunk(out, steps, first, end, before, after);
    i = end;
  }
  return out;
}

}  // namespace postlint
