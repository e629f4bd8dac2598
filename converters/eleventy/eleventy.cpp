#include "converters/eleventy/constructs.h"
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
    {"eleventyExcludeFromCollections", Meaning::kUnlisted},
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

constexpr std::string_view kReserved[] = {
    "page",     "content",          "collections",           "eleventy",
    "pkg",      "pagination",       "eleventyComputed",      "eleventyImport",
    "override", "dynamicPermalink", "templateEngineOverride"};

std::string post_path(const PortablePost& post) {
  if (!post.is_dated_post) return "pages/" + flat_path_of_url(post);
  return "posts/" + safe_file_name(post.name) + ".md";
}

}  // namespace

extern const EngineConverter kEleventyConverter;
const EngineConverter kEleventyConverter{
    .engine = Engine::kEleventy,
    .fields = kFields,
    .find_constructs = find_eleventy_constructs,
    .head = {.date_form = DateForm::kUtc,
             .unlisted_key = "eleventyExcludeFromCollections",
             .unlisted_value = "true",
             .url_key = "permalink",
             .writes_bare_files = true,
             .reserved = kReserved},
    .static_folder = "static",
    .takes_html_posts = true,
    .post_path = post_path,
    .write_construct = write_eleventy_construct,
    .write_site = write_eleventy_site,
};

}  // namespace postlint
