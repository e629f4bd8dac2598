#include "core/post/template_scanner.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "core/base/strings.h"
#include "core/post/code_ranges.h"

namespace postlint {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kMaxTag = 20'000;
constexpr std::size_t kMaxAttributeList = 1'000;
constexpr std::size_t kMaxProblems = 100;  // a post with more needs no further ones
// Bytes that may be looked at in vain for the ends of expressions: beyond, the file is no text.
constexpr std::size_t kMaxVainBytes = 4'000'000;

// Tags whose text up to their end is not Markdown.
constexpr std::array<std::string_view, 12> kRawTags = {"raw",     "highlight", "codeblock", "code",
                                                       "comment", "verbatim",  "mermaid",   "math",
                                                       "latex",   "katex",     "plantuml",  "tex"};
// Tags of Liquid and Hexo that need an end; plugins' tags are not known and not judged.
constexpr std::array<std::string_view, 15> kBlockTags = {
    "if",        "unless",    "for",        "case",      "capture",  "tablerow", "comment", "raw",
    "highlight", "codeblock", "blockquote", "pullquote", "verbatim", "macro",    "block"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_name_char(char c) {
  return is_ascii_alnum(c) || c == '_' || c == '-' || c == '/';
}

Span make_span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

class Scanner {
 public:
  Scanner(std::string_view bytes, std::size_t begin, const TemplateSyntax& syntax)
      : bytes_(bytes), syntax_(syntax), begin_(begin), at_(begin) {}

  TemplateScan run() {
    if (syntax_.mdx) scan_esm();
    while (true) {
      at_ = bytes_.find('{', at_);
      if (at_ == kNone) break;
      const std::size_t end = scan_one();
      at_ = end > at_ ? end : at_ + 1;
    }
    for (const Open& open : open_) {
      if (scan_.problems.size() >= kMaxProblems) break;
      scan_.problems.push_back({open.span, "{% " + std::string(open.name) + " %} has no {% end" +
                                               std::string(open.name) + " %}"});
    }
    std::sort(scan_.nodes.begin(), scan_.nodes.end(), [](const auto& left, const auto& right) {
      return left.span.begin < right.span.begin;
    });
    return std::move(scan_);
  }

 private:
  struct Open {
    std::string_view name;
    Span span;
  };

  char next(std::size_t offset) const {
    return at_ + offset < bytes_.size() ? bytes_[at_ + offset] : '\0';
  }

  // The offset behind what begins at at_, or at_ where nothing does.
  std::size_t scan_one() {
    const char second = next(1);
    if (syntax_.hugo && second == '{' && (next(2) == '<' || next(2) == '%')) return hugo();
    // Where code is not protected, most braces need not be told from those in code.
    const bool asks_for_code = syntax_.code_is_protected || (second != '{' && second != '%');
    const std::size_t code_end = asks_for_code ? end_of_code() : at_;
    const bool in_code = code_end > at_;
    if (in_code && syntax_.code_is_protected) return code_end;
    if (second == '{') {
      if (syntax_.zola && is_zola_call())
        return closed(TemplateKind::kZolaShortcode, 2, "}}", true);
      if (syntax_.liquid) return output();
    }
    if (second == '%' && (syntax_.liquid || syntax_.zola)) return tag();
    if (!asks_for_code && end_of_code() > at_) return at_;
    if (second == '#' && syntax_.nunjucks_comments && !in_code) {
      return closed(TemplateKind::kLiquidComment, 2, "#}", false);
    }
    if (in_code) return syntax_.liquid || syntax_.zola || syntax_.hugo ? at_ : code_end;
    if (second == ':' && syntax_.kramdown) return kramdown();
    if (syntax_.mdx) return expression();
    return at_;
  }

  // The end of the code that at_ stands in, or at_.
  std::size_t end_of_code() {
    if (!code_) code_.emplace(bytes_, begin_);
    return code_->skip(at_);
  }

  std::string_view name_at(std::size_t at) const {
    while (at < bytes_.size() && (is_blank(bytes_[at]) || bytes_[at] == '-' || bytes_[at] == '\n'))
      ++at;
    std::size_t end = at;
    while (end < bytes_.size() && is_name_char(bytes_[end])) ++end;
    return bytes_.substr(at, end - at);
  }

  // Something that begins at at_ and runs to `closer`; unclosed is a problem if `needed`.
  std::size_t closed(TemplateKind kind, std::size_t head, std::string_view closer, bool needed) {
    const std::size_t close = find_close(at_ + head, closer);
    if (close == kNone) {
      if (needed) unclosed(head, closer);
      return at_;
    }
    const std::size_t end = close + closer.size();
    scan_.nodes.push_back({kind, make_span(at_, end), name_at(at_ + head), false});
    return end;
  }

  // The closer before a blank line or the next opener of the same kind.
  std::size_t find_close(std::size_t from, std::string_view closer) const {
    std::size_t limit = std::min(bytes_.size(), from + kMaxTag);
    // Nothing behind the next opener is looked at, so a row of openers costs no more than its
    // bytes.
    const std::size_t opener = bytes_.substr(0, limit).find(bytes_.substr(at_, 2), from);
    // {{ "{{" }} prints the braces themselves.
    const bool is_quoted = opener != kNone && opener > from &&
                           (bytes_[opener - 1] == '"' || bytes_[opener - 1] == '\'');
    if (opener != kNone && !is_quoted) limit = std::min(limit, opener + 1 + closer.size());
    const std::size_t close = bytes_.substr(0, limit).find(closer, from);
    if (close == kNone) return kNone;
    const std::string_view inside = bytes_.substr(from, close - from);
    if (inside.find("\n\n") != kNone || inside.find("\n\r\n") != kNone) return kNone;
    return close;
  }

  void unclosed(std::size_t head, std::string_view closer) {
    if (scan_.problems.size() >= kMaxProblems) return;
    const std::size_t limit = std::min(bytes_.size(), at_ + 40);
    const std::size_t line_end = std::min(bytes_.substr(0, limit).find('\n', at_), limit);
    scan_.problems.push_back(
        {make_span(at_, line_end), std::string(bytes_.substr(at_, head)) +
                                       " is never closed: " + std::string(closer) + " is missing"});
  }

  std::size_t output() {
    const std::size_t end = closed(TemplateKind::kLiquidOutput, 2, "}}", true);
    return end > at_ ? end : at_ + 2;
  }

  bool is_zola_call() const {
    std::size_t at = at_ + 2;
    if (bytes_.substr(at, 2) == "/*") return true;
    if (at < bytes_.size() && bytes_[at] == '-') ++at;
    while (at < bytes_.size() && is_blank(bytes_[at])) ++at;
    const std::size_t name = at;
    while (at < bytes_.size() &&
           (is_ascii_alnum(bytes_[at]) || bytes_[at] == '_' || bytes_[at] == ':'))
      ++at;
    return at > name && at < bytes_.size() && bytes_[at] == '(';
  }

  std::size_t tag() {
    const std::string_view name = name_at(at_ + 2);
    if (name.empty()) return at_;
    // Only calls are Zola's: {% if x %} is text.
    if (!syntax_.liquid && name != "end" && !is_zola_call()) return at_;
    const std::size_t close = find_close(at_ + 2, "%}");
    if (close == kNone) {
      unclosed(2, "%}");
      return at_ + 2;
    }
    const std::size_t end = close + 2;
    const bool closing = name.starts_with("end");
    scan_.nodes.push_back({syntax_.liquid ? TemplateKind::kLiquidTag : TemplateKind::kZolaShortcode,
                           make_span(at_, end), name, closing});
    if (!syntax_.liquid) return end;
    if (contains(kRawTags, name)) {
      const std::size_t raw_end = find_end_tag(end, name);
      if (raw_end != kNone) {
        if (raw_end > end) {
          scan_.nodes.push_back({TemplateKind::kRawBlock, make_span(end, raw_end), name, false});
        }
        open_block(name, end);
        return raw_end;
      }
    }
    if (closing) {
      close_block(name.substr(3));
    } else {
      open_block(name, end);
    }
    return end;
  }

  void open_block(std::string_view name, std::size_t end) {
    if (!contains(kBlockTags, name)) return;
    open_.push_back({name, make_span(at_, end)});
    ++open_count(name);
  }

  std::size_t& open_count(std::string_view name) {
    return open_counts_[static_cast<std::size_t>(
        std::find(kBlockTags.begin(), kBlockTags.end(), name) - kBlockTags.begin())];
  }

  void close_block(std::string_view name) {
    if (open_count(name) == 0) return;
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name != name) continue;
      for (std::size_t lost = i + 1; lost < open_.size(); ++lost) {
        --open_count(open_[lost].name);
        if (scan_.problems.size() >= kMaxProblems) continue;
        scan_.problems.push_back({open_[lost].span, "{% " + std::string(open_[lost].name) +
                                                        " %} has no {% end" +
                                                        std::string(open_[lost].name) + " %}"});
      }
      --open_count(name);
      open_.resize(i);
      return;
    }
  }

