#include "converters/read/reader.h"

#include <algorithm>
#include <map>

#include "converters/head/head_values.h"
#include "converters/read/instant.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/io/file_tree.h"
#include "core/post/date.h"
#include "core/post/post_head.h"
#include "core/site/digest.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

using Kind = FieldValue::Kind;

std::string scalar_text(const FieldValue& value) {
  return value.is_scalar() && value.kind != Kind::kNull ? std::string(trim(value.text))
                                                        : std::string();
}

// The name in {name: …} or {label: …}; nullptr: none.
const FieldValue* name_of_map(const FieldValue& value) {
  if (value.kind != Kind::kMap) return nullptr;
  for (const FieldEntry& entry : value.entries) {
    if (entry.key == "name" || entry.key == "label") return &entry.value;
  }
  return nullptr;
}

// Scalars and {name: …} maps of a list; one scalar alone.
std::vector<std::string> names_in(const FieldValue& value) {
  std::vector<std::string> names;
  const auto add = [&](const FieldValue& item) {
    if (const FieldValue* label = name_of_map(item)) {
      names.push_back(scalar_text(*label));
    } else if (std::string name = scalar_text(item); !name.empty()) {
      names.push_back(std::move(name));
    }
  };
  if (value.kind == Kind::kList) {
    for (const FieldValue& item : value.items) add(item);
  } else {
    add(value);
  }
  return names;
}

std::vector<std::string> split_names(std::string_view text, char separator) {
  std::vector<std::string> names;
  for (const std::string_view part : split(text, separator)) {
    if (const std::string_view name = trim(part); !name.empty()) names.emplace_back(name);
  }
  return names;
}

// Blanks part a text of several tags in Jekyll's `tags` and `categories`, commas in Pelican's and
// Eleventy's; elsewhere a text is one.
std::vector<std::string> terms_in(const FieldValue& value, std::string_view key, Engine engine) {
  if (value.kind == Kind::kList || !value.is_scalar()) return names_in(value);
  const std::string text = scalar_text(value);
  if (text.empty()) return {};
  const bool is_many = key.ends_with('s') || key.ends_with('S');
  if (engine == Engine::kJekyll && is_many) return split_names(text, ' ');
  if (engine == Engine::kEleventy) return split_names(text, ',');
  if (engine == Engine::kPelican && is_many) {
    return split_names(text, text.find(';') != std::string::npos ? ';' : ',');
  }
  return {text};
}

// "&name" in front of a value gives it a name, and "*name" stands for that value. Only values of
// one line's size, so that nothing grows.
class YamlAliases {
 public:
  explicit YamlAliases(const Post& post) : bytes_(post.file->bytes()) {
    if (post.front_matter.content.in(bytes_).find(" &") == std::string_view::npos) return;
    for (const FieldEntry& entry : post.front_matter.entries) collect(entry.value);
  }

  void resolve(FieldValue& value) const {
    if (anchors_.empty()) return;
    for (FieldValue& item : value.items) resolve(item);
    for (FieldEntry& entry : value.entries) resolve(entry.value);
    // Nothing else that is written plain begins so.
    if (!value.is_scalar() || value.style != ScalarStyle::kPlain || !value.text.starts_with('*'))
      return;
    const auto found = anchors_.find(value.text.substr(1));
    if (found != anchors_.end()) value = *found->second;
  }

 private:
  void collect(const FieldValue& value) {
    constexpr std::size_t kMostBytes = 1'000;
    for (const FieldValue& item : value.items) collect(item);
    for (const FieldEntry& entry : value.entries) collect(entry.value);
    if (!value.is_scalar() || !value.span.known()) return;
    const std::string_view written = value.span.in(bytes_);
    if (!written.starts_with('&') || value.text.size() > kMostBytes) return;
    anchors_[std::string(written.substr(1, written.find_first_of(" \t\r\n") - 1))] = &value;
  }

