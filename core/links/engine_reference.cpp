#include "core/links/engine_reference.h"

#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
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
  return ascii_lower(to_nfc(text));
}

// Pelican's mark "{filename}" is part of the target.
std::size_t prefix_size(LinkSyntax syntax, std::string_view target) {
  if (syntax != LinkSyntax::kPelicanFile && syntax != LinkSyntax::kPelicanStatic) return 0;
  const std::size_t close = target.find_first_of("}|", 1);
  return close == std::string_view::npos ? 0 : close + 1;
}

EngineReference found(const SitePage* page) {
  return {Outcome::kFound, page, {}};
}
const EngineReference kMissingReference{Outcome::kMissing, nullptr, {}};

// Of several pages that a name fits, the one nearest to the root.
class Nearest {
 public:
  void offer(const SitePage& page) {
    if (page_ == nullptr || page.source.size() < page_->source.size()) page_ = &page;
  }
  EngineReference reference() const { return page_ == nullptr ? kMissingReference : found(page_); }

 private:
  const SitePage* page_ = nullptr;
};

}  // namespace

EngineReferences::EngineReferences(const BlogFacts& blog, const FileTree* files,
                                   std::string_view post_path,
                                   std::function<const SiteIndex&()> site)
    : blog_(blog),
      files_(files),
      post_path_(post_path),
      root_(blog.root == "." ? "" : blog.root),
      site_(std::move(site)) {}

EngineReference EngineReferences::resolve(LinkSyntax syntax, std::string_view written) const {
  std::string_view target = trim(written);
  target = target.substr(0, std::min(find_any(target, "?#"_any), target.size()));
  if (has_masked_text(written) ||
      find_any(target, "{}<>$*|\\"_any, prefix_size(syntax, written)) != std::string::npos)
    return {};
  const std::string path = percent_decode(target);
  const auto behind = [&](std::size_t mark) { return path.substr(std::min(mark, path.size())); };
  switch (syntax) {
    case LinkSyntax::kPostUrl:
      return jekyll_post(path);
    case LinkSyntax::kLiquidLink:
      return file(join_path(root_, path.starts_with('/') ? path.substr(1) : path));
    case LinkSyntax::kHugoRef:
      return hugo(path);
    case LinkSyntax::kPostLink:
      return hexo(path);
    case LinkSyntax::kContentFile:
      return file(join_path(root_, "content/" + behind(2)));
    case LinkSyntax::kPelicanFile:
    case LinkSyntax::kPelicanStatic:
      return pelican(path);
    case LinkSyntax::kSiteFile:
      return file(join_path(root_, behind(6)));
    default:
      return {};
  }
}

EngineReference EngineReferences::file(const std::string& path) const {
  const std::string clean = normalize_path(path);
  if (files_ == nullptr) {
    const SitePage* page = site_().find_source(clean);
    return page == nullptr ? kMissingReference : found(page);
  }
  std::string true_path = clean;
  if (!files_->exists(clean)) {
    const std::optional<std::string> near = files_->near(clean);
    if (!near) return kMissingReference;
    true_path = *near;
  }
  return {Outcome::kFound, nullptr, true_path};
}

EngineReference EngineReferences::at_one_of(std::initializer_list<std::string> stems) const {
  for (const std::string& stem : stems) {
    for (std::string_view extension : {".md", ".markdown", ".mdx", ".html"}) {
      const SitePage* page = site_().find_source(normalize_path(stem + std::string(extension)));
      if (page != nullptr) return found(page);
    }
  }
  return kMissingReference;
}

// A page whose source, without extension, ends with `name` behind a slash.
EngineReference EngineReferences::by_suffix(std::string_view name) const {
  if (name.empty()) return {};
  const std::string wanted = "/" + folded(name.starts_with('/') ? name.substr(1) : name);
  Nearest nearest;
  for (const SitePage& page : site_().pages()) {
    const std::string stem = "/" + folded(without_extension(page.source));
    if (stem.ends_with(wanted)) nearest.offer(page);
  }
  return nearest.reference();
}

