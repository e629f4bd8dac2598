#include <fmt/format.h>

#include <algorithm>

#include "converters/proof/migration_report.h"
#include "core/base/strings.h"

namespace postlint::proof {
namespace {

constexpr std::size_t kMostDifferences = 5;  // of a page

std::size_t count_lost(const PageOutcome& page) {
  return static_cast<std::size_t>(
      std::count_if(page.differences.begin(), page.differences.end(),
                    [](const Difference& one) { return one.outcome == Outcome::kLost; }));
}

std::string one_line(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::string line = replace_all(text, "\n", " ");
  if (line.size() <= kMost) return line;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  return line.substr(0, end) + "…";
}

void write_page(std::string& out, const PageOutcome& page) {
  out += fmt::format("\n  {}", page.url.empty() ? "(address not known)" : page.url);
  if (!page.source.empty()) out += "  " + page.source;
  out += '\n';
  std::size_t shown = 0;
  for (const Difference& one : page.differences) {
    if (one.outcome != Outcome::kLost) break;  // losses come first
    if (shown++ == kMostDifferences) {
      out += fmt::format("    and {} more\n", count_lost(page) - kMostDifferences);
      break;
    }
    out += "    " + one.field + ": " + one.what + "\n";
    const bool has_values = one.field != "page" && one.field != "url" && one.field != "list";
    if (!has_values) continue;
    if (!one.old_value.empty()) out += "      old: " + one_line(one.old_value) + "\n";
    if (!one.new_value.empty()) out += "      new: " + one_line(one.new_value) + "\n";
  }
}

void write_files(std::string& out, const Comparison& comparison) {
  if (comparison.assets.empty()) return;
  constexpr std::size_t kMost = 10;
  out += '\n';
  std::size_t shown = 0;
  for (const AssetOutcome& asset : comparison.assets) {
    if (asset.outcome != Outcome::kLost) continue;
    if (shown++ < kMost) out += "  " + asset.url + ": " + asset.what + "\n";
  }
  if (shown > kMost) out += fmt::format("  and {} more files\n", shown - kMost);
}

void write_coverage(std::string& out, const Coverage& coverage) {
  constexpr std::size_t kMost = 10;
  out += fmt::format("{}: {}, {} covered, {} not", coverage.file,
                     counted(coverage.addresses, "address", "addresses"), coverage.covered,
                     coverage.missing.size());
  if (!coverage.left_out.empty())
    out += fmt::format(", {} left out as wanted", coverage.left_out.size());
  if (!coverage.unsure.empty())
    out += fmt::format(", {} that only a build can tell", coverage.unsure.size());
  out += '\n';
  for (std::size_t i = 0; i < coverage.missing.size() && i < kMost; ++i) {
    const Coverage::Missing& one = coverage.missing[i];
    out += "  " + one.url + ": " + one.what;
    out += one.why.empty() ? "\n" : " (not moved: " + one.why + ")\n";
  }
  if (coverage.missing.size() > kMost)
    out += fmt::format("  and {} more addresses\n", coverage.missing.size() - kMost);
}

}  // namespace

std::string comparison_as_text(const Comparison& comparison, const ReportInputs& inputs) {
  std::string out = fmt::format("old: {} ({})\nnew: {} ({})\n", comparison.old_folder,
                                comparison.old_kind, comparison.new_folder, comparison.new_kind);
  out += fmt::format("{}: {} the same, {} changed, {} lost",
                     counted(comparison.pages.size(), "page"), comparison.count(Outcome::kSame),
                     comparison.count(Outcome::kChanged), comparison.count(Outcome::kLost));
  if (comparison.added_pages > 0) out += fmt::format("; {} new", comparison.added_pages);
  if (comparison.assets_compared > 0) {
    out += fmt::format("\n{}: {} the same, {} not", counted(comparison.assets_compared, "file"),
                       comparison.assets_compared - comparison.assets.size(),
                       comparison.assets.size());
  }
  out += '\n';
  if (comparison.coverage) write_coverage(out, *comparison.coverage);
  std::vector<const PageOutcome*> lost;
  for (const PageOutcome& page : comparison.pages) {
    if (page.outcome == Outcome::kLost) lost.push_back(&page);
  }
  std::stable_sort(lost.begin(), lost.end(), [](const PageOutcome* left, const PageOutcome* right) {
    return count_lost(*left) > count_lost(*right);
  });
  for (std::size_t i = 0; i < lost.size() && i < inputs.most_pages; ++i) write_page(out, *lost[i]);
  if (lost.size() > inputs.most_pages)
    out += fmt::format("\n  and {} more pages\n", lost.size() - inputs.most_pages);
  write_files(out, comparison);
  if (!comparison.notes.empty()) out += '\n';
  for (const std::string& note : comparison.notes) out += "note: " + note + "\n";
  if (!inputs.report.empty()) out += "report: " + inputs.report + "\n";
  return out;
}

}  // namespace postlint::proof
