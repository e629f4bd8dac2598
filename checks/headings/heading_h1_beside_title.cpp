#include "checks/excerpt.h"
#include "checks/headings/outline.h"
#include "core/base/normalize.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kHeadingH1BesideTitle;
const Rule kHeadingH1BesideTitle{
    .id = "heading-h1-beside-title",
    .family = Family::kHeadings,
    .severity = Severity::kInfo,
    // Docusaurus takes a first "# …" of the body out of the page; VitePress prints no title.
    .engines = {Engine::kPlain, Engine::kJekyll, Engine::kHugo, Engine::kHexo, Engine::kPelican,
                Engine::kZola, Engine::kEleventy, Engine::kAstro, Engine::kGatsby, Engine::kCustom},
    .summary = "A heading of level 1 in a post whose title the theme prints as one",
    .why =
        "Themes print the title from the front matter as the page's heading of level 1. A “# …” "
        "in the body is a second one: where it repeats the title readers see it twice, and "
        "where it does not, parts of the post weigh as much as its title. Reported once a post.",
    .bad = "---\ntitle: 여행 기록\ndate: 2024-03-01\n---\n\n# 여행 기록\n\n비가 왔다.\n",
    .good = "---\ntitle: 여행 기록\ndate: 2024-03-01\n---\n\n비가 왔다.\n",
    .example = {.path = "content/posts/trip.md", .engine = Engine::kHugo},
    .check = check,
};

namespace {

// What is left of a title when case, blanks and punctuation do not count.
std::string folded(std::string_view text) {
  const std::string lower = to_lower(to_nfkc(text));
  std::string out;
  for (std::size_t at = 0; at < lower.size();) {
    const DecodedCodePoint point = decode_utf8(lower, at);
    if (is_word(point.value)) out.append(lower, at, point.size);
    at += point.size;
  }
  return out;
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.doc().headings().empty() || !title_is_printed(ctx)) return;
  const Document& doc = ctx.doc();
  const std::vector<NodeId> found = top_headings(doc);
  if (found.empty()) return;
  const Span place = doc.report_span(found.front());
  if (folded(doc.visible_text(found.front())) == folded(post_title(ctx.front_matter()))) {
    reporter.report(place,
                    "this heading repeats the title from the front matter: readers see it twice",
                    "delete the heading");
    return;
  }
  if (found.size() == 1) {
    reporter.report(
        place, "this heading has the level of the post's title, which the theme prints as well",
        "begin it with ##");
    return;
  }
  reporter.report(place,
                  "this post has " + std::to_string(found.size()) +
                      " headings of the level of its title, which the theme prints as well",
                  "begin them with ##, and those below with one # more");
}

}  // namespace
}  // namespace postlint
