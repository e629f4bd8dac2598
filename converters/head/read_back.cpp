#include "converters/head/read_back.h"

#include <cmath>
#include <cstdlib>

#include "converters/head/head_values.h"
#include "converters/head/number_text.h"
#include "core/base/strings.h"
#include "core/post/date.h"

namespace postlint {
namespace {

using Kind = FieldValue::Kind;

bool is_same_number(const std::string& left, const std::string& right) {
  if (left == right) return true;
  const auto is_special = [](const std::string& text) {
    return text.find("inf") != text.npos || text.find("nan") != text.npos;
  };
  const std::string first = ascii_lower(left), second = ascii_lower(right);
  if (is_special(first) || is_special(second)) return first.back() == second.back();
  return std::strtod(first.c_str(), nullptr) == std::strtod(second.c_str(), nullptr);
}

bool is_same_date(const std::string& left, const std::string& right) {
  if (left == right) return true;
  const DateReading first = read_date(left), second = read_date(right);
  return first.ok() && second.ok() && first.date.has_time == second.date.has_time &&
         first.date.unix_seconds() == second.date.unix_seconds();
}

bool is_text_of(const FieldValue& source, const FieldValue& target) {
  if (!source.is_scalar()) return target.text == json_value(source);
  if (source.kind == Kind::kNull) return trim(target.text).empty();
  return trim(target.text) == trim(source.text) ||
         target.text == json_value(make_text(source.text));
}

const FieldValue* find_in_map(const FieldValue& map, std::string_view key) {
  for (std::size_t i = map.entries.size(); i-- > 0;) {
    if (map.entries[i].key == key) return &map.entries[i].value;
  }
  return nullptr;
}

}  // namespace

bool is_read_back(const FieldValue& source, const FieldValue& target, FrontMatterFormat format) {
  if (format == FrontMatterFormat::kMetadataLines) return is_text_of(source, target);
  switch (source.kind) {
    case Kind::kNull:
      return target.kind == Kind::kNull || (target.is_scalar() && target.text.empty());
    case Kind::kDate:
      return (target.kind == Kind::kDate || target.kind == Kind::kString) &&
             is_same_date(source.text, target.text);
    case Kind::kFloat:
      // JSON has no infinity.
      return (target.kind == Kind::kFloat || target.kind == Kind::kInt ||
              format == FrontMatterFormat::kJson) &&
             is_same_number(source.text, target.text);
    case Kind::kInt:
      if (!fits_64_bits(source.text)) {
        return target.is_scalar() && is_same_number(source.text, target.text);
      }
      return source.kind == target.kind && source.text == target.text;
    case Kind::kBool:
    case Kind::kString:
      return source.kind == target.kind && source.text == target.text;
    case Kind::kList:
      if (target.kind != Kind::kList || source.items.size() != target.items.size()) return false;
      for (std::size_t i = 0; i < source.items.size(); ++i) {
        if (!is_read_back(source.items[i], target.items[i], format)) return false;
      }
      return true;
    case Kind::kMap:
      if (target.kind != Kind::kMap) return false;
      for (const FieldEntry& entry : source.entries) {
        const FieldValue* meant = find_in_map(source, entry.key);  // of a key given twice the last
        const FieldValue* other = find_in_map(target, entry.key);
        if (other == nullptr || !is_read_back(*meant, *other, format)) return false;
      }
      return true;
  }
  return false;
}

}  // namespace postlint
