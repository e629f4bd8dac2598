#include "converters/body/own_tags.h"

#include "core/base/strings.h"
#include "core/config/yaml_tree.h"

namespace postlint {
namespace {

// The argument that "src" or "0" names.
std::string argument_of(const Construct& construct, std::string_view name) {
  const bool is_number =
      !name.empty() && name.size() < 3 && name.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number) {
    const std::string* found = construct.attribute(name);
    return found == nullptr || name.empty() ? std::string() : *found;
  }
  std::size_t wanted = 0;
  for (char c : name) wanted = wanted * 10 + static_cast<std::size_t>(c - '0');
  for (const auto& [key, value] : construct.attributes) {
    if (key.empty() && wanted-- == 0) return value;
  }
  return "";
}

bool is_name(std::string_view text) {
  for (char c : text) {
    if (!is_ascii_alnum(c) && c != '_' && c != '-') return false;
  }
  return !text.empty();
}

}  // namespace

Result<OwnTags> OwnTags::read(const std::string& path, std::string_view text) {
  const Result<YamlNode> tree = read_yaml_tree(path, text);
  if (!tree.ok()) return tree.error();
  if (tree->is_null()) return OwnTags();
  if (!tree->is_map())
    return Error{"a map of tag names to templates is expected here", path, tree->line,
                 tree->column};
  OwnTags made;
  for (const YamlEntry& entry : tree->entries) {
    if (!entry.value.is_scalar() && !entry.value.is_null())
      return Error{"the template of " + entry.key.text + " must be text", path, entry.value.line,
                   entry.value.column};
    std::string pattern = entry.value.text;
    while (pattern.ends_with('\n')) pattern.pop_back();
    made.templates_[entry.key.text] = std::move(pattern);
  }
  return made;
}

const std::string* OwnTags::template_of(std::string_view name) const {
  const auto found = templates_.find(name);
  return found == templates_.end() ? nullptr : &found->second;
}

const std::string* OwnTags::template_of(const Tag& tag) const {
  if (templates_.empty() || tag.is_stray_end) return nullptr;
  if (tag.name == "include" || tag.name == "include_cached" || tag.name == "render") {
    const std::string file = tag.positional(0);
    if (const std::string* found = template_of(file)) return found;
    return template_of(std::string_view(file).substr(0, file.rfind('.')));
  }
  return template_of(tag.name);
}

WrittenConstruct fill_template(std::string_view pattern, const Construct& construct) {
  WrittenConstruct made;
  std::string* part = &made.opening;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = std::min(pattern.find("{{", at), pattern.size());
    *part += pattern.substr(at, open - at);
    const std::size_t close = pattern.find("}}", open);
    if (close == std::string_view::npos) {
      *part += pattern.substr(open);
      break;
    }
    const std::string_view name = trim(pattern.substr(open + 2, close - open - 2));
    if (!is_name(name)) {  // the target's own: {{< x >}}
      *part += "{{";
      at = open + 2;
      continue;
    }
    if (name != "inner") {
      *part += argument_of(construct, name);
    } else if (construct.is_paired && part == &made.opening) {
      part = &made.closing;  // what is between stays where it is
    } else {
      *part += construct.text;
    }
    at = close + 2;
  }
  if (construct.is_paired && part == &made.opening) made.closing.clear();
  made.is_block = pattern.find('\n') != std::string_view::npos;
  return made;
}

}  // namespace postlint
