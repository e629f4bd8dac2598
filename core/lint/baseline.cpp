#include "core/lint/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/base/strings.h"
#include "core/lint/line_hash.h"
#include "core/lint/rule.h"

namespace postlint {
namespace {

constexpr std::string_view kHeader =
    "# postlint baseline: findings that are known and not reported.\n"
    "# path, rule, hash of the line, how many. Written by postlint check --write-baseline.\n";
constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

// Tabs and line endings part the fields, so they may not stand in a path.
std::string escape_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == '%' || static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string key_of(std::string_view path, const SourceFile& file, const Finding& finding) {
  return fmt::format("{}\t{}\t{:016x}", path, finding.rule->id, line_hash(file, finding));
}

}  // namespace

Result<Baseline> Baseline::read(const std::string& path, std::string_view text) {
  if (text.size() > kMaxBytes) return Error{"the baseline is larger than 64 MB", path};
  Baseline baseline;
  std::uint32_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string_view> fields = split(line, '\t');
    std::size_t count = 0;
    if (fields.size() == 4) {
      std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), count);
    }
    if (count == 0) {
      return Error{
          "not a line of a baseline (path, rule, hash, count, parted by tabs); write it "
          "anew with --write-baseline",
          path, number};
    }
    baseline.counts_[fmt::format("{}\t{}\t{}", fields[0], fields[1], fields[2])] += count;
  }
  return baseline;
}

void Baseline::add(const SourceFile& file, std::string_view relative_path, const Finding& finding) {
  ++counts_[key_of(escape_path(relative_path), file, finding)];
}

std::size_t Baseline::apply(const SourceFile& file, std::string_view relative_path,
                            std::vector<Finding>& findings) const {
  if (findings.empty() || counts_.empty()) return 0;
  const std::string path = escape_path(relative_path);
  // Most files are not in a baseline: do not hash for them.
  const auto first = counts_.lower_bound(path + "\t");
  if (first == counts_.end() || first->first.compare(0, path.size() + 1, path + "\t") != 0)
    return 0;

  std::map<std::string, std::size_t> used;
  const auto known = [&](const Finding& finding) {
    const std::string key = key_of(path, file, finding);
    const auto entry = counts_.find(key);
    return entry != counts_.end() && ++used[key] <= entry->second;
  };
  const auto removed = std::remove_if(findings.begin(), findings.end(), known);
  const auto count = static_cast<std::size_t>(findings.end() - removed);
  findings.erase(removed, findings.end());
  return count;
}

std::string Baseline::to_text() const {
  std::string out(kHeader);
  for (const auto& [key, count] : counts_) out += fmt::format("{}\t{}\n", key, count);
  return out;
}

}  // namespace postlint
