// A folder of Markdown that no known engine was found for, and engines described by the
// configuration. Such a folder may hold posts of any engine, so all template syntax that is well
// formed outside code is masked: a check must not judge what might be a tag.
#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {
namespace {

EngineProfile any_markdown_profile() {
  EngineProfile profile;
  profile.post_globs = {"**/*.{md,markdown,mdx,mkd,mkdn,mdown,mdwn}"};
  profile.skip_globs = {
      "{README,README.*,LICENSE,LICENSE-*,LICENCE,CHANGELOG,CONTRIBUTING,CODE_OF_CONDUCT,SECURITY}."
      "md",
      ".*/**"};
  profile.build_folders = {"_site", ".jekyll-cache", ".docusaurus", ".astro", ".cache"};
  profile.static_folders = {".", "static", "public", "source", "content"};
  profile.fields = with_common_fields({});
  profile.draft_field = "draft";
  profile.templates.liquid = true;
  profile.templates.hugo = true;
  profile.templates.kramdown = true;
  profile.templates.mdx = true;
  profile.templates.code_is_protected = true;
  return profile;
}

}  // namespace

EngineProfile plain_profile() {
  EngineProfile profile = any_markdown_profile();
  profile.engine = Engine::kPlain;
  profile.name = "plain";
  profile.display_name = "plain folder";
  profile.heading_ids = HeadingIds::kPlain;
  profile.title_is_page_heading = false;
  profile.find_pages = find_plain_pages;
  return profile;
}

EngineProfile custom_profile() {
  EngineProfile profile = any_markdown_profile();
  profile.engine = Engine::kCustom;
  profile.name = "custom";
  profile.display_name = "custom engine";
  profile.heading_ids = HeadingIds::kUnknown;
  profile.find_pages = find_custom_pages;
  return profile;
}

}  // namespace postlint
