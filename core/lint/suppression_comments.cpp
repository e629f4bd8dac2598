#include "core/lint/suppression_comments.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::array<std::string_view, 3> kPrefixes = {"postlint-", "markdownlint-", "rumdl-"};

struct Delimiters {
  std::string_view open, close;
};
constexpr std::array<Delimiters, 3> kComments = {{{"<!--", "-->"}, {"{#", "#}"}, {"{/*", "*/}"}}};

struct Candidate {
  std::size_t at;
  std::string_view prefix;
};

// Looks at each hyphen: they are rarer than the letters that the words begin with, and most posts
// have no other cost here.
std::vector<Candidate> find_candidates(std::string_view text, std::size_t begin) {
  std::vector<Candidate> found;
  for (std::size_t hyphen = text.find('-', begin); hyphen != std::string_view::npos;
       hyphen = text.find('-', hyphen + 1)) {
    const char before = hyphen > begin ? text[hyphen - 1] : '\0';
    if (before != 't' && before != 'l') continue;
    const std::string_view head = text.substr(begin, hyphen + 1 - begin);
    for (const std::string_view prefix : kPrefixes) {
      if (head.ends_with(prefix)) found.push_back({hyphen + 1 - prefix.size(), prefix});
    }
  }
  return found;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Where code stands: fenced and indented blocks, code spans, raw template blocks. Sorted.
std::vector<Span> code_spans(const Post& post) {
  const Document& doc = post.document;
  std::vector<Span> spans;
  for (const NodeId id : doc.of_kind(NodeKind::kCodeBlock)) {
    const Node& node = doc.node(id);
    spans.push_back({doc.line_span(node.line).begin, doc.line_span(node.end_line).end});
  }
  for (const NodeId id : doc.of_kind(NodeKind::kCode)) {
    if (const Span span = doc.span(id); span.known()) spans.push_back(span);
  }
  for (const TemplateNode& node : doc.templates().nodes) {
    if (node.kind == TemplateKind::kRawBlock) spans.push_back(node.span);
  }
  std::sort(spans.begin(), spans.end(),
            [](Span left, Span right) { return left.begin < right.begin; });
  return spans;
}

bool is_in(const std::vector<Span>& sorted, std::uint32_t offset) {
  const auto after = std::upper_bound(sorted.begin(), sorted.end(), offset,
                                      [](std::uint32_t at, Span span) { return at < span.begin; });
  return after != sorted.begin() && std::prev(after)->contains(offset);
}

class CommentFinder {
 public:
  explicit CommentFinder(const Post& post) : post_(post), text_(post.file->bytes()) {}

  std::vector<LinterComment> find() {
    std::vector<LinterComment> comments;
    const std::size_t begin = post_.front_matter.body_begin;
    std::size_t resume = begin;
    for (const Candidate& candidate : find_candidates(text_, begin)) {
      if (candidate.at < resume) continue;  // inside the last comment
      std::optional<LinterComment> comment = read(candidate, resume);
      if (!comment) continue;
      resume = comment->span.end;
      if (!code_) code_ = code_spans(post_);
      if (!is_in(*code_, comment->span.begin)) comments.push_back(std::move(*comment));
    }
    return comments;
  }

 private:
  std::optional<LinterComment> read(const Candidate& candidate, std::size_t begin) {
    std::size_t open_end = candidate.at;
    while (open_end > begin && is_space(text_[open_end - 1])) --open_end;
    if (open_end > begin && text_[open_end - 1] == '-' && candidate.at > open_end) {
      // {#- … -#} trims blanks in Nunjucks.
      if (open_end >= begin + 3 && text_.substr(open_end - 3, 2) == "{#") --open_end;
    }
    for (std::size_t i = 0; i < kComments.size(); ++i) {
      const auto& [open, close] = kComments[i];
      if (open_end < begin + open.size() ||
          text_.substr(open_end - open.size(), open.size()) != open) {
        continue;
      }
      if (is_unclosed_[i]) return std::nullopt;
      const std::size_t end = text_.find(close, candidate.at);
      if (end == std::string_view::npos) {
        is_unclosed_[i] = true;  // nor is any later one: do not look again
        return std::nullopt;
      }
      LinterComment comment;
      comment.span = {static_cast<std::uint32_t>(open_end - open.size()),
                      static_cast<std::uint32_t>(end + close.size())};
      comment.is_foreign = candidate.prefix != kPrefixes[0];
      read_words(candidate.at + candidate.prefix.size(), end, comment);
      return comment;
    }
    return std::nullopt;
  }

  void read_words(std::size_t at, std::size_t end, LinterComment& comment) const {
    const auto is_separator = [](char c) { return is_space(c) || c == ',' || c == ':'; };
    bool is_first = true;
    while (true) {
      while (at < end && is_separator(text_[at])) ++at;
      std::size_t word_end = at;
      while (word_end < end && !is_separator(text_[word_end])) ++word_end;
      const std::string_view word = text_.substr(at, word_end - at);
      const bool is_end =
          word.empty() || word.substr(0, 2) == "--" || (word == "-" && word_end == end);
      if (is_end) return;
      if (is_first) {
        comment.instruction = word;
        is_first = false;
      } else {
        comment.names.push_back(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(word_end)});
      }
      at = word_end;
    }
  }

  const Post& post_;
  std::string_view text_;
  std::array<bool, kComments.size()> is_unclosed_{};
  std::optional<std::vector<Span>> code_;
};

}  // namespace

std::vector<LinterComment> find_linter_comments(const Post& post) {
  // Most posts have no comment of any kind; openers are rarer than the letters of the names.
  const std::string_view body = post.file->bytes().substr(post.front_matter.body_begin);
  const bool has_comment = std::any_of(
      kComments.begin(), kComments.end(),
      [&](const auto& comment) { return body.find(comment.open) != std::string_view::npos; });
  if (!has_comment) return {};
  return CommentFinder(post).find();
}

}  // namespace postlint
