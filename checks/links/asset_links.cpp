#include "checks/links/asset_links.h"

#include <algorithm>

#include "checks/images/image_use.h"
#include "checks/links/page_links.h"
#include "checks/links/shared_links.h"
#include "checks/support/local_file.h"
#include "core/base/any_of.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/post/template_scanner.h"

namespace postlint::links {
namespace {

// <img src> and <a href>, which the rules about files look at; srcset, poster and the like they do
// not.
bool is_plain_attribute(const CheckContext& ctx, Span span) {
  if (!span.known()) return true;
  const std::string_view before = ctx.file().bytes().substr(0, span.begin);
  const std::size_t open = before.rfind('<');
  if (open == std::string_view::npos) return true;
  const std::string tag = ascii_lower(before.substr(open));
  const std::string_view head = trim_right(std::string_view(tag).substr(
      0, tag.size() - (tag.ends_with('"') || tag.ends_with('\'') ? 1 : 0)));
  return (tag.starts_with("<img") && head.ends_with("src=")) ||
         (tag.starts_with("<a") && head.ends_with("href="));
}

// Engines that may leave a relative address as it is (AddressHandling). The others bundle.
constexpr EngineSet kLeavesAddresses{Engine::kJekyll,  Engine::kHugo, Engine::kHexo,
                                     Engine::kPelican, Engine::kZola, Engine::kEleventy,
                                     Engine::kAstro};

bool is_source(std::string_view head) {
  const std::string lower = ascii_lower(head);
  return lower.ends_with(".md") || lower.ends_with(".mdx") || lower.ends_with(".markdown");
}

// Whether the engine leaves a relative address of this kind as it is.
bool is_kept(const AddressHandling& handling, const LinkUse& use) {
  if (use.source == LinkSource::kHtml) return handling.html;
  if (use.source == LinkSource::kMarkdown) return use.is_image ? handling.images : handling.links;
  return use.source == LinkSource::kTemplateTag && handling.tags;
}

class Finder {
 public:
  explicit Finder(const CheckContext& ctx) : ctx_(ctx) {}

  std::vector<AssetLink> run() {
    std::vector<AssetLink> links;
    if (ctx_.site == nullptr) return links;
    for (LinkUse& use : ctx_.links()) {
      const LinkClass kind = classify_link(use.target);
      // Most links of most posts lead elsewhere.
      if (kind == LinkClass::kWeb && !ctx_.site->may_be_own(use.target)) continue;
      const std::string_view head =
          std::string_view(use.target).substr(0, find_any(use.target, "?#"_any));
      if (!is_candidate(use, kind, head)) continue;
      std::optional<std::string> path = path_of(use, kind, head);
      if (!path) continue;
      UrlLookup found = ctx_.site->get().look_up_url(*path);
      links.push_back({&use, std::move(*path), std::move(found)});
    }
    return links;
  }

 private:
  bool is_candidate(const LinkUse& use, LinkClass kind, std::string_view head) const {
    if (use.syntax != LinkSyntax::kUrl || use.source == LinkSource::kFrontMatter) return false;
    if (has_masked_text(use.target) || find_any(use.target, "{}<>$*|\\"_any) != std::string::npos)
      return false;
    if (!is_file_path(head)) return false;
    // Of pages with the blog's own domain link-page-missing speaks.
    if (kind == LinkClass::kWeb) return use.is_image;
    if (kind != LinkClass::kRooted && kind != LinkClass::kRelative) return false;
    if (is_surely_there(use, kind, head)) return false;
    if (kind == LinkClass::kRelative && !kLeavesAddresses.has(ctx_.profile().engine)) return false;
    return !is_source(head) || ctx_.site->get().addresses().sources;
  }

