// Docusaurus 3: the blog by file names and slugs, docs by their paths, src/pages as routes.
#include <algorithm>
#include <set>

#include "core/base/strings.h"
#include "core/site/engine_markers.h"
#include "core/site/script_literals.h"
#include "core/site/site_build.h"
#include "core/site/url_date.h"
#include "core/site/url_path.h"
#include "core/site/url_slugs.h"

namespace postlint {
namespace {

bool is_text(const PageHead& head) {
  return head.extension == "md" || head.extension == "mdx";
}

// Names that are no pages: "_part.md", "x.test.md".
bool is_hidden(std::string_view path) {
  return path.starts_with('_') || path.find("/_") != std::string_view::npos ||
         path.find(".test.") != std::string_view::npos;
}

// The last date in the path, with the folders before it and what follows.
struct DatedPath {
  std::string date;  // "2024/1/2", digits as written
  std::string rest;
};

std::optional<DatedPath> read_dated_path(std::string_view path) {
  // Greedy: the last place where YYYY[-/]M[-/]D stands; a '-' or '/' behind it goes, too.
  for (std::size_t at = path.size(); at-- > 0;) {
    std::size_t end = at;
    const auto number = [&](std::size_t least, std::size_t most) {
      const std::size_t begin = end;
      while (end < path.size() && end - begin < most && is_ascii_digit(path[end])) ++end;
      return end - begin >= least;
    };
    const auto separator = [&] {
      return end < path.size() && (path[end] == '-' || path[end] == '/') && ++end > 0;
    };
    if (!number(4, 4) || !separator() || !number(1, 2) || !separator() || !number(1, 2)) continue;
    DatedPath found;
    found.date = replace_all(path.substr(at, end - at), "-", "/");
    std::string_view text = path.substr(end);
    if (text.starts_with('-') || text.starts_with('/')) text.remove_prefix(1);
    if (text.ends_with("/index")) text.remove_suffix(6);
    found.rest = std::string(path.substr(0, at)) + std::string(text);
    return found;
  }
  return std::nullopt;
}

class DocusaurusFinder {
 public:
  explicit DocusaurusFinder(SiteBuild& build) : build_(build) {}

  void find() {
    read_settings();
    add_blog();
    add_docs();
    add_pages();
    build_.assets.push_back({"static", ""});
    for (const std::string_view glob :
         {"/assets/**", "/sitemap.xml", "/404.html", "/search*", "/**/category/**"}) {
      build_.open_paths.emplace_back(glob);
    }
  }

 private:
  void read_settings() {
    for (const std::string_view name : engine_markers(Engine::kDocusaurus)) {
      if (text_.empty()) text_ = build_.read_first({name});
    }
    text_ = without_script_comments(text_);
    build_.set_address(script_value(text_, "url").value_or(""), false);
    if (const auto base = script_value(text_, "baseUrl")) {
      build_.prefix = clean_url_path(*base);
      while (build_.prefix.ends_with('/')) build_.prefix.pop_back();
    } else if (has_script_key(text_, "baseUrl")) {
      build_.pages_are_open = true;
      build_.note("baseUrl is computed: set site.url in .postlint.yaml to the site's address");
    }
    const std::string slash = script_value(text_, "trailingSlash").value_or("");
    ends_in_slash_ = slash == "true";
    keeps_slashes_ = slash.empty();
    build_.bare_url_is_folder = slash != "false";
    read_redirects();
    if (text_.find("i18n") != std::string::npos) {
      for (const std::string& name : build_.files.list(build_.at("i18n"))) {
        build_.open_paths.push_back("/" + name + "/**");
      }
    }
    // Further instances of the plug-ins have routes of their own.
    if (text_.find("plugin-content-") != std::string::npos) build_.pages_are_open = true;
  }

