// An e-mail address in the text: a mailto link in some dialects.
#include <algorithm>

#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"
#include "core/dialect/causes/link_text.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"text", "link"};

bool is_name_byte(char c) {
  return is_ascii_alnum(c) || std::string_view(".-_+").find(c) != std::string_view::npos;
}
bool is_host_byte(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_' || c == '.';
}

// The bytes of the address around the '@' at `at`; empty where there is none (GFM §6.9).
Span address_at(std::string_view text, std::size_t at) {
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && is_name_byte(text[begin - 1])) --begin;
  while (end < text.size() && is_host_byte(text[end])) ++end;
  while (end > at && text[end - 1] == '.') --end;
  const std::string_view host = text.substr(at + 1, end - at - 1);
  const std::size_t dot = host.find('.');
  if (begin == at || dot == std::string_view::npos || dot == 0 || host.empty()) return {};
  if (host.back() == '-' || host.back() == '_') return {};
  if (begin > 0 && (text[begin - 1] == '/' || text[begin - 1] == ':')) return {};
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (!text.file().byte_set().has('@')) return;
  const Document& document = text.document();
  for (NodeId id : document.texts()) {
    const std::string_view literal = document.node(id).literal;
    if (document.is_inside(id, NodeKind::kLink) || document.is_inside(id, NodeKind::kImage))
      continue;
    for (std::size_t at = literal.find('@'); at != std::string_view::npos;
         at = literal.find('@', at + 1)) {
      const Span address = address_at(literal, at);
      if (address.empty()) continue;
      const auto begin = document.source_offset(id, address.begin);
      const auto last = document.source_offset(id, address.end - 1);
      if (!begin || !last || *last + 1 - *begin != address.size())
        continue;  // something is escaped
      const auto sign = *begin + static_cast<std::uint32_t>(at) - address.begin;
      const std::span<const BareUrl> urls = document.bare_urls();
      const auto url = std::partition_point(
          urls.begin(), urls.end(), [&](const BareUrl& one) { return one.span.end <= sign; });
      if (url != urls.end() && url->span.contains(sign)) continue;
      places.push_back({.span = {*begin, *last + 1}, .node = id, .other = {sign, sign + 1}});
    }
  }
}

Reading read(const DialectPlace&, const Dialect& dialect) {
  return dialect.has_linkify ? 1 : 0;
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (wanted == 0) {
    out.edits = {{place.other, "<span>@</span>"}};
  } else if (!is_inside_html_link(text.document(), place.node)) {
    const std::string_view address = place.span.in(text.bytes());
    out.edits = {
        {place.span, "[" + escape_link_text(address) + "](mailto:" + std::string(address) + ")"}};
  }
}

}  // namespace

const DialectCause kBareMailCause{
    .id = "bare-mail",
    .what = "an e-mail address stands in the text",
    .readings = kReadings,
    .by_parser = {0, 1, 1, 0, 0, 0, 1, 1},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
