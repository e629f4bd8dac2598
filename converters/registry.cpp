// The one list of engines that posts can be moved from and to.
#include "converters/engine_converter.h"

namespace postlint {

extern const EngineConverter kJekyllConverter;
extern const EngineConverter kHugoConverter;
extern const EngineConverter kHexoConverter;
extern const EngineConverter kPelicanConverter;
extern const EngineConverter kZolaConverter;
extern const EngineConverter kEleventyConverter;
extern const EngineConverter kAstroConverter;
extern const EngineConverter kDocusaurusConverter;
extern const EngineConverter kGatsbyConverter;
extern const EngineConverter kVitePressConverter;
extern const EngineConverter kCustomConverter;

namespace {

const EngineConverter* const kConverters[] = {
    &kJekyllConverter, &kHugoConverter,      &kHexoConverter,   &kPelicanConverter,
    &kZolaConverter,   &kEleventyConverter,  &kAstroConverter,  &kDocusaurusConverter,
    &kGatsbyConverter, &kVitePressConverter, &kCustomConverter,
};

}  // namespace

std::span<const EngineConverter* const> engine_converters() {
  return kConverters;
}

const EngineConverter* engine_converter(Engine engine) {
  for (const EngineConverter* converter : kConverters) {
    if (converter->engine == engine) return converter;
  }
  return nullptr;
}

}  // namespace postlint
