#include "core/site/engine_evidence.h"

#include <algorithm>
#include <array>

#include "core/base/strings.h"
#include "core/site/engine_markers.h"

namespace postlint {
namespace {

class Folder {
 public:
  Folder(const FileTree& files, const std::string& path) : files_(files), path_(path) {}
  bool has_file(std::string_view name) const { return files_.is_file(join_path(path_, name)); }
  bool has_folder(std::string_view name) const { return files_.is_folder(join_path(path_, name)); }
  std::string path(std::string_view name) const { return join_path(path_, name); }
  std::vector<std::string> list(std::string_view name) const { return files_.list(path(name)); }
  Detection is(Engine engine, std::string_view reason) const {
    return {engine, path_, std::string(reason)};
  }

 private:
  const FileTree& files_;
  const std::string& path_;
};

constexpr std::string_view kLayout = "the layout of its folders";

// Engines whose marker files belong to nobody else, the outer tool first where a site has two.
constexpr std::array<Engine, 8> kSureEngines = {
    Engine::kDocusaurus, Engine::kGatsby, Engine::kVitePress, Engine::kAstro,
    Engine::kEleventy,   Engine::kHugo,   Engine::kPelican,   Engine::kZola};

// A line of TOML or YAML that sets `key`, in any case where `any_case`.
bool sets_key(std::string_view text, std::string_view key, bool any_case) {
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    if (line.starts_with('"')) line.remove_prefix(1);
    const std::string_view head = line.substr(0, key.size());
    if (head != key && !(any_case && equals_ignoring_case(head, key))) continue;
    const std::string_view rest = trim_left(line.substr(head.size()));
    if (rest.starts_with('=') || rest.starts_with(':') || rest.starts_with('"')) return true;
  }
  return false;
}

std::optional<Detection> hugo_or_zola(const Folder& folder, const ReadText& read) {
  for (std::string_view name : {"hugo", "config"}) {
    for (std::string_view extension : {".toml", ".yaml", ".yml", ".json"}) {
      const std::string in_default =
          "config/_default/" + std::string(name) + std::string(extension);
      if (folder.has_file(in_default)) return folder.is(Engine::kHugo, in_default);
    }
  }
  for (std::string_view name : {"config.toml", "config.yaml", "config.yml", "config.json"}) {
    if (!folder.has_file(name)) continue;
    const std::optional<std::string> text = read(folder.path(name));
    if (!text) continue;
    if (name == "config.toml" && sets_key(*text, "base_url", false)) {
      return folder.is(Engine::kZola, name);
    }
    if (sets_key(*text, "baseURL", true) || sets_key(*text, "languageCode", true) ||
        sets_key(*text, "defaultContentLanguage", true)) {
      return folder.is(Engine::kHugo, name);
    }
  }
  return std::nullopt;
}

std::optional<Detection> by_package(const Folder& folder, const ReadText& read) {
  if (!folder.has_file("package.json")) return std::nullopt;
  const std::optional<std::string> text = read(folder.path("package.json"));
  if (!text) return std::nullopt;
  constexpr std::array<std::pair<std::string_view, Engine>, 6> kPackages = {{
      {"hexo", Engine::kHexo},
      {"@docusaurus/core", Engine::kDocusaurus},
      {"gatsby", Engine::kGatsby},
      {"vitepress", Engine::kVitePress},
      {"@11ty/eleventy", Engine::kEleventy},
      {"astro", Engine::kAstro},
  }};
  for (const auto& [package, engine] : kPackages) {
    if (has_dependency(*text, package)) return folder.is(engine, "package.json");
  }
  return std::nullopt;
}

// Jekyll and Hexo both have a _config.yml.
std::optional<Detection> jekyll_or_hexo(const Folder& folder, const ReadText& read) {
  if (folder.has_folder("source/_posts") || folder.has_folder("scaffolds")) {
    return folder.is(Engine::kHexo, "source/_posts");
  }
  constexpr std::array<std::string_view, 3> kNames = {"_config.yml", "_config.yaml",
                                                      "_config.toml"};
  for (std::string_view name : kNames) {
    if (!folder.has_file(name)) continue;
    const std::optional<std::string> text = read(folder.path(name));
    const bool is_hexo =
        text &&
        (sets_key(*text, "new_post_name", false) || sets_key(*text, "permalink_defaults", false) ||
         sets_key(*text, "post_asset_folder", false) || sets_key(*text, "render_drafts", false));
    if (is_hexo && !folder.has_folder("_posts")) return folder.is(Engine::kHexo, name);
    return folder.is(Engine::kJekyll, name);
  }
  return std::nullopt;
}

bool is_markdown(std::string_view name) {
  return name.ends_with(".md") || name.ends_with(".mdx") || name.ends_with(".markdown");
}

// The beginning of up to `most` Markdown files below `folder`, two levels deep.
std::vector<std::string> sample_posts(const FileTree& files, const std::string& folder,
                                      const ReadText& read, std::size_t most) {
  std::vector<std::string> heads;
  std::vector<std::string> folders = {folder};
  for (std::size_t at = 0; at < folders.size() && at < 40 && heads.size() < most; ++at) {
    std::size_t taken = 0;
    for (const std::string& name : files.list(folders[at])) {
      std::string path = join_path(folders[at], name);
      if (files.is_folder(path)) {
        if (folders.size() < 40) folders.push_back(std::move(path));
      } else if (is_markdown(name) && name.find("README") == std::string::npos && taken < 3 &&
                 heads.size() < most) {
        if (auto text = read(path)) heads.push_back(text->substr(0, 2048));
        ++taken;
      }
    }
  }
  return heads;
}

bool begins_with_metadata_line(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string_view line = text.substr(0, text.find('\n'));
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && (equals_ignoring_case(line.substr(0, colon), "title") ||
                                             equals_ignoring_case(line.substr(0, colon), "date"));
}

// A "content" folder: Hugo, Zola, Pelican and Gatsby all have one.
std::optional<Detection> by_content(const FileTree& files, const Folder& folder,
                                    const ReadText& read) {
  if (!folder.has_folder("content")) return std::nullopt;
  std::size_t metadata = 0, toml = 0, zola = 0, yaml = 0;
  for (const std::string& head : sample_posts(files, folder.path("content"), read, 9)) {
    if (begins_with_metadata_line(head)) ++metadata;
    if (head.starts_with("---")) ++yaml;
    if (!head.starts_with("+++")) continue;
    ++toml;
    if (head.find("\n[taxonomies]") != std::string::npos ||
        head.find("\n[extra]") != std::string::npos ||
        head.find("\npath = ") != std::string::npos) {
      ++zola;
    }
  }
  if (metadata > yaml + toml) return folder.is(Engine::kPelican, "the metadata lines of its posts");
  if (zola > 0) return folder.is(Engine::kZola, "the front matter of its posts");
  if (toml > yaml || folder.has_folder("archetypes") || folder.has_folder("layouts")) {
    return folder.is(Engine::kHugo, kLayout);
  }
  if (yaml > 0 && folder.has_folder("static") && folder.has_folder("content/blog") &&
      !folder.has_folder("i18n") && !folder.has_file("content/_index.md")) {
    return folder.is(Engine::kGatsby, kLayout);
  }
  return std::nullopt;
}

bool has_directory_data(const Folder& folder, std::string_view parent) {
  for (const std::string& name : folder.list(parent)) {
    const std::string data = std::string(parent) + "/" + name + "/" + name;
    if (folder.has_file(data + ".json") || folder.has_file(data + ".11tydata.js") ||
        folder.has_file(data + ".11tydata.json")) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool has_dependency(std::string_view package_json, std::string_view package) {
  const std::string quoted = "\"" + std::string(package) + "\"";
  for (std::size_t at = 0; (at = package_json.find(quoted, at)) != std::string_view::npos; ++at) {
    if (trim_left(package_json.substr(at + quoted.size())).starts_with(':')) return true;
  }
  return false;
}

std::optional<Detection> engine_by_files(const FileTree& files, const std::string& path,
                                         const ReadText& read) {
  const Folder folder(files, path);
  for (Engine engine : kSureEngines) {
    for (std::string_view marker : engine_markers(engine)) {
      if (folder.has_file(marker)) return folder.is(engine, marker);
    }
  }
  if (folder.has_folder(".vitepress")) return folder.is(Engine::kVitePress, ".vitepress");
  if (auto found = hugo_or_zola(folder, read)) return found;
  if (auto found = by_package(folder, read)) return found;
  if (base_name(path) == "source") return std::nullopt;  // the root of Hexo is above
  return jekyll_or_hexo(folder, read);
}

std::optional<Detection> engine_by_layout(const FileTree& files, const std::string& path,
                                          const ReadText& read) {
  const Folder folder(files, path);
  if (base_name(path) != "source" && folder.has_folder("_posts")) {
    return folder.is(Engine::kJekyll, "_posts");
  }
  if (folder.has_folder("src/content")) return folder.is(Engine::kAstro, kLayout);
  for (std::string_view site : {"website", ""}) {
    const std::string root = join_path(path, site);
    for (std::string_view name : {"blog/authors.yml", "blog/tags.yml"}) {
      if (!files.is_file(join_path(root, name))) continue;
      return Detection{Engine::kDocusaurus, root, std::string(name)};
    }
  }
  for (std::string_view source : {"src", "."}) {
    const std::string data = std::string(source) + "/_data";
    const std::string includes = std::string(source) + "/_includes";
    if ((folder.has_folder(data) || folder.has_folder(includes)) &&
        has_directory_data(folder, source)) {
      return folder.is(Engine::kEleventy, kLayout);
    }
  }
  return by_content(files, folder, read);
}

}  // namespace postlint
