// Zola 0.22: pages and sections by their paths, slugs in ASCII unless the configuration says
// otherwise; every page ends in a slash.
#include <algorithm>
#include <set>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/heading_slugs.h"
#include "core/site/site_build.h"
#include "core/site/url_date.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

class ZolaFinder {
 public:
  explicit ZolaFinder(SiteBuild& build) : build_(build) {}

  void find() {
    settings_ = build_.read_tree({"zola.toml", "config.toml"});
    build_.set_address(text_in(settings_, "base_url"));
    style_ = text_in(settings_, "slugify.paths");
    keeps_dates_ = flag_in(settings_, "slugify.paths_keep_dates", false);
    if (const YamlNode* list = find_in(settings_, "languages")) {
      for (const auto& [code, entry] : list->entries) languages_.push_back(code.text);
    }
    for (const std::string& pattern : texts_in(settings_, "ignored_content")) {
      ignored_.emplace_back("/" + pattern);
    }
    std::vector<std::string> paths;
    for (std::string& path : build_.list("content")) {
      const bool is_ignored = std::any_of(ignored_.begin(), ignored_.end(), [&](const Glob& glob) {
        return glob.matches(std::string_view(path).substr(8));
      });
      if (path.ends_with(".md") && !is_ignored) paths.push_back(std::move(path));
    }
    for (const PageHead& head : build_.read_heads(std::move(paths))) add_page(head);
    build_.assets.push_back({"static", ""});
    const std::string theme = text_in(settings_, "theme");
    if (!theme.empty()) {
      build_.assets.push_back({"themes/" + theme + "/static", ""});
      build_.assets_are_open = !build_.has_folder("themes/" + theme);
    }
    add_generated();
  }

 private:
  std::optional<std::string> slug(std::string_view text, std::string_view style) const {
    if (style == "safe") {
      std::string out;
      for (const char c : text) {
        if (std::string_view("<>:\"/\\|?*").find(c) == std::string_view::npos) out += c;
      }
      while (out.ends_with(' ') || out.ends_with('.')) out.pop_back();
      return out;
    }
    if (style == "off") return std::string(text);
    return slug_zola(text);
  }

  void add_page(const PageHead& head) {
    BuiltPage built;
    SitePage& page = built.page;
    page.source = head.path;
    page.title = head.title();
    std::string stem = head.stem;
    std::string language;
    if (const std::size_t dot = stem.rfind('.'); dot != std::string::npos) {
      const std::string code = stem.substr(dot + 1);
      if (std::find(languages_.begin(), languages_.end(), code) != languages_.end()) {
        language = code;
        stem.resize(dot);
      }
    }
    page.language = language;
    const std::string start = language.empty() ? "/" : "/" + language + "/";
    std::string folder(head.folder.size() > 7 ? head.folder.substr(8) : "");
    const bool is_section = stem == "_index";
    if (is_section || stem == "index") built.asset_folder = head.folder;
    if (is_section) {
      page.url = start + (folder.empty() ? "" : folder + "/");
    } else {
      std::string name = stem;
      if (stem == "index" && !folder.empty()) {
        name = base_name(folder);
        folder = std::string(folder_of(folder));
      }
      std::optional<DateTime> named = date_of_file_name(name);
      const std::size_t date_end = name.find_first_of("-_", 10);
      if (named && date_end != std::string::npos && date_end + 1 < name.size() && !keeps_dates_) {
        name.erase(0, date_end + 1);
      }
      const std::optional<std::string> own = head.text("slug");
      const std::optional<std::string> made =
          slug(trim(own && !own->empty() ? *own : name), style_);
      page.url_is_certain = made.has_value();
      if (made) page.url = clean_url_path(start + folder + "/" + *made + "/");
      if (const FieldValue* value = head.find("date")) {
        if (const auto date = build_.date_of(*value)) page.date = date->iso_day();
      } else if (named) {
        page.date = url_date_of(*named, 0).iso_day();
      }
      page.is_post = !page.date.empty();
    }
    if (const auto path = head.text("path"); path && !path->empty()) {
      // As it is written: a language in it stands in it once.
      const bool names_language = path->starts_with(language + "/") || path->starts_with("/");
      page.url = clean_url_path((names_language ? "/" : start) + *path + "/");
      page.url_is_certain = true;
    }
    if (head.is_true("draft")) page.state = PageState::kDraft;
    if (head.is_false("render")) page.state = PageState::kHidden;
    for (const std::string& alias : head.texts("aliases")) {
      page.aliases.push_back(clean_url_path(percent_decode(alias)));
    }
    if (const FieldValue* taxonomies = head.find("taxonomies");
        taxonomies != nullptr && page.state == PageState::kPublished) {
      for (const FieldEntry& entry : taxonomies->entries) {
        for (const FieldValue& item : entry.value.items) add_term(start, entry.key, item.text);
      }
    }
    build_.pages.push_back(std::move(built));
  }

  void add_term(const std::string& start, const std::string& taxonomy, const std::string& term) {
    std::string style = text_in(settings_, "slugify.taxonomies");
    const auto name = slug(taxonomy, style);
    const auto made = slug(term, style);
    if (!name) return;
    if (made) {
      terms_.insert(start + *name + "/" + *made + "/");
    } else {
      build_.open_paths.push_back(start + *name + "/**");
    }
    terms_.insert(start + *name + "/");
  }

  void add_generated() {
    build_.generate("/", "home");
    for (const std::string& language : languages_) build_.generate("/" + language + "/", "home");
    for (const std::string& url : terms_) build_.generate(url, "tag");
    for (const std::string_view glob :
         {"/**/page/*/", "/page/*/", "/{rss,atom,feed}.xml", "/**/{rss,atom,feed}.xml",
          "/sitemap*.xml", "/robots.txt", "/404.html", "/*.css", "/**/*.css", "/search_index*",
          "/elasticlunr*", "/processed_images/**"}) {
      build_.open_paths.emplace_back(glob);
    }
    for (const std::string& name : texts_in(settings_, "feed_filenames")) {
      build_.open_paths.push_back("/" + name);
      build_.open_paths.push_back("/**/" + name);
    }
  }

  SiteBuild& build_;
  YamlNode settings_;
  std::string style_;
  bool keeps_dates_ = false;
  std::vector<std::string> languages_;
  std::vector<Glob> ignored_;
  std::set<std::string> terms_;
};

}  // namespace

void find_zola_pages(SiteBuild& build) {
  ZolaFinder(build).find();
}

}  // namespace postlint
