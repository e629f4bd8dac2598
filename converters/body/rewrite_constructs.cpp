#include "converters/body/rewrite_constructs.h"

#include <algorithm>

#include "converters/body/block_fit.h"
#include "converters/body/mdx_text.h"
#include "converters/body/merge_edits.h"
#include "converters/body/plain_words.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

constexpr std::size_t kMostDepth = 50;

// Whether the new file is MDX is said once, by the request.
class PlacesOfRequest : public TargetPlaces {
 public:
  explicit PlacesOfRequest(const RewriteRequest& request)
      : places_(*request.places), is_mdx_(request.target.is_mdx) {}
  std::string url_of(const SitePage& page) const override { return places_.url_of(page); }
  std::string source_of(const SitePage& page) const override { return places_.source_of(page); }
  std::string prefix() const override { return places_.prefix(); }
  bool is_mdx() const override { return is_mdx_; }
  std::string fragment_of(const SitePage& page, const std::string& fragment) const override {
    return places_.fragment_of(page, fragment);
  }

 private:
  const TargetPlaces& places_;
  bool is_mdx_;
};

class Rewriter {
 public:
  explicit Rewriter(const RewriteRequest& request)
      : request_(request),
        places_(request),
        post_(*request.body.post),
        bytes_(post_.file->bytes()),
        code_(bytes_, post_.document.body_begin()),
        is_html_post_(is_html_path(post_.path())) {}

  RewrittenBody run() {
    constructs_ = request_.find(request_.body);
    patterns_.assign(constructs_.size(), nullptr);
    if (request_.own_tags != nullptr) take_own_tags();
    if (request_.target.is_mdx && !source_is_mdx()) mdx_ = mdx_edits(post_);
    const Span body{post_.document.body_begin(), static_cast<std::uint32_t>(bytes_.size())};
    region(body, 0, constructs_.size(), 0, made_.edits);
    return std::move(made_);
  }

 private:
  bool source_is_mdx() const {
    const std::string_view path = post_.path();
    return path.ends_with(".mdx") ||
           (request_.body.blog->profile->markdown_is_mdx && path.ends_with(".md"));
  }

  // Tags that the owner has described come before what is known of them.
  void take_own_tags() {
    for (const Tag& tag : read_tags(post_)) {
      const std::string* pattern = request_.own_tags->template_of(tag);
      if (pattern == nullptr) continue;
      Construct made;
      made.name = tag.name;
      made.span = tag.span;
      made.inner = tag.inner;
      made.is_paired = tag.is_paired;
      if (tag.is_paired) made.text = tag.inner.in(bytes_);
      const bool is_include =
          !tag.arguments.empty() && tag.arguments[0].key.empty() && tag.name.starts_with("include");
      for (std::size_t i = is_include ? 1 : 0; i < tag.arguments.size(); ++i)
        made.attributes.emplace_back(tag.arguments[i].key, tag.arguments[i].value);
      put_own(std::move(made), pattern);
    }
    for (std::size_t i = 0; i < constructs_.size(); ++i) {
      // Containers (:::name) are no tags.
      if (constructs_[i].kind == Kind::kUnknown && patterns_[i] == nullptr &&
          constructs_[i].is_paired)
        patterns_[i] = request_.own_tags->template_of(constructs_[i].name);
    }
  }

  void put_own(Construct made, const std::string* pattern) {
    const auto at = std::lower_bound(
        constructs_.begin(), constructs_.end(), made.span.begin,
        [](const Construct& one, std::uint32_t begin) { return one.span.begin < begin; });
    const auto index = at - constructs_.begin();
    // What was found within the tag itself goes with it.
    auto end = at;
    while (end != constructs_.end() && end->span.begin < made.inner.begin) ++end;
    patterns_.erase(patterns_.begin() + index, patterns_.begin() + (end - constructs_.begin()));
    constructs_.erase(at, end);
    constructs_.insert(constructs_.begin() + index, std::move(made));
    patterns_.insert(patterns_.begin() + index, pattern);
  }

