#include "converters/engines.h"
#include "converters/zola/constructs.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"title", Meaning::kTitle},     {"date", Meaning::kDate},
    {"updated", Meaning::kUpdated}, {"draft", Meaning::kDraft},
    {"slug", Meaning::kSlug},       {"path", Meaning::kUrl},
    {"aliases", Meaning::kAliases}, {"description", Meaning::kDescription},
    {"tags", Meaning::kTags},       {"categories", Meaning::kCategories},
    {"authors", Meaning::kAuthors}, {"template", Meaning::kLayout},
    {"weight", Meaning::kWeight},
};

std::string post_path(const PortablePost& post) {
  if (!post.is_dated_post && post.url == "/") return "content/_index.md";
  if (!post.is_dated_post) return "content/" + flat_path_of_url(post);
  const std::string name = safe_file_name(post.name);
  return "content/posts/" + (name == "index" ? "index-page" : name) + ".md";
}

}  // namespace

extern const EngineConverter kZolaConverter;
const EngineConverter kZolaConverter{
    .engine = Engine::kZola,
    .fields = kFields,
    .find_constructs = find_zola_constructs,
    .head = {.format = FrontMatterFormat::kToml,
             .url_key = "path",
             .url_begins_bare = true,
             .url_is_folder = true,
             .taxonomies_map = "taxonomies",
             .extra_map = "extra",
             .makes_alias_pages = true},
    .static_folder = "static",
    .post_path = post_path,
    .write_construct = write_zola_construct,
    .write_site = write_zola_site,
};

}  // namespace postlint
