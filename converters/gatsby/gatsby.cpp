#include "converters/engines.h"
#include "converters/gatsby/constructs.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"title", Meaning::kTitle},
    {"date", Meaning::kDate},
    {"updated", Meaning::kUpdated},
    {"draft", Meaning::kDraft},
    {"path", Meaning::kUrl},
    {"slug", Meaning::kSlug},
    {"aliases", Meaning::kAliases},
    {"redirect_from", Meaning::kAliases},
    {"description", Meaning::kDescription},
    {"excerpt", Meaning::kExcerpt},
    {"image", Meaning::kImage},
    {"cover", Meaning::kImage},
    {"featuredImage", Meaning::kImage},
    {"tags", Meaning::kTags},
    {"categories", Meaning::kCategories},
    {"category", Meaning::kCategories},
    {"authors", Meaning::kAuthors},
    {"author", Meaning::kAuthors},
    {"series", Meaning::kSeries},
    {"layout", Meaning::kLayout},
    {"templateKey", Meaning::kLayout},
    {"lang", Meaning::kLanguage},
    {"weight", Meaning::kWeight},
    {"pinned", Meaning::kPinned},
    {"math", Meaning::kMath},
    {"toc", Meaning::kToc},
    {"comments", Meaning::kComments},
};

std::string post_path(const PortablePost& post) {
  return (post.is_dated_post ? "content/blog/" : "content/pages/") + safe_file_name(post.name) +
         "/index.md";
}

}  // namespace

extern const EngineConverter kGatsbyConverter;
const EngineConverter kGatsbyConverter{
    .engine = Engine::kGatsby,
    .fields = kFields,
    .find_constructs = find_gatsby_constructs,
    .head = {.date_form = DateForm::kUtc, .has_no_lists = true, .url_key = "path"},
    .static_folder = "static",
    .post_path = post_path,
    .write_construct = write_gatsby_construct,
    .write_site = write_gatsby_site,
};

}  // namespace postlint
