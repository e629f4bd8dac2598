#include <fmt/format.h>

#include "converters/proof/migration_report.h"
#include "core/base/strings.h"
#include "core/report/link_report_page.h"
#include "core/report/xml_text.h"

namespace postlint::proof {
namespace {

constexpr std::string_view kStyle = R"(
.sides{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;margin:.25rem 0 .75rem}
.sides pre{margin:0;padding:.5rem .75rem;background:var(--soft);border-radius:.5rem;
white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}
tr.link{border-top:0}tr.link td{overflow-wrap:anywhere}tr.link td:first-child{white-space:nowrap}
@media(max-width:40rem){.sides{grid-template-columns:1fr}}
)";

std::string escaped(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

std::string_view color_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kSame:
      return "good";
    case Outcome::kChanged:
      return "warn";
    case Outcome::kLost:
      return "bad";
  }
  return "";
}

class HtmlReport {
 public:
  HtmlReport(const Comparison& comparison, const ReportInputs& inputs)
      : comparison_(comparison), inputs_(inputs) {}

  std::string write() {
    out_ = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    // Whatever a hostile post may smuggle in, the browser will neither run it nor fetch it.
    out_ += fmt::format(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n",
        kLinkPageScriptHash);
    out_ += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n";
    out_ += "<title>Old and new blog compared</title>\n<style>" + std::string(kLinkPageStyle) +
            std::string(kStyle) + "</style>\n</head>\n<body>\n<h1>Old and new blog compared</h1>\n";
    write_head();
    out_ +=
        "<input id=\"filter\" type=\"search\" hidden aria-label=\"Filter the pages\" "
        "placeholder=\"Filter by outcome, address, title or reason\">\n";
    write_coverage();
    write_pages("Lost", Outcome::kLost);
    write_files();
    write_pages("Changed", Outcome::kChanged);
    write_pages("Same", Outcome::kSame);
    out_ += "<script>" + std::string(kLinkPageScript) + "</script>\n</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void write_head() {
    out_ += fmt::format("<p>Old: <code>{}</code> ({})<br>New: <code>{}</code> ({})</p>\n",
                        escaped(comparison_.old_folder), escaped(comparison_.old_kind),
                        escaped(comparison_.new_folder), escaped(comparison_.new_kind));
    out_ += "<ul class=\"counts\">\n";
    for (const Outcome outcome : {Outcome::kLost, Outcome::kChanged, Outcome::kSame}) {
      out_ += fmt::format("<li class=\"{}\"><b>{}</b> {}</li>\n", color_of(outcome),
                          counted(comparison_.count(outcome), "page"), outcome_name(outcome));
    }
    if (comparison_.added_pages > 0)
      out_ += fmt::format("<li><b>{}</b> new</li>\n", counted(comparison_.added_pages, "page"));
    out_ += fmt::format("<li><b>{}</b> compared</li>\n</ul>\n",
                        counted(comparison_.assets_compared, "file"));
    if (const auto& coverage = comparison_.coverage) {
      out_ += fmt::format("<p>{} of {} in <code>{}</code> lead somewhere</p>\n", coverage->covered,
                          counted(coverage->addresses, "address", "addresses"),
                          escaped(coverage->file));
    }
    for (const std::string& note : comparison_.notes)
      out_ += "<p class=\"dim\">" + escaped(note) + "</p>\n";
    out_ += "<p class=\"dim\">by postlint " + escaped(inputs_.version) + "</p>\n";
  }

  void begin_table(std::string_view title, std::size_t count) {
    out_ += fmt::format(
        "<section>\n<h2>{} (<span class=\"shown\">{}</span>)</h2>\n<table>\n<tr><th>Outcome</th>"
        "<th>Page</th></tr>\n",
        title, count);
  }

  void write_pages(std::string_view title, Outcome outcome) {
    const std::size_t count = comparison_.count(outcome);
    if (count == 0) return;
    begin_table(title, count);
    for (const PageOutcome& page : comparison_.pages) {
      if (page.outcome == outcome) write_page(page);
    }
    out_ += "</table>\n</section>\n";
  }

  void write_page(const PageOutcome& page) {
    out_ += fmt::format("<tr class=\"link\"><td class=\"{}\">{}</td><td>", color_of(page.outcome),
                        outcome_name(page.outcome));
    if (!page.title.empty()) out_ += "<b>" + escaped(page.title) + "</b><br>";
    out_ += "<code>" + escaped(page.url.empty() ? page.source : page.url) + "</code>";
    if (!page.new_url.empty() && page.new_url != page.url)
      out_ += " → <code>" + escaped(page.new_url) + "</code>";
    if (page.not_compared > 0) {
      out_ += "<br><span class=\"dim\">not compared: what " +
              counted(page.not_compared, "template tag") + " will show</span>";
    }
    for (const Difference& difference : page.differences) write_difference(difference);
    out_ += "</td></tr>\n";
  }

  void write_difference(const Difference& difference) {
    out_ += fmt::format("<p><b class=\"{}\">{}</b>: {}", color_of(difference.outcome),
                        escaped(difference.field), escaped(difference.what));
    if (!difference.reason.empty()) out_ += " (" + escaped(difference.reason) + ")";
    out_ += "</p>\n";
    if (difference.old_value.empty() && difference.new_value.empty()) return;
    out_ += "<div class=\"sides\"><pre>" + escaped(difference.old_value) + "</pre><pre>" +
            escaped(difference.new_value) + "</pre></div>\n";
  }

  void write_coverage() {
    if (!comparison_.coverage) return;
    const Coverage& coverage = *comparison_.coverage;
    write_addresses("Addresses that lead nowhere", "bad", "lost", coverage.missing);
    std::vector<Coverage::Missing> unsure;
    for (const std::string& url : coverage.unsure)
      unsure.push_back({url, "only a build of the new blog can tell", ""});
    write_addresses("Addresses that may lead nowhere", "warn", "unsure", unsure);
  }

  void write_addresses(std::string_view title, std::string_view color, std::string_view outcome,
                       const std::vector<Coverage::Missing>& addresses) {
    if (addresses.empty()) return;
    begin_table(title, addresses.size());
    for (const Coverage::Missing& one : addresses) {
      out_ += fmt::format("<tr class=\"link\"><td class=\"{}\">{}</td><td><code>{}</code><br>{}",
                          color, outcome, escaped(one.url), escaped(one.what));
      if (!one.why.empty()) out_ += " (not moved: " + escaped(one.why) + ")";
      out_ += "</td></tr>\n";
    }
    out_ += "</table>\n</section>\n";
  }

  void write_files() {
    if (comparison_.assets.empty()) return;
    begin_table("Files", comparison_.assets.size());
    for (const AssetOutcome& asset : comparison_.assets) {
      out_ += fmt::format("<tr class=\"link\"><td class=\"{}\">{}</td><td><code>{}</code><br>{}",
                          color_of(asset.outcome), outcome_name(asset.outcome), escaped(asset.url),
                          escaped(asset.what));
      if (!asset.reason.empty()) out_ += " (" + escaped(asset.reason) + ")";
      out_ += "</td></tr>\n";
    }
    out_ += "</table>\n</section>\n";
  }

  const Comparison& comparison_;
  const ReportInputs& inputs_;
  std::string out_;
};

}  // namespace

std::string comparison_as_html(const Comparison& comparison, const ReportInputs& inputs) {
  return HtmlReport(comparison, inputs).write();
}

}  // namespace postlint::proof
