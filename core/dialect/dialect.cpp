#include "core/dialect/dialect.h"

namespace postlint {
namespace {

MarkdownParser parser_of(Engine engine) {
  switch (engine) {
    case Engine::kJekyll:
      return MarkdownParser::kKramdown;
    case Engine::kHugo:
      return MarkdownParser::kGoldmark;
    case Engine::kHexo:
      return MarkdownParser::kMarked;
    case Engine::kPelican:
      return MarkdownParser::kPythonMarkdown;
    case Engine::kZola:
      return MarkdownParser::kPulldownCmark;
    case Engine::kEleventy:
    case Engine::kVitePress:
      return MarkdownParser::kMarkdownIt;
    case Engine::kDocusaurus:
      return MarkdownParser::kMdx;
    default:
      return MarkdownParser::kRemark;  // CommonMark with GitHub's extensions
  }
}

// What the parser itself does with braces; where it does nothing, what gives the ids may.
HeadingBraces braces_of(MarkdownParser parser, HeadingIds heading_ids) {
  switch (parser) {
    case MarkdownParser::kKramdown:
      return HeadingBraces::kKramdown;
    case MarkdownParser::kGoldmark:
    case MarkdownParser::kPulldownCmark:
      return HeadingBraces::kAttributes;
    case MarkdownParser::kPythonMarkdown:
      return HeadingBraces::kAttrList;
    default:
      return heading_braces(heading_ids);
  }
}

}  // namespace

Dialect dialect_of(const EngineProfile& profile, HeadingIds heading_ids,
                   const MarkdownSettings& settings) {
  using enum MarkdownParser;
  Dialect dialect;
  dialect.engine = profile.engine;
  dialect.parser = settings.is_markdown_it   ? kMarkdownIt
                   : settings.md_is_markdown ? kRemark
                                             : parser_of(profile.engine);
  const bool is_vitepress = profile.engine == Engine::kVitePress;
  dialect.hard_breaks = settings.hard_breaks.value_or(dialect.parser == kMarked);
  const bool links_urls = dialect.parser == kGoldmark || dialect.parser == kMarked ||
                          dialect.parser == kRemark || dialect.parser == kMdx || is_vitepress ||
                          settings.is_markdown_it;
  dialect.has_linkify = settings.linkify.value_or(links_urls);
  dialect.indented_code = profile.engine != Engine::kEleventy && dialect.parser != kMdx;
  dialect.has_task_lists = dialect.parser != kPythonMarkdown && dialect.parser != kMarkdownIt;
  dialect.heading_ids = heading_ids;
  dialect.heading_braces = braces_of(dialect.parser, heading_ids);
  return dialect;
}

Dialect dialect_of(const EngineProfile& profile) {
  return dialect_of(profile, profile.heading_ids);
}

}  // namespace postlint
