// One page that tells a blog's owner which links to mend first. It asks for nothing from anywhere:
// style and the picture are in it, and there is no script.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <map>

#include "core/links/link_report.h"
#include "core/links/url_verdicts.h"
#include "core/report/xml_text.h"

namespace postlint {
namespace {

constexpr std::string_view kStyle = R"(
:root{color-scheme:light dark;--ink:#1c1e21;--dim:#5d6470;--line:#d9dce1;--back:#fff;--soft:#f4f5f7;
--bad:#b3261e;--warn:#8a6100;--good:#1b6e3c}
@media(prefers-color-scheme:dark){:root{--ink:#e6e7ea;--dim:#9aa1ad;--line:#363a42;--back:#17191d;
--soft:#202329;--bad:#ff8a80;--warn:#e8b84a;--good:#74d39a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:1.5rem 1rem 4rem;background:var(--back);color:var(--ink);
font:16px/1.55 system-ui,-apple-system,"Apple SD Gothic Neo","Noto Sans KR",sans-serif}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.5rem 0 .75rem}
p{margin:.25rem 0}.dim{color:var(--dim)}
.counts{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0;padding:0;list-style:none}
.counts li{background:var(--soft);border-radius:.5rem;padding:.35rem .75rem}
.bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem .3rem 0;
border-bottom:1px solid var(--line);vertical-align:top}td.n,th.n{text-align:right}
.link{border-top:1px solid var(--line);padding:.7rem 0;overflow-wrap:anywhere}
.link ul{margin:.25rem 0 0;padding-left:1.25rem}code{font-family:ui-monospace,monospace;font-size:.9em}
svg text{fill:currentColor;font-size:11px}svg .bar{fill:var(--bad)}svg .rest{fill:var(--line)}
.scroll{overflow-x:auto}
)";

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

// A link where it is sure to be one; else its text.
std::string link_to(const std::string& url) {
  const std::string shown = without_credentials(url);
  if (!shown.starts_with("http://") && !shown.starts_with("https://"))
    return "<code>" + escaped(shown) + "</code>";
  std::string out = "<a rel=\"noreferrer noopener\"";
  append_xml_attribute(out, "href", shown);
  return out + ">" + escaped(shown) + "</a>";
}

std::string host_of(const std::string& url) {
  const std::string shown = without_credentials(url);
  const std::size_t begin = shown.find("//");
  if (begin == std::string::npos) return shown;
  return shown.substr(begin + 2, shown.find_first_of("/?", begin + 2) - begin - 2);
}

class HtmlReport {
 public:
  explicit HtmlReport(const LinkReport& report) : report_(report) {}

