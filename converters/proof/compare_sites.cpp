#include <algorithm>
#include <map>
#include <unordered_map>

#include "converters/proof/addresses.h"
#include "converters/proof/compare.h"
#include "converters/proof/page_compare.h"
#include "converters/proof/page_finder.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/parallel/parallel.h"
#include "core/site/url_path.h"

namespace postlint::proof {
namespace {

using Kind = FoundAddress::Kind;
constexpr std::size_t kNone = SIZE_MAX;

// One address under which a page of NEW was found.
struct Pairing {
  std::size_t page = kNone;  // of NEW
  FoundAddress::Kind kind = Kind::kMissing;
  bool is_by_title = false;
  bool is_shadowed = false;  // another page of OLD has its address, and is the one that is served
};

class SiteComparer {
 public:
  explicit SiteComparer(const CompareRequest& request)
      : request_(request),
        before_(*request.before),
        after_(*request.after),
        old_finder_(before_),
        new_finder_(after_) {}

  Comparison compare() {
    result_.old_folder = before_.folder;
    result_.new_folder = after_.folder;
    result_.old_kind = before_.kind;
    result_.new_kind = after_.kind;
    pair_pages();
    find_shown_facts();
    std::vector<std::size_t> order(before_.pages.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
      return before_.pages[left].url < before_.pages[right].url;
    });
    result_.pages.resize(order.size());
    parallel_for(order.size(), request_.jobs,
                 [&](std::size_t i) { result_.pages[i] = compare_one(order[i]); });
    compare_assets();
    add_notes();
    return std::move(result_);
  }

 private:
  // By page of OLD: the page of NEW that it became; kNone: not known.
  std::vector<std::size_t> moved_pages() const {
    std::unordered_map<std::string_view, std::size_t> old_sources, new_sources;
    for (std::size_t i = 0; i < before_.pages.size(); ++i)
      old_sources.try_emplace(before_.pages[i].source, i);
    for (std::size_t i = 0; i < after_.pages.size(); ++i)
      new_sources.try_emplace(after_.pages[i].source, i);
    std::vector<std::size_t> moved(before_.pages.size(), kNone);
    for (const auto& pair : request_.moved) {
      const auto from = old_sources.find(pair.first), to = new_sources.find(pair.second);
      if (from != old_sources.end() && to != new_sources.end()) moved[from->second] = to->second;
    }
    return moved;
  }

  bool has_same_address(std::size_t left, std::size_t right) const {
    return page_key(after_.pages[left].url) == page_key(after_.pages[right].url);
  }

  void pair_pages() {
    pairs_.resize(before_.pages.size());
    const std::vector<std::size_t> moved = moved_pages();
    std::vector<bool> is_paired(after_.pages.size());
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const PageFacts& page = before_.pages[i];
      if (page.url.empty()) continue;
      const FoundAddress own = old_finder_.find(page.url);
      pairs_[i].is_shadowed = own.kind == Kind::kPage && own.index != i &&
                              page_key(before_.pages[own.index].url) == page_key(page.url) &&
                              moved[i] == kNone;
      shadowed_ += pairs_[i].is_shadowed;
      // A sitemap does not say which folder the blog is served from: it may be that of NEW.
      const bool is_below = before_.has_only_addresses;
      const FoundAddress found =
          new_finder_.find(is_below ? below_prefix(page.url, after_.prefix) : page.url);
      pairs_[i].kind = found.kind;
      if (found.kind != Kind::kPage || pairs_[i].is_shadowed) continue;
      const bool is_moved = moved[i] != kNone && has_same_address(moved[i], found.index);
      pairs_[i].page = is_moved ? moved[i] : found.index;
      is_paired[pairs_[i].page] = true;
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (pairs_[i].page != kNone || moved[i] == kNone || is_paired[moved[i]]) continue;
      pairs_[i].page = moved[i];
      pairs_[i].is_by_title = true;
      is_paired[moved[i]] = true;
    }
    pair_by_title(is_paired);
    pair_by_source(is_paired);
    for (std::size_t i = 0; i < is_paired.size(); ++i) {
      const PageFacts& page = after_.pages[i];
      result_.added_pages += !is_paired[i] && page.is_public && !page.is_list;
    }
  }

