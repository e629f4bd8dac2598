// The links of one post by what they lead to, found when a rule first asks and shared by the rules
// of this folder.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "checks/links/asset_links.h"
#include "checks/links/engine_links.h"
#include "checks/links/page_links.h"

namespace postlint::links {

struct SharedLinks {
  std::optional<std::vector<PageLink>> pages;
  std::optional<std::vector<EngineLink>> engine;
  std::optional<std::vector<AssetLink>> assets;
};

inline SharedLinks& shared_links(const CheckContext& ctx) {
  if (!*ctx.shared) *ctx.shared = std::make_shared<SharedLinks>();
  return *static_cast<SharedLinks*>(ctx.shared->get());
}

}  // namespace postlint::links
