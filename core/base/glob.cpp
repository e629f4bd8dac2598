#include "core/base/glob.h"

#include <algorithm>
#include <utility>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {

using Step = Glob::Step;
using Kind = Glob::Step::Kind;

// Turns a pattern into steps, from left to right in one pass.
class GlobCompiler {
 public:
  GlobCompiler(Glob& glob, std::string_view text, bool has_braces)
      : glob_(glob), text_(text), closing_(has_braces ? find_closing_braces() : Closing()) {}

  void compile() {
    while (at_ < text_.size()) compile_next();
    find_literals();
  }

 private:
  using Closing = std::vector<std::uint32_t>;  // for each "{" the offset of its "}", else 0
  struct OpenBrace {
    std::size_t closing;
    std::uint32_t branch;              // the branch that leads to the next alternative
    std::vector<std::uint32_t> jumps;  // from the ends of alternatives
  };

  Closing find_closing_braces() const {
    Closing closing(text_.size(), 0);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '{') {
        open.push_back(i);
      } else if (text_[i] == '}' && !open.empty()) {
        closing[open.back()] = static_cast<std::uint32_t>(i);
        open.pop_back();
      }
    }
    return closing;
  }

  std::uint32_t next_step() const { return static_cast<std::uint32_t>(glob_.steps_.size()); }

  void add(Kind kind, char32_t value = 0) { glob_.steps_.push_back({kind, value}); }

  void compile_next() {
    const char c = text_[at_];
    if (c == '*') return compile_star();
    if (c == '[' && compile_class()) return;
    if (c == '{' && !closing_.empty() && closing_[at_] != 0) return open_brace();
    if (!braces_.empty() && (c == ',' || c == '}') && end_alternative(c)) return;
    if (c == '?') {
      add(Kind::kAny);
      ++at_;
      return;
    }
    if (c == '\\' && at_ + 1 < text_.size()) ++at_;
    const DecodedCodePoint decoded = decode_utf8(text_, at_);
    add(Kind::kCharacter, decoded.valid ? decoded.value : raw_byte(text_[at_]));
    at_ += decoded.size;
  }

  void compile_star() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] == '*') ++at_;
    const auto is_edge = [this](char c) {
      return c == '/' || (!closing_.empty() && (c == '{' || c == ',' || c == '}'));
    };
    const bool at_begin = begin == 0 || is_edge(text_[begin - 1]);
    const bool at_end = at_ == text_.size() || is_edge(text_[at_]);
    if (at_ - begin < 2 || !at_begin || !at_end) return add(Kind::kStar);
    if (at_ < text_.size() && text_[at_] == '/') {
      ++at_;
      // Nothing, or a run that ends in a slash.
      add(Kind::kBranch);
      glob_.steps_.back().first = next_step();
      glob_.steps_.back().last = next_step() + 2;
      add(Kind::kDeepStar);
      last_folders_ = glob_.steps_.size();
      return add(Kind::kCharacter, '/');
    }
    add(Kind::kDeepStar);
  }

  // False where the bracket is never closed: it stands for itself then.
  bool compile_class() {
    std::size_t i = at_ + 1;
    const bool negated = i < text_.size() && (text_[i] == '!' || text_[i] == '^');
    if (negated) ++i;
    const auto first_range = static_cast<std::uint32_t>(glob_.ranges_.size());
    for (bool is_first = true;; is_first = false) {
      if (i >= text_.size() || text_[i] == '/') {
        glob_.ranges_.resize(first_range);
        return false;
      }
      if (text_[i] == ']' && !is_first) break;
      const char32_t low = class_member(i);
      char32_t high = low;
      if (i + 1 < text_.size() && text_[i] == '-' && text_[i + 1] != ']') high = class_member(++i);
      glob_.ranges_.push_back({low, high});
    }
    at_ = i + 1;
    glob_.steps_.push_back({Kind::kClass, negated ? 1u : 0u, first_range,
                            static_cast<std::uint32_t>(glob_.ranges_.size())});
    return true;
  }

  char32_t class_member(std::size_t& i) const {
    if (text_[i] == '\\' && i + 1 < text_.size()) ++i;
    const DecodedCodePoint decoded = decode_utf8(text_, i);
    i += decoded.size;
    return decoded.valid ? decoded.value : raw_byte(text_[i - 1]);
  }

  void open_brace() {
    has_alternatives_ = true;
    braces_.push_back({closing_[at_], next_step(), {}});
    add(Kind::kBranch);
    glob_.steps_.back().first = next_step();
    ++at_;
  }

  bool end_alternative(char c) {
    OpenBrace& brace = braces_.back();
    if (c == '}' && at_ != brace.closing) return false;
    ++at_;
    if (c == ',') {
      brace.jumps.push_back(next_step());
      add(Kind::kJump);
      glob_.steps_[brace.branch].last = next_step();
      brace.branch = next_step();
      add(Kind::kBranch);
      glob_.steps_.back().first = next_step();
      return true;
    }
    // The last branch has one way only.
    glob_.steps_[brace.branch].last = glob_.steps_[brace.branch].first;
    for (const std::uint32_t jump : brace.jumps) glob_.steps_[jump].first = next_step();
    braces_.pop_back();
    return true;
  }

  void find_literals() {
    std::size_t begin = glob_.steps_.size();
    while (begin > 0 && glob_.steps_[begin - 1].kind == Kind::kCharacter) --begin;
    if (has_alternatives_) return;  // the last characters may be one alternative's only
    // The slash of "**/" is left out with its run.
    if (begin != 0 && begin == last_folders_) ++begin;
    for (std::size_t i = begin; i < glob_.steps_.size(); ++i) {
      if (glob_.steps_[i].value > 0x10FFFF) return;
      append_utf8(glob_.suffix_, glob_.steps_[i].value);
    }
    glob_.is_literal_ = begin == 0;
  }

 public:
  // An invalid byte, as a number that no code point has.
  static char32_t raw_byte(char byte) { return 0x110000u + static_cast<unsigned char>(byte); }

 private:
  Glob& glob_;
  std::string_view text_;
  Closing closing_;
  std::size_t at_ = 0;
  bool has_alternatives_ = false;
  std::size_t last_folders_ = 0;  // the step of the slash of the last "**/"
  std::vector<OpenBrace> braces_;
};

