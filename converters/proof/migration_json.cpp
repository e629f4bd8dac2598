#include "converters/proof/migration_report.h"
#include "core/report/json_writer.h"

namespace postlint::proof {
namespace {

void write_side(JsonWriter& json, std::string_view name, const std::string& folder,
                const std::string& kind) {
  json.key(name).begin_object().member("folder", folder).member("kind", kind).end_object();
}

void write_page(JsonWriter& json, const PageOutcome& page) {
  json.begin_object();
  json.member("outcome", outcome_name(page.outcome));
  json.member("url", page.url).member("source", page.source).member("title", page.title);
  json.member("new_url", page.new_url).member("new_source", page.new_source);
  json.member("not_compared", static_cast<std::uint64_t>(page.not_compared));
  json.key("differences").begin_array();
  for (const Difference& difference : page.differences) {
    json.begin_object();
    json.member("outcome", outcome_name(difference.outcome));
    json.member("field", difference.field).member("what", difference.what);
    json.member("old", difference.old_value).member("new", difference.new_value);
    json.member("reason", difference.reason);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_urls(JsonWriter& json, std::string_view name, const std::vector<std::string>& urls) {
  json.key(name).begin_array();
  for (const std::string& url : urls) json.value(url);
  json.end_array();
}

void write_coverage(JsonWriter& json, const Coverage& coverage) {
  json.key("coverage").begin_object().member("file", coverage.file);
  json.member("addresses", static_cast<std::uint64_t>(coverage.addresses));
  json.member("covered", static_cast<std::uint64_t>(coverage.covered));
  json.key("missing").begin_array();
  for (const Coverage::Missing& one : coverage.missing) {
    json.begin_object().member("url", one.url).member("what", one.what);
    json.member("why", one.why).end_object();
  }
  json.end_array();
  write_urls(json, "left_out", coverage.left_out);
  write_urls(json, "unsure", coverage.unsure);
  json.end_object();
}

}  // namespace

std::string comparison_as_json(const Comparison& comparison, const ReportInputs& inputs) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  json.member("version", inputs.version);
  write_side(json, "old", comparison.old_folder, comparison.old_kind);
  write_side(json, "new", comparison.new_folder, comparison.new_kind);
  json.key("counts").begin_object();
  for (const Outcome outcome : {Outcome::kSame, Outcome::kChanged, Outcome::kLost})
    json.member(outcome_name(outcome), static_cast<std::uint64_t>(comparison.count(outcome)));
  json.member("added", static_cast<std::uint64_t>(comparison.added_pages));
  json.member("files", static_cast<std::uint64_t>(comparison.assets_compared));
  json.end_object();
  json.key("pages").begin_array();
  for (const PageOutcome& page : comparison.pages) write_page(json, page);
  json.end_array().key("files").begin_array();
  for (const AssetOutcome& asset : comparison.assets) {
    json.begin_object().member("outcome", outcome_name(asset.outcome)).member("url", asset.url);
    json.member("what", asset.what).member("reason", asset.reason).end_object();
  }
  json.end_array();
  if (comparison.coverage) write_coverage(json, *comparison.coverage);
  json.key("notes").begin_array();
  for (const std::string& note : comparison.notes) json.value(note);
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace postlint::proof