  std::string write() {
    const std::string title = "Links of " + report_.site;
    out_ = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n";
    out_ += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" +
            escaped(title) + "</title>\n<style>" + std::string(kStyle) + "</style>\n<body>\n<h1>" +
            escaped(title) + "</h1>\n";
    write_head();
    write_years();
    write_hosts();
    write_links("Broken", is_broken, "Nothing is broken.");
    write_links(
        "Moved for good", [](Verdict v) { return v == Verdict::kMoved; }, "");
    write_links("Not sure", is_doubtful, "");
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void write_head() {
    const auto seconds = static_cast<std::time_t>(report_.now);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    out_ += fmt::format(
        "<p class=\"dim\">{} posts, {} external URLs, asked on {:04}-{:02}-{:02} by postlint "
        "{}</p>\n",
        report_.posts, report_.urls.size(), utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
        escaped(report_.version));
    std::array<std::size_t, kVerdicts> counts{};
    for (const UrlReport& url : report_.urls)
      ++counts[static_cast<std::size_t>(url.result.verdict)];
    out_ += "<ul class=\"counts\">\n";
    for (std::size_t i = 0; i < kVerdicts; ++i) {
      if (counts[i] == 0) continue;
      const auto verdict = static_cast<Verdict>(i);
      const std::string_view kind = is_broken(verdict)     ? "bad"
                                    : is_doubtful(verdict) ? "warn"
                                                           : "good";
      out_ += fmt::format("<li class=\"{}\"><b>{}</b> {}</li>\n", kind, counts[i],
                          verdict_name(verdict));
    }
    out_ += "</ul>\n";
  }

  // Link rot by the year of the post.
  void write_years() {
    struct Year {
      std::size_t all = 0, broken = 0;
    };
    std::map<int, Year> years;
    for (const UrlReport& url : report_.urls) {
      if (url.result.verdict == Verdict::kSkipped) continue;
      for (const UrlPlace& place : url.places) {
        if (place.year == 0) continue;
        ++years[place.year].all;
        years[place.year].broken += is_broken(url.result.verdict);
      }
    }
    if (years.empty()) return;
    constexpr int kBar = 28, kGap = 14, kHeight = 120;
    const int width = static_cast<int>(years.size()) * (kBar + kGap) + kGap;
    out_ += fmt::format(
        "<h2>Broken links by the year of the post</h2>\n<div class=\"scroll\"><svg role=\"img\" "
        "aria-label=\"Share of broken links by year\" width=\"{}\" height=\"{}\">\n",
        width, kHeight + 40);
    int x = kGap;
    for (const auto& [year, count] : years) {
      const double share = static_cast<double>(count.broken) / static_cast<double>(count.all);
      const int height = static_cast<int>(share * kHeight + 0.5);
      out_ += fmt::format(
          "<g><title>{}: {} of {} links are broken</title><rect class=\"rest\" x=\"{}\" y=\"16\" "
          "width=\"{}\" height=\"{}\"/><rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" "
          "height=\"{}\"/><text x=\"{}\" y=\"12\" text-anchor=\"middle\">{:.0f}%</text><text "
          "x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text></g>\n",
          year, count.broken, count.all, x, kBar, kHeight, x, 16 + kHeight - height, kBar, height,
          x + kBar / 2, share * 100, x + kBar / 2, kHeight + 32, year);
      x += kBar + kGap;
    }
    out_ += "</svg></div>\n";
  }

  void write_hosts() {
    std::map<std::string, std::pair<std::size_t, std::size_t>> hosts;  // broken, all
    for (const UrlReport& url : report_.urls) {
      auto& [broken, all] = hosts[host_of(url.result.url)];
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
    const auto count =
        std::count_if(report_.urls.begin(), report_.urls.end(),
                      [&](const UrlReport& url) { return wanted(url.result.verdict); });
    if (count == 0 && none.empty()) return;
    out_ += fmt::format("<h2>{} ({})</h2>\n", title, count);
    if (count == 0) out_ += "<p>" + std::string(none) + "</p>\n";
    for (const UrlReport& url : report_.urls) {
      if (wanted(url.result.verdict)) write_link(url);
    }
  }

  void write_link(const UrlReport& url) {
    const UrlResult& result = url.result;
    out_ += "<div class=\"link\"><p>" + link_to(result.url) + "</p>\n<p class=\"dim\"><b>" +
            std::string(verdict_name(result.verdict)) + "</b>: " + escaped(result.reason);
    if (!result.evidence.empty()) out_ += " (" + escaped(result.evidence) + ")";
    if (result.failed_runs > 1) out_ += fmt::format("; {} runs in a row", result.failed_runs);
    out_ += "</p>\n";
    for (const std::string& fragment : result.missing_fragments)
      out_ += "<p>There is no <code>#" + escaped(fragment) + "</code> on the page.</p>\n";
    if (result.verdict == Verdict::kMoved)
      out_ += "<p>Now: " + link_to(result.final_url) + "</p>\n";
    if (!url.archive_url.empty()) out_ += "<p>Archived: " + link_to(url.archive_url) + "</p>\n";
    out_ += "<ul>\n";
    for (const UrlPlace& place : url.places) {
      out_ += fmt::format("<li><code>{}:{}:{}</code>", escaped(place.path), place.position.line,
                          place.position.column);
      if (!place.text.empty()) out_ += " “" + escaped(place.text) + "”";
      out_ += "</li>\n";
    }
    out_ += "</ul></div>\n";
  }

  const LinkReport& report_;
  std::string out_;
};

}  // namespace

std::string link_report_as_html(const LinkReport& report) {
  return HtmlReport(report).write();
}

}  // namespace postlint
