#include <algorithm>
#include <array>

#include "core/base/strings.h"
#include "core/config/reader.h"
#include "core/io/file_tree.h"
#include "core/site/engine_profile.h"

namespace postlint {
namespace {

constexpr std::array<std::string_view, 12> kKeys = {
    "engine",    "site",    "rules",   "select",   "extend-select", "ignore",
    "overrides", "include", "exclude", "baseline", "fail-on",       "archive-api",
};
constexpr std::array<std::string_view, 10> kSiteKeys = {
    "url",          "former_urls", "timezone", "static_folders", "required_fields",
    "known_fields", "heading_ids", "content",  "permalink",      "fields",
};
// What a field of the front matter is for.
constexpr std::array<std::string_view, 13> kFieldKeys = {
    "title", "date", "updated",    "image",   "slug",        "url",     "aliases",
    "draft", "tags", "categories", "authors", "description", "language"};
constexpr std::array<std::string_view, 5> kOverrideKeys = {"files", "rules", "select",
                                                           "extend-select", "ignore"};

bool is_web_address(std::string_view text) {
  return starts_with_ignoring_case(text, "http://") || starts_with_ignoring_case(text, "https://");
}

// "+09:00", "-0330", "UTC", "Z" or a name of the time zone database.
bool is_time_zone(std::string_view text) {
  if (text == "UTC" || text == "Z") return true;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    std::string digits = replace_all(text.substr(1), ":", "");
    if (digits.size() != 4) return false;
    for (const char c : digits) {
      if (!is_ascii_digit(c)) return false;
    }
    return digits.substr(0, 2) <= "14" && digits.substr(2) <= "59";
  }
  return text.find('/') != std::string_view::npos;
}

std::vector<std::string_view> engine_names() {
  std::vector<std::string_view> names;
  for (const EngineProfile& profile : engine_profiles()) names.push_back(profile.name);
  return names;
}

}  // namespace

std::span<const std::string_view> site_field_names() {
  return kFieldKeys;
}

Result<Config> read_config(const std::string& path, std::string_view text, const RuleTable& rules) {
  const Result<YamlNode> root = read_yaml_tree(path, text);
  if (!root) return root.error();
  return ConfigReader(path, rules).read(*root);
}

Result<Config> ConfigReader::read(const YamlNode& root) {
  config_.path = path_;
  const std::string_view folder = folder_of(path_);
  config_.root = folder.empty() ? (path_.substr(0, 1) == "/" ? "/" : ".") : std::string(folder);
  if (!root.is_null() && !root.is_map()) {
    fail(root, "the configuration must be a list of settings such as \"engine: jekyll\", not " +
                   std::string(kind_in_words(root)));
  }
  RuleStatements statements(rules_);
  for (const auto& [key, value] : root.entries) {
    config_.sources[key.text] = source_of(key);
    if (key.text == "rules") {
      read_rules(value, statements);
    } else if (key.text == "select" || key.text == "extend-select" || key.text == "ignore") {
      read_names(key.text, value, statements);
    } else if (std::find(kKeys.begin(), kKeys.end(), key.text) == kKeys.end()) {
      fail_unknown_key(key, kKeys);
    } else {
      read_key(key.text, value);
    }
  }
  config_.rules = statements.settings();
  if (error_) return *error_;
  return std::move(config_);
}

void ConfigReader::read_key(const std::string& key, const YamlNode& value) {
  if (key == "engine") {
    read_engine(value);
  } else if (key == "site") {
    read_site(value);
  } else if (key == "overrides") {
    if (!value.is_list()) {
      return fail(value, "\"overrides\" must be a list of {files, rules}, not " +
                             std::string(kind_in_words(value)));
    }
    for (const YamlNode& item : value.items) read_override(item);
  } else if (key == "include") {
    config_.include = read_texts(key, value);
  } else if (key == "exclude") {
    config_.exclude = read_texts(key, value);
  } else if (key == "baseline") {
    config_.baseline = read_text(key, value);
  } else if (key == "fail-on") {
    config_.fail_on = read_severity(key, value);
  } else if (key == "archive-api") {
    config_.archive_api = read_text(key, value);
    if (!is_web_address(config_.archive_api))
      fail(value,
           "\"archive-api\" must be a web address, as in https://archive.org/wayback/available");
  }
}

void ConfigReader::read_engine(const YamlNode& value) {
  const std::string name = read_text("engine", value);
  if (error_ || name == "auto") return;
  if (find_engine_profile(name) == nullptr) {
    const std::vector<std::string_view> names = engine_names();
    std::string near = did_you_mean(name, names);
    if (near.empty())
      near = "; it is one of " + join(std::vector<std::string>(names.begin(), names.end()), ", ");
    return fail(value, "there is no engine \"" + name + "\"" + near);
  }
  config_.engine = name;
}

void ConfigReader::read_site(const YamlNode& value) {
  if (!expect_map("site", value)) return;
  for (const auto& [key, entry] : value.entries) {
    config_.sources["site." + key.text] = source_of(key);
    if (std::find(kSiteKeys.begin(), kSiteKeys.end(), key.text) == kSiteKeys.end()) {
      fail_unknown_key(key, kSiteKeys);
    } else {
      read_site_key(key.text, entry);
    }
  }
}

