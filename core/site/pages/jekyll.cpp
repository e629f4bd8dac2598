// Jekyll 4.3: posts in _posts, collections in _NAME, every other file with front matter a page,
// the rest static. The configuration, and which file is what.
#include <algorithm>

#include "core/base/strings.h"
#include "core/site/pages/jekyll_finder.h"
#include "core/site/url_path.h"

namespace postlint {

bool is_jekyll_markdown(std::string_view extension) {
  for (const std::string_view known : {"md", "markdown", "mkdown", "mkdn", "mkd"}) {
    if (extension == known) return true;
  }
  return false;
}

void JekyllFinder::read_settings() {
  settings_ = build_.read_tree({"_config.yml", "_config.yaml", "_config.toml"});
  if (settings_.is_null() && (build_.has_file("_config.yml") || build_.has_file("_config.toml"))) {
    build_.note("_config.yml holds nothing that could be read: URLs are worked out by defaults");
  }
  build_.set_address(text_in(settings_, "url"), false);
  const std::string baseurl = text_in(settings_, "baseurl");
  if (!baseurl.empty() && baseurl != "/") {
    build_.prefix = with_prefix("", baseurl.starts_with('/') ? baseurl : "/" + baseurl);
    while (build_.prefix.ends_with('/')) build_.prefix.pop_back();
  }
  permalink_ = text_in(settings_, "permalink");
  shows_future_ = flag_in(settings_, "future", false);
  collections_folder_ = text_in(settings_, "collections_dir");
  if (const YamlNode* list = find_in(settings_, "collections")) {
    for (const YamlNode& item : list->items) {
      if (item.is_scalar()) collections_.push_back({item.text, "", false});
    }
    for (const auto& [key, entry] : list->entries) {
      collections_.push_back(
          {key.text, text_in(entry, "permalink"), flag_in(entry, "output", false)});
    }
  }
  for (const std::string& pattern : texts_in(settings_, "exclude")) {
    excludes_.emplace_back("/" + pattern);
    if (pattern.ends_with('/')) excludes_.emplace_back("/" + pattern + "**");
  }
  for (std::string& name : texts_in(settings_, "include")) includes_.push_back(std::move(name));
  const std::string gems = build_.read_first({"Gemfile"});
  // GitHub's own build makes pages of Markdown files without front matter.
  has_optional_heads_ = gems.empty() || gems.find("github-pages") != std::string::npos ||
                        gems.find("optional-front-matter") != std::string::npos;
  read_defaults();
}

void JekyllFinder::read_defaults() {
  const YamlNode* list = find_in(settings_, "defaults");
  if (list == nullptr) return;
  for (const YamlNode& item : list->items) {
    JekyllDefault made;
    made.path = text_in(item, "scope.path");
    made.type = text_in(item, "scope.type");
    made.values = find_in(item, "values");
    if (is_glob(made.path)) made.glob.emplace("/" + made.path);
    while (made.path.ends_with('/')) made.path.pop_back();
    if (made.values != nullptr) defaults_.push_back(std::move(made));
  }
}

bool JekyllFinder::is_inside(std::string_view path, std::string_view folder) const {
  if (!collections_folder_.empty()) {
    if (!path.starts_with(collections_folder_ + "/")) return false;
    path.remove_prefix(collections_folder_.size() + 1);
  }
  return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

bool JekyllFinder::is_left_out(std::string_view path) const {
  for (const Glob& glob : excludes_) {
    for (std::size_t slash = path.find('/');; slash = path.find('/', slash + 1)) {
      if (glob.matches(path.substr(0, slash))) return true;
      if (slash == std::string_view::npos) break;
    }
  }
  return false;
}

std::string JekyllFinder::default_text(std::string_view path, std::string_view type,
                                       std::string_view key) const {
  std::string found;
  std::size_t found_size = 0;
  bool has_found = false;
  for (const JekyllDefault& one : defaults_) {
    if (!one.type.empty() && one.type != type) continue;
    const bool is_below =
        one.path.empty() ||
        (one.glob ? one.glob->matches(path) : path == one.path || path.starts_with(one.path + "/"));
    if (!is_below) continue;
    const YamlNode* value = find_in(*one.values, key);
    if (value == nullptr || !value->is_scalar()) continue;
    // The longer path is the more specific; of equal ones the later wins.
    if (has_found && one.path.size() < found_size) continue;
    found = value->text;
    found_size = one.path.size();
    has_found = true;
  }
  return found;
}

void JekyllFinder::find() {
  read_settings();
  judge_addresses();
  std::vector<std::string> posts, drafts, pages;
  std::vector<std::vector<std::string>> documents(collections_.size());
  const auto enters = [this](std::string_view folder) {
    const std::string_view name = base_name(folder);
    if (is_left_out(folder)) return false;
    if (folder == "vendor") return false;
    if (!name.starts_with('_') || name == "_posts" || name == "_drafts") return true;
    if (std::find(includes_.begin(), includes_.end(), name) != includes_.end()) return true;
    return std::any_of(collections_.begin(), collections_.end(), [&](const JekyllCollection& one) {
      return folder == join_path(collections_folder_, "_" + one.label);
    });
  };
  for (std::string& path : build_.list("", enters)) {
    const std::string slashed = "/" + path;
    const std::string_view name = base_name(path);
    if (is_left_out(path) || name.starts_with('#') || name.ends_with('~')) continue;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) continue;
    const std::string extension = ascii_lower(name.substr(dot + 1));
    const bool is_text = is_jekyll_markdown(extension) || extension == "html" ||
                         extension == "htm" || extension == "textile" || extension == "adoc";
    if (slashed.find("/_posts/") != std::string::npos) {
      if (is_text) posts.push_back(std::move(path));
      continue;
    }
    if (slashed.find("/_drafts/") != std::string::npos) {
      if (is_text) drafts.push_back(std::move(path));
      continue;
    }
    bool is_document = false;
    for (std::size_t i = 0; i < collections_.size() && !is_document; ++i) {
      is_document = is_inside(path, "_" + collections_[i].label);
      if (is_document && is_text) documents[i].push_back(path);
    }
    if (is_document || (name.starts_with('_') &&
                        std::find(includes_.begin(), includes_.end(), name) == includes_.end())) {
      continue;
    }
    const bool may_be_page = is_text || extension == "xml" || extension == "json" ||
                             extension == "txt" || extension == "css" || extension == "scss" ||
                             extension == "sass" || extension == "js" || extension == "svg" ||
                             extension == "webmanifest" || extension == "coffee";
    if (may_be_page) pages.push_back(std::move(path));
  }
  for (const PageHead& head : build_.read_heads(std::move(posts))) add_post(head, false);
  for (const PageHead& head : build_.read_heads(std::move(drafts))) add_post(head, true);
  for (std::size_t i = 0; i < collections_.size(); ++i) {
    if (collections_[i].label == "posts") continue;
    for (const PageHead& head : build_.read_heads(std::move(documents[i]))) {
      add_document(head, collections_[i]);
    }
  }
  for (const PageHead& head : build_.read_heads(std::move(pages))) add_page(head);
  build_.assets.push_back({"", ""});
  withhold_sources();
  add_generated();
}

void find_jekyll_pages(SiteBuild& build) {
  JekyllFinder(build).find();
}

}  // namespace postlint
