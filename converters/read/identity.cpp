#include "converters/read/identity.h"

#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/site/config_tree.h"

namespace postlint {
namespace {

std::string first_of(const YamlNode& tree, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (std::string text = text_in(tree, key); !text.empty()) return text;
  }
  return {};
}

YamlNode read_configuration(const SiteIndex::Request& request) {
  const std::string root = request.blog->root == "." ? "" : request.blog->root;
  for (const std::string_view name : {"_config.yml",
                                      "_config.yaml",
                                      "hugo.toml",
                                      "hugo.yaml",
                                      "hugo.yml",
                                      "hugo.json",
                                      "config/_default/hugo.toml",
                                      "config/_default/config.toml",
                                      "config/_default/hugo.yaml",
                                      "config/_default/config.yaml",
                                      "zola.toml",
                                      "config.toml",
                                      "config.yaml",
                                      "config.yml",
                                      "config.json",
                                      "pelicanconf.py",
                                      "docusaurus.config.js",
                                      "docusaurus.config.ts",
                                      "astro.config.mjs",
                                      "astro.config.ts",
                                      "gatsby-config.js",
                                      ".vitepress/config.mjs",
                                      ".vitepress/config.js",
                                      ".vitepress/config.ts"}) {
    const std::string path = join_path(root, name);
    if (!request.files->is_file(path)) continue;
    if (const auto text = request.read(path)) return read_config_tree(path, *text);
  }
  return {};
}

// "ko" of "ko-KR" stays as it is; "ko_KR.UTF-8" becomes "ko-KR".
std::string language_tag(std::string text) {
  text = text.substr(0, text.find('.'));
  return replace_all(text, "_", "-");
}

}  // namespace

SiteIdentity read_identity(const SiteIndex::Request& request, const SiteIndex& site) {
  const YamlNode tree = read_configuration(request);
  SiteIdentity made;
  made.title = first_of(tree, {"title", "SITENAME", "siteMetadata.title"});
  made.description = first_of(tree, {"description", "params.description", "SITESUBTITLE", "tagline",
                                     "subtitle", "siteMetadata.description"});
  made.author =
      first_of(tree, {"author.name", "author", "params.author", "AUTHOR", "siteMetadata.author"});
  made.language = language_tag(
      first_of(tree, {"languageCode", "lang", "language", "default_language",
                      "defaultContentLanguage", "DEFAULT_LANG", "locale", "i18n.defaultLocale"}));
  made.time_zone = request.config->site.timezone.empty()
                       ? first_of(tree, {"timezone", "timeZone", "TIMEZONE"})
                       : request.config->site.timezone;
  made.utc_offset_minutes = request.blog->utc_offset_minutes;
  made.origin = site.origin();
  made.prefix = site.prefix();
  if (request.blog->profile->engine == Engine::kHexo) {
    made.soft_breaks_are_hard = flag_in(tree, "marked.breaks", true);
  }
  if (request.blog->profile->engine == Engine::kJekyll) {
    made.soft_breaks_are_hard = flag_in(tree, "kramdown.hard_wrap", false);
    made.excerpt_mark = text_in(tree, "excerpt_separator");
  }
  return made;
}

}  // namespace postlint
