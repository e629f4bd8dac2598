// The addresses of Hugo's pages: by file, slug and permalink pattern.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/pages/hugo_finder.h"
#include "core/site/url_path.h"
#include "core/site/url_slugs.h"

namespace postlint {

std::size_t HugoFinder::take_language(std::string& stem, std::size_t otherwise) const {
  const std::size_t dot = stem.rfind('.');
  if (dot == std::string::npos || dot == 0) return otherwise;
  const std::string code = ascii_lower(stem.substr(dot + 1));
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i].code != code) continue;
    stem.resize(dot);
    return i;
  }
  return otherwise;
}

std::string HugoFinder::make_path(std::string_view text) const {
  std::string path = hugo_path(text, removes_accents_);
  return lowers_ ? to_lower(path) : path;
}

std::string HugoFinder::make_file_path(std::string_view name) const {
  std::string path = hugo_file_path(name, removes_accents_);
  return lowers_ ? to_lower(path) : path;
}

std::string HugoFinder::ending(std::string_view path, bool is_ugly) const {
  std::string url(path);
  while (url.size() > 1 && url.ends_with('/')) url.pop_back();
  if (url == "/") return url;
  return url + (is_ugly ? ".html" : "/");
}

PermalinkTokens HugoFinder::tokens_of(const PageHead& head,
                                      const std::vector<std::string>& sections,
                                      std::string_view name, const UrlDate& date) const {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  static constexpr std::array<std::string_view, 7> kDays = {
      "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  PermalinkTokens tokens;
  // The result is decoded once more as a query would be: "+" becomes a blank and vanishes.
  const auto segment = [this](std::string_view text) {
    return make_path(percent_decode(replace_all(hugo_path(text, removes_accents_), "+", "")));
  };
  const std::string title = segment(head.title());
  const std::string slug = head.text("slug").value_or("");
  std::string own = segment(slug);
  while (own.starts_with('-')) own.erase(0, 1);
  while (own.ends_with('-')) own.pop_back();
  const std::string file = segment(name);
  tokens["title"] = title;
  // A slug of which nothing is left is a slug all the same.
  tokens["slug"] = slug.empty() ? title : own;
  tokens["slugorfilename"] = tokens["slugorcontentbasename"] = slug.empty() ? file : own;
  tokens["filename"] = tokens["contentbasename"] = file;
  tokens["section"] = sections.empty() ? "" : make_path(sections.front());
  std::vector<std::string> paths;
  for (const std::string& one : sections) paths.push_back(make_path(one));
  tokens["sections"] = join(paths, "/");
  const CalendarDay day = calendar_day(date);
  tokens["year"] = std::to_string(date.year);
  tokens["2006"] = fmt::format("{:04}", date.year);
  tokens["month"] = tokens["01"] = fmt::format("{:02}", date.month);
  tokens["day"] = tokens["02"] = fmt::format("{:02}", date.day);
  tokens["06"] = fmt::format("{:02}", date.year % 100);
  tokens["1"] = std::to_string(date.month);
  tokens["2"] = std::to_string(date.day);
  tokens["monthname"] = kMonths[static_cast<std::size_t>(date.month - 1)];
  tokens["weekdayname"] = kDays[static_cast<std::size_t>(day.weekday)];
  tokens["weekday"] = std::to_string(day.weekday);
  tokens["yearday"] = std::to_string(day.day_of_year);
  return tokens;
}

// ":sections[1:]", ":sections[0]", ":sections[:last]": puts the paths in place. False: not read.
bool HugoFinder::pick_sections(std::string& pattern,
                               const std::vector<std::string>& sections) const {
  constexpr std::string_view kToken = ":sections[";
  for (std::size_t at = pattern.find(kToken); at != std::string::npos; at = pattern.find(kToken)) {
    const std::size_t close = pattern.find(']', at);
    if (close == std::string::npos) return false;
    const std::string range = pattern.substr(at + kToken.size(), close - at - kToken.size());
    const auto count = sections.size();
    const auto index = [count](std::string_view text, std::size_t otherwise) -> std::size_t {
      if (text.empty()) return otherwise;
      if (text == "last") return count == 0 ? 0 : count - 1;
      std::size_t number = 0;
      for (const char c : text) {
        if (!is_ascii_digit(c) || number > count) return count + 1;
        number = number * 10 + static_cast<std::size_t>(c - '0');
      }
      return number;
    };
    const std::size_t colon = range.find(':');
    const std::size_t first = index(std::string_view(range).substr(0, colon), 0);
    const std::size_t last = colon == std::string::npos
                                 ? first + 1
                                 : index(std::string_view(range).substr(colon + 1), count);
    std::vector<std::string> paths;
    for (std::size_t i = first; i < std::min(last, count); ++i) {
      paths.push_back(make_path(sections[i]));
    }
    pattern.replace(at, close + 1 - at, join(paths, "/"));
  }
  return true;
}

std::string HugoFinder::url_of(const PageHead& head, const std::vector<std::string>& sections,
                               std::string_view name, const std::optional<UrlDate>& date,
                               bool& is_known) {
  const std::string section = sections.empty() ? "/" : ascii_lower(sections.front());
  const auto pattern = permalinks_.find(section);
  if (pattern != permalinks_.end()) {
    std::string text = pattern->second;
    const auto filled = [&](const UrlDate& day) {
      return fill_permalink(text, tokens_of(head, sections, name, day));
    };
    if (!pick_sections(text, sections)) is_known = false;
    // Without a date it is the first day of the year 1, unless one was meant that is not read.
    const Permalink made = filled(date.value_or(UrlDate{.year = 1, .month = 1, .day = 1}));
    is_known = is_known && made.is_known;
    if (!date && made.path != filled({.year = 2, .month = 2, .day = 2}).path) is_known = false;
    return ending(clean_url_path(made.path), is_ugly_);
  }
  std::string path = "/";
  for (const std::string& one : sections) path += one + "/";
  std::string last = head.text("slug").value_or("");
  if (last.empty()) {
    last = name;
  } else {
    while (last.starts_with('-')) last.erase(0, 1);
    while (last.ends_with('-')) last.pop_back();
    if (last == "index") last.clear();  // the file "index.html" of the section
  }
  last = make_file_path(last);
  if (is_ugly_ && last.empty()) return make_path(path) + ".html";
  return ending(make_path(path) + last, is_ugly_);
}

// Whether Hugo shows the page: drafts, dates that lie ahead or behind, headless bundles.
void HugoFinder::take_state(SitePage& page, const PageHead& head) const {
  if (head.is_true("draft") || head.is_false("published")) {
    if (!shows_drafts_) page.state = PageState::kDraft;
  }
  const auto instant = [&](std::initializer_list<std::string_view> keys) -> std::int64_t {
    for (const std::string_view key : keys) {
      const FieldValue* value = head.find(key);
      if (value == nullptr) continue;
      const auto read = build_.date_of(*value);
      if (read) return read->seconds;
    }
    return 0;
  };
  const std::int64_t from = instant({"publishDate", "pubdate", "published", "date"});
  const std::int64_t until = instant({"expiryDate", "unpublishdate"});
  if (page.state == PageState::kPublished && from > build_.blog.now && !shows_future_) {
    page.state = PageState::kFuture;
  }
  if (page.state == PageState::kPublished && until != 0 && until < build_.blog.now &&
      !shows_expired_) {
    page.state = PageState::kExpired;
  }
  bool is_hidden = head.is_true("headless");
  for (const std::string_view key : {"_build", "build"}) {
    const FieldValue* build = head.find(key);
    if (build == nullptr) continue;
    for (const FieldEntry& entry : build->entries) {
      if (entry.key == "render" && (entry.value.text == "never" || entry.value.text == "false")) {
        is_hidden = true;
      }
    }
  }
  if (is_hidden) page.state = PageState::kHidden;
}

void HugoFinder::take_aliases(SitePage& page, const PageHead& head) const {
  for (const std::string& alias : head.texts("aliases")) {
    const std::string text = percent_decode(trim(alias));
    // One that is not rooted starts beside the page.
    const std::string parent = page.url.substr(0, page.url.rfind('/', page.url.size() - 2) + 1);
    // A rooted one is below no language.
    std::string alias_path = resolve_dot_segments(text.starts_with('/') ? text : parent + text);
    if (!alias_path.ends_with('/') && !alias_path.ends_with(".html")) alias_path += '/';
    page.aliases.push_back(std::move(alias_path));
  }
}

// The lists that a published page stands in.
void HugoFinder::take_lists(BuiltPage& built, const PageHead& head, const std::string& prefix,
                            const std::vector<std::string>& sections) {
  for (const auto& [url_name, key] : taxonomies_) {
    std::vector<std::string> terms;
    for (const std::string& term : head.texts(key)) terms.push_back(make_path(term));
    if (!terms.empty()) {
      built.terms.emplace_back(prefix + "/" + make_path(url_name), std::move(terms));
    }
  }
  // Only the first level is a section by itself; deeper ones need an _index file.
  if (!sections.empty()) sections_.insert(prefix + "/" + make_path(sections.front()) + "/");
}

void HugoFinder::add_page(PageHead head, const HugoRoot& root,
                          const std::set<std::string>& bundles) {
  std::string_view below = head.folder;
  below.remove_prefix(std::min(below.size(), root.folder.size()));
  while (below.starts_with('/')) below.remove_prefix(1);
  const std::string inside = join_path(root.below, below);
  std::string stem = head.stem;
  const std::size_t language = take_language(stem, root.language);
  std::vector<std::string> sections;
  for (const std::string_view part : split(inside, '/')) {
    if (!part.empty()) sections.emplace_back(part);
  }
  const bool is_section = stem == "_index";
  const bool is_bundle = stem == "index" && !sections.empty();
  // What lies in a leaf bundle is a part of its page.
  for (std::string folder = head.folder; folder.size() >= root.folder.size();) {
    if (bundles.contains(folder) && !(is_bundle && folder == head.folder)) return;
    if (folder == root.folder || folder.empty()) break;
    folder = std::string(folder_of(folder));
  }
  BuiltPage built;
  SitePage& page = built.page;
  page.source = head.path;
  page.title = head.title();
  page.language = language == 0 ? "" : languages_[language].code;
  std::optional<UrlDate> date;
  for (const std::string_view key :
       {"date", "publishDate", "pubdate", "published", "lastmod", "modified"}) {
    const FieldValue* value = head.find(key);
    if (value == nullptr) continue;
    date = build_.date_of(*value);
    if (date) break;
  }
  if (date) page.date = date->iso_day();
  page.is_post = !is_section && date.has_value() && !sections.empty();
  bool is_known = true;
  const std::string& prefix = languages_[language].prefix;
  if (is_section) {
    built.asset_folder = head.folder;
    page.url = prefix + ending(make_path("/" + join(sections, "/")), false);
    if (page.url.empty() || !page.url.ends_with('/')) page.url += "/";
  } else {
    std::string name = stem;
    if (is_bundle) {
      built.asset_folder = head.folder;
      name = sections.back();
      sections.pop_back();
    }
    page.url = prefix + url_of(head, sections, name, date, is_known);
  }
  if (const auto own = head.text("url"); own && !own->empty()) {
    is_known = own->find(':') == std::string::npos;
    const bool is_rooted = own->starts_with('/');
    std::string url = clean_url_path(percent_decode(*own));
    if (!url.ends_with('/') && url_extension(url).empty()) url += "/";
    page.url = (is_rooted ? "" : prefix) + url;
  }
  page.url_is_certain = is_known;
  take_state(page, head);
  take_aliases(page, head);
  if (page.state == PageState::kPublished) take_lists(built, head, prefix, sections);
  build_.pages.push_back(std::move(built));
}

}  // namespace postlint
