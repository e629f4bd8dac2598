// Astro: routes are the files of src/pages; a content collection is served where a dynamic route
// asks for it by name.
#include <algorithm>
#include <map>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/site/engine_markers.h"
#include "core/site/heading_slugs.h"
#include "core/site/script_literals.h"
#include "core/site/site_build.h"
#include "core/site/url_date.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

struct Collection {
  std::string name;
  std::string folder;
  std::string route;  // "/blog/"
  bool is_certain = true;
  bool has_permalinks = false;  // the field `permalink` is an entry's whole address
};

bool is_text(std::string_view extension) {
  return extension == "md" || extension == "mdx" || extension == "markdown";
}

class AstroFinder {
 public:
  explicit AstroFinder(SiteBuild& build) : build_(build) {}

  void find() {
    read_settings();
    read_collections();
    read_routes();
    for (const Collection& collection : collections_) add_collection(collection);
    build_.assets.push_back({"public", ""});
    for (const std::string_view glob :
         {"/_astro/**", "/sitemap*.xml", "/404*", "/pagefind/**", "/_image*"}) {
      build_.open_paths.emplace_back(glob);
    }
    if (knows_integrations_) return;
    build_.open_paths.emplace_back("/*.xml");
    build_.open_paths.emplace_back("/*.txt");
  }

 private:
  void read_settings() {
    std::string text;
    for (const std::string_view name : engine_markers(Engine::kAstro)) {
      if (text.empty()) text = build_.read_first({name});
    }
    text = without_script_comments(text);
    build_.set_address(script_value(text, "site").value_or(""), false);
    if (const auto base = script_value(text, "base")) {
      build_.prefix = clean_url_path(*base);
      while (build_.prefix.ends_with('/')) build_.prefix.pop_back();
    } else if (has_script_key(text, "base")) {
      build_.pages_are_open = true;
    }
    writes_files_ = script_value(script_block(text, "build"), "format").value_or("") == "file";
    build_.bare_url_is_folder = !writes_files_;
    for (const auto& [from, to] : script_pairs(script_block(text, "redirects"))) {
      const std::size_t open = from.find('[');
      build_.redirects.push_back(
          {open == std::string::npos ? from : from.substr(0, open) + "*", to});
    }
    // Integrations such as Starlight bring routes of their own.
    if (text.find("starlight(") != std::string::npos) build_.pages_are_open = true;
    knows_integrations_ = has_known_integrations(text);
    if (!knows_integrations_ || text.find("emarkPlugins") != std::string::npos ||
        text.find("ehypePlugins") != std::string::npos) {
      return;
    }
    AddressHandling& addresses = build_.addresses;
    addresses.links = addresses.sources = addresses.html = true;
  }

  // Integrations that neither write files nor change the Markdown: integrations: [mdx(), react()].
  static bool has_known_integrations(std::string_view text) {
    constexpr std::string_view kHarmless[] = {
        "mdx",   "sitemap", "tailwind", "react",  "preact",   "svelte",    "vue",
        "solid", "icon",    "lit",      "alpine", "alpinejs", "partytown", "robotsTxt"};
    std::size_t at = text.find("integrations");
    if (at == std::string_view::npos) return true;
    at = text.find_first_not_of(": \t\r\n", at + std::string_view("integrations").size());
    if (at == std::string_view::npos || text[at] != '[') return false;
    int depth = 0;
    std::string_view name;
    for (std::size_t begin = ++at; at < text.size(); ++at) {
      const char c = text[at];
      if (is_ascii_alnum(c) || c == '_') continue;
      if (c == '(' && depth == 0) {
        name = text.substr(begin, at - begin);
        if (std::find(std::begin(kHarmless), std::end(kHarmless), name) == std::end(kHarmless))
          return false;
      }
      const bool is_variable = depth == 0 && at > begin && (c == ',' || c == ']' || c == '.');
      if (is_variable) return false;
      begin = at + 1;
      if (c == '(' || c == '[' || c == '{') ++depth;
      if (c == ']' && depth == 0) return true;
      if (c == ')' || c == ']' || c == '}') --depth;
    }
    return false;
  }

  // const blog = defineCollection({ loader: glob({ base: "./src/content/blog", … }) })
  void read_collections() {
    std::map<std::string, std::string> folders;
    for (const std::string& name : build_.files.list(build_.at("src/content"))) {
      if (build_.has_folder("src/content/" + name)) folders[name] = "src/content/" + name;
    }
    const std::string text = without_script_comments(build_.read_first(
        {"src/content.config.ts", "src/content.config.mjs", "src/content.config.js",
         "src/content/config.ts", "src/content/config.js", "src/content/config.mjs"}));
    constexpr std::string_view kCall = "defineCollection(";
    for (std::size_t at = text.find(kCall); at != std::string::npos;
         at = text.find(kCall, at + 1)) {
      const std::size_t line = text.rfind('\n', at);
      std::string_view before = trim(std::string_view(text).substr(line + 1, at - line - 1));
      while (before.ends_with('=') || before.ends_with(':') || before.ends_with(' ')) {
        before.remove_suffix(1);
      }
      const std::string name(before.substr(before.rfind(' ') + 1));
      const std::string_view body =
          std::string_view(text).substr(at, text.find(kCall, at + 1) - at);
      if (const auto base = script_value(body, "base")) folders[name] = normalize_path(*base);
    }
    for (const auto& [name, folder] : folders) collections_.push_back({name, folder, "", false});
  }

