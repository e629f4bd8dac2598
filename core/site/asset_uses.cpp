// The names looked for are in one table, keyed by their last word, and the text goes by once: its
// words are looked up, and only for a hit the rest of the name is compared. So the work is linear
// in the text, whatever the number of files.
#include "core/site/asset_uses.h"

#include <algorithm>
#include <atomic>
#include <unordered_map>

#include "core/base/any_of.h"
#include "core/base/glob.h"
#include "core/base/strings.h"
#include "core/io/files.h"
#include "core/parallel/parallel.h"
#include "core/site/name_text.h"

namespace postlint {
namespace {

constexpr std::size_t kMostFiles = 200'000;
constexpr std::size_t kMostDepth = 40;
constexpr std::size_t kMostBytesOfFile = std::size_t{32} << 20;
constexpr std::size_t kMostBytes = std::size_t{1} << 30;
constexpr std::size_t kMostUsesOfPrefix = 100'000;

// What parts the words of a text: all that does not usually stand in a file's name.
constexpr AnyOf kSeparators(" \t\r\n\"'`()<>[]{}/\\?#=,:;|&*!$%");

// Endings of files that hold no text.
constexpr std::string_view kBinary[] = {
    "png", "jpg",  "jpeg", "gif",    "webp", "avif", "bmp",  "ico", "tif",  "tiff", "heic", "psd",
    "pdf", "zip",  "gz",   "tgz",    "bz2",  "xz",   "7z",   "rar", "tar",  "jar",  "mp3",  "mp4",
    "m4a", "m4v",  "ogg",  "ogv",    "wav",  "flac", "webm", "mov", "avi",  "mkv",  "woff", "woff2",
    "ttf", "otf",  "eot",  "doc",    "docx", "xls",  "xlsx", "ppt", "pptx", "hwp",  "hwpx", "odt",
    "key", "epub", "mobi", "sqlite", "db",   "wasm", "exe",  "dll", "so",   "o",    "pyc",  "lock",
};

std::string ending_of(std::string_view path) {
  const std::string_view name = base_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string() : ascii_lower(name.substr(dot + 1));
}

bool holds_text(std::string_view path) {
  const std::string ending = ending_of(path);
  return std::find(std::begin(kBinary), std::end(kBinary), ending) == std::end(kBinary);
}

// A folder that holds nothing the author wrote.
bool is_foreign(std::string_view name) {
  return name == ".git" || name == ".hg" || name == ".svn" || name == "node_modules" ||
         name == ".cache" || name == "__pycache__" || name == ".venv" || name == "venv";
}

std::string as_prefix(const std::string& folder) {
  return folder == "." ? std::string() : folder;
}

// The folder that holds all of the blog: its root, or the folder of its repository or configuration
// above it, because posts and templates may lie beside the folder that the engine runs in.
std::string whole_blog(const SiteIndex::Request& request) {
  constexpr int kMostLevels = 4;
  const std::string root = normalize_path(as_prefix(request.blog->root));
  const std::string configured = normalize_path(as_prefix(request.config->root));
  const bool is_above = !request.config->path.empty() && root != configured &&
                        (configured.empty() || root.starts_with(configured + "/"));
  std::string folder = root;
  for (int level = 0; level < kMostLevels; ++level) {
    if (request.files->exists(join_path(folder, ".git"))) return folder;
    if (folder == "/") break;
    const bool is_outside = folder.empty() || base_name(folder) == "..";
    folder = is_outside ? join_path(folder, "..") : std::string(folder_of(folder));
  }
  return is_above ? configured : root;
}

// The text files of the blog, configuration in hidden ones included. nullopt: too many.
std::optional<std::vector<std::string>> list_texts(const SiteIndex::Request& request) {
  const std::string root = whole_blog(request);
  const std::string outputs_at = normalize_path(as_prefix(request.blog->root));
  const std::vector<std::string_view>& outputs = request.blog->profile->build_folders;
  std::vector<std::string> found;
  std::vector<std::pair<std::string, std::size_t>> pending = {{"", 0}};
  std::size_t looked = 0;
  while (!pending.empty()) {
    const auto [folder, depth] = std::move(pending.back());
    pending.pop_back();
    for (const std::string& name : request.files->list(join_path(root, folder))) {
      if (++looked > kMostFiles) return std::nullopt;
      std::string path = join_path(folder, name);
      if (!request.files->is_folder(join_path(root, path))) {
        if (holds_text(name)) found.push_back(join_path(root, path));
      } else if (depth < kMostDepth && !is_foreign(name) &&
                 std::none_of(outputs.begin(), outputs.end(), [&](std::string_view output) {
                   return join_path(root, path) == join_path(outputs_at, output);
                 })) {
        pending.emplace_back(std::move(path), depth + 1);
      }
    }
  }
  return found;
}

bool is_markdown(std::string_view path) {
  const std::string ending = ending_of(path);
  return ending == "md" || ending == "markdown" || ending == "mdx" || ending == "mkd";
}

// Where front matter ends; 0: there is none.
std::size_t end_of_front_matter(std::string_view text) {
  constexpr std::size_t kMostHead = std::size_t{64} << 10;
  if (!text.starts_with("---") && !text.starts_with("+++")) return 0;
  const std::size_t end = text.substr(0, kMostHead).find("\n" + std::string(text.substr(0, 3)), 3);
  return end == std::string_view::npos ? 0 : end;
}

std::string_view last_word(std::string_view name) {
  std::size_t begin = name.size();
  while (begin > 0 && !kSeparators.has(name[begin - 1])) --begin;
  return name.substr(begin);
}

// "cat@2x" → "cat", "cat-300x200" → "cat", "cat-dark" → "cat"; empty: the name is no such size.
std::string_view without_size(std::string_view stem) {
  const std::size_t at = stem.find_last_of("-_@.");
  if (at == std::string_view::npos || at == 0) return {};
  const std::string_view size = stem.substr(at + 1);
  constexpr std::string_view kSizes[] = {"thumb", "thumbnail", "small",  "medium",  "large",
                                         "dark",  "light",     "mobile", "desktop", "scaled",
                                         "2x",    "3x",        "retina", "min",     "1x"};
  if (std::find(std::begin(kSizes), std::end(kSizes), size) != std::end(kSizes))
    return stem.substr(0, at);
  const bool is_number = size.size() >= 3 && std::all_of(size.begin(), size.end(), [](char c) {
                           return is_ascii_digit(c) || c == 'x' || c == 'w' || c == 'h' || c == 'p';
                         });
  return is_number && is_ascii_digit(size.front()) ? stem.substr(0, at) : std::string_view{};
}

class UseFinder {
 public:
  UseFinder(const SiteIndex::Request& request, const std::vector<SiteIndex::Asset>& assets)
      : request_(request), is_used_(assets.size(), 0) {
    const std::string root = request.blog->root == "." ? "" : request.blog->root;
    for (std::size_t i = 0; i < assets.size(); ++i) add_asset(assets[i], root, i);
    std::sort(by_name_.begin(), by_name_.end());
  }

