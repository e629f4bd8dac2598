#include "converters/proof/html_outline.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/strings.h"

namespace postlint::proof {
namespace {

bool closes_itself(const HtmlTag& tag) {
  const std::string name = ascii_lower(tag.name);
  return is_void_element(name) || (tag.self_closing && !is_html_element(name));
}

}  // namespace

HtmlOutline::HtmlOutline(std::string_view html) : html_(html), tags_(scan_html(html)) {
  ends_.resize(tags_.size());
  struct Open {
    std::uint32_t tag;
    std::size_t* count;  // of open elements of its name
  };
  std::vector<Open> open;
  std::unordered_map<std::string, std::size_t> counts;  // its values stay where they are
  for (std::size_t i = 0; i < tags_.size(); ++i) {
    const HtmlTag& tag = tags_[i];
    ends_[i] = static_cast<std::uint32_t>(i + 1);
    if (tag.kind == HtmlTag::Kind::kOpen) {
      if (closes_itself(tag) || open.size() >= kMaxDepth) continue;
      open.push_back({static_cast<std::uint32_t>(i), &counts[ascii_lower(tag.name)]});
      ++*open.back().count;
    } else if (tag.kind == HtmlTag::Kind::kClose && !open.empty()) {
      if (!equals_ignoring_case(tags_[open.back().tag].name, tag.name)) {
        const auto found = counts.find(ascii_lower(tag.name));
        if (found == counts.end() || found->second == 0) continue;
      }
      for (bool is_done = false; !is_done;) {
        const Open& last = open.back();
        is_done = equals_ignoring_case(tags_[last.tag].name, tag.name);
        ends_[last.tag] = static_cast<std::uint32_t>(i);
        --*last.count;
        open.pop_back();
      }
    }
  }
  for (const Open& one : open) ends_[one.tag] = static_cast<std::uint32_t>(tags_.size());
}

std::string_view HtmlOutline::text_before(std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : tags_[index - 1].span.end;
  const std::size_t end = index < tags_.size() ? tags_[index].span.begin : html_.size();
  return begin < end ? html_.substr(begin, end - begin) : std::string_view{};
}

std::string HtmlOutline::text_of(std::size_t tag) const {
  std::string text;
  const std::size_t end = end_of(tag);
  for (std::size_t i = tag + 1; i <= end; ++i) {
    text += decode_entities(text_before(i));
    if (i >= end || tags_[i].kind != HtmlTag::Kind::kOpen) continue;
    if (tags_[i].named("br")) text += '\n';
    if (is_raw_text_element(tags_[i]) && !tags_[i].self_closing) i = std::min(end, end_of(i));
  }
  return text;
}

std::string attribute_of(const HtmlTag& tag, std::string_view lower_case_name) {
  const HtmlAttribute* attribute = tag.attribute(lower_case_name);
  return attribute == nullptr ? std::string() : decode_entities(attribute->value);
}

std::vector<std::string> words_of(const HtmlTag& tag, std::string_view attribute) {
  std::vector<std::string> words;
  const HtmlAttribute* list = tag.attribute(attribute);
  if (list == nullptr) return words;
  std::string word;
  for (const char c : list->value) {
    if (static_cast<unsigned char>(c) > ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(ascii_lower(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(ascii_lower(word));
  return words;
}

bool has_word(const HtmlTag& tag, std::string_view attribute, std::string_view word) {
  if (tag.attribute(attribute) == nullptr) return false;
  const std::vector<std::string> words = words_of(tag, attribute);
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_raw_text_element(const HtmlTag& tag) {
  for (const std::string_view name : {"script", "style", "template", "noscript", "textarea",
                                      "iframe", "svg", "button", "select", "xmp", "noembed"}) {
    if (tag.named(name)) return true;
  }
  return false;
}

int heading_level(const HtmlTag& tag) {
  if (tag.name.size() != 2 || (tag.name[0] != 'h' && tag.name[0] != 'H')) return 0;
  return tag.name[1] >= '1' && tag.name[1] <= '6' ? tag.name[1] - '0' : 0;
}

}  // namespace postlint::proof