  // An end that was not found once is not there for later openers, either.
  bool is_endless(std::string_view name) const {
    return std::find(endless_.begin(), endless_.end(), name) != endless_.end();
  }

  std::size_t find_end_tag(std::size_t from, std::string_view name) {
    if (is_endless(name)) return kNone;
    for (std::size_t at = bytes_.find("{%", from); at != kNone; at = bytes_.find("{%", at + 2)) {
      const std::string_view found = name_at(at + 2);
      if (found.size() == name.size() + 3 && found.starts_with("end") && found.substr(3) == name)
        return at;
    }
    endless_.push_back(name);
    return kNone;
  }

  std::size_t hugo() {
    const bool angle = next(2) == '<';
    const std::string_view closer = angle ? ">}}" : "%}}";
    const std::size_t close = find_close(at_ + 3, closer);
    if (close == kNone) {
      unclosed(3, closer);
      return at_ + 3;
    }
    const std::size_t end = close + closer.size();
    std::string_view name = name_at(at_ + 3);
    // {{</* ref */>}} is shown: its name is "/*".
    const auto name_end = static_cast<std::size_t>(name.data() - bytes_.data()) + name.size();
    const bool is_comment = name == "/" && name_end < close && bytes_[name_end] == '*';
    if (is_comment) name = bytes_.substr(name_end - 1, 2);
    const bool closing = !is_comment && name.starts_with('/');
    if (closing) name.remove_prefix(1);
    scan_.nodes.push_back({TemplateKind::kHugoShortcode, make_span(at_, end), name, closing});
    if (closing || bytes_[close - 1] == '/' || !contains(kRawTags, name)) return end;
    const std::size_t raw_end = find_hugo_end(end, name);
    if (raw_end == kNone || raw_end == end) return end;
    scan_.nodes.push_back({TemplateKind::kRawBlock, make_span(end, raw_end), name, false});
    return raw_end;
  }

