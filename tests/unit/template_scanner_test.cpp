// Which text of a body is template syntax.
#include "core/post/template_scanner.h"
#include "catch.h"
#include "core/site/engine_profile.h"

using namespace postlint;

TEST_CASE("only calls are Zola's shortcodes") {
  struct Row {
    std::string text;
    std::size_t nodes;
  };
  const TemplateSyntax& syntax = engine_profile(Engine::kZola).templates;
  for (const Row& row : std::vector<Row>{
           {"{{ youtube(id=\"abc\") }}", 1},
           {"{% quote(author=\"김\") %}\n바다\n{% end %}", 2},
           {"{%- note() -%}x{% end %}", 2},
           {"{% if x %}예{% endif %}", 0},
           {"```yaml\n- if: {% if x %}y{% endif %}\n```", 0},
           {"${{ secrets.TOKEN }}", 0},
           {"{{ 제목 }}", 0},
       }) {
    INFO(row.text);
    CHECK(scan_templates(row.text, 0, syntax).nodes.size() == row.nodes);
  }
}
