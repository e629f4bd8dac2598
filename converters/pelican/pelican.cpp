#include "converters/engines.h"
#include "converters/pelican/constructs.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"Title", Meaning::kTitle},
    {"Date", Meaning::kDate},
    {"Modified", Meaning::kUpdated},
    {"Status", Meaning::kStatus},
    {"Slug", Meaning::kSlug},
    {"url", Meaning::kUrl},
    {"save_as", Meaning::kUrl},
    {"aliases", Meaning::kAliases},
    {"Description", Meaning::kDescription},
    {"Summary", Meaning::kExcerpt},
    {"Image", Meaning::kImage},
    {"Tags", Meaning::kTags},
    {"Category", Meaning::kCategories},
    {"Authors", Meaning::kAuthors},
    {"Author", Meaning::kAuthors},
    {"Series", Meaning::kSeries},
    {"Template", Meaning::kLayout},
    {"Lang", Meaning::kLanguage},
    {"Weight", Meaning::kWeight},
    {"Pin", Meaning::kPinned},
    {"Math", Meaning::kMath},
    {"Toc", Meaning::kToc},
    {"Comments", Meaning::kComments},
};

constexpr std::string_view kReserved[] = {"translation", "path",     "keywords",   "source",
                                          "draft_url",   "page_url", "article_url"};

std::string post_path(const PortablePost& post) {
  // An article without a date would be passed over.
  if (!post.is_dated_post || !post.date) return "content/pages/" + flat_path_of_url(post);
  return "content/posts/" + safe_file_name(post.name) + ".md";
}

}  // namespace

extern const EngineConverter kPelicanConverter;
const EngineConverter kPelicanConverter{
    .engine = Engine::kPelican,
    .fields = kFields,
    .find_constructs = find_pelican_constructs,
    .head = {.format = FrontMatterFormat::kMetadataLines,
             .hide_key = "Status",
             .hide_value = "draft",
             .unlisted_key = "Status",
             .unlisted_value = "hidden",
             .url_key = "url",
             .url_begins_bare = true,
             .save_as_key = "save_as",
             .categories = HeadTraits::Categories::kOne,
             .authors = HeadTraits::Authors::kText,
             .needs_title = true,
             .reserved = kReserved},
    .static_folder = "content",
    .post_path = post_path,
    .write_construct = write_pelican_construct,
    .write_site = write_pelican_site,
};

}  // namespace postlint
