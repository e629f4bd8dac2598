// How engines make a URL's segment of a title, a file name or a tag.
//
// Each is one engine's own; docs/engines.md says where the rules were measured. The result is
// decoded UTF-8. nullopt: the engine writes letters of another script in ASCII by a table that
// postlint does not have.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postlint {

// Jekyll's Utils.slugify by mode: "raw", "default", "pretty", "ascii", "latin", "none".
std::string slug_jekyll(std::string_view text, std::string_view mode = "default",
                        bool keeps_case = false);
// What Jekyll does to a whole URL path: ".." becomes "/", "./" nothing, runs of slashes one.
std::string sanitize_jekyll_url(std::string_view url);
// Hugo's MakePath without lower case, of titles and tags; a path of several segments may be given.
std::string hugo_path(std::string_view text, bool removes_accents = false);
// The same of a file's name without its extension and of `slug`, which Hugo cleans with one.
std::string hugo_file_path(std::string_view name, bool removes_accents = false);
// hexo-util's slugize with lower case, as :post_title uses it.
std::string slug_hexo_title(std::string_view text);
struct PelicanSlugs {
  bool unicode = false;         // SLUGIFY_USE_UNICODE
  bool preserves_case = false;  // SLUGIFY_PRESERVE_CASE
};
std::optional<std::string> slug_pelican(std::string_view text, PelicanSlugs how = {});
std::string slug_eleventy(std::string_view text);        // the filter "slugify"
std::string slug_eleventy_old(std::string_view text);    // the filter "slug"
std::string slug_docusaurus_tag(std::string_view text);  // lodash.kebabCase

}  // namespace postlint
