#include <algorithm>
#include "converters/engines.h"

#include "converters/site_text.h"
#include "core/base/any_of.h"

namespace postlint {
namespace {

constexpr std::string_view kPackage =
    "{\n  \"name\": \"blog\",\n  \"version\": \"1.0.0\",\n  \"private\": true,\n"
    "  \"scripts\": {\"build\": \"hexo generate\", \"server\": \"hexo server\"},\n"
    "  \"hexo\": {\"version\": \"\"},\n  \"dependencies\": {\n    \"hexo\": \"^8.1.2\",\n"
    "    \"hexo-generator-index\": \"^4.0.0\",\n    \"hexo-renderer-ejs\": \"^2.0.0\",\n"
    "    \"hexo-renderer-marked\": \"^7.0.1\",\n    \"hexo-server\": \"^3.0.0\"\n  }\n}\n";
constexpr std::string_view kPost =
    "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title><%= page.title %></title></head>\n"
    "<body><main><article>\n<h1><%= page.title %></h1>\n<time datetime=\"<%= date_xml(page.date) "
    "%>\"><%= date(page.date) %></time>\n<%- page.content %>\n</article></main></body></html>\n";
constexpr std::string_view kIndex =
    "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title><%= config.title "
    "%></title></head>\n"
    "<body><main>\n<h1><%= config.title %></h1>\n<ul>\n<% page.posts.each(function (post) { %>"
    "<li><a href=\"<%- url_for(post.path) %>\"><%= post.title %></a></li>\n<% }) %></ul>\n</main>"
    "</body></html>\n";

// A pattern that matches this path alone.
std::string glob_of(std::string_view path) {
  std::string glob;
  for (const char c : path) glob += AnyOf("*?[]{}()!+@").has(c) ? '?' : c;
  return glob;
}

// What Hexo would render, although it is to be served as it is.
std::string skipped_files(const std::vector<std::string>& files) {
  constexpr std::string_view kRendered[] = {
      ".html", ".htm",   ".md",  ".markdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdtext",
      ".json", ".json5", ".yml", ".yaml",     ".njk", ".ejs",  ".swig", ".styl",  ".j2"};
  std::string skipped, hidden;
  for (const std::string& file : files) {
    const bool is_rendered =
        std::any_of(std::begin(kRendered), std::end(kRendered),
                    [&](std::string_view ending) { return file.ends_with(ending); });
    const bool is_hidden = AnyOf("._#").has(file.front()) || file.find("/_") != file.npos ||
                           file.find("/.") != file.npos;
    if (is_rendered) skipped += "  - " + quote_yaml(glob_of(file)) + "\n";
    if (is_hidden) hidden += "  - " + quote_yaml(glob_of(file)) + "\n";
  }
  if (!skipped.empty()) skipped = "skip_render:\n" + skipped;
  if (!hidden.empty()) hidden = "include:\n" + hidden;
  return skipped + hidden;
}

}  // namespace

std::vector<WrittenFile> write_hexo_site(const SiteIdentity& site) {
  std::string config;
  config += yaml_line("title", site.title);
  config += yaml_line("description", site.description);
  config += yaml_line("author", site.author);
  config += yaml_line("language", site.language);
  config += yaml_line("timezone", site.time_zone.empty() ? "UTC" : site.time_zone);
  config +=
      yaml_line("url", (site.origin.empty() ? "https://example.org" : site.origin) + site.prefix);
  config += yaml_line("root", site.prefix.empty() ? "/" : site.prefix + "/");
  config +=
      yaml_line("permalink", (site.permalink.empty() ? ":year/:month/:day/:title/"
                                                     : with_names(site.permalink.substr(1), ":year",
                                                                  ":month", ":day", ":title")));
  config +=
      "source_dir: source\npublic_dir: public\nnew_post_name: :title.md\n"
      "post_asset_folder: false\nsyntax_highlighter: highlight.js\ntheme: plain\n";
  config += skipped_files(site.files);
  config += "marked:\n  breaks: " + std::string(site.soft_breaks_are_hard ? "true" : "false") +
            "\n  smartypants: " + (site.has_smart_quotes ? "true" : "false") +
            "\n  prependRoot: false\n";
  if (!site.has_linkify) config += "  autolink: false\n";
  // In small letters, as all other engines write them.
  if (!site.has_capital_ids) config += "  modifyAnchors: 1\n";
  return {{"_config.yml", config},
          {"package.json", std::string(kPackage)},
          {"themes/plain/layout/post.ejs", std::string(kPost)},
          {"themes/plain/layout/page.ejs", std::string(kPost)},
          {"themes/plain/layout/index.ejs", std::string(kIndex)}};
}

}  // namespace postlint
