// Hugo's configuration: one file or a folder of them, languages, mounts.
#include <algorithm>

#include "core/base/strings.h"
#include "core/site/pages/hugo_finder.h"

namespace postlint {

YamlNode HugoFinder::settings_part(std::string_view name) const {
  const std::string base = "config/_default/" + std::string(name);
  return build_.read_tree({base + ".toml", base + ".yaml", base + ".yml", base + ".json"});
}

// config/_default/languages.ko.toml: one language a file.
void HugoFinder::read_language_files() {
  YamlNode list;
  for (const std::string& name : build_.files.list(build_.at("config/_default"))) {
    const std::vector<std::string_view> parts = split(name, '.');
    if (parts.size() != 3 || parts[0] != "languages") continue;
    const std::string path = "config/_default/" + name;
    YamlEntry entry;
    entry.key.kind = YamlNode::Kind::kScalar;
    entry.key.text = parts[1];
    entry.value = read_config_tree(path, build_.read(build_.at(path)).value_or(""));
    list.entries.push_back(std::move(entry));
  }
  if (list.entries.empty()) return;
  list.kind = settings_.kind = YamlNode::Kind::kMap;
  YamlNode key;
  key.kind = YamlNode::Kind::kScalar;
  key.text = "languages";
  settings_.entries.push_back({std::move(key), std::move(list)});
}

void HugoFinder::read_settings() {
  settings_ = build_.read_tree(
      {"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml",
       "config.yml", "config.json", "config/_default/hugo.toml", "config/_default/hugo.yaml",
       "config/_default/hugo.yml", "config/_default/hugo.json", "config/_default/config.toml",
       "config/_default/config.yaml", "config/_default/config.yml", "config/_default/config.json"});
  if (build_.has_folder("config/_default")) {
    for (const std::string_view part :
         {"permalinks", "languages", "taxonomies", "module", "params", "markup"}) {
      YamlNode tree = settings_part(part);
      if (tree.is_null()) continue;
      YamlNode key;
      key.kind = YamlNode::Kind::kScalar;
      key.text = part;
      settings_.kind = YamlNode::Kind::kMap;
      settings_.entries.push_back({std::move(key), std::move(tree)});
    }
    read_language_files();
  }
  build_.set_address(text_in(settings_, "baseURL"));
  is_ugly_ = flag_in(settings_, "uglyURLs", false);
  lowers_ = !flag_in(settings_, "disablePathToLower", false);
  removes_accents_ = flag_in(settings_, "removePathAccents", false);
  shows_drafts_ = flag_in(settings_, "buildDrafts", false);
  shows_future_ = flag_in(settings_, "buildFuture", false);
  shows_expired_ = flag_in(settings_, "buildExpired", false);
  if (const YamlNode* list = find_in(settings_, "permalinks")) {
    for (const auto& [key, entry] : list->entries) {
      if (entry.is_scalar()) permalinks_[ascii_lower(key.text)] = entry.text;
    }
    // permalinks.page.posts
    if (const YamlNode* pages = find_in(*list, "page")) {
      for (const auto& [key, entry] : pages->entries) {
        if (entry.is_scalar()) permalinks_[ascii_lower(key.text)] = entry.text;
      }
    }
  }
  if (const YamlNode* list = find_in(settings_, "taxonomies")) {
    for (const auto& [key, entry] : list->entries) {
      if (entry.is_scalar()) taxonomies_.emplace_back(entry.text, entry.text);
    }
  } else {
    taxonomies_ = {{"tags", "tags"}, {"categories", "categories"}};
  }
}

void HugoFinder::read_languages() {
  std::string main = text_in(settings_, "defaultContentLanguage");
  if (main.empty()) main = "en";
  const bool in_subfolder = flag_in(settings_, "defaultContentLanguageInSubdir", false);
  const std::string content = [this] {
    const std::string own = text_in(settings_, "contentDir");
    return own.empty() ? std::string("content") : own;
  }();
  languages_.push_back({ascii_lower(main), in_subfolder ? "/" + ascii_lower(main) : ""});
  if (const YamlNode* list = find_in(settings_, "languages")) {
    for (const auto& [key, entry] : list->entries) {
      const std::string code = ascii_lower(key.text);
      if (flag_in(entry, "disabled", false)) continue;
      // A language with a host of its own has no prefix there, and its links are not ours to judge.
      if (!text_in(entry, "baseURL").empty()) build_.pages_are_open = true;
      std::size_t index = 0;
      if (code != languages_[0].code) {
        index = languages_.size();
        languages_.push_back({code, "/" + code});
      }
      const std::string own = text_in(entry, "contentDir");
      if (!own.empty()) roots_.push_back({own, "", index});
    }
  }
  take_language_folders(content);
  const bool has_own = std::any_of(roots_.begin(), roots_.end(), [&](const HugoRoot& root) {
    return root.folder == content || root.folder.starts_with(content + "/");
  });
  if (!has_own) roots_.push_back({content, "", 0});
}

// Several languages, folders named after them and nothing that says so: the mounts stand in a file
// that is not here, so that pages may lie anywhere else, too.
void HugoFinder::take_language_folders(const std::string& content) {
  if (!roots_.empty() || languages_.size() < 2 || find_in(settings_, "module.mounts") != nullptr)
    return;
  if (!build_.has_folder(content + "/" + languages_[0].code)) return;
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    const std::string folder = content + "/" + languages_[i].code;
    if (build_.has_folder(folder)) roots_.push_back({folder, "", i});
  }
  build_.pages_are_open = true;
}

void HugoFinder::read_mounts() {
  const YamlNode* mounts = find_in(settings_, "module.mounts");
  if (mounts != nullptr) {
    for (const YamlNode& mount : mounts->items) {
      const std::string source = text_in(mount, "source");
      const std::string target = text_in(mount, "target");
      if (source.empty() || source.starts_with("..")) continue;
      if (target == "static" || target.starts_with("static/")) {
        build_.assets.push_back({source, target == "static" ? "" : target.substr(6)});
      } else if (target == "content" || target.starts_with("content/")) {
        std::size_t language = 0;
        const std::string code = ascii_lower(text_in(mount, "lang"));
        for (std::size_t i = 0; i < languages_.size(); ++i) {
          if (languages_[i].code == code) language = i;
        }
        const bool is_known = std::any_of(roots_.begin(), roots_.end(), [&](const HugoRoot& root) {
          return root.folder == source;
        });
        if (!is_known) {
          roots_.push_back({source, target == "content" ? "" : target.substr(8), language});
        }
      }
    }
  }
  // A module may bring content and files of its own.
  if (find_in(settings_, "module.imports") != nullptr) build_.assets_are_open = true;
}

}  // namespace postlint
