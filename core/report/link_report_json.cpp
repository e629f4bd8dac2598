// json: one object with all URLs; jsonl: one object a line for each URL, which
// core/links/merge_reports.h reads again.
#include <array>

#include "core/links/link_report.h"
#include "core/links/url_verdicts.h"
#include "core/report/json_writer.h"

namespace postlint {
namespace {

void write_places(const UrlReport& url, JsonWriter& json) {
  json.key("places").begin_array();
  for (const UrlPlace& place : url.places) {
    json.begin_object();
    json.member("file", place.path);
    json.member("line", place.position.line);
    json.member("column", place.position.column);
    json.member("fragment", place.fragment);
    json.member("text", place.text);
    json.member("year", static_cast<std::int64_t>(place.year));
    json.end_object();
  }
  json.end_array();
}

void write_url(const UrlReport& url, JsonWriter& json) {
  const UrlResult& result = url.result;
  json.begin_object();
  json.member("url", without_credentials(result.url));
  json.member("verdict", verdict_name(result.verdict));
  json.member("status", static_cast<std::int64_t>(result.status));
  json.member("reason", result.reason);
  json.member("evidence", result.evidence);
  json.member("final_url", without_credentials(result.final_url));
  json.key("missing_fragments").begin_array();
  for (const std::string& fragment : result.missing_fragments) json.value(fragment);
  json.end_array();
  json.member("failed_runs", static_cast<std::int64_t>(result.failed_runs));
  json.member("failing_since", result.failing_since);
  json.member("checked_at", result.checked_at);
  json.member("from_cache", result.is_from_cache);
  json.member("archive_url", url.archive_url);
  json.member("fails", url.fails);
  write_places(url, json);
  json.end_object();
}

}  // namespace

std::string link_report_as_jsonl(const LinkReport& report) {
  std::string out;
  for (const UrlReport& url : report.urls) {
    JsonWriter json(out);
    write_url(url, json);
    out += '\n';
  }
  return out;
}

std::string link_report_as_json(const LinkReport& report) {
  std::array<std::uint64_t, kVerdicts> counts{};
  for (const UrlReport& url : report.urls) ++counts[static_cast<std::size_t>(url.result.verdict)];
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  json.member("version", report.version);
  json.member("posts", static_cast<std::uint64_t>(report.posts));
  json.key("counts").begin_object();
  for (std::size_t i = 0; i < kVerdicts; ++i)
    json.member(verdict_name(static_cast<Verdict>(i)), counts[i]);
  json.end_object();
  json.key("urls").begin_array();
  for (const UrlReport& url : report.urls) write_url(url, json);
  json.end_array();
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace postlint
