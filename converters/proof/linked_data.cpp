#include "converters/proof/linked_data.h"

#include <nlohmann/json.hpp>

#include "core/base/strings.h"

namespace postlint::proof {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxBytes = 256 * 1024;
constexpr int kMaxDepth = 32;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool is_article(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto says_so = [](const Json& name) {
    if (!name.is_string()) return false;
    const std::string text = name.get<std::string>();
    return text.ends_with("Article") || text.ends_with("BlogPosting") || text.ends_with("WebPage");
  };
  if (!type->is_array()) return says_so(*type);
  for (const Json& name : *type) {
    if (says_so(name)) return true;
  }
  return false;
}

void add_authors(const Json& author, LinkedData& data) {
  if (author.is_string()) {
    data.authors.push_back(author.get<std::string>());
  } else if (author.is_object()) {
    if (std::string name = text_of(author, "name"); !name.empty()) data.authors.push_back(name);
  } else if (author.is_array()) {
    for (const Json& one : author) {
      if (!one.is_array()) add_authors(one, data);
    }
  }
}

bool take(const Json& object, LinkedData& data) {
  if (!object.is_object() || !is_article(object)) return false;
  data.headline = text_of(object, "headline");
  data.published = text_of(object, "datePublished");
  data.modified = text_of(object, "dateModified");
  if (const auto author = object.find("author"); author != object.end()) add_authors(*author, data);
  return !data.published.empty();
}

bool take_any(const Json& list, LinkedData& data) {
  if (!list.is_array()) return take(list, data);
  for (const Json& one : list) {
    if (take(one, data)) return true;
  }
  return false;
}

}  // namespace

LinkedData read_linked_data(std::string_view json) {
  LinkedData data;
  if (json.size() > kMaxBytes) return data;
  bool is_deep = false;
  const auto watch_depth = [&](int depth, Json::parse_event_t, Json&) {
    is_deep = is_deep || depth > kMaxDepth;
    return depth <= kMaxDepth;
  };
  const Json parsed = Json::parse(json.begin(), json.end(), watch_depth, false);
  if (parsed.is_discarded() || is_deep) return data;
  if (take_any(parsed, data) || !parsed.is_object()) return data;
  if (const auto graph = parsed.find("@graph"); graph != parsed.end()) take_any(*graph, data);
  return data;
}

}  // namespace postlint::proof
