#include "converters/body/mdx_constructs.h"

#include "core/base/strings.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

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
