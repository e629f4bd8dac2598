#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {

// Eleventy 3: markdown-it without linkify and footnotes; Liquid runs before Markdown, in code too.
// What is a post is the site's own choice, so every Markdown file counts as one.
EngineProfile eleventy_profile() {
  using enum FieldType;
  EngineProfile profile;
  profile.engine = Engine::kEleventy;
  profile.name = "eleventy";
  profile.display_name = "Eleventy";
  profile.date_rule = DateRule::kEleventy;
  profile.post_globs = {"**/*.{md,markdown}"};
  profile.skip_globs = {
      "{README,LICENSE,LICENCE,CHANGELOG,CONTRIBUTING,CODE_OF_CONDUCT,SECURITY}.md",
      "**/{_includes,_layouts,_data,_site,node_modules}/**", ".*/**"};
  profile.build_folders = {"_site", "dist"};
  profile.static_folders = {".",          "src",        "public",     "static", "assets",
                            "src/static", "src/assets", "src/public", "content"};
  profile.fields = with_common_fields({
      {"title", kString},
      {"date", kAny},
      {"tags", kStringOrList},
      {"layout", kString},
      {"permalink", kAny},
      {"pagination", kMap},
      {"eleventyExcludeFromCollections"},
      {"eleventyComputed", kMap},
      {"eleventyNavigation", kMap},
      {"eleventyImport"},
      {"templateEngineOverride"},
      {"tweet"},
      {"extra_links"},
      {"metaDesc"},
      {"metaTitle"},
      {"socialImage"},
      {"intro"},
      {"scripts"},
  });
  profile.draft_field = "draft";
  profile.templates.liquid = true;
  profile.heading_ids = HeadingIds::kUnknown;
  profile.has_footnotes = false;
  profile.find_pages = find_eleventy_pages;
  return profile;
}

}  // namespace postlint
