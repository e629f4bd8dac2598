// The links of a post that its engine resolves ({% post_url %}, ref, @/…, {filename}…), with what
// they lead to. The blog is read when the first such link is met.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/links/engine_reference.h"
#include "core/links/link_use.h"
#include "core/lint/check_context.h"
#include "core/site/site_index.h"

namespace postlint::links {

struct EngineLink {
  using Kind = EngineReference::Outcome;
  LinkUse* use = nullptr;  // of ctx.links(); its place: report_span()
  Kind kind = Kind::kUnknown;
  const SitePage* page = nullptr;  // null where several could be meant
  std::string spelled;             // found only by folding case or Unicode form: the name as it is
  std::string fragment;            // percent-decoded; empty: none
  // It would lead somewhere, but the engine does not take it as it is written here: why not.
  std::string_view misuse;
};

// Found once a post. Empty where no site is known.
std::vector<EngineLink>& engine_links(const CheckContext& ctx);

}  // namespace postlint::links
