#include "core/site/site_build.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "core/base/strings.h"
#include "core/parallel/parallel.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

constexpr std::size_t kHeadBytes = 8 * 1024;
constexpr std::size_t kMostFiles = 300'000;
constexpr std::size_t kMostDepth = 40;
constexpr std::size_t kMostNotes = 50;

// The first bytes of a file on disk.
std::optional<std::string> read_begin(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return std::nullopt;
  std::string bytes(kHeadBytes, '\0');
  const ssize_t got = ::pread(file, bytes.data(), bytes.size(), 0);
  ::close(file);
  if (got < 0) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(got));
  return bytes;
}

// Tests and hooks bring their own texts; only files on disk can be read in part.
bool reads_disk(const ReadText& read) {
  using Plain = std::optional<std::string> (*)(const std::string&);
  const Plain* function = read.target<Plain>();
  return function != nullptr && *function == read_small_file;
}

PageHead read_head(const SiteBuild& build, std::string path, bool is_on_disk) {
  const FrontMatterOptions& options = build.blog.profile->front_matter;
  PageHead head = split_head_path(std::move(path));
  head.keys_have_case = build.blog.profile->fields_are_case_sensitive;
  const std::string full = build.at(head.path);
  if (is_on_disk) {
    std::optional<std::string> begin = read_begin(full);
    if (!begin) return head;
    const bool is_whole = begin->size() < kHeadBytes;
    const SourceFile file(full, std::move(*begin));
    head.front_matter = read_front_matter(file, options);
    head.is_read = true;
    const FrontMatter& found = head.front_matter;
    if (is_whole || (found.present() && !found.error && found.body_begin < kHeadBytes)) return head;
    if (!found.present() && !found.error) return head;
  }
  std::optional<std::string> text = build.read(full);
  if (!text) return head;
  const SourceFile file(full, std::move(*text));
  head.front_matter = read_front_matter(file, options);
  head.is_read = true;
  return head;
}

}  // namespace

SiteBuild::SiteBuild(const SiteIndex::Request& request)
    : files(*request.files),
      blog(*request.blog),
      config(*request.config),
      read(request.read),
      root(request.blog->root == "." ? "" : request.blog->root),
      jobs(request.jobs) {
  zones.site = blog.utc_offset_minutes;
  zones.site_is_set = blog.zone_is_set;
  zones.site_changes = blog.zone_changes;
  zones.site_at = request.zone_offset_at;
  if (!config.site.timezone.empty()) zones.machine = blog.utc_offset_minutes;
}

std::optional<UrlDate> SiteBuild::date_of(const FieldValue& value) const {
  return url_date(value, blog.profile->date_rule, zones);
}

std::string SiteBuild::read_first(std::initializer_list<std::string_view> paths,
                                  std::string* found) const {
  for (const std::string_view path : paths) {
    if (!has_file(path)) continue;
    if (auto text = read(at(path))) {
      if (found != nullptr) *found = path;
      return std::move(*text);
    }
  }
  return {};
}

YamlNode SiteBuild::read_tree(std::initializer_list<std::string_view> paths,
                              std::string* found) const {
  std::string path;
  const std::string text = read_first(paths, &path);
  if (found != nullptr) *found = path;
  return path.empty() ? YamlNode{} : read_config_tree(path, text);
}

std::vector<std::string> SiteBuild::list(
    std::string_view folder, const std::function<bool(std::string_view folder)>& enters) const {
  const std::vector<std::string_view>& outputs = blog.profile->build_folders;
  std::vector<std::string> found;
  std::vector<std::pair<std::string, std::size_t>> pending = {{std::string(folder), 0}};
  while (!pending.empty() && found.size() < kMostFiles) {
    const auto [at_folder, depth] = std::move(pending.back());
    pending.pop_back();
    for (std::string& name : files.list(at(at_folder))) {
      if (name == "node_modules" || (name.starts_with('.') && !takes_hidden_files)) continue;
      std::string path = join_path(at_folder, name);
      if (!files.is_folder(at(path))) {
        found.push_back(std::move(path));
      } else if (depth < kMostDepth && !name.starts_with('.') &&
                 std::find(outputs.begin(), outputs.end(), path) == outputs.end() &&
                 (enters == nullptr || enters(path))) {
        pending.emplace_back(std::move(path), depth + 1);
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

PageHeads SiteBuild::read_heads(std::vector<std::string> paths) const {
  return PageHeads(*this, std::move(paths));
}

PageHeads::PageHeads(const SiteBuild& build, std::vector<std::string> paths)
    : build_(build), paths_(std::move(paths)), is_on_disk_(reads_disk(build.read)) {}

void PageHeads::fill() {
  constexpr std::size_t kBatch = 512;
  if (next_ < batch_begin_ + batch_.size() || next_ >= paths_.size()) return;
  batch_begin_ = next_;
  batch_.clear();
  batch_.resize(std::min(kBatch, paths_.size() - next_));
  parallel_for(batch_.size(), build_.jobs, [&](std::size_t i) {
    batch_[i] = read_head(build_, std::move(paths_[batch_begin_ + i]), is_on_disk_);
  });
}

void SiteBuild::set_address(std::string_view url, bool with_path) {
  const std::optional<UrlBase> base = split_url(trim(url));
  if (!base) return;
  origin = base->origin;
  if (!with_path) return;
  prefix = base->path;
  while (prefix.ends_with('/')) prefix.pop_back();
}

void SiteBuild::generate(std::string url, std::string_view kind) {
  generated.push_back({std::move(url), kind});
}

void SiteBuild::note(std::string text) {
  if (notes.size() < kMostNotes) notes.push_back(std::move(text));
}

}  // namespace postlint