namespace {

// The names X of "**/X/**" and "**/{X,Y}/**", the most common patterns of all; none of any other.
std::vector<std::string> folders_anywhere(std::string_view pattern, GlobBraces braces) {
  if (pattern.size() < 7 || !pattern.starts_with("**/") || !pattern.ends_with("/**")) return {};
  std::string_view names = pattern.substr(3, pattern.size() - 6);
  const bool has_braces = names.size() > 2 && names.starts_with('{') && names.ends_with('}');
  if (has_braces && braces == GlobBraces::kLiteral) return {};
  if (has_braces) names = names.substr(1, names.size() - 2);
  if (find_any(names, "*?[]{}\\"_any) != std::string_view::npos) return {};
  if (!has_braces) return {std::string(names)};
  std::vector<std::string> folders;
  for (std::string_view name : split(names, ',')) {
    if (name.empty()) return {};
    folders.emplace_back(name);
  }
  return folders;
}

}  // namespace

Glob::Glob(std::string pattern, GlobBraces braces) : pattern_(std::move(pattern)) {
  std::string text = pattern_;
  while (text.starts_with("./")) text.erase(0, 2);
  on_base_name_ = text.find('/') >= text.size() - (text.empty() ? 0 : 1);
  if (text.ends_with('/')) {
    text = (on_base_name_ ? "**/" : "") + text + "**";
    on_base_name_ = false;
  }
  if (text.starts_with('/')) text.erase(0, 1);
  anywhere_in_ = folders_anywhere(text, braces);
  GlobCompiler(*this, text, braces == GlobBraces::kAlternatives).compile();
}

namespace {

// Whether something lies in a folder of this name (or these names in a row).
bool lies_in(std::string_view path, std::string_view folder) {
  for (std::size_t at = path.find(folder); at != std::string_view::npos;
       at = path.find(folder, at + 1)) {
    const std::size_t end = at + folder.size();
    const bool begins = at == 0 || path[at - 1] == '/';
    if (begins && end + 1 < path.size() && path[end] == '/') return true;
  }
  return false;
}

}  // namespace

