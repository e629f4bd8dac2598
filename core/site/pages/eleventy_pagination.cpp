#include "core/site/pages/eleventy_pagination.h"

#include "core/base/strings.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

std::string field_of(const PageHead& head, std::string_view key) {
  const FieldValue* map = head.find("pagination");
  if (map == nullptr) return {};
  for (const FieldEntry& entry : map->entries) {
    if (entry.key == key && entry.value.is_scalar()) return entry.value.text;
  }
  return {};
}

// Puts the item's fields in the place of {{ alias.field }}; nullopt: something else stands there.
std::optional<std::string> fill_item(std::string_view text, std::string_view alias,
                                     const YamlNode& item) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find("{{", at);
    out += text.substr(at, open - at);
    if (open == text.npos) break;
    const std::size_t close = text.find("}}", open);
    if (close == text.npos) return std::nullopt;
    std::string_view inner = trim(text.substr(open + 2, close - open - 2));
    at = close + 2;
    if (!inner.starts_with(alias) || inner.substr(alias.size(), 1) != ".") return std::nullopt;
    const YamlNode* value = find_in(item, trim(inner.substr(alias.size() + 1)));
    if (value == nullptr || !value->is_scalar()) return std::nullopt;
    out += value->text;
  }
  return out;
}

// What stands behind "url=" in a page that leads on at once; empty: it is none.
std::string_view refresh_target(std::string_view page) {
  const std::size_t meta = page.find("http-equiv=\"refresh\"");
  if (meta == page.npos) return {};
  const std::string_view rest = page.substr(meta, page.find('>', meta) - meta);
  const std::size_t url = rest.find("url=");
  if (url == rest.npos) return {};
  const std::string_view target = rest.substr(url + 4);
  return target.substr(0, target.find('"'));
}

}  // namespace

std::optional<std::vector<PaginatedPage>> read_pagination(const SiteBuild& build,
                                                          const PageHead& head,
                                                          std::string_view data_folder) {
  const std::string data = field_of(head, "data"), alias = field_of(head, "alias");
  const auto pattern = head.text("permalink");
  const bool is_simple = field_of(head, "size") == "1" && !alias.empty() && pattern &&
                         !data.empty() && data.find_first_of("./") == data.npos;
  if (!is_simple) return std::nullopt;
  const std::string file = join_path(data_folder, data + ".json");
  const YamlNode items = build.read_tree({file});
  const std::string page = build.read_first({head.path});
  if (!items.is_list()) return std::nullopt;
  // Filters such as "| url" put the prefix in front.
  std::string target(refresh_target(page));
  const bool adds_prefix = target.find("| url") != target.npos;
  target = replace_all(target, "| url", "");
  std::vector<PaginatedPage> made;
  for (const YamlNode& item : items.items) {
    const auto url = fill_item(*pattern, alias, item), to = fill_item(target, alias, item);
    if (!url || !to) return std::nullopt;
    const bool is_below = adds_prefix && to->starts_with('/');
    made.push_back({clean_url_path(*url), is_below ? build.prefix + *to : *to});
  }
  return made;
}

}  // namespace postlint
