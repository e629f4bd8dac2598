#include "converters/proof/kept_pages.h"

namespace postlint::proof {

KeptPages::KeptPages(std::shared_ptr<const OpenBlog> blog)
    : blog_(std::move(blog)), site_(source_site(*blog_)) {}

void KeptPages::keep(const SitePage& page, const PortablePost& post) {
  const std::size_t size = post.post->file->bytes().size();
  {
    const std::lock_guard lock(mutex_);
    if (bytes_ + size > kMostBytes) return;
    bytes_ += size;
  }
  NeutralPage kept = neutral_page(post, site_);
  const std::lock_guard lock(mutex_);
  pages_.insert_or_assign(&page, std::move(kept));
}

std::optional<NeutralPage> KeptPages::find(const SitePage& page) const {
  const auto found = pages_.find(&page);
  return found == pages_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace postlint::proof
