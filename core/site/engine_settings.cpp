#include "core/site/engine_settings.h"

#include <array>
#include <span>

#include "core/base/strings.h"
#include "core/site/config_values.h"
#include "core/site/engine_evidence.h"
#include "core/site/engine_markers.h"

namespace postlint {
namespace {

using namespace std::string_view_literals;

// The top-level keys of all engines that anything below asks for.
constexpr std::array kTopLevelKeys = {"kramdown"sv,   "markdown"sv,   "timezone"sv, "permalink"sv,
                                      "permalinks"sv, "markup"sv,     "goldmark"sv, "marked"sv,
                                      "staticdir"sv,  "blackfriday"sv};

class SettingsReader {
 public:
  SettingsReader(const FileTree& files, const std::string& root, const ReadText& read,
                 EngineSettings& settings)
      : files_(files), root_(root), read_(read), settings_(settings) {}

  void jekyll();
  void hugo();
  void hexo();
  void pelican();
  void zola();
  void eleventy();
  void astro();
  void docusaurus();
  void vitepress();

 private:
  // The first of the files that exists, or "".
  std::string text_of(std::span<const std::string_view> names, std::string* found = nullptr) {
    for (std::string_view name : names) {
      const std::string path = join_path(root_, name);
      if (!files_.is_file(path)) continue;
      if (found != nullptr) *found = name;
      if (auto text = read_(path)) return std::move(*text);
    }
    return {};
  }
  void markdown_it_options(std::string_view script);
  void load(std::span<const std::string_view> names) {
    std::string name;
    const std::string text = text_of(names, &name);
    if (!text.empty()) values_ = read_config_values(name, text, kTopLevelKeys);
  }
  std::string value(std::string_view key) const {
    const auto found = values_.find(key);
    return found == values_.end() ? std::string() : found->second;
  }
  // Whether a switch is on; nullopt where it is not set.
  std::optional<bool> flag(std::string_view key) const {
    const std::string text = value(key);
    if (text.empty()) return std::nullopt;
    return equals_ignoring_case(text, "true") || text == "yes" || text == "on";
  }
  bool has_section(std::string_view prefix) const {
    const auto found = values_.lower_bound(prefix);
    return found != values_.end() && found->first.starts_with(prefix);
  }

