// Hugo: sections and bundles below the content folders, one tree a language. Which file is what,
// and the lists that Hugo makes.
#include <algorithm>

#include "core/base/strings.h"
#include "core/site/pages/hugo_finder.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

bool is_content(std::string_view extension) {
  for (const std::string_view known : {"md", "markdown", "mdown", "html", "htm", "org", "adoc",
                                       "asciidoc", "ad", "rst", "pandoc", "pdc"}) {
    if (extension == known) return true;
  }
  return false;
}

}  // namespace

void HugoFinder::add_root(const HugoRoot& root) {
  std::vector<std::string> paths;
  std::set<std::string> bundles;
  for (std::string& path : build_.list(root.folder)) {
    // The content of another language may lie inside.
    const bool is_other = std::any_of(roots_.begin(), roots_.end(), [&](const HugoRoot& other) {
      return other.folder.size() > root.folder.size() && path.starts_with(other.folder + "/");
    });
    if (is_other) continue;
    PageHead head = split_head_path(path);
    if (head.name.starts_with("_content.")) {
      build_.pages_are_open = true;
      continue;
    }
    if (!is_content(head.extension) || head.name.starts_with('#') || head.name.ends_with('~')) {
      continue;
    }
    std::string stem = head.stem;
    take_language(stem, 0);
    if (stem == "index" && head.folder != root.folder) bundles.insert(head.folder);
    paths.push_back(std::move(path));
  }
  for (PageHead& head : build_.read_heads(std::move(paths))) {
    add_page(std::move(head), root, bundles);
  }
}

void HugoFinder::add_generated() {
  std::set<std::string> urls;
  const auto add = [&](const std::string& url, std::string_view kind) {
    if (!urls.insert(url).second) return;
    build_.generate(url, kind);
    build_.generate(url + "index.xml", "feed");
  };
  for (const HugoLanguage& language : languages_) {
    add(language.prefix + "/", "home");
    for (const auto& [name, key] : taxonomies_) {
      add(language.prefix + "/" + make_path(name) + "/", "section");
    }
  }
  for (const std::string& section : sections_) add(section, "section");
  for (const BuiltPage& page : build_.pages) {
    for (const auto& [taxonomy, terms] : page.terms) {
      for (const std::string& term : terms) add(taxonomy + "/" + term + "/", "tag");
    }
  }
  for (const std::string_view glob :
       {"/sitemap.xml", "/**/sitemap.xml", "/robots.txt", "/404.html", "/**/index.json",
        "/index.json", "/page/*/", "/**/page/*/", "/{css,js,scss,lib,fonts}/**"}) {
    build_.open_paths.emplace_back(glob);
  }
  // The main language's folder leads to the home page.
  if (languages_.size() > 1 && languages_[0].prefix.empty()) {
    build_.redirects.push_back({"/" + languages_[0].code + "/", "/"});
  }
  // With one language, "/en/" redirects to the home page.
  if (!languages_[0].prefix.empty()) build_.generate("/", "home");
  std::string feeds = text_in(settings_, "outputFormats.rss.baseName");
  if (!feeds.empty()) {
    build_.open_paths.push_back("/" + feeds + ".xml");
    build_.open_paths.push_back("/**/" + feeds + ".xml");
  }
}

// Whether Hugo's own render hook for "link" or "image" may be at work. Since 0.123 it is where a
// site of several languages does not forbid it.
bool HugoFinder::may_be_rewritten(std::string_view kind) const {
  const std::string hook = "markup.goldmark.renderHooks." + std::string(kind);
  const std::string used = text_in(settings_, hook + ".useEmbedded");
  if (!used.empty()) return used != "never";
  const std::string is_on = text_in(settings_, hook + ".enableDefault");
  return is_on.empty() ? languages_.size() > 1 : is_on != "false";
}

void HugoFinder::judge_addresses() {
  if (find_in(settings_, "module.imports") != nullptr) return;
  std::vector<std::string> files = build_.list("layouts");
  for (const std::string& theme : texts_in(settings_, "theme")) {
    const std::string folder = "themes/" + theme + "/layouts";
    if (!build_.has_folder(folder)) return;
    for (std::string& path : build_.list(folder)) files.push_back(std::move(path));
  }
  const auto has_own = [&files](std::string_view part) {
    return std::any_of(files.begin(), files.end(), [part](const std::string& path) {
      return path.find(part) != std::string::npos;
    });
  };
  AddressHandling& addresses = build_.addresses;
  addresses.links = addresses.sources =
      !has_own("/_markup/render-link") && !may_be_rewritten("link");
  addresses.images = !has_own("/_markup/render-image") && !may_be_rewritten("image");
  addresses.tags = !has_own("/shortcodes/figure");
  addresses.html = true;
}

void HugoFinder::find() {
  read_settings();
  read_languages();
  read_mounts();
  for (const HugoRoot& root : roots_) {
    add_root(root);
    build_.withheld.emplace_back("/" + root.folder + "/**/*.{md,markdown,mdown,org}");
  }
  for (const std::string& folder : build_.blog.static_folders) {
    if (folder == "themes") continue;
    build_.assets.push_back({folder, ""});
  }
  for (const std::string& theme : texts_in(settings_, "theme")) {
    const std::string folder = "themes/" + theme;
    if (!build_.has_folder(folder + "/layouts")) build_.assets_are_open = true;
    build_.assets.push_back({folder + "/static", ""});
    build_.assets.push_back({folder + "/assets", ""});
    if (build_.has_folder(folder + "/content")) roots_.push_back({folder + "/content", "", 0});
  }
  judge_addresses();
  add_generated();
}

void find_hugo_pages(SiteBuild& build) {
  HugoFinder(build).find();
}

}  // namespace postlint