// By the post's path without "_posts": "dev/2022-06-07-name" is dev/_posts/2022-06-07-name.md.
EngineReference EngineReferences::jekyll_post(std::string_view name) const {
  const EngineReference plain = at_one_of({join_path(root_, "_posts/" + std::string(name))});
  if (plain.outcome == Outcome::kFound) return plain;
  const std::string wanted = "/" + folded(name.starts_with('/') ? name.substr(1) : name);
  Nearest nearest;
  for (const SitePage& page : site_().pages()) {
    if (page.source.find("_posts/") == std::string::npos) continue;
    const std::string stem = "/" + folded(without_extension(page.source));
    if (stem.ends_with(wanted) || replace_all(stem, "/_posts/", "/").ends_with(wanted))
      nearest.offer(page);
  }
  return nearest.reference();
}

// A page by path or unique name; a section or bundle by its folder.
EngineReference EngineReferences::hugo(std::string path) const {
  while (path.ends_with('/')) path.pop_back();
  if (path.empty()) return found(nullptr);  // the page itself, or the home page
  const std::string clean = normalize_path(path);
  std::string name = without_extension(clean);
  if (!clean.ends_with(".md") && !clean.ends_with(".markdown") && !clean.ends_with(".html"))
    name = clean;
  while (name.starts_with("../")) name.erase(0, 3);
  for (const std::string_view index : {"/_index", "/index"}) {
    if (name.ends_with(index)) name.erase(name.size() - index.size());
  }
  if (name.starts_with('/')) name.erase(0, 1);
  if (name.empty() || name == "_index" || name == "index") return found(nullptr);
  const std::string beside = join_path(folder_of(post_path_), name);
  const std::string content = join_path(root_, "content/" + name);
  const EngineReference plain = path.starts_with('/')
                                    ? at_one_of({content, content + "/index", content + "/_index"})
                                    : at_one_of({beside, beside + "/index", beside + "/_index",
                                                 content, content + "/index", content + "/_index"});
  if (plain.outcome == Outcome::kFound) return plain;
  for (const std::string& tried : {beside, name, name + "/index", name + "/_index"}) {
    const EngineReference made = by_suffix(tried);
    if (made.outcome == Outcome::kFound) return made;
  }
  // Languages are part of file names, resources are files, and sections need no file.
  const std::string wanted = "/" + folded(name);
  Nearest nearest;
  bool is_section = false;
  for (const SitePage& page : site_().pages()) {
    const std::string source = "/" + folded(page.source);
    if (source.find(wanted + ".") != std::string::npos) nearest.offer(page);
    if (source.find(wanted + "/") != std::string::npos) is_section = true;
  }
  if (nearest.reference().outcome == Outcome::kFound) return nearest.reference();
  if (is_section) return found(nullptr);
  return file(join_path(folder_of(post_path_), clean));
}

// By the path below source/_posts without extension; older posts are named by their title.
EngineReference EngineReferences::hexo(std::string_view name) const {
  const EngineReference plain = at_one_of({join_path(root_, "source/_posts/" + std::string(name))});
  if (plain.outcome == Outcome::kFound) return plain;
  const EngineReference exact = by_suffix(name);
  if (exact.outcome == Outcome::kFound) return exact;
  const std::string wanted = folded(without_extension(name));
  Nearest nearest;
  for (const SitePage& page : site_().pages()) {
    if (folded(page.title) == folded(name)) return found(&page);
    if (folded(page.source).find(wanted) != std::string::npos) nearest.offer(page);
  }
  return nearest.reference();
}

EngineReference EngineReferences::pelican(const std::string& target) const {
  const std::size_t close = target.find_first_of("}|", 1);
  if (close == std::string::npos) return {};
  std::string path = target.substr(close + 1);
  if (path.empty()) return {};
  std::vector<std::string> folders;
  if (path.starts_with('/')) {
    path.erase(0, 1);
    folders = {join_path(root_, "content"), root_};
    // Every folder above the post may be Pelican's PATH.
    for (std::string_view at = folder_of(post_path_); !at.empty(); at = folder_of(at))
      folders.emplace_back(at);
  } else {
    folders = {std::string(folder_of(post_path_))};
  }
  for (const std::string& folder : folders) {
    EngineReference made = file(join_path(folder, path));
    if (made.outcome == Outcome::kFound) return made;
  }
  return kMissingReference;
}

}  // namespace postlint
