#include "core/links/merge_reports.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace postlint {
namespace {

// Worse is higher.
int badness(Verdict verdict) {
  constexpr Verdict kBestFirst[] = {
      Verdict::kSkipped,       Verdict::kOk,       Verdict::kRedirected, Verdict::kMoved,
      Verdict::kBlocked,       Verdict::kRefused,  Verdict::kFlaky,      Verdict::kTls,
      Verdict::kAnchorMissing, Verdict::kSoftGone, Verdict::kGone,
  };
  return static_cast<int>(std::find(std::begin(kBestFirst), std::end(kBestFirst), verdict) -
                          std::begin(kBestFirst));
}

auto rank(const UrlReport& url) {
  const UrlResult& result = url.result;
  // The last members only make a choice between equals that does not depend on their order.
  return std::tuple(result.verdict != Verdict::kSkipped, result.checked_at, badness(result.verdict),
                    url.fails, result.failed_runs, std::string_view(result.reason),
                    std::string_view(result.evidence), std::string_view(result.final_url),
                    std::string_view(url.archive_url), result.status, result.failing_since);
}

auto place_order(const UrlPlace& place) {
  return std::tie(place.path, place.position.line, place.position.column, place.fragment);
}

void sort_places(std::vector<UrlPlace>& places) {
  std::stable_sort(places.begin(), places.end(), [](const UrlPlace& left, const UrlPlace& right) {
    return std::tuple(place_order(left), std::tie(left.text, left.year)) <
           std::tuple(place_order(right), std::tie(right.text, right.year));
  });
  const auto is_same = [](const UrlPlace& left, const UrlPlace& right) {
    return place_order(left) == place_order(right);
  };
  places.erase(std::unique(places.begin(), places.end(), is_same), places.end());
}

bool page_is_there(Verdict verdict) {
  return verdict == Verdict::kOk || verdict == Verdict::kMoved || verdict == Verdict::kRedirected ||
         verdict == Verdict::kAnchorMissing;
}

// What `loser` knows of fragments that `winner` was not asked about.
void keep_missing_fragments(UrlReport& winner, const UrlReport& loser,
                            const std::set<std::string_view>& asked) {
  if (loser.result.verdict != Verdict::kAnchorMissing || !page_is_there(winner.result.verdict)) {
    return;
  }
  std::vector<std::string>& missing = winner.result.missing_fragments;
  bool adds = false;
  for (const std::string& fragment : loser.result.missing_fragments) {
    if (asked.contains(fragment)) continue;
    adds = true;
    if (std::find(missing.begin(), missing.end(), fragment) == missing.end()) {
      missing.push_back(fragment);
    }
  }
  if (!adds) return;
  winner.fails = winner.fails || loser.fails;
  if (winner.result.verdict == Verdict::kAnchorMissing) return;
  winner.result.verdict = Verdict::kAnchorMissing;
  winner.result.reason = loser.result.reason;
  winner.result.evidence = loser.result.evidence;
  winner.result.failed_runs = loser.result.failed_runs;
  winner.result.failing_since = loser.result.failing_since;
}

// All reports of one URL.
UrlReport unite(std::vector<UrlReport> reports) {
  std::stable_sort(
      reports.begin(), reports.end(),
      [](const UrlReport& left, const UrlReport& right) { return rank(left) > rank(right); });
  UrlReport united = std::move(reports.front());
  // Against what every later check asked: an earlier "missing" that a later one found is over.
  std::set<std::string> used;
  for (const UrlPlace& place : united.places) used.insert(place.fragment);
  for (auto report = reports.begin() + 1; report != reports.end(); ++report) {
    const std::set<std::string_view> asked(used.begin(), used.end());
    keep_missing_fragments(united, *report, asked);
    for (const UrlPlace& place : report->places) {
      if (page_is_there(report->result.verdict)) used.insert(place.fragment);
    }
    if (united.archive_url.empty() && report->result.verdict == united.result.verdict) {
      united.archive_url = report->archive_url;
    }
    united.places.insert(united.places.end(), std::make_move_iterator(report->places.begin()),
                         std::make_move_iterator(report->places.end()));
  }
  std::sort(united.result.missing_fragments.begin(), united.result.missing_fragments.end());
  sort_places(united.places);
  return united;
}

}  // namespace

LinkReport merge_link_reports(std::vector<std::vector<UrlReport>> reports) {
  std::map<std::string, std::vector<UrlReport>> by_url;
  for (std::vector<UrlReport>& report : reports) {
    for (UrlReport& url : report) {
      std::vector<UrlReport>& same = by_url[url.result.url];
      same.push_back(std::move(url));
    }
  }
  LinkReport merged;
  merged.urls.reserve(by_url.size());
  std::set<std::string_view> posts;
  for (auto& [address, same] : by_url) {
    merged.urls.push_back(unite(std::move(same)));
    merged.now = std::max(merged.now, merged.urls.back().result.checked_at);
  }
  for (const UrlReport& url : merged.urls) {
    for (const UrlPlace& place : url.places) posts.insert(place.path);
  }
  merged.posts = posts.size();
  return merged;
}

}  // namespace postlint
