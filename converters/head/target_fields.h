// What the names of fields mean to the engine that a head is written for.
#pragma once

#include <string_view>

#include "converters/engine_converter.h"

namespace postlint {

class TargetFields {
 public:
  TargetFields(const EngineConverter& target, const EngineProfile& profile)
      : target_(target), profile_(profile) {}

  // The name that a meaning is written under; empty: the engine has none.
  std::string_view name_of(Meaning meaning) const;
  // Whether `key` is one of its names for `meaning`.
  bool means(std::string_view key, Meaning meaning) const;
  // Whether a field of another engine would act under this name, or stop the build with this value.
  bool would_misread(std::string_view key, const FieldValue& value) const;
  // Whether the engine takes such a value under this name.
  bool takes(std::string_view key, const FieldValue& value) const;

 private:
  bool is_same(std::string_view left, std::string_view right) const;

  const EngineConverter& target_;
  const EngineProfile& profile_;
};

}  // namespace postlint
