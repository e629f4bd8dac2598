#include "core/lint/check_run.h"

#include <algorithm>
#include <atomic>
#include <map>

#include "core/base/strings.h"
#include "core/io/files.h"
#include "core/lint/check_change.h"
#include "core/lint/check_run_parts.h"
#include "core/lint/runner.h"
#include "core/lint/suppression.h"
#include "core/parallel/parallel.h"
#include "core/site/digest.h"

namespace postlint {
namespace {

void fix_file(const CheckRunRequest& request, const InputFile& input, const std::string& bytes,
              std::span<const ActiveRule> rules, CheckedFile& file) {
  FixOutcome outcome =
      fix_post(file.path, bytes, *request.blog->profile, request.fix,
               [&](const Post& post) { return visible_findings(request, post, rules, file); });
  if (outcome.bytes == bytes) {
    file.findings = std::move(outcome.remaining);
    return;
  }
  if (request.fix_mode == FixMode::kDiff) {
    file.diff = unified_diff(file.path, bytes, outcome.bytes);
    file.content = std::move(outcome.bytes);
  } else if (input.content) {
    file.content = std::move(outcome.bytes);
  } else {
    const Result<Done> written = write_file_atomically(file.path, outcome.bytes);
    if (!written.ok()) {
      file.error = written.error().to_string();
      return;
    }
  }
  file.fixed = outcome.applied;
  file.findings = std::move(outcome.remaining);
}

constexpr std::size_t kKeptBytes = std::size_t{4} << 20;

// The file up to the end of the last line that a report shows.
std::string_view shown_part(const SourceFile& file, const std::vector<Finding>& findings) {
  std::uint32_t end = 0;
  for (const Finding& finding : findings) {
    end = std::max(end, finding.span.end);
    if (!finding.fix) continue;
    for (const Edit& edit : finding.fix->edits) end = std::max(end, edit.span.end);
  }
  const std::size_t line_end = file.bytes().find('\n', end);
  return file.bytes().substr(0, line_end == std::string_view::npos ? line_end : line_end + 1);
}

void check_file(const CheckRunRequest& request, const InputFile& input, RuleCache& cache,
                CheckedFile& file, PostDigest* digest, TextPool& pool,
                std::atomic<std::size_t>& kept_bytes) {
  file.path = input.path;
  Result<std::string> bytes = input_bytes(input);
  if (!bytes.ok()) {
    file.error = bytes.error().to_string();
    return;
  }
  Result<const std::vector<ActiveRule>*> rules = cache.of(input.path);
  if (!rules.ok()) {
    file.error = rules.error().to_string();
    return;
  }
  if (request.fix_mode != FixMode::kNone) {
    fix_file(request, input, *bytes, **rules, file);
    if (!digest) return;
  }
  const Post post = load_post(input.path, std::move(bytes).value(), *request.blog->profile);
  if (request.fix_mode == FixMode::kNone) {
    file.findings = visible_findings(request, post, **rules, file);
    if (!file.findings.empty() && !input.content) {
      const std::string_view text = shown_part(*post.file, file.findings);
      if (kept_bytes.fetch_add(text.size()) < kKeptBytes) file.content = std::string(text);
    }
  }
  if (digest) {
    *digest = make_digest(post, *request.blog, pool);
    digest->path = file.path;
  }
}

bool has_site_rules(const RuleTable& rules) {
  return std::any_of(rules.rules.begin(), rules.rules.end(),
                     [](const Rule* rule) { return rule->check_site != nullptr; });
}

// Site-wide findings go to the files they stand in, through the same suppressions.
Result<Done> check_site(const CheckRunRequest& request, const std::vector<PostDigest>& digests,
                        RuleCache& cache, CheckRunResult& result) {
  std::map<std::size_t, std::vector<Finding>> by_file;
  std::vector<FileFinding> of_files;
  const Result<const std::vector<ActiveRule>*> active = cache.of(request.config->root + "/.");
  if (!active.ok()) return active.error();
  for (const ActiveRule& rule : **active) {
    if (!rule.rule->check_site || !rule.rule->engines.has(request.blog->profile->engine)) continue;
    std::vector<std::pair<std::size_t, Finding>> found;
    SiteReporter reporter(*rule.rule, rule.severity, found, &of_files);
    rule.rule->check_site({digests, *request.blog, rule.options, request.site}, reporter);
    for (auto& [index, finding] : found) by_file[index].push_back(std::move(finding));
  }
  for (auto& [index, findings] : by_file) {
    const InputFile& input = request.inputs[index];
    Result<const std::vector<ActiveRule>*> own = cache.of(input.path);
    if (!own.ok()) return own.error();
    std::erase_if(findings,
                  [&](const Finding& finding) { return !is_active(**own, finding.rule); });
    Result<std::string> bytes = input_bytes(input);
    if (!bytes.ok() || findings.empty()) continue;
    const Post post = load_post(input.path, std::move(bytes).value(), *request.blog->profile);
    Suppressions suppressions(post, *request.rules);
    CheckedFile& file = result.files[index];
    if (!suppressions.empty()) file.suppressed += suppressions.apply(findings, *post.file);
    if (request.baseline) {
      const std::size_t before = findings.size();
      request.baseline->apply(*post.file, path_in_config(*request.config, input.path), findings);
      file.baselined += before - findings.size();
    }
    for (Finding& finding : findings) file.findings.push_back(std::move(finding));
    sort_findings(file.findings);
  }
  return add_file_findings(
      request, std::move(of_files), [](const std::string&) { return std::string(); }, cache,
      result);
}

}  // namespace

std::vector<Finding> visible_findings(const CheckRunRequest& request, const Post& post,
                                      std::span<const ActiveRule> rules, CheckedFile& counts) {
  std::vector<Finding> findings =
      check_post(post, *request.blog, *request.files, rules, {request.web, request.site});
  Suppressions suppressions(post, *request.rules);
  counts.suppressed = suppressions.empty() ? 0 : suppressions.apply(findings, *post.file);
  if (!suppressions.empty()) {
    report_suppressions(suppressions, post, *request.rules, request.blog->profile->engine, rules,
                        findings);
  }
  counts.baselined = 0;
  if (request.baseline) {
    const std::size_t before = findings.size();
    request.baseline->apply(*post.file, path_in_config(*request.config, post.path()), findings);
    counts.baselined = before - findings.size();
  }
  return findings;
}

bool is_active(const std::vector<ActiveRule>& rules, const Rule* rule) {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const ActiveRule& active) { return active.rule == rule; });
}

