// Eleventy: every template below the input folder is a page at its path, unless a permalink of its
// own or of its folder's data says otherwise. Permalinks are templates; the common ones are read.
#include <algorithm>
#include <map>

#include "core/base/strings.h"
#include "core/site/config_values.h"
#include "core/site/engine_markers.h"
#include "core/site/pages/eleventy_pagination.h"
#include "core/site/script_literals.h"
#include "core/site/site_build.h"
#include "core/site/url_date.h"
#include "core/site/url_path.h"
#include "core/site/url_slugs.h"

namespace postlint {
namespace {

class EleventyFinder {
 public:
  explicit EleventyFinder(SiteBuild& build) : build_(build) {}

  void find() {
    read_settings();
    build_.takes_hidden_files = true;
    std::vector<std::string> paths;
    const auto enters = [this](std::string_view folder) {
      const std::string_view name = base_name(folder);
      return name != "_includes" && name != "_data" && name != "_layouts" && folder != output_ &&
             folder != includes_ && folder != data_;
    };
    for (std::string& path : build_.list(input_, enters)) {
      const PageHead head = split_head_path(path);
      if (head.path.ends_with(".11ty.js") || head.path.ends_with(".11ty.mjs")) {
        build_.pages_are_open = true;
      }
      const bool is_template = head.extension == "md" || head.extension == "html" ||
                               head.extension == "njk" || head.extension == "liquid" ||
                               head.extension == "hbs" || head.extension == "ejs";
      const bool is_about = input_.empty() && head.folder.empty() &&
                            (head.stem == "README" || head.stem == "LICENSE");
      if (is_template && !is_about) paths.push_back(std::move(path));
    }
    for (const PageHead& head : build_.read_heads(std::move(paths))) add(head);
    for (const std::string_view glob : {"/tags/**", "/page/**", "/**/page/**", "/404.html"}) {
      build_.open_paths.emplace_back(glob);
    }
    if (knows_plugins_) return;
    for (const std::string_view glob : {"/*.xml", "/**/*.xml", "/*.json", "/robots.txt"}) {
      build_.open_paths.emplace_back(glob);
    }
  }

 private:
  void read_settings() {
    std::string text;
    for (const std::string_view name : engine_markers(Engine::kEleventy)) {
      if (text.empty()) text = build_.read_first({name});
    }
    text = without_script_comments(text);
    const bool has_config = !text.empty();
    input_ = script_value(script_block(text, "dir"), "input").value_or("");
    if (input_.empty()) input_ = set_folder(text, "setInputDirectory");
    const std::string output = script_value(script_block(text, "dir"), "output").value_or("_site");
    if (input_.empty()) input_ = input_of_command();
    // Without its configuration nobody knows where the pages are.
    if (!has_config && input_.empty()) build_.pages_are_open = true;
    input_ = normalize_path(input_);
    output_ = normalize_path(output);
    includes_ = join_path(
        input_, script_value(script_block(text, "dir"), "includes").value_or("_includes"));
    data_ = join_path(input_, script_value(script_block(text, "dir"), "data").value_or("_data"));
    if (const auto prefix = script_value(text, "pathPrefix")) {
      build_.prefix = clean_url_path(*prefix);
      while (build_.prefix.ends_with('/')) build_.prefix.pop_back();
    } else if (has_script_key(text, "pathPrefix")) {
      build_.note("pathPrefix is computed: set site.url in .postlint.yaml to the blog's address");
      build_.pages_are_open = true;
    }
    knows_plugins_ = has_config && has_known_plugins(text);
    read_address();
    read_copies(text);
    if (knows_plugins_ && !changes_markdown(text)) {
      AddressHandling& addresses = build_.addresses;
      addresses.links = addresses.sources = addresses.images = addresses.html = true;
    }
    // The preprocessor that Eleventy's documentation gives.
    hides_drafts_ = text.find("addPreprocessor(") != std::string::npos &&
                    text.find("data.draft") != std::string::npos;
    // Collections and plug-ins can make pages by code.
    if (text.find("addTemplate(") != std::string::npos) build_.pages_are_open = true;
  }

  // Plug-ins that write no files and leave addresses as they are.
  static bool has_known_plugins(std::string_view text) {
    constexpr std::string_view kHarmless[] = {"IdAttributePlugin",
                                              "syntaxHighlight",
                                              "pluginSyntaxHighlight",
                                              "pluginNavigation",
                                              "eleventyNavigationPlugin",
                                              "navigationPlugin",
                                              "pluginRss",
                                              "rssPlugin",
                                              "RenderPlugin",
                                              "EleventyRenderPlugin",
                                              "bundlerPlugin",
                                              "pluginBundle",
                                              "EleventyI18nPlugin"};
    constexpr std::string_view kCall = "addPlugin(";
    for (std::size_t at = text.find(kCall); at != std::string_view::npos;
         at = text.find(kCall, at + 1)) {
      const std::string_view rest = trim_left(text.substr(at + kCall.size()));
      const std::string_view name = rest.substr(0, rest.find_first_of(",)\n \t"));
      if (std::find(std::begin(kHarmless), std::end(kHarmless), name) == std::end(kHarmless))
        return false;
    }
    return text.find("require(\"./") == std::string_view::npos &&
           text.find("require('./") == std::string_view::npos &&
           text.find("from \"./") == std::string_view::npos &&
           text.find("from './") == std::string_view::npos;
  }

