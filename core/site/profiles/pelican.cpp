#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {

// Pelican 4.8: Python-Markdown with codehilite, extra and meta; drops a post without title or date.
// The liquid_tags plug-in is common, so Liquid outside code is not judged.
EngineProfile pelican_profile() {
  using enum FieldType;
  EngineProfile profile;
  profile.engine = Engine::kPelican;
  profile.name = "pelican";
  profile.display_name = "Pelican";
  profile.date_rule = DateRule::kPelican;
  profile.permalink = "{slug}.html";
  profile.page_permalink = "pages/{slug}.html";
  profile.draft_permalink = "drafts/{slug}.html";
  profile.draft_page_permalink = "drafts/pages/{slug}.html";
  profile.post_globs = {"content/**/*.{md,markdown,mkd,mdown}",
                        "**/content/**/*.{md,markdown,mkd,mdown}", "**/*.{md,markdown,mkd,mdown}"};
  profile.skip_globs = {"{README,LICENSE,CHANGELOG,CONTRIBUTING}.md",
                        "**/{output,theme,themes,plugins,node_modules}/**"};
  profile.build_folders = {"output", "__pycache__"};
  profile.static_folders = {"content", "content/static", "content/extra", "static", "."};
  profile.fields = with_common_fields({
      {"title", kString, true},
      {"date", kDate, true},
      {"modified", kDate},
      {"category", kString},
      {"tags", kStringOrList},
      {"authors", kStringOrList},
      {"author", kString},
      {"slug", kString},
      {"summary", kString},
      {"status", kString},
      {"lang", kString},
      {"translation"},
      {"url", kString},
      {"save_as", kString},
      {"template", kString},
      {"timezone"},
      {"keywords", kStringOrList},
      {"gittip"},
      {"gravatarid"},
      {"about_author"},
      {"toc_run"},
      {"og_image"},
  });
  profile.fields_are_case_sensitive = false;
  profile.date_from_file_name = true;
  profile.templates.liquid = true;
  profile.templates.kramdown = true;
  profile.templates.code_is_protected = true;
  profile.front_matter.allow_metadata_lines = true;
  profile.heading_ids = HeadingIds::kUnknown;
  profile.heading_blank = HeadingBlank::kOptional;
  profile.headings_start_at_margin = true;
  profile.find_pages = find_pelican_pages;
  return profile;
}

}  // namespace postlint
