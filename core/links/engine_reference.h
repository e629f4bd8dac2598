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
  enum class Outcome : std::uint8_t {
    kPage,     // `page`
    kFile,     // a file that is no page of the blog
    kMissing,  // there is nothing of this name
    kUnknown,
  };
  Outcome outcome = Outcome::kUnknown;
  const SitePage* page = nullptr;
  bool is_ambiguous = false;  // several pages have the name; `page` is one of them
  std::string file;           // of kFile: its path, where it is known
  std::string spelled;        // found only by folding case or Unicode form: the name as it is
};

class EngineReferences {
 public:
  struct Request {
    const BlogFacts* blog = nullptr;
    const FileTree* files = nullptr;  // may be null: then only pages are found
    std::function<const SiteIndex&()> site;
    bool is_sparing = false;  // a file at its obvious place will do; see LazySiteIndex
  };
  // `post_path` is of the post that refers. All that the request points to must outlive this.
  EngineReferences(Request request, std::string_view post_path)
      : request_(std::move(request)), post_path_(post_path) {}

  // `target` as in LinkUse. `names_language`: the tag says which language is meant (Hugo).
  EngineReference resolve(LinkSyntax syntax, std::string_view target,
                          bool names_language = false) const;

 private:
  Request request_;
  std::string post_path_;
};

}  // namespace postlint
