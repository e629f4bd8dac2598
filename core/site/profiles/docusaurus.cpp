#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {

// Docusaurus 3: .md files are MDX as well (unless markdown.format says otherwise); front matter is
// validated and a wrong type stops the build.
EngineProfile docusaurus_profile() {
  using enum FieldType;
  EngineProfile profile;
  profile.engine = Engine::kDocusaurus;
  profile.name = "docusaurus";
  profile.display_name = "Docusaurus";
  profile.date_rule = DateRule::kDocusaurus;
  profile.post_globs = {"**/{blog,docusaurus-plugin-content-blog}/**/*.{md,mdx}",
                        "**/docs/**/*.{md,mdx}"};
  profile.skip_globs = {"**/_*", "**/_*/**", "**/{node_modules,build,static}/**",
                        "**/src/{pages,components}/**", "**/{docs,versioned_docs}/**/blog/**"};
  profile.build_folders = {"build", ".docusaurus"};
  profile.static_folders = {"static"};
  profile.fields = with_common_fields({
      {"title", kString},
      {"title_meta", kString},
      {"description", kString},
      {"slug", kString},
      {"date", kDate},
      {"tags", kList},
      {"authors", kAny},
      {"author", kString},
      {"author_title", kString},
      {"author_url", kString},
      {"author_image_url", kString},
      {"authorTitle", kString},
      {"authorURL", kString},
      {"authorImageURL", kString},
      {"image", kString},
      {"keywords", kStringList},
      {"draft", kBool},
      {"unlisted", kBool},
      {"hide_table_of_contents", kBool},
      {"toc_min_heading_level", kInt},
      {"toc_max_heading_level", kInt},
      {"last_update", kMap},
      {"sidebar_label", kString},
      {"id", kString},
      {"hide_title"},
      {"pagination_label"},
      {"pagination_next"},
      {"pagination_prev"},
      {"sidebar_position"},
      {"sidebar_class_name"},
      {"custom_edit_url"},
      {"displayed_sidebar"},
      {"parse_number_prefixes"},
      {"hide_reading_time"},
      {"wrapperClassName"},
      {"third_party_js"},
      {"custom_js_with_timestamps"},
  });
  profile.date_from_file_name = true;
  profile.draft_field = "draft";
  profile.templates.mdx = true;
  profile.templates.code_is_protected = true;
  profile.markdown_is_mdx = true;
  profile.heading_ids = HeadingIds::kDocusaurus;
  profile.underscore_files_hidden = true;
  profile.redirect_place = "the plug-in @docusaurus/plugin-client-redirects";
  profile.find_pages = find_docusaurus_pages;
  return profile;
}

}  // namespace postlint
