#include "core/net/page.h"

#include <algorithm>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/html_tags.h"

namespace postlint {
namespace {

constexpr std::size_t kMaxText = 300;  // bytes of a title or heading that are worth keeping
constexpr std::size_t kMaxHeadings = 2000;

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : decode_entities(text)) {
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    if (out.size() >= kMaxText) break;
  }
  while (!out.empty() && !is_valid_utf8(out)) out.pop_back();
  return std::string(trim(out));
}

std::size_t count_text(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

bool is_heading(const HtmlTag& tag) {
  return tag.name.size() == 2 && (tag.name[0] == 'h' || tag.name[0] == 'H') && tag.name[1] >= '1' &&
         tag.name[1] <= '6';
}

class PageReader {
 public:
  explicit PageReader(std::string_view html) : html_(html) {}

  PageFacts read() {
    for (const HtmlTag& tag : scan_html(html_)) {
      take_text(tag.span.begin);
      if (tag.kind == HtmlTag::Kind::kOpen) open(tag);
      if (tag.kind == HtmlTag::Kind::kClose) close(tag);
      end_of_tag_ = std::max(end_of_tag_, static_cast<std::size_t>(tag.span.end));
    }
    take_text(html_.size());
    std::sort(facts_.anchors.begin(), facts_.anchors.end());
    return std::move(facts_);
  }

 private:
  void take_text(std::size_t end) {
    if (end <= end_of_tag_) return;
    const std::string_view text = html_.substr(end_of_tag_, end - end_of_tag_);
    if (is_in_title_) {
      if (title_.size() < 4 * kMaxText) title_.append(text);
    } else if (!is_in_raw_) {
      facts_.text_bytes += count_text(text);
      if (is_in_heading_ && heading_.size() < 4 * kMaxText) heading_.append(text);
    }
  }

  void open(const HtmlTag& tag) {
    if (template_depth_ == 0) take_anchors(tag);
    if (tag.named("template")) ++template_depth_;  // what stands in it is not in the page
    if (tag.named("title") && facts_.title.empty()) {
      is_in_title_ = true;
      title_.clear();
    } else if (tag.named("script") || tag.named("style") || tag.named("textarea")) {
      is_in_raw_ = true;
      if (tag.named("script")) ++facts_.scripts;
    } else if (is_heading(tag)) {
      is_in_heading_ = true;
      heading_.clear();
    } else if (tag.named("meta")) {
      take_meta(tag);
    } else if (tag.named("html")) {
      facts_.has_ad_block_key = tag.attribute("data-adblockkey") != nullptr;
    } else if (tag.named("frameset")) {
      facts_.is_frameset = true;
    }
  }

  void close(const HtmlTag& tag) {
    if (tag.named("template") && template_depth_ > 0) --template_depth_;
    if (tag.named("title")) {
      if (is_in_title_) facts_.title = one_line(title_);
      is_in_title_ = false;
    } else if (tag.named("script") || tag.named("style") || tag.named("textarea")) {
      is_in_raw_ = false;
    } else if (is_heading(tag) && is_in_heading_) {
      is_in_heading_ = false;
      const std::string text = one_line(heading_);
      if (facts_.first_heading.empty() && tag.name[1] == '1') facts_.first_heading = text;
      if (facts_.headings.size() < kMaxHeadings) facts_.headings.push_back(text);
    }
  }

  void take_anchors(const HtmlTag& tag) {
    const auto take = [&](const HtmlAttribute* attribute) {
      if (attribute == nullptr || attribute->value.empty()) return;
      facts_.anchors.push_back(decode_entities(attribute->value));
    };
    take(tag.attribute("id"));
    if (tag.named("a")) take(tag.attribute("name"));
  }

  void take_meta(const HtmlTag& tag) {
    const HtmlAttribute* content = tag.attribute("content");
    if (content == nullptr) return;
    const HtmlAttribute* equivalent = tag.attribute("http-equiv");
    if (equivalent != nullptr && equals_ignoring_case(trim(equivalent->value), "refresh")) {
      if (!facts_.refresh) facts_.refresh = parse_refresh(decode_entities(content->value));
    }
    const HtmlAttribute* name = tag.attribute("name");
    if (name != nullptr && equals_ignoring_case(name->value, "robots") &&
        ascii_lower(content->value).find("noindex") != std::string::npos) {
      facts_.is_noindex = true;
    }
  }

  std::string_view html_;
  PageFacts facts_;
  std::string title_, heading_;
  std::size_t end_of_tag_ = 0;
  std::size_t template_depth_ = 0;
  bool is_in_title_ = false, is_in_raw_ = false, is_in_heading_ = false;
};

}  // namespace

PageFacts read_page(std::string_view html) {
  return PageReader(html).read();
}

std::optional<MetaRefresh> parse_refresh(std::string_view content) {
  content = trim(content);
  std::size_t digits = 0;
  MetaRefresh refresh;
  while (digits < content.size() && is_ascii_digit(content[digits])) {
    refresh.delay_seconds =
        std::min(refresh.delay_seconds * 10 + (content[digits] - '0'), 1'000'000);
    ++digits;
  }
  if (digits == 0 && !content.starts_with('.')) return std::nullopt;
  const std::size_t separator = content.find_first_of(";, \t", digits);
  if (separator == std::string_view::npos) return refresh;
  std::string_view rest = content.substr(separator);
  while (!rest.empty() && (rest[0] == ';' || rest[0] == ',' || is_blank(rest[0]))) {
    rest.remove_prefix(1);
  }
  if (starts_with_ignoring_case(rest, "url")) {
    const std::string_view after = trim(rest.substr(3));
    if (after.starts_with('=')) rest = trim(after.substr(1));
  }
  if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) {
    const std::size_t end = rest.find(rest[0], 1);
    rest = rest.substr(1, end == std::string_view::npos ? end : end - 1);
  }
  refresh.target = std::string(trim(rest));
  return refresh;
}

}  // namespace postlint
