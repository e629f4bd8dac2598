// Facts of a blog's sources, of any engine: what its pages will say once they are built.
#pragma once

#include <memory>
#include <string>

#include "converters/engine_converter.h"
#include "converters/portable_post.h"
#include "converters/proof/facts.h"
#include "core/base/result.h"
#include "core/config/config.h"
#include "core/site/site_index.h"

namespace postlint::proof {

// A blog that is open; what it points to must outlive whatever is made of it.
struct SourceSite {
  const FileTree* files = nullptr;
  const BlogFacts* blog = nullptr;
  const Config* config = nullptr;
  const SiteIndex* site = nullptr;
  const EngineConverter* engine = nullptr;
  ReadText read = read_small_file;
};

// The page with its body.
PageFacts facts_of(const PortablePost& post, const SourceSite& site);

// `site` must outlive the facts' functions.
SiteFacts source_facts(const SourceSite& site);

// Opens the blog that `folder` belongs to; the facts own it. Errors: an unknown engine, one whose
// posts cannot be read by meaning.
struct OpenRequest {
  std::string folder;
  Config config;  // its engine overrules what is detected
  std::size_t jobs = 1;
};
Result<SiteFacts> open_source_facts(OpenRequest request);

}  // namespace postlint::proof