  AssetUses run() {
    AssetUses uses;
    const auto texts = list_texts(request_);
    if (!texts) {
      uses.is_complete = false;
      uses.is_used.assign(is_used_.size(), true);
      return uses;
    }
    // Post names are what templates make paths from: "/covers/{{ page.slug }}.png".
    for (const std::string& path : *texts) {
      if (is_markdown(path)) take_file_name(path);
    }
    std::atomic<std::size_t> bytes{0};
    parallel_for(texts->size(), request_.jobs, [&](std::size_t i) {
      std::optional<std::string> text = request_.read((*texts)[i]);
      if (!text) {
        Result<std::string> large = read_file((*texts)[i], kMostBytesOfFile);
        if (!large.ok()) return;
        text = std::move(large).value();
      }
      if (bytes.fetch_add(text->size()) > kMostBytes) return;
      if (std::string_view(*text).substr(0, 8192).find('\0') != std::string_view::npos) return;
      read_text((*texts)[i], unescaped_for_names(*text));
    });
    uses.is_complete = bytes <= kMostBytes;
    for (const char is_used : is_used_) uses.is_used.push_back(is_used != 0);
    return uses;
  }

 private:
  struct Wanted {
    std::string name;  // ends with the word it is filed under
    std::size_t asset;
    bool is_stem;  // the name without its ending: it counts only where names are written
  };

  void want(std::string name, std::size_t asset, bool is_stem) {
    if (name.empty()) return;
    std::string word(last_word(name));
    wanted_[std::move(word)].push_back({std::move(name), asset, is_stem});
  }

