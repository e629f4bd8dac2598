#include "checks/support/local_file.h"

#include <algorithm>

#include "checks/excerpt.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

bool has_scheme(std::string_view target) {
  const std::size_t colon = target.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return std::all_of(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return is_ascii_alnum(c) || c == '+' || c == '-' || c == '.'; });
}

// "ko", "pt-br", "zh_CN": the folder of one language.
bool is_language_tag(std::string_view name) {
  if (name.size() < 2 || !is_ascii_letter(name[0]) || !is_ascii_letter(name[1])) return false;
  if (name.size() == 2) return true;
  if (name[2] != '-' && name[2] != '_') return false;
  return name.size() <= 7 && std::all_of(name.begin() + 3, name.end(), is_ascii_alnum);
}

std::string_view stem(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? file_name : file_name.substr(0, dot);
}

std::string folder_or_dot(std::string_view path) {
  const std::string_view folder = folder_of(path);
  return folder.empty() ? "." : std::string(folder);
}

void add_place(std::vector<std::string>& places, std::string place) {
  if (place.empty()) place = ".";
  if (std::find(places.begin(), places.end(), place) == places.end())
    places.push_back(std::move(place));
}

// The same folder in the other languages of the blog: translations share the images of the
// language they were made from ("content/ko/posts/x" and "content/en/posts/x").
void add_sibling_languages(const FileTree& files, const std::string& folder,
                           std::vector<std::string>& places) {
  std::size_t begin = 0;
  while (begin < folder.size()) {
    const std::size_t end = std::min(folder.find('/', begin), folder.size());
    if (is_language_tag(std::string_view(folder).substr(begin, end - begin))) {
      const std::string parent = begin == 0 ? "." : folder.substr(0, begin - 1);
      for (const std::string& name : files.list(parent)) {
        if (!is_language_tag(name)) continue;
        add_place(places, normalize_path(join_path(parent, name + folder.substr(end))));
      }
    }
    begin = end + 1;
  }
}

// The asked path with its last components spelled as in the existing one; "." and ".." stay.
std::string respelled(std::string_view asked, std::string_view existing) {
  std::vector<std::string_view> parts = split(asked, '/');
  const std::vector<std::string_view> real = split(existing, '/');
  for (std::size_t i = 1; i <= parts.size() && i <= real.size(); ++i) {
    std::string_view& part = parts[parts.size() - i];
    if (part.empty() || part == "." || part == "..") break;
    part = real[real.size() - i];
  }
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += '/';
    out += parts[i];
  }
  return out;
}

}  // namespace

std::optional<LocalTarget> local_target(std::string_view target) {
  if (target.empty() || has_masked_text(target)) return std::nullopt;
  if (target.starts_with("//") || target.starts_with('@') || target.starts_with('~') ||
      target.starts_with('\\') || target.starts_with('|') || has_scheme(target)) {
    return std::nullopt;
  }
  if (find_any(target, "{}<>$*|"_any) != std::string_view::npos) return std::nullopt;
  const std::size_t cut = std::min(find_any(target, "?#"_any), target.size());
  if (cut == 0) return std::nullopt;
  LocalTarget local;
  local.head = target.substr(0, cut);
  local.tail = target.substr(cut);
  local.path = percent_decode(local.head);
  if (local.path.find('\0') != std::string::npos) return std::nullopt;
  return local;
}

void LocalFiles::find_places() {
  root_ = normalize_path(ctx_.blog.root.empty() ? "." : ctx_.blog.root);
  const std::string path = normalize_path(ctx_.file().path());
  folder_ = folder_of(path);
  add_place(relative_, folder_);
  add_place(relative_, join_path(folder_, stem(base_name(path))));
  for (const std::string& name : ctx_.blog.static_folders) {
    add_place(rooted_, normalize_path(join_path(root_, name)));
  }
}

// The blog may be a folder of the repository whose root was taken for the blog's.
void LocalFiles::add_static_folders(const std::string& folder) {
  for (const std::string_view name : ctx_.profile().static_folders) {
    add_place(rooted_, normalize_path(join_path(folder, name)));
  }
}

