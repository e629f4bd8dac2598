#include "converters/gatsby/constructs.h"

#include "converters/body/construct_finder.h"
#include "converters/body/mdx_constructs.h"
#include "converters/body/plain_words.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr PlainStyle kStyle{.engine = Engine::kGatsby};

}  // namespace

std::vector<Construct> find_gatsby_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  find_mdx_constructs(finder, false);
  finder.find_containers();
  // Only plug-ins read {#id}.
  if (request.blog->heading_ids == HeadingIds::kUnknown ||
      request.blog->heading_ids == HeadingIds::kGatsbyCustomIds)
    finder.find_heading_ids();
  finder.find_bundled_files();
  finder.find_excerpt_ends([](std::string_view comment) {
    return equals_ignoring_case(trim(comment), "more") ||
           equals_ignoring_case(trim(comment), "excerpt") || trim(comment) == "end";
  });
  return finder.take();
}

std::optional<WrittenConstruct> write_gatsby_construct(const Construct& construct,
                                                       const TargetPlaces& places) {
  return write_plain(construct, places, kStyle);
}

}  // namespace postlint
