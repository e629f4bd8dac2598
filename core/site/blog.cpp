#include "core/site/blog.h"

#include <algorithm>
#include <ctime>

#include "core/site/engine_settings.h"
#include "core/site/time_zone.h"

namespace postlint {
namespace {

void add_missing(std::vector<std::string>& list, std::string name) {
  if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(std::move(name));
}

std::string config_root(const Config& config) {
  return config.root == "." ? std::string() : normalize_path(config.root);
}

// An engine named by the configuration wins; its root is where its files were found, else where
// the configuration stands.
Result<Detection> choose_engine(const FileTree& files, std::string_view path, const Config& config,
                                const ReadText& read) {
  Detection found = detect_blog(files, path, read);
  if (config.engine.empty()) {
    if (found.engine == Engine::kPlain && !config.path.empty()) found.root = config_root(config);
    return found;
  }
  const EngineProfile* named = find_engine_profile(config.engine);
  if (named == nullptr) return Error{"there is no engine “" + config.engine + "”", config.path};
  if (named->engine != found.engine) {
    if (!config.path.empty()) {
      found.root = config_root(config);
    } else if (!found.reason.empty()) {
      const std::string start = normalize_path(path);
      found.root = files.is_folder(start) ? start : std::string(folder_of(start));
    }
    found.engine = named->engine;
    found.reason = "the configuration";
  }
  return found;
}

}  // namespace

Result<BlogFacts> load_blog_facts(const FileTree& files, std::string_view path,
                                  const Config& config, const ReadText& read) {
  Result<Detection> chosen = choose_engine(files, path, config, read);
  if (!chosen) return chosen.error();
  BlogFacts facts;
  facts.profile = &engine_profile(chosen->engine);
  facts.root = chosen->root.empty() ? "." : chosen->root;
  facts.now = static_cast<std::int64_t>(std::time(nullptr));

  EngineSettings settings = read_engine_settings(*facts.profile, files, chosen->root, read);
  facts.heading_ids = settings.heading_ids;
  facts.has_attribute_lists = settings.has_attribute_lists;
  if (!config.site.heading_ids.empty()) {
    if (const auto named = find_heading_ids(config.site.heading_ids)) facts.heading_ids = *named;
  }
  facts.permalink = std::move(settings.permalink);
  facts.markdown = settings.markdown;
  facts.static_folders = config.site.static_folders;
  for (std::string& folder : settings.static_folders)
    add_missing(facts.static_folders, std::move(folder));
  for (std::string_view folder : facts.profile->static_folders) {
    add_missing(facts.static_folders, std::string(folder));
  }
  for (const KnownField& field : facts.profile->fields) {
    if (field.required) facts.required_fields.emplace_back(field.name);
  }
  for (const std::string& field : config.site.required_fields)
    add_missing(facts.required_fields, field);
  facts.extra_fields = config.site.known_fields;
  for (const std::string& field : config.site.required_fields)
    add_missing(facts.extra_fields, field);

  if (!config.site.timezone.empty()) {
    const auto minutes = zone_offset_minutes(config.site.timezone, read);
    if (!minutes) {
      return Error{"site.timezone: there is no zone “" + config.site.timezone +
                       "” (write +09:00 or Asia/Seoul)",
                   config.path};
    }
    facts.utc_offset_minutes = *minutes;
    facts.zone_is_set = true;
    facts.zone_changes = zone_changes(config.site.timezone, read);
  } else if (const auto minutes = zone_offset_minutes(settings.timezone, read)) {
    facts.utc_offset_minutes = *minutes;
    facts.zone_is_set = true;
    facts.zone_changes = zone_changes(settings.timezone, read);
  }
  return facts;
}

}  // namespace postlint
