// SARIF 2.1.0 (OASIS, 27 March 2020), for code scanning services and editors.
//
// Results are written as they come; the rules that were met are written behind them, because the
// order of an object's members means nothing. Columns and charOffset count code points
// (columnKind), byteOffset counts bytes; a byte order mark is in byteOffset only (§3.30.2).
#include <algorithm>
#include <map>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/lint/rule.h"
#include "core/report/formats.h"
#include "core/report/json_writer.h"
#include "core/report/locations.h"

namespace postlint {
namespace {

constexpr std::string_view kSchema = "https://json.schemastore.org/sarif-2.1.0.json";
constexpr std::string_view kBase = "SRCROOT";
// Fixes are offered to editors; a fix that rewrites half a post is better applied by --fix.
constexpr std::size_t kMaxFixBytes = 4096;

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "none";
}

class SarifReport final : public ReportFormat {
 public:
  explicit SarifReport(const ReportOptions& options) : options_(options) {}

  void begin(std::string& out) override {
    out += "{\"$schema\": ";
    append_json_string(out, kSchema);
    out += ", \"version\": \"2.1.0\", \"runs\": [{\"columnKind\": \"unicodeCodePoints\"";
    if (!options_.working_folder.empty()) {
      out += ", \"originalUriBaseIds\": {\"SRCROOT\": {\"uri\": ";
      std::string uri = file_uri("", options_.working_folder);
      if (uri.back() != '/') uri += '/';
      append_json_string(out, uri);
      out += "}}";
    }
    out += ", \"results\": [";
  }

  void file(const FileReport& report, std::string& out) override {
    const CodePointIndex index(*report.file);
    for (const Finding& finding : report.findings) {
      out += is_first_ ? "\n" : ",\n";
      is_first_ = false;
      write_result(*report.file, index, finding, out);
    }
  }

  void end(const ReportSummary&, std::string& out) override {
    out += "\n], \"tool\": ";
    JsonWriter json(out);
    json.begin_object().key("driver").begin_object();
    json.member("name", "postlint");
    if (!options_.version.empty()) json.member("version", options_.version);
    json.key("rules").begin_array();
    for (const Rule* rule : rules_) write_rule(*rule, json);
    json.end_array().end_object().end_object();
    out += "}]}\n";
  }

 private:
  void write_result(const SourceFile& file, const CodePointIndex& index, const Finding& finding,
                    std::string& out) {
    const auto [entry, is_new] = rule_index_.emplace(finding.rule, rules_.size());
    if (is_new) rules_.push_back(finding.rule);
    JsonWriter json(out);
    json.begin_object();
    json.member("ruleId", finding.rule->id);
    json.member("ruleIndex", std::uint64_t{entry->second});
    json.member("level", level_of(finding.severity));
    json.key("message").begin_object();
    json.member("text",
                finding.help.empty() ? finding.message : finding.message + "\n" + finding.help);
    json.end_object();
    json.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
    write_artifact(file, json);
    json.key("region");
    write_region(file, index, finding.span, json);
    json.end_object().end_object().end_array();
    json.key("partialFingerprints").begin_object();
    json.member("postlintLine/v1", fingerprints_.of(file, finding)).end_object();
    write_fix(file, index, finding, json);
    json.end_object();
  }

  void write_artifact(const SourceFile& file, JsonWriter& json) const {
    const std::string& path = file.path();
    const bool is_below =
        !path.empty() && path[0] != '/' && path != ".." && path.compare(0, 3, "../") != 0;
    json.key("artifactLocation").begin_object();
    if (is_below || options_.working_folder.empty()) {
      const std::string_view plain =
          path.compare(0, 2, "./") == 0 ? std::string_view(path).substr(2) : path;
      json.member("uri", percent_encode_path(plain));
      if (!options_.working_folder.empty()) json.member("uriBaseId", kBase);
    } else {
      json.member("uri", file_uri(options_.working_folder, path));
    }
    json.end_object();
  }

  static void write_region(const SourceFile& file, const CodePointIndex& index, Span span,
                           JsonWriter& json) {
    const Range range = range_of(index, span);
    const std::uint32_t bom = file.has_bom() ? 1 : 0;
    const std::uint32_t begin = index.count_before(span.begin);
    const std::uint32_t end = index.count_before(span.end);
    json.begin_object();
    json.member("startLine", range.begin.line).member("startColumn", range.begin.column);
    json.member("endLine", range.end.line).member("endColumn", range.end.column);
    json.member("charOffset", begin < bom ? 0 : begin - bom);
    json.member("charLength", end - std::max(begin, std::min(bom, end)));
    json.member("byteOffset", span.begin).member("byteLength", span.size());
    json.end_object();
  }

  void write_fix(const SourceFile& file, const CodePointIndex& index, const Finding& finding,
                 JsonWriter& json) const {
    if (!finding.fix || finding.fix->safety != FixSafety::kSafe) return;
    std::size_t bytes = 0;
    for (const Edit& edit : finding.fix->edits) {
      bytes += edit.span.size() + edit.text.size();
      if (!is_valid_utf8(edit.text)) return;
    }
    if (bytes > kMaxFixBytes || finding.fix->edits.empty()) return;
    json.key("fixes").begin_array().begin_object();
    json.key("description").begin_object();
    const std::string_view summary = finding.rule->fix_summary;
    json.member("text", summary.empty() ? std::string_view("Fix it") : summary).end_object();
    json.key("artifactChanges").begin_array().begin_object();
    write_artifact(file, json);
    json.key("replacements").begin_array();
    for (const Edit& edit : finding.fix->edits) {
      json.begin_object().key("deletedRegion");
      write_region(file, index, edit.span, json);
      json.key("insertedContent").begin_object().member("text", edit.text).end_object();
      json.end_object();
    }
    json.end_array().end_object().end_array().end_object().end_array();
  }

  static void write_rule(const Rule& rule, JsonWriter& json) {
    const auto text = [&](std::string_view name, std::string_view content) {
      if (!content.empty()) json.key(name).begin_object().member("text", content).end_object();
    };
    json.begin_object();
    json.member("id", rule.id);
    text("shortDescription", rule.summary);
    text("fullDescription", rule.why.empty() ? rule.summary : rule.why);
    std::string help(rule.why);
    if (!rule.bad.empty()) help += "\n\nWrong:\n\n" + std::string(rule.bad);
    if (!rule.good.empty()) help += "\n\nRight:\n\n" + std::string(rule.good);
    text("help", trim(help));
    json.key("defaultConfiguration").begin_object();
    json.member("level", level_of(rule.severity)).member("enabled", rule.on_by_default);
    json.end_object();
    json.key("properties").begin_object().key("tags").begin_array();
    json.value(family_name(rule.family));
    for (const std::string_view alias : rule.aliases) json.value(alias);
    json.end_array().end_object().end_object();
  }

  ReportOptions options_;
  bool is_first_ = true;
  std::vector<const Rule*> rules_;
  std::map<const Rule*, std::size_t> rule_index_;
  Fingerprints fingerprints_;
};

}  // namespace

std::unique_ptr<ReportFormat> make_sarif_report(const ReportOptions& options) {
  return std::make_unique<SarifReport>(options);
}

}  // namespace postlint
