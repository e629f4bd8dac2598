#include "core/lint/runner.h"

#include <algorithm>

namespace postlint {

std::vector<Finding> check_post(const Post& post, const BlogFacts& blog, const FileTree& files,
                                std::span<const ActiveRule> rules, const UrlVerdicts* web) {
  std::vector<Finding> findings;
  std::vector<HtmlTag> html;
  const std::vector<HtmlTag>* html_cache = nullptr;
  for (const ActiveRule& active : rules) {
    const Rule& rule = *active.rule;
    if (!rule.check || (rule.needs_web && web == nullptr)) continue;
    if (!rule.engines.has(blog.profile->engine)) continue;
    CheckContext context{post, blog, files, active.options, html_cache, &html, web};
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

}  // namespace postlint