  void note(const Construct& construct, std::string text) {
    constexpr std::size_t kMostNotes = 1'000;
    if (made_.notes.size() >= kMostNotes) return;
    made_.notes.push_back({std::string(construct_kind_name(construct.kind)),
                           post_.file->line_of(construct.span.begin), std::move(text)});
  }

  // The constructs [first, last) all lie in `span`.
  void region(Span span, std::size_t first, std::size_t last, std::size_t depth,
              std::vector<Edit>& out) {
    std::uint32_t at = span.begin;
    for (std::size_t i = first; i < last;) {
      const Construct& one = constructs_[i];
      std::size_t behind = i + 1;
      while (behind < last && constructs_[behind].span.begin < one.span.end) ++behind;
      if (one.span.begin >= at && one.span.end <= span.end) {
        gap({at, one.span.begin}, out);
        rewrite(i, behind, depth, out);
        at = one.span.end;
      }
      i = behind;
    }
    if (at < span.end) gap({at, span.end}, out);
  }

  // Text of the source that is none of its syntax.
  void gap(Span span, std::vector<Edit>& out) {
    if (is_raw_) return;
    std::vector<std::uint32_t> unsayable;
    const auto range =
        std::lower_bound(code_.ranges().begin(), code_.ranges().end(), span.begin,
                         [](const Span& one, std::uint32_t begin) { return one.end <= begin; });
    std::uint32_t at = span.begin;
    for (auto code = range; code != code_.ranges().end() && code->begin < span.end; ++code) {
      const std::uint32_t begin = std::max(code->begin, at), end = std::min(code->end, span.end);
      text(Span{at, begin}, out, unsayable);
      escape_templates(bytes_, {begin, end}, TextPlace::kCode, request_.target, out, unsayable);
      at = end;
    }
    text(Span{at, span.end}, out, unsayable);
    for (const std::uint32_t place : unsayable) {
      Construct made;
      made.kind = Kind::kRaw;
      made.span = {place, place};
      note(made, "stays in code where the new engine will take it for its own");
    }
  }

  void text(Span span, std::vector<Edit>& out, std::vector<std::uint32_t>& unsayable) {
    if (span.begin >= span.end) return;
    if (!request_.target.is_mdx) {
      escape_templates(bytes_, span, TextPlace::kText, request_.target, out, unsayable);
      return;
    }
    if (source_is_mdx()) return;
    // Between the edits on elements and links: an element's own braces are part of its edit.
    auto next = std::lower_bound(
        mdx_.begin(), mdx_.end(), span.begin,
        [](const Edit& edit, std::uint32_t begin) { return edit.span.begin < begin; });
    std::uint32_t at = span.begin;
    for (; next != mdx_.end() && next->span.begin < span.end; ++next) {
      if (next->span.begin < at || next->span.end > span.end) continue;
      escape_templates(bytes_, {at, next->span.begin}, TextPlace::kText, request_.target, out,
                       unsayable);
      out.push_back(*next);
      at = next->span.end;
    }
    escape_templates(bytes_, {at, span.end}, TextPlace::kText, request_.target, out, unsayable);
  }

  void rewrite(std::size_t index, std::size_t behind, std::size_t depth, std::vector<Edit>& out) {
    const Construct& one = constructs_[index];
    std::optional<WrittenConstruct> written;
    if (patterns_[index] != nullptr) {
      written = fill_template(*patterns_[index], one);
      if (one.is_paired && patterns_[index]->find("inner") == std::string::npos) {
        if (!trim(one.text).empty())
          note(one, "its template has no {{inner}}: what it holds is left out");
        return put(one.span, written->opening, written->is_block, out);
      }
    } else {
      // An expression of JSX is one there, too.
      const bool is_kept = source_is_mdx() && request_.target.is_mdx &&
                           (one.kind == Kind::kVariable || one.kind == Kind::kRaw);
      if (is_kept) return;
      if (is_html_post_) written = write_in_html_post(one, request_.target);
      if (!written) written = request_.write(one, places_);
      if (written) remark(one, *written);
    }
    if (!written) return keep(one, index, behind, depth, out);
    if (!one.is_paired)
      return put(one.span, written->opening + written->closing, written->is_block, out);
    if (depth >= kMostDepth) return;
    pair(one, *written, index, behind, depth, out);
  }

