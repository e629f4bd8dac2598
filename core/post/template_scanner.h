// Template syntax is not Markdown: Liquid, Nunjucks and Hugo tags, kramdown attribute
// lists, MDX expressions. This scanner finds it before the Markdown parser runs.
//
// Each node has a byte span in the file. mask_templates() overwrites the bytes of
// the nodes with the mask character (U+E000, padded with 'x'), line endings kept, so
// that every offset holds and no check takes template text for Markdown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.h"

namespace postlint {

enum class TemplateKind : std::uint8_t {
  kLiquidTag,      // {% name … %} (Jekyll, Eleventy, Hexo's Nunjucks)
  kLiquidOutput,   // {{ … }}
  kLiquidComment,  // {# … #}
  kRawBlock,       // the text between {% raw %}, {% highlight %}, {{< highlight >}} … and its end
  kHugoShortcode,  // {{< … >}} and {{% … %}}
  kZolaShortcode,  // {{ name(…) }} and {% name(…) %}
  kKramdownAttribute,  // {: … }
  kKramdownExtension,  // {::… }
  kMdxExpression,      // { … }
  kMdxEsm,             // import / export lines
};

struct TemplateNode {
  TemplateKind kind;
  Span span;
  std::string_view name;    // "highlight", "figure", "include"; views into the file
  bool is_closing = false;  // {% endhighlight %}, {{< /note >}}
};

// An opener without its end: {% raw %} without {% endraw %}, {{ without }}.
struct TemplateProblem {
  Span span;            // the opener
  std::string message;  // what is missing
};

// Which syntaxes are live, by engine.
struct TemplateSyntax {
  bool liquid = false;             // {% %} and {{ }}
  bool nunjucks_comments = false;  // {# #}
  bool hugo = false;
  bool zola = false;
  bool kramdown = false;
  bool mdx = false;
  bool code_is_protected = false;  // fences and code spans are left alone (Hexo, MDX)
};

struct TemplateScan {
  std::vector<TemplateNode> nodes;  // in order; a raw block lies between its two tags
  std::vector<TemplateProblem> problems;
};

inline constexpr std::string_view kMaskCharacter = "\xEE\x80\x80";  // U+E000

TemplateScan scan_templates(std::string_view file_bytes, std::uint32_t body_begin,
                            const TemplateSyntax& syntax);

// True where a literal of the parsed document holds masked template text.
inline bool has_masked_text(std::string_view literal) {
  return literal.find(kMaskCharacter) != std::string_view::npos;
}

}  // namespace postlint