  // A page without a way to its old address is most likely the one of the same title.
  void pair_by_title(std::vector<bool>& is_paired) {
    std::unordered_map<std::string, std::size_t> titles;
    for (std::size_t i = 0; i < is_paired.size(); ++i) {
      const PageFacts& page = after_.pages[i];
      if (is_paired[i] || page.is_list || page.title.empty()) continue;
      const auto [entry, is_new] = titles.try_emplace(to_nfc(page.title), i);
      if (!is_new) entry->second = kNone;  // of two nobody knows which
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const PageFacts& page = before_.pages[i];
      if (pairs_[i].page != kNone || pairs_[i].is_shadowed || page.is_list) continue;
      const auto found = titles.find(to_nfc(page.title));
      if (found == titles.end() || found->second == kNone) continue;
      pairs_[i].page = found->second;
      pairs_[i].is_by_title = true;
      is_paired[found->second] = true;
      found->second = kNone;
    }
  }

  // Pages whose address nobody knows have a file at least.
  void pair_by_source(std::vector<bool>& is_paired) {
    if (before_.is_built || after_.is_built) return;
    std::unordered_map<std::string, std::size_t> sources;
    for (std::size_t i = 0; i < is_paired.size(); ++i) {
      if (!is_paired[i]) sources.try_emplace(after_.pages[i].source, i);
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const PageFacts& page = before_.pages[i];
      if (pairs_[i].page != kNone || !page.url.empty()) continue;
      const auto found = sources.find(page.source);
      if (found == sources.end()) continue;
      pairs_[i].page = found->second;
      pairs_[i].is_by_title = true;
      is_paired[found->second] = true;
    }
  }

  void find_shown_facts() {
    shows_dates_ = !after_.is_built ||
                   std::any_of(after_.pages.begin(), after_.pages.end(), [](const PageFacts& page) {
                     return !page.is_list && page.date.has_value();
                   });
  }

  PageOutcome compare_one(std::size_t index) const {
    const PageFacts& head = before_.pages[index];
    const Pairing& pair = pairs_[index];
    PageOutcome out;
    out.url = head.url;
    out.source = head.source;
    out.title = head.title;
    if (pair.is_shadowed) return out;
    if (pair.page != kNone) {
      out.new_url = after_.pages[pair.page].url;
      out.new_source = after_.pages[pair.page].source;
    }
    out.is_unsure = before_.has_only_addresses && pair.kind == Kind::kUnknown;
    compare_address(head, pair, out);
    const bool has_page = pair.page != kNone && !head.is_list && !after_.pages[pair.page].is_list;
    if (has_page) {
      compare_content(index, pair.page, out);
    } else if (pair.page != kNone && head.is_public && !after_.pages[pair.page].is_public) {
      out.differences.push_back({Outcome::kLost, "state", "the page at this address is not public",
                                 head.state, after_.pages[pair.page].state, ""});
    }
    judge(out);
    return out;
  }

  void compare_address(const PageFacts& head, const Pairing& pair, PageOutcome& out) const {
    Difference difference;
    difference.old_value = head.url;
    difference.new_value = out.new_url;
    if (pair.page == kNone) {
      const bool answers =
          pair.kind == Kind::kOther || pair.kind == Kind::kElsewhere || pair.kind == Kind::kAsset;
      if (!head.is_public && after_.is_built) return;  // it was not public and is not
      // Hosts find the page of errors by its name, wherever an engine makes it.
      if (head.is_list && (head.url == "/404.html" || head.url == "/404/")) return;
      if (head.is_list && (answers || pair.kind == Kind::kUnknown)) return;
      if (pair.kind == Kind::kElsewhere) {
        difference.outcome = Outcome::kChanged;
        difference.field = "page";
        difference.what = "the address leads to another site";
        difference.reason = "a redirect of the new site";
      } else {
        const bool is_list = head.is_list && !before_.has_only_addresses;
        difference.field = is_list ? "list" : "page";
        difference.what = before_.has_only_addresses ? "nothing is at this address"
                          : is_list                  ? "no list is at this address"
                                                     : "the page is missing";
      }
      out.differences.push_back(std::move(difference));
      return;
    }
    const PageFacts& page = after_.pages[pair.page];
    const bool are_certain = head.url_is_certain && page.url_is_certain && !head.url.empty() &&
                             !page.url.empty() && pair.kind != Kind::kUnknown;
    if (!pair.is_by_title || !are_certain || !head.is_public) return;
    difference.field = "url";
    difference.what = "nothing is at the old address, and no redirect leads from it";
    if (pair.kind == Kind::kOther || pair.kind == Kind::kAsset)
      difference.what = "the page is not at its old address";
    out.differences.push_back(std::move(difference));
  }

