// The rules' own examples are tests: `bad` reports this rule and no other default rule, `good`
// reports nothing, and where there is a fix, it makes `bad` silent.
#include <algorithm>

#include "catch.h"
#include "checks/registry.h"
#include "core/links/url_verdicts.h"
#include "core/lint/check_change.h"
#include "core/lint/fix.h"
#include "core/lint/runner.h"
#include "core/lint/suppression.h"
#include "core/site/digest.h"
#include "core/site/site_index.h"

using namespace postlint;

namespace {

constexpr std::int64_t kNow = 1'750'000'000;  // 2025-06-15

std::vector<std::string> values_of(std::string_view text) {
  if (!text.starts_with('[')) return {std::string(text)};
  std::vector<std::string> values(1);
  for (char c : text.substr(1, text.size() - 2)) {
    if (c == ',')
      values.emplace_back();
    else if (c != ' ' || !values.back().empty())
      values.back() += c;
  }
  return values;
}

// A blog in memory with the example's post in it.
struct ExampleBlog {
  explicit ExampleBlog(const Rule& example_of) : rule(example_of) {
    const RuleExample& example = rule.example;
    const EngineProfile& profile = engine_profile(example.engine);
    blog.root = ".";
    blog.profile = &profile;
    blog.heading_ids = profile.heading_ids;
    blog.now = kNow;
    for (std::string_view folder : profile.static_folders) blog.static_folders.emplace_back(folder);
    for (const KnownField& field : profile.fields) {
      if (field.required) blog.required_fields.emplace_back(field.name);
    }
    std::vector<std::string> names{std::string(example.path)};
    for (std::string_view file : example.files) names.emplace_back(file);
    for (const auto& [path, text] : example.other_posts) names.emplace_back(path);
    files = make_memory_file_tree(std::move(names));
    if (!example.former_url.empty()) config.site.former_urls.emplace_back(example.former_url);
    for (const ExampleAnswer& answer : example.answers) {
      UrlResult result;
      result.url = answer.url;
      result.verdict = find_verdict(answer.verdict).value();
      result.reason = answer.reason;
      result.final_url = answer.final_url;
      if (!answer.missing_fragment.empty())
        result.missing_fragments.emplace_back(answer.missing_fragment);
      web.add(std::move(result));
    }
    for (const Rule* other : rule_table().rules) {
      if (other != &rule && !other->on_by_default) continue;
      ActiveRule active{other, other->severity, default_options(*other)};
      if (other == &rule) {
        for (std::string_view option : example.options) {
          const std::size_t equals = option.find('=');
          active.options.set(std::string(option.substr(0, equals)),
                             values_of(option.substr(equals + 1)));
        }
      }
      rules.push_back(std::move(active));
    }
  }

  // The blog with this text as the example's post.
  SiteIndex::Request request_with(std::string_view post) const {
    SiteIndex::Request request;
    request.files = files.get();
    request.blog = &blog;
    request.config = &config;
    request.read = [this, post](const std::string& path) -> std::optional<std::string> {
      if (path == rule.example.path) return std::string(post);
      for (const auto& [other, text] : rule.example.other_posts) {
        if (path == other) return std::string(text);
      }
      return std::nullopt;
    };
    return request;
  }

  std::vector<Finding> findings_of(const Post& post) const {
    const LazySiteIndex site(request_with(post.file->bytes()));
    std::vector<Finding> findings = check_post(post, blog, *files, rules, {&web, &site});
    Suppressions suppressions(post, rule_table());
    suppressions.apply(findings, *post.file);
    report_suppressions(suppressions, post, rule_table(), blog.profile->engine, rules, findings);
    return findings;
  }

