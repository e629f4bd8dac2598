#include "converters/head/write_head.h"

#include <algorithm>

#include "converters/head/head_values.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

using Kind = FieldValue::Kind;

class HeadMaker {
 public:
  explicit HeadMaker(const HeadRequest& request)
      : request_(request),
        post_(*request.post),
        traits_(request.target->head),
        head_(traits_.format, request.target_profile->yaml, post_.post.get(),
              request.source_profile->yaml) {}

  WrittenHead make() {
    for (const MeantField& field : post_.fields) add(field);
    add_missing();
    add_map(traits_.taxonomies_map, in_taxonomies_);
    add_map(traits_.extra_map, in_extra_);
    made_.bytes = head_.take();
    return std::move(made_);
  }

 private:
  // The target's name for it; empty: it has none.
  std::string_view name_of(Meaning meaning) const {
    for (const FieldName& field : request_.target->fields) {
      if (field.meaning == meaning) return field.name;
    }
    return {};
  }

  bool is_read_by_target(std::string_view key) const {
    const bool has_case = request_.target_profile->fields_are_case_sensitive;
    return std::any_of(request_.target->fields.begin(), request_.target->fields.end(),
                       [&](const FieldName& field) {
                         return has_case ? field.name == key
                                         : equals_ignoring_case(field.name, key);
                       });
  }

  void add(const MeantField& field) {
    switch (field.meaning) {
      case Meaning::kTitle:
        return add_text(field, post_.title);
      case Meaning::kDate:
        return add_date(Meaning::kDate, post_.date);
      case Meaning::kUpdated:
        return add_date(Meaning::kUpdated, post_.updated);
      case Meaning::kPublishFrom:
        return add_date(Meaning::kPublishFrom, post_.publish_from);
      case Meaning::kExpiry:
        return add_date(Meaning::kExpiry, post_.expiry);
      case Meaning::kTags:
        return add_tags();
      case Meaning::kCategories:
        return add_categories();
      case Meaning::kAuthors:
        return add_authors(field);
      case Meaning::kSeries:
      case Meaning::kDescription:
      case Meaning::kExcerpt:
      case Meaning::kImage:
      case Meaning::kLanguage:
      case Meaning::kWeight:
      case Meaning::kPinned:
      case Meaning::kMath:
      case Meaning::kToc:
      case Meaning::kComments:
        return add_renamed(field);
      case Meaning::kDraft:
      case Meaning::kPublished:
      case Meaning::kStatus:
        return add_state();
      case Meaning::kUrl:
      case Meaning::kSlug:
        return add_url();
      case Meaning::kAliases:
        return add_aliases();
      case Meaning::kLayout:
        // Names of the old theme's templates; the new one has none of them.
        return add_own("source_layout", field);
      case Meaning::kUnlisted:
      case Meaning::kNone:
        if (field.entry.key == "taxonomies" && field.entry.value.kind == Kind::kMap) {
          add_tags();
          return add_categories();
        }
        return add_own(field.entry.key, field);
    }
  }

  void add_text(const MeantField& field, const std::string& text) {
    const std::string_view name = name_of(field.meaning);
    if (name.empty()) return add_own(field.entry.key, field);
    if (name == field.entry.key && field.entry.value.kind == Kind::kString)
      return head_.keep(field);
    head_.text(name, text);
  }

  void add_renamed(const MeantField& field) {
    const std::string_view name = name_of(field.meaning);
    if (name.empty()) return add_own(field.entry.key, field);
    name == field.entry.key ? head_.keep(field) : head_.rename(field, name);
  }

  // A field that the target does not know, or would take for something else under its own name.
  void add_own(std::string_view key, const MeantField& field) {
    std::string name(key);
    if (!traits_.extra_map.empty() && name != traits_.extra_map) {
      in_extra_.emplace_back(std::move(name), field);
      return;
    }
    if (is_read_by_target(key)) {
      name = "source_" + name;
      made_.notes.push_back("the field “" + std::string(key) +
                            "” means something else to the new engine: kept as “" + name + "”");
    }
    if (traits_.format == FrontMatterFormat::kMetadataLines) name = metadata_name(name);
    name == field.entry.key ? head_.keep(field) : head_.rename(field, name);
  }

  // Letters, digits, - and _ are all that a metadata line's name can have.
  static std::string metadata_name(std::string_view name) {
    std::string out;
    for (const char c : name) out += is_ascii_alnum(c) || c == '-' || c == '_' ? c : '_';
    return out;
  }

  void add_date(Meaning meaning, const std::optional<Instant>& instant) {
    if (!instant) return;
    const std::string_view name = name_of(meaning);
    if (!name.empty()) {
      head_.date(name, *instant, traits_.date_form);
    } else if (traits_.extra_map.empty()) {
      head_.date(meaning == Meaning::kUpdated ? "updated" : "expiry", *instant, traits_.date_form);
    }
  }

  void add_tags() {
    if (post_.tags.empty() || is_tags_done_) return;
    is_tags_done_ = true;
    add_terms(Meaning::kTags, "tags", post_.tags);
  }

  void add_terms(Meaning meaning, std::string_view otherwise,
                 const std::vector<std::string>& names) {
    std::string_view name = name_of(meaning);
    if (name.empty()) name = otherwise;
    if (!traits_.taxonomies_map.empty()) {
      MeantField field;
      field.entry.key = name;
      field.entry.value = make_list(names);
      in_taxonomies_.emplace_back(std::string(name), std::move(field));
    } else if (traits_.format == FrontMatterFormat::kMetadataLines && names.size() == 1 &&
               names[0].find(',') != std::string::npos) {
      head_.text(name, names[0] + ";");  // Pelican parts at semicolons where there is one
    } else {
      head_.list(name, names);
    }
  }

