#include <array>
#include <utility>

#include "core/config/config.h"

namespace postlint {
namespace {

constexpr std::array<std::pair<std::string_view, Severity>, 3> kSeverities = {{
    {"info", Severity::kInfo},
    {"warning", Severity::kWarning},
    {"error", Severity::kError},
}};

constexpr std::array<std::pair<std::string_view, HeadingIds>, 25> kHeadingIds = {{
    {"none", HeadingIds::kNone},
    {"unknown", HeadingIds::kUnknown},
    {"attribute-lists", HeadingIds::kAttributeLists},
    {"kramdown", HeadingIds::kKramdown},
    {"kramdown-gfm", HeadingIds::kKramdownGfm},
    {"goldmark-github", HeadingIds::kGoldmarkGithub},
    {"goldmark-github-ascii", HeadingIds::kGoldmarkGithubAscii},
    {"goldmark-blackfriday", HeadingIds::kGoldmarkBlackfriday},
    {"python-markdown", HeadingIds::kPythonMarkdownToc},
    {"python-markdown-unicode", HeadingIds::kPythonMarkdownTocUnicode},
    {"hexo-marked", HeadingIds::kHexoMarked},
    {"hexo-marked-lower", HeadingIds::kHexoMarkedLower},
    {"hexo-markdown-it", HeadingIds::kHexoMarkdownIt},
    {"eleventy-id-attribute", HeadingIds::kEleventyIdAttribute},
    {"markdown-it-anchor", HeadingIds::kMarkdownItAnchor},
    {"github-slugger", HeadingIds::kGithubSlugger},
    {"github-slugger-astro5", HeadingIds::kGithubSluggerAstro5},
    {"github-slugger-astro6", HeadingIds::kGithubSluggerAstro6},
    {"github-slugger-astro7", HeadingIds::kGithubSluggerAstro7},
    {"docusaurus", HeadingIds::kDocusaurus},
    {"gatsby", HeadingIds::kGatsby},
    {"gatsby-custom-ids", HeadingIds::kGatsbyCustomIds},
    {"vitepress", HeadingIds::kVitePress},
    {"zola", HeadingIds::kZola},
    {"zola-safe", HeadingIds::kZolaSafe},
}};

}  // namespace

std::string_view severity_name(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)].first;
}

std::optional<Severity> find_severity(std::string_view name) {
  for (const auto& [known, severity] : kSeverities) {
    if (known == name) return severity;
  }
  return std::nullopt;
}

std::optional<HeadingIds> find_heading_ids(std::string_view name) {
  for (const auto& [known, algorithm] : kHeadingIds) {
    if (known == name) return algorithm;
  }
  return std::nullopt;
}

const std::vector<std::string_view>& heading_ids_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> made;
    for (const auto& entry : kHeadingIds) made.push_back(entry.first);
    return made;
  }();
  return names;
}

}  // namespace postlint