  void add_asset(const SiteIndex::Asset& asset, const std::string& root, std::size_t index) {
    const std::string name = unescaped_for_names(base_name(asset.source));
    by_name_.emplace_back(name, index);
    want(name, index, false);
    std::string_view stem = std::string_view(name).substr(0, name.rfind('.'));
    for (int depth = 0; depth < 3 && !stem.empty(); ++depth) {
      want(std::string(stem), index, true);
      stem = without_size(stem);
    }
    std::string_view folder = folder_of(asset.source);
    if (!root.empty() && folder.starts_with(root)) folder.remove_prefix(root.size());
    while (folder.starts_with('/')) folder.remove_prefix(1);
    // The first one is "static" or "assets", which stands in many scripts.
    std::vector<std::string_view> parts = split(folder, '/');
    if (!asset.is_of_page && !parts.empty()) parts.erase(parts.begin());
    for (const std::string_view part : parts) {
      if (!part.empty()) by_folder_[unescaped_for_names(part)].push_back(index);
    }
    if (asset.is_of_page) of_pages_.emplace_back(name, index);
  }

  void use(std::size_t asset) {
    std::atomic_ref<char>(is_used_[asset]).store(1, std::memory_order_relaxed);
  }

  void take_file_name(const std::string& path) {
    std::string stem = unescaped_for_names(base_name(path));
    stem.resize(std::min(stem.rfind('.'), stem.size()));
    if (stem == "index" || stem == "_index") stem = unescaped_for_names(base_name(folder_of(path)));
    look_up(stem, last_word(stem), stem.size(), true);
    // "2024-05-01-seoul" → "seoul"
    if (stem.size() > 11 && stem[4] == '-' && stem[7] == '-' && stem[10] == '-')
      look_up(stem, last_word(std::string_view(stem).substr(11)), stem.size(), true);
  }

  // `word` is in `text` and ends at `end`.
  void look_up(std::string_view text, std::string_view word, std::size_t end, bool is_name_place) {
    const auto found = wanted_.find(std::string(word));
    if (found == wanted_.end()) return;
    for (const Wanted& wanted : found->second) {
      if (wanted.is_stem && !is_name_place) continue;
      if (wanted.name.size() == word.size() || text.substr(0, end).ends_with(wanted.name))
        use(wanted.asset);
    }
  }

  void read_text(const std::string& path, const std::string& folded) {
    const std::string_view text = folded;
    const bool is_prose = is_markdown(path);
    const std::size_t head_end = is_prose ? end_of_front_matter(text) : 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(find_any(text, kSeparators, begin), text.size());
      if (end > begin) {
        take_word(text, begin, end, is_prose && begin >= head_end);
        if (begins_template(text, end)) take_prefix(text.substr(begin, end - begin));
      }
      begin = end + 1;
    }
    take_listings(path, text);
  }

  void take_word(std::string_view text, std::size_t begin, std::size_t end, bool is_prose) {
    while (end > begin && text[end - 1] == '.') --end;  // the end of a sentence
    if (end == begin) return;
    const std::string_view word = text.substr(begin, end - begin);
    const auto is_known = [&](std::string_view part) {
      return wanted_.contains(std::string(part));
    };
    // "cat.min.png" may mean the files "cat.min.png", "cat.min" and "cat".
    for (std::size_t size = word.size(); size != 0 && size != std::string_view::npos;
         size = word.substr(0, size).rfind('.')) {
      const std::string_view part = word.substr(0, size);
      if (!is_known(part)) continue;
      look_up(text, part, begin + size, !is_prose || is_name_place(text, begin, end));
    }
  }

  // Whether a word of a post's body stands where a name would: in quotes, in a path, in a line with
  // a tag or a link.
  static bool is_name_place(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::string_view kAround = "\"'/=(";
    if (begin > 0 && kAround.find(text[begin - 1]) != std::string_view::npos) return true;
    if (end < text.size() && kAround.find(text[end]) != std::string_view::npos) return true;
    constexpr std::size_t kMostLine = 2000;
    const std::size_t first = begin > kMostLine ? begin - kMostLine : 0;
    const std::size_t before = text.substr(first, begin - first).rfind('\n');
    const std::size_t line_begin = before == std::string_view::npos ? first : first + before + 1;
    const std::size_t line_end = std::min(text.find('\n', end), end + kMostLine);
    const std::string_view line = text.substr(line_begin, line_end - line_begin);
    return line.find("{%") != std::string_view::npos || line.find("{{") != std::string_view::npos ||
           line.find('<') != std::string_view::npos || line.starts_with("::");
  }