  void compare_content(std::size_t old_index, std::size_t new_index, PageOutcome& out) const {
    // The new one first: it has fewer templates, and its own document shows then what both show.
    const PageFacts after = after_.load(new_index);
    const PageFacts before = before_.load(old_index);
    out.title = before.title;
    PageComparison pages{before, after, {}, {}, false, false, true, false, out.differences};
    pages.both_are_sources = !before_.is_built && !after_.is_built;
    pages.both_are_built = before_.is_built && after_.is_built;
    pages.new_shows_dates = shows_dates_;
    pages.has_text_alone = before_.fields_are_texts || after_.fields_are_texts;
    pages.old_place = [this](const std::string& target) { return place_of_old(target); };
    pages.new_place = [this](const std::string& target) { return place_of_new(target); };
    compare_heads(pages);
    compare_texts(pages);
    compare_headings(pages);
    compare_links(pages);
    compare_images(pages);
    compare_code(pages);
    out.not_compared = std::max(before.body.unknown.size(), after.body.unknown.size());
  }

  // Absolute addresses of either site are its own.
  std::string own_or_same(const std::string& target) const {
    if (!is_absolute_address(target)) return target;
    for (const SiteFacts* site : {&before_, &after_}) {
      if (!site->own_path) continue;
      if (const auto path = site->own_path(target)) return *path;
    }
    return target;
  }

  std::string place_of_new(const std::string& target) const {
    const std::string path = own_or_same(target);
    if (!path.starts_with('/')) return path;
    const FoundAddress found = new_finder_.find(path);
    if (found.kind == Kind::kPage) return "page " + std::to_string(found.index);
    if (found.kind == Kind::kElsewhere) return found.address;
    return page_key(found.is_redirected && found.is_there() ? found.address : path);
  }

  std::string place_of_old(const std::string& target) const {
    const std::string path = own_or_same(target);
    if (!path.starts_with('/')) return path;
    const FoundAddress found = old_finder_.find(path);
    if (found.kind == Kind::kPage && pairs_[found.index].page != kNone)
      return "page " + std::to_string(pairs_[found.index].page);
    return place_of_new(path);  // nothing of the old blog, or a page that was not moved
  }

  void judge(PageOutcome& out) const {
    std::erase_if(out.differences, [&](const Difference& difference) {
      return std::find(request_.ignored_fields.begin(), request_.ignored_fields.end(),
                       difference.field) != request_.ignored_fields.end();
    });
    for (Difference& difference : out.differences) {
      for (const ExpectedChange& expected : request_.expected) {
        if (!expected.page.empty() && page_key(expected.page) != page_key(out.url) &&
            (!out.url.empty() || expected.page != out.source))
          continue;
        if (!expected.field.empty() && expected.field != difference.field) continue;
        difference.outcome = Outcome::kChanged;
        difference.reason = expected.reason;
        break;
      }
      out.outcome = std::max(out.outcome, difference.outcome);
    }
    std::stable_sort(out.differences.begin(), out.differences.end(),
                     [](const Difference& left, const Difference& right) {
                       return left.outcome > right.outcome;
                     });
  }

  void compare_assets() {
    const auto& ignored = request_.ignored_fields;
    if (std::find(ignored.begin(), ignored.end(), "asset") != ignored.end()) return;
    std::vector<const AssetFact*> assets;
    for (const AssetFact& asset : before_.assets) {
      if (is_content_file(asset.url)) assets.push_back(&asset);
    }
    std::vector<AssetOutcome> outcomes(assets.size());
    parallel_for(assets.size(), request_.jobs,
                 [&](std::size_t i) { outcomes[i] = compare_asset(*assets[i]); });
    result_.assets_compared = assets.size();
    for (AssetOutcome& outcome : outcomes) {
      if (outcome.outcome != Outcome::kSame) result_.assets.push_back(std::move(outcome));
    }
  }

