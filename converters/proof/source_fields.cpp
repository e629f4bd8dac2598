#include "converters/proof/source_fields.h"

#include <algorithm>

#include "converters/head/head_values.h"
#include "converters/proof/addresses.h"
#include "converters/proof/fold_text.h"
#include "core/base/strings.h"

namespace postlint::proof {
namespace {

std::optional<Moment> moment_of(const std::optional<Instant>& instant) {
  if (!instant) return std::nullopt;
  return make_moment(instant->seconds, instant->offset_minutes, instant->has_time);
}

std::vector<std::string> folded(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) out.push_back(fold_text(name));
  return out;
}

// The name that a field with a meaning has here, whatever engines call it; empty: it is one of the
// facts of a page.
std::string_view name_of_field(Meaning meaning, std::string_view own_name) {
  switch (meaning) {
    case Meaning::kNone:
      return own_name;
    case Meaning::kExcerpt:
      return "excerpt";
    case Meaning::kWeight:
      return "weight";
    case Meaning::kPinned:
      return "pinned";
    case Meaning::kMath:
      return "math";
    case Meaning::kToc:
      return "toc";
    case Meaning::kComments:
      return "comments";
    case Meaning::kUnlisted:
      return own_name;
    default:
      return {};
  }
}

// What any engine takes a field of this name for: engines that refuse unknown fields keep those of
// others in a map.
Meaning meaning_anywhere(std::string_view name) {
  for (const EngineConverter* engine : engine_converters()) {
    for (const FieldName& field : engine->fields) {
      if (field.name == name) return field.meaning;
    }
  }
  return Meaning::kNone;
}

bool is_map_of_others(std::string_view name) {
  return name == "extra" || name == "params" || name == "taxonomies";
}

std::string text_of(const FieldValue& value) {
  if (value.kind == FieldValue::Kind::kNull) return {};
  return value.is_scalar() ? fold_text(value.text) : std::string();
}

std::vector<std::string> texts_of(const FieldValue& value) {
  std::vector<std::string> texts;
  if (value.is_scalar()) {
    if (std::string text = text_of(value); !text.empty()) texts.push_back(std::move(text));
  }
  for (const FieldValue& item : value.items) {
    if (std::string text = text_of(item); !text.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

class FieldsReader {
 public:
  explicit FieldsReader(PageFacts& page) : page_(page) { page_.fields.emplace(); }

  void take(Meaning meaning, const FieldEntry& entry) {
    if (meaning == Meaning::kNone && is_map_of_others(entry.key) &&
        entry.value.kind == FieldValue::Kind::kMap) {
      return take_map(entry);
    }
    if (meaning == Meaning::kNone) keep_date_of_others(entry);
    // What else such a map says is kept; the lists are a matter of the state.
    const bool is_told = meaning == Meaning::kUnlisted && entry.value.entries.size() <= 1;
    if (!is_told) keep(name_of_field(meaning, entry.key), entry.value);
  }

  static std::string_view name_of_moment(Meaning meaning) {
    return meaning == Meaning::kExpiry ? "expiry date" : "publish date";
  }

 private:
  void take_map(const FieldEntry& map) {
    for (const FieldEntry& inner : map.value.entries) {
      const bool is_map = is_map_of_others(inner.key) && map.key != inner.key &&
                          inner.value.kind == FieldValue::Kind::kMap;
      is_map ? take_map(inner)
             : take_inner(meaning_anywhere(inner.key), inner, map.key == "taxonomies");
    }
  }

  // A date that this engine does nothing at, and another would.
  void keep_date_of_others(const FieldEntry& entry) {
    const Meaning elsewhere = meaning_anywhere(entry.key);
    const bool is_date = elsewhere == Meaning::kExpiry || elsewhere == Meaning::kPublishFrom;
    if (is_date && entry.value.is_scalar()) keep(name_of_moment(elsewhere), entry.value);
  }

  void take_inner(Meaning meaning, const FieldEntry& entry, bool is_taxonomy) {
    const auto fill = [&](std::optional<std::vector<std::string>>& list) {
      if (!list || list->empty()) list = texts_of(entry.value);
    };
    switch (meaning) {
      case Meaning::kTags:
      case Meaning::kCategories:
        return;  // the reader of posts has them
      case Meaning::kAuthors:
        return fill(page_.authors);
      case Meaning::kSeries:
        return fill(page_.series);
      case Meaning::kImage:
        if (!entry.value.is_scalar()) break;  // a map is its theme's own
        if (page_.image && page_.image->empty()) page_.image = text_of(entry.value);
        return;
      case Meaning::kLanguage:
        if (page_.language && page_.language->empty())
          page_.language = ascii_lower(text_of(entry.value));
        return;
      case Meaning::kDescription:
        if (page_.description && page_.description->empty())
          page_.description = text_of(entry.value);
        return;
      default:
        break;
    }
    const std::string_view name =
        name_of_field(meaning == Meaning::kImage ? Meaning::kNone : meaning, entry.key);
    keep(name, entry.value);
    if (is_taxonomy) return;
    keep_date_of_others(entry);
    keep(entry.key, entry.value);
  }

  void keep(std::string_view name, const FieldValue& value) {
    if (name.empty()) return;
    // A field that the engine would have taken for something else was put aside under this name.
    if (name.starts_with("source_")) name.remove_prefix(7);
    // Of a field that is given twice the last counts.
    for (auto& [known, old] : *page_.fields) {
      if (known != name) continue;
      old = value;
      return;
    }
    page_.fields->emplace_back(name, value);
  }

  PageFacts& page_;
};

void keep_moment(PageFacts& page, std::string_view name, const std::optional<Instant>& instant) {
  const std::optional<Moment> moment = moment_of(instant);
  if (!moment) return;
  FieldValue value;
  value.kind = FieldValue::Kind::kDate;
  value.text = moment->shown();
  page.fields->emplace_back(name, value);
}

}  // namespace

PageFacts head_facts_of(const PortablePost& post, const SourceSite& site) {
  PageFacts page;
  page.url = post.url;
  page.source = post.source;
  page.url_is_certain = post.url_is_certain;
  page.is_public = post.state == PageState::kPublished;
  page.is_post = post.is_dated_post;
  page.state = page_state_name(post.state);
  page.title = fold_text(post.title);
  page.date = moment_of(post.date);
  page.updated = moment_of(post.updated);
  page.description = fold_text(post.description);
  page.image = std::string(trim(post.image));
  page.language = ascii_lower(trim(post.language));
  page.tags = folded(post.tags);
  page.authors = folded(post.authors);
  page.series = folded(post.series);
  page.categories.emplace();
  page.categories_are_flat = !site.engine->category_list_is_path;
  for (const auto& path : post.categories) page.categories->push_back(folded(path));
  FieldsReader fields(page);
  const FrontMatterFormat format =
      post.post == nullptr ? FrontMatterFormat::kYaml : post.post->front_matter.format;
  for (const MeantField& field : post.fields) {
    // Values as the engine reads them: 0755 is 493 to some.
    fields.take(field.meaning, {field.entry.key, field.entry.key_span,
                                as_read(field.entry.value, format, site.blog->profile->yaml)});
  }
  if (page.image && !page.image->empty())
    page.image = resolve_address(*page.image, post.url, site.site->prefix()).target;
  if (!post.is_listed) page.fields->emplace_back("unlisted", make_bool(true));
  keep_moment(page, FieldsReader::name_of_moment(Meaning::kPublishFrom), post.publish_from);
  keep_moment(page, FieldsReader::name_of_moment(Meaning::kExpiry), post.expiry);
  return page;
}

}  // namespace postlint::proof