  std::vector<std::string> rules_found(std::string_view text) const {
    const Post post = load(text);
    std::vector<std::string> found;
    for (const Finding& finding : findings_of(post)) found.emplace_back(finding.rule->id);
    TextPool pool;
    std::vector<PostDigest> digests{make_digest(post, blog, pool)};
    for (const auto& [path, other] : rule.example.other_posts) {
      digests.push_back(
          make_digest(load_post(std::string(path), std::string(other), *blog.profile), blog, pool));
      digests.back().path = path;
    }
    const LazySiteIndex index(request_with(text));
    for (const ActiveRule& active : rules) {
      if (!active.rule->check_site) continue;
      std::vector<std::pair<std::size_t, Finding>> site;
      std::vector<FileFinding> of_files;
      SiteReporter reporter(*active.rule, active.severity, site, &of_files);
      active.rule->check_site({digests, blog, active.options, &index}, reporter);
      for (const auto& [at, finding] : site) found.emplace_back(finding.rule->id);
      for (const FileFinding& one : of_files) found.emplace_back(one.finding.rule->id);
    }
    if (!rule.example.before.empty()) add_of_change(text, found);
    return found;
  }

  // The rule of a change, from the example's post before it to `text`.
  void add_of_change(std::string_view text, std::vector<std::string>& found) const {
    const RuleExample& example = rule.example;
    BlogChange change;
    change.files.push_back({std::string(example.path), ChangedFile::Kind::kPage,
                            std::string(example.before), std::string(text)});
    if (!example.path_before.empty()) {
      change.files.back().before.reset();
      change.files.push_back({std::string(example.path_before), ChangedFile::Kind::kPage,
                              std::string(example.before), std::nullopt});
    }
    const ReadText read = request_with(text).read;
    BlogState before, after;
    make_blog_state(before, ChangeSide::kBefore, change, *files, read, blog, config, rule_table(),
                    1);
    make_blog_state(after, ChangeSide::kAfter, change, *files, read, blog, config, rule_table(), 1);
    for (const ActiveRule& active : rules) {
      if (!active.rule->check_change) continue;
      std::vector<std::pair<std::size_t, Finding>> of_posts;
      std::vector<FileFinding> of_files;
      SiteReporter reporter(*active.rule, active.severity, of_posts, &of_files);
      active.rule->check_change(
          {change.files, after.blog, config, before.site->get(), after.site->get(), active.options},
          reporter);
      for (const FileFinding& one : of_files) found.emplace_back(one.finding.rule->id);
    }
  }

  Post load(std::string_view text) const {
    return load_post(std::string(rule.example.path), std::string(text), *blog.profile);
  }

  const Rule& rule;
  BlogFacts blog;
  UrlVerdicts web;
  Config config;
  std::unique_ptr<FileTree> files;
  std::vector<ActiveRule> rules;
};

}  // namespace

TEST_CASE("a rule's bad example reports this rule and no other") {
  for (const Rule* rule : rule_table().rules) {
    INFO(rule->id);
    const std::vector<std::string> found = ExampleBlog(*rule).rules_found(rule->bad);
    CHECK(!found.empty());
    for (const std::string& id : found) CHECK(id == rule->id);
  }
}

TEST_CASE("a rule's good example reports nothing") {
  for (const Rule* rule : rule_table().rules) {
    INFO(rule->id);
    CHECK(ExampleBlog(*rule).rules_found(rule->good) == std::vector<std::string>{});
  }
}

TEST_CASE("a rule's fix makes its bad example silent, and a second run changes nothing") {
  for (const Rule* rule : rule_table().rules) {
    if (rule->fix == FixSafety::kNone) continue;
    INFO(rule->id);
    const ExampleBlog example(*rule);
    const auto check = [&](const Post& post) { return example.findings_of(post); };
    const std::vector<Finding> found = check(example.load(rule->bad));
    const bool has_fix = std::any_of(found.begin(), found.end(),
                                     [](const Finding& one) { return one.fix.has_value(); });
    if (!has_fix) continue;  // some of a rule's findings can be fixed, this one not
    FixOptions options;
    options.unsafe = rule->fix == FixSafety::kUnsafe;
    const std::string path(rule->example.path);
    const FixOutcome fixed =
        fix_post(path, std::string(rule->bad), *example.blog.profile, options, check);
    CHECK(fixed.bytes != rule->bad);
    const FixOutcome again = fix_post(path, fixed.bytes, *example.blog.profile, options, check);
    CHECK(again.bytes == fixed.bytes);
    for (const Finding& finding : fixed.remaining) CHECK(finding.rule != rule);
  }
}
