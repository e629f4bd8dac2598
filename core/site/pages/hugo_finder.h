// The parts that core/site/pages/hugo*.cpp share: one finder for one blog.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/site/permalink.h"
#include "core/site/site_build.h"

namespace postlint {

struct HugoLanguage {
  std::string code;
  std::string prefix;  // "" or "/ko"
};

struct HugoRoot {
  std::string folder;
  std::string below;  // where it is mounted in content/
  std::size_t language = 0;
};

class HugoFinder {
 public:
  explicit HugoFinder(SiteBuild& build) : build_(build) {}
  void find();

 private:
  void read_settings();
  YamlNode settings_part(std::string_view name) const;
  void read_language_files();
  void read_languages();
  void take_language_folders(const std::string& content);
  void read_mounts();
  void add_root(const HugoRoot& root);
  void add_page(PageHead head, const HugoRoot& root, const std::set<std::string>& bundles);
  void take_state(SitePage& page, const PageHead& head) const;
  void take_aliases(SitePage& page, const PageHead& head) const;
  void take_lists(BuiltPage& built, const PageHead& head, const std::string& prefix,
                  const std::vector<std::string>& sections);
  std::size_t take_language(std::string& stem, std::size_t otherwise) const;
  std::string url_of(const PageHead& head, const std::vector<std::string>& sections,
                     std::string_view name, const std::optional<UrlDate>& date, bool& is_known);
  std::string make_path(std::string_view text) const;
  std::string make_file_path(std::string_view name) const;
  bool pick_sections(std::string& pattern, const std::vector<std::string>& sections) const;
  std::string ending(std::string_view path, bool is_ugly) const;
  PermalinkTokens tokens_of(const PageHead& head, const std::vector<std::string>& sections,
                            std::string_view name, const UrlDate& date) const;
  void add_generated();
  void judge_addresses();
  bool may_be_rewritten(std::string_view kind) const;

  SiteBuild& build_;
  YamlNode settings_;
  std::vector<HugoLanguage> languages_;
  std::vector<HugoRoot> roots_;
  std::map<std::string, std::string> permalinks_;                // section → pattern
  std::vector<std::pair<std::string, std::string>> taxonomies_;  // plural → plural's key in pages
  std::set<std::string> sections_;                               // URL paths of lists
  bool is_ugly_ = false, lowers_ = true, removes_accents_ = false;
  bool shows_drafts_ = false, shows_future_ = false, shows_expired_ = false;
};

}  // namespace postlint
