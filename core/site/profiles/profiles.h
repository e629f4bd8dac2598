// The profiles one by one, for engine_profile.cpp; each is made once, on first use of any.
#pragma once

#include <initializer_list>
#include <vector>

#include "core/site/engine_profile.h"

namespace postlint {

EngineProfile plain_profile();
EngineProfile jekyll_profile();
EngineProfile hugo_profile();
EngineProfile hexo_profile();
EngineProfile pelican_profile();
EngineProfile zola_profile();
EngineProfile eleventy_profile();
EngineProfile astro_profile();
EngineProfile docusaurus_profile();
EngineProfile gatsby_profile();
EngineProfile vitepress_profile();
EngineProfile custom_profile();

// `own` and, behind them, the fields that themes, plugins and importers of any engine read, as far
// as `own` does not name them. Nothing is said of the types of the latter.
std::vector<KnownField> with_common_fields(std::initializer_list<KnownField> own);

}  // namespace postlint
