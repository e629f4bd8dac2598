#include "core/lint/suppression.h"

#include <algorithm>
#include <set>

#include "core/base/strings.h"
#include "core/lint/rule.h"
#include "core/lint/suppression_comments.h"

namespace postlint {
namespace {

// markdownlint's own rules are MD001, MD018, …
bool has_markdownlint_name(const Rule& rule) {
  return std::any_of(rule.aliases.begin(), rule.aliases.end(), [](std::string_view alias) {
    return alias.size() == 5 && alias.substr(0, 2) == "MD" && is_ascii_digit(alias[2]);
  });
}

class SuppressionReader {
 public:
  SuppressionReader(const Post& post, const RuleTable& rules)
      : post_(post), file_(*post.file), rules_(rules) {}

  std::vector<Suppression> read() {
    read_front_matter();
    for (const LinterComment& comment : find_linter_comments(post_)) read_comment(comment);
    return std::move(list_);
  }

 private:
  void read_front_matter() {
    const FieldValue* field = post_.front_matter.find("postlint");
    if (field == nullptr || field->kind != FieldValue::Kind::kMap) return;
    for (const FieldEntry& entry : field->entries) {
      if (entry.key != "disable") continue;
      if (entry.value.is_scalar()) {
        add_front_matter_name(entry.value);
      } else {
        for (const FieldValue& item : entry.value.items) add_front_matter_name(item);
      }
    }
  }

  void add_front_matter_name(const FieldValue& value) {
    if (!value.is_scalar()) return;
    const std::string names = replace_all(value.text, ",", " ");
    for (std::string_view name : split(names, ' ')) {
      name = trim(name);
      if (!name.empty())
        add(suppression_of(std::string(name == "true" ? "all" : name), value.span, false));
    }
  }

  void read_comment(const LinterComment& comment) {
    const std::string_view what = comment.instruction;
    const std::uint32_t first = file_.line_of(comment.span.begin);
    const std::uint32_t last = file_.line_of(comment.span.end - 1);
    if (what == "disable") {
      add_all(comment, first, UINT32_MAX, true);
    } else if (what == "enable") {
      enable(comment, first);
    } else if (what == "disable-file") {
      add_all(comment, 1, UINT32_MAX, false);
    } else if (what == "disable-line") {
      add_all(comment, first, last, false);
    } else if (what == "disable-next-line") {
      const std::uint32_t next = next_line_with_text(last);
      add_all(comment, next, next, false);
    } else if (!comment.is_foreign) {
      Suppression unknown;
      unknown.kind = Suppression::Kind::kUnknownInstruction;
      unknown.name = std::string(what);
      unknown.name_span = unknown.comment_span = comment.span;
      add(std::move(unknown));
    }
  }

  std::uint32_t next_line_with_text(std::uint32_t line) const {
    for (std::uint32_t next = line + 1; next <= file_.line_count(); ++next) {
      if (!trim(file_.line_text(next)).empty()) return next;
    }
    return line + 1;
  }

  Suppression suppression_of(std::string name, Span name_span, bool is_foreign) const {
    Suppression made;
    made.rules = name.empty() ? rules_.rules : rules_.select(name);
    if (made.rules.empty() && !rules_.rules.empty()) made.kind = Suppression::Kind::kUnknownName;
    if (is_foreign && name.empty()) {
      std::erase_if(made.rules, [](const Rule* rule) { return !has_markdownlint_name(*rule); });
    }
    made.name = std::move(name);
    made.name_span = name_span;
    made.is_foreign = is_foreign;
    return made;
  }

  void add_all(const LinterComment& comment, std::uint32_t first_line, std::uint32_t last_line,
               bool stays_open) {
    const auto add_one = [&](std::string name, Span span, std::size_t position) {
      Suppression made = suppression_of(std::move(name), span, comment.is_foreign);
      made.comment_span = comment.span;
      if (position > 0) made.previous_name = comment.names[position - 1];
      if (position + 1 < comment.names.size()) made.next_name = comment.names[position + 1];
      made.first_line = first_line;
      made.last_line = last_line;
      add(std::move(made), stays_open);
    };
    if (comment.names.empty()) add_one("", comment.span, 0);
    for (std::size_t i = 0; i < comment.names.size(); ++i) {
      add_one(std::string(file_.text(comment.names[i])), comment.names[i], i);
    }
  }

