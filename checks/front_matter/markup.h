// Markdown and HTML in values that are shown as plain text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postlint {

enum class MarkupKind { kLink, kImage, kBold, kHeading, kCode, kHtml };

struct FoundMarkup {
  MarkupKind kind;
  std::string_view text;  // the piece of the value: "[text](url)"
};

// The first markup that a reader would see as signs. Linear; a bare * or _ or # is no markup.
std::optional<FoundMarkup> find_markup(std::string_view text);
std::string_view markup_name(MarkupKind kind);  // "a Markdown link"

// The text as a reader should see it: links become their text, tags and marks vanish. On one line.
std::string to_plain_text(std::string_view text);

}  // namespace postlint
