#include "checks/front_matter/fields.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <unordered_set>

#include "core/base/strings.h"
#include "core/io/file_tree.h"

namespace postlint {
namespace {

bool folds_case(const CheckContext& ctx) {
  return !ctx.profile().fields_are_case_sensitive ||
         ctx.front_matter().format == FrontMatterFormat::kMetadataLines;
}

bool reads_format(Engine engine, FrontMatterFormat format) {
  switch (format) {
    case FrontMatterFormat::kToml:
      return engine == Engine::kHugo || engine == Engine::kZola || engine == Engine::kAstro;
    case FrontMatterFormat::kJson:
      return engine == Engine::kHugo;
    case FrontMatterFormat::kJsonSemicolons:
      return engine == Engine::kHexo;
    default:
      return true;
  }
}

bool takes_blank_lines_first(Engine engine) {
  return engine == Engine::kHugo || engine == Engine::kAstro || engine == Engine::kHexo ||
         engine == Engine::kZola;
}

// The engines' field names as sets; each made when the first post of its engine is checked.
const std::unordered_set<std::string>& known_names(const EngineProfile& profile, bool folded) {
  struct Names {
    std::once_flag made;
    std::unordered_set<std::string> names;
  };
  static std::array<Names, 2 * kEngines> all;
  Names& names = all[2 * static_cast<std::size_t>(profile.engine) + (folded ? 1 : 0)];
  std::call_once(names.made, [&] {
    for (const KnownField& field : profile.fields) {
      names.names.insert(folded ? ascii_lower(field.name) : std::string(field.name));
    }
  });
  return names.names;
}

bool is_inside_folder(std::string_view path, std::string_view folder) {
  for (std::string_view part : split(path, '/')) {
    if (part == folder) return true;
  }
  return false;
}

// Why the engine does not take these fences for front matter; empty: it does.
std::string refused_fence(const CheckContext& ctx) {
  const FrontMatter& front_matter = ctx.front_matter();
  const std::string_view bytes = ctx.file().bytes();
  const Engine engine = ctx.profile().engine;
  const std::string words = engine_words(ctx);
  if (front_matter.format != FrontMatterFormat::kYaml) return {};
  if (front_matter.span.begin > ctx.file().body_start() && !takes_blank_lines_first(engine)) {
    return words + " takes front matter only on the first line of the file and shows this as text";
  }
  if (bytes.substr(front_matter.content.end).starts_with("...") && engine != Engine::kJekyll &&
      engine != Engine::kPelican) {
    return words + " does not take ... for the end of the front matter: close it with ---";
  }
  if (engine == Engine::kHexo && is_blank(bytes[front_matter.span.begin + 3])) {
    return "Hexo takes no blank behind the opening --- and shows the front matter as text";
  }
  return {};
}

std::uint32_t line_begin(std::string_view bytes, std::uint32_t at) {
  while (at > 0 && bytes[at - 1] != '\n' && bytes[at - 1] != '\r') --at;
  return at;
}

std::uint32_t next_line(std::string_view bytes, std::uint32_t at) {
  while (at < bytes.size() && bytes[at] != '\n' && bytes[at] != '\r') ++at;
  if (at < bytes.size() && bytes[at] == '\r') ++at;
  if (at < bytes.size() && bytes[at] == '\n') ++at;
  return at;
}

}  // namespace

bool same_field_name(const CheckContext& ctx, std::string_view left, std::string_view right) {
  return folds_case(ctx) ? equals_ignoring_case(left, right) : left == right;
}

const FieldEntry* find_field(const CheckContext& ctx, std::string_view name) {
  return folds_case(ctx) ? ctx.front_matter().find_entry_any_case(name)
                         : ctx.front_matter().find_entry(name);
}

const FieldEntry* find_first_field(const CheckContext& ctx,
                                   std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    if (const FieldEntry* entry = find_field(ctx, name)) return entry;
  }
  return nullptr;
}

const KnownField* known_field(const CheckContext& ctx, std::string_view name) {
  for (const KnownField& field : ctx.profile().fields) {
    if (same_field_name(ctx, field.name, name)) return &field;
  }
  return nullptr;
}

bool is_known_field(const CheckContext& ctx, std::string_view name) {
  if (known_names(ctx.profile(), folds_case(ctx))
          .contains(folds_case(ctx) ? ascii_lower(name) : std::string(name))) {
    return true;
  }
  for (const auto* list : {&ctx.blog.extra_fields, &ctx.blog.required_fields}) {
    for (const std::string& extra : *list) {
      if (same_field_name(ctx, extra, name)) return true;
    }
  }
  return false;
}

bool is_empty_value(const FieldValue& value) {
  switch (value.kind) {
    case FieldValue::Kind::kNull:
      return true;
    case FieldValue::Kind::kList:
      return value.items.empty();
    case FieldValue::Kind::kMap:
      return value.entries.empty();
    default:
      return trim(value.text).empty();
  }
}

std::optional<bool> truth(const CheckContext& ctx, const FieldValue& value) {
  if (!value.is_scalar()) return std::nullopt;
  const bool is_yaml = ctx.front_matter().format == FrontMatterFormat::kYaml ||
                       ctx.front_matter().format == FrontMatterFormat::kHexoBare;
  const FieldValue::Kind kind =
      is_yaml ? resolve_scalar(value.text, value.style, ctx.profile().yaml) : value.kind;
  if (kind != FieldValue::Kind::kBool) return std::nullopt;
  const std::string lower = ascii_lower(value.text);
  return lower == "true" || lower == "yes" || lower == "on" || lower == "y";
}

