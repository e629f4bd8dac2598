// Alt texts: Hugo's typographer writes "&rsquo;" for a quote and drops the end of a line, kramdown
// and marked keep the backticks of code, and markdown-it leaves code out.
#include "core/base/strings.h"
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"as written", "entities shown"};
constexpr std::string_view kCodeReadings[] = {"code as text", "backticks shown", "nothing"};
constexpr std::string_view kBreakReadings[] = {"blank", "nothing"};

template <class Wanted>
void find_alts(const DialectText& text, std::vector<DialectPlace>& places, Wanted is_wanted) {
  const Document& document = text.document();
  for (NodeId id : document.images()) {
    const Span alt = document.link_parts(id).text;
    if (!alt.known() || alt.empty() || text.touches_template(alt)) continue;
    if (is_wanted(alt.in(text.bytes()))) places.push_back({.span = alt, .node = id});
  }
}

bool has_typography(std::string_view alt) {
  return alt.find('"') != std::string_view::npos || alt.find('\'') != std::string_view::npos ||
         alt.find("--") != std::string_view::npos || alt.find("...") != std::string_view::npos;
}

void find_quotes(const DialectText& text, std::vector<DialectPlace>& places) {
  find_alts(text, places, has_typography);
}

std::string curled(std::string_view alt) {
  std::string out;
  for (std::size_t i = 0; i < alt.size();) {
    const char c = alt[i];
    const bool opens = i == 0 || is_blank(alt[i - 1]) || alt[i - 1] == '(' || alt[i - 1] == '[';
    if (c == '\\' && i + 1 < alt.size() && (alt[i + 1] == '"' || alt[i + 1] == '\'')) {
      ++i;
    } else if (c == '"') {
      out += opens ? "“" : "”";
      ++i;
    } else if (c == '\'') {
      out += opens ? "‘" : "’";
      ++i;
    } else if (alt.substr(i).starts_with("---")) {
      out += "—";
      i += 3;
    } else if (alt.substr(i).starts_with("--")) {
      out += "–";
      i += 2;
    } else if (alt.substr(i).starts_with("...")) {
      out += "…";
      i += 3;
    } else {
      out += c;
      ++i;
    }
  }
  return out;
}

void write_quotes(const DialectText& text, const DialectPlace& place, Reading wanted,
                  PlaceRewrite& out) {
  if (wanted == 0) out.edits = {{place.span, curled(place.span.in(text.bytes()))}};
}

void find_code(const DialectText& text, std::vector<DialectPlace>& places) {
  find_alts(text, places, [](std::string_view alt) {
    const std::size_t tick = alt.find('`');
    return tick != std::string_view::npos && alt.find('`', tick + 1) != std::string_view::npos &&
           alt.find("``") == std::string_view::npos;
  });
}

// Without what stands between backticks, these too.
std::string without_code(std::string_view alt) {
  std::string out;
  while (true) {
    const std::size_t open = alt.find('`');
    const std::size_t close = open == std::string_view::npos ? open : alt.find('`', open + 1);
    if (close == std::string_view::npos) return out += alt;
    out += alt.substr(0, open);
    alt.remove_prefix(close + 1);
  }
}

void write_code(const DialectText& text, const DialectPlace& place, Reading wanted,
                PlaceRewrite& out) {
  const std::string_view alt = place.span.in(text.bytes());
  const bool drops_entities = text.to().parser == MarkdownParser::kGoldmark ||
                              text.to().parser == MarkdownParser::kMarkdownIt;
  if (wanted == 1 && drops_entities) {
    out.note = "the backticks in the alt text are not shown";
    out.is_exact = false;
    wanted = 0;
  }
  out.edits = {{place.span, wanted == 2 ? without_code(alt)
                                        : replace_all(alt, "`", wanted == 0 ? "" : "&#96;")}};
  out.edits_html = true;  // the code span in an alt text is not code of the page
}

void find_breaks(const DialectText& text, std::vector<DialectPlace>& places) {
  find_alts(text, places, [](std::string_view alt) {
    return alt.find_first_of("\r\n") != std::string_view::npos && alt.find('>') == alt.npos;
  });
}

void write_breaks(const DialectText& text, const DialectPlace& place, Reading wanted,
                  PlaceRewrite& out) {
  std::string joined;
  const std::string alt = replace_all(place.span.in(text.bytes()), "\r", "\n");
  for (std::string_view line : split(alt, '\n')) {
    line = trim(line);
    if (line.empty()) continue;
    if (!joined.empty() && wanted == 0) joined += ' ';
    joined += line;
  }
  out.edits = {{place.span, joined}};
}

}  // namespace

const DialectCause kImageAltBreakCause{
    .id = "image-alt-break",
    .what = "a line ends in an alt text",
    .readings = kBreakReadings,
    .by_parser = {0, 1, 0, 0, 0, 0, 0, 0},
    .find = find_breaks,
    .write = write_breaks,
};

const DialectCause kImageAltCause{
    .id = "image-alt",
    .what = "quotes stand in an alt text",
    .readings = kReadings,
    .by_parser = {0, 1, 0, 0, 0, 0, 0, 0},
    .find = find_quotes,
    .write = write_quotes,
};

const DialectCause kImageAltCodeCause{
    .id = "image-alt-code",
    .what = "code stands in an alt text",
    .readings = kCodeReadings,
    .by_parser = {1, 0, 1, 0, 0, 2, 0, 0},
    .find = find_code,
    .write = write_code,
};

}  // namespace postlint
