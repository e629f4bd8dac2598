#include <fmt/format.h>

#include <algorithm>

#include "core/base/strings.h"
#include "core/report/rule_docs.h"
#include "core/report/rule_facts.h"
#include "core/report/style.h"
#include "core/report/wrap.h"

namespace postlint {
namespace {

constexpr std::size_t kMaxColumns = 100;  // longer lines are hard to read

class Explainer {
 public:
  Explainer(const Rule& rule, const ReportOptions& options) : rule_(rule), options_(options) {
    columns_ = options.columns == 0 ? 80 : std::min(options.columns, kMaxColumns);
  }

  std::string explain() {
    out_ = styled(options_, Style::kBold, rule_.id) + "\n";
    paragraph(facts(), 0);
    if (!rule_.aliases.empty()) paragraph("Also known as " + joined(rule_.aliases, ", "), 0);
    out_ += '\n';
    paragraph(std::string(without_full_stop(rule_.summary)) + ".", 0);
    out_ += '\n';
    paragraph(rule_.why, 0);
    example("Wrong", Style::kError, rule_.bad);
    example("Right", Style::kHelp, rule_.good);
    if (!rule_.fix_summary.empty()) {
      heading("Fix");
      paragraph(fmt::format("{}: {}", fix_in_words(rule_.fix), rule_.fix_summary), 2);
    }
    option_list();
    heading("Switching it on and off");
    paragraph(fmt::format("in .postlint.yaml:  rules: {{{}: {}}}", rule_.id,
                          rule_.on_by_default ? "off" : "on"),
              2);
    if (rule_.family != Family::kSuppression) {
      paragraph(fmt::format("in a post:  <!-- postlint-disable-next-line {} -->", rule_.id), 2);
    }
    return std::move(out_);
  }

 private:
  std::string facts() const {
    std::string facts =
        fmt::format("{}, {}, {}", family_name(rule_.family), severity_name(rule_.severity),
                    rule_.on_by_default ? "on by default" : "off by default");
    if (rule_.fix != FixSafety::kNone)
      facts += fmt::format(", fixed by {}", fix_in_words(rule_.fix));
    if (const std::string engines = engines_in_words(rule_); !engines.empty()) {
      facts += "; only for " + engines;
    }
    return facts;
  }

  void paragraph(std::string_view text, std::size_t indent) {
    out_ += wrap_indented(text, columns_, indent);
  }

  void heading(std::string_view text) {
    out_ += '\n' + styled(options_, Style::kBold, text) + '\n';
  }

  void example(std::string_view title, Style style, std::string_view text) {
    if (text.empty()) return;
    out_ += '\n' + styled(options_, style, title);
    if (rule_.example.path != RuleExample{}.path) out_ += fmt::format(" ({})", rule_.example.path);
    out_ += '\n';
    for (const std::string& line : example_lines(text)) {
      out_ += line.empty() ? "\n" : "    " + line + "\n";
    }
  }

  void option_list() {
    if (rule_.options.empty()) return;
    heading("Options");
    for (const RuleOption& option : rule_.options) {
      const std::string_view value = option.default_value.empty() ? "empty" : option.default_value;
      paragraph(fmt::format("{}: {} ({}, default {})", option.name, option.description,
                            type_in_words(option.type), value),
                2);
    }
  }

  const Rule& rule_;
  const ReportOptions& options_;
  std::size_t columns_;
  std::string out_;
};

}  // namespace

std::string explain_rule(const Rule& rule, const ReportOptions& options) {
  return Explainer(rule, options).explain();
}

}  // namespace postlint
