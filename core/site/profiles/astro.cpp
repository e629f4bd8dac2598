#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {

// Astro 7: remark with GFM and smart punctuation; fields are the site's own schema, so no type is
// demanded.
EngineProfile astro_profile() {
  EngineProfile profile;
  profile.engine = Engine::kAstro;
  profile.name = "astro";
  profile.display_name = "Astro";
  profile.date_rule = DateRule::kJavaScript;
  profile.post_globs = {
      "{src/content,src/pages,src/data,src/posts,src/blog,posts,content,blog}/**/"
      "*.{md,mdx,markdown}",
      "**/*.{md,mdx,markdown}"};
  profile.skip_globs = {"{README,LICENSE,CHANGELOG,CONTRIBUTING,CODE_OF_CONDUCT}.md",
                        "{dist,public,node_modules}/**", ".*/**"};
  profile.build_folders = {"dist", ".astro"};
  profile.static_folders = {"public"};
  profile.fields = with_common_fields({
      {"pubDate"},
      {"updatedDate"},
      {"heroImage"},
      {"slug"},
      {"draft"},
      {"minutesRead"},
      {"isDraft"},
      {"modDatetime"},
      {"hideEditPost"},
      {"publishedTime"},
      {"editUrl"},
      {"tableOfContents"},
      {"lastUpdated"},
      {"pagefind"},
  });
  profile.draft_field = "draft";
  profile.templates.mdx = true;
  profile.templates.code_is_protected = true;
  profile.heading_ids = HeadingIds::kGithubSluggerAstro7;
  profile.redirect_place = "redirects in astro.config.mjs";
  profile.find_pages = find_astro_pages;
  return profile;
}

}  // namespace postlint
