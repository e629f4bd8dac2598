#include "support/check.h"

#include <algorithm>
#include <stdexcept>

#include "checks/registry.h"
#include "core/lint/fix.h"
#include "core/lint/runner.h"
#include "core/site/site_index.h"

namespace postlint::test {
namespace {

struct Checked {
  Post post;
  std::vector<Finding> findings;
};

std::vector<std::string> option_values(std::string_view text) {
  if (!text.starts_with('[') || !text.ends_with(']')) return {std::string(text)};
  std::vector<std::string> values;
  std::string_view list = text.substr(1, text.size() - 2);
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view item = list.substr(0, comma);
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    if (!item.empty()) values.emplace_back(item);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return values;
}

Checked run(std::string_view rule_id, std::string_view text, const CheckSetup& setup) {
  const Rule* rule = rule_table().find(rule_id);
  if (!rule) throw std::invalid_argument("no rule " + std::string(rule_id));
  const EngineProfile& profile = engine_profile(setup.engine);
  BlogFacts blog;
  blog.root = ".";
  blog.profile = &profile;
  blog.heading_ids = profile.heading_ids;
  for (std::string_view folder : profile.static_folders) blog.static_folders.emplace_back(folder);
  for (const KnownField& field : profile.fields) {
    if (field.required) blog.required_fields.emplace_back(field.name);
  }
  blog.now = setup.now;
  std::vector<std::string> files = setup.files;
  files.push_back(setup.path);
  for (const auto& [name, content] : setup.texts) files.push_back(name);
  const std::unique_ptr<FileTree> tree = make_memory_file_tree(std::move(files));
  ActiveRule active{rule, rule->severity, default_options(*rule)};
  for (const std::string& option : setup.options) {
    const std::size_t equals = option.find('=');
    active.options.set(option.substr(0, equals),
                       option_values(std::string_view(option).substr(equals + 1)));
  }
  const Config config;
  SiteIndex::Request request;
  request.files = tree.get();
  request.blog = &blog;
  request.config = &config;
  request.read = [&](const std::string& name) -> std::optional<std::string> {
    if (name == setup.path) return std::string(text);
    for (const auto& [path, content] : setup.texts) {
      if (name == path) return content;
    }
    return std::nullopt;
  };
  const LazySiteIndex site(std::move(request));
  Post post = load_post(setup.path, std::string(text), profile);
  std::vector<Finding> findings = check_post(post, blog, *tree, {&active, 1}, {nullptr, &site});
  return {std::move(post), std::move(findings)};
}

std::string fix(std::string_view rule_id, std::string_view text, const CheckSetup& setup,
                bool proved) {
  const Checked checked = run(rule_id, text, setup);
  std::vector<Edit> edits;
  for (const Finding& finding : checked.findings) {
    if (!finding.fix) continue;
    if (!edits.empty() && finding.fix->edits.front().span.begin < edits.back().span.end) continue;
    if (proved && !prove_fix(checked.post, engine_profile(setup.engine), finding.fix->edits,
                             finding.rule->fix_effect)
                       .ok) {
      continue;
    }
    edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  }
  return apply_edits(text, edits);
}

}  // namespace

std::vector<CheckedFinding> check_text(std::string_view rule_id, std::string_view text,
                                       const CheckSetup& setup) {
  const Checked checked = run(rule_id, text, setup);
  std::vector<CheckedFinding> result;
  for (const Finding& finding : checked.findings) {
    const SourceFile& file = *checked.post.file;
    const Position begin = file.position(finding.span.begin);
    const Position end = file.position(finding.span.end);
    result.push_back({begin.line, begin.column, end.line, end.column,
                      std::string(file.text(finding.span)), finding.message, finding.help,
                      finding.fix.has_value()});
  }
  return result;
}

std::string fix_text(std::string_view rule_id, std::string_view text, const CheckSetup& setup) {
  return fix(rule_id, text, setup, false);
}

std::string fix_text_proved(std::string_view rule_id, std::string_view text,
                            const CheckSetup& setup) {
  return fix(rule_id, text, setup, true);
}

}  // namespace postlint::test
