#include <algorithm>

#include "converters/head/head_values.h"
#include "converters/proof/fold_text.h"
#include "converters/proof/page_compare.h"
#include "core/base/strings.h"
#include "core/post/date.h"

namespace postlint::proof {
namespace {

using Names = std::vector<std::string>;
using Paths = std::vector<std::vector<std::string>>;

std::string listed(const Names& names) {
  return join(names, ", ");
}

bool has(const Names& names, const std::string& wanted) {
  return std::find(names.begin(), names.end(), wanted) != names.end();
}

void compare_sets(PageComparison& pages, const std::string& field, std::string_view one,
                  const Names& before, const Names& after) {
  const std::string old_list = listed(before), new_list = listed(after);
  bool any = false;
  for (const std::string& name : before) {
    if (has(after, name)) continue;
    any = true;
    pages.lose(field, "the " + std::string(one) + " " + quoted(name) + " is missing", old_list,
               new_list);
  }
  if (any || !pages.are_alike()) return;
  for (const std::string& name : after) {
    if (has(before, name)) continue;
    pages.change(field, "the " + std::string(one) + " " + quoted(name) + " is new", old_list,
                 new_list, "nothing of the old page is missing");
    return;
  }
}

Names whole_paths(const Paths& paths) {
  Names names;
  for (const auto& path : paths) names.push_back(join(path, " / "));
  return names;
}

Names names_in(const Paths& paths, bool last_only) {
  Names names;
  for (const auto& path : paths) {
    for (std::size_t i = last_only && !path.empty() ? path.size() - 1 : 0; i < path.size(); ++i)
      names.push_back(path[i]);
  }
  return names;
}

// An engine without hierarchy has the names alone; a built page may show the last ones only.
void compare_categories(PageComparison& pages) {
  const Paths &before = *pages.before.categories, &after = *pages.after.categories;
  if (!pages.before.categories_are_flat && !pages.after.categories_are_flat)
    return compare_sets(pages, "categories", "category", whole_paths(before), whole_paths(after));
  compare_sets(pages, "categories", "category", names_in(before, !pages.both_are_sources),
               names_in(after, false));
}

void compare_dates(PageComparison& pages, const std::string& field,
                   const std::optional<Moment>& before, const std::optional<Moment>& after) {
  if (!before) return;
  if (!after) {
    const bool is_known = field == "date" ? pages.new_shows_dates : pages.both_are_sources;
    if (is_known) pages.lose(field, "the " + field + " is missing", before->shown(), "");
    return;
  }
  const std::string old_value = before->shown(), new_value = after->shown();
  if (before->has_time && after->has_time) {
    if (before->seconds != after->seconds)
      pages.lose(field, "another moment", old_value, new_value);
  } else if (before->day != after->day && before->seconds == after->seconds) {
    // Only the one without a time has a zone to count days in.
    pages.change(field, "another day", old_value, new_value, "it is the same moment");
  } else if (before->day != after->day) {
    pages.lose(field, "another day", old_value, new_value);
  } else if (before->has_time && pages.both_are_sources) {
    pages.lose(field, "the time of day is missing", old_value, new_value);
  }
}

void compare_plain(PageComparison& pages, const std::string& field,
                   const std::optional<std::string>& before,
                   const std::optional<std::string>& after) {
  if (!before || before->empty() || !after || *before == *after) return;
  if (after->empty()) {
    if (pages.both_are_sources) pages.lose(field, "the " + field + " is missing", *before, "");
    return;
  }
  pages.lose(field, "another " + field, *before, *after);
}

// "ko" and "ko-kr" are one where one of them has no region.
bool same_language(std::string_view left, std::string_view right) {
  const auto head = [](std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); };
  if (head(left) != head(right)) return false;
  return left.size() == head(left).size() || right.size() == head(right).size() ||
         replace_all(left, "_", "-") == replace_all(right, "_", "-");
}

bool is_nothing(const FieldValue& value) {
  switch (value.kind) {
    case FieldValue::Kind::kNull:
      return true;
    case FieldValue::Kind::kList:
      return value.items.empty();
    case FieldValue::Kind::kMap:
      return value.entries.empty();
    default:
      return value.text.empty();
  }
}

std::string shown(const FieldValue& value, int depth = 0) {
  if (value.is_scalar()) return value.kind == FieldValue::Kind::kNull ? "null" : value.text;
  if (depth > 8) return "…";
  Names parts;
  for (const FieldValue& item : value.items) parts.push_back(shown(item, depth + 1));
  for (const FieldEntry& entry : value.entries)
    parts.push_back(entry.key + ": " + shown(entry.value, depth + 1));
  return value.kind == FieldValue::Kind::kList ? "[" + join(parts, ", ") + "]"
                                               : "{" + join(parts, ", ") + "}";
}

// A moment may be written in many ways; a day is its midnight to engines without days. What no
// engine takes for a date ("2016-06-31") is a text to some parsers.
bool same_date(const FieldValue& left, const FieldValue& right) {
  if (left.text == right.text) return true;
  const DateReading a = read_date(left.text), b = read_date(right.text);
  return a.ok() && b.ok() && a.date.unix_seconds() == b.date.unix_seconds();
}

bool same_field(const FieldValue& left, const FieldValue& right, int depth = 0) {
  using Kind = FieldValue::Kind;
  // TOML has no null: an empty text stands for it.
  if (same_value(left, right) || (is_nothing(left) && is_nothing(right))) return true;
  if (depth > 8) return false;
  if (left.kind == Kind::kDate || right.kind == Kind::kDate)
    return left.is_scalar() && right.is_scalar() && same_date(left, right);
  if (left.kind != right.kind || left.is_scalar()) return false;
  const auto same = [depth](const FieldValue& a, const FieldValue& b) {
    return same_field(a, b, depth + 1);
  };
  return std::equal(left.items.begin(), left.items.end(), right.items.begin(), right.items.end(),
                    same) &&
         std::equal(left.entries.begin(), left.entries.end(), right.entries.begin(),
                    right.entries.end(), [&](const FieldEntry& a, const FieldEntry& b) {
                      return a.key == b.key && same(a.value, b.value);
                    });
}

// Fields that say when and where a public page is shown.
bool is_of_lists(std::string_view name) {
  return name == "unlisted" || name == "publish date" || name == "expiry date";
}

void compare_fields(PageComparison& pages) {
  if (!pages.before.fields || !pages.after.fields) return;
  for (const auto& entry : *pages.before.fields) {
    const std::string& name = entry.first;
    const FieldValue& value = entry.second;
    const auto& fields = *pages.after.fields;
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) {
      return equals_ignoring_case(field.first, name);  // some engines keep no case
    });
    if (found == fields.end()) {
      if (is_nothing(value)) continue;
      // Some engines have one text for both.
      if (name == "excerpt" && pages.after.description == fold_text(value.text)) continue;
      if (!pages.after.is_public && is_of_lists(name)) {
        pages.change("field", "the field " + quoted(name) + " is missing", shown(value), "",
                     "the new page is not public at all");
      } else {
        pages.lose("field", "the field " + quoted(name) + " is missing", shown(value), "");
      }
    } else if (pages.has_text_alone && value.kind != FieldValue::Kind::kMap &&
               metadata_text(value) == metadata_text(found->second)) {
      continue;  // as near as a text comes; a map is more than a text
    } else if (!same_field(value, found->second)) {
      pages.lose("field", "the field " + quoted(name) + " has another value", shown(value),
                 shown(found->second));
    }
  }
}

}  // namespace

