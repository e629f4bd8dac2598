// The findings about suppressions themselves. Their records are in checks/suppression/.
#include <algorithm>
#include <array>
#include <set>

#include "core/base/strings.h"
#include "core/lint/rule.h"
#include "core/lint/suppression.h"

namespace postlint {
namespace {

constexpr std::array<std::string_view, 5> kInstructions = {"disable", "enable", "disable-line",
                                                           "disable-next-line", "disable-file"};

const ActiveRule* find_active(std::span<const ActiveRule> active, std::string_view id) {
  const auto found = std::find_if(active.begin(), active.end(),
                                  [&](const ActiveRule& one) { return one.rule->id == id; });
  return found == active.end() ? nullptr : &*found;
}

bool is_blank_line(const SourceFile& file, std::uint32_t line) {
  return line == 0 || line > file.line_count() || trim(file.line_text(line)).empty();
}

// A comment alone on its lines goes with them, unless that would join two paragraphs.
Edit delete_comment(const SourceFile& file, Span comment) {
  const std::uint32_t first = file.line_of(comment.begin);
  const std::uint32_t last = file.line_of(comment.end - 1);
  const Span first_span = file.line_span(first);
  const Span last_span = file.line_span(last);
  const std::string_view bytes = file.bytes();
  const bool is_alone =
      trim(bytes.substr(first_span.begin, comment.begin - first_span.begin)).empty() &&
      trim(bytes.substr(comment.end, last_span.end - comment.end)).empty();
  if (!is_alone) {
    const bool ends_line = comment.end == last_span.end;
    while (ends_line && comment.begin > first_span.begin && is_blank(bytes[comment.begin - 1])) {
      --comment.begin;
    }
    return {comment, ""};
  }
  const bool has_text_around = !is_blank_line(file, first - 1) && !is_blank_line(file, last + 1);
  if (has_text_around || last == file.line_count()) return {{first_span.begin, last_span.end}, ""};
  return {{first_span.begin, file.line_start(last + 1)}, ""};
}

bool is_only_name(const Suppression& suppression) {
  return suppression.previous_name.empty() && suppression.next_name.empty();
}

Edit delete_name(const SourceFile& file, const Suppression& suppression) {
  if (is_only_name(suppression)) return delete_comment(file, suppression.comment_span);
  if (!suppression.next_name.empty()) {
    return {{suppression.name_span.begin, suppression.next_name.begin}, ""};
  }
  return {{suppression.previous_name.end, suppression.name_span.end}, ""};
}

std::optional<Fix> deletion(const SourceFile& file, const Suppression& suppression) {
  if (suppression.comment_span.empty()) return std::nullopt;  // front matter is the writer's
  Fix fix{{delete_name(file, suppression)}, FixSafety::kSafe};
  if (!suppression.enable_span.empty() && is_only_name(suppression)) {
    fix.edits.push_back(delete_comment(file, suppression.enable_span));
  }
  return fix;
}

class SuppressionReporter {
 public:
  SuppressionReporter(const Post& post, const RuleTable& rules, Engine engine,
                      std::span<const ActiveRule> active, std::vector<Finding>& findings)
      : file_(*post.file),
        rules_(rules),
        engine_(engine),
        unknown_(find_active(active, "unknown-rule-in-suppression")),
        unused_(find_active(active, "unused-suppression")),
        front_matter_end_(file_.line_of(post.front_matter.body_begin)),
        findings_(findings) {
    for (const ActiveRule& one : active) active_.insert(one.rule);
  }

  void report_unknown(const Suppression& suppression) {
    if (unknown_ == nullptr || suppression.is_foreign) return;
    const std::string shown = "“" + suppression.name + "”";
    if (suppression.kind == Suppression::Kind::kUnknownInstruction) {
      const std::string_view near = nearest(suppression.name, kInstructions);
      add(*unknown_, suppression,
          "“postlint-" + suppression.name + "” is no instruction, so nothing is switched off here",
          near.empty() ? "write: postlint-disable, -enable, -disable-line, -disable-next-line or "
                         "-disable-file"
                       : "write: postlint-" + std::string(near));
      return;
    }
    // Looking for the nearest name is worth it for a slip, not for a hostile list of words.
    const bool is_worth_it = ++unknown_names_ <= kMaxNearest && suppression.name.size() <= 60;
    const std::string_view near = is_worth_it ? rules_.nearest(suppression.name) : "";
    Finding& finding = add(
        *unknown_, suppression, "There is no rule " + shown + ", so nothing is switched off here",
        near.empty() ? "“postlint rules” lists the names; a reason stands behind --"
                     : "write: " + std::string(near));
    // Where a name is near, its writer meant that one: a person decides.
    if (near.empty()) return;
    finding.fix = Fix{{Edit{suppression.name_span, std::string(near)}}, FixSafety::kUnsafe};
    if (suppression.comment_span.empty()) finding.fix.reset();
  }