void ConfigReader::read_site_key(const std::string& key, const YamlNode& value) {
  SiteSettings& site = config_.site;
  if (key == "url") {
    site.url = read_text(key, value);
    if (!is_web_address(site.url)) {
      fail(value, "\"url\" must begin with https:// or http://, as in https://example.com");
    }
  } else if (key == "former_urls") {
    site.former_urls = read_texts(key, value);
    for (const std::string& url : site.former_urls) {
      if (!is_web_address(url)) {
        fail(value, "\"former_urls\": \"" + url + "\" must begin with https:// or http://");
      }
    }
  } else if (key == "timezone") {
    site.timezone = read_text(key, value);
    if (!is_time_zone(site.timezone)) {
      fail(value, "\"timezone\" must be an offset such as +09:00 or a name such as Asia/Seoul");
    }
  } else if (key == "static_folders") {
    site.static_folders = read_texts(key, value);
  } else if (key == "required_fields") {
    site.required_fields = read_texts(key, value);
  } else if (key == "known_fields") {
    site.known_fields = read_texts(key, value);
  } else if (key == "heading_ids") {
    site.heading_ids = read_text(key, value);
    if (!error_ && !find_heading_ids(site.heading_ids)) {
      fail(value, "there is no heading id algorithm \"" + site.heading_ids + "\"" +
                      did_you_mean(site.heading_ids, heading_ids_names()));
    }
  } else if (key == "content") {
    site.content = read_texts(key, value);
  } else if (key == "permalink") {
    site.permalink = read_text(key, value);
    if (!error_ && !site.permalink.starts_with('/')) {
      fail(value, "\"permalink\" must begin with /, as in /:year/:month/:day/:slug/");
    }
  } else if (key == "fields") {
    read_fields(value);
  }
}

void ConfigReader::read_fields(const YamlNode& value) {
  if (!expect_map("fields", value)) return;
  for (const auto& [key, entry] : value.entries) {
    config_.sources["site.fields." + key.text] = source_of(key);
    if (std::find(kFieldKeys.begin(), kFieldKeys.end(), key.text) == kFieldKeys.end()) {
      fail_unknown_key(key, kFieldKeys);
    } else {
      config_.site.fields[key.text] = read_text(key.text, entry);
    }
  }
}

void ConfigReader::read_override(const YamlNode& value) {
  if (!expect_map("overrides", value)) return;
  Override made;
  made.source = source_of(value);
  RuleStatements statements(rules_);
  for (const auto& [key, entry] : value.entries) {
    if (key.text == "files") {
      for (std::string& pattern : read_texts("files", entry)) {
        made.files.emplace_back(std::move(pattern));
      }
    } else if (key.text == "rules") {
      read_rules(entry, statements);
    } else if (std::find(kOverrideKeys.begin(), kOverrideKeys.end(), key.text) !=
               kOverrideKeys.end()) {
      read_names(key.text, entry, statements);
    } else {
      fail_unknown_key(key, kOverrideKeys);
    }
  }
  if (made.files.empty()) {
    fail(value, "an override needs \"files\": the patterns of the files it is for");
  }
  made.rules = statements.settings();
  config_.overrides.push_back(std::move(made));
}

std::string ConfigReader::read_text(const std::string& key, const YamlNode& value) {
  if (value.is_scalar() && !value.text.empty()) return value.text;
  fail(value, "\"" + key + "\" must be text, not " + std::string(kind_in_words(value)));
  return {};
}

std::vector<std::string> ConfigReader::read_texts(const std::string& key, const YamlNode& value) {
  if (value.is_scalar() && !value.text.empty()) return {value.text};
  std::vector<std::string> texts;
  if (!value.is_list()) {
    fail(value, "\"" + key + "\" must be a list, not " + std::string(kind_in_words(value)));
  }
  for (const YamlNode& item : value.items) texts.push_back(read_text(key, item));
  return texts;
}

std::optional<Severity> ConfigReader::read_severity(const std::string& key, const YamlNode& value) {
  const std::optional<Severity> severity =
      value.is_scalar() ? find_severity(value.text) : std::nullopt;
  if (!severity) fail(value, "\"" + key + "\" must be info, warning or error");
  return severity;
}

bool ConfigReader::expect_map(const std::string& key, const YamlNode& value) {
  if (value.is_map()) return true;
  fail(value, "\"" + key + "\" must hold settings (name: value), not " +
                  std::string(kind_in_words(value)));
  return false;
}

void ConfigReader::fail_unknown_key(const YamlNode& key, std::span<const std::string_view> known) {
  std::string near = did_you_mean(key.text, known);
  if (near.empty()) {
    near = "; known here: " + join(std::vector<std::string>(known.begin(), known.end()), ", ");
  }
  fail(key, "unknown key \"" + key.text + "\"" + near);
}

void ConfigReader::fail(const YamlNode& where, std::string message) {
  if (!error_) error_ = Error{std::move(message), path_, where.line, where.column};
}

std::string ConfigReader::source_of(const YamlNode& node) const {
  return path_ + ":" + std::to_string(node.line);
}

std::optional<bool> parse_switch(std::string_view word) {
  for (const std::string_view yes : {"on", "true", "yes"}) {
    if (equals_ignoring_case(word, yes)) return true;
  }
  for (const std::string_view no : {"off", "false", "no"}) {
    if (equals_ignoring_case(word, no)) return false;
  }
  return std::nullopt;
}

std::string_view kind_in_words(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return "nothing";
    case YamlNode::Kind::kScalar:
      return node.text.empty() ? "empty text" : "text";
    case YamlNode::Kind::kList:
      return "a list";
    case YamlNode::Kind::kMap:
      return "a map";
  }
  return "";
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  // "fail_on" is "fail-on" whatever the distance says.
  const std::string dashed = replace_all(ascii_lower(word), "_", "-");
  for (const std::string_view candidate : known) {
    if (replace_all(candidate, "_", "-") == dashed) {
      return "; did you mean \"" + std::string(candidate) + "\"?";
    }
  }
  const std::string_view near = nearest(word, known);
  return near.empty() ? "" : "; did you mean \"" + std::string(near) + "\"?";
}

}  // namespace postlint
