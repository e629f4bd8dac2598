#include "core/site/engine_profile.h"

#include "core/base/strings.h"
#include "core/site/profiles/profiles.h"

namespace postlint {
namespace {

template <EngineProfile (*make)()>
const EngineProfile& made_once() {
  static const EngineProfile profile = make();
  return profile;
}

// In the order of Engine. A run asks for one profile as a rule, so each is made when asked for.
struct ProfileSource {
  std::string_view name;
  const EngineProfile& (*get)();
};
constexpr ProfileSource kSources[kEngines] = {
    {"plain", made_once<plain_profile>},
    {"jekyll", made_once<jekyll_profile>},
    {"hugo", made_once<hugo_profile>},
    {"hexo", made_once<hexo_profile>},
    {"pelican", made_once<pelican_profile>},
    {"zola", made_once<zola_profile>},
    {"eleventy", made_once<eleventy_profile>},
    {"astro", made_once<astro_profile>},
    {"docusaurus", made_once<docusaurus_profile>},
    {"gatsby", made_once<gatsby_profile>},
    {"vitepress", made_once<vitepress_profile>},
    {"custom", made_once<custom_profile>},
};

}  // namespace

const EngineProfile& engine_profile(Engine engine) {
  return kSources[static_cast<std::size_t>(engine)].get();
}

const EngineProfile* find_engine_profile(std::string_view name) {
  if (equals_ignoring_case(name, "11ty")) name = "eleventy";
  for (const ProfileSource& source : kSources) {
    if (equals_ignoring_case(source.name, name)) return &source.get();
  }
  return nullptr;
}

std::span<const EngineProfile> engine_profiles() {
  static const std::vector<EngineProfile> profiles = [] {
    std::vector<EngineProfile> all;
    for (const ProfileSource& source : kSources) all.push_back(source.get());
    return all;
  }();
  return profiles;
}

}  // namespace postlint
