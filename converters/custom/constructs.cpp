#include "converters/custom/constructs.h"

#include "converters/body/construct_finder.h"
#include "converters/body/plain_words.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr PlainStyle kStyle{.engine = Engine::kCustom};

}  // namespace

// Of tags only their names are known; --map says what they mean.
std::vector<Construct> find_custom_constructs(const BodyRequest& request) {
  ConstructFinder finder(request);
  finder.find_excerpt_ends(
      [](std::string_view comment) { return equals_ignoring_case(trim(comment), "more"); });
  return finder.take();
}

std::optional<WrittenConstruct> write_custom_construct(const Construct& construct,
                                                       const TargetPlaces& places) {
  return write_plain(construct, places, kStyle);
}

}  // namespace postlint
