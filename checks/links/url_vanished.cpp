#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "checks/excerpt.h"
#include "core/base/strings.h"
#include "core/lint/check_change.h"

namespace postlint {
namespace {
void check(const ChangeCheckContext& ctx, SiteReporter& reporter);
}

extern const Rule kUrlVanished;
const Rule kUrlVanished{
    .id = "url-vanished",
    .family = Family::kLinks,
    .severity = Severity::kWarning,
    .summary =
        "A change takes away the address of a published post, and nothing leads on from there.",
    .why =
        "Readers' bookmarks, other sites and search engines have the old address and get \"not "
        "found\". It happens when a file is renamed or deleted, when a title, date, slug or "
        "category that the address is made of is changed, when a post becomes a draft, or when the "
        "pattern of addresses changes. Looked for under --since and --staged only, by comparing "
        "the addresses of the blog before and after the change; lists that the engine makes (tags, "
        "paging) do not count. Links of other posts that the change breaks are reported where they "
        "stand, by link-page-missing, link-anchor-missing and their kin.",
    .bad = "---\ntitle: 서울 여행\ndate: 2024-05-01\nslug: seoul-trip\n---\n\n봄이 좋습니다.\n",
    .good =
        "---\ntitle: 서울 여행\ndate: 2024-05-01\nslug: seoul-trip\naliases: "
        "[/posts/seoul/]\n---\n\n"
        "봄이 좋습니다.\n",
    .example = {.path = "content/posts/seoul.md",
                .engine = Engine::kHugo,
                .before = "---\ntitle: 서울 여행\ndate: 2024-05-01\n---\n\n봄이 좋습니다.\n"},
    .check_change = check,
};

namespace {

// What became of an address.
struct Vanished {
  const SitePage* page;       // before the change
  const SitePage* successor;  // the same post now; nullptr: none is known
  bool is_withdrawn = false;  // the post is there, and not published
};

using Files = std::vector<ChangedFile>;

// The text of a post without what is often changed along with its name.
std::vector<std::string_view> lines_of_body(const std::string& text) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : split(text, '\n')) {
    if (!trim(line).empty()) lines.push_back(trim(line));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

bool are_alike(const std::string& left, const std::string& right) {
  if (left == right) return true;
  const std::vector<std::string_view> a = lines_of_body(left), b = lines_of_body(right);
  std::vector<std::string_view> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return !common.empty() && common.size() * 2 >= std::max(a.size(), b.size());
}

bool is_new_page(const ChangedFile& file) {
  return file.kind == ChangedFile::Kind::kPage && !file.before && file.after;
}

// Where a deleted file went: the new file with the same text, else the one that has most of its
// lines. nullptr: nowhere.
const ChangedFile* renamed_to(const ChangedFile& deleted, const Files& files) {
  // Comparing lines is for a few files; who moves hundreds at once rarely rewrites them.
  constexpr std::ptrdiff_t kMostCompared = 50;
  const auto same = std::find_if(files.begin(), files.end(), [&](const ChangedFile& file) {
    return is_new_page(file) && *file.after == *deleted.before;
  });
  if (same != files.end()) return &*same;
  if (std::count_if(files.begin(), files.end(), is_new_page) > kMostCompared) return nullptr;
  const auto alike = std::find_if(files.begin(), files.end(), [&](const ChangedFile& file) {
    return is_new_page(file) && are_alike(*deleted.before, *file.after);
  });
  return alike == files.end() ? nullptr : &*alike;
}

const ChangedFile* find_file(const Files& files, std::string_view path) {
  const std::string wanted = normalize_path(path);
  const auto found = std::find_if(files.begin(), files.end(), [&](const ChangedFile& file) {
    return normalize_path(file.path) == wanted;
  });
  return found == files.end() ? nullptr : &*found;
}

const SitePage* successor_of(const ChangeCheckContext& ctx, const SitePage& page) {
  if (const SitePage* same = ctx.after.find_source(page.source)) return same;
  const ChangedFile* file = find_file(ctx.files, page.source);
  if (file == nullptr || !file->before) return nullptr;
  const ChangedFile* renamed = renamed_to(*file, ctx.files);
  return renamed == nullptr ? nullptr : ctx.after.find_source(renamed->path);
}

bool is_published(const SitePage& page) {
  return page.state == PageState::kPublished && !page.url.empty() && page.url_is_certain;
}

// nullopt: the address is still good, or nobody knows.
std::optional<Vanished> judge(const ChangeCheckContext& ctx, const SitePage& page) {
  if (!is_published(page)) return std::nullopt;
  const SitePage* same = ctx.after.find_source(page.source);
  if (same != nullptr && same->url == page.url && is_published(*same)) return std::nullopt;
  const UrlLookup now = ctx.after.look_up_url(page.url);
  using Kind = UrlLookup::Kind;
  const bool is_there = now.kind == Kind::kRedirect || now.kind == Kind::kAsset ||
                        now.kind == Kind::kGenerated ||
                        (now.kind == Kind::kPage && now.page->state == PageState::kPublished);
  if (is_there && !now.is_other_case) return std::nullopt;
  if (now.kind == Kind::kUnknown && ctx.after.is_open_path(page.url)) return std::nullopt;
  Vanished vanished{&page, successor_of(ctx, page), false};
  if (vanished.successor != nullptr) {
    const SitePage& next = *vanished.successor;
    if (next.state == PageState::kPublished && !next.url_is_certain) return std::nullopt;
    vanished.is_withdrawn = next.state != PageState::kPublished;
  }
  return vanished;
}

// As the front matter has it: without what the whole site is served below.
std::string path_in_site(const ChangeCheckContext& ctx, const std::string& url) {
  const std::string& prefix = ctx.before.prefix();
  return prefix.empty() || !url.starts_with(prefix + "/") ? url : url.substr(prefix.size());
}

enum class Count : std::uint8_t { kOne, kMany };

// What to write so that the old address leads on; of many posts, for the first one.
std::string advice(const ChangeCheckContext& ctx, const Vanished& vanished, Count count) {
  const EngineProfile& profile = *ctx.blog.profile;
  const std::string old_path = path_in_site(ctx, vanished.page->url);
  const bool has_next = vanished.successor != nullptr && !vanished.is_withdrawn;
  std::string field(profile.alias_field);
  if (const auto own = ctx.config.site.fields.find("aliases"); own != ctx.config.site.fields.end())
    field = own->second;
  if (!field.empty()) {
    const std::string where = count == Count::kMany ? "give each post its former address, as in "
                              : has_next            ? "add to its front matter: "
                                         : "if another post takes its place, add to it: ";
    const std::string needs =
        profile.alias_needs.empty() ? "" : " (needs " + std::string(profile.alias_needs) + ")";
    const bool adds_file = profile.alias_is_file && old_path.ends_with('/');
    return where + field + ": [" + old_path + (adds_file ? "index.html]" : "]") + needs;
  }
  const std::string where = count == Count::kMany ? "add a line for each to "
                            : has_next            ? "add to "
                                                  : "if another page takes its place, add to ";
  const std::string arrow = profile.redirect_place == "_redirects" ? " " : " → ";
  return where + std::string(profile.redirect_place) + ": " + old_path + arrow +
         (has_next ? path_in_site(ctx, vanished.successor->url) : "/…/");
}

std::string what_happened(const ChangeCheckContext& ctx, const Vanished& vanished) {
  const std::string old_url = quoted(vanished.page->url, 100);
  if (vanished.is_withdrawn) {
    const PageState state = vanished.successor->state;
    const std::string now = state == PageState::kDraft     ? "is a draft"
                            : state == PageState::kFuture  ? "has a date in the future"
                            : state == PageState::kExpired ? "has expired"
                                                           : "is hidden";
    return "this change takes " + old_url + " off the blog: the post " + now +
           " now, and readers who follow old links to it find nothing";
  }
  if (vanished.successor != nullptr) {
    return "this change moves " + old_url + " to " + quoted(vanished.successor->url, 100) +
           " and nothing leads on from the old address";
  }
  const bool is_deleted = find_file(ctx.files, vanished.page->source) != nullptr;
  return "this change takes " + old_url + " off the blog" +
         (is_deleted ? ": its post is deleted" : "") + ", and nothing leads on from there";
}

// The field whose change moved the post; the begin of the front matter where it is none of these.
Span place_in(const ChangeCheckContext& ctx, const ChangedFile& file) {
  if (!file.before || !file.after) return {0, 0};
  const SourceFile before(file.path, *file.before), after(file.path, *file.after);
  const FrontMatter old_head = read_front_matter(before, ctx.blog.profile->front_matter);
  const FrontMatter head = read_front_matter(after, ctx.blog.profile->front_matter);
  constexpr std::string_view kFields[] = {
      "permalink", "url", "slug",     "path",       "draft", "published", "status",
      "date",      "id",  "category", "categories", "title", "pub_date",  "publishDate"};
  for (const std::string_view key : kFields) {
    const FieldEntry* entry = head.find_entry_any_case(key);
    if (entry == nullptr || !entry->value.span.known()) continue;
    const FieldEntry* old_entry = old_head.find_entry_any_case(key);
    if (old_entry == nullptr || !same_value(old_entry->value, entry->value))
      return entry->value.span;
  }
  return {0, 0};
}

// A change of the configuration moves many at once: one finding, at the configuration.
void report_moved_by_configuration(const ChangeCheckContext& ctx, SiteReporter& reporter,
                                   const std::vector<Vanished>& moved) {
  if (moved.empty()) return;
  constexpr std::size_t kMostShown = 3;
  const auto file = std::find_if(ctx.files.begin(), ctx.files.end(), [](const ChangedFile& one) {
    return one.kind == ChangedFile::Kind::kConfiguration && one.after;
  });
  std::string message = "this change takes away " +
                        counted(moved.size(), "published address", "published addresses") +
                        ", and nothing leads on from there: ";
  for (std::size_t i = 0; i < moved.size() && i < kMostShown; ++i) {
    if (i > 0) message += ", ";
    message += excerpt(moved[i].page->url, 60);
    if (moved[i].successor != nullptr) message += " → " + excerpt(moved[i].successor->url, 60);
  }
  if (moved.size() > kMostShown) message += ", …";
  reporter.report_file(file == ctx.files.end() ? moved.front().page->source : file->path, {0, 0},
                       std::move(message), advice(ctx, moved.front(), Count::kMany));
}

void check(const ChangeCheckContext& ctx, SiteReporter& reporter) {
  std::vector<Vanished> by_configuration;
  for (const SitePage& page : ctx.before.pages()) {
    const std::optional<Vanished> vanished = judge(ctx, page);
    if (!vanished) continue;
    const ChangedFile* file = find_file(ctx.files, page.source);
    if (file == nullptr) {
      by_configuration.push_back(*vanished);
      continue;
    }
    if (!file->after && vanished->successor != nullptr) {
      const ChangedFile* renamed = find_file(ctx.files, vanished->successor->source);
      if (renamed != nullptr) file = renamed;
    }
    reporter.report_file(file->path, place_in(ctx, *file), what_happened(ctx, *vanished),
                         advice(ctx, *vanished, Count::kOne));
  }
  report_moved_by_configuration(ctx, reporter, by_configuration);
}

}  // namespace
}  // namespace postlint