void LocalFiles::find_more_places() {
  has_more_places_ = true;
  add_sibling_languages(ctx_.files, folder_, relative_);
  add_place(rooted_, root_);
  // A folder between the root and the post is what "/" means where the content folder is served.
  const bool inside = root_ == "." ? !folder_.starts_with("..") && !folder_.starts_with('/')
                                   : folder_.starts_with(root_ + "/");
  for (std::string up = folder_; inside && !up.empty() && up != root_;
       up = std::string(folder_of(up))) {
    add_place(rooted_, up);
    add_static_folders(up);
  }
  for (const char* name : {"website", "site", "web", "www", "docs", "blog"}) {
    add_static_folders(join_path(root_, name));
  }
  const std::string themes = normalize_path(join_path(root_, "themes"));
  for (const std::string& theme : ctx_.files.list(themes)) {
    for (const char* name : {"static", "source", "assets"}) {
      add_place(rooted_, join_path(join_path(themes, theme), name));
    }
  }
  // A page's address can be anywhere below the root, so a relative path may start there as well.
  for (const std::string& place : rooted_) add_place(relative_, place);
}

std::string LocalFiles::below(std::string_view place, const LocalTarget& target) const {
  std::string_view path = target.path;
  while (path.starts_with('/')) path.remove_prefix(1);
  return normalize_path(join_path(place, path));
}

bool LocalFiles::place_is_known(const LocalTarget& target) const {
  if (!target.is_rooted()) {
    const std::string& folder = relative_.front();
    // "../other-post/x.png" counts from the page's address, and may name what belongs to a page.
    if (target.path.starts_with("../")) {
      return ctx_.files.is_folder(folder_or_dot(below(folder, target)));
    }
    return ctx_.files.is_folder(folder) || !ctx_.files.list(folder).empty();
  }
  const std::size_t slash = target.path.find('/', 1);
  const std::string_view first = std::string_view(target.path).substr(0, slash);
  if (slash == std::string::npos) {
    return std::any_of(
        ctx_.blog.static_folders.begin(), ctx_.blog.static_folders.end(),
        [&](const std::string& name) {
          return ctx_.files.is_folder(normalize_path(join_path(ctx_.blog.root, name)));
        });
  }
  // Without a folder of that name "/blog/x.png" may be "/x.png" of a blog served below /blog.
  return std::any_of(rooted_.begin(), rooted_.end(), [&](const std::string& place) {
    return ctx_.files.is_folder(normalize_path(join_path(place, first.substr(1))));
  });
}

std::string LocalFiles::similar(const LocalTarget& target) {
  if (relative_.empty()) find_places();
  if (!has_more_places_) find_more_places();
  const std::string_view name = base_name(target.path);
  for (const std::string& place : places(target.is_rooted())) {
    const std::vector<std::string> names = ctx_.files.list(folder_or_dot(below(place, target)));
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    const std::string_view found = nearest(name, candidates);
    if (!found.empty()) return quoted(found, 80);
  }
  return {};
}

// Where most files lie; costs no list of places.
bool LocalFiles::is_at_first_place(const LocalTarget& target) const {
  std::string_view place;
  std::string_view path = target.path;
  if (target.is_rooted()) {
    if (ctx_.blog.static_folders.empty()) return false;
    place = ctx_.blog.static_folders.front();
    path.remove_prefix(1);
    const std::string root = ctx_.blog.root == "." ? "" : ctx_.blog.root;
    return ctx_.files.is_file(join_path(place == "." ? root : join_path(root, place), path));
  }
  return ctx_.files.is_file(join_path(folder_of(ctx_.file().path()), path));
}

FileLookup LocalFiles::look_up(const LocalTarget& target) {
  if (is_at_first_place(target)) return {FileLookup::Verdict::kFound, {}};
  if (relative_.empty()) find_places();
  const std::vector<std::string>& all = places(target.is_rooted());
  const auto is_there = [&](const std::string& place) {
    return ctx_.files.exists(below(place, target));
  };
  if (std::any_of(all.begin(), all.end(), is_there)) return {FileLookup::Verdict::kFound, {}};
  if (!has_more_places_) {
    find_more_places();
    if (std::any_of(all.begin(), all.end(), is_there)) return {FileLookup::Verdict::kFound, {}};
  }
  // "../images/x.png" counts from the page's address, "/blog/images/x.png" from the host.
  LocalTarget shorter = target;
  while (shorter.path.starts_with("../")) shorter.path.erase(0, 3);
  if (target.is_rooted() && shorter.path.find('/', 1) != std::string::npos) {
    shorter.path.erase(0, shorter.path.find('/', 1));
  }
  if (shorter.path != target.path) {
    for (const std::string& place : rooted_) {
      if (ctx_.files.exists(below(place, shorter))) return {FileLookup::Verdict::kFound, {}};
    }
  }
  for (const std::string& place : all) {
    const std::optional<std::string> near = ctx_.files.near(below(place, target));
    if (near) return {FileLookup::Verdict::kDiffers, respelled(target.path, *near)};
  }
  if (!place_is_known(target)) return {};
  return {FileLookup::Verdict::kMissing, {}};
}

}  // namespace postlint