  std::size_t find_hugo_end(std::size_t from, std::string_view name) {
    if (is_endless(name)) return kNone;
    for (std::size_t at = bytes_.find("{{", from); at != kNone; at = bytes_.find("{{", at + 2)) {
      if (at + 3 >= bytes_.size() || (bytes_[at + 2] != '<' && bytes_[at + 2] != '%')) continue;
      const std::string_view found = name_at(at + 3);
      if (found.starts_with('/') && found.substr(1) == name) return at;
    }
    endless_.push_back(name);
    return kNone;
  }

  std::size_t kramdown() {
    const char third = next(2);
    const bool is_extension = third == ':' || third == '/';
    if (!is_extension && !is_blank(third) && third != '.' && third != '#' && !is_ascii_alnum(third))
      return at_;
    const std::size_t limit = std::min(bytes_.size(), at_ + kMaxAttributeList);
    const std::size_t line_end = std::min(bytes_.substr(0, limit).find('\n', at_), limit);
    // A quoted value may hold a brace.
    char quote = 0;
    for (std::size_t i = at_ + 2; i < line_end; ++i) {
      const char c = bytes_[i];
      if (quote) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '}') {
        scan_.nodes.push_back(
            {is_extension ? TemplateKind::kKramdownExtension : TemplateKind::kKramdownAttribute,
             make_span(at_, i + 1), name_at(at_ + 2), third == '/'});
        return i + 1;
      }
    }
    return at_;
  }

  // An MDX expression: balanced braces; strings, templates and comments are stepped over.
  std::size_t expression() {
    if (vain_bytes_ > kMaxVainBytes) return at_;
    std::size_t depth = 0;
    const std::size_t limit = std::min(bytes_.size(), at_ + kMaxTag);
    char quote = 0;
    for (std::size_t i = at_; i < limit; ++i) {
      const char c = bytes_[i];
      if (quote) {
        if (c == '\\')
          ++i;
        else if (c == quote || (c == '\n' && quote != '`'))
          quote = 0;
      } else if (c == '/' && i + 1 < limit && bytes_[i + 1] == '*') {
        const std::size_t end = bytes_.substr(0, limit).find("*/", i + 2);
        if (end == kNone || end >= limit) break;
        i = end + 1;
      } else if (c == '"' || c == '\'' || c == '`') {
        quote = c;
      } else if (c == '{') {
        ++depth;
      } else if (c == '}' && --depth == 0) {
        scan_.nodes.push_back({TemplateKind::kMdxExpression, make_span(at_, i + 1), {}, false});
        return i + 1;
      }
    }
    vain_bytes_ += limit - at_;
    return at_;
  }

  // Blocks of import and export lines.
  void scan_esm() {
    CodeRanges code(bytes_, at_);
    bool after_blank = true;
    for (std::size_t at = at_; at < bytes_.size();) {
      const std::size_t end = std::min(bytes_.find('\n', at), bytes_.size());
      const std::string_view line = bytes_.substr(at, end - at);
      if (after_blank && code.skip(at) == at &&
          (line.starts_with("import ") || line.starts_with("export ") ||
           line.starts_with("import{") || line.starts_with("export{"))) {
        std::size_t block_end = bytes_.find("\n\n", at);
        if (block_end == kNone) block_end = bytes_.size();
        while (block_end > at && (bytes_[block_end - 1] == '\n' || bytes_[block_end - 1] == '\r'))
          --block_end;
        scan_.nodes.push_back({TemplateKind::kMdxEsm, make_span(at, block_end), {}, false});
        esm_.push_back(make_span(at, block_end));
        at = std::max(block_end, at + 1);
        after_blank = false;
        continue;
      }
      after_blank = trim(line).empty();
      at = end + 1;
    }
    if (esm_.empty()) return;
    // Braces inside them are not expressions of the page.
    std::size_t next_esm = 0;
    for (std::size_t brace = bytes_.find('{', at_); brace != kNone; brace = bytes_.find('{', at_)) {
      while (next_esm < esm_.size() && esm_[next_esm].end <= brace) ++next_esm;
      at_ = brace;
      if (next_esm < esm_.size() && esm_[next_esm].begin <= brace) {
        at_ = esm_[next_esm].end;
        continue;
      }
      const std::size_t end = scan_one();
      at_ = end > at_ ? end : at_ + 1;
    }
    at_ = bytes_.size();
  }

  std::string_view bytes_;
  TemplateSyntax syntax_;
  std::size_t begin_;
  std::optional<CodeRanges> code_;  // found when first asked for
  std::size_t at_;
  TemplateScan scan_;
  std::vector<Open> open_;
  std::array<std::size_t, kBlockTags.size() + 1> open_counts_{};  // the last: no block tag
  std::vector<std::string_view> endless_;
  std::size_t vain_bytes_ = 0;
  std::vector<Span> esm_;
};

}  // namespace

TemplateScan scan_templates(std::string_view bytes, std::uint32_t body_begin,
                            const TemplateSyntax& syntax) {
  const bool any = syntax.liquid || syntax.nunjucks_comments || syntax.hugo || syntax.zola ||
                   syntax.kramdown || syntax.mdx;
  if (!any) return {};
  if (!syntax.mdx && bytes.find('{', body_begin) == kNone) return {};
  return Scanner(bytes, body_begin, syntax).run();
}

}  // namespace postlint