bool Glob::matches(std::string_view path) const {
  if (!anywhere_in_.empty()) {
    return std::any_of(anywhere_in_.begin(), anywhere_in_.end(),
                       [&](const std::string& folder) { return lies_in(path, folder); });
  }
  if (on_base_name_) path.remove_prefix(path.rfind('/') + 1);
  if (is_literal_) return path == suffix_;
  return path.ends_with(suffix_) && run(path);
}

namespace {

// The steps that may come next, each once, in no order.
class StepSet {
 public:
  void begin(std::size_t steps) {
    clear();
    if (is_in_.size() <= steps) is_in_.resize(steps + 1, 0);
  }
  void add(std::uint32_t step) {
    if (is_in_[step] != 0) return;
    is_in_[step] = 1;
    list_.push_back(step);
  }
  bool has(std::size_t step) const { return is_in_[step] != 0; }
  void clear() {
    for (const std::uint32_t step : list_) is_in_[step] = 0;
    list_.clear();
  }
  std::vector<std::uint32_t>& list() { return list_; }

 private:
  std::vector<std::uint8_t> is_in_;
  std::vector<std::uint32_t> list_;
};

// Adds what can be reached without taking a character.
void follow_empty_ways(const std::vector<Step>& steps, StepSet& set) {
  for (std::size_t i = 0; i < set.list().size(); ++i) {
    const std::uint32_t at = set.list()[i];
    if (at == steps.size()) continue;
    const Step& step = steps[at];
    if (step.kind == Kind::kStar || step.kind == Kind::kDeepStar) set.add(at + 1);
    if (step.kind == Kind::kBranch || step.kind == Kind::kJump) set.add(step.first);
    if (step.kind == Kind::kBranch) set.add(step.last);
  }
}

// Whether nothing can happen before the next slash: most of the way through "**/name/**".
bool is_looking_for_folder(const std::vector<Step>& steps, StepSet& set) {
  if (set.list().size() != 2) return false;
  const std::uint32_t at = set.list()[0];
  return at + 1 < steps.size() && set.list()[1] == at + 1 && steps[at].kind == Kind::kDeepStar &&
         steps[at + 1].kind == Kind::kCharacter && steps[at + 1].value == '/';
}

bool is_in_class(const Step& step, const std::vector<Glob::Range>& ranges, char32_t c) {
  bool found = false;
  for (std::uint32_t i = step.first; i < step.last; ++i) {
    found = found || (ranges[i].first <= c && c <= ranges[i].last);
  }
  return found != (step.value != 0);
}

}  // namespace

bool Glob::run(std::string_view path) const {
  // Kept from call to call: a blog's paths are matched one after the other.
  thread_local StepSet current, next;
  current.begin(steps_.size());
  next.begin(steps_.size());
  current.add(0);
  follow_empty_ways(steps_, current);
  for (std::size_t offset = 0; offset < path.size() && !current.list().empty();) {
    if (is_looking_for_folder(steps_, current)) {
      offset = path.find('/', offset);
      if (offset == std::string_view::npos) return false;
    }
    const DecodedCodePoint decoded = decode_utf8(path, offset);
    const char32_t c = decoded.valid ? decoded.value : GlobCompiler::raw_byte(path[offset]);
    for (const std::uint32_t at : current.list()) {
      if (at == steps_.size()) continue;
      const Step& step = steps_[at];
      const bool stays = step.kind == Kind::kDeepStar || (step.kind == Kind::kStar && c != '/');
      const bool moves = (step.kind == Kind::kCharacter && step.value == c) ||
                         (step.kind == Kind::kAny && c != '/') ||
                         (step.kind == Kind::kClass && c != '/' && is_in_class(step, ranges_, c));
      if (stays) next.add(at);
      if (moves) next.add(at + 1);
    }
    current.clear();
    std::swap(current, next);
    follow_empty_ways(steps_, current);
    offset += decoded.size;
  }
  return current.has(steps_.size());
}

bool is_glob(std::string_view text) {
  return find_any(text, "*?[{"_any) != std::string_view::npos;
}

}  // namespace postlint
