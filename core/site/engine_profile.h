// What postlint knows of each blog engine, as data.
//
// A profile says where posts live, which front matter fields the engine reads, which template
// syntax is live, how headings get their ids. Code asks the profile; it never asks for an engine
// by name. Sources: measured builds of the engines (docs/engines.md).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/post/front_matter.h"
#include "core/post/template_scanner.h"

namespace postlint {

enum class Engine : std::uint8_t {
  kPlain,
  kJekyll,
  kHugo,
  kHexo,
  kPelican,
  kZola,
  kEleventy,
  kAstro,
  kDocusaurus,
  kGatsby,
  kVitePress,
  kCustom,
};
inline constexpr std::size_t kEngines = static_cast<std::size_t>(Engine::kCustom) + 1;

// A set of engines, for rules that make sense in some only.
class EngineSet {
 public:
  constexpr EngineSet() = default;
  constexpr EngineSet(std::initializer_list<Engine> engines) {
    for (Engine engine : engines) bits_ |= 1u << static_cast<unsigned>(engine);
  }
  static constexpr EngineSet all() {
    EngineSet set;
    set.bits_ = (1u << kEngines) - 1;
    return set;
  }
  constexpr bool has(Engine engine) const { return bits_ >> static_cast<unsigned>(engine) & 1u; }

 private:
  std::uint32_t bits_ = 0;
};

// How headings get their ids. The tables of measured ids are in tests/data/.
enum class HeadingIds {
  kNone,     // headings get no ids
  kUnknown,  // ids depend on plug-ins that postlint cannot see
  kPlain,    // GitHub's, of a folder whose engine is not known
  kKramdownGfm,
  kKramdown,
  kGoldmarkGithub,
  kGoldmarkGithubAscii,
  kGoldmarkBlackfriday,
  kAttributeLists,  // only those written as {#id}
  kPythonMarkdownToc,
  kPythonMarkdownTocUnicode,
  kHexoMarked,
  kHexoMarkedLower,
  kHexoMarkdownIt,
  kEleventyIdAttribute,
  kMarkdownItAnchor,
  kGithubSlugger,
  kGithubSluggerAstro5,
  kGithubSluggerAstro6,
  kGithubSluggerAstro7,
  kDocusaurus,
  kGatsby,
  kGatsbyCustomIds,
  kVitePress,
  kZola,
  kZolaSafe,
};

// What must stand between the #s and the text of a heading.
enum class HeadingBlank {
  kBlankOrTab,     // CommonMark, kramdown's GFM parser
  kAnyWhitespace,  // marked: a no-break or an ideographic space will do
  kOptional,       // Python-Markdown: "##x" is a heading
};

// How a date is read and shown in URLs; core/site/url_date.h.
enum class DateRule : std::uint8_t {
  kOwnOffset,   // the date's own offset; without one, the site's
  kJekyll,      // in the site's zone; an unquoted time with seconds and without zone is UTC
  kHugo,        // the date's own offset; only RFC 3339 and its kin; a number is Unix time
  kPelican,     // the date's own offset, of what dateutil reads
  kHexo,        // the clock of the machine that builds the site
  kEleventy,    // UTC; YAML's timestamps and ISO texts
  kDocusaurus,  // UTC; a text's offset is lost
  kJavaScript,  // UTC; texts as new Date() reads them, most as the machine's time
};

enum class FieldType { kAny, kString, kBool, kDate, kInt, kStringList, kStringOrList, kMap, kList };

struct KnownField {
  std::string_view name;
  FieldType type = FieldType::kAny;
  bool required = false;
};

// A pattern of URLs that has a name: Jekyll's "pretty".
struct PermalinkStyle {
  std::string_view name, pattern;
};

struct SiteBuild;  // core/site/site_build.h

struct EngineProfile {
  Engine engine = Engine::kPlain;
  std::string_view name;          // "hugo": as in --engine and the configuration
  std::string_view display_name;  // "Hugo"
  std::vector<std::string_view>
      post_globs;  // relative to the root; later ones only if none matched
  std::vector<std::string_view> page_globs;  // pages beside the posts; only with front matter
  std::vector<std::string_view> skip_globs;  // never posts: layouts, includes, drafts of the engine
  std::vector<std::string_view> build_folders;   // the engine's output: "_site", "public"
  std::vector<std::string_view> static_folders;  // served at "/"
  std::vector<KnownField> fields;
  bool fields_are_case_sensitive = true;
  bool date_from_file_name = false;
  DateRule date_rule = DateRule::kOwnOffset;
  // The URL pattern of posts where the configuration has none; empty: no patterns, or no default.
  std::string_view permalink, page_permalink, draft_permalink, draft_page_permalink;
  std::vector<PermalinkStyle> permalink_styles;
  bool future_posts_hidden = false;   // a date in the future hides the post
  std::string_view draft_field;       // "draft", or empty where the engine has none
  bool title_is_page_heading = true;  // the theme prints the title as h1
  YamlDialect yaml = YamlDialect::kJsYaml;
  TemplateSyntax templates;      // `mdx` holds for .mdx files only, unless markdown_is_mdx
  bool markdown_is_mdx = false;  // .md files are read as MDX too
  FrontMatterOptions front_matter;
  HeadingIds heading_ids = HeadingIds::kNone;
  bool has_footnotes = true;
  bool parses_markdown_in_html = false;  // kramdown: with markdown="1" only, still false
  bool underscore_files_hidden = false;
  HeadingBlank heading_blank = HeadingBlank::kBlankOrTab;
  bool headings_start_at_margin = false;  // " ## x" is text (kramdown, Python-Markdown)
  // How a former address of a post leads on to it: a field of its front matter, what that needs, or
  // else the place of redirects.
  std::string_view alias_field;                    // "aliases"; empty: none
  bool alias_is_file = false;                      // it names the file: "/old/index.html"
  std::string_view alias_needs;                    // "the plug-in jekyll-redirect-from"
  std::string_view redirect_place = "_redirects";  // "redirects in astro.config.mjs"
  void (*find_pages)(SiteBuild&) = nullptr;        // lays out the pages and their URLs
};

const EngineProfile& engine_profile(Engine engine);
const EngineProfile* find_engine_profile(std::string_view name);  // nullptr: no such engine
std::span<const EngineProfile> engine_profiles();

}  // namespace postlint
