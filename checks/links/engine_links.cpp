#include "checks/links/engine_links.h"

#include <algorithm>

#include "checks/links/shared_links.h"
#include "core/base/any_of.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/template_scanner.h"

namespace postlint::links {
namespace {

using Kind = EngineLink::Kind;

std::string without_extension(std::string_view path) {
  const std::string_view name = base_name(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::string(path);
  return std::string(path.substr(0, path.size() - (name.size() - dot)));
}

std::string folded(std::string_view text) {
  return to_lower(to_nfc(text));
}

std::string slashed(std::string_view path) {
  return (path.starts_with('/') ? "" : "/") + std::string(path);
}

class Resolver {
 public:
  explicit Resolver(const CheckContext& ctx)
      : ctx_(ctx), root_(ctx.blog.root == "." ? "" : ctx.blog.root) {}

  EngineLink resolve(LinkUse& use) {
    link_ = EngineLink{};
    link_.use = &use;
    const std::string_view whole = trim(use.target);
    const std::size_t cut = std::min(find_any(whole, "?#"_any), whole.size());
    const std::string_view target = whole.substr(0, cut);
    if (has_masked_text(use.target) ||
        find_any(target, "{}<>$*|\\"_any, prefix_size(use)) != std::string::npos)
      return link_;
    const std::size_t hash = whole.find('#', cut);
    if (hash != std::string_view::npos) link_.fragment = percent_decode(whole.substr(hash + 1));
    const std::string path = percent_decode(target);
    switch (use.syntax) {
      case LinkSyntax::kPostUrl:
        jekyll_post(path);
        find_doubled_prefix();
        break;
      case LinkSyntax::kLiquidLink:
        jekyll_file(path);
        find_doubled_prefix();
        break;
      case LinkSyntax::kHugoRef:
        hugo(path);
        break;
      case LinkSyntax::kPostLink:
        hexo(path);
        find_tag_in_address();
        break;
      case LinkSyntax::kAssetTag:
        hexo_asset(path);
        break;
      case LinkSyntax::kContentFile:
        file(join_path(root_, "content/" + path.substr(std::min<std::size_t>(2, path.size()))));
        break;
      case LinkSyntax::kPelicanFile:
      case LinkSyntax::kPelicanStatic:
        pelican(path);
        break;
      case LinkSyntax::kSiteFile:
        file(join_path(root_, path.substr(std::min<std::size_t>(6, path.size()))));
        break;
      default:
        break;
    }
    return link_;
  }

 private:
  // Pelican's mark "{filename}" is part of the target.
  static std::size_t prefix_size(const LinkUse& use) {
    if (use.syntax != LinkSyntax::kPelicanFile && use.syntax != LinkSyntax::kPelicanStatic)
      return 0;
    const std::size_t close = use.target.find_first_of("}|", 1);
    return close == std::string::npos ? 0 : close + 1;
  }

  void found(const SitePage* page) {
    link_.kind = Kind::kPage;
    link_.page = page;
  }

  const SiteIndex& site() const { return ctx_.site->get(); }

  // The file at `path`, or one whose name differs in case or Unicode form only.
  bool file(const std::string& path) {
    std::string clean = normalize_path(path);
    link_.kind = Kind::kMissing;
    if (ctx_.site->is_sparing() && link_.fragment.empty() && ctx_.files.exists(clean)) {
      link_.kind = Kind::kFile;  // what page it is is not worth reading the blog for
      return true;
    }
    if (!ctx_.files.exists(clean)) {
      std::optional<std::string> near = ctx_.files.near(clean);
      if (!near) return false;
      link_.spelled = clean = std::move(*near);
    }
    link_.page = site().find_source(clean);
    link_.kind = link_.page != nullptr ? Kind::kPage : Kind::kFile;
    return true;
  }

  // By the post's path without "_posts": "dev/2022-06-07-name" is dev/_posts/2022-06-07-name.md.
  // The name alone will do, too: Jekyll warns, and takes the post of that day and name.
  void jekyll_post(std::string_view name) {
    const std::string wanted(base_name(name));
    const SitePage* other_case = nullptr;
    for (const SitePage* page : site().named(wanted)) {
      if (slashed(page->source).find("/_posts/") == std::string::npos) continue;
      const std::string stem = without_extension(base_name(page->source));
      if (stem == wanted) return found(page);
      if (folded(stem) == folded(wanted)) other_case = page;
    }
    if (other_case == nullptr) {
      link_.kind = Kind::kMissing;
      return;
    }
    found(other_case);
    link_.spelled = without_extension(base_name(other_case->source));
  }

  void jekyll_file(const std::string& path) {
    if (file(join_path(root_, path))) return;
    // Of documents below collections_dir only what follows is named.
    for (const SitePage* page : site().named(base_name(path))) {
      if (slashed(page->source).ends_with(slashed(path))) return found(page);
    }
  }

  // {{ site.baseurl }}{% post_url … %}: the prefix stands there twice.
  void find_doubled_prefix() {
    std::string_view before = ctx_.file().bytes().substr(0, link_.use->report.begin);
    if (!before.ends_with("}}")) return;
    before.remove_suffix(2);
    const std::size_t open = before.rfind("{{");
    if (open == std::string_view::npos) return;
    const std::string_view inside = trim(before.substr(open + 2));
    if (inside != "site.baseurl" && inside != "site.url | append: site.baseurl") return;
    if (site().addresses().tags_bring_prefix && !site().prefix().empty()) {
      link_.misuse = "the tag begins with site.baseurl by itself, so that it stands there twice";
    }
  }

  // The paths, without extension, that name a page of Hugo: with and without its language, and
  // those of bundles and sections by their folder.
  static bool has_hugo_path(const SitePage& page, const std::string& wanted) {
    std::string stem = slashed(without_extension(page.source));
    for (int round = 0; round < 2; ++round) {
      for (const std::string_view ending : {"", "/index", "/_index"}) {
        if (!stem.ends_with(ending)) continue;
        const std::string_view path = std::string_view(stem).substr(0, stem.size() - ending.size());
        if (folded(path).ends_with(wanted)) return true;
      }
      const std::string shorter = without_extension(stem);
      if (shorter == stem) break;
      stem = shorter;
    }
    return false;
  }

  // The path below the content folder, or a name that is the only one of its kind.
  static std::string hugo_name(const std::string& clean) {
    std::string name = clean;
    for (const std::string_view ending : {".md", ".markdown", ".html"}) {
      if (clean.ends_with(ending)) name = clean.substr(0, clean.size() - ending.size());
    }
    while (name.starts_with("../")) name.erase(0, 3);
    for (const std::string_view index : {"/_index", "/index"}) {
      if (name.ends_with(index)) name.erase(name.size() - index.size());
    }
    if (name.starts_with('/')) name.erase(0, 1);
    return name;
  }

  void hugo(std::string path) {
    while (path.ends_with('/')) path.pop_back();
    const SitePage* self = site().find_source(ctx_.file().path());
    if (path.empty()) {
      if (!link_.fragment.empty() && self != nullptr) found(self);
      return;
    }
    const std::string clean = normalize_path(path);
    const std::string name = hugo_name(clean);
    if (name.empty() || name == "_index" || name == "index" || self == nullptr) return;
    const std::string wanted = slashed(folded(name));
    const SitePage* of_self = nullptr;
    std::size_t in_language = 0, in_others = 0;
    for (const SitePage* page : site().named(base_name(name))) {
      if (!has_hugo_path(*page, wanted)) continue;
      if (page->language != self->language) {
        ++in_others;
      } else if (++in_language == 1 || folder_of(page->source) == folder_of(self->source)) {
        of_self = page;
      }
    }
    if (in_language == 1) return found(of_self);
    if (in_language > 1) return found(nullptr);
    const bool names_language =
        ctx_.file().text(link_.use->report).find("lang") != std::string_view::npos;
    if (in_others > 0) {
      link_.kind = names_language ? Kind::kUnknown : Kind::kMissing;
      return;
    }
    link_.kind =
        is_part_of_hugo_path(wanted) || file(join_path(folder_of(ctx_.file().path()), clean))
            ? Kind::kUnknown
            : Kind::kMissing;
    link_.spelled.clear();
  }

  // Sections need no file of their own, and resources are files.
  bool is_part_of_hugo_path(const std::string& wanted) const {
    return std::any_of(site().pages().begin(), site().pages().end(), [&](const SitePage& page) {
      const std::string source = slashed(folded(page.source));
      return source.find(wanted + ".") != std::string::npos ||
             source.find(wanted + "/") != std::string::npos;
    });
  }

  // By the path below source/_posts without extension; older posts are named by their title.
  void hexo(std::string_view name) {
    const SitePage* other_case = nullptr;
    for (const SitePage* page : site().named(base_name(name))) {
      const std::string stem = slashed(without_extension(page->source));
      if (stem.find("/_posts/") == std::string::npos && stem.find("/_drafts/") == std::string::npos)
        continue;
      if (stem.ends_with(slashed(name))) return found(page);
      if (folded(stem).ends_with(slashed(folded(name)))) other_case = page;
    }
    const std::string wanted = folded(without_extension(name));
    for (const SitePage& page : site().pages()) {
      if (page.title == name) return found(&page);
      // Names of files with a date in them, and other ways to name a post.
      if (other_case == nullptr && folded(page.source).find(wanted) != std::string::npos) return;
    }
    if (other_case == nullptr) {
      link_.kind = Kind::kMissing;
      return;
    }
    found(other_case);
    link_.spelled = without_extension(base_name(other_case->source));
  }

  // [text]({% post_path name %}): Hexo puts a mark in place of the tag, Markdown encodes the mark,
  // and Hexo does not find it again.
  void find_tag_in_address() {
    for (const LinkUse& use : ctx_.links()) {
      if (use.node == kNoNode || !has_masked_text(use.target)) continue;
      const Span address = ctx_.doc().link_parts(use.node).destination;
      if (address.known() && address.begin <= link_.use->report.begin &&
          link_.use->report.end <= address.end) {
        link_.misuse = "Hexo does not run a tag in the address of a Markdown link";
      }
    }
  }

  // A file of the post's own folder.
  void hexo_asset(const std::string& name) {
    const SitePage* page = site().find_source(ctx_.file().path());
    if (page == nullptr || !page->url_is_certain || !page->url.ends_with('/')) return;
    const UrlLookup there = site().look_up_url(page->url + name);
    if (there.kind == UrlLookup::Kind::kMissing) link_.kind = Kind::kMissing;
    if (there.kind != UrlLookup::Kind::kAsset) return;
    link_.kind = Kind::kFile;
    if (there.is_other_case) link_.spelled = base_name(there.source);
  }

  void pelican(const std::string& target) {
    const std::size_t close = target.find_first_of("}|", 1);
    if (close == std::string::npos) return;
    std::string path = target.substr(close + 1);
    if (path.empty()) return;
    std::vector<std::string> folders;
    if (path.starts_with('/')) {
      path.erase(0, 1);
      folders = {join_path(root_, "content"), root_};
      // Every folder above the post may be Pelican's PATH.
      for (std::string_view at = folder_of(ctx_.file().path()); !at.empty(); at = folder_of(at))
        folders.emplace_back(at);
    } else {
      folders = {std::string(folder_of(ctx_.file().path()))};
    }
    for (const std::string& folder : folders) {
      if (ctx_.files.exists(normalize_path(join_path(folder, path)))) {
        file(join_path(folder, path));
        return;
      }
    }
    for (const std::string& folder : folders) {
      if (file(join_path(folder, path))) return;
    }
  }

  const CheckContext& ctx_;
  std::string root_;
  EngineLink link_;
};

}  // namespace

std::vector<EngineLink>& engine_links(const CheckContext& ctx) {
  std::optional<std::vector<EngineLink>>& found = shared_links(ctx).engine;
  if (found) return *found;
  found.emplace();
  if (ctx.site == nullptr) return *found;
  std::optional<Resolver> resolver;
  for (LinkUse& use : ctx.links()) {
    if (use.syntax == LinkSyntax::kUrl || use.syntax == LinkSyntax::kUnknown) continue;
    if (!resolver) resolver.emplace(ctx);
    found->push_back(resolver->resolve(use));
  }
  return *found;
}

}  // namespace postlint::links
