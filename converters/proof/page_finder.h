// What a site has at an address: a page, a file, another address it leads to.
//
// Thread-safe once made; the facts must outlive it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "converters/proof/facts.h"

namespace postlint::proof {

struct FoundAddress {
  enum class Kind : std::uint8_t { kPage, kAsset, kElsewhere, kOther, kUnknown, kMissing };
  Kind kind = Kind::kMissing;
  std::size_t index = 0;  // of the page or the asset
  std::string address;    // where redirects led, if there were any
  bool is_redirected = false;
  bool is_there() const { return kind != Kind::kMissing && kind != Kind::kUnknown; }
};

class PageFinder {
 public:
  explicit PageFinder(const SiteFacts& site);

  // `path` below the prefix. Redirects are followed, ten at most. Drafts are found too.
  FoundAddress find(std::string_view path) const;

 private:
  FoundAddress find_once(const std::string& path) const;
  // What the rule for it leads to.
  std::optional<std::string> redirect_of(const std::string& path) const;

  const SiteFacts& site_;
  std::unordered_map<std::string, std::size_t> pages_, assets_, redirects_;
  std::vector<std::size_t> wildcards_;  // the longest first
};

}  // namespace postlint::proof
