// The tokenizer follows the tag and comment states of the HTML standard (13.2.5). It never goes
// back: a construct without its end runs to the end of the text, so the scan is linear.

#include "core/post/html_tags.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/base/strings.h"
#include "core/post/document.h"

namespace postlint {
namespace {

constexpr bool is_html_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

constexpr std::array kVoidElements = std::to_array<std::string_view>({
    "area", "base",  "basefont", "bgsound", "br",   "col",   "embed",  "frame", "hr",  "image",
    "img",  "input", "keygen",   "link",    "meta", "param", "source", "track", "wbr",
});

constexpr std::array kHtmlElements = std::to_array<std::string_view>({
    "a",        "abbr",     "acronym",    "address",   "applet",   "area",     "article",
    "aside",    "audio",    "b",          "base",      "basefont", "bdi",      "bdo",
    "bgsound",  "big",      "blockquote", "body",      "br",       "button",   "canvas",
    "caption",  "center",   "cite",       "code",      "col",      "colgroup", "data",
    "datalist", "dd",       "del",        "details",   "dfn",      "dialog",   "dir",
    "div",      "dl",       "dt",         "em",        "embed",    "fieldset", "figcaption",
    "figure",   "font",     "footer",     "form",      "frame",    "frameset", "h1",
    "h2",       "h3",       "h4",         "h5",        "h6",       "head",     "header",
    "hgroup",   "hr",       "html",       "i",         "iframe",   "image",    "img",
    "input",    "ins",      "kbd",        "keygen",    "label",    "legend",   "li",
    "link",     "listing",  "main",       "map",       "mark",     "marquee",  "math",
    "menu",     "menuitem", "meta",       "meter",     "nav",      "nobr",     "noembed",
    "noframes", "noscript", "object",     "ol",        "optgroup", "option",   "output",
    "p",        "param",    "picture",    "plaintext", "pre",      "progress", "q",
    "rb",       "rp",       "rt",         "rtc",       "ruby",     "s",        "samp",
    "script",   "search",   "section",    "select",    "slot",     "small",    "source",
    "span",     "strike",   "strong",     "style",     "sub",      "summary",  "sup",
    "svg",      "table",    "tbody",      "td",        "template", "textarea", "tfoot",
    "th",       "thead",    "time",       "title",     "tr",       "track",    "tt",
    "u",        "ul",       "var",        "video",     "wbr",      "xmp",
});

// Their content is text up to their end tag, whatever it looks like.
constexpr std::array kRawTextElements = std::to_array<std::string_view>({
    "iframe",
    "noembed",
    "noframes",
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
});

template <std::size_t N>
bool is_listed(const std::array<std::string_view, N>& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

class Scanner {
 public:
  Scanner(std::string_view html, std::uint32_t base) : html_(html), base_(base) {}

  std::vector<HtmlTag> scan() {
    while (true) {
      at_ = html_.find('<', at_);
      if (at_ == std::string_view::npos || at_ + 1 >= html_.size()) break;
      const char next = html_[at_ + 1];
      if (is_ascii_letter(next)) {
        read_tag(HtmlTag::Kind::kOpen, at_ + 1);
      } else if (next == '/' && at_ + 2 < html_.size() && is_ascii_letter(html_[at_ + 2])) {
        read_tag(HtmlTag::Kind::kClose, at_ + 2);
      } else if (next == '!' || next == '?') {
        read_markup_declaration();
      } else {
        ++at_;
      }
    }
    return std::move(tags_);
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {base_ + static_cast<std::uint32_t>(begin), base_ + static_cast<std::uint32_t>(end)};
  }

  void skip_space(std::size_t& at) const {
    while (at < html_.size() && is_html_space(html_[at])) ++at;
  }

  void read_markup_declaration() {
    const std::size_t begin = at_;
    HtmlTag tag;
    tag.kind = HtmlTag::Kind::kDeclaration;
    std::size_t end = std::string_view::npos;
    const std::string_view rest = html_.substr(begin);
    if (rest.starts_with("<!--")) {
      tag.kind = HtmlTag::Kind::kComment;
      end = end_of_comment(begin + 4);
    } else if (rest.starts_with("<![CDATA[")) {
      end = after("]]>", begin + 9);
    } else if (rest.starts_with("<?")) {
      end = after("?>", begin + 2);
    } else {
      end = after(">", begin + 2);
    }
    tag.is_terminated = end != std::string_view::npos;
    at_ = tag.is_terminated ? end : html_.size();
    tag.span = span(begin, at_);
    tags_.push_back(std::move(tag));
  }

  std::size_t after(std::string_view closer, std::size_t from) const {
    const std::size_t found = html_.find(closer, from);
    return found == std::string_view::npos ? found : found + closer.size();
  }

  // "-->" and "--!>"; "<!-->" and "<!--->" are whole comments.
  std::size_t end_of_comment(std::size_t from) const {
    const std::string_view rest = html_.substr(from);
    if (rest.starts_with(">")) return from + 1;
    if (rest.starts_with("->")) return from + 2;
    for (std::size_t at = html_.find("--", from); at != std::string_view::npos;
         at = html_.find("--", at + 1)) {
      const std::string_view tail = html_.substr(at + 2);
      if (tail.starts_with(">")) return at + 3;
      if (tail.starts_with("!>")) return at + 4;
    }
    return std::string_view::npos;
  }

  void read_tag(HtmlTag::Kind kind, std::size_t name_begin) {
    HtmlTag tag;
    tag.kind = kind;
    std::size_t at = name_begin;
    while (at < html_.size() && !is_html_space(html_[at]) && html_[at] != '/' && html_[at] != '>') {
      ++at;
    }
    tag.name = html_.substr(name_begin, at - name_begin);
    tag.is_terminated = read_attributes(tag, at);
    tag.span = span(at_, at);
    at_ = at;
    const bool may_hold_raw_text = kind == HtmlTag::Kind::kOpen && tag.is_terminated;
    const std::string_view name = tag.name;
    tags_.push_back(std::move(tag));
    if (may_hold_raw_text && name.size() <= 8) skip_raw_text(ascii_lower(name));
  }

  // Leaves `at` behind the tag's '>'; false where the text ends first.
  bool read_attributes(HtmlTag& tag, std::size_t& at) const {
    while (true) {
      skip_space(at);
      if (at >= html_.size()) return false;
      if (html_[at] == '>') {
        ++at;
        return true;
      }
      if (html_[at] == '/') {
        ++at;
        if (at < html_.size() && html_[at] == '>') {
          tag.self_closing = true;
          ++at;
          return true;
        }
        continue;
      }
      read_attribute(tag, at);
    }
  }

  void read_attribute(HtmlTag& tag, std::size_t& at) const {
    HtmlAttribute attribute;
    const std::size_t name_begin = at;
    ++at;  // a leading '=' is part of the name
    while (at < html_.size() && !is_html_space(html_[at]) && html_[at] != '/' && html_[at] != '>' &&
           html_[at] != '=') {
      ++at;
    }
    attribute.name = html_.substr(name_begin, at - name_begin);
    attribute.value_span = span(at, at);
    std::size_t behind = at;
    skip_space(behind);
    if (behind < html_.size() && html_[behind] == '=') {
      at = behind + 1;
      skip_space(at);
      read_value(attribute, at);
    }
    tag.attributes.push_back(attribute);
  }

  void read_value(HtmlAttribute& attribute, std::size_t& at) const {
    attribute.value_span = span(at, at);
    if (at >= html_.size() || html_[at] == '>') return;
    attribute.has_value = true;
    std::size_t begin = at, end = at;
    if (html_[at] == '"' || html_[at] == '\'') {
      ++begin;
      end = std::min(html_.find(html_[at], begin), html_.size());
      at = std::min(end + 1, html_.size());
    } else {
      while (end < html_.size() && !is_html_space(html_[end]) && html_[end] != '>') ++end;
      at = end;
    }
    attribute.value = html_.substr(begin, end - begin);
    attribute.value_span = span(begin, end);
  }

  // Moves to the end tag of a raw text element. Without one the element runs to the end.
  void skip_raw_text(std::string_view name) {
    if (!is_listed(kRawTextElements, name)) return;
    for (std::size_t at = html_.find("</", at_); at != std::string_view::npos;
         at = html_.find("</", at + 2)) {
      const std::string_view rest = html_.substr(at + 2);
      if (!starts_with_ignoring_case(rest, name)) continue;
      const char next = rest.size() > name.size() ? rest[name.size()] : '>';
      if (!is_html_space(next) && next != '/' && next != '>') continue;
      at_ = at;
      return;
    }
    at_ = html_.size();
  }

  std::string_view html_;
  std::uint32_t base_;
  std::size_t at_ = 0;
  std::vector<HtmlTag> tags_;
};

}  // namespace

bool HtmlTag::named(std::string_view lower_case_name) const {
  return equals_ignoring_case(name, lower_case_name);
}

const HtmlAttribute* HtmlTag::attribute(std::string_view lower_case_name) const {
  for (const HtmlAttribute& candidate : attributes) {
    if (equals_ignoring_case(candidate.name, lower_case_name)) return &candidate;
  }
  return nullptr;
}

std::vector<HtmlTag> scan_html(std::string_view html, std::uint32_t base_offset) {
  return Scanner(html, base_offset).scan();
}

bool is_void_element(std::string_view lower_case_name) {
  return is_listed(kVoidElements, lower_case_name);
}

bool is_html_element(std::string_view lower_case_name) {
  return is_listed(kHtmlElements, lower_case_name);
}

}  // namespace postlint
