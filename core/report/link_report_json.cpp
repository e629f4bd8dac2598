// json: one object; jsonl: one object a line, one for each unique URL. `postlint report merge`
// reads the latter again (core/links/merge_reports.h).
#include <array>

#include "core/links/link_report.h"
#include "core/report/json_writer.h"

namespace postlint {
namespace {

// Null where there is none, as nobody can take null for an address.
void write_optional(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

void write_place(const UrlPlace& place, JsonWriter& json) {
  json.begin_object();
  json.member("file", place.path);
  json.member("line", place.position.line);
  json.member("column", place.position.column);
  write_optional(json, "fragment", place.fragment);
  json.member("text", place.text);
  json.key("year");
  if (place.year == 0) {
    json.null();
  } else {
    json.value(std::int64_t{place.year});
  }
  json.end_object();
}

void write_url(const UrlReport& report, JsonWriter& json) {
  const UrlResult& result = report.result;
  json.begin_object();
  json.member("url", result.url);
  json.member("verdict", verdict_name(result.verdict));
  json.member("status", std::int64_t{result.status});
  json.member("reason", result.reason);
  json.member("evidence", result.evidence);
  write_optional(json, "final_url", result.final_url);
  json.key("missing_fragments").begin_array();
  for (const std::string& fragment : result.missing_fragments) json.value(fragment);
  json.end_array();
  json.member("failed_runs", std::int64_t{result.failed_runs});
  json.member("failing_since", result.failing_since);
  json.member("checked_at", result.checked_at);
  json.member("from_cache", result.is_from_cache);
  write_optional(json, "archive_url", report.archive_url);
  json.member("fails", report.fails);
  json.key("places").begin_array();
  for (const UrlPlace& place : report.places) write_place(place, json);
  json.end_array();
  json.end_object();
}

void write_counts(const LinkReport& report, JsonWriter& json) {
  std::array<std::uint64_t, kVerdicts> counts{};
  for (const UrlReport& url : report.urls) ++counts[static_cast<std::size_t>(url.result.verdict)];
  json.key("counts").begin_object();
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    json.member(verdict_name(static_cast<Verdict>(i)), counts[i]);
  }
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
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  json.member("version", report.version);
  json.member("posts", std::uint64_t{report.posts});
  json.key("urls").begin_array();
  for (const UrlReport& url : report.urls) write_url(url, json);
  json.end_array();
  write_counts(report, json);
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace postlint
