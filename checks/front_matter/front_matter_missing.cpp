#include "checks/front_matter/fields.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kFrontMatterMissing;
const Rule kFrontMatterMissing{
    .id = "front-matter-missing",
    .family = Family::kFrontMatter,
    .severity = Severity::kError,
    .summary = "A post without front matter, or with front matter that its engine does not take",
    .why =
        "Zola stops, Pelican drops the article, Hexo publishes it without a title. Front matter in "
        "a format that the engine does not read, or below a blank line where the engine wants it "
        "on "
        "the first one, is shown to the reader as text.",
    .bad = "첫 글이다. 아직 아무 것도 없다.\n",
    .good = "---\ntitle: 첫 글\ndate: 2024-05-01\n---\n\n첫 글이다. 아직 아무 것도 없다.\n",
    .example = {.path = "source/_posts/first.md", .engine = Engine::kHexo},
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  std::string reason;
  if (!lacks_front_matter(ctx, reason)) return;
  const bool is_toml_engine = ctx.profile().engine == Engine::kZola;
  reporter.report(head_span(ctx), std::move(reason),
                  is_toml_engine ? "begin the file with +++, title = \"…\" and +++"
                                 : "begin the file with ---, title: … and ---");
}

}  // namespace
}  // namespace postlint
