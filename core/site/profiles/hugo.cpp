#include "core/site/profiles/profiles.h"
#include "core/site/site_build.h"

namespace postlint {

// Hugo: goldmark; shortcodes run in code too; field names in any case.
EngineProfile hugo_profile() {
  using enum FieldType;
  EngineProfile profile;
  profile.engine = Engine::kHugo;
  profile.name = "hugo";
  profile.display_name = "Hugo";
  profile.date_rule = DateRule::kHugo;
  profile.post_globs = {"content/**", "**/content/**", "**/*.{md,markdown}"};
  profile.skip_globs = {"{archetypes,layouts,themes,public,resources,node_modules,vendor}/**",
                        "**/node_modules/**"};
  profile.build_folders = {"public", "resources"};
  profile.static_folders = {"static", "assets", "themes"};
  profile.fields = with_common_fields({
      {"title", kString},
      {"linkTitle", kString},
      {"description", kString},
      {"summary", kString},
      {"date", kDate},
      {"lastmod", kDate},
      {"modified", kDate},
      {"publishDate", kDate},
      {"pubdate", kDate},
      {"expiryDate", kDate},
      {"unpublishdate", kDate},
      {"draft", kBool},
      {"published", kAny},
      {"slug", kString},
      {"url", kString},
      {"type", kString},
      {"layout", kString},
      {"markup", kString},
      {"weight", kInt},
      {"keywords", kStringOrList},
      {"aliases", kStringOrList},
      {"tags", kStringOrList},
      {"categories", kStringOrList},
      {"series", kStringOrList},
      {"outputs", kStringOrList},
      {"resources", kList},
      {"headless", kBool},
      {"isCJKLanguage", kBool},
      {"translationKey", kString},
      {"cascade"},
      {"_build"},
      {"build"},
      {"eventDate"},
      {"videos"},
      {"params", kMap},
      {"menu"},
      {"menus"},
      {"sitemap"},
      {"taxonomies"},
      {"ShowToc"},
      {"TocOpen"},
      {"showtoc"},
      {"hideMeta"},
      {"hideSummary"},
      {"hideToc"},
      {"searchHidden"},
      {"disableShare"},
      {"disableHLJS"},
      {"disableComments"},
      {"ShowReadingTime"},
      {"ShowBreadCrumbs"},
      {"ShowPostNavLinks"},
      {"ShowWordCount"},
      {"UseHugoToc"},
      {"editPost"},
      {"autoCollapseToc"},
      {"contentCopyright"},
      {"lightgallery"},
      {"linkToMarkdown"},
      {"hiddenFromHomePage"},
      {"hiddenFromSearch"},
      {"reward"},
      {"fontawesome"},
      {"ruby"},
      {"fraction"},
      {"featuredImagePreview"},
      {"showDate"},
      {"showAuthor"},
      {"showTableOfContents"},
      {"showReadingTime"},
      {"showSummary"},
      {"showHero"},
      {"showEdit"},
      {"showPagination"},
      {"displayInList"},
      {"displayInMenu"},
      {"simple_list"},
      {"no_list"},
      {"toc_hide"},
      {"hide_summary"},
      {"hide_feedback"},
      {"hide_readingtime"},
      {"default_lang_commit"},
      {"drifted_from_default"},
      {"cSpell:ignore"},
      {"featuredpath"},
      {"usePageBundles"},
      {"externalLink"},
      {"expirydate"},
      {"evergreen"},
      {"bookToc"},
      {"bookHidden"},
      {"bookFlatSection"},
      {"bookCollapseSection"},
      {"body_class"},
      {"customJS"},
      {"customCSS"},
  });
  profile.fields_are_case_sensitive = false;
  profile.future_posts_hidden = true;
  profile.draft_field = "draft";
  profile.yaml = YamlDialect::kGoYaml;
  profile.templates.hugo = true;
  profile.heading_ids = HeadingIds::kGoldmarkGithub;
  profile.alias_field = "aliases";
  profile.find_pages = find_hugo_pages;
  return profile;
}

}  // namespace postlint