  // What was said with a loss.
  void remark(const Construct& one, const WrittenConstruct& written) {
    if (one.kind == Kind::kPageLink && one.page == nullptr)
      note(one, "leads to no page of the blog: " + one.target.substr(0, 80));
    if (one.kind == Kind::kComment && written.opening.starts_with("<!--"))
      note(one, "a comment for writers can now be read in the page's source");
    if (one.kind != Kind::kCode) return;
    for (const auto& [key, value] : one.attributes) {
      const bool is_said =
          key == "title" || key == "link" || key == "link-text" || value == "false" ||
          written.opening.find(key) != std::string::npos ||
          (key == "linenos" && written.opening.find("showLineNumbers") != std::string::npos);
      if (!is_said) note(one, key + " of the code is left out");
    }
  }

  // The written form in the line ending of the file and the indentation of the place.
  std::string fitted(std::string_view text, std::uint32_t at) const {
    if (text.find('\n') == std::string_view::npos) return std::string(text);
    std::string made = replace_all(text, "\r\n", "\n");
    made = with_line_prefix(made, line_prefix_at(bytes_, at));
    return post_.file->line_ending() == "\r\n" ? replace_all(made, "\n", "\r\n") : made;
  }

  // Whether an HTML block of Markdown would go on to the next blank line.
  bool is_open_html(std::string_view text) const {
    return !is_html_post_ && text.starts_with('<') && !text.starts_with("<!--") &&
           !text.starts_with("<script");
  }

  void put(Span span, const std::string& text, bool is_block, std::vector<Edit>& out) const {
    std::string made = text;
    if (is_block) {
      const BlockEdges edges = block_edges(bytes_, span, post_.document.body_begin());
      made = edges.before + made + edges.behind;
    } else if (is_open_html(made) && stands_alone(bytes_, span) && has_text_below(bytes_, span)) {
      made += '\n';  // an HTML block ends at a blank line
    }
    made = fitted(made, span.begin);
    if (made != span.in(bytes_)) out.push_back({span, std::move(made)});
  }

  // The inner text without the blank lines at its ends.
  Span core_of(Span inner) const {
    const std::string_view text = inner.in(bytes_);
    std::size_t begin = 0;
    for (std::size_t i = 0;
         i < text.size() && std::string_view(" \t\r\n").find(text[i]) != std::string_view::npos;
         ++i) {
      if (text[i] == '\n') begin = i + 1;
    }
    std::size_t end = text.size();
    while (end > begin && std::string_view(" \t\r\n").find(text[end - 1]) != std::string_view::npos)
      --end;
    return {inner.begin + static_cast<std::uint32_t>(begin),
            inner.begin + static_cast<std::uint32_t>(std::max(begin, end))};
  }

  void pair(const Construct& one, const WrittenConstruct& written, std::size_t index,
            std::size_t behind, std::size_t depth, std::vector<Edit>& out) {
    const Span inner = written.is_block ? core_of(one.inner) : one.inner;
    const BlockEdges edges = written.is_block
                                 ? block_edges(bytes_, one.span, post_.document.body_begin())
                                 : BlockEdges{};
    const bool was_raw = is_raw_;
    is_raw_ = is_raw_ || written.opening == "{% raw %}";
    std::vector<Edit> within;
    region(inner, index + 1, behind, depth + 1, within);
    is_raw_ = was_raw;
    if (!written.line_prefix.empty()) {
      add_further(inner, within);
      std::string text = replace_all(apply_edits(bytes_, inner, within), "\r\n", "\n");
      // The lines within have the place's own indentation already.
      const std::string place = line_prefix_at(bytes_, one.span.begin);
      if (!place.empty()) text = replace_all(text, "\n" + place, "\n");
      text = with_line_prefix(text, written.line_prefix);
      std::string behind = edges.behind;
      if (request_.target.engine == Engine::kPelican && is_before_quote(one.span.end))
        behind = "\n\n<!-- -->" + behind;  // else one quote with the next
      std::string made =
          fitted(edges.before + written.opening + text + written.closing + behind, one.span.begin);
      out.push_back({one.span, std::move(made)});
      return;
    }
    push({one.span.begin, inner.begin}, fitted(edges.before + written.opening, one.span.begin),
         out);
    out.insert(out.end(), within.begin(), within.end());
    push({inner.end, one.span.end}, fitted(written.closing + edges.behind, one.span.begin), out);
  }

