#include "converters/engines.h"
#include "converters/vitepress/constructs.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"title", Meaning::kTitle},
    {"date", Meaning::kDate},
    {"lastUpdated", Meaning::kUpdated},
    {"updated", Meaning::kUpdated},
    {"draft", Meaning::kDraft},
    {"permalink", Meaning::kUrl},
    {"slug", Meaning::kSlug},
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
    {"order", Meaning::kWeight},
    {"comments", Meaning::kComments},
};

std::string post_path(const PortablePost& post) {
  return path_of_url(post.url);
}

}  // namespace

extern const EngineConverter kVitePressConverter;
const EngineConverter kVitePressConverter{
    .engine = Engine::kVitePress,
    .fields = kFields,
    .find_constructs = find_vitepress_constructs,
    .head = {.date_form = DateForm::kUtc, .has_no_lists = true},
    .static_folder = "public",
    .post_path = post_path,
    .write_construct = write_vitepress_construct,
    .write_site = write_vitepress_site,
};

}  // namespace postlint
