// The links of a post that lead to other pages of the blog, with what stands where they lead.
//
// Ordinary addresses only ("/2024/05/seoul/", "../seoul/", "https://my.blog/seoul/"); links that
// the engine resolves are engine-link-broken's, files are link-file-missing's. The blog is read
// when the first such link is met. Links whose goal cannot be told are left out.
#pragma once

#include <string>
#include <vector>

#include "core/links/link_use.h"
#include "core/lint/check_context.h"
#include "core/site/site_index.h"

namespace postlint::links {

struct PageLink {
  LinkUse* use;  // of ctx.links(); its place: report_span()
  const SiteIndex* site;
  std::string path;      // the URL path, percent-decoded
  std::string fragment;  // percent-decoded; empty: none
  std::string tail;      // "?a=b#c" as written
  bool is_absolute;      // has the blog's own domain in it
  UrlLookup found;
};

// Found once a post and shared by the rules. Empty where no site is known.
std::vector<PageLink>& page_links(const CheckContext& ctx);

template <class Visitor>
void for_each_page_link(const CheckContext& ctx, Visitor visit) {
  if (ctx.site == nullptr) return;
  for (PageLink& link : page_links(ctx)) visit(link);
}

// Fills in where the link stands; the first line where it is not known.
Span report_span(const CheckContext& ctx, LinkUse& use);
inline Span report_span(const CheckContext& ctx, PageLink& link) {
  return report_span(ctx, *link.use);
}

// `path` as it is written in an address: percent-encoded where it must be.
std::string write_path(std::string_view path);

// Whether a file stands where a page or file at this URL path usually comes from ("/2024/05/01/a/"
// from "_posts/2024-05-01-a.md", "/img/a.png" from "static/img/a.png"). A few looks at the disk.
bool is_at_obvious_place(const CheckContext& ctx, std::string_view path);

// Whether link-file-missing judges this path, by its ending.
bool is_file_path(std::string_view path);

}  // namespace postlint::links
