#include "converters/proof/body_reader.h"

#include <algorithm>
#include <array>

#include "converters/proof/addresses.h"
#include "converters/proof/fold_text.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint::proof {
namespace {

constexpr std::size_t kNowhere = SIZE_MAX;

constexpr std::array kBlockElements = std::to_array<std::string_view>({
    "address", "article", "aside", "blockquote", "body",   "caption", "center",  "dd",
    "details", "div",     "dl",    "dt",         "figure", "footer",  "form",    "figcaption",
    "h1",      "h2",      "h3",    "h4",         "h5",     "h6",      "header",  "hr",
    "li",      "main",    "nav",   "ol",         "p",      "pre",     "section", "summary",
    "table",   "tbody",   "td",    "tfoot",      "th",     "thead",   "tr",      "ul",
});

// Line numbers, and what is there for screen readers only.
constexpr std::array kUnseenClasses = std::to_array<std::string_view>({
    "gutter",
    "rouge-gutter",
    "lineno",
    "linenos",
    "linenodiv",
    "lnt",
    "ln",
    "line-numbers",
    "line-number",
    "sr-only",
    "visually-hidden",
    "screen-reader-text",
    "copy-code-button",
    "katex-html",
});

constexpr std::array kThemeClasses = std::to_array<std::string_view>({
    "toc",
    "markdown-toc",
    "table-of-contents",
    "post-toc",
    "article-toc",
    "post-meta",
    "entry-meta",
    "article-meta",
    "post-date",
    "article-date",
    "byline",
    "reading-time",
    "post-tags",
    "article-tags",
    "article-tag-list",
    "tag-list",
    "share",
    "share-buttons",
    "social-share",
    "related",
    "related-posts",
    "comments",
    "disqus",
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "post-nav",
    "post-navigation",
    "article-nav",
    "pagination-nav",
    "article-footer",
    "post-footer",
    "entry-footer",
    "sidebar",
    "theme-edit-this-page",
    "skip-link",
    "skip-to-content",
});

constexpr std::array kPermalinkClasses = std::to_array<std::string_view>({
    "anchor",
    "headerlink",
    "header-anchor",
    "hash-link",
    "heading-anchor",
    "permalink",
    "heading-link",
    "anchor-link",
    "anchorjs-link",
    "direct-link",
    "anchor-hash",
    "hanchor",
});

template <std::size_t N>
bool is_any_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <std::size_t N>
bool has_any_class(const HtmlTag& tag, const std::array<std::string_view, N>& list) {
  if (tag.attribute("class") == nullptr) return false;
  const std::vector<std::string> words = words_of(tag, "class");
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_any_of(list, word); });
}

bool has_word_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint c = decode_utf8(text, i);
    if (c.value != U'_' && is_word(c.value)) return true;
    i += c.size;
  }
  return false;
}

bool is_unseen(const HtmlTag& tag) {
  if (tag.attribute("hidden") != nullptr || has_any_class(tag, kUnseenClasses)) return true;
  return tag.named("dialog") || (is_raw_text_element(tag) && !tag.named("iframe"));
}

bool is_footnote_mark(const HtmlTag& tag) {
  if (!tag.named("a")) return false;
  if (tag.attribute("data-footnote-ref") != nullptr ||
      tag.attribute("data-footnote-backref") != nullptr)
    return true;
  const std::string role = attribute_of(tag, "role");
  if (role == "doc-noteref" || role == "doc-backlink") return true;
  for (const std::string_view name :
       {"footnote", "footnote-ref", "footnote-backref", "reversefootnote"}) {
    if (has_word(tag, "class", name)) return true;
  }
  const std::string target = attribute_of(tag, "href");
  return target.starts_with("#fn") && target.size() > 3;
}

