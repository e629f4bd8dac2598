#include "cmd/load_config.h"

#include "checks/registry.h"
#include "core/io/files.h"

namespace postlint {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

}  // namespace

Result<Config> load_config(std::string path, const std::string& start, bool searches) {
  if (path.empty() && searches) path = find_config(start);
  if (path.empty()) {
    Config config;
    config.root = ".";
    return config;
  }
  Result<std::string> text = read_file(path, kMostBytes);
  if (!text.ok()) return text.error();
  return read_config(path, *text, rule_table());
}

}  // namespace postlint
