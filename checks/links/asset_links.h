// The links and pictures of a post that lead to files of the blog, by their address, with what
// stands there.
//
// What the rules about files look at (image-file-missing, link-file-missing) is where a file lies;
// here it is what a browser asks for. Addresses that the engine or a plug-in may rewrite are left
// out, and so are those of front matter, which themes use as they please.
#pragma once

#include <string>
#include <vector>

#include "core/links/link_use.h"
#include "core/lint/check_context.h"
#include "core/site/site_index.h"

namespace postlint::links {

struct AssetLink {
  LinkUse* use;      // of ctx.links(); its place: report_span()
  std::string path;  // the URL path, percent-decoded
  UrlLookup found;
};

// Found once a post. Empty where no site is known.
std::vector<AssetLink>& asset_links(const CheckContext& ctx);

// Whether a rule that looks for the file itself reports the link: it lies nowhere, or it is spelled
// in another way.
bool is_said_of_file(const CheckContext& ctx, const LinkUse& use);

}  // namespace postlint::links
