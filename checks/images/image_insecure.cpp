#include "checks/excerpt.h"
#include "checks/images/image_use.h"
#include "core/base/strings.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kImageInsecure;
const Rule kImageInsecure{
    .id = "image-insecure",
    .family = Family::kImages,
    .severity = Severity::kInfo,
    .on_by_default = false,
    .summary = "An image that is loaded over http://",
    .why =
        "On an https page browsers ask for the image over https instead, and show nothing where "
        "the other server does not answer that way.",
    .bad =
        "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n아침에 찍었다.\n\n"
        "![해가 뜨는 동해](http://example.com/sea.jpg)\n",
    .good =
        "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n아침에 찍었다.\n\n"
        "![해가 뜨는 동해](https://example.com/sea.jpg)\n",
    .fix = FixSafety::kUnsafe,
    .fix_effect = FixEffect::kLinkTargets,
    .fix_summary = "writes https:// (the other server may not answer it)",
    .check = check,
};

namespace {

constexpr std::string_view kScheme = "http://";

bool is_private_host(std::string_view host) {
  return host.starts_with("localhost") || host.starts_with("127.") ||
         host.starts_with("192.168.") || host.starts_with("10.") || host.starts_with("[::1]");
}

void check(const CheckContext& ctx, Reporter& reporter) {
  for (const ImageUse& image : images_of(ctx)) {
    if (!starts_with_ignoring_case(image.target, kScheme)) continue;
    const std::string rest = image.target.substr(kScheme.size());
    if (is_private_host(rest)) continue;
    Finding& finding = reporter.report(
        place_of(ctx, image), "this image is loaded over http: on an https page it may be missing",
        "write: https://" + excerpt(rest, 60));
    const std::optional<Span> place = editable_target(ctx, image);
    if (!place) continue;
    const Span scheme{place->begin, place->begin + static_cast<std::uint32_t>(kScheme.size())};
    finding.fix = Fix{{Edit{scheme, "https://"}}, FixSafety::kUnsafe};
  }
}

}  // namespace
}  // namespace postlint
