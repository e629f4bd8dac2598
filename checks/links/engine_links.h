// The links of a post that its engine resolves ({% post_url %}, ref, @/…, {filename}…), with what
// they lead to. The blog is read when the first such link is met.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/links/link_use.h"
#include "core/lint/check_context.h"
#include "core/site/site_index.h"

namespace postlint::links {

struct EngineLink {
  enum class Kind {
    kPage,     // `page`; null where several could be meant
    kFile,     // a file that is no page of the blog
    kMissing,  // there is nothing of this name
    kUnknown,
  };
  LinkUse* use = nullptr;  // of ctx.links(); its place: report_span()
  Kind kind = Kind::kUnknown;
  const SitePage* page = nullptr;
  std::string spelled;   // found only by folding case or Unicode form: the name as it is
  std::string fragment;  // percent-decoded; empty: none
  // It would lead somewhere, but the engine does not take it as it is written here: why not.
  std::string_view misuse;
};

// Found once a post. Empty where no site is known.
std::vector<EngineLink>& engine_links(const CheckContext& ctx);

}  // namespace postlint::links
