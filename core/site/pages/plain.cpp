// A plain folder: its files are what links lead to, by their paths; there are no URLs.
#include "core/io/post_filter.h"
#include "core/post/post.h"
#include "core/site/site_build.h"

namespace postlint {

void find_plain_pages(SiteBuild& build) {
  std::vector<Glob> skipped;
  for (const std::string_view glob : build.blog.profile->skip_globs) {
    skipped.emplace_back(std::string(glob));
  }
  std::vector<std::string> paths;
  for (std::string& path : build.list("")) {
    if (is_post_name(base_name(path)) && !is_html_path(path)) paths.push_back(std::move(path));
  }
  for (const PageHead& head : build.read_heads(std::move(paths))) {
    BuiltPage built;
    built.page.source = head.path;
    built.page.url = "/" + head.path;
    built.page.title = head.title();
    built.page.is_post = head.has("date");
    if (head.is_true("draft") || head.is_false("published")) built.page.state = PageState::kDraft;
    build.pages.push_back(std::move(built));
  }
  build.assets.push_back({"", ""});
  build.urls_are_known = false;
}

}  // namespace postlint