  void add_categories() {
    if (post_.categories.empty() || is_categories_done_) return;
    is_categories_done_ = true;
    std::vector<std::string> names;
    bool has_hierarchy = false;
    for (const auto& path : post_.categories) {
      has_hierarchy = has_hierarchy || path.size() > 1;
      for (const std::string& name : path) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      }
    }
    switch (traits_.categories) {
      case HeadTraits::Categories::kPaths:
        return add_category_paths();
      case HeadTraits::Categories::kOne:
        head_.text(name_of(Meaning::kCategories), post_.categories[0].back());
        if (names.size() > 1) {
          head_.list("categories", names);
          made_.notes.push_back("this engine has one category a post: “" +
                                post_.categories[0].back() + "”; all are in “categories”");
        }
        return;
      default:
        if (has_hierarchy) {
          made_.notes.push_back("the hierarchy of the categories is written as a plain list");
        }
        return add_terms(Meaning::kCategories, "categories", names);
    }
  }

  void add_category_paths() {
    const std::string_view name = name_of(Meaning::kCategories);
    if (post_.categories.size() == 1) {
      const auto& path = post_.categories[0];
      return path.size() == 1 ? head_.text(name, path[0]) : head_.list(name, path);
    }
    FieldValue all;
    all.kind = Kind::kList;
    for (const auto& path : post_.categories) {
      all.items.push_back(make_list(path));
      all.items.back().flow = true;
    }
    head_.value(name, all);
  }

  void add_authors(const MeantField& field) {
    const bool is_plain = field.entry.value.is_scalar() || field.entry.value.kind == Kind::kList;
    const std::string_view name = name_of(Meaning::kAuthors);
    if (name.empty() || !is_plain || post_.authors.empty()) return add_own(field.entry.key, field);
    if (name == field.entry.key) return head_.keep(field);
    if (traits_.authors_are_text) {
      std::string text;
      for (const std::string& author : post_.authors) text += (text.empty() ? "" : ", ") + author;
      return head_.text(name, text);
    }
    head_.list(name, post_.authors);
  }

  void add_state() {
    if (is_state_done_) return;
    is_state_done_ = true;
    if (post_.state == PageState::kPublished) return;
    const bool holds_back =
        post_.state == PageState::kFuture && request_.target_profile->future_posts_hidden;
    const bool expires = post_.state == PageState::kExpired && !name_of(Meaning::kExpiry).empty();
    if (holds_back || expires) return;
    if (post_.state == PageState::kFuture || post_.state == PageState::kExpired) {
      made_.notes.push_back(
          post_.state == PageState::kFuture
              ? "its date lies ahead and the new engine would show it: written as a draft"
              : "it has expired and the new engine would show it: written as a draft");
    }
    if (traits_.hide_value == "true" || traits_.hide_value == "false") {
      head_.boolean(traits_.hide_key, traits_.hide_value == "true");
    } else {
      head_.text(traits_.hide_key, traits_.hide_value);
    }
  }

  void add_url() {
    if (!request_.needs_url || post_.url.empty() || is_url_done_) return;
    is_url_done_ = true;
    if (traits_.url_key.empty()) return;
    std::string url = post_.url;
    if (traits_.url_begins_bare) url.erase(0, 1);
    head_.text(traits_.url_key, url);
    if (!traits_.save_as_key.empty()) {
      std::string file = url;
      if (file.empty() || file.ends_with('/')) file += "index.html";
      if (base_name_of(file).find('.') == std::string_view::npos) file += ".html";
      head_.text(traits_.save_as_key, file);
    }
  }

  static std::string_view base_name_of(std::string_view path) {
    return path.substr(path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1);
  }

  void add_aliases() {
    if (is_aliases_done_) return;
    is_aliases_done_ = true;
    const std::string_view name = name_of(Meaning::kAliases);
    if (!request_.aliases.empty() && !name.empty()) head_.list(name, request_.aliases);
  }

  void add_missing() {
    if (!post_.title.empty() && !head_.has(name_of(Meaning::kTitle))) {
      head_.text(name_of(Meaning::kTitle), post_.title);
    }
    const std::string_view date = name_of(Meaning::kDate);
    if (post_.date && !date.empty() && !head_.has(date)) {
      head_.date(date, *post_.date, traits_.date_form);
    }
    add_tags();
    add_categories();
    add_state();
    add_url();
    add_aliases();
  }

  void add_map(std::string_view map,
               const std::vector<std::pair<std::string, MeantField>>& fields) {
    if (map.empty() || fields.empty()) return;
    head_.begin(map);
    for (const auto& [key, field] : fields) {
      if (field.entry.key == key && field.entry.value.kind == Kind::kList &&
          map == traits_.taxonomies_map) {
        head_.value(key, field.entry.value);
      } else {
        head_.rename(field, key);
      }
    }
    head_.end();
  }

  const HeadRequest& request_;
  const PortablePost& post_;
  const HeadTraits& traits_;
  HeadWriter head_;
  WrittenHead made_;
  std::vector<std::pair<std::string, MeantField>> in_taxonomies_, in_extra_;
  bool is_tags_done_ = false, is_categories_done_ = false, is_state_done_ = false;
  bool is_url_done_ = false, is_aliases_done_ = false;
};

}  // namespace

WrittenHead write_head(const HeadRequest& request) {
  return HeadMaker(request).make();
}

}  // namespace postlint
