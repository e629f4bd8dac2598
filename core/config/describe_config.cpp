#include "core/config/describe_config.h"

#include <fmt/format.h>

#include "core/base/strings.h"
#include "core/base/width.h"
#include "core/post/front_matter.h"

namespace postlint {
namespace {

constexpr std::size_t kCommentColumn = 44;

class YamlPrinter {
 public:
  explicit YamlPrinter(const ConfigView& view) : view_(view), config_(view.config) {}

  std::string print() {
    out_ = config_.path.empty() ? "# no .postlint.yaml was found: these are the defaults\n"
                                : fmt::format("# {}\n", expand_for_display(config_.path));
    line("engine: " + view_.engine, view_.engine_source);
    print_site();
    print_list("include", config_.include, 0);
    print_list("exclude", config_.exclude, 0);
    if (!config_.baseline.empty()) {
      line("baseline: " + quote_yaml(config_.baseline), source("baseline"));
    }
    line(fmt::format("fail-on: {}", severity_name(config_.fail_on.value_or(Severity::kWarning))),
         source("fail-on"));
    if (!config_.archive_api.empty()) {
      line("archive-api: " + quote_yaml(config_.archive_api), source("archive-api"));
    }
    print_rules();
    return std::move(out_);
  }

 private:
  std::string source(const std::string& key) const {
    const auto found = config_.sources.find(key);
    return found == config_.sources.end() ? "default" : found->second;
  }

  void line(const std::string& text, const std::string& comment) {
    const std::size_t width = display_width(text);
    out_ += text;
    out_.append(width < kCommentColumn ? kCommentColumn - width : 1, ' ');
    out_ += " # " + expand_for_display(comment) + "\n";
  }

  void print_list(const std::string& key, const std::vector<std::string>& values,
                  std::size_t indent, const std::string& prefix = {}) {
    if (values.empty()) return;
    line(std::string(indent, ' ') + key + ": " + yaml_list(values), source(prefix + key));
  }

  void print_site() {
    const SiteSettings& site = config_.site;
    std::string before;
    std::swap(before, out_);
    const auto text = [&](const std::string& key, const std::string& value) {
      if (!value.empty()) line("  " + key + ": " + quote_yaml(value), source("site." + key));
    };
    text("url", site.url);
    print_list("former_urls", site.former_urls, 2, "site.");
    text("timezone", site.timezone);
    print_list("static_folders", site.static_folders, 2, "site.");
    print_list("required_fields", site.required_fields, 2, "site.");
    print_list("known_fields", site.known_fields, 2, "site.");
    text("heading_ids", site.heading_ids);
    print_list("content", site.content, 2, "site.");
    text("permalink", site.permalink);
    if (!site.fields.empty()) out_ += "  fields:\n";
    for (const auto& [key, name] : site.fields) {
      line("    " + key + ": " + quote_yaml(name), source("site.fields." + key));
    }
    out_ = before + (out_.empty() ? "" : "site:\n") + out_;
  }

  void print_rules() {
    out_ += view_.file.empty() ? "rules:\n"
                               : fmt::format("rules:  # for {}\n", expand_for_display(view_.file));
    for (const ResolvedRule& rule : view_.rules) {
      const std::string id(rule.rule->id);
      if (!rule.enabled) {
        line("  " + id + ": off", rule.source);
        continue;
      }
      const std::string severity(severity_name(rule.severity));
      const std::string from =
          rule.severity_source == "default" ? rule.source : rule.severity_source;
      if (rule.options.empty()) {
        line("  " + id + ": " + severity, from);
        continue;
      }
      out_ += "  " + id + ":\n";
      line("    severity: " + severity, from);
      for (const RuleOption& option : rule.rule->options) print_option(rule, option);
    }
    if (view_.file.empty() && !config_.overrides.empty()) {
      out_ += fmt::format("# {} not shown: postlint config FILE shows the rules of a file\n",
                          counted(config_.overrides.size(), "override"));
    }
  }

  void print_option(const ResolvedRule& rule, const RuleOption& option) {
    const auto values = rule.options.find(option.name);
    const auto from = rule.option_sources.find(option.name);
    if (values == rule.options.end()) return;
    std::string text;
    switch (option.type) {
      case RuleOption::Type::kStringList:
        text = yaml_list(values->second);
        break;
      case RuleOption::Type::kString:
        text = values->second.empty() ? "''" : quote_yaml(values->second[0]);
        break;
      default:
        text = values->second.empty() ? "" : values->second[0];
    }
    line(fmt::format("    {}: {}", option.name, text),
         from == rule.option_sources.end() ? "default" : from->second);
  }

  static std::string yaml_list(const std::vector<std::string>& values) {
    std::vector<std::string> quoted;
    for (const std::string& value : values) {
      quoted.push_back(quote_yaml(value, ScalarStyle::kDoubleQuoted));
    }
    return "[" + join(quoted, ", ") + "]";
  }

  const ConfigView& view_;
  const Config& config_;
  std::string out_;
};

}  // namespace

std::string config_as_yaml(const ConfigView& view) {
  return YamlPrinter(view).print();
}

}  // namespace postlint