  std::string_view bytes_;
  std::map<std::string, const FieldValue*, std::less<>> anchors_;
};

class PostReader {
 public:
  PostReader(const ReadRequest& request, const SitePage& page, PortablePost& out)
      : request_(request),
        page_(page),
        out_(out),
        engine_(request.blog->profile->engine),
        zone_(request.zone != nullptr ? *request.zone
                                      : ZoneTable(request.blog->utc_offset_minutes)) {}

  void read() {
    out_.source = path_in_root(request_.blog->root, page_.source);
    out_.is_dated_post = page_.is_post;
    out_.state = page_.state;
    out_.url_is_certain = page_.url_is_certain;
    const std::string& prefix = request_.site->prefix();
    out_.url = below_prefix(page_.url, prefix);
    for (const std::string& alias : page_.aliases)
      out_.aliases.push_back(below_prefix(alias, prefix));
    out_.language = page_.language;
    const FrontMatter& head = out_.post->front_matter;
    const YamlAliases aliases(*out_.post);
    for (const FieldEntry& entry : head.entries) {
      MeantField field{meaning_of(request_, entry.key), entry};
      aliases.resolve(field.entry.value);
      take(field);
      out_.fields.push_back(std::move(field));
    }
    take_folder_categories();
    take_file_name();
    take_draft_address();
    if (out_.title.empty()) out_.title = page_.title;
  }

 private:
  void take(MeantField& field) {
    const FieldValue& value = field.entry.value;
    switch (field.meaning) {
      case Meaning::kTitle:
        out_.title = scalar_text(value);
        break;
      case Meaning::kDate:
        take_date(field, out_.date);
        break;
      case Meaning::kUpdated:
        take_date(field, out_.updated);
        break;
      case Meaning::kPublishFrom:
        take_date(field, out_.publish_from);
        break;
      case Meaning::kExpiry:
        take_date(field, out_.expiry);
        break;
      case Meaning::kDescription:
        out_.description = scalar_text(value);
        break;
      case Meaning::kExcerpt:
        out_.excerpt = scalar_text(value);
        break;
      case Meaning::kImage:
        // A map is its theme's own.
        if (!value.is_scalar()) field.meaning = Meaning::kNone;
        out_.image = value.is_scalar() ? scalar_text(value) : out_.image;
        break;
      case Meaning::kLayout:
        out_.layout = scalar_text(value);
        break;
      case Meaning::kLanguage:
        out_.language = scalar_text(value);
        break;
      case Meaning::kTags:
        for (std::string& tag : terms_in(value, field.entry.key, engine_)) {
          if (is_collection_name(tag)) continue;
          add_new(out_.tags, std::move(tag));
        }
        break;
      case Meaning::kCategories:
        take_categories(field);
        break;
      case Meaning::kAuthors:
        for (std::string& name : terms_in(value, field.entry.key, engine_)) {
          add_new(out_.authors, std::move(name));
        }
        break;
      case Meaning::kSeries:
        out_.series = names_in(value);
        break;
      case Meaning::kUnlisted:
        out_.is_listed = !says_unlisted(value);
        break;
      case Meaning::kStatus:
        if (equals_ignoring_case(scalar_text(value), "hidden")) out_.is_listed = false;
        break;
      default:
        if (field.entry.key == "taxonomies" && value.kind == Kind::kMap) take_taxonomies(field);
        break;
    }
  }

  // `unlisted: true`; Hugo's `_build: {list: never}`.
  static bool says_unlisted(const FieldValue& value) {
    for (const FieldEntry& entry : value.entries) {
      const std::string text = scalar_text(entry.value);
      if (entry.key == "list") return text == "never" || text == "false" || text == "local";
    }
    return value.kind == Kind::kBool && equals_ignoring_case(value.text, "true");
  }