// "ruby" of class="language-ruby", "lang-ruby", "highlight ruby", "highlight-source-ruby".
std::string language_of_tag(const HtmlTag& tag) {
  for (const std::string_view name : {"data-lang", "data-language"}) {
    if (tag.attribute(name) != nullptr) return attribute_of(tag, name);
  }
  const std::vector<std::string> words = words_of(tag, "class");
  for (const std::string& word : words) {
    for (const std::string_view prefix : {"language-", "lang-", "highlight-source-"}) {
      if (word.starts_with(prefix)) return word.substr(prefix.size());
    }
  }
  const bool is_hexo = words.size() == 2 && words[0] == "highlight" && tag.named("figure");
  return is_hexo ? words[1] : std::string();
}

class BodyReader {
 public:
  BodyReader(const HtmlOutline& page, const BodyRules& rules) : page_(page), rules_(rules) {}

  BodyFacts read(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i <= last; ++i) {
      if (skip_end_ == kNowhere || i > skip_end_) add_text(page_.text_before(i));
      if (skip_end_ != kNowhere && i >= skip_end_) skip_end_ = kNowhere;
      finish(i);
      if (i == last) break;
      if (skip_end_ != kNowhere) continue;
      const HtmlTag& tag = page_.tags()[i];
      const bool is_block = is_any_of(kBlockElements, ascii_lower(tag.name));
      if (tag.kind == HtmlTag::Kind::kOpen) {
        if (is_block && pre_end_ == kNowhere) flush();
        open(tag, i);
      } else if (tag.kind == HtmlTag::Kind::kClose && is_block && pre_end_ == kNowhere) {
        flush();
      }
    }
    finish(kNowhere - 1);
    flush();
    return std::move(facts_);
  }

 private:
  void add_text(std::string_view raw) {
    std::string decoded;
    if (raw.find('&') != std::string_view::npos) {
      decoded = decode_entities(raw);
      raw = decoded;
    }
    if (pre_end_ != kNowhere) {
      code_.text += raw;
      return;
    }
    // Not all engines strike out; where they do not, the marks are shown.
    if (inline_code_end_ == kNowhere && raw.find("~~") != std::string_view::npos) {
      decoded = replace_all(raw, "~~", "");
      raw = decoded;
    }
    add_visible(raw);
  }

  void add_visible(std::string_view text) {
    block_ += text;
    if (heading_end_ != kNowhere) heading_.text += text;
    if (link_end_ != kNowhere) link_.text += text;
  }

  void flush() {
    if (block_.empty()) return;
    std::string text = fold_text(block_);
    block_.clear();
    if (!text.empty()) facts_.blocks.push_back(std::move(text));
  }

  // Ends whatever ends before tag `index`.
  void finish(std::size_t index) {
    if (link_end_ <= index && link_end_ != kNowhere) finish_link();
    if (inline_code_end_ <= index) inline_code_end_ = kNowhere;
    if (quote_end_ <= index) quote_end_ = kNowhere;
    if (heading_end_ <= index && heading_end_ != kNowhere) finish_heading();
    if (pre_end_ <= index && pre_end_ != kNowhere) finish_code();
    if (figure_end_ <= index) {
      figure_end_ = kNowhere;
      figure_language_.clear();
    }
  }

  void open(const HtmlTag& tag, std::size_t index) {
    const std::size_t end = page_.end_of(index);
    if (tag.named("script")) add_script(tag);
    if (leaves_out(tag)) {
      if (!tag.self_closing && !is_void_element(ascii_lower(tag.name))) skip_end_ = end;
      return;
    }
    if (tag.named("br")) {
      if (pre_end_ != kNowhere) {
        code_.text += "\n";
      } else {
        add_visible("\n");
      }
    } else if (heading_level(tag) > 0) {
      open_heading(tag, end, index);
    } else if (tag.named("pre")) {
      open_code(tag, end);
    } else if (tag.named("a")) {
      open_link(tag, end, index);
    } else if (tag.named("img")) {
      add_image(tag);
    } else if (tag.named("iframe") || tag.named("video") || tag.named("audio") ||
               tag.named("source") || tag.named("embed")) {
      add_embed(tag);
      if (tag.named("iframe")) skip_end_ = end;
    } else if (tag.named("code")) {
      if (pre_end_ == kNowhere) {
        inline_code_end_ = end;
      } else if (code_.language.empty()) {
        code_.language = language_of_tag(tag);
      }
    } else if (tag.named("blockquote")) {
      quote_end_ = end;
    } else if (tag.named("div") || tag.named("figure")) {
      note_figure(tag, end);
    }
    if (heading_end_ != kNowhere && heading_.id->empty()) {
      heading_.id = attribute_of(tag, tag.attribute("id") != nullptr ? "id" : "name");
    }
  }

  bool leaves_out(const HtmlTag& tag) const {
    if (is_unseen(tag) || is_footnote_mark(tag)) return true;
    if (!rules_.leaves_out_theme) return false;
    const bool is_of_quote = quote_end_ != kNowhere && (tag.named("footer") || tag.named("header"));
    return !is_of_quote && is_theme_element(tag);
  }

  void note_figure(const HtmlTag& tag, std::size_t end) {
    std::string language = language_of_tag(tag);
    if (language.empty()) return;
    figure_end_ = end;
    figure_language_ = std::move(language);
  }

  void open_heading(const HtmlTag& tag, std::size_t end, std::size_t index) {
    if (heading_end_ != kNowhere) finish_heading();
    heading_ = {heading_level(tag), "", attribute_of(tag, "id")};
    heading_end_ = end;
    heading_tag_ = index;
  }

  void finish_heading() {
    heading_end_ = kNowhere;
    heading_.text = fold_text(heading_.text);
    const bool repeats_title = facts_.headings.empty() && !saw_title_ && heading_.level == 1 &&
                               !rules_.title.empty() && heading_.text == rules_.title;
    if (repeats_title) {
      saw_title_ = true;
      block_.clear();
    } else {
      facts_.headings.push_back(std::move(heading_));
      flush();
    }
    heading_ = {};
  }

  void open_code(const HtmlTag& tag, std::size_t end) {
    if (pre_end_ != kNowhere) return;
    pre_end_ = end;
    code_ = {};
    code_.language = language_of_tag(tag);
  }

  void finish_code() {
    pre_end_ = kNowhere;
    if (code_.language.empty()) code_.language = figure_language_;
    code_.language = fold_language(code_.language);
    code_.text = fold_code(code_.text);
    if (!code_.text.empty()) facts_.code.push_back(std::move(code_));
    code_ = {};
  }

  void open_link(const HtmlTag& tag, std::size_t end, std::size_t index) {
    if (link_end_ != kNowhere) finish_link();
    if (tag.attribute("href") == nullptr) return;
    const std::string address = std::string(trim(attribute_of(tag, "href")));
    if (heading_end_ != kNowhere && is_permalink(tag, address, index)) return;
    link_ = {address, "", ""};
    link_end_ = end;
  }

  // A link from a heading to itself. Where it is a mark beside the text, it is left out with it.
  bool is_permalink(const HtmlTag& tag, const std::string& address, std::size_t index) {
    const std::string text = fold_text(page_.text_of(index));
    const bool is_marked = has_any_class(tag, kPermalinkClasses);
    if (!address.starts_with('#') && !is_marked) return false;
    if (!has_word_character(text)) {
      skip_end_ = page_.end_of(index);
      return true;
    }
    std::string rest = fold_text(page_.text_of(heading_tag_));
    if (const std::size_t at = rest.find(text); at != std::string::npos)
      rest.erase(at, text.size());
    if (!has_word_character(rest)) return true;
    if (is_marked) skip_end_ = page_.end_of(index);
    return is_marked;
  }

  void finish_link() {
    link_end_ = kNowhere;
    link_.text = fold_text(link_.text);
    // A bare address in the text, which some engines make a link of.
    std::string bare = fold_text(link_.target);
    if (bare.starts_with("mailto:")) bare.erase(0, 7);
    const bool is_bare =
        !link_.text.empty() &&
        (link_.text == bare || bare == "http://" + link_.text || bare == "https://" + link_.text);
    if (!is_bare) facts_.links.push_back(std::move(link_));
    link_ = {};
  }

  void add_image(const HtmlTag& tag) {
    std::string address;
    for (const std::string_view name : {"src", "data-src", "data-lazy-src", "data-original"}) {
      const std::string value = std::string(trim(attribute_of(tag, name)));
      if (value.empty() || value.starts_with("data:")) continue;
      address = value;
      if (name != "src") break;  // a lazy image's true address
    }
    if (address.empty()) return;
    facts_.images.push_back({address, fold_text(attribute_of(tag, "alt")), ""});
  }

  // A gist is shown by a script.
  void add_script(const HtmlTag& tag) {
    const std::string address = std::string(trim(attribute_of(tag, "src")));
    const std::size_t end = address.find(".js");
    if (!address.starts_with("https://gist.github.com/") || end == std::string::npos) return;
    facts_.links.push_back({address.substr(0, end), "", ""});
  }

  // A film or a player: a link without text.
  void add_embed(const HtmlTag& tag) {
    const std::string address = std::string(trim(attribute_of(tag, "src")));
    if (address.empty()) return;
    const bool is_player = tag.named("iframe") || tag.named("embed");
    facts_.links.push_back({is_player ? plain_embed(address) : address, "", ""});
  }

  const HtmlOutline& page_;
  const BodyRules& rules_;
  BodyFacts facts_;
  std::string block_;
  // Where the element that is open ends; kNowhere: none is.
  std::size_t skip_end_ = kNowhere, link_end_ = kNowhere, heading_end_ = kNowhere;
  std::size_t pre_end_ = kNowhere, inline_code_end_ = kNowhere, quote_end_ = kNowhere;
  std::size_t figure_end_ = kNowhere;
  std::size_t heading_tag_ = 0;
  HeadingFact heading_;
  LinkFact link_;
  CodeFact code_;
  std::string figure_language_;
  bool saw_title_ = false;
};

}  // namespace

