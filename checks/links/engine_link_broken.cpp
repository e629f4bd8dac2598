#include <algorithm>

#include "checks/excerpt.h"
#include "checks/links/page_links.h"
#include "core/base/any_of.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/post/template_scanner.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kEngineLinkBroken;
const Rule kEngineLinkBroken{
    .id = "engine-link-broken",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "A link that the engine resolves itself names a post or file that does not exist.",
    .why =
        "`{% post_url %}`, `{% link %}`, `ref` and `relref`, `{% post_link %}`, `@/…`, "
        "`{filename}…` and `@site/…`: the build stops, or the page is published with a dead link.",
    .bad =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[부산 여행]({% post_url 2024-04-01-pusan %})에서 이어집니다.\n",
    .good =
        "---\n"
        "title: 서울 여행\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[부산 여행]({% post_url 2024-04-01-busan %})에서 이어집니다.\n",
    .example = {.path = "_posts/2024-05-01-seoul.md",
                .engine = Engine::kJekyll,
                .files = {"_config.yml"},
                .other_posts = {{"_posts/2024-04-01-busan.md",
                                 "---\ntitle: 부산\ndate: 2024-04-01\n---\n\n바다.\n"}}},
    .check = check,
    .needs_site = true,
};

namespace {

enum class Outcome { kFound, kMissing, kUnknown };

std::string without_extension(std::string_view path) {
  const std::string_view name = base_name(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::string(path);
  return std::string(path.substr(0, path.size() - (name.size() - dot)));
}

// Names are compared without regard to case and Unicode form: what differs in these only is not
// this rule's to tell.
std::string folded(std::string_view text) {
  return ascii_lower(to_nfc(text));
}

class Resolver {
 public:
  explicit Resolver(const CheckContext& ctx)
      : ctx_(ctx), root_(ctx.blog.root == "." ? "" : ctx.blog.root) {}

  Outcome resolve(const LinkUse& use) {
    std::string_view target = trim(use.target);
    target = target.substr(0, std::min(find_any(target, "?#"_any), target.size()));
    if (has_masked_text(use.target) ||
        find_any(target, "{}<>$*|\\"_any, prefix_size(use)) != std::string::npos)
      return Outcome::kUnknown;
    const std::string path = percent_decode(target);
    switch (use.syntax) {
      case LinkSyntax::kPostUrl:
        return jekyll_post(path);
      case LinkSyntax::kLiquidLink:
        return file(join_path(root_, path)) ? Outcome::kFound : Outcome::kMissing;
      case LinkSyntax::kHugoRef:
        return hugo(path);
      case LinkSyntax::kPostLink:
        return hexo(path);
      case LinkSyntax::kContentFile:
        return file(join_path(root_,
                              "content/" + path.substr(std::min<std::size_t>(2, path.size()))))
                   ? Outcome::kFound
                   : Outcome::kMissing;
      case LinkSyntax::kPelicanFile:
      case LinkSyntax::kPelicanStatic:
        return pelican(path);
      case LinkSyntax::kSiteFile:
        return file(join_path(root_, path.substr(std::min<std::size_t>(6, path.size()))))
                   ? Outcome::kFound
                   : Outcome::kMissing;
      default:
        return Outcome::kUnknown;
    }
  }

 private:
  // Pelican's mark "{filename}" is part of the target.
  static std::size_t prefix_size(const LinkUse& use) {
    if (use.syntax != LinkSyntax::kPelicanFile && use.syntax != LinkSyntax::kPelicanStatic)
      return 0;
    const std::size_t close = use.target.find_first_of("}|", 1);
    return close == std::string::npos ? 0 : close + 1;
  }

  bool file(const std::string& path) const {
    const std::string clean = normalize_path(path);
    return ctx_.files.exists(clean) || ctx_.files.near(clean).has_value();
  }

  // A page whose source, without extension, ends with `name` behind a slash.
  Outcome by_suffix(std::string_view name) {
    if (name.empty()) return Outcome::kUnknown;
    const std::string wanted = "/" + folded(name.starts_with('/') ? name.substr(1) : name);
    for (const SitePage& page : ctx_.site->get().pages()) {
      const std::string stem = "/" + folded(without_extension(page.source));
      if (stem.ends_with(wanted)) return Outcome::kFound;
    }
    return Outcome::kMissing;
  }

  // By the post's path without "_posts": "dev/2022-06-07-name" is dev/_posts/2022-06-07-name.md.
  Outcome jekyll_post(std::string_view name) {
    const std::string wanted = "/" + folded(name.starts_with('/') ? name.substr(1) : name);
    for (const SitePage& page : ctx_.site->get().pages()) {
      if (page.source.find("_posts/") == std::string::npos) continue;
      const std::string stem = "/" + folded(without_extension(page.source));
      if (stem.ends_with(wanted) || replace_all(stem, "/_posts/", "/").ends_with(wanted))
        return Outcome::kFound;
    }
    return Outcome::kMissing;
  }

  // A page by path or unique name; a section or bundle by its folder.
  Outcome hugo(std::string path) {
    while (path.ends_with('/')) path.pop_back();
    if (path.empty()) return Outcome::kFound;  // the page itself, or the home page
    const std::string clean = normalize_path(path);
    std::string name = without_extension(clean);
    if (!clean.ends_with(".md") && !clean.ends_with(".markdown") && !clean.ends_with(".html"))
      name = clean;
    while (name.starts_with("../")) name.erase(0, 3);
    for (const std::string_view index : {"/_index", "/index"}) {
      if (name.ends_with(index)) name.erase(name.size() - index.size());
    }
    if (name.starts_with('/')) name.erase(0, 1);
    if (name.empty() || name == "_index" || name == "index") return Outcome::kFound;
    for (const std::string& tried : {name, name + "/index", name + "/_index"}) {
      if (by_suffix(tried) == Outcome::kFound) return Outcome::kFound;
    }
    // Languages are part of file names, resources are files, and sections need no file.
    const std::string wanted = "/" + folded(name);
    for (const SitePage& page : ctx_.site->get().pages()) {
      const std::string source = "/" + folded(page.source);
      if (source.find(wanted + ".") != std::string::npos ||
          source.find(wanted + "/") != std::string::npos) {
        return Outcome::kFound;
      }
    }
    return file(join_path(folder_of(ctx_.file().path()), clean)) ? Outcome::kFound
                                                                 : Outcome::kMissing;
  }

  // By the path below source/_posts without extension; older posts are named by their title.
  Outcome hexo(std::string_view name) {
    if (by_suffix(name) == Outcome::kFound) return Outcome::kFound;
    const std::string wanted = folded(without_extension(name));
    for (const SitePage& page : ctx_.site->get().pages()) {
      if (folded(page.title) == folded(name) ||
          folded(page.source).find(wanted) != std::string::npos)
        return Outcome::kFound;
    }
    return Outcome::kMissing;
  }

  Outcome pelican(const std::string& target) {
    const std::size_t close = target.find_first_of("}|", 1);
    if (close == std::string::npos) return Outcome::kUnknown;
    std::string path = target.substr(close + 1);
    if (path.empty()) return Outcome::kUnknown;
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
      if (file(join_path(folder, path))) return Outcome::kFound;
    }
    return Outcome::kMissing;
  }

  const CheckContext& ctx_;
  std::string root_;
};

std::string_view what_happens(LinkSyntax syntax) {
  switch (syntax) {
    case LinkSyntax::kPostUrl:
    case LinkSyntax::kLiquidLink:
    case LinkSyntax::kHugoRef:
    case LinkSyntax::kContentFile:
      return "the build stops here: there is no such page";
    default:
      return "is dead: there is no such post or file";
  }
}

void check(const CheckContext& ctx, Reporter& reporter) {
  if (ctx.site == nullptr) return;
  Resolver resolver(ctx);
  for (LinkUse& use : ctx.links()) {
    if (use.syntax == LinkSyntax::kUrl || use.syntax == LinkSyntax::kUnknown) continue;
    if (resolver.resolve(use) != Outcome::kMissing) continue;
    place_link(ctx.post, use);
    const Span place = use.report.known() ? use.report : ctx.file().line_span(1);
    reporter.report(place, "the link to " + quoted(use.target, 80) + ": " +
                               std::string(what_happens(use.syntax)));
  }
}

}  // namespace
}  // namespace postlint