void compare_heads(PageComparison& pages) {
  const PageFacts &before = pages.before, &after = pages.after;
  if (before.is_public != after.is_public) {
    pages.lose("state",
               after.is_public ? "a page that was not public is public now"
                               : "a public page is not public any more",
               before.state, after.state);
  }
  if (!before.title.empty() && before.title != after.title)
    pages.lose("title", after.title.empty() ? "the title is missing" : "another title",
               before.title, after.title);
  compare_dates(pages, "date", before.date, after.date);
  compare_dates(pages, "updated", before.updated, after.updated);
  compare_plain(pages, "description", before.description, after.description);
  if (before.image && after.image && pages.are_alike() && !before.image->empty() &&
      pages.old_place(*before.image) != pages.new_place(*after.image))
    compare_plain(pages, "image", before.image, after.image);
  if (before.language && after.language && !before.language->empty() && !after.language->empty() &&
      !same_language(*before.language, *after.language))
    pages.lose("language", "another language", *before.language, *after.language);
  if (before.tags && after.tags) compare_sets(pages, "tags", "tag", *before.tags, *after.tags);
  if (before.categories && after.categories) compare_categories(pages);
  if (before.authors && after.authors)
    compare_sets(pages, "authors", "author", *before.authors, *after.authors);
  const bool is_json = pages.has_text_alone && before.series && after.series &&
                       after.series->size() == 1 &&
                       metadata_text(make_list(*before.series)) == after.series->front();
  if (before.series && after.series && !is_json)
    compare_sets(pages, "series", "series", *before.series, *after.series);
  compare_fields(pages);
}

}  // namespace postlint::proof