  // redirects: [{ from: "/old", to: "/new" }, …] of plugin-client-redirects.
  void read_redirects() {
    bool is_known = !has_script_key(text_, "createRedirects");
    if (has_script_key(text_, "redirects")) {
      std::string_view list = std::string_view(text_).substr(text_.find("redirects"));
      list = list.substr(std::min(list.size(), list.find('[')));
      const std::string_view block = list.substr(0, list.find(']'));
      is_known = is_known && !block.empty() && block.find("...") == block.npos;
      for (std::size_t at = block.find('{'); at != block.npos; at = block.find('{', at + 1)) {
        const std::string_view pair = block.substr(at, block.find('}', at) - at);
        const auto from = script_value(pair, "from"), to = script_value(pair, "to");
        if (from && to) {
          build_.redirects.push_back(
              {clean_url_path(*from), to->starts_with('/') ? build_.prefix + *to : *to});
        } else {
          is_known = false;  // several addresses at once
        }
      }
    }
    if (!is_known) build_.open_paths.emplace_back("/**");
  }

  std::string finish(std::string url, bool keeps_slash = false) const {
    url = clean_url_path(url);
    const bool has_slash = url.ends_with('/');
    while (url.size() > 1 && url.ends_with('/')) url.pop_back();
    const bool adds = ends_in_slash_ || (keeps_slash && has_slash && keeps_slashes_);
    return adds && url != "/" ? url + "/" : url;
  }

  std::string route_of(std::string_view block, std::string_view otherwise) const {
    const auto own = script_value(block, "routeBasePath");
    if (!own) return "/" + std::string(otherwise) + "/";
    return clean_url_path("/" + *own + "/");
  }

  void add_blog() {
    const std::string_view block = script_block(text_, "blog");
    const std::string folder = normalize_path(script_value(block, "path").value_or("blog"));
    if (!build_.has_folder(folder)) {
      build_.pages_are_open = true;  // its pages lie elsewhere, or a plug-in makes them
      return;
    }
    const std::string route = route_of(block, "blog");
    std::vector<std::string> paths;
    for (std::string& path : build_.list(folder)) {
      const PageHead head = split_head_path(path);
      if (is_text(head) && !is_hidden(std::string_view(path).substr(folder.size() + 1))) {
        paths.push_back(std::move(path));
      }
    }
    std::set<std::string> tags;
    for (const PageHead& head : build_.read_heads(std::move(paths))) {
      BuiltPage built;
      SitePage& page = built.page;
      page.source = head.path;
      page.title = head.title();
      page.is_post = true;
      std::string below = head.path.substr(folder.size() + 1);
      below.resize(below.rfind('.'));
      const std::optional<DatedPath> dated = read_dated_path(below);
      // Names that stop the build.
      page.url_is_certain =
          below.find_first_of("#?!\\") == std::string::npos && !has_bad_percent(below);
      if (below.ends_with("/index")) below.resize(below.size() - 6);
      std::string slug = below;
      if (dated) {
        slug = dated->date + "/" + dated->rest;
        const DateReading date = read_date(replace_all(dated->date, "/", "-"));
        if (date.ok()) page.date = url_date_of(date.date, 0).iso_day();
      }
      if (const FieldValue* value = head.find("date")) {
        if (const auto date = build_.date_of(*value)) page.date = date->iso_day();
      }
      if (const auto own = head.text("slug"); own && !own->empty()) slug = *own;
      page.url = finish(route + slug, true);
      if (head.is_true("draft")) page.state = PageState::kDraft;
      for (const std::string& tag : head.texts("tags")) {
        if (page.state != PageState::kPublished) continue;
        tags.insert(slug_docusaurus_tag(tag));
      }
      build_.pages.push_back(std::move(built));
    }
    build_.generate(finish(route), "section");
    build_.generate(finish(route + "tags"), "tag");
    build_.generate(finish(route + "archive"), "archive");
    // tags.yml may give tags addresses of their own.
    const bool has_tag_file = build_.has_file(folder + "/tags.yml");
    for (const std::string& tag : tags) {
      if (!has_tag_file) build_.generate(finish(route + "tags/" + tag), "tag");
    }
    for (const std::string_view feed : {"rss.xml", "atom.xml", "feed.json"}) {
      build_.generate(route + std::string(feed), "feed");
    }
    build_.open_paths.push_back(route + "page/**");
    build_.open_paths.push_back(route + "authors/**");
    if (has_tag_file) build_.open_paths.push_back(route + "tags/**");
    build_.open_paths.push_back(route + "tags/**/page/**");
  }

