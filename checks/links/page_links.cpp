#include "checks/links/page_links.h"

#include <algorithm>

#include "checks/links/scheme_repair.h"
#include "checks/links/shared_links.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/post/template_scanner.h"

namespace postlint::links {
namespace {

// What no engine generates: these exist as files or not at all.
constexpr std::string_view kFileEndings[] = {
    "md",  "mdx",  "markdown", "pdf",  "zip", "gz",  "tgz",  "png",  "jpg",   "jpeg",
    "gif", "svg",  "webp",     "avif", "mp3", "mp4", "mov",  "webm", "doc",   "docx",
    "ppt", "pptx", "xls",      "xlsx", "csv", "hwp", "hwpx", "epub", "ipynb",
};

// The URL path that a link leads to; nullopt: it leads elsewhere, or that cannot be told.
std::optional<std::string> path_of(const CheckContext& ctx, const LinkUse& use, LinkClass kind,
                                   std::string_view head) {
  if (kind == LinkClass::kWeb) return ctx.site->get().own_path(head);
  const SiteIndex& site = ctx.site->get();
  if (kind == LinkClass::kRooted || use.is_below_prefix) {
    std::string path = percent_decode(head);
    if (!path.starts_with('/')) path.insert(0, "/");
    return use.is_below_prefix ? site.prefix() + path : path;
  }
  const SitePage* page = site.find_source(ctx.file().path());
  if (page == nullptr || page->url.empty() || !page->url_is_certain) return std::nullopt;
  return site.resolve(*page, percent_decode(head));
}

bool is_candidate(const LinkUse& use, LinkClass kind) {
  if (use.syntax != LinkSyntax::kUrl || use.is_image) return false;
  // A path in a field may be anything; an address with the blog's domain is one.
  if (use.source == LinkSource::kFrontMatter && kind != LinkClass::kWeb) return false;
  if (kind != LinkClass::kWeb && kind != LinkClass::kRooted && kind != LinkClass::kRelative)
    return false;
  return !has_masked_text(use.target) && use.target.find('\\') == std::string::npos &&
         find_any(use.target, "{}<>$*|"_any) == std::string::npos;
}

}  // namespace

bool is_at_obvious_place(const CheckContext& ctx, std::string_view path) {
  const std::string root = ctx.blog.root == "." ? "" : ctx.blog.root;
  std::string_view rest = path;
  while (rest.starts_with('/')) rest.remove_prefix(1);
  if (is_file_path(rest)) {
    return std::any_of(
        ctx.blog.static_folders.begin(), ctx.blog.static_folders.end(),
        [&](const std::string& folder) {
          return ctx.files.is_file(join_path(folder == "." ? root : join_path(root, folder), rest));
        });
  }
  for (const std::string_view ending : {"/", "/index.html", ".html"}) {
    if (rest.ends_with(ending)) rest.remove_suffix(ending.size());
  }
  if (rest.empty()) return false;
  const std::vector<std::string_view> parts = split(rest, '/');
  std::vector<std::string> names{std::string(parts.back())};
  if (parts.size() >= 4) {
    const auto n = parts.size();
    names.push_back(std::string(parts[n - 4]) + "-" + std::string(parts[n - 3]) + "-" +
                    std::string(parts[n - 2]) + "-" + names[0]);
  }
  const std::string folder(folder_of(ctx.file().path()));
  for (const std::string& name : names) {
    for (const std::string_view extension : {".md", ".markdown", "/index.md"}) {
      if (ctx.files.is_file(normalize_path(join_path(folder, name + std::string(extension)))))
        return true;
    }
  }
  return false;
}

bool is_file_path(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || path.size() - dot > 9 || path.ends_with('/')) return false;
  return std::find(std::begin(kFileEndings), std::end(kFileEndings),
                   ascii_lower(path.substr(dot + 1))) != std::end(kFileEndings);
}

namespace {

std::vector<PageLink> find_page_links(const CheckContext& ctx) {
  std::vector<PageLink> links;
  for (LinkUse& use : ctx.links()) {
    const LinkClass kind = classify_link(use.target);
    // Most links of most posts lead elsewhere.
    if (kind == LinkClass::kWeb && !ctx.site->may_be_own(use.target)) continue;
    if (!is_candidate(use, kind)) continue;
    const std::string_view target = trim(use.target);
    const std::size_t cut = std::min(find_any(target, "?#"_any), target.size());
    const std::string_view head = target.substr(0, cut);
    if (head.empty() || (kind != LinkClass::kWeb && (is_file_path(head) || scheme_repair(target))))
      continue;
    const bool is_rooted = kind == LinkClass::kRooted && cut == target.size();
    if (is_rooted && ctx.site->is_sparing() && is_at_obvious_place(ctx, percent_decode(head)))
      continue;
    std::optional<std::string> path = path_of(ctx, use, kind, head);
    if (!path) continue;
    const std::string_view tail = target.substr(cut);
    const std::size_t hash = tail.find('#');
    PageLink link{
        &use,
        &ctx.site->get(),
        std::move(*path),
        hash == std::string_view::npos ? std::string() : percent_decode(tail.substr(hash + 1)),
        std::string(tail),
        kind == LinkClass::kWeb,
        {}};
    link.found = link.site->look_up_url(link.path);
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace

std::vector<PageLink>& page_links(const CheckContext& ctx) {
  std::optional<std::vector<PageLink>>& found = shared_links(ctx).pages;
  if (!found) found = find_page_links(ctx);
  return *found;
}

Span report_span(const CheckContext& ctx, LinkUse& use) {
  if (!use.report.known()) place_link(ctx.post, use);
  return use.report.known() ? use.report : ctx.file().line_span(1);
}

std::string write_path(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool must_encode =
        byte <= 0x20 || byte == 0x7F ||
        std::string_view("\"'<>()[]{}`|\\^%?#").find(c) != std::string_view::npos;
    if (must_encode) {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace postlint::links
