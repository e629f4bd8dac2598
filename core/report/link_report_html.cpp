// One page that tells a blog's owner which links to mend first. It asks for nothing from anywhere:
// style, script and picture are in it.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <set>

#include "core/base/strings.h"
#include "core/links/link_report.h"
#include "core/links/url_verdicts.h"
#include "core/report/link_report_page.h"
#include "core/report/xml_text.h"

namespace postlint {
namespace {

constexpr std::size_t kShownPlaces = 10;  // of a URL; the others unfold

std::string escaped(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

bool is_broken(Verdict verdict) {
  return verdict == Verdict::kGone || verdict == Verdict::kSoftGone ||
         verdict == Verdict::kAnchorMissing;
}

bool is_doubtful(Verdict verdict) {
  return verdict == Verdict::kBlocked || verdict == Verdict::kFlaky || verdict == Verdict::kTls ||
         verdict == Verdict::kRefused;
}

bool belongs_to_broken(const UrlReport& url) {
  return url.fails || is_broken(url.result.verdict);
}

bool is_web_address(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// A link where it is sure to be one; else its text.
std::string link_to(const std::string& url) {
  const std::string shown = without_credentials(url);
  if (!is_web_address(shown)) return "<code>" + escaped(shown) + "</code>";
  std::string out = "<a rel=\"noreferrer noopener\"";
  append_xml_attribute(out, "href", shown);
  return out + ">" + escaped(shown) + "</a>";
}

// Empty where it has none.
std::string host_of(const std::string& url) {
  const std::string shown = without_credentials(url);
  if (!is_web_address(shown)) return {};
  const std::size_t begin = shown.find("//") + 2;
  return shown.substr(begin, shown.find_first_of("/?", begin) - begin);
}

std::string_view color_of(Verdict verdict) {
  if (is_broken(verdict)) return "bad";
  if (is_doubtful(verdict) || verdict == Verdict::kMoved) return "warn";
  return verdict == Verdict::kOk ? "good" : "dim";
}

// "2024-05-01", in UTC.
std::string day_of(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm utc{};
  gmtime_r(&time, &utc);
  return fmt::format("{:04}-{:02}-{:02}", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday);
}

class HtmlReport {
 public:
  explicit HtmlReport(const LinkReport& report) : report_(report) {}

  std::string write() {
    const std::string title = report_.site.empty() ? "External links" : "Links of " + report_.site;
    out_ = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    // Whatever a hostile report may smuggle in, the browser will neither run it nor fetch it.
    out_ += fmt::format(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n",
        kLinkPageScriptHash);
    out_ += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" +
            escaped(title) + "</title>\n<style>" + std::string(kLinkPageStyle) +
            "</style>\n</head>\n<body>\n<h1>" + escaped(title) + "</h1>\n";
    write_head();
    write_years();
    write_hosts();
    out_ +=
        "<input id=\"filter\" type=\"search\" hidden aria-label=\"Filter the links\" "
        "placeholder=\"Filter by address, post, text or reason\">\n";
    write_links("Broken", &belongs_to_broken, "Nothing is broken.");
    write_links(
        "Moved for good",
        [](const UrlReport& url) {
          return !belongs_to_broken(url) && url.result.verdict == Verdict::kMoved;
        },
        "");
    write_links(
        "Not sure",
        [](const UrlReport& url) {
          return !belongs_to_broken(url) && is_doubtful(url.result.verdict);
        },
        "");
    out_ += "<script>" + std::string(kLinkPageScript) + "</script>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void write_head() {
    out_ += "<p class=\"dim\">" + counted(report_.posts, "post") + ", " +
            counted(report_.urls.size(), "external URL");
    if (report_.now != 0) out_ += ", asked on " + day_of(report_.now);
    out_ += " by postlint " + escaped(report_.version) + "</p>\n";
    std::array<std::size_t, kVerdicts> counts{};
    for (const UrlReport& url : report_.urls)
      ++counts[static_cast<std::size_t>(url.result.verdict)];
    out_ += "<ul class=\"counts\">\n";
    for (std::size_t i = 0; i < kVerdicts; ++i) {
      if (counts[i] == 0) continue;
      const auto verdict = static_cast<Verdict>(i);
      out_ += fmt::format("<li class=\"{}\"><b>{}</b> {}</li>\n", color_of(verdict), counts[i],
                          verdict_name(verdict));
    }
    out_ += "</ul>\n";
  }

  struct YearCount {
    std::size_t all = 0, broken = 0;
  };

  // Each URL once for each year that uses it.
  std::map<int, YearCount> count_years() const {
    std::map<int, YearCount> years;
    for (const UrlReport& url : report_.urls) {
      if (url.result.verdict == Verdict::kSkipped) continue;
      std::set<int> used;
      for (const UrlPlace& place : url.places) {
        if (place.year != 0) used.insert(place.year);
      }
      for (const int year : used) {
        ++years[year].all;
        years[year].broken += is_broken(url.result.verdict);
      }
    }
    return years;
  }

  // Link rot by the year of the post.
  void write_years() {
    const std::map<int, YearCount> years = count_years();
    if (years.empty()) return;
    constexpr int kStep = 48, kBar = 30, kTop = 16, kHeight = 140;
    const int width = static_cast<int>(years.size()) * kStep;
    out_ += fmt::format(
        "<h2>Broken links by the year of the post</h2>\n<div class=\"scroll\"><svg role=\"img\" "
        "aria-label=\"Share of broken links by the year of the post\" width=\"{}\" "
        "height=\"{}\">\n",
        width, kTop + kHeight + 36);
    int middle = kStep / 2;
    for (const auto& [year, count] : years) {
      const double share = static_cast<double>(count.broken) / static_cast<double>(count.all);
      const int height = static_cast<int>(share * kHeight + 0.5);
      out_ += fmt::format(
          "<g><title>{}: {} of {} broken</title><rect class=\"rest\" x=\"{}\" y=\"{}\" "
          "width=\"{}\" height=\"{}\"/><rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" "
          "height=\"{}\"/>",
          year, count.broken, counted(count.all, "URL"), middle - kBar / 2, kTop, kBar, kHeight,
          middle - kBar / 2, kTop + kHeight - height, kBar, height);
      out_ += fmt::format(
          "<text x=\"{0}\" y=\"{1}\">{2:.0f}%</text><text x=\"{0}\" y=\"{3}\">{4}</text><text "
          "class=\"count\" x=\"{0}\" y=\"{5}\">{6}/{7}</text></g>\n",
          middle, kTop - 4, share * 100, kTop + kHeight + 15, year, kTop + kHeight + 30,
          count.broken, count.all);
      middle += kStep;
    }
    out_ += "</svg></div>\n";
  }

  void write_hosts() {
    std::map<std::string, std::pair<std::size_t, std::size_t>> hosts;  // broken, all
    for (const UrlReport& url : report_.urls) {
      const std::string host = host_of(url.result.url);
      if (host.empty()) continue;
      auto& [broken, all] = hosts[host];
      broken += is_broken(url.result.verdict);
      ++all;
    }
    std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>> worst(hosts.begin(),
                                                                                   hosts.end());
    std::erase_if(worst, [](const auto& host) { return host.second.first == 0; });
    if (worst.empty()) return;
    std::stable_sort(worst.begin(), worst.end(), [](const auto& left, const auto& right) {
      return left.second.first > right.second.first;
    });
    if (worst.size() > 20) worst.resize(20);
    out_ +=
        "<h2>Worst hosts</h2>\n<table><tr><th>Host</th><th class=\"n\">Broken</th><th "
        "class=\"n\">URLs</th></tr>\n";
    for (const auto& [host, count] : worst) {
      out_ += fmt::format("<tr><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
                          escaped(host), count.first, count.second);
    }
    out_ += "</table>\n";
  }

  template <class Wanted>
  void write_links(std::string_view title, Wanted wanted, std::string_view none) {
    const auto count = std::count_if(report_.urls.begin(), report_.urls.end(), wanted);
    if (count == 0 && none.empty()) return;
    out_ += fmt::format("<section>\n<h2>{} (<span class=\"shown\">{}</span>)</h2>\n", title, count);
    if (count == 0) out_ += "<p>" + std::string(none) + "</p>\n";
    for (const UrlReport& url : report_.urls) {
      if (wanted(url)) write_link(url);
    }
    out_ += "</section>\n";
  }

  void write_link(const UrlReport& url) {
    const UrlResult& result = url.result;
    out_ += "<div class=\"link\"><p>" + link_to(result.url) + "</p>\n";
    out_ += fmt::format("<p class=\"dim\"><b class=\"{}\">{}</b>", color_of(result.verdict),
                        verdict_name(result.verdict));
    if (!result.reason.empty()) out_ += ": " + escaped(result.reason);
    if (!result.evidence.empty()) out_ += " (" + escaped(result.evidence) + ")";
    if (result.failed_runs > 1) out_ += fmt::format("; {} runs in a row", result.failed_runs);
    if (result.failing_since > 0) out_ += "; since " + day_of(result.failing_since);
    if (is_broken(result.verdict) && !url.fails) out_ += "; does not make the run fail";
    out_ += "</p>\n";
    for (const std::string& fragment : result.missing_fragments)
      out_ += "<p>There is no <code>#" + escaped(fragment) + "</code> on the page.</p>\n";
    if (result.verdict == Verdict::kMoved) {
      out_ += "<p>Now: " + link_to(result.final_url) + "</p>\n";
    } else if (!result.final_url.empty() && result.final_url != result.url) {
      out_ += "<p>Leads to: " + link_to(result.final_url) + "</p>\n";
    }
    if (!url.archive_url.empty()) out_ += "<p>Archived: " + link_to(url.archive_url) + "</p>\n";
    write_places(url.places);
    out_ += "</div>\n";
  }

  void write_places(const std::vector<UrlPlace>& places) {
    // One more would take as much room as the line that unfolds it.
    const bool folds = places.size() > kShownPlaces + 1;
    out_ += "<ul>\n";
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (folds && i == kShownPlaces) {
        out_ += fmt::format("</ul>\n<details><summary>{} more</summary><ul>\n", places.size() - i);
      }
      const UrlPlace& place = places[i];
      out_ += fmt::format("<li><code>{}:{}:{}</code>", escaped(place.path), place.position.line,
                          place.position.column);
      if (!place.text.empty()) out_ += " “" + escaped(place.text) + "”";
      out_ += "</li>\n";
    }
    out_ += folds ? "</ul></details>\n" : "</ul>\n";
  }

  const LinkReport& report_;
  std::string out_;
};

}  // namespace

std::string link_report_as_html(const LinkReport& report) {
  return HtmlReport(report).write();
}

}  // namespace postlint
