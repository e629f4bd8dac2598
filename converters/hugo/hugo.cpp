#include "converters/engines.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"title", Meaning::kTitle},
    {"date", Meaning::kDate},
    {"lastmod", Meaning::kUpdated},
    {"modified", Meaning::kUpdated},
    {"publishDate", Meaning::kPublishFrom},
    {"pubdate", Meaning::kPublishFrom},
    {"published_date", Meaning::kPublishFrom},
    {"expiryDate", Meaning::kExpiry},
    {"unpublishdate", Meaning::kExpiry},
    {"draft", Meaning::kDraft},
    {"published", Meaning::kPublished},
    {"slug", Meaning::kSlug},
    {"url", Meaning::kUrl},
    {"aliases", Meaning::kAliases},
    {"description", Meaning::kDescription},
    {"summary", Meaning::kExcerpt},
    {"image", Meaning::kImage},
    {"cover", Meaning::kImage},
    {"images", Meaning::kImage},
    {"tags", Meaning::kTags},
    {"categories", Meaning::kCategories},
    {"authors", Meaning::kAuthors},
    {"author", Meaning::kAuthors},
    {"series", Meaning::kSeries},
    {"layout", Meaning::kLayout},
    {"type", Meaning::kLayout},
    {"language", Meaning::kLanguage},
    {"lang", Meaning::kLanguage},
    {"weight", Meaning::kWeight},
    {"pinned", Meaning::kPinned},
    {"math", Meaning::kMath},
    {"toc", Meaning::kToc},
    {"comments", Meaning::kComments},
};

std::string post_path(const PortablePost& post) {
  const std::string name = safe_file_name(post.name);
  const std::string file = name == "index" ? "index-page" : name;
  return (post.is_dated_post ? "content/posts/" : "content/") + file + ".md";
}

}  // namespace

extern const EngineConverter kHugoConverter;
const EngineConverter kHugoConverter{
    .engine = Engine::kHugo,
    .fields = kFields,
    .head = {.url_key = "url"},
    .static_folder = "static",
    .post_path = post_path,
    .write_site = write_hugo_site,
};

}  // namespace postlint