  // Whether code of the configuration has a hand in the pages, but for what postlint convert
  // writes.
  static bool changes_markdown(std::string_view written) {
    std::string text(written);
    for (const std::string_view own : {"githubHeadingIds", "typography"}) {
      text = replace_all(text, "amendLibrary(\"md\", " + std::string(own) + ")", "");
    }
    for (const std::string_view call :
         {"addTransform(", "setLibrary(", "amendLibrary(", "addExtension("}) {
      if (text.find(call) != std::string_view::npos) return true;
    }
    return false;
  }

  // Where the blog is served stands in its global data, by the names of the usual starters.
  void read_address() {
    for (const std::string_view name : {"metadata", "site"}) {
      const std::string base = join_path(data_, name);
      for (const std::string_view ending : {".json", ".js", ".mjs", ".cjs"}) {
        const std::string text = build_.read_first({base + std::string(ending)});
        if (text.empty()) continue;
        const auto url = ending == ".json" ? json_url(text) : script_value(text, "url");
        if (url && url->starts_with("http")) return build_.set_address(*url, false);
      }
    }
  }

  static std::optional<std::string> json_url(const std::string& text) {
    const ConfigValues values = read_config_values("a.json", text);
    const auto at = values.find("url");
    return at == values.end() ? std::nullopt : std::optional(at->second);
  }

  // "eleventy --input=src" among the scripts of package.json.
  std::string input_of_command() const {
    const std::string package = build_.read_first({"package.json"});
    const std::size_t at = package.find("--input");
    if (at == std::string::npos) return {};
    const std::string_view rest = std::string_view(package).substr(at + 8, 200);
    return std::string(rest.substr(0, rest.find_first_of(" \"&;")));
  }

  static std::string set_folder(std::string_view text, std::string_view function) {
    const std::size_t at = text.find(function);
    if (at == std::string_view::npos) return {};
    const std::vector<std::string> strings = quoted_strings(text.substr(at, 200));
    return strings.empty() ? std::string() : strings.front();
  }

  // addPassthroughCopy("img"), addPassthroughCopy({"src/img": "img"})
  void read_copies(std::string_view text) {
    constexpr std::string_view kCall = "addPassthroughCopy(";
    for (std::size_t at = text.find(kCall); at != std::string_view::npos;
         at = text.find(kCall, at + 1)) {
      std::string_view rest = text.substr(at + kCall.size());
      rest = rest.substr(0, rest.find(')'));
      const std::string_view begin = trim_left(rest);
      if (begin.starts_with('{')) {
        const auto pairs = script_pairs(begin);
        if (pairs.empty()) build_.assets_are_open = true;
        for (const auto& [from, to] : pairs) add_copy(from, to);
      } else {
        const std::vector<std::string> strings = quoted_strings(begin);
        if (strings.empty()) {
          build_.assets_are_open = true;
          continue;
        }
        std::string url = normalize_path(strings.front());
        if (!input_.empty() && url.starts_with(input_ + "/")) url.erase(0, input_.size() + 1);
        add_copy(strings.front(), url);
      }
    }
    // Other template formats are copied where they lie.
    if (!knows_plugins_ || text.find("emplateFormats") != std::string_view::npos)
      build_.assets_are_open = true;
  }

  void add_copy(std::string from, const std::string& to) {
    from = normalize_path(from);
    if (is_glob(from)) {
      build_.assets_are_open = true;
      return;
    }
    std::string url = normalize_path(to);
    if (url == "." || url == "/") url.clear();
    if (build_.has_file(from)) {
      from = std::string(folder_of(from));
      url = std::string(folder_of(url));
    }
    build_.assets.push_back({from, url});
  }

  // The permalink that the data files of the folder and those above it give; JSON only.
  const std::string& folder_permalink(const std::string& folder) {
    const auto [at, is_new] = permalinks_.try_emplace(folder);
    if (!is_new) return at->second;
    const std::string name(base_name(folder));
    std::string found;
    for (const std::string_view ending : {".11tydata.json", ".json"}) {
      const std::string path = join_path(folder, name + std::string(ending));
      if (name.empty() || !build_.has_file(path)) continue;
      const YamlNode tree = read_config_tree(path, build_.read(build_.at(path)).value_or(""));
      if (find_in(tree, "permalink") != nullptr) found = text_in(tree, "permalink");
    }
    for (const std::string_view ending : {".11tydata.js", ".11tydata.cjs", ".11tydata.mjs"}) {
      const std::string path = join_path(folder, name + std::string(ending));
      if (name.empty() || !build_.has_file(path)) continue;
      const std::string text = build_.read(build_.at(path)).value_or("");
      if (!has_script_key(text, "permalink")) continue;
      found = script_value(text, "permalink").value_or("{{ computed }}");
    }
    if (found.empty() && !folder.empty() && folder != input_) {
      found = folder_permalink(std::string(folder_of(folder)));
    }
    return permalinks_[folder] = found;
  }

