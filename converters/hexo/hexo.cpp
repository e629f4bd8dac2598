#include "converters/engines.h"
#include "converters/hexo/constructs.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"title", Meaning::kTitle},
    {"date", Meaning::kDate},
    {"updated", Meaning::kUpdated},
    {"published", Meaning::kPublished},
    {"slug", Meaning::kSlug},
    {"permalink", Meaning::kUrl},
    {"alias", Meaning::kAliases},
    {"aliases", Meaning::kAliases},
    {"description", Meaning::kDescription},
    {"excerpt", Meaning::kExcerpt},
    {"cover", Meaning::kImage},
    {"thumbnail", Meaning::kImage},
    {"banner", Meaning::kImage},
    {"tags", Meaning::kTags},
    {"tag", Meaning::kTags},
    {"categories", Meaning::kCategories},
    {"category", Meaning::kCategories},
    {"author", Meaning::kAuthors},
    {"authors", Meaning::kAuthors},
    {"series", Meaning::kSeries},
    {"layout", Meaning::kLayout},
    {"lang", Meaning::kLanguage},
    {"language", Meaning::kLanguage},
    {"weight", Meaning::kWeight},
    {"sticky", Meaning::kPinned},
    {"top", Meaning::kPinned},
    {"mathjax", Meaning::kMath},
    {"math", Meaning::kMath},
    {"toc", Meaning::kToc},
    {"comments", Meaning::kComments},
};

// What a post of Hexo's has already, or computes.
constexpr std::string_view kReserved[] = {"source",      "raw",  "content", "_content", "path",
                                          "full_source", "more", "site",    "photos",   "asset_dir",
                                          "prev",        "next", "_id"};

std::string post_path(const PortablePost& post) {
  // `published: false` means nothing to a page; what lies in _drafts is not built.
  if (!post.is_dated_post && post.state != PageState::kPublished) {
    return "source/_drafts/" + flat_path_of_url(post);
  }
  if (!post.is_dated_post) return "source/" + path_of_url(post.url);
  return "source/_posts/" + safe_file_name(post.name) + ".md";
}

}  // namespace

extern const EngineConverter kHexoConverter;
const EngineConverter kHexoConverter{
    .engine = Engine::kHexo,
    .fields = kFields,
    .category_list_is_path = true,
    .find_constructs = find_hexo_constructs,
    .head = {.date_form = DateForm::kWallClock,
             .hide_key = "published",
             .hide_value = "false",
             .lists_posts_only = true,
             .url_key = "permalink",
             .url_begins_bare = true,
             .writes_bare_files = true,
             .categories = HeadTraits::Categories::kPaths,
             .reserved = kReserved},
    .static_folder = "source",
    .takes_html_posts = true,
    .post_path = post_path,
    .write_construct = write_hexo_construct,
    .write_site = write_hexo_site,
};

}  // namespace postlint
