// A URL in the text: a link in some dialects, and they disagree where it ends.
//
// GitHub's rule takes everything up to a blank, a Korean particle too ("https://a.kr/x을");
// goldmark stops at the first character that is not ASCII; the others make no link of it.
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/dialect/causes/causes.h"
#include "core/dialect/causes/link_text.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"text", "link", "link that ends before a letter",
                                          "link to https"};

constexpr AnyOf kGoldmarkTail{
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-@:%_+~#=.$!?&/()[],;'\">^{}`"};

// Where goldmark's link ends: at the first character outside its class, closing signs off.
std::uint32_t goldmark_end(std::string_view url) {
  std::size_t end = find_other(url, kGoldmarkTail);
  if (end == std::string_view::npos) end = url.size();
  while (end > 0) {
    const char last = url[end - 1];
    const std::string_view head = url.substr(0, end);
    std::ptrdiff_t open = 0;
    for (char c : head) open += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (std::string_view("?!.,:*_~'\"").find(last) == std::string_view::npos &&
        !(last == ')' && open < 0)) {
      break;
    }
    --end;
  }
  return static_cast<std::uint32_t>(end);
}

bool is_www(std::string_view url) {
  return starts_with_ignoring_case(url, "www.");
}

// place.span: by GitHub's rule; place.detail: the length by goldmark's; place.text: the URL.
Reading read(const DialectPlace& place, const Dialect& dialect) {
  if (!dialect.has_linkify) return 0;
  if (dialect.parser != MarkdownParser::kGoldmark) return 1;
  if (is_www(place.text)) return 3;  // Hugo's linkifyProtocol; the others take http
  return place.detail == place.span.size() ? 1 : 2;
}

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (text.from().has_linkify == text.to().has_linkify &&
      (text.from().parser == MarkdownParser::kGoldmark) ==
          (text.to().parser == MarkdownParser::kGoldmark)) {
    return;
  }
  const Document& document = text.document();
  for (const BareUrl& url : document.bare_urls()) {
    if (document.is_inside(url.text, NodeKind::kImage)) continue;
    DialectPlace place{.span = url.span, .node = url.text};
    const NodeId next = document.next_sibling(url.text);
    const bool runs_on = next != kNoNode && document.span(url.text).end == url.span.end &&
                         document.node(next).kind != NodeKind::kSoftBreak &&
                         document.node(next).kind != NodeKind::kHardBreak;
    // Emphasis in a URL is the tree's idea: GitHub's link would have swallowed it.
    if (runs_on && text.from().has_linkify && text.from().parser != MarkdownParser::kGoldmark) {
      place.node = kNoNode;
    }
    place.text = std::string(url.span.in(text.bytes()));
    place.detail = goldmark_end(place.text);
    places.push_back(place);
  }
}

void write(const DialectText& text, const DialectPlace& place, Reading wanted, PlaceRewrite& out) {
  if (place.node == kNoNode) {
    out.note = "the URL has signs of emphasis in it; write it as [text](URL)";
    return;
  }
  const std::string_view url = place.span.in(text.bytes());
  const bool has_scheme = !is_www(url);
  if (wanted == 0) {
    // What follows a scheme that is none may be "www." again.
    const auto host = static_cast<std::uint32_t>(has_scheme ? url.find("//") + 2 : 0);
    const std::uint32_t begin = place.span.begin;
    if (has_scheme) out.edits.push_back({{begin + host - 3, begin + host - 2}, "<span>:</span>"});
    if (is_www(url.substr(host))) {
      out.edits.push_back({{begin + host + 3, begin + host + 4}, "<span>.</span>"});
    }
    return;
  }
  if (is_inside_html_link(text.document(), place.node)) return;
  std::uint32_t length = wanted >= 2 ? place.detail : place.span.size();
  const std::size_t closing = unbalanced_parenthesis(url.substr(0, length));
  if (closing != std::string_view::npos && wanted == 1) {
    length = static_cast<std::uint32_t>(closing);
    out.is_exact = false;
    out.note = "the link takes what follows its closing parenthesis with it in the source, and " +
               std::string("ends before it here");
  }
  const std::string_view shown = url.substr(0, length);
  const std::string scheme = has_scheme ? "" : wanted == 3 ? "https://" : "http://";
  out.edits = {{{place.span.begin, place.span.begin + length},
                "[" + escape_link_text(shown) + "](" + scheme + escape_destination(shown) + ")"}};
}

}  // namespace

const DialectCause kBareUrlCause{
    .id = "bare-url",
    .what = "a URL stands in the text",
    .readings = kReadings,
    .by_parser = {0, 1, 1, 0, 0, 0, 1, 1},
    .read = read,
    .find = find,
    .write = write,
};

}  // namespace postlint
