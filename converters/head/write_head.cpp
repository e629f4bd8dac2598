#include "converters/head/write_head.h"

#include <algorithm>

#include "converters/head/head_values.h"
#include "converters/head/target_fields.h"
#include "converters/post_names.h"
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
        fields_(*request.target, *request.target_profile),
        source_format_(post_.post ? post_.post->front_matter.format : FrontMatterFormat::kYaml),
        head_(traits_.format, request.target_profile->yaml, post_.post.get(),
              request.source_profile->yaml) {}

  WrittenHead make() {
    note_fault();
    for (const MeantField& field : post_.fields) add(field);
    add_missing();
    add_map(traits_.taxonomies_map, in_taxonomies_);
    add_map(traits_.extra_map, in_extra_);
    made_.bytes = head_.take();
    return std::move(made_);
  }

 private:
  // What does not parse in the old blog goes on as it is, and does not parse in the new one.
  void note_fault() {
    if (post_.post == nullptr || !post_.post->front_matter.error) return;
    const std::optional<FrontMatterError>& error = post_.post->front_matter.error;
    made_.notes.push_back({"line " + std::to_string(post_.post->file->line_of(error->offset)) +
                           ": its front matter cannot be read: " + error->reason +
                           "; mend it in the old blog first, postlint check shows how"});
  }

  std::string_view name_of(Meaning meaning) const { return fields_.name_of(meaning); }

  // What a section has a field for.
  static bool is_of_section(Meaning meaning) {
    return meaning == Meaning::kTitle || meaning == Meaning::kDescription ||
           meaning == Meaning::kWeight || meaning == Meaning::kAliases ||
           meaning == Meaning::kDraft || meaning == Meaning::kPublished ||
           meaning == Meaning::kStatus || meaning == Meaning::kLayout;
  }

  void add(const MeantField& field) {
    if (request_.is_section && !is_of_section(field.meaning))
      return add_own(field.entry.key, field);
    switch (field.meaning) {
      case Meaning::kTitle:
        return add_text(field, post_.title);
      case Meaning::kDate:
        return add_date(field, post_.date);
      case Meaning::kUpdated:
        return add_updated(field);
      case Meaning::kPublishFrom:
        return add_date(field, post_.publish_from);
      case Meaning::kExpiry:
        return add_date(field, post_.expiry);
      case Meaning::kTags:
        return add_tags();
      case Meaning::kCategories:
        category_is_list_ = field.entry.value.kind == Kind::kList;
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
        return add_own(field.entry.key == "type" ? "source_type" : "source_layout", field);
      case Meaning::kUnlisted:
        return add_unlisted(field);
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

  // Under the target's name where it has one and takes such a value; a name that both engines have
  // stays.
  void add_renamed(const MeantField& field) {
    const FieldValue value = source_value(field);
    const std::string_view name =
        fields_.means(field.entry.key, field.meaning) ? field.entry.key : name_of(field.meaning);
    const bool is_picture_map = field.meaning == Meaning::kImage && !value.is_scalar();
    const bool stays_apart = name != field.entry.key && (is_picture_map || head_.has(name));
    if (name.empty() || stays_apart) return add_own(field.entry.key, field);
    if (const FieldValue typed = of_its_own_type(value);
        typed.kind != value.kind && fields_.asks_for(name, typed)) {
      return head_.value(name, typed);
    }
    if (!fields_.takes(name, value)) return add_own(field.entry.key, field);
    const bool is_prose =
        field.meaning == Meaning::kDescription || field.meaning == Meaning::kExcerpt;
    if (traits_.format == FrontMatterFormat::kMetadataLines && is_prose && value.is_scalar()) {
      return head_.text(name, value.text);
    }
    name == field.entry.key ? head_.keep(field) : head_.rename(field, name);
  }

  // Metadata lines know texts only: "3" and "true" are what they look like.
  FieldValue of_its_own_type(FieldValue value) const {
    if (source_format_ == FrontMatterFormat::kMetadataLines && value.kind == Kind::kString) {
      value.kind = resolve_scalar(value.text, ScalarStyle::kPlain, YamlDialect::kJsYaml);
      value.style = ScalarStyle::kPlain;
    }
    return value;
  }

  FieldValue source_value(const MeantField& field) const {
    return as_read(field.entry.value, source_format_, request_.source_profile->yaml);
  }

  // A field that the target does not know, or would take for something else under its own name.
  void add_own(std::string_view key, const MeantField& field) {
    std::string name(key);
    if (!traits_.extra_map.empty() && name == traits_.extra_map &&
        field.entry.value.kind == Kind::kMap) {
      for (const FieldEntry& inner : field.entry.value.entries) {
        in_extra_.emplace_back(inner.key, MeantField{Meaning::kNone, inner});
      }
      return;
    }
    if (!traits_.extra_map.empty()) {
      in_extra_.emplace_back(std::move(name), field);
      return;
    }
    const bool is_same_engine = request_.source_profile == request_.target_profile;
    if (const std::string_view own = put_aside(key);
        !is_same_engine && !own.empty() && !fields_.would_misread(own, source_value(field))) {
      name = own;  // the new engine takes it for nothing, as its first one did
    }
    if (!is_same_engine && fields_.would_misread(key, source_value(field))) {
      name = "source_" + name;
      made_.notes.push_back({"the field “" + std::string(key) +
                             "” means something else to the new engine: kept as “" + name + "”"});
    }
    if (traits_.format == FrontMatterFormat::kMetadataLines) name = metadata_name(name);
    name == field.entry.key ? head_.keep(field) : head_.rename(field, name);
  }

  // The name that a field had before an earlier move put it aside; empty: none, or it is in use.
  std::string_view put_aside(std::string_view key) const {
    constexpr std::string_view kPrefix = "source_";
    if (!key.starts_with(kPrefix)) return {};
    const std::string_view name = key.substr(kPrefix.size());
    const bool is_used =
        std::any_of(post_.fields.begin(), post_.fields.end(),
                    [name](const MeantField& field) { return field.entry.key == name; });
    return is_used ? std::string_view() : name;
  }

  // Letters, digits, - and _ are all that a metadata line's name can have.
  static std::string metadata_name(std::string_view name) {
    std::string out;
    for (const char c : name) out += is_ascii_alnum(c) || c == '-' || c == '_' ? c : '_';
    return out;
  }

  // What is read at the clock on the wall is read in the zone of the new site.
  Instant in_zone_of_target(Instant instant) const {
    if (traits_.date_form == DateForm::kWallClock && request_.site_zone != nullptr) {
      instant.offset_minutes = request_.site_zone->offset_at(instant.seconds);
    }
    return instant;
  }

  void add_date(const MeantField& field, const std::optional<Instant>& instant) {
    if (!instant) return add_own(field.entry.key, field);
    const std::string_view name = name_of(field.meaning);
    if (name.empty()) {
      if (field.meaning == Meaning::kExpiry && post_.state == PageState::kPublished) {
        made_.notes.push_back({"the new engine does not take posts away at a date: “" +
                               field.entry.key + "” is kept and does nothing"});
      }
      return add_own(field.entry.key, field);
    }
    head_.date(name, in_zone_of_target(*instant), traits_.date_form);
  }

  void add_updated(const MeantField& field) {
    const std::string_view name = name_of(Meaning::kUpdated);
    const FieldValue& value = field.entry.value;
    // {date: …, author: …}: what more it says is kept.
    if (value.kind == Kind::kMap && value.entries.size() > 1 && name != field.entry.key) {
      add_own(field.entry.key, field);
    }
    if (!post_.updated || name.empty() || traits_.updated_inner.empty()) {
      return add_date(field, post_.updated);
    }
    if (value.kind == Kind::kMap && name == field.entry.key) return head_.keep(field);
    write_updated(name);
  }

  void write_updated(std::string_view name) {
    if (traits_.updated_inner.empty()) {
      return head_.date(name, in_zone_of_target(*post_.updated), traits_.date_form);
    }
    FieldValue map;
    map.kind = Kind::kMap;
    FieldEntry inner;
    inner.key = traits_.updated_inner;
    inner.value.kind = Kind::kDate;
    inner.value.style = ScalarStyle::kPlain;
    inner.value.text = write_instant(*post_.updated, traits_.date_form);
    map.entries.push_back(std::move(inner));
    head_.value(name, map);
  }

  // What keeps a post out of lists is written by add_state(); the rest of a map stays.
  void add_unlisted(const MeantField& field) {
    const bool is_told = field.entry.value.is_scalar() || field.entry.value.entries.size() <= 1;
    if (!is_told || is_in_no_list()) add_own(field.entry.key, field);
    add_state();
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
          made_.notes.push_back({"this engine has one category a post: “" +
                                     post_.categories[0].back() + "”; all are in “categories”",
                                 "categories"});
        }
        return;
      default:
        if (has_hierarchy) {
          made_.notes.push_back(
              {"the hierarchy of the categories is written as a plain list", "categories"});
        }
        return add_terms(Meaning::kCategories, "categories", names);
    }
  }

  void add_category_paths() {
    const std::string_view name = name_of(Meaning::kCategories);
    if (post_.categories.size() == 1) {
      const auto& path = post_.categories[0];
      const bool is_text = path.size() == 1 && !category_is_list_;
      return is_text ? head_.text(name, path[0]) : head_.list(name, path);
    }
    FieldValue all;
    all.kind = Kind::kList;
    for (const auto& path : post_.categories) {
      all.items.push_back(make_list(path));
      all.items.back().flow = true;
    }
    head_.value(name, all);
  }

  static bool has_details(const FieldValue& value) {
    if (value.kind == Kind::kMap) return value.entries.size() > 1;
    return std::any_of(value.items.begin(), value.items.end(), has_details);
  }

  void add_authors(const MeantField& field) {
    if (is_authors_done_) return;
    const bool is_shared = fields_.means(field.entry.key, Meaning::kAuthors);
    const std::string_view name = is_shared ? field.entry.key : name_of(Meaning::kAuthors);
    if (name.empty() || post_.authors.empty()) return add_own(field.entry.key, field);
    is_authors_done_ = true;
    const FieldValue& value = field.entry.value;
    if (traits_.authors == HeadTraits::Authors::kText) {
      head_.list(name_of(Meaning::kAuthors), post_.authors);
    } else if (traits_.authors == HeadTraits::Authors::kMaps) {
      is_list_of_maps(value) ? head_.rename(field, name_of(Meaning::kAuthors)) : add_author_maps();
      return;
    } else if (is_shared && !has_details(value) && !is_parted_text(value)) {
      head_.keep(field);
    } else if (post_.authors.size() == 1) {
      head_.text(name, post_.authors[0]);
    } else {
      head_.list(name, post_.authors);
    }
    // Pages, pictures and addresses of authors are more than names.
    if (has_details(value)) add_own("source_" + field.entry.key, field);
  }

  // "A, B" of Pelican's: more than the one name that it would be elsewhere.
  bool is_parted_text(const FieldValue& value) const {
    return value.is_scalar() && (post_.authors.size() != 1 || trim(value.text) != post_.authors[0]);
  }

  static bool is_list_of_maps(const FieldValue& value) {
    return value.kind == Kind::kList && !value.items.empty() &&
           std::all_of(value.items.begin(), value.items.end(),
                       [](const FieldValue& item) { return item.kind == Kind::kMap; });
  }

  void add_author_maps() {
    FieldValue all;
    all.kind = Kind::kList;
    for (const std::string& author : post_.authors) {
      FieldEntry name;
      name.key = "name";
      name.value = make_text(author);
      FieldValue map;
      map.kind = Kind::kMap;
      map.entries.push_back(std::move(name));
      all.items.push_back(std::move(map));
    }
    head_.value(name_of(Meaning::kAuthors), all);
  }

  void put_flag(std::string_view key, std::string_view value) {
    const std::size_t dot = key.find('.');
    if (dot != key.npos) {
      FieldEntry inner;
      inner.key = key.substr(dot + 1);
      inner.value = make_text(value);
      FieldValue map;
      map.kind = Kind::kMap;
      map.entries.push_back(std::move(inner));
      head_.value(key.substr(0, dot), map);
    } else if (value == "true" || value == "false") {
      head_.boolean(key, value == "true");
    } else {
      head_.text(key, value);
    }
  }

  // Whether the target holds such a post back by itself.
  bool holds_back() const {
    if (post_.state == PageState::kExpired) return !name_of(Meaning::kExpiry).empty();
    if (post_.state != PageState::kFuture || !request_.target_profile->future_posts_hidden)
      return false;
    return !post_.publish_from || !name_of(Meaning::kPublishFrom).empty();
  }

  bool is_in_no_list() const {
    return traits_.has_no_lists || (traits_.lists_posts_only && !post_.is_dated_post);
  }

  void add_state() {
    if (is_state_done_) return;
    is_state_done_ = true;
    if (post_.state == PageState::kPublished) {
      if (post_.is_listed || is_in_no_list()) return;
      if (!traits_.unlisted_key.empty())
        return put_flag(traits_.unlisted_key, traits_.unlisted_value);
      made_.notes.push_back(
          {"no list of the old blog shows it, and those of the new one would: written as a draft",
           "state"});
    } else if (holds_back()) {
      return;
    } else if (post_.state == PageState::kFuture) {
      made_.notes.push_back(
          {"its date lies ahead and the new engine would show it: written as a draft", "state"});
    } else if (post_.state == PageState::kExpired) {
      made_.notes.push_back(
          {"it has expired and the new engine would show it: written as a draft", "state"});
    }
    put_flag(traits_.hide_key, traits_.hide_value);
  }

  void add_url() {
    if (!request_.needs_url || post_.url.empty() || is_url_done_) return;
    is_url_done_ = true;
    if (traits_.url_key.empty()) return;
    const bool is_shown = post_.state == PageState::kPublished;
    if (!is_shown && !traits_.save_as_key.empty()) {
      // Pelican writes whatever says where, drafts too.
      return head_.text("source_url", post_.url);
    }
    std::string url = post_.url;
    const bool is_bare = !url.ends_with('/') && !is_file_address(url);
    // "/a" is a file without extension to these engines; hosts lead it to "/a/".
    if (is_bare && traits_.writes_bare_files) url += '/';
    if (traits_.url_is_folder && url.ends_with(".html")) url.replace(url.size() - 5, 5, "/");
    if (traits_.url_begins_bare) url.erase(0, 1);
    head_.text(traits_.url_key, url);
    if (traits_.save_as_key.empty()) return;
    if (is_bare) url += '/';
    head_.text(traits_.save_as_key, url.empty() || url.ends_with('/') ? url + "index.html" : url);
  }

  void add_aliases() {
    if (is_aliases_done_) return;
    is_aliases_done_ = true;
    const std::string_view name = name_of(Meaning::kAliases);
    if (!request_.aliases.empty() && !name.empty()) head_.list(name, request_.aliases);
  }

  void add_missing() {
    const std::string& title =
        post_.title.empty() && traits_.needs_title ? post_.name : post_.title;
    if (!title.empty() && !head_.has(name_of(Meaning::kTitle))) {
      head_.text(name_of(Meaning::kTitle), title);
    }
    if (request_.is_section) {
      add_state();
      return add_aliases();
    }
    const std::string_view date = name_of(Meaning::kDate);
    if (post_.date && !date.empty() && !head_.has(date)) {
      head_.date(date, in_zone_of_target(*post_.date), traits_.date_form);
    }
    const std::string_view updated = name_of(Meaning::kUpdated);
    if (post_.updated && !updated.empty() && !head_.has(updated)) write_updated(updated);
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
  const TargetFields fields_;
  const FrontMatterFormat source_format_;
  HeadWriter head_;
  WrittenHead made_;
  std::vector<std::pair<std::string, MeantField>> in_taxonomies_, in_extra_;
  bool category_is_list_ = false;
  bool is_tags_done_ = false, is_categories_done_ = false, is_state_done_ = false;
  bool is_url_done_ = false, is_aliases_done_ = false, is_authors_done_ = false;
};

}  // namespace

WrittenHead write_head(const HeadRequest& request) {
  return HeadMaker(request).make();
}

}  // namespace postlint