  AssetOutcome compare_asset(const AssetFact& asset) const {
    AssetOutcome out;
    out.url = asset.url;
    const FoundAddress found = new_finder_.find(asset.url);
    if (found.kind == Kind::kAsset) {
      if (same_files(asset.path, after_.assets[found.index].path)) {
        out.outcome = Outcome::kSame;
      } else {
        out.what = "the file has other bytes";
      }
    } else if (found.kind == Kind::kElsewhere || found.kind == Kind::kOther) {
      out.outcome = Outcome::kSame;
    } else {
      out.what = "the file is missing";
    }
    for (const ExpectedChange& expected : request_.expected) {
      if (out.outcome != Outcome::kLost || expected.field != "asset") continue;
      if (!expected.page.empty() && page_key(expected.page) != page_key(out.url)) continue;
      out.outcome = Outcome::kChanged;
      out.reason = expected.reason;
    }
    return out;
  }

  template <class Has>
  void note_unseen(std::string_view what, Has has) {
    const auto any = [&](const SiteFacts& site) {
      return !site.is_built ||
             std::any_of(site.pages.begin(), site.pages.end(),
                         [&](const PageFacts& page) { return !page.is_list && has(page); });
    };
    const bool old_shows = any(before_), new_shows = any(after_);
    if (old_shows && new_shows) return;
    const std::string which = old_shows ? "the new" : new_shows ? "the old" : "both";
    result_.notes.push_back(which + (which == "both" ? " sites do" : " site does") + " not show " +
                            std::string(what) + ": not compared");
  }

  void add_notes() {
    for (const SiteFacts* site : {&before_, &after_}) {
      for (const std::string& note : site->notes)
        result_.notes.push_back(site->folder + ": " + note);
    }
    if (shadowed_ > 0) {
      result_.notes.push_back(counted(shadowed_, "page") +
                              " of the old site with the address of another: not compared");
    }
    if (before_.has_only_addresses) {
      result_.notes.push_back("only addresses were compared");
      const auto unsure =
          static_cast<std::size_t>(std::count_if(result_.pages.begin(), result_.pages.end(),
                                                 [](const auto& page) { return page.is_unsure; }));
      if (unsure > 0) {
        result_.notes.push_back(counted(unsure, "address", "addresses") +
                                " may be served or not: only a build of the new site can tell");
      }
    } else if (before_.is_built || after_.is_built) {
      note_unseen("dates", [](const PageFacts& page) { return page.date.has_value(); });
      note_unseen("tags", [](const PageFacts& page) { return page.tags.has_value(); });
      note_unseen("categories", [](const PageFacts& page) { return page.categories.has_value(); });
      note_unseen("authors", [](const PageFacts& page) { return page.authors.has_value(); });
      result_.notes.push_back("built pages have no fields of front matter: not compared");
    }
  }

  const CompareRequest& request_;
  const SiteFacts &before_, &after_;
  const PageFinder old_finder_, new_finder_;
  std::vector<Pairing> pairs_;  // by page of OLD
  bool shows_dates_ = true;
  std::size_t shadowed_ = 0;
  Comparison result_;
};

}  // namespace

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::kSame:
      return "same";
    case Outcome::kChanged:
      return "changed";
    case Outcome::kLost:
      return "lost";
  }
  return "";
}

std::size_t Comparison::count(Outcome outcome) const {
  return static_cast<std::size_t>(
      std::count_if(pages.begin(), pages.end(),
                    [&](const PageOutcome& page) { return page.outcome == outcome; }));
}

bool Comparison::has_loss() const {
  const auto is_lost = [](const auto& one) { return one.outcome == Outcome::kLost; };
  return std::any_of(pages.begin(), pages.end(), is_lost) ||
         std::any_of(assets.begin(), assets.end(), is_lost) ||
         (coverage && !coverage->missing.empty());
}

Comparison compare_sites(const CompareRequest& request) {
  return SiteComparer(request).compare();
}

}  // namespace postlint::proof
