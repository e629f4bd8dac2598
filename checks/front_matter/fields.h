// What the rules about front matter share: finding fields as the engine does, whether the engine
// needs front matter at all, writing values anew, taking items out of lists.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/lint/check_context.h"

namespace postlint {

// The field of this name as the engine finds it (in any case where it folds case).
const FieldEntry* find_field(const CheckContext& ctx, std::string_view name);
const FieldEntry* find_first_field(const CheckContext& ctx,
                                   std::span<const std::string_view> names);
bool same_field_name(const CheckContext& ctx, std::string_view left, std::string_view right);
// A name that the engine, a common theme or the configuration knows.
bool is_known_field(const CheckContext& ctx, std::string_view name);
const KnownField* known_field(const CheckContext& ctx, std::string_view name);

// No value at all: nothing, null, an empty text or list.
bool is_empty_value(const FieldValue& value);
bool is_draft(const CheckContext& ctx);
// True or false as the engine reads a value of a switch; nullopt where it is neither.
std::optional<bool> truth(const CheckContext& ctx, const FieldValue& value);

// Words for the engine in a sentence: "Hugo", or "the engine" for a plain folder.
std::string engine_words(const CheckContext& ctx);

// Front matter is needed and there is none that the engine takes; says why in `reason`.
bool lacks_front_matter(const CheckContext& ctx, std::string& reason);
// README.md, LICENSE.md and the like, which nobody publishes.
bool is_project_file(std::string_view path);

// The first line of the file that is not blank, as a place for what is missing.
Span head_span(const CheckContext& ctx);

// A list of names such as tags: the field names that engines and themes use for them.
bool is_taxonomy_field(std::string_view name);
// Calls `use` for each list of names: the top level, and below `taxonomies`.
template <class Use>
void for_each_taxonomy(const FrontMatter& front_matter, Use use) {
  for (const FieldEntry& entry : front_matter.entries) {
    if (entry.value.kind == FieldValue::Kind::kList && is_taxonomy_field(entry.key)) use(entry);
    if (entry.value.kind != FieldValue::Kind::kMap || entry.key != "taxonomies") continue;
    for (const FieldEntry& inner : entry.value.entries) {
      if (inner.value.kind == FieldValue::Kind::kList) use(inner);
    }
  }
}

// The edit that takes item `index` out of a list, its line included in a block list; nullopt where
// the list is written in a way that needs a person.
std::optional<Edit> remove_item(const CheckContext& ctx, const FieldValue& list, std::size_t index);

// The edit that gives the field the string `text`.
std::optional<Fix> replace_value(const CheckContext& ctx, const FieldValue& value,
                                 std::string_view text, FixSafety safety);

}  // namespace postlint