  // Whether what follows puts the rest of a name together: {{ x }}, ${x}, " + x, " | append: x, %s.
  static bool begins_template(std::string_view text, std::size_t at) {
    std::string_view rest = text.substr(at, 8);
    if (rest.starts_with("{") || rest.starts_with("${") || rest.starts_with("<%")) return true;
    if (rest.size() > 1 && rest[0] == '%' && (rest[1] == 's' || rest[1] == 'd' || rest[1] == 'v'))
      return true;
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return false;
    rest = trim_left(rest.substr(1));
    return rest.starts_with("+") || rest.starts_with("~") || rest.starts_with("|") ||
           rest.starts_with(". ");
  }

  void take_prefix(std::string_view prefix) {
    constexpr std::size_t kLeast = 3;
    if (prefix.size() < kLeast) return;
    auto at = std::lower_bound(by_name_.begin(), by_name_.end(), prefix,
                               [](const auto& one, std::string_view wanted) {
                                 return std::string_view(one.first) < wanted;
                               });
    for (; at != by_name_.end() && at->first.starts_with(prefix); ++at) {
      if (prefix_uses_.fetch_add(1, std::memory_order_relaxed) > kMostUsesOfPrefix) return;
      use(at->second);
    }
  }

  // Templates and scripts that go through the files of a folder.
  void take_listings(const std::string& path, std::string_view text) {
    if (ending_of(path) == "html" && text.find(".resources") != std::string_view::npos)
      take_resources(text);
    constexpr std::string_view kListings[] = {"static_files",    "readdir", "import.meta.glob",
                                              "require.context", "glob(",   "globsync",
                                              "resources.match", "iterdir", "listdir"};
    if (is_markdown(path) ||
        std::none_of(std::begin(kListings), std::end(kListings), [&](std::string_view listing) {
          return text.find(listing) != std::string_view::npos;
        })) {
      return;
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(find_any(text, kSeparators, begin), text.size());
      const auto found = by_folder_.find(std::string(text.substr(begin, end - begin)));
      if (found != by_folder_.end()) {
        for (const std::size_t asset : found->second) use(asset);
      }
      begin = end + 1;
    }
  }

  // Hugo's page resources: by a pattern, or all of a kind.
  void take_resources(std::string_view text) {
    constexpr std::string_view kName = ".resources";
    for (std::size_t at = text.find(kName); at != std::string_view::npos;
         at = text.find(kName, at + 1)) {
      std::string_view rest = text.substr(at + kName.size(), 200);
      if (rest.starts_with(".get ") || rest.starts_with(".mount")) continue;
      if (!rest.starts_with(".getmatch") && !rest.starts_with(".match")) {
        for (const auto& [name, asset] : of_pages_) use(asset);
        return;
      }
      const std::size_t quote = find_any(rest, "\"'`}"_any);
      // Without a literal the name comes from a post.
      if (quote == std::string_view::npos || rest[quote] == '}') continue;
      const std::size_t close = rest.find(rest[quote], quote + 1);
      if (close == std::string_view::npos) continue;
      const Glob glob(std::string(base_name(rest.substr(quote + 1, close - quote - 1))));
      for (const auto& [name, asset] : of_pages_) {
        if (glob.matches(name)) use(asset);
      }
    }
  }

  const SiteIndex::Request& request_;
  std::vector<char> is_used_;
  std::unordered_map<std::string, std::vector<Wanted>> wanted_;  // by last word
  std::vector<std::pair<std::string, std::size_t>> by_name_;     // sorted
  std::unordered_map<std::string, std::vector<std::size_t>> by_folder_;
  std::vector<std::pair<std::string, std::size_t>> of_pages_;
  std::atomic<std::size_t> prefix_uses_{0};
};

}  // namespace

AssetUses find_asset_uses(const SiteIndex::Request& request,
                          const std::vector<SiteIndex::Asset>& assets) {
  return UseFinder(request, assets).run();
}

}  // namespace postlint