BodyFacts read_body_as_written(const HtmlOutline& page, std::size_t first, std::size_t last,
                               const BodyRules& rules) {
  return BodyReader(page, rules).read(first, last);
}

void resolve_addresses(BodyFacts& body, const BodyRules& rules) {
  for (LinkFact& link : body.links) {
    ResolvedTarget found = rules.resolve(link.target);
    link.target = std::move(found.target);
    link.fragment = std::move(found.fragment);
  }
  std::erase_if(body.links, [](const LinkFact& link) { return link.target.empty(); });
  for (ImageFact& image : body.images) image.target = rules.resolve(image.target).target;
  std::erase_if(body.images, [](const ImageFact& image) { return image.target.empty(); });
}

BodyFacts read_body(const HtmlOutline& page, std::size_t first, std::size_t last,
                    const BodyRules& rules) {
  BodyFacts body = read_body_as_written(page, first, last, rules);
  resolve_addresses(body, rules);
  return body;
}

bool is_theme_element(const HtmlTag& tag) {
  for (const std::string_view name : {"nav", "footer", "header", "form", "menu"}) {
    if (tag.named(name)) return true;
  }
  if (tag.named("aside")) {
    return !has_word(tag, "class", "admonition") && !has_word(tag, "class", "callout") &&
           !has_word(tag, "class", "starlight-aside") && !has_word(tag, "class", "note");
  }
  const std::string role = attribute_of(tag, "role");
  if (role == "navigation" || role == "complementary" || role == "banner" || role == "search" ||
      role == "contentinfo")
    return true;
  const std::string id = attribute_of(tag, "id");
  return has_any_class(tag, kThemeClasses) || id == "markdown-toc" || id == "comments" ||
         id == "TableOfContents" || id == "disqus_thread" || id == "toc";
}

std::string BodyFacts::text() const {
  std::string text;
  for (const std::string& block : blocks) {
    if (!text.empty()) text += ' ';
    text += block;
  }
  return text;
}

}  // namespace postlint::proof
