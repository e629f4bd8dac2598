#include "converters/body/html_block.h"

#include <algorithm>
#include <vector>

#include "core/base/strings.h"
#include "core/post/document.h"
#include "core/post/html_tags.h"
#include "core/text/source_file.h"

namespace postlint {
namespace {

// Longer blocks are parted where it can be done: engines and checkers have limits.
constexpr std::size_t kLongBlock = 16 * 1024;

// Tags that begin a block of HTML wherever they stand first on a line.
bool opens_block(std::string_view lower_case_name) {
  constexpr std::string_view kNames[] = {
      "address", "article", "aside",  "blockquote", "center", "dd",    "details", "div", "dl",
      "dt",      "footer",  "figure", "form",       "h1",     "h2",    "h3",      "h4",  "h5",
      "h6",      "header",  "hr",     "li",         "main",   "nav",   "ol",      "p",   "section",
      "table",   "tbody",   "td",     "tfoot",      "th",     "thead", "tr",      "ul"};
  return std::find(std::begin(kNames), std::end(kNames), lower_case_name) != std::end(kNames);
}

bool is_spaced(const HtmlTag& tag) {
  return tag.named("pre") || tag.named("textarea");
}

class HtmlBlocks {
 public:
  explicit HtmlBlocks(std::string_view html) : html_(html), tags_(scan_html(html)) {
    find_spaced();
  }

  std::string write() {
    std::string out;
    std::size_t block = 0;  // where the block that is open begins in `out`
    bool has_blank = false;
    for (std::uint32_t begin = 0; begin < html_.size();) {
      const std::size_t newline = html_.find('\n', begin);
      const auto end =
          static_cast<std::uint32_t>(newline == html_.npos ? html_.size() : newline + 1);
      const std::string_view line = html_.substr(begin, end - begin);
      if (trim(line).empty()) {
        if (is_in_spaced(begin)) {
          out += std::string(line.substr(0, line.find_first_of("\r\n"))) + "&#10;";
        } else {
          has_blank = !out.empty();
        }
      } else {
        const bool is_long = out.size() - block > kLongBlock;
        const std::size_t indent = line.find_first_not_of(" \t");
        const bool is_parted = (is_long || (has_blank && indent <= 3 && line[0] != '\t')) &&
                               begins_block(begin, begin + static_cast<std::uint32_t>(indent));
        if (is_parted) {
          out += line.ends_with("\r\n") ? "\r\n" : "\n";
          block = out.size();
        }
        has_blank = false;
        // Behind a blank line the blanks in front of a tag would make code of it.
        out += is_parted && indent > 3 ? line.substr(indent) : line;
      }
      begin = end;
    }
    return out;
  }

 private:
  void find_spaced() {
    std::size_t depth = 0;
    for (const HtmlTag& tag : tags_) {
      if (!is_spaced(tag)) continue;
      if (tag.kind == HtmlTag::Kind::kOpen) {
        if (depth++ == 0)
          spaced_.push_back({tag.span.end, static_cast<std::uint32_t>(html_.size())});
      } else if (tag.kind == HtmlTag::Kind::kClose && depth > 0 && --depth == 0) {
        spaced_.back().end = tag.span.begin;
      }
    }
  }

  // Lines are asked for in their order.
  bool is_in_spaced(std::uint32_t at) {
    while (span_ < spaced_.size() && spaced_[span_].end <= at) ++span_;
    return span_ < spaced_.size() && spaced_[span_].begin <= at;
  }

  // Whether the first that stands on the line, at `at`, is a tag that opens a block to Markdown.
  bool begins_block(std::uint32_t line_begin, std::uint32_t at) {
    if (html_[at] != '<' || is_in_spaced(line_begin)) return false;
    while (tag_ < tags_.size() && tags_[tag_].span.begin < at) ++tag_;
    if (tag_ == tags_.size() || tags_[tag_].span.begin != at) return false;
    const HtmlTag& tag = tags_[tag_];
    const bool is_element = tag.kind == HtmlTag::Kind::kOpen || tag.kind == HtmlTag::Kind::kClose;
    return is_element && opens_block(ascii_lower(tag.name));
  }

  std::string_view html_;
  std::vector<HtmlTag> tags_;
  std::vector<Span> spaced_;
  std::size_t span_ = 0, tag_ = 0;
};

bool has_only_html(std::string_view html) {
  const SourceFile file("block.md", std::string(html));
  const Document document = Document::parse(file, file.body_start(), {});
  if (!document.too_complex().empty()) return false;
  for (NodeId block = document.first_child(0); block != kNoNode;
       block = document.next_sibling(block)) {
    if (document.node(block).kind != NodeKind::kHtmlBlock) return false;
  }
  return true;
}

}  // namespace

std::string as_html_blocks(std::string_view html) {
  std::string blocks = HtmlBlocks(html).write();
  if (has_only_html(blocks)) return blocks;
  const std::string ending = blocks.find("\r\n") != std::string::npos ? "\r\n" : "\n";
  return "<div>" + ending + blocks + (blocks.ends_with('\n') ? "" : ending) + "</div>" + ending;
}

}  // namespace postlint
