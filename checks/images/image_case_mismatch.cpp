#include <algorithm>

#include "checks/excerpt.h"
#include "checks/images/image_use.h"
#include "checks/support/local_file.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kImageCaseMismatch;
const Rule kImageCaseMismatch{
    .id = "image-case-mismatch",
    .family = Family::kImages,
    .severity = Severity::kError,
    .summary = "An image whose file is spelled in another case or Unicode form",
    .why =
        "macOS and Windows open “Sea.JPG” when a post asks for “sea.jpg”; the web server does "
        "not, and readers see a broken image. The same holds for Korean and accented names whose "
        "letters are composed in one place and taken apart in the other.",
    .bad =
        "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n아침에 찍었다.\n\n![해가 뜨는 "
        "동해](images/sea.jpg)\n",
    .good =
        "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n아침에 찍었다.\n\n![해가 뜨는 "
        "동해](images/Sea.JPG)\n",
    .example = {.path = "posts/sea.md", .files = {"posts/images/Sea.JPG"}},
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kLinkTargets,
    .fix_summary = "writes the path as the file is spelled",
    .check = check,
};

namespace {

std::string percent_encode(std::string_view text, bool all) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool breaks_link = byte <= 0x20 || byte == 0x7F ||
                             std::string_view("%()<>\"\\").find(c) != std::string_view::npos;
    const bool is_plain =
        is_ascii_alnum(c) || std::string_view("-._~").find(c) != std::string_view::npos;
    if (all ? is_plain : !breaks_link) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

// The path as written, with the components that differ replaced, in the same way of escaping.
std::string rewritten(std::string_view written, std::string_view existing) {
  const std::vector<std::string_view> old_parts = split(written, '/');
  const std::vector<std::string_view> new_parts = split(existing, '/');
  if (old_parts.size() != new_parts.size()) return {};
  std::string out;
  for (std::size_t i = 0; i < old_parts.size(); ++i) {
    if (i > 0) out += '/';
    const std::string_view part = old_parts[i];
    const bool is_same = percent_decode(part) == new_parts[i];
    out += is_same ? std::string(part)
                   : percent_encode(new_parts[i], part.find('%') != std::string_view::npos);
  }
  return out;
}

void report(const CheckContext& ctx, const ImageUse& image, const LocalTarget& local,
            const std::string& existing, Reporter& reporter) {
  if (is_nfc(existing) || !is_nfc(local.path)) {
    const std::string path = rewritten(local.head, existing);
    Finding& finding = reporter.report(
        place_of(ctx, image),
        "the file is spelled " + quoted(existing, 80) + ": on the server this image is broken",
        "write: " + path);
    const std::optional<Span> place = editable_target(ctx, image);
    if (!place || path.empty()) return;
    const auto length = static_cast<std::uint32_t>(local.head.size());
    finding.fix = Fix{{Edit{{place->begin, place->begin + length}, path}}, FixSafety::kSafe};
    return;
  }
  reporter.report(
      place_of(ctx, image),
      "the name of the file " + quoted(existing, 80) +
          " is made of decomposed letters, the path in the post is not: the image is broken "
          "on the server",
      "rename the file: type its name anew");
}

void check(const CheckContext& ctx, Reporter& reporter) {
  LocalFiles files(ctx);
  for (const ImageUse& image : images_of(ctx)) {
    const std::optional<LocalTarget> local = local_target(image.target);
    if (!local) continue;

    const FileLookup found = files.look_up(*local);
    if (found.verdict != FileLookup::Verdict::kDiffers || found.existing == local->path) continue;
    report(ctx, image, *local, found.existing, reporter);
  }
}

}  // namespace
}  // namespace postlint