  // A date that the engine does not understand stays an ordinary field.
  void take_date(MeantField& field, std::optional<Instant>& out) {
    const FieldValue* value = &field.entry.value;
    for (const FieldEntry& entry : field.entry.value.entries) {
      if (entry.key == "date") value = &entry.value;  // Docusaurus: last_update: {date: …}
    }
    const auto instant = read_instant(*value, engine_, zone_);
    if (instant) {
      out = instant;
    } else {
      field.meaning = Meaning::kNone;
    }
  }

  // Names by which a blog of Eleventy's gathers its posts; readers never see these.
  bool is_collection_name(std::string_view tag) const {
    return engine_ == Engine::kEleventy &&
           (tag == "post" || tag == "posts" || tag == "all" || tag == "nav");
  }

  static void add_new(std::vector<std::string>& names, std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }

  void add_category(std::vector<std::string> path) {
    if (path.empty()) return;
    auto& all = out_.categories;
    if (std::find(all.begin(), all.end(), path) == all.end()) all.push_back(std::move(path));
  }

  void take_categories(const MeantField& field) {
    const FieldValue& value = field.entry.value;
    if (!request_.engine->category_list_is_path || value.kind != Kind::kList) {
      for (std::string& name : terms_in(value, field.entry.key, engine_)) {
        add_category({std::move(name)});
      }
      return;
    }
    const bool has_lists = std::any_of(value.items.begin(), value.items.end(),
                                       [](const auto& item) { return item.kind == Kind::kList; });
    if (!has_lists) return add_category(names_in(value));
    for (const FieldValue& item : value.items) add_category(names_in(item));
  }

  void take_taxonomies(const MeantField& field) {
    for (const FieldEntry& inner : field.entry.value.entries) {
      if (inner.key == "tags") {
        for (std::string& tag : names_in(inner.value)) add_new(out_.tags, std::move(tag));
      } else if (inner.key == "categories") {
        for (std::string& name : names_in(inner.value)) add_category({std::move(name)});
      } else if (inner.key == "authors") {
        for (std::string& name : names_in(inner.value)) add_new(out_.authors, std::move(name));
      } else if (inner.key == "series") {
        out_.series = names_in(inner.value);
      }
    }
  }

  // Jekyll: the folders around _posts. Pelican: the folder, where no field names one.
  void take_folder_categories() {
    std::vector<std::string> names;
    std::vector<std::string_view> folders = split(folder_of(out_.source), '/');
    if (engine_ == Engine::kJekyll) {
      for (const std::string_view folder : folders) {
        if (folder == "_posts" || folder == "_drafts") break;
        names.emplace_back(folder);
      }
      if (!page_.is_post || names.size() == folders.size()) return;
    } else if (request_.folder_is_category && page_.is_post && out_.categories.empty()) {
      // Below the content and its folder of articles.
      if (folders.size() > 2) names.emplace_back(folders.back());
    }
    std::vector<std::vector<std::string>> own = std::move(out_.categories);
    out_.categories.clear();
    for (std::string& name : names) {
      if (!name.empty()) add_category({std::move(name)});
    }
    for (std::vector<std::string>& path : own) add_category(std::move(path));
  }

  // Pelican keeps drafts apart; the address that is meant is what they get when they are done.
  void take_draft_address() {
    if (engine_ != Engine::kPelican || out_.state == PageState::kPublished || out_.aliases.empty())
      return;
    out_.url = out_.aliases.front();
    out_.aliases.clear();
  }

