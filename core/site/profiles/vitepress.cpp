#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {

// VitePress 1.6: markdown-it whose result is a Vue template: {{ }} is live outside code, and
// { } behind a block are attributes.
EngineProfile vitepress_profile() {
  using enum FieldType;
  EngineProfile profile;
  profile.engine = Engine::kVitePress;
  profile.name = "vitepress";
  profile.display_name = "VitePress";
  profile.date_rule = DateRule::kJavaScript;
  profile.post_globs = {"**/*.md"};
  profile.skip_globs = {"{README,LICENSE,CHANGELOG,CONTRIBUTING,CODE_OF_CONDUCT}.md",
                        "**/node_modules/**", ".*/**", "**/.vitepress/**"};
  profile.build_folders = {"dist", "cache"};
  profile.static_folders = {"public"};
  profile.fields = with_common_fields({
      {"title", kString},
      {"titleTemplate"},
      {"description", kString},
      {"head", kList},
      {"lastUpdated"},
      {"layout"},
      {"hero"},
      {"features"},
      {"navbar"},
      {"sidebar"},
      {"aside"},
      {"outline"},
      {"editLink"},
      {"footer"},
      {"pageClass"},
      {"isHome"},
      {"prev"},
      {"next"},
  });
  profile.draft_field = "draft";
  profile.templates.liquid = true;
  profile.templates.kramdown = true;
  profile.templates.code_is_protected = true;
  profile.heading_ids = HeadingIds::kVitePress;
  profile.has_footnotes = false;
  profile.find_pages = find_vitepress_pages;
  return profile;
}

}  // namespace postlint
