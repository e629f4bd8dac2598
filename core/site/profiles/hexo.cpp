#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {

// Hexo 8: marked; Nunjucks tags run outside code spans and fences.
EngineProfile hexo_profile() {
  using enum FieldType;
  EngineProfile profile;
  profile.engine = Engine::kHexo;
  profile.name = "hexo";
  profile.display_name = "Hexo";
  profile.date_rule = DateRule::kHexo;
  profile.permalink = ":year/:month/:day/:title/";
  profile.post_globs = {"source/{_posts,_drafts}/**/*.{md,markdown,mkd,mkdn,mdwn,mdtxt,mdtext}",
                        "**/{_posts,_drafts}/**/*.{md,markdown,mkd,mkdn,mdwn,mdtxt,mdtext}",
                        "source/**/*.{md,markdown}"};
  profile.page_globs = {"source/**/*.{md,markdown}"};
  profile.skip_globs = {"{scaffolds,themes,public,node_modules}/**"};
  profile.build_folders = {"public", ".deploy_git"};
  profile.static_folders = {"source", "."};
  profile.fields = with_common_fields({
      {"title", kString},
      {"date", kDate},
      {"updated", kDate},
      {"comments", kBool},
      {"layout", kAny},
      {"tags", kStringOrList},
      {"tag", kStringOrList},
      {"categories", kAny},
      {"category", kAny},
      {"photos", kAny},
      {"photo", kAny},
      {"permalink", kAny},
      {"excerpt", kString},
      {"published", kBool},
      {"lang", kString},
      {"language", kAny},
      {"disableNunjucks", kBool},
      {"description", kString},
      {"markdown"},
      {"engine"},
      {"content"},
      {"abbrlink"},
      {"urlname"},
      {"index_img"},
      {"banner_img"},
      {"banner_img_height"},
      {"banner_img_set"},
      {"top_img"},
      {"highlight_shrink"},
      {"copyright_author"},
      {"copyright_author_href"},
      {"copyright_url"},
      {"copyright_info"},
      {"cover"},
      {"toc_number"},
      {"toc_style_simple"},
      {"aplayer"},
      {"aside"},
      {"quicklink"},
      {"sticky"},
      {"reward"},
      {"post_asset_folder"},
      {"archive"},
      {"mathjax"},
      {"katex"},
      {"toc"},
      {"widgets"},
      {"widget"},
      {"article"},
      {"plugins"},
      {"quiz"},
      {"noThumbInfo"},
      {"headimg"},
      {"leftbar"},
      {"rightbar"},
      {"hide_title"},
      {"hideComments"},
      {"hidden"},
  });
  profile.yaml = YamlDialect::kJsYaml;
  profile.templates.liquid = true;
  profile.templates.nunjucks_comments = true;
  profile.templates.code_is_protected = true;
  profile.front_matter.allow_hexo_bare = true;
  profile.heading_ids = HeadingIds::kHexoMarked;
  profile.heading_blank = HeadingBlank::kAnyWhitespace;
  profile.has_footnotes = false;
  profile.underscore_files_hidden = true;
  profile.alias_field = "alias";
  profile.alias_is_file = true;
  profile.alias_needs = "the plug-in hexo-generator-alias";
  profile.find_pages = find_hexo_pages;
  return profile;
}

}  // namespace postlint