  void report_unused(const Suppression& suppression) {
    if (unused_ == nullptr || suppression.is_foreign) return;
    if (!suppression.is_repeated && !all_ran(suppression)) return;
    const std::string what = suppression.name.empty() ? "anything" : "“" + suppression.name + "”";
    std::string message = suppression.name.empty()
                              ? "This comment switches all rules off, but they find nothing here"
                              : "This switches " + what + " off, but it finds nothing here";
    if (suppression.is_repeated) message = "This switches off what is off here already";
    Finding& finding = add(*unused_, suppression, std::move(message), "delete it");
    finding.fix = deletion(file_, suppression);
  }

 private:
  Finding& add(const ActiveRule& rule, const Suppression& suppression, std::string message,
               std::string help) {
    findings_.push_back(
        {rule.rule, rule.severity, suppression.name_span, std::move(message), std::move(help), {}});
    return findings_.back();
  }

  // Whether each rule that it names ran: only then is it known to be of no use. Of a family, or of
  // all, rules that are off by default need not run.
  bool all_ran(const Suppression& suppression) const {
    const bool is_group = suppression.rules.size() > 1;
    const bool is_in_front_matter = suppression.first_line < front_matter_end_;
    bool any = false;
    for (const Rule* rule : suppression.rules) {
      if (!rule->engines.has(engine_)) continue;
      if (rule->check_site != nullptr && is_in_front_matter) return false;
      const bool ran = active_.count(rule) != 0;
      any = any || ran;
      if (!ran && !(is_group && !rule->on_by_default)) return false;
    }
    return any;
  }

  static constexpr int kMaxNearest = 20;

  const SourceFile& file_;
  const RuleTable& rules_;
  Engine engine_;
  const ActiveRule* unknown_;
  const ActiveRule* unused_;
  std::uint32_t front_matter_end_;
  std::vector<Finding>& findings_;
  std::set<const Rule*> active_;
  int unknown_names_ = 0;
};

// One that is about these very findings.
bool is_about_hygiene(const Suppression& suppression) {
  return !suppression.rules.empty() &&
         std::all_of(suppression.rules.begin(), suppression.rules.end(),
                     [](const Rule* rule) { return rule->family == Family::kSuppression; });
}

}  // namespace

void report_suppressions(const Suppressions& suppressions, const Post& post, const RuleTable& rules,
                         Engine engine, std::span<const ActiveRule> active,
                         std::vector<Finding>& findings) {
  if (suppressions.empty()) return;
  const SourceFile& file = *post.file;
  std::vector<Finding> made;
  std::vector<const Suppression*> hygiene;
  SuppressionReporter reporter(post, rules, engine, active, made);
  for (const Suppression& one : suppressions.list()) {
    if (one.kind != Suppression::Kind::kRules) {
      reporter.report_unknown(one);
    } else if (is_about_hygiene(one)) {
      if (!one.is_repeated) hygiene.push_back(&one);
    } else if (!one.used) {
      reporter.report_unused(one);
    }
  }
  // "all" does not hide that it is of no use itself; only naming these rules does.
  std::erase_if(made, [&](const Finding& finding) {
    const std::uint32_t line = file.line_of(finding.span.begin);
    return std::any_of(hygiene.begin(), hygiene.end(),
                       [&](const Suppression* one) { return one->covers(finding.rule, line); });
  });
  findings.insert(findings.end(), std::make_move_iterator(made.begin()),
                  std::make_move_iterator(made.end()));
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& left, const Finding& right) {
    return left.span.begin < right.span.begin;
  });
}

}  // namespace postlint
