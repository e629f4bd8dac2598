// The ids on the blog's pages; a page is read when its ids are first asked for.
#include <algorithm>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/site/heading_ids.h"
#include "core/site/page_anchors.h"
#include "core/site/site_index_data.h"

namespace postlint {
namespace {

std::unique_ptr<PageAnchors> read_anchors(const SiteIndex::Data& data, const SitePage& page) {
  auto made = std::make_unique<PageAnchors>();
  made->algorithm = data.request.blog->heading_ids;
  made->are_open = true;
  std::optional<std::string> text = data.request.read(page.source);
  if (!text) return made;
  const Post post = load_post(page.source, std::move(*text), *data.request.blog->profile);
  AnchorsOfPost anchors = collect_anchors(post, *data.request.blog, html_tags(post.document));
  made->are_open = anchors.are_open;
  for (const std::vector<std::string>* list : {&anchors.headings, &anchors.others}) {
    for (const std::string& id : *list) {
      if (!id.empty() && id != kUnknownHeadingId) made->ids.push_back(to_nfc(id));
    }
  }
  return made;
}

}  // namespace

bool PageAnchors::may_contain(std::string_view fragment) const {
  if (are_open || is_id_of_theme(fragment)) return true;
  if (std::find(ids.begin(), ids.end(), to_nfc(fragment)) != ids.end()) return true;
  return algorithm == HeadingIds::kPlain && may_be_heading_id(ids, fragment, algorithm);
}

const PageAnchors& SiteIndex::anchors(const SitePage& page) const {
  const auto index = static_cast<std::size_t>(&page - data_->pages.data());
  {
    const std::lock_guard lock(data_->anchors_mutex);
    if (data_->anchors[index] != nullptr) return *data_->anchors[index];
  }
  // Two threads may read the same page; the first one's answer stays.
  std::unique_ptr<PageAnchors> made = read_anchors(*data_, page);
  const std::lock_guard lock(data_->anchors_mutex);
  if (data_->anchors[index] == nullptr) data_->anchors[index] = std::move(made);
  return *data_->anchors[index];
}

}  // namespace postlint
