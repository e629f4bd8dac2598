// Zola 0.22: pages and sections by their paths, slugs in ASCII unless the configuration says
// otherwise; every page ends in a slash.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <span>

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
      ignored_.emplace_back(replace_all(replace_all(pattern, "**", "*"), "*", "**"));
    }
    std::vector<std::string> paths;
    for (std::string& path : build_.list("content")) {
      if (path.ends_with(".md") && !is_ignored(path)) paths.push_back(std::move(path));
    }
    for (const PageHead& head : build_.read_heads(std::move(paths))) add_page(head);
    add_section_pages();
    build_.assets.push_back({"static", ""});
    build_.bare_url_is_folder = true;  // of aliases, too
    const std::string theme = text_in(settings_, "theme");
    if (!theme.empty()) {
      build_.assets.push_back({"themes/" + theme + "/static", ""});
      build_.assets_are_open = !build_.has_folder("themes/" + theme);
    }
    AddressHandling& addresses = build_.addresses;
    addresses.links = addresses.sources = addresses.images = addresses.html = true;
    add_generated();
  }

 private:
  // Zola matches against the path from the root of the file system, and its stars take slashes.
  bool is_ignored(const std::string& path) const {
    return std::any_of(ignored_.begin(), ignored_.end(),
                       [&](const Glob& glob) { return glob.matches("root/" + path); });
  }

  struct Section {
    std::string url;
    std::size_t per_page = 0;
    std::string paginate_path;
    std::size_t pages = 0;
    bool is_open = false;  // shows the pages of sections below, too
  };

  static std::size_t number(const std::optional<std::string>& text) {
    return text ? std::strtoul(text->c_str(), nullptr, 10) : 0;
  }

  // "/posts/page/2/": page 1 is there, too, and leads to the section.
  void add_further_pages(const std::string& url, const std::string& name, std::size_t per_page,
                         std::size_t pages) {
    if (per_page == 0) return;
    for (std::size_t page = 1; page == 1 || (page - 1) * per_page < pages; ++page) {
      build_.generate(url + name + "/" + std::to_string(page) + "/", "section");
    }
  }

  void add_section_pages() {
    for (const auto& [folder, section] : folders_) {
      if (section.per_page == 0) continue;
      if (section.is_open) {
        build_.open_paths.push_back(section.url + section.paginate_path + "/*");
      } else {
        add_further_pages(section.url, section.paginate_path, section.per_page, section.pages);
      }
    }
  }

  // By folder and language.
  void count_in_section(const PageHead& head, const std::string& folder, const SitePage& page,
                        bool is_section) {
    const std::string of_language = "\n" + page.language;
    if (!is_section) {
      folders_[folder + of_language].pages += page.state == PageState::kPublished;
      return;
    }
    Section& section = folders_[folder + of_language];
    section.url = page.url;
    section.per_page = number(head.text("paginate_by"));
    section.paginate_path = head.text("paginate_path").value_or("page");
    if (!head.is_true("transparent") || folder.empty()) return;
    for (std::string above = folder; !above.empty();) {
      above = std::string(folder_of(above));
      folders_[above + of_language].is_open = true;
    }
  }

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
      page.url = clean_url_path("/" + *path + "/");  // as it is written, whatever its language
      page.url_is_certain = true;
    }
    if (head.is_true("draft")) page.state = PageState::kDraft;
    if (head.is_false("render")) page.state = PageState::kHidden;
    for (const std::string& alias : head.texts("aliases")) {
      page.aliases.push_back(clean_url_path(percent_decode(alias)));
    }
    if (page.state == PageState::kPublished) add_terms(head, start);
    count_in_section(head, folder, page, is_section);
    build_.pages.push_back(std::move(built));
  }

  void add_terms(const PageHead& head, const std::string& start) {
    const FieldValue* taxonomies = head.find("taxonomies");
    if (taxonomies == nullptr) return;
    for (const FieldEntry& entry : taxonomies->entries) {
      for (const FieldValue& item : entry.value.items) add_term(start, entry.key, item.text);
    }
  }

  void add_term(const std::string& start, const std::string& taxonomy, const std::string& term) {
    std::string style = text_in(settings_, "slugify.taxonomies");
    const auto name = slug(taxonomy, style);
    const auto made = slug(term, style);
    if (!name) return;
    if (made) {
      ++terms_[start + *name + "/" + *made + "/"];
      for (const YamlNode& item : taxonomies()) {
        if (text_in(item, "name") != taxonomy) continue;
        const std::string path = text_in(item, "paginate_path");
        term_paging_[start + *name + "/" + *made + "/"] = {number(text_in(item, "paginate_by")),
                                                           path.empty() ? "page" : path};
      }
    } else {
      build_.open_paths.push_back(start + *name + "/**");
    }
    ++terms_[start + *name + "/"];
  }

  std::span<const YamlNode> taxonomies() const {
    const YamlNode* list = find_in(settings_, "taxonomies");
    return list == nullptr ? std::span<const YamlNode>() : std::span(list->items);
  }

  void add_generated() {
    build_.generate("/", "home");
    for (const std::string& language : languages_) build_.generate("/" + language + "/", "home");
    for (const auto& [url, pages] : terms_) {
      build_.generate(url, "tag");
      const auto paging = term_paging_.find(url);
      if (paging != term_paging_.end())
        add_further_pages(url, paging->second.second, paging->second.first, pages);
    }
    for (const std::string_view glob :
         {"/sitemap*.xml", "/robots.txt", "/404.html", "/*.css", "/**/*.css", "/search_index*",
          "/elasticlunr*", "/processed_images/**"}) {
      build_.open_paths.emplace_back(glob);
    }
    std::vector<std::string> feeds = texts_in(settings_, "feed_filenames");
    for (std::string& name : texts_in(settings_, "feed_filename")) feeds.push_back(std::move(name));
    if (feeds.empty()) feeds = {"atom.xml", "rss.xml"};
    for (const std::string& name : feeds) {
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
  std::map<std::string, Section> folders_;
  std::map<std::string, std::size_t> terms_;                                // URL path → pages
  std::map<std::string, std::pair<std::size_t, std::string>> term_paging_;  // size, "page"
};

}  // namespace

void find_zola_pages(SiteBuild& build) {
  ZolaFinder(build).find();
}

}  // namespace postlint
