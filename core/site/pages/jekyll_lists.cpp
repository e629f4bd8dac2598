// What Jekyll's plug-ins and themes make besides: archives, paging, feeds; and what is not served.
#include <algorithm>
#include <cstdlib>

#include "core/base/strings.h"
#include "core/site/pages/jekyll_finder.h"
#include "core/site/url_path.h"
#include "core/site/url_slugs.h"

namespace postlint {
namespace {

// gem "jekyll", "~> 4.3": the first digit behind the name.
bool asks_for_jekyll_4(std::string_view gems) {
  for (const std::string_view name : {"\"jekyll\"", "'jekyll'"}) {
    const std::size_t at = gems.find(name);
    if (at == std::string_view::npos) continue;
    std::string_view rest = gems.substr(at + name.size());
    rest = rest.substr(0, rest.find('\n'));
    const std::size_t digit = rest.find_first_of("0123456789");
    if (digit != std::string_view::npos && rest.find('<') == std::string_view::npos)
      return rest[digit] >= '4';
  }
  return false;
}

}  // namespace

// jekyll-archives: a page for each tag and category, as its own settings say.
void JekyllFinder::add_archives() {
  const YamlNode* enabled = find_in(settings_, "jekyll-archives.enabled");
  const std::vector<std::string> kinds = texts_in(settings_, "jekyll-archives.enabled");
  const bool is_all = enabled != nullptr && enabled->is_scalar() &&
                      (enabled->text == "all" || enabled->text == "true");
  const auto is_enabled = [&](std::string_view kind) {
    return is_all || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  const std::string mode = text_in(settings_, "jekyll-archives.slug_mode");
  const auto add_terms = [&](std::string_view taxonomy, std::string_view kind) {
    if (!is_enabled(taxonomy)) return;
    std::string pattern = text_in(settings_, "jekyll-archives.permalinks." + std::string(kind));
    if (pattern.empty()) pattern = "/" + std::string(kind) + "/:name/";
    std::vector<std::string> urls;
    for (const BuiltPage& built : build_.pages) {
      if (!built.page.is_post || built.page.state != PageState::kPublished) continue;
      for (const auto& [name, terms] : built.terms) {
        for (const std::string& term : terms) {
          if (name != taxonomy) continue;
          PermalinkTokens tokens;
          tokens["name"] = slug_jekyll(term, mode.empty() ? "default" : mode);
          tokens["type"] = kind;
          const Permalink made = fill_permalink(pattern, tokens);
          if (made.is_known) urls.push_back(sanitize_jekyll_url(made.path));
        }
      }
    }
    std::sort(urls.begin(), urls.end());
    urls.erase(std::unique(urls.begin(), urls.end()), urls.end());
    for (const std::string& url : urls) build_.generate(url, kind);
  };
  add_terms("tags", "tag");
  add_terms("categories", "category");
  for (const std::string_view period : {"year", "month", "day"}) {
    if (!is_enabled(period)) continue;
    for (const std::string_view glob : {"/[0-9][0-9][0-9][0-9]", "/[0-9][0-9][0-9][0-9]/[0-9]*",
                                        "/[0-9][0-9][0-9][0-9]/[0-9]*/[0-9]*"}) {
      build_.open_paths.emplace_back(glob);
    }
  }
}

// jekyll-paginate: the further pages of the list of posts.
void JekyllFinder::add_paging() {
  std::string path = text_in(settings_, "paginate_path");
  if (path.empty()) path = "/page:num";
  path = clean_url_path(path);
  const std::size_t per_page = std::strtoul(text_in(settings_, "paginate").c_str(), nullptr, 10);
  if (per_page == 0 || find_in(settings_, "pagination") != nullptr ||
      path.find(":num") == std::string::npos) {
    build_.open_paths.push_back(replace_all(path, ":num", "*"));
    build_.open_paths.emplace_back("/**/page*/**");
    return;
  }
  const auto posts = static_cast<std::size_t>(
      std::count_if(build_.pages.begin(), build_.pages.end(), [](const BuiltPage& built) {
        return built.page.is_post && built.page.state == PageState::kPublished;
      }));
  if (!path.ends_with('/')) path += '/';
  for (std::size_t page = 2; (page - 1) * per_page < posts; ++page) {
    build_.generate(replace_all(path, ":num", std::to_string(page)), "home");
  }
}

// Sources that Jekyll does not copy: what is excluded, and names with an underscore.
void JekyllFinder::withhold_sources() {
  build_.withheld = excludes_;
  if (includes_.empty()) {
    build_.withheld.emplace_back("**/_*/**");
    build_.withheld.emplace_back("_*");
  }
  build_.withheld.emplace_back("#*");
  build_.withheld.emplace_back("*~");
}

void JekyllFinder::add_generated() {
  const std::vector<std::string> plugins = [this] {
    std::vector<std::string> names = texts_in(settings_, "plugins");
    for (std::string& name : texts_in(settings_, "gems")) names.push_back(std::move(name));
    return names;
  }();
  const std::string gems = build_.read_first({"Gemfile"});
  const auto has_plugin = [&](std::string_view name) {
    return std::find(plugins.begin(), plugins.end(), name) != plugins.end() ||
           gems.find(name) != std::string::npos;
  };
  if (has_plugin("jekyll-feed") || gems.find("github-pages") != std::string::npos) {
    const std::string path = text_in(settings_, "feed.path");
    build_.generate(clean_url_path(path.empty() ? "feed.xml" : path), "feed");
  }
  if (has_plugin("jekyll-sitemap")) build_.generate("/sitemap.xml", "sitemap");
  // What themes and plug-ins of all sorts make.
  const bool has_theme =
      !text_in(settings_, "theme").empty() || !text_in(settings_, "remote_theme").empty();
  for (const std::string_view glob : {"/sitemap.xml", "/robots.txt", "/redirects.json", "/404.html",
                                      "/assets/{css,js,main}**", "/assets/**/*.{css,js,map}"}) {
    build_.open_paths.emplace_back(glob);
  }
  if (has_theme || plugins.empty()) {
    for (const std::string_view glob : {"/feed.xml", "/feed/**", "/atom.xml", "/rss.xml"}) {
      build_.open_paths.emplace_back(glob);
    }
  }
  if (has_plugin("jekyll-archives")) add_archives();
  if (build_.has_folder("_plugins")) build_.pages_are_open = true;
  if (!text_in(settings_, "paginate").empty() || find_in(settings_, "pagination") != nullptr) {
    add_paging();
  }
  // A gem's theme brings stylesheets, scripts and images in assets/, and maybe pages.
  if (has_theme) build_.open_paths.emplace_back("/assets/**");
}

// Which plug-ins may rewrite addresses: the Gemfile names them. Without one the blog is built by
// GitHub, maybe, whose list of plug-ins has jekyll-relative-links in it.
void JekyllFinder::judge_addresses() {
  const std::string gems = build_.read_first({"Gemfile"});
  const std::string text = gems + "\n" + join(texts_in(settings_, "plugins"), "\n");
  const auto names = [&text](std::string_view gem) { return text.find(gem) != std::string::npos; };
  AddressHandling& addresses = build_.addresses;
  if (build_.has_folder("_plugins")) return;
  addresses.links = addresses.html = true;
  addresses.images = !names("postfiles") && !names("post_files") && !names("picture") &&
                     !names("responsive") && !names("assets") && !names("image");
  addresses.html = addresses.images;
  addresses.sources = !gems.empty() && !names("github-pages") && !names("relative-links");
  // Since Jekyll 4.
  std::string lock = build_.read_first({"Gemfile.lock"});
  const std::size_t locked = lock.find("\n    jekyll (");
  if (locked != std::string::npos) {
    addresses.tags_bring_prefix = is_ascii_digit(lock[locked + 13]) && lock[locked + 13] >= '4';
  } else if (!gems.empty() && !names("github-pages")) {
    addresses.tags_bring_prefix = asks_for_jekyll_4(gems);
  }
}

}  // namespace postlint
