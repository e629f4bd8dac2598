// The parts that core/site/pages/jekyll*.cpp share: one finder for one blog.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/glob.h"
#include "core/site/permalink.h"
#include "core/site/site_build.h"

namespace postlint {

struct JekyllCollection {
  std::string label;
  std::string permalink;  // empty: the default
  bool is_output = false;
};

struct JekyllDefault {
  std::string path;  // empty: everywhere
  std::string type;  // "posts", "drafts", "pages", a collection; empty: all
  std::optional<Glob> glob;
  const YamlNode* values = nullptr;
};

bool is_jekyll_markdown(std::string_view extension);

class JekyllFinder {
 public:
  explicit JekyllFinder(SiteBuild& build) : build_(build) {}
  void find();

 private:
  void read_settings();
  void read_defaults();
  bool is_left_out(std::string_view path) const;
  bool is_inside(std::string_view path, std::string_view folder) const;
  // A value of the front matter or of the configuration's defaults.
  std::optional<std::string> value(const PageHead& head, std::string_view type,
                                   std::string_view key) const;
  void add_post(const PageHead& head, bool is_draft);
  void add_document(const PageHead& head, const JekyllCollection& collection);
  void add_page(const PageHead& head);
  void add(BuiltPage page, const PageHead& head, std::string_view type);
  std::vector<std::string> categories(const PageHead& head, std::string_view type,
                                      bool from_folders) const;
  void fill_tokens(PermalinkTokens& tokens, const UrlDate& date) const;
  std::string page_suffix() const;
  void add_generated();
  void add_archives();
  void add_paging();
  void withhold_sources();
  void judge_addresses();
  std::string default_text(std::string_view path, std::string_view type,
                           std::string_view key) const;

  SiteBuild& build_;
  YamlNode settings_;
  std::string permalink_;  // as configured
  std::string collections_folder_;
  std::vector<JekyllCollection> collections_;
  std::vector<JekyllDefault> defaults_;
  std::vector<Glob> excludes_;
  std::vector<std::string> includes_;
  bool shows_future_ = false;
  bool has_optional_heads_ = false;
};

}  // namespace postlint
