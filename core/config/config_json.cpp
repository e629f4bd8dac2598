// A configuration as JSON, and the JSON Schema of .postlint.yaml.
#include <charconv>

#include "core/config/describe_config.h"
#include "core/report/json_writer.h"
#include "core/site/engine_profile.h"

namespace postlint {
namespace {

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  json.key(key).begin_array();
  for (const std::string& value : values) json.value(value);
  json.end_array();
}

void write_rule(JsonWriter& json, const ResolvedRule& rule) {
  json.key(rule.rule->id).begin_object();
  json.member("enabled", rule.enabled).member("enabled_from", rule.source);
  json.member("severity", severity_name(rule.severity));
  json.member("severity_from", rule.severity_source);
  json.key("options").begin_object();
  for (const auto& [name, values] : rule.options) write_texts(json, name, values);
  json.end_object().end_object();
}

// The schema's own words for "one of these strings".
void write_enum(JsonWriter& json, const std::vector<std::string_view>& names) {
  json.key("enum").begin_array();
  for (const std::string_view name : names) json.value(name);
  json.end_array();
}

void write_text_property(JsonWriter& json, std::string_view name, std::string_view description) {
  json.key(name).begin_object();
  json.member("type", "string").member("description", description).end_object();
}

void write_list_property(JsonWriter& json, std::string_view name, std::string_view description) {
  json.key(name).begin_object().member("description", description);
  json.member("$ref", "#/definitions/texts").end_object();
}

void write_option(JsonWriter& json, const RuleOption& option) {
  json.key(option.name).begin_object();
  json.member("description", option.description);
  switch (option.type) {
    case RuleOption::Type::kBool:
      json.member("type", "boolean").member("default", option.default_value == "true");
      break;
    case RuleOption::Type::kInt: {
      std::int64_t value = 0;
      const std::string_view digits = option.default_value;
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
      json.member("type", "integer").member("default", value);
      break;
    }
    case RuleOption::Type::kString:
      json.member("type", "string").member("default", option.default_value);
      break;
    case RuleOption::Type::kStringList:
      json.member("$ref", "#/definitions/texts");
      break;
  }
  json.end_object();
}

void write_setting_map(JsonWriter& json, const Rule* rule) {
  json.begin_object().member("type", "object").member("additionalProperties", false);
  json.key("properties").begin_object();
  json.key("enabled").begin_object().member("type", "boolean").end_object();
  json.key("severity").begin_object().member("$ref", "#/definitions/severity").end_object();
  if (rule != nullptr) {
    for (const RuleOption& option : rule->options) write_option(json, option);
  }
  json.end_object().end_object();
}

void write_rule_setting(JsonWriter& json, const Rule& rule) {
  json.key(rule.id).begin_object();
  json.member("description", rule.summary);
  json.key("anyOf").begin_array();
  json.begin_object().member("$ref", "#/definitions/switch").end_object();
  write_setting_map(json, &rule);
  json.end_array().end_object();
}

void write_rules_definition(JsonWriter& json, const RuleTable& rules) {
  json.key("rules").begin_object();
  json.member("type", "object");
  json.member("description",
              "Rules by id, alias or family: on, off, a severity, or a map with options");
  json.key("properties").begin_object();
  for (const Rule* rule : rules.rules) write_rule_setting(json, *rule);
  json.end_object();
  // Aliases and families are known to the program; an editor completes the ids.
  json.key("additionalProperties").begin_object().key("anyOf").begin_array();
  json.begin_object().member("$ref", "#/definitions/switch").end_object();
  json.begin_object().member("type", "object").end_object();
  json.end_array().end_object().end_object();
}

void write_definitions(JsonWriter& json, const RuleTable& rules) {
  json.key("definitions").begin_object();
  json.key("severity").begin_object();
  write_enum(json, {"info", "warning", "error"});
  json.end_object();
  json.key("switch").begin_object().key("enum").begin_array();
  json.value(true).value(false);
  for (const char* word : {"on", "off", "info", "warning", "error"}) json.value(word);
  json.end_array().end_object();
  json.key("texts").begin_object().key("anyOf").begin_array();
  json.begin_object().member("type", "string").end_object();
  json.begin_object().member("type", "array").key("items").begin_object();
  json.member("type", "string").end_object().end_object();
  json.end_array().end_object();
  write_rules_definition(json, rules);
  json.end_object();
}

void write_site(JsonWriter& json) {
  json.key("site").begin_object().member("type", "object").member("additionalProperties", false);
  json.key("properties").begin_object();
  write_text_property(json, "url", "Where the blog is: https://example.com");
  write_list_property(json, "former_urls", "Where it was before: links there are links to itself");
  write_text_property(json, "timezone", "Of dates without one: +09:00 or Asia/Seoul");
  write_list_property(json, "static_folders", "Folders that are served at /");
  write_list_property(json, "required_fields", "Front matter fields that every post needs");
  write_list_property(json, "known_fields", "Further front matter fields that are no typos");
  json.key("heading_ids").begin_object();
  json.member("description", "How headings get their ids, where it is not the engine's way");
  write_enum(json, heading_ids_names());
  json.end_object();
  write_list_property(json, "content", "Which files are posts, of an engine of one's own");
  write_text_property(json, "permalink", "The URL of a post: /:year/:month/:day/:slug/");
  json.key("fields").begin_object().member("type", "object");
  json.member("description", "What the blog calls the fields of its front matter");
  json.member("additionalProperties", false).key("properties").begin_object();
  for (const std::string_view name : site_field_names()) {
    json.key(name).begin_object().member("type", "string").end_object();
  }
  json.end_object().end_object().end_object().end_object();
}

void write_rule_lists(JsonWriter& json) {
  json.key("rules").begin_object().member("$ref", "#/definitions/rules").end_object();
  write_list_property(json, "select", "The only rules that run, by id, alias or family");
  write_list_property(json, "extend-select", "Rules that run as well");
  write_list_property(json, "ignore", "Rules that do not run");
}

void write_overrides(JsonWriter& json) {
  json.key("overrides").begin_object().member("type", "array");
  json.member("description", "Other rules for some files; later entries win");
  json.key("items").begin_object().member("type", "object");
  json.member("additionalProperties", false);
  json.key("required").begin_array().value("files").end_array();
  json.key("properties").begin_object();
  write_list_property(json, "files", "Patterns, relative to this file: drafts/** or *.en.md");
  write_rule_lists(json);
  json.end_object().end_object().end_object();
}

}  // namespace

