#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {

// Zola: pulldown-cmark; shortcodes run before Markdown, in code too. Wrong types stop the build.
EngineProfile zola_profile() {
  using enum FieldType;
  EngineProfile profile;
  profile.engine = Engine::kZola;
  profile.name = "zola";
  profile.display_name = "Zola";
  profile.post_globs = {"content/**/*.md", "**/content/**/*.md", "**/*.md"};
  profile.skip_globs = {"{themes,templates,public,node_modules}/**", "**/node_modules/**"};
  profile.build_folders = {"public"};
  profile.static_folders = {"static", "content", "themes"};
  profile.fields = with_common_fields({
      {"title", kString},
      {"description", kString},
      {"date", kDate},
      {"updated", kDate},
      {"weight", kInt},
      {"draft", kBool},
      {"render", kBool},
      {"slug", kString},
      {"path", kString},
      {"taxonomies", kMap},
      {"authors", kStringList},
      {"aliases", kStringList},
      {"template", kString},
      {"page_template", kString},
      {"in_search_index", kBool},
      {"sort_by", kString},
      {"paginate_by", kInt},
      {"paginate_path", kString},
      {"paginate_reversed", kBool},
      {"insert_anchor_links", kString},
      {"redirect_to", kString},
      {"transparent", kBool},
      {"generate_feed", kBool},
      {"generate_feeds", kBool},
      {"extra", kMap},
  });
  profile.draft_field = "draft";
  profile.yaml = YamlDialect::kSerdeYaml;
  profile.templates.zola = true;
  profile.heading_ids = HeadingIds::kZola;
  profile.alias_field = "aliases";
  profile.find_pages = find_zola_pages;
  return profile;
}

}  // namespace postlint
