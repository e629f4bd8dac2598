// The configuration: `.postlint.yaml`, found upwards from the files checked to the repository root.
//
// Unknown keys, rules and options are errors with position and the nearest known name. Every
// setting remembers where it came from, for `postlint config`.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/glob.h"
#include "core/base/result.h"
#include "core/lint/check_context.h"
#include "core/lint/rule.h"

// Which of several statements about a rule wins: within one source (the file, an override, the
// command line) the more specific name does (rule over family over "all"), and of two equally
// specific ones select < extend-select < rules < ignore. Between sources: the rule's record < the
// file < its overrides in their order < the command line. "select" switches every rule off that it
// does not name; naming a rule under "rules" switches it on unless it says off.

namespace postlint {

// What a configuration, an override or the command line says about one rule.
struct RuleSetting {
  std::optional<bool> enabled;
  std::optional<Severity> severity;
  std::map<std::string, std::vector<std::string>, std::less<>> options;
  std::string source;  // ".postlint.yaml:12" or "--select"; where `enabled` came from
  std::string severity_source;
  std::map<std::string, std::string, std::less<>> option_sources;
};

// Rules chosen by id, alias or family name.
using RuleSettings = std::map<const Rule*, RuleSetting>;

struct Override {
  std::vector<Glob> files;
  RuleSettings rules;
  std::string source;
};

struct SiteSettings {
  std::string url;
  std::vector<std::string> former_urls;
  std::string timezone;  // "+09:00" or "Asia/Seoul"
  std::vector<std::string> static_folders;
  std::vector<std::string> required_fields;  // front matter fields that every post needs
  std::vector<std::string> known_fields;     // further fields that are no typos
  std::string heading_ids;                   // an algorithm's name; empty: the engine's
  // For engines that postlint does not know:
  std::vector<std::string> content;  // globs of the files that are posts, relative to the root
  std::string permalink;             // "/:year/:month/:day/:slug/"
  std::map<std::string, std::string, std::less<>> fields;  // "date" → what the blog calls it
};

struct Config {
  std::string path;    // empty: no file was found
  std::string root;    // the folder the file stands in; globs are relative to it
  std::string engine;  // empty: detect
  SiteSettings site;
  RuleSettings rules;
  std::vector<Override> overrides;
  std::vector<std::string> include;  // globs, relative to root
  std::vector<std::string> exclude;
  std::string baseline;  // path relative to root
  std::optional<Severity> fail_on;
  std::string archive_api;                     // of `links --archive`; empty: the Wayback Machine's
  std::map<std::string, std::string> sources;  // key → "path:line", for `postlint config`
};

// The rules that the program has, so that core need not know checks/.
struct RuleTable {
  std::vector<const Rule*> rules;                        // sorted by family, then id
  const Rule* find(std::string_view id_or_alias) const;  // case of aliases is folded
  // A rule, an alias, or all of a family; empty: unknown.
  std::vector<const Rule*> select(std::string_view name) const;
  std::string_view nearest(std::string_view name) const;
};

// Reads a configuration from text; `path` is for messages and positions.
Result<Config> read_config(const std::string& path, std::string_view text, const RuleTable& rules);
// Looks for .postlint.yaml (or .postlint.yml) from `folder` up to the repository root.
std::string find_config(const std::string& folder);

// What is in force for one file: for each rule of the table, in its order.
struct ActiveRule {
  const Rule* rule;
  Severity severity;
  RuleOptions options;
};
struct CommandLineRules {
  std::vector<std::string> select, ignore, extend_select;  // names as in the configuration
};
// `path` relative to config.root. Errors: unknown names on the command line.
Result<std::vector<ActiveRule>> active_rules(const Config& config, const RuleTable& rules,
                                             const CommandLineRules& command_line,
                                             std::string_view path, Engine engine);

// The indexes of the overrides that apply to `path` (relative to config.root): files with equal
// lists have equal rules, so callers with many files keep one list of active rules for each.
std::vector<std::size_t> matching_overrides(const Config& config, std::string_view path);

// One rule as it is in force, switched off ones included, with where each part came from
// ("default", ".postlint.yaml:3", "--select").
struct ResolvedRule {
  const Rule* rule;
  bool enabled;
  Severity severity;
  std::map<std::string, std::vector<std::string>, std::less<>> options;  // defaults filled in
  std::string source;                                                    // of `enabled`
  std::string severity_source;
  std::map<std::string, std::string, std::less<>> option_sources;
};
Result<std::vector<ResolvedRule>> resolve_rules(const Config& config, const RuleTable& rules,
                                                const CommandLineRules& command_line,
                                                std::string_view path);

std::string_view severity_name(Severity severity);  // "info", "warning", "error"
std::optional<Severity> find_severity(std::string_view name);

// The names of heading id algorithms as in `site.heading_ids` ("github-slugger", "kramdown", …).
std::optional<HeadingIds> find_heading_ids(std::string_view name);
const std::vector<std::string_view>& heading_ids_names();
// The keys of `site.fields`: what a field of the front matter is for.
std::span<const std::string_view> site_field_names();

}  // namespace postlint
