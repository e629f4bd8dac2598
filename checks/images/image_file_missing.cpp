#include "checks/excerpt.h"
#include "checks/images/image_use.h"
#include "checks/support/local_file.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kImageFileMissing;
const Rule kImageFileMissing{
    .id = "image-file-missing",
    .family = Family::kImages,
    .severity = Severity::kError,
    .summary = "An image whose file is not in the blog",
    .why =
        "The post names a file that lies neither beside the post nor in the blog's folder of "
        "static files, so readers see a broken image. Addresses of other sites are not looked at.",
    .bad =
        "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n아침에 찍었다.\n\n![해가 뜨는 "
        "동해](images/sea.jpg)\n",
    .good =
        "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n아침에 찍었다.\n\n![해가 뜨는 "
        "동해](images/sunrise.jpg)\n",
    .example = {.path = "posts/sea.md", .files = {"posts/images/sunrise.jpg"}},
    .check = check,
};

namespace {

void check(const CheckContext& ctx, Reporter& reporter) {
  LocalFiles files(ctx);
  for (const ImageUse& image : images_of(ctx)) {
    const std::optional<LocalTarget> local = local_target(image.target);
    if (!local || !has_image_extension(local->path)) continue;

    if (files.look_up(*local).verdict != FileLookup::Verdict::kMissing) continue;
    const std::string similar = files.similar(*local);
    reporter.report(
        place_of(ctx, image),
        "the image file " + quoted(local->path, 80) + " does not exist: readers see a broken image",
        similar.empty() ? "add the file or correct its path" : "did you mean " + similar + "?");
  }
}

}  // namespace
}  // namespace postlint