  void add_static_route(const PageHead& head, const std::string& folder) {
    BuiltPage built;
    SitePage& page = built.page;
    page.source = head.path;
    page.title = head.title();
    page.url = route(folder + (head.stem == "index" ? "" : head.stem));
    page.is_post = head.has("date") || head.has("pubDate");
    if (head.is_true("draft")) page.state = PageState::kDraft;
    build_.pages.push_back(std::move(built));
  }

  std::string route(std::string path) const {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    if (path == "/") return path;
    return path + (writes_files_ ? ".html" : "/");
  }

  void read_routes() {
    std::vector<std::string> texts;
    for (std::string& path : build_.list("src/pages")) {
      const PageHead head = split_head_path(path);
      if (head.name.starts_with('_') || head.path.find("/_") != std::string::npos) continue;
      std::string folder = head.folder.substr(std::string_view("src/pages").size()) + "/";
      const std::size_t dynamic = head.path.find('[');
      if (is_text(head.extension)) {
        texts.push_back(std::move(path));
      } else if (dynamic != std::string::npos) {
        folder.resize(std::min(folder.size(), folder.find('[')));
        add_dynamic_route(head, folder);
      } else if (head.extension == "astro" || head.extension == "html") {
        build_.generate(route(folder + (head.stem == "index" ? "" : head.stem)), "page");
      } else {
        build_.generate(folder + head.stem, "feed");  // rss.xml.js
      }
    }
    for (const PageHead& head : build_.read_heads(std::move(texts))) {
      add_static_route(head, head.folder.substr(std::string_view("src/pages").size()) + "/");
    }
  }

  void add_dynamic_route(const PageHead& head, const std::string& folder) {
    const std::string text = build_.read(build_.at(head.path)).value_or("");
    // post.data.permalink ?? …: each entry says its own address.
    const bool asks_permalink = folder == "/" && head.stem.starts_with("[...") &&
                                text.find("data.permalink") != std::string::npos;
    std::vector<std::string> names;
    constexpr std::string_view kCall = "getCollection(";
    for (std::size_t at = text.find(kCall); at != std::string::npos;
         at = text.find(kCall, at + 1)) {
      const std::vector<std::string> strings =
          quoted_strings(std::string_view(text).substr(at, 120));
      if (!strings.empty()) names.push_back(strings.front());
    }
    const bool is_post_route = head.stem == "[...slug]" || head.stem == "[slug]" ||
                               head.stem == "[...id]" || head.stem == "[id]";
    for (Collection& collection : collections_) {
      if (asks_permalink && !names.empty() && collection.name == names.front())
        collection.has_permalinks = true;
    }
    const bool is_simple = is_post_route && !names.empty() &&
                           head.path.find('[') > head.folder.size() &&
                           text.find("paginate") == std::string::npos;
    if (!is_simple) {
      build_.open_paths.push_back(folder + "**");
      return;
    }
    for (Collection& collection : collections_) {
      if (collection.name != names.front() || !collection.route.empty()) continue;
      collection.route = folder;
      // The parameter must be the entry's id or slug as it is.
      collection.is_certain = has_plain_parameter(text);
    }
  }

  static bool has_plain_parameter(std::string_view text) {
    const std::size_t at = text.find("params:");
    if (at == std::string_view::npos) return false;
    std::string_view rest = text.substr(at, 120);
    rest = rest.substr(0, rest.find('}'));
    const bool is_plain =
        rest.find(".id") != std::string_view::npos || rest.find(".slug") != std::string_view::npos;
    return is_plain && rest.find('(') == std::string_view::npos &&
           rest.find('`') == std::string_view::npos && rest.find("data.") == std::string_view::npos;
  }

  void add_collection(const Collection& collection) {
    std::vector<std::string> paths;
    for (std::string& path : build_.list(collection.folder)) {
      // Astro logs an error and goes on without the file.
      if (path.find_first_of("#?") != std::string::npos) continue;
      if (is_text(split_head_path(path).extension)) paths.push_back(std::move(path));
    }
    for (const PageHead& head : build_.read_heads(std::move(paths))) {
      BuiltPage built;
      SitePage& page = built.page;
      page.source = head.path;
      page.title = head.title();
      std::string id;
      const std::string below =
          head.folder.substr(std::min(head.folder.size(), collection.folder.size() + 1));
      for (const std::string_view part : split(below, '/')) {
        if (!part.empty()) id += slug_github(part) + "/";
      }
      id += slug_github(head.stem);
      if (id.ends_with("/index")) id.resize(id.size() - 6);
      if (const auto slug = head.text("slug"); slug && !slug->empty()) id = *slug;
      page.url = collection.route.empty() ? "" : route(to_nfc(collection.route + id));
      // Some versions pass over a name with a colon.
      page.url_is_certain = !collection.route.empty() && collection.is_certain &&
                            head.path.find(':') == std::string::npos;
      if (const auto own = head.text("permalink"); own && collection.has_permalinks) {
        page.url = to_nfc(clean_url_path(percent_decode(*own)));
        page.url_is_certain = true;
      }
      for (const std::string_view key : {"pubDate", "date", "publishDate", "published"}) {
        if (!page.date.empty() || head.find(key) == nullptr) continue;
        if (const auto date = build_.date_of(*head.find(key))) {
          page.date = date->iso_day();
        }
      }
      page.is_post = !page.date.empty() || head.has("date") || head.has("pubDate");
      // The blog's own code says whether drafts are built.
      if (head.is_true("draft")) page.state = PageState::kDraft;
      build_.pages.push_back(std::move(built));
    }
  }

  SiteBuild& build_;
  std::vector<Collection> collections_;
  bool writes_files_ = false, knows_integrations_ = false;
};

}  // namespace

void find_astro_pages(SiteBuild& build) {
  AstroFinder(build).find();
}

}  // namespace postlint