void sort_findings(std::vector<Finding>& findings) {
  std::sort(findings.begin(), findings.end(), [](const Finding& left, const Finding& right) {
    return std::tie(left.span.begin, left.rule->id, left.span.end) <
           std::tie(right.span.begin, right.rule->id, right.span.end);
  });
}

namespace {

// Of the file with this path; a new one where there is none.
std::size_t entry_of(const std::string& path, const CheckRunRequest& request,
                     const std::function<std::string(const std::string&)>& text_of,
                     CheckRunResult& result) {
  const std::string wanted = normalize_path(path);
  for (std::size_t i = 0; i < result.files.size(); ++i) {
    const std::string& known =
        i < request.inputs.size() ? request.inputs[i].path : result.files[i].path;
    if (normalize_path(known) == wanted) return i;
  }
  result.files.emplace_back();
  result.files.back().path = path;
  result.files.back().content = text_of(path);
  return result.files.size() - 1;
}

}  // namespace

Result<Done> add_file_findings(const CheckRunRequest& request, std::vector<FileFinding> found,
                               const std::function<std::string(const std::string& path)>& text_of,
                               RuleCache& cache, CheckRunResult& result) {
  std::map<std::string, std::vector<Finding>> by_path;
  for (FileFinding& one : found) by_path[one.path].push_back(std::move(one.finding));
  for (auto& [path, findings] : by_path) {
    const Result<const std::vector<ActiveRule>*> rules = cache.of(path);
    if (!rules.ok()) return rules.error();
    std::erase_if(findings,
                  [&](const Finding& finding) { return !is_active(**rules, finding.rule); });
    if (findings.empty()) continue;
    const std::size_t index = entry_of(path, request, text_of, result);
    CheckedFile& file = result.files[index];
    Result<std::string> bytes = index < request.inputs.size() ? input_bytes(request.inputs[index])
                                                              : Result<std::string>(*file.content);
    if (!bytes.ok()) continue;
    const Post post = load_post(path, std::move(bytes).value(), *request.blog->profile);
    sort_findings(findings);
    Suppressions suppressions(post, *request.rules);
    if (!suppressions.empty()) file.suppressed += suppressions.apply(findings, *post.file);
    if (request.baseline) {
      file.baselined +=
          request.baseline->apply(*post.file, path_in_config(*request.config, path), findings);
    }
    for (Finding& finding : findings) file.findings.push_back(std::move(finding));
    sort_findings(file.findings);
  }
  return Done{};
}

Result<std::string> input_bytes(const InputFile& input) {
  if (input.content) return *input.content;
  return read_file(input.path);
}

std::string path_in_config(const Config& config, std::string_view path) {
  const std::string clean = normalize_path(path);
  const std::string root = normalize_path(config.root);
  if (root.empty() || root == ".") return clean;
  if (clean.starts_with(root) && clean.size() > root.size() && clean[root.size()] == '/') {
    return clean.substr(root.size() + 1);
  }
  return clean;
}

Result<Done> add_to_baseline(Baseline& baseline, const CheckRunRequest& request,
                             const InputFile& input, const std::vector<Finding>& findings) {
  if (findings.empty()) return Done{};
  Result<std::string> bytes = input_bytes(input);
  if (!bytes.ok()) return bytes.error();
  const SourceFile file(input.path, std::move(bytes).value());
  const std::string relative = path_in_config(*request.config, input.path);
  for (const Finding& finding : findings) baseline.add(file, relative, finding);
  return Done{};
}

Result<CheckRunResult> run_check(const CheckRunRequest& request) {
  RuleCache cache(request);
  // Unknown names on the command line are found here, not once a file.
  const Result<const std::vector<ActiveRule>*> probe = cache.of(request.config->root + "/.");
  if (!probe.ok()) return probe.error();
  CheckRunResult result;
  result.files.resize(request.inputs.size());
  const bool with_site =
      request.site_rules && request.inputs.size() > 1 && has_site_rules(*request.rules);
  TextPool pool;
  std::vector<PostDigest> digests(with_site ? request.inputs.size() : 0);
  std::atomic<std::size_t> kept_bytes{0};
  parallel_for(request.inputs.size(), request.jobs, [&](std::size_t i) {
    check_file(request, request.inputs[i], cache, result.files[i],
               with_site ? &digests[i] : nullptr, pool, kept_bytes);
  });
  if (with_site) {
    const Result<Done> checked = check_site(request, digests, cache, result);
    if (!checked.ok()) return checked.error();
  }
  if (request.change != nullptr) {
    const Result<Done> checked = check_change(request, cache, result);
    if (!checked.ok()) return checked.error();
  }
  return result;
}

}  // namespace postlint
