#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {

// Gatsby: gatsby-transformer-remark; nothing is validated, ids come from a plug-in that nearly
// every blog has (gatsby-remark-autolink-headers).
EngineProfile gatsby_profile() {
  EngineProfile profile;
  profile.engine = Engine::kGatsby;
  profile.name = "gatsby";
  profile.display_name = "Gatsby";
  profile.date_rule = DateRule::kJavaScript;
  profile.post_globs = {"{content,contents,src}/{blog,posts,post,articles}/**/*.{md,mdx,markdown}",
                        "{content,contents,posts,blog,_posts}/**/*.{md,mdx,markdown}",
                        "src/{pages,content,data}/**/*.{md,mdx,markdown}",
                        "**/*.{md,mdx,markdown}"};
  profile.skip_globs = {"{README,LICENSE,CHANGELOG,CONTRIBUTING,CODE_OF_CONDUCT}.md",
                        "{public,static,node_modules}/**", ".*/**"};
  profile.build_folders = {"public", ".cache"};
  profile.static_folders = {"static"};
  profile.fields = with_common_fields({{"featuredPost"}, {"templateKey"}, {"indexing"}});
  profile.draft_field = "draft";
  profile.templates.mdx = true;
  profile.templates.code_is_protected = true;
  profile.heading_ids = HeadingIds::kGatsbyCustomIds;
  profile.alias_field = "redirect_from";
  profile.alias_needs = "the plug-in gatsby-redirect-from";
  profile.find_pages = find_gatsby_pages;
  return profile;
}

}  // namespace postlint