  bool is_before_quote(std::uint32_t at) const {
    const std::size_t next = bytes_.find_first_not_of(" \t\r\n", at);
    return next != std::string_view::npos && bytes_[next] == '>';
  }

  void add_further(Span span, std::vector<Edit>& edits) const {
    if (request_.further == nullptr) return;
    std::vector<Edit> inside;
    for (const Edit& edit : *request_.further) {
      if (edit.span.begin >= span.begin && edit.span.end <= span.end) inside.push_back(edit);
    }
    add_free_edits(edits, std::move(inside));
  }

  void push(Span span, std::string text, std::vector<Edit>& out) const {
    if (text != span.in(bytes_)) out.push_back({span, std::move(text)});
  }

  // What the target has no words for.
  void keep(const Construct& one, std::size_t index, std::size_t behind, std::size_t depth,
            std::vector<Edit>& out) {
    const std::string written(one.span.in(bytes_).substr(0, 80));
    if (one.kind == Kind::kToc) {
      note(one, "left out: on the new engine the theme shows it");
      return push(one.span, "", out);
    }
    const bool is_module = one.name == "import" || one.name == "export";
    if (one.kind == Kind::kAttributes || (is_module && !request_.target.is_mdx)) {
      note(one, "left out, the new engine has none: " + written);
      return push(one.span, "", out);
    }
    const bool is_live = source_is_mdx() && request_.target.is_mdx;
    note(one, is_live ? "kept as it is: " + written
                      : "shown as text, since its meaning is not known: " + written);
    if (is_live) return;
    if (!one.is_paired || depth >= kMostDepth) return gap(one.span, out);
    gap({one.span.begin, one.inner.begin}, out);
    region(one.inner, index + 1, behind, depth + 1, out);
    gap({one.inner.end, one.span.end}, out);
  }

  const RewriteRequest& request_;
  const PlacesOfRequest places_;
  const Post& post_;
  std::string_view bytes_;
  CodeRanges code_;
  std::vector<Construct> constructs_;
  std::vector<const std::string*> patterns_;  // of the owner's tags; nullptr: none
  std::vector<Edit> mdx_;
  bool is_html_post_;
  bool is_raw_ = false;  // within a raw tag of the target
  RewrittenBody made_;
};

}  // namespace

RewrittenBody rewrite_constructs(const RewriteRequest& request) {
  return Rewriter(request).run();
}

std::string_view construct_kind_name(Construct::Kind kind) {
  switch (kind) {
    case Kind::kCode:
      return "code";
    case Kind::kRaw:
      return "raw text";
    case Kind::kPageLink:
      return "link to a page";
    case Kind::kFileLink:
      return "link to a file";
    case Kind::kSiteUrl:
      return "address of the blog";
    case Kind::kFigure:
      return "figure";
    case Kind::kEmbed:
      return "embedded media";
    case Kind::kDetails:
      return "details";
    case Kind::kQuote:
      return "quote";
    case Kind::kAdmonition:
      return "admonition";
    case Kind::kToc:
      return "table of contents";
    case Kind::kExcerptEnd:
      return "end of the excerpt";
    case Kind::kHeadingId:
      return "heading id";
    case Kind::kAttributes:
      return "attributes";
    case Kind::kComment:
      return "comment";
    case Kind::kVariable:
      return "variable";
    case Kind::kUnknown:
      return "template tag";
  }
  return "template tag";
}

}  // namespace postlint
