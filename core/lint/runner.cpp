#include "core/lint/runner.h"

#include <algorithm>

#include "core/links/link_use.h"

namespace postlint {

std::vector<Finding> check_post(const Post& post, const BlogFacts& blog, const FileTree& files,
                                std::span<const ActiveRule> rules, const CheckSources& sources) {
  std::vector<Finding> findings;
  std::vector<HtmlTag> html;
  std::optional<std::vector<LinkUse>> links;
  std::shared_ptr<void> shared;
  const std::vector<HtmlTag>* html_cache = nullptr;
  for (const ActiveRule& active : rules) {
    const Rule& rule = *active.rule;
    if (!rule.check || (rule.needs_web && sources.web == nullptr) ||
        (rule.needs_site && sources.site == nullptr)) {
      continue;
    }
    if (!rule.engines.has(blog.profile->engine)) continue;
    CheckContext context{post,  blog,   files,   active.options, html_cache,
                         &html, &links, &shared, sources.web,    sources.site};
    Reporter reporter(rule, active.severity, findings);
    rule.check(context, reporter);
    html_cache = context.html_cache;
  }
  std::sort(findings.begin(), findings.end(), [](const Finding& left, const Finding& right) {
    return std::tie(left.span.begin, left.rule->id, left.span.end) <
           std::tie(right.span.begin, right.rule->id, right.span.end);
  });
  return findings;
}

const std::vector<HtmlTag>& CheckContext::html() const {
  if (!html_cache) {
    *html_storage = html_tags(doc());
    html_cache = html_storage;
  }
  return *html_cache;
}

std::vector<LinkUse>& CheckContext::links() const {
  if (!*links_storage) *links_storage = find_links(post, blog, html());
  return **links_storage;
}

Finding& Reporter::report(Span span, std::string message, std::string help) {
  return out_.emplace_back(
      Finding{&rule_, severity_, span, std::move(message), std::move(help), std::nullopt});
}

Finding& Reporter::report_line(const SourceFile& file, std::uint32_t line, std::string message,
                               std::string help) {
  return report(file.line_span(line), std::move(message), std::move(help));
}

Finding& SiteReporter::report(std::size_t post_index, Span span, std::string message,
                              std::string help) {
  out_.emplace_back(post_index, Finding{&rule_, severity_, span, std::move(message),
                                        std::move(help), std::nullopt});
  return out_.back().second;
}

void SiteReporter::report_file(std::string path, Span span, std::string message, std::string help) {
  if (files_ == nullptr) return;
  files_->push_back({std::move(path), Finding{&rule_, severity_, span, std::move(message),
                                              std::move(help), std::nullopt}});
}

}  // namespace postlint
