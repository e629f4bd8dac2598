#include "converters/read/identity.h"

#include <fmt/format.h>

#include "core/base/strings.h"
#include "core/dialect/dialect.h"
#include "core/io/file_tree.h"
#include "core/site/config_tree.h"
#include "core/site/config_values.h"
#include "core/site/script_literals.h"

namespace postlint {
namespace {

std::string first_of(const YamlNode& tree, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (std::string text = text_in(tree, key); !text.empty()) return text;
  }
  return {};
}

YamlNode tree_of(const ConfigValues& values) {
  YamlNode tree;
  tree.kind = YamlNode::Kind::kMap;
  for (const auto& [key, value] : values) {
    YamlEntry entry;
    entry.key.kind = entry.value.kind = YamlNode::Kind::kScalar;
    entry.key.text = key;
    entry.value.text = value;
    tree.entries.push_back(std::move(entry));
  }
  return tree;
}

// The first of each name that is written out.
ConfigValues read_script_values(std::string_view script) {
  const std::string text = without_script_comments(script);
  ConfigValues values;
  for (const std::string_view key :
       {"title", "tagline", "description", "lang", "defaultLocale", "author"}) {
    if (const auto value = script_value(text, key)) values[std::string(key)] = *value;
  }
  return values;
}

// "ko" of "ko-KR" stays as it is; "ko_KR.UTF-8" becomes "ko-KR".
std::string language_tag(std::string text) {
  text = text.substr(0, text.find('.'));
  return replace_all(text, "_", "-");
}

// "+09:00" by the name of a zone: engines take names only. West is positive in these.
std::string zone_name(std::string zone, int offset_minutes) {
  if (!zone.starts_with('+') && !zone.starts_with('-')) return zone;
  if (offset_minutes % 60 != 0) return {};
  if (offset_minutes == 0) return "UTC";
  return fmt::format("Etc/GMT{:+}", -offset_minutes / 60);
}

}  // namespace

SiteConfiguration read_site_configuration(const SiteIndex::Request& request) {
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
                                      ".vitepress/config.ts",
                                      "_data/site.json",
                                      "src/_data/site.json",
                                      "_data/metadata.json",
                                      "src/_data/metadata.json"}) {
    const std::string path = join_path(root, name);
    if (!request.files->is_file(path)) continue;
    const auto text = request.read(path);
    if (!text) continue;
    const bool is_script = path.ends_with("js") || path.ends_with(".ts");
    SiteConfiguration made;
    made.values = is_script ? read_script_values(*text) : read_config_values(path, *text);
    made.tree =
        is_script || path.ends_with(".py") ? tree_of(made.values) : read_config_tree(path, *text);
    return made;
  }
  return {};
}

std::string zone_name_in(const Config& config, const SiteConfiguration& configuration) {
  return config.site.timezone.empty() ? text_in(configuration.tree, "timezone")
                                      : config.site.timezone;
}

SiteIdentity read_identity(const BlogFacts& blog, const Config& config,
                           const SiteConfiguration& configuration, const SiteIndex& site) {
  const YamlNode& tree = configuration.tree;
  SiteIdentity made;
  made.title = first_of(tree, {"title", "sitename", "siteMetadata.title"});
  made.description = first_of(tree, {"description", "params.description", "sitesubtitle", "tagline",
                                     "subtitle", "siteMetadata.description"});
  made.author =
      first_of(tree, {"author.name", "author", "params.author", "author", "siteMetadata.author"});
  made.language = language_tag(
      first_of(tree, {"languageCode", "lang", "language", "default_language",
                      "defaultContentLanguage", "default_lang", "locale", "defaultLocale"}));
  made.time_zone = zone_name(zone_name_in(config, configuration), blog.utc_offset_minutes);
  made.utc_offset_minutes = blog.utc_offset_minutes;
  made.origin = site.origin();
  made.prefix = site.prefix();
  switch (blog.profile->engine) {
    case Engine::kJekyll:
      made.has_smart_quotes = !text_in(tree, "kramdown.smart_quotes").starts_with("apos");
      break;
    case Engine::kHugo:
      made.has_smart_quotes = flag_in(tree, "markup.goldmark.extensions.typographer", true);
      break;
    case Engine::kHexo:
      made.has_smart_quotes = flag_in(tree, "marked.smartypants", true);
      break;
    case Engine::kAstro:
      made.has_smart_quotes = flag_in(tree, "markdown.smartypants", true);
      break;
    case Engine::kZola:
      made.has_smart_quotes = flag_in(tree, "markdown.smart_punctuation", false);
      break;
    case Engine::kDocusaurus:
    case Engine::kVitePress:
      made.has_emoji_codes = true;
      break;
    default:
      break;
  }
  const Dialect dialect = dialect_of(*blog.profile, blog.heading_ids, blog.markdown);
  made.soft_breaks_are_hard = dialect.hard_breaks;
  made.has_linkify = dialect.has_linkify;
  made.has_capital_ids = dialect.heading_ids == HeadingIds::kHexoMarked ||
                         dialect.heading_ids == HeadingIds::kHexoMarkdownIt;
  if (blog.profile->engine == Engine::kHugo) {
    made.has_emoji_codes = flag_in(tree, "enableemoji", false);
  }
  if (blog.profile->engine == Engine::kJekyll) {
    made.excerpt_mark = text_in(tree, "excerpt_separator");
  } else {
    made.excerpt_mark = "<!--more-->";  // as converters/jekyll writes it
  }
  return made;
}

}  // namespace postlint
