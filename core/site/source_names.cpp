// Pages by the names of their files, for links that engines resolve by name.
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/site_index_data.h"

namespace postlint {
namespace {

// "2024-05-01-seoul" of "_posts/2024-05-01-seoul.md"; "bundle" of "bundle/index.ko.md".
std::string name_of(std::string_view source) {
  std::string_view name = base_name(source);
  name = name.substr(0, name.find('.', 1));
  if (name == "index" || name == "_index") name = base_name(folder_of(source));
  return to_lower(to_nfc(name.substr(0, name.find('.', 1))));
}

}  // namespace

std::vector<const SitePage*> SiteIndex::named(std::string_view name) const {
  std::call_once(data_->names_once, [this] {
    for (std::size_t i = 0; i < data_->pages.size(); ++i) {
      data_->by_name[name_of(data_->pages[i].source)].push_back(i);
    }
  });
  std::vector<const SitePage*> found;
  const auto at = data_->by_name.find(to_lower(to_nfc(name.substr(0, name.find('.', 1)))));
  if (at == data_->by_name.end()) return found;
  for (const std::size_t index : at->second) found.push_back(&data_->pages[index]);
  return found;
}

}  // namespace postlint
