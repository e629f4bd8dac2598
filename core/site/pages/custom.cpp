// An engine of the owner's own, as .postlint.yaml describes it: which files are posts, the pattern
// of their URLs, the names of the fields.
#include <fmt/format.h>

#include <algorithm>

#include "core/base/strings.h"
#include "core/io/post_filter.h"
#include "core/post/post.h"
#include "core/site/permalink.h"
#include "core/site/site_build.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

// The name that the blog gives a field.
std::string field_name(const SiteBuild& build, const std::string& key) {
  const auto found = build.config.site.fields.find(key);
  return found == build.config.site.fields.end() ? key : found->second;
}

void fill_date(PermalinkTokens& tokens, const UrlDate& date) {
  tokens["year"] = fmt::format("{:04}", date.year);
  tokens["month"] = fmt::format("{:02}", date.month);
  tokens["day"] = fmt::format("{:02}", date.day);
  tokens["i_month"] = std::to_string(date.month);
  tokens["i_day"] = std::to_string(date.day);
  tokens["hour"] = fmt::format("{:02}", date.hour);
  tokens["minute"] = fmt::format("{:02}", date.minute);
  tokens["second"] = fmt::format("{:02}", date.second);
}

BuiltPage make_page(const SiteBuild& build, const PageHead& head) {
  const SiteSettings& site = build.config.site;
  BuiltPage built;
  SitePage& page = built.page;
  page.source = head.path;
  page.title = head.text(field_name(build, "title")).value_or("");
  PermalinkTokens tokens;
  for (const FieldEntry& entry : head.front_matter.entries) {
    if (entry.value.is_scalar()) tokens[entry.key] = trim(entry.value.text);
  }
  std::string slug = head.stem == "index" ? std::string(base_name(head.folder)) : head.stem;
  if (const auto own = head.text(field_name(build, "slug")); own && !own->empty()) slug = *own;
  tokens["slug"] = slug;
  tokens["name"] = head.stem;
  tokens["folder"] = base_name(head.folder);
  tokens["path"] = head.path.substr(0, head.path.rfind('.'));
  tokens["title"] = page.title;
  const PermalinkTokens undated = tokens;
  bool date_is_certain = true;
  if (const FieldValue* value = head.find(field_name(build, "date"))) {
    if (const auto date = build.date_of(*value)) {
      page.date = date->iso_day();
      fill_date(tokens, *date);
      date_is_certain = date->is_certain;
    }
  } else if (const auto named = date_of_file_name(head.name)) {
    const UrlDate date = url_date_of(*named, build.blog.utc_offset_minutes);
    page.date = date.iso_day();
    fill_date(tokens, date);
  }
  page.is_post = !page.date.empty();
  const Permalink made = fill_permalink(site.permalink, tokens, PermalinkNames::kWholeWords);
  page.url_is_certain = made.is_known && !site.permalink.empty();
  if (page.url_is_certain) page.url = clean_url_path(made.path);
  // "03/04/2017" is one day to some readers and another to others.
  if (!date_is_certain &&
      !fill_permalink(site.permalink, undated, PermalinkNames::kWholeWords).is_known) {
    page.url_is_certain = false;
  }
  if (const auto own = head.text(field_name(build, "url")); own && own->starts_with('/')) {
    page.url = clean_url_path(percent_decode(*own));
    page.url_is_certain = true;
  }
  for (const std::string& alias : head.texts(field_name(build, "aliases"))) {
    page.aliases.push_back(clean_url_path(percent_decode(trim(alias))));
  }
  // A folder of the post's name holds the post and what belongs to it.
  if (!head.folder.empty() && (head.stem == "index" || head.stem == base_name(head.folder)))
    built.asset_folder = head.folder;
  if (head.is_true(field_name(build, "draft")) || head.is_false("published")) {
    page.state = PageState::kDraft;
  }
  return built;
}

}  // namespace

void find_custom_pages(SiteBuild& build) {
  const SiteSettings& site = build.config.site;
  std::vector<Glob> content;
  for (const std::string& pattern : site.content) content.emplace_back("/" + pattern);
  std::vector<std::string> paths;
  for (std::string& path : build.list("")) {
    const bool is_named =
        content.empty() || std::any_of(content.begin(), content.end(),
                                       [&path](const Glob& glob) { return glob.matches(path); });
    if (is_named && is_post_name(base_name(path)) && (!content.empty() || !is_html_path(path))) {
      paths.push_back(std::move(path));
    }
  }
  for (const PageHead& head : build.read_heads(std::move(paths))) {
    build.pages.push_back(make_page(build, head));
  }
  if (site.permalink.empty()) {
    build.urls_are_known = false;
    build.note("site.permalink is not set: URLs are not known, so links by URL are not judged");
  }
  // What is said of them counts alone; else files may lie where engines usually have them.
  for (const std::string& folder :
       site.static_folders.empty() ? build.blog.static_folders : site.static_folders) {
    build.assets.push_back({folder == "." ? "" : folder, ""});
  }
  // Without a word about them, files may be served from anywhere.
  build.assets_are_open = site.static_folders.empty();
  // The lists that nearly every blog has.
  for (const std::string_view glob :
       {"/", "/index.html", "/page/**", "/**/page/**", "/{tag,tags,category,categories}/**",
        "/{archive,archives,author,authors}/**", "/*.xml", "/**/*.xml", "/robots.txt", "/404*",
        "/[0-9][0-9][0-9][0-9]/", "/[0-9][0-9][0-9][0-9]/[0-9]*/"}) {
    build.open_paths.emplace_back(glob);
  }
}

}  // namespace postlint
