// What is in force and where it comes from, for `postlint config`.
#pragma once

#include <string>
#include <vector>

#include "core/config/config.h"

namespace postlint {

struct ConfigView {
  const Config& config;
  const std::vector<ResolvedRule>& rules;
  std::string engine;         // in force: "hugo"
  std::string engine_source;  // ".postlint.yaml:2", "detected: hugo.toml"
  std::string file;           // the file the rules are for; empty: those without overrides
};

// YAML that could stand in a configuration file; comments say where each value comes from.
std::string config_as_yaml(const ConfigView& view);
std::string config_as_json(const ConfigView& view);

// docs/postlint.schema.json: the JSON Schema (draft 7) of .postlint.yaml, for editors.
std::string config_schema(const RuleTable& rules);

}  // namespace postlint
