#include "converters/custom/described_engine.h"

#include <algorithm>

#include "converters/post_names.h"
#include "core/base/glob.h"
#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/post_filter.h"

namespace postlint {
namespace {

// "a.{md,mdx}" → "a.md".
std::string with_first_alternatives(std::string_view pattern) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{'), close = pattern.find('}', open);
    if (close == pattern.npos) return out += pattern;
    out += pattern.substr(0, open);
    const std::string_view inner = pattern.substr(open + 1, close - open - 1);
    out += inner.substr(0, inner.find(','));
    pattern.remove_prefix(close + 1);
  }
  return out;
}

bool is_place_for_posts(std::string_view pattern) {
  const std::string path = path_of_content_glob(pattern, "a-post");
  return is_post_name(base_name(path)) && path.find("a-post") != path.npos && !is_glob(path) &&
         Glob("/" + std::string(pattern)).matches(path);
}

}  // namespace

std::string path_of_content_glob(std::string_view pattern, std::string_view name) {
  const std::string plain = with_first_alternatives(pattern);
  std::vector<std::string> parts;
  for (const std::string_view part : split(plain, '/')) {
    if (!part.empty() && part != "**") parts.push_back(replace_all(part, "*", name));
  }
  const bool names_folders = plain.ends_with('/') || plain.ends_with("**");
  if (names_folders) parts.emplace_back(name);
  if (parts.empty()) return {};
  const bool has_extension = !names_folders && parts.back().find('.') != std::string::npos &&
                             plain.substr(plain.rfind('/') + 1).find('.') != std::string::npos;
  return join(parts, "/") + (has_extension ? "" : ".md");
}

Result<std::unique_ptr<DescribedEngine>> DescribedEngine::make(const Config& config,
                                                               std::string text) {
  if (config.engine != "custom") {
    return Error{"describes no engine of your own: it needs “engine: custom”", config.path};
  }
  if (config.site.permalink.empty()) {
    return Error{"does not say which addresses posts get: site.permalink", config.path};
  }
  const auto& content = config.site.content;
  const auto place = std::find_if(content.begin(), content.end(), is_place_for_posts);
  if (place == content.end()) {
    return Error{"does not say where posts lie: site.content, such as contents/*/*.md",
                 config.path};
  }
  return std::unique_ptr<DescribedEngine>(new DescribedEngine(config, std::move(text), *place));
}

DescribedEngine::DescribedEngine(const Config& config, std::string text, std::string content)
    : settings_(config.site),
      text_(std::move(text)),
      content_(std::move(content)),
      converter_(*engine_converter(Engine::kCustom)) {
  const auto called = [this](std::string_view field) -> std::string_view {
    const auto own = settings_.fields.find(field);
    return own == settings_.fields.end() ? field : std::string_view(own->second);
  };
  const auto is_named = [this](std::string_view field) { return settings_.fields.contains(field); };
  for (const FieldName& field : converter_.fields) {
    fields_.push_back({called(field.name), field.meaning});
  }
  converter_.fields = fields_;
  HeadTraits& head = converter_.head;
  head.hide_key = called("draft");
  // An engine that nothing is said of has no such field: what it would not keep is redirected.
  head.url_key = is_named("url") ? called("url") : std::string_view();
  head.makes_alias_pages = is_named("aliases");
  converter_.static_folder = "static";
  if (!settings_.static_folders.empty()) {
    const std::string& folder = settings_.static_folders.front();
    converter_.static_folder = folder == "." ? std::string_view() : std::string_view(folder);
  } else {
    notes_.emplace_back("site.static_folders is not set: pictures and files are put into static/");
  }
  if (!is_named("draft")) {
    notes_.emplace_back(
        "site.fields names no “draft”: what is not public is written with “draft: true”, which the "
        "engine must know");
  }
  converter_.post_path = [this](const PortablePost& post) {
    return path_of_content_glob(content_, safe_file_name(post.name));
  };
  converter_.write_site = [this](const SiteIdentity&) {
    return std::vector<WrittenFile>{{".postlint.yaml", text_}};
  };
  converter_.describe = [this](const SiteIdentity&) { return settings_; };
}

}  // namespace postlint