  // "01-intro" → "intro", "2. setup" → "setup"
  static std::string without_number(std::string_view name) {
    std::size_t at = 0;
    while (at < name.size() && is_ascii_digit(name[at])) ++at;
    if (at == 0 || at > 3) return std::string(name);
    std::size_t end = at;
    while (end < name.size() && name[end] == ' ') ++end;
    if (end >= name.size() || (name[end] != '-' && name[end] != '_' && name[end] != '.')) {
      return std::string(name);
    }
    ++end;
    while (end < name.size() && name[end] == ' ') ++end;
    if (end >= name.size() || is_ascii_digit(name[end])) return std::string(name);
    return std::string(name.substr(end));
  }

  void add_docs() {
    const std::string_view block = script_block(text_, "docs");
    const std::string folder = normalize_path(script_value(block, "path").value_or("docs"));
    if (!build_.has_folder(folder)) {
      build_.pages_are_open = true;
      return;
    }
    const std::string route = route_of(block, "docs");
    // With versions, this folder is the next one's.
    const bool has_versions = build_.has_file("versions.json");
    if (has_versions) build_.open_paths.push_back(route + "**");
    std::vector<std::string> paths;
    for (std::string& path : build_.list(folder)) {
      const PageHead head = split_head_path(path);
      if (is_text(head) && !is_hidden(std::string_view(path).substr(folder.size() + 1))) {
        paths.push_back(std::move(path));
      }
    }
    for (const PageHead& head : build_.read_heads(std::move(paths))) {
      BuiltPage built;
      SitePage& page = built.page;
      page.source = head.path;
      page.title = head.title();
      std::string parents;
      const std::string below = head.folder.substr(std::min(head.folder.size(), folder.size() + 1));
      for (const std::string_view part : split(below, '/')) {
        if (!part.empty()) parents += without_number(part) + "/";
      }
      std::string name = head.text("id").value_or(without_number(head.stem));
      const std::string lower = ascii_lower(head.stem);
      const bool is_index = lower == "index" || lower == "readme" || head.stem == base_name(below);
      std::string path = parents + (is_index ? "" : name);
      if (const auto own = head.text("slug"); own && !own->empty()) {
        path = own->starts_with('/') ? *own : resolve_dot_segments("/" + parents + *own);
      }
      page.url = finish(route + path);
      page.url_is_certain = !has_versions;
      if (head.is_true("draft")) page.state = PageState::kDraft;
      build_.pages.push_back(std::move(built));
    }
    build_.open_paths.push_back(route + "tags/**");
  }

  void add_pages() {
    std::vector<std::string> texts;
    for (std::string& path : build_.list("src/pages")) {
      const PageHead head = split_head_path(path);
      if (is_hidden(std::string_view(path).substr(10))) continue;
      std::string url = path.substr(9, path.rfind('.') - 9);
      if (url == "/index" || url.ends_with("/index")) url.resize(url.size() - 5);
      if (is_text(head)) {
        texts.push_back(std::move(path));
      } else if (head.extension == "js" || head.extension == "jsx" || head.extension == "tsx" ||
                 head.extension == "ts") {
        build_.generate(finish(url), "page");
      }
    }
    for (const PageHead& head : build_.read_heads(std::move(texts))) {
      BuiltPage built;
      built.page.source = head.path;
      built.page.title = head.title();
      std::string url = head.path.substr(9, head.path.rfind('.') - 9);
      if (url.ends_with("/index")) url.resize(url.size() - 5);
      built.page.url = finish(url, true);
      build_.pages.push_back(std::move(built));
    }
  }

  SiteBuild& build_;
  std::string text_;
  bool ends_in_slash_ = false, keeps_slashes_ = false;
};

}  // namespace

void find_docusaurus_pages(SiteBuild& build) {
  DocusaurusFinder(build).find();
}

}  // namespace postlint
