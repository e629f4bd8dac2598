#include "support/memory_blog.h"

#include "catch.h"

namespace postlint::test {

MemoryBlog::MemoryBlog(Files given, Config with)
    : contents_(std::move(given)), config_(std::move(with)) {
  std::vector<std::string> paths;
  for (const auto& [path, text] : contents_) paths.push_back(path);
  files_ = make_memory_file_tree(paths);
  read_ = [this](const std::string& path) -> std::optional<std::string> {
    const auto found = contents_.find(path);
    if (found == contents_.end()) return std::nullopt;
    return found->second;
  };
  const Result<BlogFacts> loaded = load_blog_facts(*files_, "b", config_, read_);
  REQUIRE(loaded.ok());
  facts = *loaded;
  facts.now = 1'730'000'000;
  made_.emplace(SiteIndex::make({files_.get(), &facts, &config_, read_, 1}));
}

std::string MemoryBlog::url_of(const std::string& source) const {
  const SitePage* page = index().find_source(source);
  return page == nullptr ? "(no page)" : page->url;
}

PageState MemoryBlog::state_of(const std::string& source) const {
  const SitePage* page = index().find_source(source);
  REQUIRE(page != nullptr);
  return page->state;
}

}  // namespace postlint::test
