#include "converters/astro/constructs.h"

#include "converters/body/construct_finder.h"
#include "converters/body/mdx_constructs.h"
#include "converters/body/plain_words.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr PlainStyle kStyle{.engine = Engine::kAstro};

}  // namespace

std::vector<Construct> find_astro_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  find_mdx_constructs(finder, false);
  finder.find_containers();
  finder.find_bundled_files();
  finder.find_excerpt_ends([](std::string_view comment) {
    return equals_ignoring_case(trim(comment), "more") ||
           equals_ignoring_case(trim(comment), "excerpt") || trim(comment) == "end";
  });
  return finder.take();
}

std::optional<WrittenConstruct> write_astro_construct(const Construct& construct,
                                                      const TargetPlaces& places) {
  return write_plain(construct, places, kStyle);
}

}  // namespace postlint
