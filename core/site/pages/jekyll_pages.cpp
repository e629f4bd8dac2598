// The addresses of Jekyll's posts, documents of collections and pages.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/strings.h"
#include "core/site/pages/jekyll_finder.h"
#include "core/site/url_path.h"
#include "core/site/url_slugs.h"

namespace postlint {
namespace {

// A post's date and slug by its file name.
struct PostName {
  DateTime date;
  std::string slug;
};

std::optional<PostName> read_post_name(std::string_view stem) {
  std::array<int, 3> numbers{};
  std::size_t at = 0;
  for (std::size_t part = 0; part < 3; ++part) {
    const std::size_t begin = at;
    const std::size_t most = part == 0 ? 4 : 2;
    while (at < stem.size() && at - begin < most && is_ascii_digit(stem[at])) {
      numbers[part] = numbers[part] * 10 + (stem[at++] - '0');
    }
    const std::size_t least = part == 0 ? 2 : 1;
    if (at - begin < least || at >= stem.size() || stem[at] != '-') return std::nullopt;
    ++at;
  }
  PostName name;
  name.date.year = numbers[0] < 100 ? numbers[0] + 2000 : numbers[0];
  name.date.month = numbers[1];
  name.date.day = numbers[2];
  if (numbers[1] < 1 || numbers[1] > 12 || numbers[2] < 1 || numbers[2] > 31) return std::nullopt;
  name.slug = stem.substr(at);
  return name;
}

// What a source's extension becomes.
std::string output_extension(std::string_view extension) {
  if (is_jekyll_markdown(extension) || extension == "htm")
    return extension == "htm" ? ".htm" : ".html";
  if (extension == "scss" || extension == "sass") return ".css";
  if (extension == "coffee") return ".js";
  if (extension == "textile" || extension == "adoc") return ".html";
  return "." + std::string(extension);
}

// A pattern, or the name of one.
std::string style_pattern(const EngineProfile& profile, std::string_view style) {
  if (style.empty()) return std::string(profile.permalink);
  for (const auto& [name, pattern] : profile.permalink_styles) {
    if (name == style) return std::string(pattern);
  }
  return std::string(style);
}

}  // namespace

std::optional<std::string> JekyllFinder::value(const PageHead& head, std::string_view type,
                                               std::string_view key) const {
  if (head.has(key)) return head.text(key);
  std::string text = default_text(head.path, type, key);
  if (text.empty()) return std::nullopt;
  return text;
}

void JekyllFinder::fill_tokens(PermalinkTokens& tokens, const UrlDate& date) const {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  static constexpr std::array<std::string_view, 7> kDays = {
      "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  const CalendarDay day = calendar_day(date);
  const auto two = [](int number) { return fmt::format("{:02}", number); };
  tokens["year"] = fmt::format("{:04}", date.year);
  tokens["short_year"] = two(date.year % 100);
  tokens["month"] = two(date.month);
  tokens["i_month"] = std::to_string(date.month);
  tokens["short_month"] = kMonths[static_cast<std::size_t>(date.month - 1)].substr(0, 3);
  tokens["long_month"] = kMonths[static_cast<std::size_t>(date.month - 1)];
  tokens["day"] = two(date.day);
  tokens["i_day"] = std::to_string(date.day);
  tokens["y_day"] = fmt::format("{:03}", day.day_of_year);
  tokens["w_day"] = std::to_string(day.weekday == 0 ? 7 : day.weekday);
  tokens["w_year"] = std::to_string(day.iso_year);
  tokens["week"] = two(day.iso_week);
  tokens["short_day"] = kDays[static_cast<std::size_t>(day.weekday)].substr(0, 3);
  tokens["long_day"] = kDays[static_cast<std::size_t>(day.weekday)];
  tokens["hour"] = two(date.hour);
  tokens["minute"] = two(date.minute);
  tokens["second"] = two(date.second);
}

// The folders above _posts, then those of the front matter.
std::vector<std::string> JekyllFinder::categories(const PageHead& head, std::string_view type,
                                                  bool from_folders) const {
  std::vector<std::string> names;
  const auto add = [&names](std::string_view name) {
    const std::string lower = slug_jekyll(trim(name), "none");
    if (!lower.empty() && std::find(names.begin(), names.end(), lower) == names.end()) {
      names.push_back(lower);
    }
  };
  if (from_folders) {
    std::string_view folder = head.folder;
    if (!collections_folder_.empty() && folder.starts_with(collections_folder_)) {
      folder.remove_prefix(std::min(folder.size(), collections_folder_.size() + 1));
    }
    for (const std::string_view part : split(folder, '/')) {
      if (part == "_posts" || part == "_drafts") break;
      add(part);
    }
  }
  if (const auto one = value(head, type, "category"); one && head.has("category")) {
    add(*one);
    return names;
  }
  const FieldValue* list = head.find("categories");
  if (list != nullptr && list->is_scalar()) {
    for (const std::string_view part : split(list->text, ' ')) add(part);
  } else if (list != nullptr) {
    for (const std::string& item : head.texts("categories")) add(item);
  }
  for (const std::string_view key : {"category", "categories"}) {
    if (head.has(key)) continue;
    const std::string text = default_text(head.path, type, key);
    for (const std::string_view part : split(text, ' ')) add(part);
  }
  return names;
}

void JekyllFinder::add(BuiltPage built, const PageHead& head, std::string_view type) {
  SitePage& page = built.page;
  page.source = head.path;
  page.title = head.title();
  const std::optional<std::string> published = value(head, type, "published");
  if (head.has("published") ? !head.text("published") || head.is_false("published")
                            : published && equals_ignoring_case(*published, "false")) {
    page.state = PageState::kHidden;
  }
  for (const std::string& from : head.texts("redirect_from")) {
    page.aliases.push_back(clean_url_path(percent_decode(trim(from))));
  }
  build_.pages.push_back(std::move(built));
}

void JekyllFinder::add_post(const PageHead& head, bool is_draft) {
  const std::optional<PostName> name = read_post_name(head.stem);
  if (!name && !is_draft) return;  // Jekyll takes no notice of it
  BuiltPage built;
  SitePage& page = built.page;
  page.is_post = true;
  const int offset = build_.blog.utc_offset_minutes;
  std::optional<UrlDate> date;
  bool date_is_certain = true;
  if (const FieldValue* value = head.find("date")) {
    date = build_.date_of(*value);
    date_is_certain = date && date->is_certain;
  }
  if (!date && name) date = url_date_of(name->date, offset);
  std::string pattern = style_pattern(*build_.blog.profile, permalink_);
  for (const JekyllCollection& collection : collections_) {
    if (collection.label == "posts" && !collection.permalink.empty()) {
      pattern = style_pattern(*build_.blog.profile, collection.permalink);
    }
  }
  const std::optional<std::string> own = value(head, "posts", "permalink");
  if (own && !own->empty()) pattern = *own;

  PermalinkTokens tokens;
  const std::string slug = head.text("slug").value_or(name ? name->slug : head.stem);
  tokens["title"] = slug_jekyll(slug, "pretty", true);
  tokens["slug"] = slug_jekyll(slug);
  tokens["name"] = slug_jekyll(head.stem);
  tokens["output_ext"] = output_extension(head.extension);
  tokens["collection"] = "posts";
  const std::size_t posts = head.path.rfind(is_draft ? "_drafts/" : "_posts/");
  const std::string below = head.path.substr(posts == std::string::npos ? 0 : posts + 7);
  tokens["path"] = below.substr(0, below.rfind('.'));
  const std::vector<std::string> names = categories(head, "posts", true);
  tokens["categories"] = join(names, "/");
  std::vector<std::string> slugs;
  for (const std::string& one : names) slugs.push_back(slug_jekyll(one));
  tokens["slugified_categories"] = join(slugs, "/");
  if (!date_is_certain) page.url_is_certain = fill_permalink(pattern, tokens).is_known;
  if (date) {
    fill_tokens(tokens, *date);
    page.date = date->iso_day();
  }
  const Permalink made = fill_permalink(pattern, tokens);
  if (made.is_known) {
    page.url = sanitize_jekyll_url(made.path);
  } else {
    page.url_is_certain = false;
  }
  if (is_draft) {
    page.state = PageState::kDraft;
  } else if (date && date->seconds > build_.blog.now && !shows_future_) {
    page.state = PageState::kFuture;
  }
  built.terms.emplace_back("categories", names);
  std::vector<std::string> tags = head.texts("tags");
  if (const FieldValue* list = head.find("tags"); list != nullptr && list->is_scalar()) {
    tags.clear();
    for (const std::string_view part : split(list->text, ' ')) {
      if (!trim(part).empty()) tags.emplace_back(trim(part));
    }
  }
  if (const auto tag = head.text("tag")) tags = {*tag};
  built.terms.emplace_back("tags", std::move(tags));
  add(std::move(built), head, is_draft ? "drafts" : "posts");
}

// What a page's or a document's URL ends in, by the site's permalink setting.
std::string JekyllFinder::page_suffix() const {
  if (permalink_ == "pretty" || permalink_ == "/") return "/";
  if (permalink_.empty() || permalink_.find(':') == std::string::npos) return ":output_ext";
  if (permalink_.ends_with('/')) return "/";
  return permalink_.ends_with(":output_ext") ? ":output_ext" : "";
}

void JekyllFinder::add_document(const PageHead& head, const JekyllCollection& collection) {
  BuiltPage built;
  SitePage& page = built.page;
  const std::string folder = join_path(collections_folder_, "_" + collection.label) + "/";
  const std::string below = head.path.substr(folder.size());
  PermalinkTokens tokens;
  tokens["collection"] = collection.label;
  tokens["path"] = below.substr(0, below.rfind('.'));
  const std::string slug = head.text("slug").value_or(head.stem);
  tokens["name"] = slug_jekyll(head.stem);
  tokens["title"] = slug_jekyll(slug, "pretty", true);
  tokens["slug"] = slug_jekyll(slug);
  tokens["output_ext"] = output_extension(head.extension);
  tokens["categories"] = join(categories(head, collection.label, false), "/");
  bool date_is_certain = true;
  const PermalinkTokens undated = tokens;
  if (const FieldValue* value = head.find("date")) {
    if (const auto date = build_.date_of(*value)) {
      fill_tokens(tokens, *date);
      page.date = date->iso_day();
      date_is_certain = date->is_certain;
    }
  }
  std::string pattern = collection.permalink;
  if (pattern.empty() || pattern.find_first_of(":/") == std::string::npos) {
    pattern = "/:collection/:path" + (pattern.empty()       ? page_suffix()
                                      : pattern == "pretty" ? "/"
                                                            : ":output_ext");
  }
  const std::optional<std::string> own = value(head, collection.label, "permalink");
  if (own && !own->empty()) pattern = *own;
  const Permalink made = fill_permalink(pattern, tokens);
  page.url_is_certain =
      made.is_known && (date_is_certain || fill_permalink(pattern, undated).is_known);
  if (made.is_known) {
    page.url = sanitize_jekyll_url(made.path);
    if (head.stem == "index" && page.url.ends_with("/index.html")) {
      page.url.resize(page.url.size() - 10);
    }
  }
  if (!collection.is_output) page.state = PageState::kHidden;
  add(std::move(built), head, collection.label);
}

void JekyllFinder::add_page(const PageHead& head) {
  const std::string extension = output_extension(head.extension);
  const bool is_html = extension == ".html" || extension == ".htm";
  // {"a": 1} is data to Jekyll, which knows heads between --- only.
  if (head.front_matter.format != FrontMatterFormat::kYaml) {
    if (!is_jekyll_markdown(head.extension) || !has_optional_heads_) return;
  }
  BuiltPage built;
  SitePage& page = built.page;
  page.url_is_certain = head.front_matter.present();
  const std::string folder = head.folder.empty() ? "/" : "/" + head.folder + "/";
  const std::optional<std::string> own = value(head, "pages", "permalink");
  if (own && !own->empty()) {
    PermalinkTokens tokens;
    tokens["basename"] = head.stem;
    tokens["path"] = head.folder;
    tokens["output_ext"] = extension;
    const Permalink made = fill_permalink(*own, tokens);
    page.url_is_certain = made.is_known;
    if (made.is_known) page.url = sanitize_jekyll_url(percent_decode(made.path));
  } else if (!is_html) {
    page.url = folder + head.stem + extension;
  } else if (head.stem == "index") {
    page.url = folder;
  } else {
    const std::string suffix = page_suffix();
    page.url = folder + head.stem + (suffix == ":output_ext" ? extension : suffix);
  }
  add(std::move(built), head, "pages");
}

}  // namespace postlint
