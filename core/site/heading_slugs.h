// The slug functions behind heading ids: text in, id without numbering out.
// Each is one library's; where it differs from its kin the .cpp says how.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postlint {

std::string slug_kramdown_gfm(std::string_view text);
std::string slug_kramdown(std::string_view raw);  // empty where no Latin letter is in it
std::string slug_goldmark(std::string_view raw, bool ascii_only);
std::string slug_blackfriday(std::string_view raw);
std::string slug_python_markdown(std::string_view text, bool unicode);
std::string slug_hexo(std::string_view text);  // hexo-util's slugize, case kept
std::string slug_sindresorhus(std::string_view text);
std::string slug_markdown_it_anchor(std::string_view text);
std::string slug_github(std::string_view text);
std::string slug_vitepress(std::string_view text);
std::optional<std::string> slug_zola(std::string_view text);  // nullopt: not known
std::string slug_zola_safe(std::string_view text);

// JavaScript's toLowerCase: also İ to two characters and a final Σ to ς.
std::string lower_as_javascript(std::string_view text);

// Smart punctuation of hexo-renderer-marked.
std::string smarten_hexo(std::string_view text);
// markdown-it's typographer: dashes, ellipses and paired quotes.
std::string smarten_markdown_it(std::string_view text);

}  // namespace postlint
