// text: what is not ok, URL by URL, the failing ones first; ok, redirected and skipped ones are
// only counted.
#include <array>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/links/link_report.h"
#include "core/links/url_verdicts.h"

namespace postlint {
namespace {

// On one line, and nothing that a terminal would take for a command: reports come from outside.
std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, at);
    at += decoded.size;
    const char32_t c = decoded.value;
    append_utf8(out, c < 0x20 || (c >= 0x7F && c < 0xA0) ? kReplacementCharacter : c);
  }
  return out;
}

bool is_quiet(const UrlReport& url) {
  const Verdict verdict = url.result.verdict;
  return !url.fails && (verdict == Verdict::kOk || verdict == Verdict::kRedirected ||
                        verdict == Verdict::kSkipped);
}

void write_url(const UrlReport& url, std::string& out) {
  const UrlResult& result = url.result;
  out += printable(without_credentials(result.url)) + "\n  ";
  out += verdict_name(result.verdict);
  if (!result.reason.empty()) out += ": " + printable(result.reason);
  if (!result.evidence.empty()) out += " (" + printable(result.evidence) + ")";
  if (result.failed_runs > 1) out += "; " + std::to_string(result.failed_runs) + " runs in a row";
  out += '\n';
  for (const std::string& fragment : result.missing_fragments) {
    out += "  missing: #" + printable(fragment) + "\n";
  }
  if (result.verdict == Verdict::kMoved) {
    out += "  now: " + printable(without_credentials(result.final_url)) + "\n";
  }
  if (!url.archive_url.empty()) out += "  archived: " + printable(url.archive_url) + "\n";
  for (const UrlPlace& place : url.places) {
    out += "  " + printable(place.path) + ":" + std::to_string(place.position.line) + ":" +
           std::to_string(place.position.column) + "\n";
  }
}

void write_counts(const LinkReport& report, std::string& out) {
  std::array<std::size_t, kVerdicts> counts{};
  for (const UrlReport& url : report.urls) ++counts[static_cast<std::size_t>(url.result.verdict)];
  out += counted(report.urls.size(), "external URL");
  std::string_view separator = ": ";
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    if (counts[i] == 0) continue;
    out += separator;
    out += std::to_string(counts[i]) + " ";
    out += verdict_name(static_cast<Verdict>(i));
    separator = ", ";
  }
  out += '\n';
}

}  // namespace

std::string link_report_as_text(const LinkReport& report) {
  std::string out;
  for (const bool fails : {true, false}) {
    for (const UrlReport& url : report.urls) {
      if (url.fails == fails && !is_quiet(url)) write_url(url, out);
    }
  }
  if (!out.empty()) out += '\n';
  write_counts(report, out);
  return out;
}

}  // namespace postlint
