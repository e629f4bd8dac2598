// VitePress and Gatsby: the file's path is the URL's.
#include <algorithm>

#include "core/base/strings.h"
#include "core/site/engine_markers.h"
#include "core/site/script_literals.h"
#include "core/site/site_build.h"
#include "core/site/url_date.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

std::string config_text(const SiteBuild& build, Engine engine) {
  std::string text;
  for (const std::string_view name : engine_markers(engine)) {
    if (text.empty()) text = build.read_first({name});
  }
  return without_script_comments(text);
}

void set_prefix(SiteBuild& build, std::string_view text, std::string_view key) {
  if (const auto base = script_value(text, key)) {
    build.prefix = clean_url_path(*base);
    while (build.prefix.ends_with('/')) build.prefix.pop_back();
  } else if (has_script_key(text, key)) {
    build.pages_are_open = true;
  }
}

SitePage page_of(const SiteBuild& build, const PageHead& head) {
  SitePage page;
  page.source = head.path;
  page.title = head.title();
  for (const std::string_view key : {"date", "pubDate"}) {
    const FieldValue* value = head.find(key);
    if (value == nullptr || !page.date.empty()) continue;
    if (const auto date = build.date_of(*value)) page.date = date->iso_day();
  }
  page.is_post = !page.date.empty();
  return page;
}

// "a/index" → "a/", in the URL of a file below `folder`.
std::string path_of(const PageHead& head, std::string_view folder) {
  std::string path = "/" + head.path.substr(folder.empty() ? 0 : folder.size() + 1);
  path.resize(path.rfind('.'));
  if (path.ends_with("/index")) path.resize(path.size() - 5);
  return path;
}

}  // namespace

void find_vitepress_pages(SiteBuild& build) {
  const std::string text = config_text(build, Engine::kVitePress);
  set_prefix(build, text, "base");
  std::string folder = normalize_path(script_value(text, "srcDir").value_or(""));
  const bool is_clean = script_value(text, "cleanUrls").value_or("") == "true";
  const bool rewrites = has_script_key(text, "rewrites");
  std::vector<std::string> paths;
  for (std::string& path : build.list(folder)) {
    const PageHead head = split_head_path(path);
    if (head.extension != "md") continue;
    // "[name].md", "a-[name].md": a dynamic route.
    if (head.name.find(']', head.name.find('[')) != std::string::npos) {
      build.open_paths.push_back("/" + head.folder.substr(folder.empty() ? 0 : folder.size()) +
                                 "/**");
      continue;
    }
    paths.push_back(std::move(path));
  }
  for (const PageHead& head : build.read_heads(std::move(paths))) {
    BuiltPage built;
    built.page = page_of(build, head);
    built.page.url = path_of(head, folder);
    if (!built.page.url.ends_with('/') && !is_clean) built.page.url += ".html";
    // The build stops at some names.
    built.page.url_is_certain = !rewrites && head.path.find_first_of("?\\") == std::string::npos;
    build.pages.push_back(std::move(built));
  }
  build.assets.push_back({join_path(folder, "public"), ""});
  for (const std::string_view glob : {"/assets/**", "/sitemap.xml", "/404*", "/*.xml"}) {
    build.open_paths.emplace_back(glob);
  }
}

// Gatsby's routes are made by the blog's own code. The common ones are guessed, and nothing is
// called missing.
void find_gatsby_pages(SiteBuild& build) {
  const std::string text = config_text(build, Engine::kGatsby);
  set_prefix(build, text, "pathPrefix");
  build.set_address(script_value(text, "siteUrl").value_or(""), false);
  build.takes_hidden_files = true;
  build.pages_are_open = true;
  build.assets_are_open = true;
  build.bare_url_is_folder = true;
  std::vector<std::string> paths;
  for (std::string& path : build.list("")) {
    const PageHead head = split_head_path(path);
    const bool is_text = head.extension == "md" || head.extension == "mdx";
    if (is_text && head.path != "README.md") paths.push_back(std::move(path));
  }
  for (const PageHead& head : build.read_heads(std::move(paths))) {
    BuiltPage built;
    built.page = page_of(build, head);
    built.page.url_is_certain = false;
    std::string_view folder;
    for (const std::string_view known : {"content/blog", "content/posts", "content", "src/pages"}) {
      if (folder.empty() && head.path.starts_with(std::string(known) + "/")) folder = known;
    }
    built.page.url = replace_all(path_of(head, folder), "\\", "/");
    if (!built.page.url.ends_with('/')) built.page.url += '/';
    for (const std::string_view key : {"path", "permalink", "slug"}) {
      const auto own = head.text(key);
      if (own && own->starts_with('/')) built.page.url = clean_url_path(*own);
      if (own && !own->starts_with('/') && own->ends_with(".html")) {
        built.page.url = clean_url_path(*own);
      }
    }
    for (const std::string_view key : {"redirect_from", "redirects", "aliases"}) {
      for (const std::string& from : head.texts(key)) {
        if (from.starts_with('/')) built.page.aliases.push_back(clean_url_path(from));
      }
    }
    if (head.is_true("draft") || head.is_false("published")) built.page.state = PageState::kDraft;
    build.pages.push_back(std::move(built));
  }
  build.assets.push_back({"static", ""});
}

}  // namespace postlint