  // What is off already is not switched off twice; this also bounds what hostile files can open.
  void add(Suppression suppression, bool stays_open = false) {
    if (suppression.kind == Suppression::Kind::kRules) {
      if (stays_open) {
        std::erase_if(suppression.rules,
                      [&](const Rule* rule) { return !off_.insert(rule).second; });
        suppression.is_repeated = suppression.rules.empty();
      } else {
        const std::string key =
            ascii_lower(suppression.name) + (suppression.is_foreign ? "\n" : "");
        suppression.is_repeated =
            !seen_.emplace(suppression.first_line, suppression.last_line, key).second;
      }
      if (suppression.is_repeated) suppression.last_line = 0;
    }
    list_.push_back(std::move(suppression));
    if (stays_open && !list_.back().rules.empty()) open_.push_back(list_.size() - 1);
  }

  void enable(const LinterComment& comment, std::uint32_t line) {
    if (comment.names.empty()) {
      for (const std::size_t index : open_) close(index, line, comment);
      open_.clear();
      off_.clear();
      return;
    }
    for (const Span span : comment.names) {
      for (const Rule* rule : rules_.select(file_.text(span))) {
        if (off_.erase(rule) == 0) continue;
        for (const std::size_t index : open_) {
          Suppression& open = list_[index];
          if (open.covers(rule, UINT32_MAX)) open.exceptions.push_back({rule, line});
        }
      }
    }
    const auto is_over = [&](std::size_t index) {
      if (list_[index].exceptions.size() < list_[index].rules.size()) return false;
      close(index, line, comment);
      return true;
    };
    open_.erase(std::remove_if(open_.begin(), open_.end(), is_over), open_.end());
  }

  void close(std::size_t index, std::uint32_t line, const LinterComment& comment) {
    Suppression& open = list_[index];
    open.last_line = std::max(line, 1u) - 1;
    if (open_.size() == 1 && comment.names.size() <= 1) open.enable_span = comment.span;
  }

  const Post& post_;
  const SourceFile& file_;
  const RuleTable& rules_;
  std::vector<Suppression> list_;
  std::vector<std::size_t> open_;  // of list_, in order; no rule is in two of them
  std::set<const Rule*> off_;      // the rules that they switch off
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>> seen_;
};

}  // namespace

bool Suppression::covers(const Rule* rule, std::uint32_t line) const {
  if (line < first_line || line > last_line) return false;
  if (std::find(rules.begin(), rules.end(), rule) == rules.end()) return false;
  return std::none_of(exceptions.begin(), exceptions.end(), [&](const Exception& exception) {
    return exception.rule == rule && exception.from_line <= line;
  });
}

Suppressions::Suppressions(const Post& post, const RuleTable& rules) {
  list_ = SuppressionReader(post, rules).read();
  std::stable_sort(list_.begin(), list_.end(),
                   [](const Suppression& left, const Suppression& right) {
                     return left.first_line < right.first_line;
                   });
}

std::size_t Suppressions::apply(std::vector<Finding>& findings, const SourceFile& file) {
  if (list_.empty() || findings.empty()) return 0;
  std::vector<Suppression*> live;
  auto next = list_.begin();
  const auto is_off = [&](const Finding& finding) {
    const std::uint32_t line = file.line_of(finding.span.begin);
    for (; next != list_.end() && next->first_line <= line; ++next) {
      if (!next->rules.empty() && next->last_line >= line) live.push_back(&*next);
    }
    std::erase_if(live, [&](const Suppression* one) { return one->last_line < line; });
    bool found = false;
    for (Suppression* one : live) {
      if (found || !one->covers(finding.rule, line)) continue;
      one->used = found = true;
    }
    return found;
  };
  const auto removed = std::remove_if(findings.begin(), findings.end(), is_off);
  const auto count = static_cast<std::size_t>(findings.end() - removed);
  findings.erase(removed, findings.end());
  return count;
}

}  // namespace postlint
