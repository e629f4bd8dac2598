#include "converters/custom/constructs.h"
#include "converters/custom/site.h"
#include "converters/engines.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"title", Meaning::kTitle},       {"date", Meaning::kDate},
    {"updated", Meaning::kUpdated},   {"draft", Meaning::kDraft},
    {"url", Meaning::kUrl},           {"slug", Meaning::kSlug},
    {"aliases", Meaning::kAliases},   {"description", Meaning::kDescription},
    {"excerpt", Meaning::kExcerpt},   {"image", Meaning::kImage},
    {"tags", Meaning::kTags},         {"categories", Meaning::kCategories},
    {"authors", Meaning::kAuthors},   {"author", Meaning::kAuthors},
    {"series", Meaning::kSeries},     {"layout", Meaning::kLayout},
    {"language", Meaning::kLanguage}, {"lang", Meaning::kLanguage},
};

std::string post_path(const PortablePost& post) {
  return "contents/" + safe_file_name(post.name) + "/" + safe_file_name(post.name) + ".md";
}

}  // namespace

extern const EngineConverter kCustomConverter;
const EngineConverter kCustomConverter{
    .engine = Engine::kCustom,
    .fields = kFields,
    .find_constructs = find_custom_constructs,
    .head = {.url_key = "url"},
    .static_folder = "static",
    .post_path = post_path,
    .write_construct = write_custom_construct,
    .write_site = write_custom_site,
    .describe = custom_settings,
};

}  // namespace postlint