  // The file's name without extension and without what ends in the first "2024-01-02-" in it.
  static std::string file_slug(const PageHead& head) {
    const std::string stem = head.stem == "index" ? std::string(base_name(head.folder)) : head.stem;
    constexpr std::string_view kDate = "dddd-dd-dd-";
    for (std::size_t at = 0; at + kDate.size() <= stem.size(); ++at) {
      std::size_t same = 0;
      while (same < kDate.size() &&
             (kDate[same] == 'd' ? is_ascii_digit(stem[at + same]) : stem[at + same] == '-')) {
        ++same;
      }
      if (same == kDate.size()) return stem.substr(at + same);
    }
    return stem;
  }

  // What a permalink's `{{ … }}` stand for; nullopt: not known.
  std::optional<std::string> fill(std::string_view text, const PageHead& head) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      if (text.substr(at, 2) == "{%") return std::nullopt;
      if (text.substr(at, 2) != "{{") {
        out += text[at++];
        continue;
      }
      const std::size_t end = text.find("}}", at);
      if (end == std::string_view::npos) return std::nullopt;
      std::string inner(trim(text.substr(at + 2, end - at - 2)));
      at = end + 2;
      std::erase(inner, ' ');
      if (inner == "page.fileSlug" || inner == "page.fileSlug|slugify" || inner == "fileSlug") {
        out += file_slug(head);
      } else if (inner == "page.filePathStem") {
        std::string folder = head.folder.substr(std::min(head.folder.size(), input_.size()));
        out += clean_url_path(folder + "/" + (head.stem == "index" ? "index" : file_slug(head)));
      } else if ((inner == "title|slugify" || inner == "title|slug") && !head.title().empty()) {
        // Of a Korean title nothing is left.
        out +=
            inner == "title|slug" ? slug_eleventy_old(head.title()) : slug_eleventy(head.title());
      } else if (inner == "slug" && head.text("slug")) {
        out += *head.text("slug");
      } else {
        return std::nullopt;
      }
    }
    return out;
  }

  void add(const PageHead& head) {
    if (const auto pages = read_pagination(build_, head, data_)) {
      for (const PaginatedPage& made : *pages) {
        if (made.leads_to.empty()) {
          build_.generate(made.url, "page");
        } else {
          build_.redirects.push_back({made.url, made.leads_to});
        }
      }
      return;
    }
    BuiltPage built;
    SitePage& page = built.page;
    page.source = head.path;
    page.title = head.title();
    if (const FieldValue* value = head.find("date")) {
      if (const auto date = build_.date_of(*value)) page.date = date->iso_day();
    } else if (const auto named = date_of_file_name(head.name)) {
      page.date = url_date_of(*named, 0).iso_day();
    }
    page.is_post = head.has("date") || !page.date.empty();
    std::string folder = head.folder.substr(std::min(head.folder.size(), input_.size()));
    folder = clean_url_path(folder);
    if (!folder.ends_with('/')) folder += '/';
    const std::string below = base_name(head.folder) == head.stem && head.folder != input_
                                  ? folder
                                  : folder + head.stem + "/";
    page.url = head.stem == "index" ? folder : below;

    const FieldValue* own = head.find("permalink");
    std::string pattern = folder_permalink(head.folder);
    if (own != nullptr) pattern = own->is_scalar() ? own->text : "{{ map }}";
    const bool is_off = own != nullptr ? head.is_false("permalink") : pattern == "false";
    if (is_off) {
      page.state = PageState::kHidden;  // the URL is what it would have
    } else if (!pattern.empty()) {
      if (const auto url = fill(pattern, head)) {
        page.url = clean_url_path(*url);
        if (page.url.ends_with("/index.html")) page.url.resize(page.url.size() - 10);
      } else {
        const std::string start = clean_url_path(pattern.substr(0, pattern.find('{')));
        page.url = start.substr(0, start.rfind('/') + 1) + head.stem + "/";
        page.url_is_certain = false;
      }
    }
    if (head.has("pagination")) page.url_is_certain = false;
    // `draft: true` means nothing to Eleventy, but often something to the blog's own code.
    if (head.is_true("draft")) {
      if (hides_drafts_) {
        page.state = PageState::kDraft;
      } else {
        page.url_is_certain = false;
      }
    }
    for (const std::string_view key : {"redirect_from", "aliases"}) {
      for (const std::string& from : head.texts(key)) {
        page.aliases.push_back(clean_url_path(percent_decode(from)));
      }
    }
    build_.pages.push_back(std::move(built));
  }

  SiteBuild& build_;
  std::string input_, output_, includes_, data_;
  bool hides_drafts_ = false, knows_plugins_ = false;
  std::map<std::string, std::string> permalinks_;  // folder → permalink of its data
};

}  // namespace

void find_eleventy_pages(SiteBuild& build) {
  EleventyFinder(build).find();
}

}  // namespace postlint
