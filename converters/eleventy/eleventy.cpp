#include "converters/engines.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"title", Meaning::kTitle},
    {"date", Meaning::kDate},
    {"updated", Meaning::kUpdated},
    {"lastmod", Meaning::kUpdated},
    {"draft", Meaning::kDraft},
    {"slug", Meaning::kSlug},
    {"permalink", Meaning::kUrl},
    {"aliases", Meaning::kAliases},
    {"redirect_from", Meaning::kAliases},
    {"description", Meaning::kDescription},
    {"excerpt", Meaning::kExcerpt},
    {"image", Meaning::kImage},
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
  const std::string name = safe_file_name(post.name);
  return (post.is_dated_post ? "posts/" : "pages/") + name + ".md";
}

}  // namespace

extern const EngineConverter kEleventyConverter;
const EngineConverter kEleventyConverter{
    .engine = Engine::kEleventy,
    .fields = kFields,
    .head = {.date_form = DateForm::kUtc, .url_key = "permalink"},
    .static_folder = "static",
    .post_path = post_path,
    .write_site = write_eleventy_site,
};

}  // namespace postlint
