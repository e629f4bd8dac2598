#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {

// Jekyll 4.3: kramdown with its GFM parser; Liquid runs before Markdown, in code too.
EngineProfile jekyll_profile() {
  using enum FieldType;
  EngineProfile profile;
  profile.engine = Engine::kJekyll;
  profile.name = "jekyll";
  profile.display_name = "Jekyll";
  profile.date_rule = DateRule::kJekyll;
  profile.permalink = "/:categories/:year/:month/:day/:title:output_ext";
  profile.permalink_styles = {
      {"date", profile.permalink},
      {"pretty", "/:categories/:year/:month/:day/:title/"},
      {"ordinal", "/:categories/:year/:y_day/:title:output_ext"},
      {"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"},
      {"none", "/:categories/:title:output_ext"},
  };
  profile.post_globs = {"**/{_posts,_drafts}/**", "**/*.{md,markdown}"};
  profile.page_globs = {"**/*.{md,markdown}"};
  profile.skip_globs = {
      "{README,LICENSE,CHANGELOG,CONTRIBUTING,CODE_OF_CONDUCT,SECURITY}.md",
      "**/{_layouts,_includes,_sass,_data,_plugins,_site,vendor,node_modules}/**"};
  profile.build_folders = {"_site", ".jekyll-cache", ".jekyll-metadata", "vendor"};
  profile.static_folders = {"."};
  profile.fields = with_common_fields({
      {"title", kString},
      {"date", kDate},
      {"slug", kString},
      {"permalink", kString},
      {"published", kBool},
      {"layout", kString},
      {"category", kString},
      {"categories", kStringOrList},
      {"tag", kString},
      {"tags", kStringOrList},
      {"excerpt", kString},
      {"excerpt_separator", kString},
      {"render_with_liquid", kBool},
      {"ext", kString},
      {"output", kBool},
      {"redirect_from", kStringOrList},
      {"redirect_to", kStringOrList},
      {"last_modified_at", kDate},
      {"description", kString},
      {"sitemap", kAny},
      {"toc", kAny},
      {"math", kAny},
      {"pin", kAny},
      {"hidden", kAny},
      {"mermaid", kAny},
      {"image", kAny},
      {"author", kAny},
      {"authors", kAny},
      {"author_profile"},
      {"read_time"},
      {"classes"},
      {"nav_order"},
      {"nav_exclude"},
      {"media_subpath"},
      {"share-title"},
      {"share-description"},
      {"share-img"},
      {"cover-img"},
      {"thumbnail-img"},
      {"gh-repo"},
      {"gh-badge"},
      {"header-img"},
      {"header-style"},
      {"header-mask"},
      {"multilingual"},
      {"feature-img"},
      {"bootstrap"},
      {"hide_title"},
      {"hide_description"},
      {"accent_color"},
      {"accent_image"},
      {"theme_color"},
      {"mathjax_autoNumber"},
      {"modify_date"},
      {"article_header"},
      {"aside"},
      {"show_meta"},
      {"badge"},
      {"search_exclude"},
      {"featured"},
  });
  profile.date_from_file_name = true;
  profile.future_posts_hidden = true;
  profile.yaml = YamlDialect::kPsych;
  profile.templates.liquid = true;
  profile.templates.kramdown = true;
  profile.heading_ids = HeadingIds::kKramdownGfm;
  profile.headings_start_at_margin = true;
  profile.underscore_files_hidden = true;
  profile.alias_field = "redirect_from";
  profile.alias_needs = "the plug-in jekyll-redirect-from";
  profile.find_pages = find_jekyll_pages;
  return profile;
}

}  // namespace postlint
