#include "converters/body/mdx_constructs.h"

#include "core/base/strings.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

// Properties of React's style whose numbers have no unit.
bool is_unitless(std::string_view property) {
  for (std::string_view one : {"flex", "flexGrow", "flexShrink", "fontWeight", "lineHeight",
                               "opacity", "order", "orphans", "widows", "zIndex", "zoom"}) {
    if (property == one) return true;
  }
  return false;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.-") == std::string_view::npos;
}

std::string_view unquoted(std::string_view text) {
  const bool is_quoted = text.size() >= 2 && (text[0] == '"' || text[0] == '\'') &&
                         text.back() == text[0] && text.find(text[0], 1) == text.size() - 1 &&
                         text.find('\\') == std::string_view::npos;
  return is_quoted ? text.substr(1, text.size() - 2) : std::string_view();
}

// {margin: 10, textAlign: 'center'} → "margin: 10px; text-align: center"; empty: not so simple.
std::string style_text(std::string_view object) {
  std::string made;
  for (std::string_view pair : split(object, ',')) {
    if (trim(pair).empty()) continue;
    const std::size_t colon = pair.find(':');
    if (colon == std::string_view::npos) return "";
    const std::string_view key = trim(pair.substr(0, colon)), given = trim(pair.substr(colon + 1));
    std::string value(unquoted(given));
    if (value.empty() && is_number(given))
      value = std::string(given) + (given == "0" || is_unitless(key) ? "" : "px");
    if (value.empty()) return "";
    std::string name;
    for (char c : key) {
      if (c >= 'A' && c <= 'Z') {
        name += '-';
        name += static_cast<char>(c + 32);
      } else if (is_ascii_alnum(c) || c == '-') {
        name += c;
      } else {
        return "";
      }
    }
    made += (made.empty() ? "" : "; ") + name + ": " + value;
  }
  return made;
}

// The value of an attribute as HTML has it, with quotes: {280}, {{margin: 10}}, {true}.
std::string attribute_value(std::string_view inside) {
  std::string value;
  if (inside.starts_with('{') && inside.ends_with('}')) {
    value = style_text(inside.substr(1, inside.size() - 2));
  } else if (is_number(inside) || inside == "true") {
    value = inside;
  } else {
    value = unquoted(inside);
  }
  if (value.empty() || value.find('"') != std::string::npos) return "";
  return "\"" + value + "\"";
}

void add_expression(ConstructFinder& finder, Span span, bool has_truncate) {
  const std::string_view written = span.in(finder.bytes());
  const std::string_view inside = trim(written.substr(1, written.size() - 2));
  Construct made;
  made.kind = Kind::kUnknown;
  made.span = span;
  made.inner = {span.end, span.end};
  made.name = inside.substr(0, 60);
  if (inside.starts_with("/*") && inside.ends_with("*/") && inside.size() >= 4) {
    made.text = inside.substr(2, inside.size() - 4);
    const bool is_end = has_truncate && trim(made.text) == "truncate";
    made.kind = is_end ? Kind::kExcerptEnd : Kind::kComment;
    made.name = is_end ? "truncate" : "";
  } else if (span.begin > 0 && finder.bytes()[span.begin - 1] == '=' &&
             !attribute_value(inside).empty()) {
    made.kind = Kind::kVariable;
    made.text = attribute_value(inside);
  } else if (inside == "' '" || inside == "\" \"") {
    made.kind = Kind::kVariable;
    made.text = " ";
  } else if (inside.starts_with("frontmatter.") || inside.starts_with("frontMatter.")) {
    const FieldValue* value = finder.request().post->front_matter.find(inside.substr(12));
    if (value != nullptr && value->is_scalar()) {
      made.kind = Kind::kVariable;
      made.text = value->text;
    }
  } else if (inside.size() >= 2 && (inside[0] == '\'' || inside[0] == '"' || inside[0] == '`') &&
             inside.back() == inside[0] && inside.find('\\') == std::string_view::npos &&
             inside.find("${") == std::string_view::npos) {
    made.kind = Kind::kRaw;  // {"{"}: text
    made.text = inside.substr(1, inside.size() - 2);
  }
  finder.add(std::move(made));
}

}  // namespace

void find_mdx_constructs(ConstructFinder& finder, bool has_truncate) {
  for (const TemplateNode& node : finder.document().templates().nodes) {
    // {#id} of a heading is a heading's id, not an expression.
    const std::string_view written = node.span.in(finder.bytes());
    if (node.kind == TemplateKind::kMdxExpression && written.size() >= 2 &&
        !written.starts_with("{#")) {
      add_expression(finder, node.span, has_truncate);
    } else if (node.kind == TemplateKind::kMdxEsm) {
      Construct made;
      made.kind = Kind::kUnknown;
      made.span = node.span;
      made.inner = {node.span.end, node.span.end};
      made.name = written.starts_with("import") ? "import" : "export";
      finder.add(std::move(made));
    }
  }
}

}  // namespace postlint
