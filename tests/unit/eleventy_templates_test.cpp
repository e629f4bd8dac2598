// Which text of a post Eleventy's template languages took for theirs.
#include <map>

#include "catch.h"
#include "core/post/template_scanner.h"
#include "core/site/engine_profile.h"
#include "support/tables.h"

using namespace postlint;
using namespace postlint::test;

TEST_CASE("template syntax is found where Eleventy's Liquid and Nunjucks found it") {
  // The posts of the measured blog, by the table's first column.
  const std::map<std::string, std::string> posts = {
      {"var", "{{ title }} [{{ nope }}] {{ page.date }} {{ page.url }}\n"},
      {"code", "`{{ title }}`\n\n```\n{{ title }} {% x %}\n```\n"},
      {"gha", "```yaml\na: ${{ secrets.X }}\n```\n"},
      {"gha_raw", "{% raw %}`${{ secrets.X }}`{% endraw %}\n"},
      {"unknown_tag", "{% youtube abc %}\n"},
      {"highlight", "{% highlight js %}\nx\n{% endhighlight %}\n"},
      {"post_url", "{% post_url 2020-01-01-x %}\n"},
      {"filter_unknown", "{{ title | relative_url }}\n"},
      {"filter_date", "{{ page.date | date: \"%Y-%m-%d\" }}\n"},
      {"hugo", "{{< youtube abc >}}\n"},
      {"vue", "{{ a ? b : c }}\n"},
      {"unclosed", "a {{ b\n"},
      {"unclosed_tag", "a {% b\n"},
      {"comment", "{# njk #} {% comment %}liq{% endcomment %}\n"},
      {"latex", "$\\frac{{a}}{b}$ {#eq}\n"},
      {"include", "{% include x.html %}\n"},
      {"if", "{% if title %}yes{% endif %}\n"},
  };
  const std::vector<TableRow> rows = read_table("urls/eleventy-templates.tsv");
  REQUIRE(rows.size() == 3 * posts.size());
  std::map<std::string, TableRow> untouched;
  for (const TableRow& row : rows) {
    if (row[1] == "none") untouched[row[0]] = row;
  }
  for (const TableRow& row : rows) {
    TemplateSyntax syntax;
    if (row[1] == "liquid") syntax = engine_profile(Engine::kEleventy).templates;
    if (row[1] == "njk") syntax.liquid = syntax.nunjucks_comments = true;
    const TemplateScan scan = scan_templates(posts.at(row[0]), 0, syntax);
    CAPTURE(row[0], row[1]);
    const bool is_live = row[2] != "rc=0" || row.back() != untouched.at(row[0]).back();
    CHECK((!scan.nodes.empty() || !scan.problems.empty()) == is_live);
    // An opener without its end stops the build.
    if (!scan.problems.empty()) CHECK(row[2] == "rc=1");
  }
}