  // Known without the index of the blog, which is worth making only for the others.
  bool is_surely_there(const LinkUse& use, LinkClass kind, std::string_view head) const {
    const bool is_sparing = ctx_.site->is_sparing();
    const std::string path = percent_decode(head);
    if (kind == LinkClass::kRooted || use.is_below_prefix)
      return (is_sparing || ctx_.site->serves_plainly(path)) && is_at_obvious_place(ctx_, path);
    if (is_sparing) {
      const std::optional<LocalTarget> target = local_target(use.target);
      return target && LocalFiles(ctx_).look_up(*target).verdict == FileLookup::Verdict::kFound;
    }
    // The files of a bundle.
    const std::string folder(folder_of(ctx_.file().path()));
    return base_name(ctx_.file().path()).starts_with("index.") && !is_source(head) &&
           path.find("..") == std::string::npos && ctx_.files.is_file(join_path(folder, path));
  }

  std::optional<std::string> path_of(const LinkUse& use, LinkClass kind,
                                     std::string_view head) const {
    const SiteIndex& site = ctx_.site->get();
    if (kind == LinkClass::kWeb) return site.own_path(head);
    if (kind == LinkClass::kRooted || use.is_below_prefix) {
      std::string path = percent_decode(head);
      if (!path.starts_with('/')) path.insert(0, "/");
      // Hexo puts the blog's root in front of rooted pictures, in Markdown and in its tags.
      const bool gets_root =
          ctx_.profile().engine == Engine::kHexo && use.is_image && use.source != LinkSource::kHtml;
      return use.is_below_prefix || gets_root ? site.prefix() + path : path;
    }
    return relative_path(use, head);
  }

  std::optional<std::string> relative_path(const LinkUse& use, std::string_view head) const {
    const SiteIndex& site = ctx_.site->get();
    const SitePage* page = site.find_source(ctx_.file().path());
    if (page == nullptr || page->url.empty() || !page->url_is_certain) return std::nullopt;
    const std::string relative = percent_decode(head);
    // Where the files of a page "a.html" are served is the engine's affair.
    if (!page->url.ends_with('/') && !is_source(head) && is_beside_source(relative))
      return std::nullopt;
    if (is_kept(site.addresses(), use)) return site.resolve(*page, relative);
    const bool is_picture = use.is_image && use.source == LinkSource::kMarkdown;
    if (!is_picture || !site.addresses().images_from_root) return std::nullopt;
    std::optional<std::string> own = site.resolve(*page, relative);
    const bool is_own = own && own->starts_with(page->url);
    if (is_own && site.look_up_url(*own).kind == UrlLookup::Kind::kAsset) return own;
    return site.resolve(*page, site.prefix() + "/" + relative);
  }

  bool is_beside_source(const std::string& relative) const {
    const std::string_view source = ctx_.file().path();
    const std::string stem(source.substr(0, source.rfind('.')));
    return ctx_.files.is_file(normalize_path(join_path(folder_of(source), relative))) ||
           ctx_.files.is_file(normalize_path(join_path(stem, relative)));
  }

  const CheckContext& ctx_;
};

}  // namespace

std::vector<AssetLink>& asset_links(const CheckContext& ctx) {
  std::optional<std::vector<AssetLink>>& found = shared_links(ctx).assets;
  if (!found) found = Finder(ctx).run();
  return *found;
}

bool is_said_of_file(const CheckContext& ctx, const LinkUse& use) {
  if (use.is_below_prefix || use.source == LinkSource::kTemplateTag) return false;
  if (use.source == LinkSource::kHtml && !is_plain_attribute(ctx, use.span)) return false;
  const std::optional<LocalTarget> target = local_target(use.target);
  if (!target) return false;
  const FileLookup file = LocalFiles(ctx).look_up(*target);
  switch (file.verdict) {
    case FileLookup::Verdict::kMissing:
      return !use.is_image || has_image_extension(target->path);
    case FileLookup::Verdict::kDiffers:
      return use.is_image ? file.existing != target->path
                          : to_nfc(file.existing) != to_nfc(target->path);
    default:
      return false;
  }
}

}  // namespace postlint::links
