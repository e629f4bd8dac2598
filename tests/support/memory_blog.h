// A blog in memory: its files by path, and the index that postlint makes of it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/site/site_index.h"

namespace postlint::test {

class MemoryBlog {
 public:
  using Files = std::map<std::string, std::string>;  // content by path; the blog's root is "b"

  explicit MemoryBlog(Files given, Config with = {});
  MemoryBlog(const MemoryBlog&) = delete;

  const SiteIndex& index() const { return *made_; }
  // "(no page)" where the engine would not make one of the file.
  std::string url_of(const std::string& source) const;
  UrlLookup::Kind kind_of(std::string_view url) const { return index().look_up_url(url).kind; }
  PageState state_of(const std::string& source) const;

  BlogFacts facts;  // `now` is 2024-10-27

 private:
  Files contents_;
  Config config_;
  std::unique_ptr<FileTree> files_;
  ReadText read_;
  std::optional<SiteIndex> made_;
};

}  // namespace postlint::test
