#include "checks/rendering/text_places.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace postlint {
namespace {

void sort_and_merge(std::vector<Span>& spans) {
  std::sort(spans.begin(), spans.end(), [](Span left, Span right) {
    return left.begin != right.begin ? left.begin < right.begin : left.end < right.end;
  });
  std::vector<Span> merged;
  for (Span span : spans) {
    if (!merged.empty() && span.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  spans = std::move(merged);
}

bool covers(const std::vector<Span>& spans, std::uint32_t offset) {
  auto after = std::upper_bound(spans.begin(), spans.end(), offset,
                                [](std::uint32_t value, Span span) { return value < span.begin; });
  return after != spans.begin() && std::prev(after)->contains(offset);
}

bool ends_word(char32_t c) {
  return c <= ' ' || c == '<' || c == '>' || c == '[' || c == ']' || is_unicode_whitespace(c);
}

bool holds_code(const HtmlTag& tag) {
  return tag.named("pre") || tag.named("code") || tag.named("script") || tag.named("style");
}

}  // namespace

Span TextPlaces::lines_of(NodeId id) const {
  const Node& node = ctx_.doc().node(id);
  return {ctx_.doc().line_span(node.line).begin, ctx_.doc().line_span(node.end_line).end};
}

void TextPlaces::find_code() {
  code_known_ = true;
  for (NodeId id : ctx_.doc().of_kind(NodeKind::kCodeBlock)) code_.push_back(lines_of(id));
  for (NodeId id : ctx_.doc().of_kind(NodeKind::kCode)) {
    const Span span = ctx_.doc().span(id);
    code_.push_back(span.known() ? span : lines_of(id));
  }
  const std::vector<HtmlTag>& tags = ctx_.html();
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i].kind != HtmlTag::Kind::kOpen || !holds_code(tags[i])) continue;
    std::size_t close = i + 1;
    while (close < tags.size() &&
           !(tags[close].kind == HtmlTag::Kind::kClose && holds_code(tags[close]))) {
      ++close;
    }
    if (close == tags.size()) break;
    code_.push_back({tags[i].span.begin, tags[close].span.end});
    i = close;
  }
  sort_and_merge(code_);
}

void TextPlaces::find_addresses() {
  addresses_known_ = true;
  for (NodeKind kind : {NodeKind::kLink, NodeKind::kImage}) {
    for (NodeId id : ctx_.doc().of_kind(kind)) {
      const LinkParts parts = ctx_.doc().link_parts(id);
      if (parts.destination.known()) {
        addresses_.push_back(parts.destination);
      } else if (parts.form == LinkForm::kUnknown) {
        addresses_.push_back(lines_of(id));
      }
    }
  }
  for (const ReferenceDefinition& definition : ctx_.doc().definitions()) {
    if (!definition.is_footnote) addresses_.push_back(definition.span);
  }
  for (const BareUrl& url : ctx_.doc().bare_urls()) addresses_.push_back(url.span);
  for (const HtmlTag& tag : ctx_.html()) addresses_.push_back(tag.span);
  std::erase_if(addresses_, [](Span span) { return !span.known(); });
  sort_and_merge(addresses_);
}

bool TextPlaces::is_code(std::uint32_t offset) {
  if (!in_body(offset)) return false;
  if (!code_known_) find_code();
  return covers(code_, offset);
}

bool TextPlaces::is_address(std::uint32_t offset) {
  if (!in_body(offset)) return false;
  if (!addresses_known_) find_addresses();
  return covers(addresses_, offset);
}

std::string word_around(std::string_view bytes, Span span) {
  std::size_t begin = span.begin, end = span.end;
  for (int i = 0; i < 12 && begin > 0; ++i) {
    const DecodedCodePoint point = decode_utf8_before(bytes, begin);
    if (ends_word(point.value)) break;
    begin -= point.size;
  }
  for (int i = 0; i < 12 && end < bytes.size(); ++i) {
    const DecodedCodePoint point = decode_utf8(bytes, end);
    if (ends_word(point.value)) break;
    end += point.size;
  }
  return std::string(bytes.substr(begin, span.begin - begin)) +
         std::string(bytes.substr(span.end, end - span.end));
}

}  // namespace postlint