  // "2024-05-01-hello.ko.md": a date that counts where the engine reads it there, and a name.
  void take_file_name() {
    const std::string_view file = base_name(out_.source);
    std::string stem(file.substr(0, file.rfind('.')));
    // Of a bundle the folder has the name; a language behind it stays: "index.ko".
    const std::string_view folder = base_name(folder_of(out_.source));
    if (stem == "_index") stem = "index";
    if (!folder.empty() && (stem == "index" || stem.starts_with("index."))) {
      stem = std::string(folder) + (stem.size() > 5 ? "-" + stem.substr(6) : "");
    }
    const auto day = date_of_file_name(stem + ".md");
    if (day) {
      // "2024-5-1-x": past the third hyphen.
      std::size_t cut = 0;
      for (int i = 0; i < 3 && cut != std::string::npos; ++i) cut = stem.find('-', cut) + 1;
      if (cut > 0 && cut < stem.size()) stem.erase(0, cut);
      const bool reads_it = request_.blog->profile->date_from_file_name;
      if (!out_.date && (reads_it || out_.is_dated_post)) {
        out_.date = instant_of_day(*day, engine_, zone_);
        out_.date_is_of_file_name = true;
      }
    }
    if (!out_.date && !page_.date.empty()) {
      // A day that only the address knows.
      if (const DateReading reading = read_date(page_.date); reading.ok()) {
        out_.date = instant_of_day(reading.date, engine_, zone_);
        out_.date_is_of_file_name = true;
      }
    }
    out_.name = stem;
  }

  const ReadRequest& request_;
  const SitePage& page_;
  PortablePost& out_;
  const Engine engine_;
  const ZoneTable zone_;
};

Result<PortablePost> read_with(Post (*load)(std::string, std::string, const EngineProfile&),
                               const ReadRequest& request, const SitePage& page) {
  std::optional<std::string> bytes = request.read(page.source);
  if (!bytes) return Error{"cannot be read, or is larger than 1 MB", page.source};
  PortablePost made;
  made.post =
      std::make_shared<const Post>(load(page.source, std::move(*bytes), *request.blog->profile));
  PostReader(request, page, made).read();
  return made;
}

}  // namespace

std::string path_in_root(std::string_view root, std::string_view path) {
  const std::string clean = normalize_path(path), folder = normalize_path(root);
  if (folder.empty() || folder == ".") return clean;
  if (clean.starts_with(folder + "/")) return clean.substr(folder.size() + 1);
  return clean;
}

Meaning meaning_of(const ReadRequest& request, std::string_view key) {
  if (request.blog->profile->engine == Engine::kCustom) {
    for (const auto& [meaning, name] : request.config->site.fields) {
      if (name != key) continue;
      key = meaning;  // the standard name of what the blog calls `key`
      break;
    }
  }
  const bool has_case = request.blog->profile->fields_are_case_sensitive;
  for (const FieldName& field : request.engine->fields) {
    if (has_case ? field.name == key : equals_ignoring_case(field.name, key)) return field.meaning;
  }
  // Names that mean the same everywhere, of what the engine itself has no field for.
  constexpr FieldName kCommon[] = {
      {"tags", Meaning::kTags},           {"categories", Meaning::kCategories},
      {"category", Meaning::kCategories}, {"authors", Meaning::kAuthors},
      {"author", Meaning::kAuthors},      {"updated", Meaning::kUpdated},
      {"series", Meaning::kSeries},       {"excerpt", Meaning::kExcerpt},
      {"summary", Meaning::kExcerpt},     {"description", Meaning::kDescription},
      {"image", Meaning::kImage},         {"language", Meaning::kLanguage},
      {"lang", Meaning::kLanguage},       {"expiry", Meaning::kExpiry},
  };
  for (const FieldName& common : kCommon) {
    if (common.name != key) continue;
    const bool is_known =
        std::any_of(request.engine->fields.begin(), request.engine->fields.end(),
                    [&](const FieldName& field) { return field.meaning == common.meaning; });
    if (!is_known) return common.meaning;
  }
  return Meaning::kNone;
}

Result<PortablePost> read_portable_post(const ReadRequest& request, const SitePage& page) {
  return read_with(load_post, request, page);
}

Result<PortablePost> read_portable_head(const ReadRequest& request, const SitePage& page) {
  return read_with(load_post_head, request, page);
}

}  // namespace postlint
