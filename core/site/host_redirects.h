// The redirects that the blog's host makes, not its engine: a _redirects file (Netlify, Cloudflare
// Pages and their kin), [[redirects]] in netlify.toml, "redirects" and "rewrites" in vercel.json.
//
// The files are looked for in the blog's root; netlify.toml and vercel.json also in the folder
// above it, where a blog is one folder of its repository.
#pragma once

#include "core/site/site_build.h"

namespace postlint {

// Adds to redirects; paths that a rule serves without saying which page is there to open_paths.
void read_host_redirects(SiteBuild& build);

}  // namespace postlint
