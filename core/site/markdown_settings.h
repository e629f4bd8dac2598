// What an engine's configuration says of its Markdown parser.
#pragma once

#include <optional>

namespace postlint {

// nullopt: the engine's habit.
struct MarkdownSettings {
  std::optional<bool> hard_breaks;  // the end of a line shows as a line break
  std::optional<bool> linkify;      // a URL in the text is a link
  bool is_markdown_it = false;      // Hexo with hexo-renderer-markdown-it
  bool md_is_markdown = false;      // Docusaurus with format: 'detect': .md is no MDX
};

}  // namespace postlint
