#include "converters/engines.h"
#include "converters/jekyll/constructs.h"

#include "converters/post_names.h"

namespace postlint {
namespace {

const FieldName kFields[] = {
    {"title", Meaning::kTitle},
    {"date", Meaning::kDate},
    {"last_modified_at", Meaning::kUpdated},
    {"updated", Meaning::kUpdated},
    {"modified", Meaning::kUpdated},
    {"published", Meaning::kPublished},
    {"draft", Meaning::kDraft},
    {"slug", Meaning::kSlug},
    {"permalink", Meaning::kUrl},
    {"redirect_from", Meaning::kAliases},
    {"description", Meaning::kDescription},
    {"excerpt", Meaning::kExcerpt},
    {"image", Meaning::kImage},
    {"tags", Meaning::kTags},
    {"tag", Meaning::kTags},
    {"categories", Meaning::kCategories},
    {"category", Meaning::kCategories},
    {"author", Meaning::kAuthors},
    {"authors", Meaning::kAuthors},
    {"series", Meaning::kSeries},
    {"layout", Meaning::kLayout},
    {"lang", Meaning::kLanguage},
    {"weight", Meaning::kWeight},
    {"pin", Meaning::kPinned},
    {"math", Meaning::kMath},
    {"toc", Meaning::kToc},
    {"comments", Meaning::kComments},
};

constexpr std::string_view kReserved[] = {"content",
                                          "output",
                                          "url",
                                          "id",
                                          "path",
                                          "collection",
                                          "next",
                                          "previous",
                                          "relative_path",
                                          "ext",
                                          "render_with_liquid"};

std::string post_path(const PortablePost& post) {
  const std::string day = day_of(post);
  const bool is_draft = post.is_dated_post && post.state != PageState::kPublished;
  if (day.empty() && is_draft) return "_drafts/" + safe_file_name(post.name) + ".md";
  if (!post.is_dated_post || day.empty()) return path_of_url(post.url);
  return "_posts/" + day + "-" + safe_file_name(post.name) + ".md";
}

}  // namespace

extern const EngineConverter kJekyllConverter;
const EngineConverter kJekyllConverter{
    .engine = Engine::kJekyll,
    .fields = kFields,
    .find_constructs = find_jekyll_constructs,
    .head = {.date_form = DateForm::kBlank,
             .hide_key = "published",
             .hide_value = "false",
             .lists_posts_only = true,
             .url_key = "permalink",
             .writes_bare_files = true,
             .reserved = kReserved},
    .static_folder = "",
    .takes_html_posts = true,
    .post_path = post_path,
    .write_construct = write_jekyll_construct,
    .write_site = write_jekyll_site,
};

}  // namespace postlint