  const FileTree& files_;
  const std::string& root_;
  const ReadText& read_;
  EngineSettings& settings_;
  ConfigValues values_;
};

void SettingsReader::jekyll() {
  load(std::array{"_config.yml"sv, "_config.yaml"sv, "_config.toml"sv});
  settings_.timezone = value("timezone");
  settings_.permalink = value("permalink");
  settings_.markdown.hard_breaks = flag("kramdown.hard_wrap");
  const std::string markdown = value("markdown");
  if (value("kramdown.auto_ids") == "false") {
    settings_.heading_ids = HeadingIds::kAttributeLists;
  } else if (!markdown.empty() && !equals_ignoring_case(markdown, "kramdown")) {
    settings_.heading_ids = HeadingIds::kUnknown;
  } else if (!value("kramdown.auto_id_prefix").empty() ||
             value("kramdown.transliterated_header_ids") == "true") {
    settings_.heading_ids = HeadingIds::kUnknown;
  } else if (equals_ignoring_case(value("kramdown.input"), "kramdown")) {
    settings_.heading_ids = HeadingIds::kKramdown;
  }
}

void SettingsReader::hugo() {
  load(std::array{"hugo.toml"sv, "hugo.yaml"sv, "hugo.yml"sv, "hugo.json"sv, "config.toml"sv,
                  "config.yaml"sv, "config.yml"sv, "config.json"sv, "config/_default/hugo.toml"sv,
                  "config/_default/hugo.yaml"sv, "config/_default/hugo.yml"sv,
                  "config/_default/config.toml"sv, "config/_default/config.yaml"sv,
                  "config/_default/config.yml"sv});
  std::string prefix = "markup.goldmark.parser.";
  if (!has_section("markup.")) {
    ConfigValues main;
    main.swap(values_);
    load(std::array{"config/_default/markup.toml"sv, "config/_default/markup.yaml"sv,
                    "config/_default/markup.yml"sv});
    if (!values_.empty()) prefix = "goldmark.parser.";
    values_.merge(main);
  }
  settings_.timezone = value("timezone");
  const std::string goldmark = prefix.substr(0, prefix.size() - std::string_view("parser.").size());
  settings_.markdown.hard_breaks = flag(goldmark + "renderer.hardwraps");
  settings_.markdown.linkify = flag(goldmark + "extensions.linkify");
  std::string type = value(prefix + "autoheadingidtype");
  if (type.empty()) type = value(prefix + "autoidtype");
  if (value(prefix + "autoheadingid") == "false") {
    settings_.heading_ids = HeadingIds::kAttributeLists;
  } else if (type == "github-ascii") {
    settings_.heading_ids = HeadingIds::kGoldmarkGithubAscii;
  } else if (type == "blackfriday") {
    settings_.heading_ids = HeadingIds::kGoldmarkBlackfriday;
  } else if (has_section("blackfriday.") ||
             value("markup.defaultmarkdownhandler") == "blackfriday") {
    settings_.heading_ids = HeadingIds::kUnknown;  // Hugo before 0.60
  }
  for (const auto& [key, pattern] : values_) {
    if (key.starts_with("permalinks.")) settings_.permalink += pattern + "\n";
  }
  const std::string folders = value("staticdir");
  for (std::string_view folder : split(folders, ' ')) {
    if (!folder.empty()) settings_.static_folders.emplace_back(folder);
  }
}

void SettingsReader::hexo() {
  load(std::array{"_config.yml"sv, "_config.yaml"sv});
  settings_.timezone = value("timezone");
  settings_.permalink = value("permalink");
  const std::string package = text_of(std::array{"package.json"sv});
  const std::string anchors = value("marked.modifyanchors");
  if (has_dependency(package, "hexo-renderer-markdown-it")) {
    settings_.markdown.is_markdown_it = true;
    settings_.markdown.hard_breaks = flag("markdown.render.breaks").value_or(true);
    settings_.markdown.linkify = flag("markdown.render.linkify");
    const bool is_default = !has_section("markdown.anchors.") && !has_section("markdown.plugins");
    settings_.heading_ids = is_default ? HeadingIds::kHexoMarkdownIt : HeadingIds::kUnknown;
    return;
  }
  settings_.markdown.hard_breaks = flag("marked.breaks");
  settings_.markdown.linkify = flag("marked.autolink");
  if (!package.empty() && !has_dependency(package, "hexo-renderer-marked")) {
    settings_.heading_ids = HeadingIds::kUnknown;
  } else if (value("marked.headerids") == "false") {
    settings_.heading_ids = HeadingIds::kNone;
  } else if (anchors == "1") {
    settings_.heading_ids = HeadingIds::kHexoMarkedLower;
  } else if (!anchors.empty() && anchors != "0") {
    settings_.heading_ids = HeadingIds::kUnknown;
  }
}

void SettingsReader::pelican() {
  const std::string text = text_of(std::array{"pelicanconf.py"sv});
  if (text.empty()) return;
  values_ = read_python_values(text);
  settings_.timezone = value("timezone");
  settings_.permalink = value("article_save_as");
  if (settings_.permalink.empty()) settings_.permalink = value("article_url");
  if (settings_.permalink.empty()) settings_.permalink = engine_profile(Engine::kPelican).permalink;
  if (text.find("nl2br") != std::string::npos) settings_.markdown.hard_breaks = true;
  const bool has_toc = text.find("extensions.toc") != std::string::npos ||
                       text.find("'toc'") != std::string::npos ||
                       text.find("toc(") != std::string::npos;
  if (text.find("slugify") != std::string::npos && text.find("toc") != std::string::npos) {
    const bool unicode = text.find("slugify_unicode") != std::string::npos;
    settings_.heading_ids = unicode ? HeadingIds::kPythonMarkdownTocUnicode : HeadingIds::kUnknown;
  } else if (has_toc) {
    settings_.heading_ids = HeadingIds::kPythonMarkdownToc;
  } else if (text.find("MARKDOWN") == std::string::npos &&
             text.find("PLUGINS") == std::string::npos) {
    settings_.heading_ids = HeadingIds::kAttributeLists;
  }
}

void SettingsReader::zola() {
  load(std::array{"zola.toml"sv, "config.toml"sv});
  std::string anchors = value("slugify.anchors");
  if (anchors.empty()) anchors = value("markdown.slugify.anchors");
  if (anchors == "safe") settings_.heading_ids = HeadingIds::kZolaSafe;
  if (anchors == "off") settings_.heading_ids = HeadingIds::kUnknown;
}

// markdown-it's options in a script: "breaks: true". Scripts are looked at, not run.
void SettingsReader::markdown_it_options(std::string_view script) {
  const auto option = [&](std::string_view name) -> std::optional<bool> {
    for (std::size_t at = script.find(name); at != std::string_view::npos;
         at = script.find(name, at + 1)) {
      if (at > 0 && is_ascii_alnum(script[at - 1])) continue;
      std::string_view rest = trim_left(script.substr(at + name.size()));
      if (!rest.starts_with(':')) continue;
      rest = trim_left(rest.substr(1));
      if (rest.starts_with("true")) return true;
      if (rest.starts_with("false")) return false;
    }
    return std::nullopt;
  };
  settings_.markdown.hard_breaks = option("breaks");
  settings_.markdown.linkify = option("linkify");
}

void SettingsReader::eleventy() {
  const std::string text = text_of(engine_markers(Engine::kEleventy));
  markdown_it_options(text);
  // What postlint convert writes.
  if (text.find("amendLibrary(\"md\", githubHeadingIds)") != std::string::npos) {
    settings_.heading_ids = HeadingIds::kGithubSlugger;
    return;
  }
  const bool own_slugs = text.find("slugify:") != std::string::npos;
  if (own_slugs) return;
  const bool anchors = text.find("markdown-it-anchor") != std::string::npos;
  if (anchors) {
    settings_.heading_ids = HeadingIds::kMarkdownItAnchor;
  } else if (text.find("IdAttributePlugin") != std::string::npos) {
    settings_.heading_ids = HeadingIds::kEleventyIdAttribute;
  }
}

void SettingsReader::astro() {
  const std::string config = text_of(engine_markers(Engine::kAstro));
  settings_.has_attribute_lists = config.empty() ||
                                  config.find("emarkPlugins") != std::string::npos ||
                                  config.find("ehypePlugins") != std::string::npos;
  const std::string package = text_of(std::array{"package.json"sv});
  if (has_dependency(package, "remark-breaks")) settings_.markdown.hard_breaks = true;
  const std::size_t at = package.find("\"astro\"");
  if (at == std::string::npos) return;
  const std::size_t colon = package.find(':', at);
  const std::size_t digit = package.find_first_of("0123456789", colon);
  if (colon == std::string::npos || digit == std::string::npos || digit > colon + 8) return;
  const char major = package[digit];
  if (major <= '5') settings_.heading_ids = HeadingIds::kGithubSluggerAstro5;
  if (major == '6') settings_.heading_ids = HeadingIds::kGithubSluggerAstro6;
}

void SettingsReader::docusaurus() {
  const std::string text = text_of(engine_markers(Engine::kDocusaurus));
  settings_.markdown.md_is_markdown = text.find("format: 'detect'") != std::string::npos ||
                                      text.find("format: \"detect\"") != std::string::npos;
}

void SettingsReader::vitepress() {
  const std::string text = text_of(engine_markers(Engine::kVitePress));
  markdown_it_options(text);
  if (text.find("slugify") != std::string::npos) settings_.heading_ids = HeadingIds::kUnknown;
}

}  // namespace

EngineSettings read_engine_settings(const EngineProfile& profile, const FileTree& files,
                                    const std::string& root, const ReadText& read) {
  EngineSettings settings;
  settings.heading_ids = profile.heading_ids;
  SettingsReader reader(files, root, read, settings);
  switch (profile.engine) {
    case Engine::kJekyll:
      reader.jekyll();
      break;
    case Engine::kHugo:
      reader.hugo();
      break;
    case Engine::kHexo:
      reader.hexo();
      break;
    case Engine::kPelican:
      reader.pelican();
      break;
    case Engine::kZola:
      reader.zola();
      break;
    case Engine::kEleventy:
      reader.eleventy();
      break;
    case Engine::kAstro:
      reader.astro();
      break;
    case Engine::kDocusaurus:
      reader.docusaurus();
      break;
    case Engine::kVitePress:
      reader.vitepress();
      break;
    default:
      break;
  }
  return settings;
}

}  // namespace postlint