std::string config_as_json(const ConfigView& view) {
  const Config& config = view.config;
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  json.member("path", config.path).member("root", config.root).member("file", view.file);
  json.member("engine", view.engine).member("engine_from", view.engine_source);
  json.key("site").begin_object();
  json.member("url", config.site.url);
  write_texts(json, "former_urls", config.site.former_urls);
  json.member("timezone", config.site.timezone);
  write_texts(json, "static_folders", config.site.static_folders);
  write_texts(json, "required_fields", config.site.required_fields);
  write_texts(json, "known_fields", config.site.known_fields);
  json.member("heading_ids", config.site.heading_ids);
  write_texts(json, "content", config.site.content);
  json.member("permalink", config.site.permalink).key("fields").begin_object();
  for (const auto& [key, name] : config.site.fields) json.member(key, name);
  json.end_object().end_object();
  write_texts(json, "include", config.include);
  write_texts(json, "exclude", config.exclude);
  json.member("baseline", config.baseline);
  json.member("fail-on", severity_name(config.fail_on.value_or(Severity::kWarning)));
  json.member("archive-api", config.archive_api);
  json.key("rules").begin_object();
  for (const ResolvedRule& rule : view.rules) write_rule(json, rule);
  json.end_object();
  json.key("sources").begin_object();
  for (const auto& [key, source] : config.sources) json.member(key, source);
  json.end_object().end_object();
  return out + "\n";
}

std::string config_schema(const RuleTable& rules) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  json.member("$schema", "http://json-schema.org/draft-07/schema#");
  json.member("title", "postlint's configuration, .postlint.yaml");
  json.member("type", "object").member("additionalProperties", false);
  json.key("properties").begin_object();
  json.key("engine").begin_object();
  json.member("description", "The blog's engine; auto looks at its files");
  std::vector<std::string_view> engines = {"auto"};
  for (const EngineProfile& profile : engine_profiles()) engines.push_back(profile.name);
  write_enum(json, engines);
  json.end_object();
  write_site(json);
  write_rule_lists(json);
  write_overrides(json);
  write_list_property(json, "include", "Patterns of the files to check, instead of the engine's");
  write_list_property(json, "exclude", "Patterns of files that are not checked");
  write_text_property(json, "baseline", "A file of findings that are not reported");
  json.key("fail-on").begin_object();
  json.member("description", "From which severity on a finding makes the exit code 1");
  json.member("$ref", "#/definitions/severity").end_object();
  write_text_property(json, "archive-api",
                      "The archive that `links --archive` asks, if not the Wayback Machine");
  json.end_object();
  write_definitions(json, rules);
  json.end_object();
  return out + "\n";
}

}  // namespace postlint
