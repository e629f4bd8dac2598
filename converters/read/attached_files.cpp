#include "converters/read/attached_files.h"

#include <map>

#include "converters/body/bundled_files.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/parallel/parallel.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

struct Mention {
  bool is_attached = false;
  std::string path;  // decoded
};

// "{attach}a%20b.png" up to what ends an address in Markdown or HTML.
std::vector<Mention> mentions_in(std::string_view text) {
  std::vector<Mention> found;
  for (const std::string_view word : {"attach", "static"}) {
    for (const auto& [open, close] : {std::pair('{', '}'), std::pair('|', '|')}) {
      const std::string mark = open + std::string(word) + close;
      for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
        const std::size_t begin = at + mark.size();
        const bool is_quoted = at > 0 && AnyOf("\"'<").has(text[at - 1]);
        const char end_mark = !is_quoted ? '\0' : text[at - 1] == '<' ? '>' : text[at - 1];
        std::size_t end = begin;
        while (end < text.size() && text[end] != '\n' &&
               (is_quoted ? text[end] != end_mark : !AnyOf(" \t)>").has(text[end]))) {
          ++end;
        }
        std::string_view path = text.substr(begin, end - begin);
        path = path.substr(0, path.find_first_of("?#"));
        if (!path.empty()) found.push_back({word == "attach", percent_decode(path)});
      }
    }
  }
  return found;
}

// The folder that holds the articles' and pages' folders: "content".
std::string content_folder(const ReadRequest& request, const FileTree& files) {
  const std::string folder = join_path(request.blog->root, "content");
  return files.is_folder(folder) ? folder : request.blog->root;
}

std::vector<SiteIndex::Asset> in_order(const std::map<std::string, std::string>& urls) {
  std::vector<SiteIndex::Asset> assets;
  for (const auto& [file, url] : urls) assets.push_back({url, file});
  return assets;
}

std::vector<SiteIndex::Asset> find_bundled(const ReadRequest& request, const FileTree& files,
                                           std::size_t jobs) {
  const std::vector<SitePage>& pages = request.site->pages();
  std::vector<std::vector<BundledFile>> found(pages.size());
  parallel_for(pages.size(), jobs, [&](std::size_t i) {
    const Result<PortablePost> post = read_portable_post(request, pages[i]);
    if (!post.ok()) return;
    found[i] = find_bundled_files({post->post.get(), request.blog, request.site, &files, nullptr});
  });
  std::map<std::string, std::string> urls;
  for (const std::vector<BundledFile>& of_page : found) {
    for (const BundledFile& one : of_page) urls.emplace(one.file, one.url);
  }
  return in_order(urls);
}

std::vector<SiteIndex::Asset> find_mentioned(const ReadRequest& request, const FileTree& files,
                                             std::size_t jobs) {
  const std::vector<SitePage>& pages = request.site->pages();
  std::vector<std::vector<Mention>> mentions(pages.size());
  parallel_for(pages.size(), jobs, [&](std::size_t i) {
    if (const auto text = request.read(pages[i].source)) mentions[i] = mentions_in(*text);
  });
  const std::string content = content_folder(request, files);
  std::map<std::string, std::string> urls;  // file → where it is served; the first mention wins
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const Mention& mention : mentions[i]) {
      const bool is_rooted = mention.path.starts_with('/');
      const std::string folder(is_rooted ? content : folder_of(pages[i].source));
      const std::string file =
          normalize_path(join_path(folder, is_rooted ? mention.path.substr(1) : mention.path));
      if (!files.is_file(file) || request.site->find_source(file) != nullptr) continue;
      const std::string below = path_in_root(content, file);
      if (below == file && !content.empty() && content != ".") continue;  // outside of the content
      std::string url = "/" + below;
      if (mention.is_attached) {
        const std::string tail = path_in_root(folder_of(pages[i].source), file);
        const std::string& page_url = pages[i].url;
        if (page_url.empty()) continue;
        url = page_url.substr(0, page_url.rfind('/') + 1) +
              (tail == normalize_path(file) ? std::string(base_name(file)) : tail);
        const std::string& prefix = request.site->prefix();
        if (!prefix.empty() && url.starts_with(prefix + "/")) url.erase(0, prefix.size());
      }
      urls.emplace(file, url);
    }
  }
  return in_order(urls);
}

}  // namespace

std::vector<SiteIndex::Asset> find_attached_files(const ReadRequest& request, const FileTree& files,
                                                  std::size_t jobs) {
  const Engine engine = request.blog->profile->engine;
  if (engine == Engine::kPelican) return find_mentioned(request, files, jobs);
  if (bundles_files(engine)) return find_bundled(request, files, jobs);
  return {};
}

bool is_beside_posts(Engine engine, std::string_view path) {
  return engine == Engine::kHexo && (path.starts_with("_posts/") || path.starts_with("_drafts/"));
}

}  // namespace postlint
