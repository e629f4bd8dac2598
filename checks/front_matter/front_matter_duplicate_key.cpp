#include "checks/excerpt.h"
#include "checks/front_matter/fields.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kFrontMatterDuplicateKey;
const Rule kFrontMatterDuplicateKey{
    .id = "front-matter-duplicate-key",
    .family = Family::kFrontMatter,
    .severity = Severity::kError,
    .summary = "A field that is given twice",
    .why =
        "Jekyll and Hugo take the last one without a word; Hexo drops the post, Eleventy, Astro, "
        "Docusaurus and Gatsby stop the build.",
    .bad = "---\ntitle: 봄\ntitle: 여름\ndate: 2024-05-01\n---\n\n날이 따뜻하다.\n",
    .good = "---\ntitle: 여름\ndate: 2024-05-01\n---\n\n날이 따뜻하다.\n",
    .check = check,
};

namespace {

std::string effect(const CheckContext& ctx) {
  switch (ctx.profile().engine) {
    case Engine::kJekyll:
    case Engine::kHugo:
      return engine_words(ctx) + " takes the last one";
    case Engine::kHexo:
      return "Hexo drops the post";
    case Engine::kPelican:
      return "Pelican makes a list of both";
    case Engine::kPlain:
    case Engine::kCustom:
      return "some engines take the last one, others stop";
    default:
      return engine_words(ctx) + " stops the build";
  }
}

void check_entries(const CheckContext& ctx, const std::vector<FieldEntry>& entries,
                   Reporter& reporter) {
  for (std::size_t i = 1; i < entries.size() && i < 1000; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!same_field_name(ctx, entries[i].key, entries[j].key) || entries[i].key == "<<") continue;
      const std::uint32_t line = ctx.file().line_of(entries[j].key_span.begin);
      reporter.report(entries[i].key_span,
                      "the field " + quoted(entries[i].key) + " was already given in line " +
                          std::to_string(line) + ": " + effect(ctx),
                      "keep one of the two");
      break;
    }
  }
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const std::vector<FieldEntry>& entries = ctx.front_matter().entries;
  if (ctx.front_matter().error) return;
  check_entries(ctx, entries, reporter);
  for (const FieldEntry& entry : entries) check_entries(ctx, entry.value.entries, reporter);
}

}  // namespace
}  // namespace postlint
