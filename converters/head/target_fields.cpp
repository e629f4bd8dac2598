#include "converters/head/target_fields.h"

#include <algorithm>

#include "core/base/strings.h"

namespace postlint {
namespace {

using Kind = FieldValue::Kind;

// Fields that only themes read do no harm.
bool acts(Meaning meaning) {
  return meaning != Meaning::kNone &&
         (meaning <= Meaning::kAliases || meaning == Meaning::kTags ||
          meaning == Meaning::kCategories || meaning == Meaning::kLayout ||
          meaning == Meaning::kLanguage || meaning == Meaning::kWeight);
}

bool is_list_of_texts(const FieldValue& value) {
  return value.kind == Kind::kList &&
         std::all_of(value.items.begin(), value.items.end(),
                     [](const FieldValue& item) { return item.kind == Kind::kString; });
}

bool fits(const FieldValue& value, FieldType type) {
  switch (type) {
    case FieldType::kAny:
      return true;
    case FieldType::kString:
      return value.kind == Kind::kString;
    case FieldType::kBool:
      return value.kind == Kind::kBool;
    case FieldType::kDate:
      return value.kind == Kind::kDate || value.kind == Kind::kString;
    case FieldType::kInt:
      return value.kind == Kind::kInt;
    case FieldType::kStringList:
      return is_list_of_texts(value);
    case FieldType::kStringOrList:
      return value.kind == Kind::kString || is_list_of_texts(value);
    case FieldType::kMap:
      return value.kind == Kind::kMap;
    case FieldType::kList:
      return value.kind == Kind::kList;
  }
  return true;
}

}  // namespace

bool TargetFields::is_same(std::string_view left, std::string_view right) const {
  return profile_.fields_are_case_sensitive ? left == right : equals_ignoring_case(left, right);
}

std::string_view TargetFields::name_of(Meaning meaning) const {
  for (const FieldName& field : target_.fields) {
    if (field.meaning == meaning) return field.name;
  }
  return {};
}

bool TargetFields::means(std::string_view key, Meaning meaning) const {
  return std::any_of(target_.fields.begin(), target_.fields.end(), [&](const FieldName& field) {
    return field.meaning == meaning && is_same(field.name, key);
  });
}

bool TargetFields::would_misread(std::string_view key, const FieldValue& value) const {
  const bool acts_there = std::any_of(
      target_.fields.begin(), target_.fields.end(),
      [&](const FieldName& field) { return acts(field.meaning) && is_same(field.name, key); });
  const auto& reserved = target_.head.reserved;
  return acts_there || !takes(key, value) ||
         std::any_of(reserved.begin(), reserved.end(),
                     [&](std::string_view name) { return is_same(name, key); });
}

bool TargetFields::takes(std::string_view key, const FieldValue& value) const {
  // Metadata lines are texts, all of them.
  if (target_.head.format == FrontMatterFormat::kMetadataLines) return true;
  return std::all_of(profile_.fields.begin(), profile_.fields.end(), [&](const KnownField& field) {
    return !is_same(field.name, key) || fits(value, field.type);
  });
}

}  // namespace postlint
