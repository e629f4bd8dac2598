#include "converters/body/bundled_files.h"

#include <algorithm>

#include "converters/read/reader.h"
#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/links/link_use.h"
#include "core/post/html_tags.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

// "src/content/blog/a/b.png" → "/blog/a/b.png".
std::string url_of_place(const BodyRequest& request, std::string_view file) {
  std::string path = path_in_root(request.blog->root, file);
  for (const std::string_view folder : {"src/content/", "src/", "content/"}) {
    if (!path.starts_with(folder)) continue;
    path.erase(0, folder.size());
    break;
  }
  // Another file may be served there.
  const UrlLookup found = request.site->look_up_url(request.site->prefix() + "/" + path);
  const bool is_taken = found.kind == UrlLookup::Kind::kAsset && found.source != file;
  return (is_taken ? "/files/" : "/") + path;
}

bool is_source(std::string_view path) {
  return path.ends_with(".md") || path.ends_with(".mdx");
}

}  // namespace

bool bundles_files(Engine engine) {
  return engine == Engine::kAstro || engine == Engine::kDocusaurus || engine == Engine::kGatsby ||
         engine == Engine::kVitePress;
}

std::vector<BundledFile> find_bundled_files(const BodyRequest& request) {
  std::vector<BundledFile> found;
  const Engine engine = request.blog->profile->engine;
  if (!bundles_files(engine) || request.files == nullptr || request.site == nullptr) return found;
  const bool takes_links = engine == Engine::kDocusaurus || engine == Engine::kGatsby;
  const Post& post = *request.post;
  for (LinkUse& link : find_links(post, *request.blog, html_tags(post.document))) {
    if (link.source != LinkSource::kMarkdown || link.syntax != LinkSyntax::kUrl) continue;
    if (!link.is_image && !takes_links) continue;
    if (classify_link(link.target) != LinkClass::kRelative) continue;
    const std::size_t cut = std::min(link.target.find_first_of("?#"), link.target.size());
    const std::string path = percent_decode(link.target.substr(0, cut));
    if (path.empty() || is_source(path)) continue;
    const std::string file = normalize_path(join_path(folder_of(post.path()), path));
    if (!request.files->is_file(file)) continue;
    place_link(post, link);
    if (!link.span.known()) continue;
    found.push_back({link.span, file, url_of_place(request, file), link.target.substr(cut)});
  }
  return found;
}

}  // namespace postlint
