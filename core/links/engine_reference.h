// What a reference leads to that only the engine resolves: {% post_url %}, relref, @/, {filename} …
//
// Names are compared without regard to case and Unicode form: what differs in these only is found.
// The site's index is asked for when a reference needs it, no earlier.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/links/link_use.h"
#include "core/site/site_index.h"

namespace postlint {

struct EngineReference {
  enum class Outcome : std::uint8_t { kFound, kMissing, kUnknown };
  Outcome outcome = Outcome::kUnknown;
  const SitePage* page = nullptr;  // of kFound, where it is a page; none of a section's folder
  std::string file;                // of kFound, where it is another file: its path
};

class EngineReferences {
 public:
  // `files` may be null: then only pages are found. All must outlive this.
  EngineReferences(const BlogFacts& blog, const FileTree* files, std::string_view post_path,
                   std::function<const SiteIndex&()> site);

  EngineReference resolve(LinkSyntax syntax, std::string_view target) const;

 private:
  EngineReference file(const std::string& path) const;
  // The first of the paths, with a post's extension, that is a page.
  EngineReference at_one_of(std::initializer_list<std::string> stems) const;
  EngineReference by_suffix(std::string_view name) const;
  EngineReference jekyll_post(std::string_view name) const;
  EngineReference hugo(std::string path) const;
  EngineReference hexo(std::string_view name) const;
  EngineReference pelican(const std::string& target) const;

  const BlogFacts& blog_;
  const FileTree* files_;
  std::string post_path_, root_;
  std::function<const SiteIndex&()> site_;
};

}  // namespace postlint
