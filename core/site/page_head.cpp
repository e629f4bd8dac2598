#include "core/site/page_head.h"

#include "core/base/strings.h"
#include "core/io/file_tree.h"

namespace postlint {

const FieldValue* PageHead::find(std::string_view key) const {
  const FieldEntry* entry =
      keys_have_case ? front_matter.find_entry(key) : front_matter.find_entry_any_case(key);
  return entry == nullptr ? nullptr : &entry->value;
}

std::optional<std::string> PageHead::text(std::string_view key) const {
  const FieldValue* value = find(key);
  if (value == nullptr || !value->is_scalar() || value->kind == FieldValue::Kind::kNull) {
    return std::nullopt;
  }
  return std::string(trim(value->text));
}

std::vector<std::string> PageHead::texts(std::string_view key) const {
  std::vector<std::string> texts;
  const FieldValue* value = find(key);
  if (value == nullptr || value->kind == FieldValue::Kind::kNull) return texts;
  if (value->is_scalar()) {
    texts.push_back(value->text);
  } else if (value->kind == FieldValue::Kind::kList) {
    for (const FieldValue& item : value->items) {
      if (item.is_scalar() && item.kind != FieldValue::Kind::kNull) texts.push_back(item.text);
    }
  }
  return texts;
}

bool PageHead::is_true(std::string_view key) const {
  const auto value = text(key);
  return value && (equals_ignoring_case(*value, "true") || equals_ignoring_case(*value, "yes") ||
                   equals_ignoring_case(*value, "on"));
}

bool PageHead::is_false(std::string_view key) const {
  const auto value = text(key);
  return value && (equals_ignoring_case(*value, "false") || equals_ignoring_case(*value, "no") ||
                   equals_ignoring_case(*value, "off"));
}

PageHead split_head_path(std::string path) {
  PageHead head;
  head.path = std::move(path);
  head.folder = folder_of(head.path);
  head.name = base_name(head.path);
  const std::size_t dot = head.name.rfind('.');
  head.stem = head.name.substr(0, dot);
  if (dot != std::string::npos) head.extension = ascii_lower(head.name.substr(dot + 1));
  return head;
}

}  // namespace postlint
