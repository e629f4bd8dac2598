#include "converters/engines.h"
#include "converters/hugo/constructs.h"

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
    {"_build", Meaning::kUnlisted},
    {"build", Meaning::kUnlisted},
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

constexpr std::string_view kReserved[] = {
    "cascade", "build",   "_build", "headless", "outputs",   "markup",        "menu",
    "menus",   "sitemap", "path",   "kind",     "resources", "translationKey"};

std::string post_path(const PortablePost& post) {
  if (!post.is_dated_post) return "content/" + flat_path_of_url(post);
  const std::string name = safe_file_name(post.name);
  return "content/posts/" + (name == "index" ? "index-page" : name) + ".md";
}

}  // namespace

extern const EngineConverter kHugoConverter;
const EngineConverter kHugoConverter{
    .engine = Engine::kHugo,
    .fields = kFields,
    .find_constructs = find_hugo_constructs,
    .head = {.unlisted_key = "_build.list",
             .unlisted_value = "never",
             .url_key = "url",
             .makes_alias_pages = true,
             .reserved = kReserved},
    .static_folder = "static",
    .takes_html_posts = true,
    .post_path = post_path,
    .write_construct = write_hugo_construct,
    .write_site = write_hugo_site,
};

}  // namespace postlint
