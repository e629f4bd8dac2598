// Pages that a run had open anyway, kept until they are proved, so that none is read twice.
//
// Owns what it keeps. No more than kMostBytes of text are kept; other pages are read again.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "converters/proof/facts.h"
#include "converters/proof/neutral_body.h"
#include "converters/proof/source_facts.h"

namespace postlint::proof {

// A page whose templates are read; of a post it needs nothing any more.
struct NeutralPage {
  PageFacts head;  // without a body
  NeutralText body;
  std::string url, path;  // of the post: as in PortablePost, its file
};
NeutralPage neutral_page(const PortablePost& post, const SourceSite& site);
// `own` as in render_neutral.
PageFacts facts_of(NeutralPage page, const SourceSite& site, const Document* own);

class KeptPages {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{96} << 20;

  explicit KeptPages(std::shared_ptr<const OpenBlog> blog);

  // Thread-safe.
  void keep(const SitePage& page, const PortablePost& post);
  // nullopt: it was not kept. Not while pages are being kept.
  std::optional<NeutralPage> find(const SitePage& page) const;

 private:
  std::shared_ptr<const OpenBlog> blog_;
  SourceSite site_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::unordered_map<const SitePage*, NeutralPage> pages_;
};

}  // namespace postlint::proof
