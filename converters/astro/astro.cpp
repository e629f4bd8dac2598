#include "converters/astro/constructs.h"
#include "converters/engines.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"title", Meaning::kTitle},
    {"date", Meaning::kDate},
    {"pubDate", Meaning::kDate},
    {"publishDate", Meaning::kDate},
    {"updated", Meaning::kUpdated},
    {"updatedDate", Meaning::kUpdated},
    {"draft", Meaning::kDraft},
    {"unlisted", Meaning::kUnlisted},
    {"permalink", Meaning::kUrl},
    {"slug", Meaning::kSlug},
    {"aliases", Meaning::kAliases},
    {"redirect_from", Meaning::kAliases},
    {"description", Meaning::kDescription},
    {"excerpt", Meaning::kExcerpt},
    {"image", Meaning::kImage},
    {"heroImage", Meaning::kImage},
    {"cover", Meaning::kImage},
    {"tags", Meaning::kTags},
    {"categories", Meaning::kCategories},
    {"category", Meaning::kCategories},
    {"authors", Meaning::kAuthors},
    {"author", Meaning::kAuthors},
    {"series", Meaning::kSeries},
    {"layout", Meaning::kLayout},
    {"lang", Meaning::kLanguage},
    {"weight", Meaning::kWeight},
    {"order", Meaning::kWeight},
    {"pinned", Meaning::kPinned},
    {"math", Meaning::kMath},
    {"toc", Meaning::kToc},
    {"comments", Meaning::kComments},
};

std::string post_path(const PortablePost& post) {
  if (!post.is_dated_post) return "src/content/posts/pages/" + flat_path_of_url(post);
  return "src/content/posts/" + safe_file_name(post.name) + ".md";
}

}  // namespace

extern const EngineConverter kAstroConverter;
const EngineConverter kAstroConverter{
    .engine = Engine::kAstro,
    .fields = kFields,
    .find_constructs = find_astro_constructs,
    .head = {.date_form = DateForm::kUtc,
             .unlisted_key = "unlisted",
             .unlisted_value = "true",
             .url_key = "permalink"},
    .static_folder = "public",
    .post_path = post_path,
    .write_construct = write_astro_construct,
    .write_site = write_astro_site,
};

}  // namespace postlint
