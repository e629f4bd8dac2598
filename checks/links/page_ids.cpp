#include "checks/links/page_ids.h"

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/heading_ids.h"

namespace postlint::links {
namespace {

// Each costs time proportional to the number of headings.
constexpr int kMostLooseComparisons = 300;

// Letters, digits and what is not ASCII, in lower case: how ids of different engines agree.
std::string bare(std::string_view id) {
  std::string out;
  for (char c : to_lower(id)) {
    if (is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80) out += c;
  }
  return out;
}

}  // namespace

PageIds::PageIds(const CheckContext& ctx)
    : ctx_(ctx), anchors_(collect_anchors(ctx.post, ctx.blog, ctx.html())) {
  for (const std::vector<std::string>* list : {&anchors_.headings, &anchors_.others}) {
    for (const std::string& id : *list) {
      if (!id.empty()) all_.insert(to_nfc(id));
    }
  }
}

bool PageIds::may_contain(std::string_view fragment) {
  if (anchors_.are_open || all_.contains(to_nfc(fragment))) return true;
  // Fragments of a plain folder are compared loosely; see heading_ids.h.
  if (ctx_.blog.heading_ids == HeadingIds::kPlain) {
    if (++loose_comparisons_ > kMostLooseComparisons) return true;
    return may_be_heading_id(anchors_.headings, fragment, HeadingIds::kPlain);
  }
  return false;
}

std::string_view nearest_id(std::span<const std::string> ids, std::string_view fragment) {
  const std::string wanted = bare(fragment);
  std::vector<std::string_view> candidates;
  for (const std::string& id : ids) {
    if (id.empty()) continue;
    if (!wanted.empty() && bare(id) == wanted) return id;
    if (candidates.size() < 200) candidates.push_back(id);
  }
  return nearest(fragment, candidates);
}

std::string_view PageIds::nearest_to(std::string_view fragment) const {
  const std::string_view heading = nearest_id(anchors_.headings, fragment);
  return heading.empty() ? nearest_id(anchors_.others, fragment) : heading;
}

}  // namespace postlint::links
