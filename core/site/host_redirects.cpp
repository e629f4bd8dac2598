#include "core/site/host_redirects.h"

#include <algorithm>

#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/site/config_tree.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

constexpr std::size_t kMostRules = 5000;

// `status` may be empty, or end in "!".
void add_rule(SiteBuild& build, std::string_view from, std::string_view to,
              std::string_view status) {
  // A rule for everything says nothing about one page, and one with 404 is no redirect.
  if (!from.starts_with('/') || from == "/*" || from == "/:path*" || from == "/(.*)" ||
      status.starts_with("404"))
    return;
  if (build.redirects.size() + build.open_paths.size() >= kMostRules) return;
  std::string path = percent_decode(from);
  // A rule with placeholders serves some of what is below, nobody knows which.
  std::size_t open = path.find("/:");
  if (open != std::string::npos) ++open;
  open = std::min({open, path.find('(')});
  if (const std::size_t star = path.find('*'); star != std::string::npos && star + 1 < path.size())
    open = std::min(open, star);
  if (open != std::string::npos) {
    build.open_paths.push_back(path.substr(0, path.rfind('/', open) + 1) + "**");
    return;
  }
  // What is served from elsewhere at this very address is no redirect.
  if (status.starts_with("200") || to.empty()) {
    build.open_paths.push_back(path.ends_with('*') ? path + "*" : path);
    return;
  }
  build.redirects.push_back({std::move(path), std::string(to)});
  build.redirects_are_of_host = true;
}

// "/from /to 301" a line; between the two there may be "id=:id", behind them conditions.
void read_redirects_file(SiteBuild& build) {
  const std::string text =
      build.read_first({"_redirects", "static/_redirects", "public/_redirects", "source/_redirects",
                        "src/_redirects", "content/extra/_redirects"});
  for (const std::string_view line : split(text, '\n')) {
    std::vector<std::string_view> words;
    const std::string blanks = replace_all(trim(line), "\t", " ");
    for (const std::string_view word : split(blanks, ' ')) {
      if (!word.empty()) words.push_back(word);
    }
    if (words.size() < 2) continue;
    const bool is_target = words[1].starts_with('/') || words[1].find("://") != std::string::npos;
    add_rule(build, words[0], is_target ? words[1] : std::string_view(),
             words.size() > 2 ? words[2] : std::string_view());
  }
}

// The list `key` of one of the host's files, with the names that it gives to a rule's parts.
struct RuleList {
  std::string_view file, key, from, to;
  bool is_rewrite = false;
};

constexpr RuleList kLists[] = {
    {"netlify.toml", "redirects", "from", "to"},
    {"vercel.json", "redirects", "source", "destination"},
    {"vercel.json", "rewrites", "source", "destination", true},
};

void read_list(SiteBuild& build, const RuleList& list) {
  for (const std::string& folder : {build.root, std::string(folder_of(build.root))}) {
    const std::string path = join_path(folder, list.file);
    if (!build.files.is_file(path)) continue;
    const std::optional<std::string> text = build.read(path);
    if (!text) return;
    const YamlNode tree = read_config_tree(path, *text);
    const YamlNode* rules = find_in(tree, list.key);
    if (rules == nullptr || !rules->is_list()) return;
    for (const YamlNode& rule : rules->items) {
      add_rule(build, text_in(rule, list.from), text_in(rule, list.to),
               list.is_rewrite ? "200" : text_in(rule, "status"));
    }
    return;
  }
}

}  // namespace

void read_host_redirects(SiteBuild& build) {
  read_redirects_file(build);
  for (const RuleList& list : kLists) read_list(build, list);
}

}  // namespace postlint
