#include "converters/proof/built_page.h"

#include <algorithm>
#include <array>

#include "converters/proof/fold_text.h"
#include "converters/proof/linked_data.h"
#include "core/base/strings.h"
#include "core/net/page.h"
#include "core/post/date.h"

namespace postlint::proof {
namespace {

constexpr std::array kContentClasses = std::to_array<std::string_view>({
    "e-content",
    "entry-content",
    "post-content",
    "article-content",
    "post-body",
    "article-body",
    "article-entry",
    "theme-doc-markdown",
    "vp-doc",
    "markdown-body",
    "post__content",
    "prose",
});

std::optional<Moment> moment_of(std::string_view text) {
  const DateReading reading = read_date(trim(text));
  if (!reading.ok()) return std::nullopt;
  const DateTime& date = reading.date;
  return make_moment(date.unix_seconds(0), date.offset_minutes.value_or(0), date.has_time);
}

class PageReader {
 public:
  PageReader(std::string_view html, const BodyRules& rules) : outline_(html), rules_(rules) {}

  BuiltPageFacts read() {
    read_tags();
    take_linked_data();
    choose_title();
    choose_date();
    page_.is_post = page_.date.has_value();
    page_.is_list = articles_ > 1;
    page_.state = "published";
    page_.categories_are_flat = true;
    BodyRules rules = rules_;
    if (rules.title.empty()) rules.title = page_.title;
    rules.leaves_out_theme = true;
    const auto [first, last] = choose_content();
    page_.body = read_body(outline_, first, last, rules);
    return std::move(facts_);
  }

 private:
  void read_tags() {
    const std::vector<HtmlTag>& tags = outline_.tags();
    for (std::size_t i = 0; i < tags.size(); ++i) {
      const HtmlTag& tag = tags[i];
      if (tag.kind != HtmlTag::Kind::kOpen) continue;
      if (tag.named("meta")) {
        take_meta(tag);
      } else if (tag.named("link")) {
        if (has_word(tag, "rel", "canonical")) facts_.canonical = trim(attribute_of(tag, "href"));
      } else if (tag.named("html")) {
        const std::string language = attribute_of(tag, "lang");
        if (!language.empty()) page_.language = ascii_lower(language);
      } else if (tag.named("title")) {
        if (facts_.title_tag.empty()) facts_.title_tag = fold_text(outline_.text_of(i));
      } else if (tag.named("script")) {
        if (ascii_lower(attribute_of(tag, "type")) == "application/ld+json")
          scripts_.push_back(outline_.text_before(i + 1));
      } else if (tag.named("h1")) {
        if (h1_++ == 0) facts_.heading = heading_text(i);
      } else if (tag.named("time")) {
        take_time(tag);
      } else if (tag.named("article")) {
        if (i >= article_end_) ++articles_;
        article_end_ = std::max(article_end_, outline_.end_of(i));
        note(article_, i);
      } else if (tag.named("a")) {
        take_term(tag, i);
      }
      if (tag.named("main") || attribute_of(tag, "role") == "main") note(main_, i);
      if (is_content(tag)) note(content_, i);
      if (tag.named("body") && body_ == 0) body_ = i + 1;
    }
  }

  // The elements of a kind that stand in none of the same kind.
  struct Found {
    std::size_t tag = 0, count = 0, end = 0;
  };
  void note(Found& found, std::size_t tag) {
    if (found.count > 0 && tag < found.end) return;
    ++found.count;
    found.tag = tag;
    found.end = outline_.end_of(tag);
  }

  static bool is_content(const HtmlTag& tag) {
    if (attribute_of(tag, "itemprop") == "articleBody") return true;
    if (tag.attribute("class") == nullptr || tag.named("body") || tag.named("html")) return false;
    const std::vector<std::string> words = words_of(tag, "class");
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return std::find(kContentClasses.begin(), kContentClasses.end(), word) !=
             kContentClasses.end();
    });
  }

  std::pair<std::size_t, std::size_t> choose_content() const {
    for (const Found* found : {&content_, &article_, &main_}) {
      if (found->count == 1) return {found->tag + 1, found->end};
    }
    const std::size_t all = outline_.tags().size();
    return body_ == 0 ? std::pair{std::size_t{0}, all}
                      : std::pair{body_, outline_.end_of(body_ - 1)};
  }

