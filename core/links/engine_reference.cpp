#include "core/links/engine_reference.h"

#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/post/template_scanner.h"

namespace postlint {
namespace {

using Outcome = EngineReference::Outcome;

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

// Pelican's mark "{filename}" is part of the target.
std::size_t mark_size(LinkSyntax syntax, std::string_view target) {
  if (syntax != LinkSyntax::kPelicanFile && syntax != LinkSyntax::kPelicanStatic) return 0;
  const std::size_t close = target.find_first_of("}|", 1);
  return close == std::string_view::npos ? 0 : close + 1;
}

class Resolver {
 public:
  Resolver(const EngineReferences::Request& request, std::string_view post_path)
      : request_(request),
        post_path_(post_path),
        root_(request.blog->root == "." ? "" : request.blog->root) {}

  EngineReference resolve(LinkSyntax syntax, std::string_view written, bool names_language) {
    const std::string_view whole = trim(written);
    const std::size_t cut = std::min(find_any(whole, "?#"_any), whole.size());
    if (has_masked_text(written) || find_any(whole.substr(0, cut), "{}<>$*|\\"_any,
                                             mark_size(syntax, whole)) != std::string::npos)
      return {};
    has_fragment_ = whole.find('#', cut) != std::string_view::npos;
    names_language_ = names_language;
    resolve_path(syntax, percent_decode(whole.substr(0, cut)));
    return std::move(made_);
  }

 private:
  void resolve_path(LinkSyntax syntax, const std::string& path) {
    const auto behind = [&](std::size_t mark) { return path.substr(std::min(mark, path.size())); };
    switch (syntax) {
      case LinkSyntax::kPostUrl:
        return jekyll_post(path);
      case LinkSyntax::kLiquidLink:
        return jekyll_file(path.starts_with('/') ? path.substr(1) : path);
      case LinkSyntax::kHugoRef:
        return hugo(path);
      case LinkSyntax::kPostLink:
        return hexo(path);
      case LinkSyntax::kAssetTag:
        return hexo_asset(path);
      case LinkSyntax::kContentFile:
        file(join_path(root_, "content/" + behind(2)));
        return;
      case LinkSyntax::kPelicanFile:
      case LinkSyntax::kPelicanStatic:
        return pelican(path);
      case LinkSyntax::kSiteFile:
        file(join_path(root_, behind(6)));
        return;
      default:
        return;
    }
  }

  void found(const SitePage* page) {
    made_.outcome = Outcome::kPage;
    made_.page = page;
  }

  const SiteIndex& site() const { return request_.site(); }
  bool exists(const std::string& path) const {
    return request_.files == nullptr ? site().find_source(path) != nullptr
                                     : request_.files->exists(path);
  }

  // The file at `path`, or one whose name differs in case or Unicode form only.
  bool file(const std::string& path) {
    std::string clean = normalize_path(path);
    made_.outcome = Outcome::kMissing;
    if (request_.is_sparing && !has_fragment_ && exists(clean)) {
      made_.outcome = Outcome::kFile;  // what page it is is not worth reading the blog for
      made_.file = clean;
      return true;
    }
    if (request_.files != nullptr && !exists(clean)) {
      std::optional<std::string> near = request_.files->near(clean);
      if (!near) return false;
      made_.spelled = clean = std::move(*near);
    }
    made_.page = site().find_source(clean);
    if (made_.page == nullptr && request_.files == nullptr) return false;
    made_.outcome = made_.page != nullptr ? Outcome::kPage : Outcome::kFile;
    if (made_.page == nullptr) made_.file = clean;
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
      made_.outcome = Outcome::kMissing;
      return;
    }
    found(other_case);
    made_.spelled = without_extension(base_name(other_case->source));
  }

  void jekyll_file(const std::string& path) {
    if (file(join_path(root_, path))) return;
    // Of documents below collections_dir only what follows is named.
    for (const SitePage* page : site().named(base_name(path))) {
      if (slashed(page->source).ends_with(slashed(path))) return found(page);
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
    const SitePage* self = site().find_source(post_path_);
    if (path.empty()) {
      if (has_fragment_ && self != nullptr) found(self);
      return;
    }
    const bool is_rooted = path.starts_with('/');
    const std::string clean = normalize_path(path);
    const std::string name = hugo_name(clean);
    if (name.empty() || name == "_index" || name == "index" || self == nullptr) return;
    const std::string wanted = slashed(folded(name));
    const SitePage *of_self = nullptr, *of_root = nullptr;
    std::size_t in_language = 0, in_others = 0;
    for (const SitePage* page : site().named(base_name(name))) {
      if (!has_hugo_path(*page, wanted)) continue;
      if (page->language != self->language) {
        ++in_others;
      } else if (++in_language == 1 || folder_of(page->source) == folder_of(self->source)) {
        of_self = page;
      }
      const bool is_above = of_root == nullptr || page->source.size() < of_root->source.size();
      if (page->language == self->language && is_above) of_root = page;
    }
    if (in_language == 1) return found(of_self);
    // "/a" is a.md in the content folder, whatever else has that name further down.
    if (in_language > 1 && is_rooted) return found(of_root);
    if (in_language > 1) {
      found(of_self);
      made_.is_ambiguous = true;
      return;
    }
    if (in_others > 0) {
      made_.outcome = names_language_ ? Outcome::kUnknown : Outcome::kMissing;
      return;
    }
    const bool is_known =
        is_part_of_hugo_path(wanted) || file(join_path(folder_of(post_path_), clean));
    made_.outcome = is_known ? Outcome::kUnknown : Outcome::kMissing;
    made_.spelled.clear();
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
      made_.outcome = Outcome::kMissing;
      return;
    }
    found(other_case);
    made_.spelled = without_extension(base_name(other_case->source));
  }

  // A file of the post's own folder.
  void hexo_asset(const std::string& name) {
    const SitePage* page = site().find_source(post_path_);
    if (page == nullptr || !page->url_is_certain || !page->url.ends_with('/')) return;
    const UrlLookup there = site().look_up_url(page->url + name);
    if (there.kind == UrlLookup::Kind::kMissing) made_.outcome = Outcome::kMissing;
    if (there.kind != UrlLookup::Kind::kAsset) return;
    made_.outcome = Outcome::kFile;
    if (there.is_other_case) made_.spelled = base_name(there.source);
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
      for (std::string_view at = folder_of(post_path_); !at.empty(); at = folder_of(at)) {
        folders.emplace_back(at);
        if (at == "/") break;  // it is its own folder
      }
    } else {
      folders = {std::string(folder_of(post_path_))};
    }
    for (const std::string& folder : folders) {
      if (exists(normalize_path(join_path(folder, path)))) {
        file(join_path(folder, path));
        return;
      }
    }
    for (const std::string& folder : folders) {
      if (file(join_path(folder, path))) return;
    }
  }

  const EngineReferences::Request& request_;
  const std::string post_path_, root_;
  bool has_fragment_ = false, names_language_ = false;
  EngineReference made_;
};

}  // namespace

EngineReference EngineReferences::resolve(LinkSyntax syntax, std::string_view target,
                                          bool names_language) const {
  return Resolver(request_, post_path_).resolve(syntax, target, names_language);
}

}  // namespace postlint
