#include "converters/docusaurus/constructs.h"
#include "converters/engines.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"title", Meaning::kTitle},
    {"date", Meaning::kDate},
    {"last_update", Meaning::kUpdated},
    {"draft", Meaning::kDraft},
    {"unlisted", Meaning::kUnlisted},
    {"slug", Meaning::kUrl},
    {"aliases", Meaning::kAliases},
    {"redirect_from", Meaning::kAliases},
    {"description", Meaning::kDescription},
    {"excerpt", Meaning::kExcerpt},
    {"image", Meaning::kImage},
    {"tags", Meaning::kTags},
    {"authors", Meaning::kAuthors},
    {"author", Meaning::kAuthors},
    {"layout", Meaning::kLayout},
    {"sidebar_position", Meaning::kWeight},
    {"weight", Meaning::kWeight},
    {"comments", Meaning::kComments},
};

std::string post_path(const PortablePost& post) {
  const std::string day = day_of(post);
  if (post.is_dated_post) {
    return "blog/" + (day.empty() ? "" : day + "-") + safe_file_name(post.name) + ".md";
  }
  // A page's place is its address, and "b.html.md" is served at "b.html".
  if (post.url.ends_with(".html")) return "src/pages/" + path_of_url(post.url, ".html.md");
  return "src/pages/" + path_of_url(post.url);
}

}  // namespace

extern const EngineConverter kDocusaurusConverter;
const EngineConverter kDocusaurusConverter{
    .engine = Engine::kDocusaurus,
    .fields = kFields,
    .find_constructs = find_docusaurus_constructs,
    .head = {.date_form = DateForm::kUtc,
             .unlisted_key = "unlisted",
             .unlisted_value = "true",
             .url_key = "slug",
             .categories = HeadTraits::Categories::kNone,
             .authors = HeadTraits::Authors::kMaps,
             .updated_inner = "date",
             .checks_types = true},
    .static_folder = "static",
    .post_path = post_path,
    .write_construct = write_docusaurus_construct,
    .write_site = write_docusaurus_site,
};

}  // namespace postlint