  // Without the mark of a link to itself.
  std::string heading_text(std::size_t tag) const {
    BodyRules rules;
    rules.resolve = [](std::string_view) { return ResolvedTarget{}; };
    const BodyFacts facts = read_body(outline_, tag, outline_.end_of(tag), rules);
    return facts.headings.empty() ? std::string() : facts.headings.front().text;
  }

  void take_meta(const HtmlTag& tag) {
    std::string name = ascii_lower(attribute_of(tag, "property"));
    if (name.empty()) name = ascii_lower(attribute_of(tag, "name"));
    if (name.empty()) name = ascii_lower(attribute_of(tag, "itemprop"));
    const std::string content = fold_text(attribute_of(tag, "content"));
    if (ascii_lower(attribute_of(tag, "http-equiv")) == "refresh") {
      if (const auto refresh = parse_refresh(attribute_of(tag, "content"));
          refresh && !refresh->target.empty() && refresh->delay_seconds <= 10)
        facts_.refresh = refresh->target;
      return;
    }
    if (content.empty()) return;
    if (name == "og:title") {
      page_.title = content;
      facts_.has_title_of_head = true;
    } else if (name == "description") {
      page_.description = content;
    } else if (name == "og:image") {
      page_.image = trim(attribute_of(tag, "content"));
    } else if (name == "article:published_time" || name == "datepublished") {
      published_ = moment_of(content);
    } else if (name == "article:modified_time" || name == "datemodified") {
      page_.updated = moment_of(content);
    } else if (name == "article:tag") {
      add(page_.tags, content);
    } else if (name == "article:section") {
      if (!page_.categories) page_.categories.emplace();
      page_.categories->push_back({content});
    } else if (name == "author") {
      add(page_.authors, content);
    }
  }

  static void add(std::optional<std::vector<std::string>>& list, const std::string& item) {
    if (item.empty()) return;
    if (!list) list.emplace();
    if (std::find(list->begin(), list->end(), item) == list->end()) list->push_back(item);
  }

  void take_time(const HtmlTag& tag) {
    if (time_ || tag.attribute("datetime") == nullptr) return;
    time_ = moment_of(attribute_of(tag, "datetime"));
  }

  // <a rel="tag">, <a rel="category tag">, <a rel="author">
  void take_term(const HtmlTag& tag, std::size_t index) {
    if (tag.attribute("rel") == nullptr) return;
    const bool is_category = has_word(tag, "rel", "category");
    if (!is_category && !has_word(tag, "rel", "tag") && !has_word(tag, "rel", "author")) return;
    std::string text = fold_text(outline_.text_of(index));
    if (text.empty()) return;
    if (is_category) {
      if (!page_.categories) page_.categories.emplace();
      if (std::find(page_.categories->begin(), page_.categories->end(), std::vector{text}) ==
          page_.categories->end())
        page_.categories->push_back({text});
    } else if (has_word(tag, "rel", "tag")) {
      if (text.starts_with('#')) text.erase(0, 1);
      add(page_.tags, text);
    } else {
      add(page_.authors, text);
    }
  }

  void take_linked_data() {
    for (const std::string_view script : scripts_) {
      const LinkedData data = read_linked_data(script);
      if (!data.headline.empty() && page_.title.empty()) {
        page_.title = fold_text(data.headline);
        facts_.has_title_of_head = true;
      }
      if (!published_ && !data.published.empty()) published_ = moment_of(data.published);
      if (!page_.updated && !data.modified.empty()) page_.updated = moment_of(data.modified);
      if (!page_.authors) {
        for (const std::string& author : data.authors) add(page_.authors, fold_text(author));
      }
    }
  }

  void choose_title() {
    if (!page_.title.empty()) return;
    page_.title = h1_ == 1 || !facts_.heading.empty() ? facts_.heading : facts_.title_tag;
  }

  void choose_date() { page_.date = published_ ? published_ : time_; }

  HtmlOutline outline_;
  const BodyRules& rules_;
  BuiltPageFacts facts_;
  PageFacts& page_ = facts_.page;
  std::vector<std::string_view> scripts_;
  std::optional<Moment> published_, time_;
  Found content_, article_, main_;
  std::size_t body_ = 0, h1_ = 0, articles_ = 0, article_end_ = 0;
};

}  // namespace

BuiltPageFacts read_built_page(std::string_view html, const BodyRules& rules) {
  return PageReader(html, rules).read();
}

}  // namespace postlint::proof