bool is_draft(const CheckContext& ctx) {
  if (ctx.file().path().find("_drafts/") != std::string::npos) return true;
  for (const std::string_view name : {"draft", "unlisted"}) {
    const FieldEntry* const entry = find_field(ctx, name);
    if (entry != nullptr && equals_ignoring_case(entry->value.text, "true")) return true;
  }
  const FieldEntry* const published = find_field(ctx, "published");
  if (published != nullptr && equals_ignoring_case(published->value.text, "false")) return true;
  const FieldEntry* const status = find_field(ctx, "status");
  return status != nullptr && (equals_ignoring_case(status->value.text, "draft") ||
                               equals_ignoring_case(status->value.text, "hidden"));
}

std::string engine_words(const CheckContext& ctx) {
  const Engine engine = ctx.profile().engine;
  if (engine == Engine::kPlain || engine == Engine::kCustom) return "the engine";
  return std::string(ctx.profile().display_name);
}

bool is_project_file(std::string_view path) {
  static constexpr std::array<std::string_view, 12> kNames{
      "readme",   "license", "licence",     "changelog",       "contributing", "code_of_conduct",
      "security", "history", "maintainers", "code-of-conduct", "support",      "authors"};
  std::string_view name = base_name(path);
  name = name.substr(0, name.find('.'));
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view known) { return equals_ignoring_case(name, known); });
}

Span head_span(const CheckContext& ctx) {
  const SourceFile& file = ctx.file();
  const std::string_view bytes = file.bytes();
  std::uint32_t begin =
      ctx.front_matter().present() ? ctx.front_matter().span.begin : file.body_start();
  while (begin < bytes.size() && (bytes[begin] == '\n' || bytes[begin] == '\r')) ++begin;
  std::uint32_t end = begin;
  while (end < bytes.size() && bytes[end] != '\n' && bytes[end] != '\r') ++end;
  return {begin, end};
}

bool lacks_front_matter(const CheckContext& ctx, std::string& reason) {
  const Engine engine = ctx.profile().engine;
  const FrontMatter& front_matter = ctx.front_matter();
  const std::string words = engine_words(ctx);
  if (engine == Engine::kPlain || engine == Engine::kCustom) return false;
  if (is_project_file(ctx.file().path()) || trim(ctx.file().bytes()).empty()) return false;
  if (front_matter.present()) {
    if (!reads_format(engine, front_matter.format)) {
      const bool is_toml = front_matter.format == FrontMatterFormat::kToml;
      reason = words + " does not read " + (is_toml ? "TOML" : "JSON") +
               " front matter and shows it as text";
      return true;
    }
    reason = refused_fence(ctx);
    return !reason.empty();
  }
  const std::string_view name = base_name(ctx.file().path());
  if (engine == Engine::kHugo) {
    if (ctx.file().bytes().substr(ctx.file().body_start(), 1) != "{") return false;
    reason = "Hugo takes the { at the beginning of this file for JSON front matter and stops";
    return true;
  }
  if (engine == Engine::kPelican) {
    reason = "Pelican leaves out an article without title and date";
    return true;
  }
  if (engine == Engine::kZola && !name.starts_with('_')) {
    reason = "Zola stops at a page without front matter";
    return true;
  }
  if (engine == Engine::kHexo && is_inside_folder(ctx.file().path(), "_posts")) {
    reason = "Hexo publishes this post without a title";
    return true;
  }
  return false;
}

bool is_taxonomy_field(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kNames{"tags",     "tag",      "categories",
                                                          "category", "keywords", "topics",
                                                          "series",   "labels",   "subjects"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view known) { return equals_ignoring_case(name, known); });
}

std::optional<Edit> remove_item(const CheckContext& ctx, const FieldValue& list,
                                std::size_t index) {
  const std::string_view bytes = ctx.file().bytes();
  const std::vector<FieldValue>& items = list.items;
  const Span item = items[index].span;
  if (list.flow) {
    if (index + 1 < items.size()) return Edit{{item.begin, items[index + 1].span.begin}, ""};
    if (index > 0) return Edit{{items[index - 1].span.end, item.end}, ""};
    return Edit{item, ""};
  }
  if (!items[index].is_scalar() || items.size() < 2) return std::nullopt;
  // "  - item", alone on its line.
  const std::uint32_t begin = line_begin(bytes, item.begin);
  const std::uint32_t end = next_line(bytes, item.end);
  const std::string_view before = trim(bytes.substr(begin, item.begin - begin));
  const std::string_view after = trim(bytes.substr(item.end, end - item.end));
  if (before != "-" || !after.empty() || begin < ctx.front_matter().content.begin)
    return std::nullopt;
  return Edit{{begin, end}, ""};
}

std::optional<Fix> replace_value(const CheckContext& ctx, const FieldValue& value,
                                 std::string_view text, FixSafety safety) {
  std::optional<std::string> written = write_scalar(value, ctx.front_matter().format, text);
  if (!written) return std::nullopt;
  return Fix{{Edit{value.span, std::move(*written)}}, safety};
}

}  // namespace postlint
