// Facts of a blog's sources, of any engine: what its pages will say once they are built.
#pragma once

#include <memory>
#include <string>

#include "converters/portable_post.h"
#include "converters/proof/facts.h"
#include "converters/read/open_blog.h"
#include "converters/read/reader.h"
#include "core/base/result.h"
#include "core/config/config.h"
#include "core/site/site_index.h"

namespace postlint::proof {

class KeptPages;  // converters/proof/kept_pages.h

// What a reader asks, and the files; what it points to must outlive whatever is made of it.
struct SourceSite : ReadRequest {
  const FileTree* files = nullptr;
  const ConfigValues* settings = nullptr;  // of the engine's configuration; may be null
};

// The page with its body.
PageFacts facts_of(const PortablePost& post, const SourceSite& site);

// `site` must outlive the facts' functions.
SiteFacts source_facts(const SourceSite& site);

// The facts keep the blog open; and what was kept of its pages, where that is given.
SiteFacts source_facts(std::shared_ptr<const OpenBlog> blog,
                       std::shared_ptr<const KeptPages> kept = nullptr);
SourceSite source_site(const OpenBlog& blog);

}  // namespace postlint::proof
