#include "converters/proof/page_finder.h"

#include <algorithm>

#include "converters/proof/addresses.h"
#include "core/base/strings.h"
#include "core/site/url_path.h"

namespace postlint::proof {
namespace {

constexpr int kMostHops = 10;

// The addresses that a server answers alike: "/a" is the file "a.html" or the folder "a".
std::vector<std::string> forms_of(std::string_view path) {
  const std::string key = page_key(path);
  std::vector<std::string> forms{key};
  if (key.ends_with('/')) {
    if (key.size() > 1) forms.push_back(key.substr(0, key.size() - 1));
  } else if (const std::string extension = url_extension(key);
             extension == "html" || extension == "htm") {
    forms.push_back(key.substr(0, key.rfind('.')));
  } else {
    // "/v1.2" has what looks like an extension and is a page all the same.
    forms.push_back(key + "/");
    forms.push_back(key + ".html");
  }
  return forms;
}

}  // namespace

PageFinder::PageFinder(const SiteFacts& site) : site_(site) {
  // Of two pages with one address the public one counts.
  for (const bool wants_public : {true, false}) {
    for (std::size_t i = 0; i < site.pages.size(); ++i) {
      const PageFacts& page = site.pages[i];
      if (page.is_public == wants_public && !page.url.empty())
        pages_.try_emplace(page_key(page.url), i);
    }
  }
  for (std::size_t i = 0; i < site.assets.size(); ++i)
    assets_.try_emplace(page_key(site.assets[i].url), i);
  for (std::size_t i = 0; i < site.redirects.size(); ++i) {
    const std::string& from = site.redirects[i].from;
    if (from.ends_with('*')) {
      wildcards_.push_back(i);
    } else {
      redirects_.try_emplace(page_key(from), i);
    }
  }
  std::stable_sort(wildcards_.begin(), wildcards_.end(), [&](std::size_t left, std::size_t right) {
    return site.redirects[left].from.size() > site.redirects[right].from.size();
  });
}

std::optional<std::string> PageFinder::redirect_of(const std::string& path) const {
  for (const std::string& form : forms_of(path)) {
    if (const auto found = redirects_.find(form); found != redirects_.end())
      return site_.redirects[found->second].to;
  }
  for (const std::size_t index : wildcards_) {
    const Redirect& rule = site_.redirects[index];
    const std::string_view from = std::string_view(rule.from).substr(0, rule.from.size() - 1);
    if (!std::string_view(path).starts_with(from)) continue;
    return replace_all(rule.to, ":splat", std::string_view(path).substr(from.size()));
  }
  return std::nullopt;
}

FoundAddress PageFinder::find_once(const std::string& path) const {
  using Kind = FoundAddress::Kind;
  std::optional<std::size_t> draft;
  for (const std::string& form : forms_of(path)) {
    const auto page = pages_.find(form);
    if (page == pages_.end()) continue;
    if (site_.pages[page->second].is_public) return {Kind::kPage, page->second, "", false};
    if (!draft) draft = page->second;
  }
  if (const auto asset = assets_.find(page_key(path)); asset != assets_.end())
    return {Kind::kAsset, asset->second, "", false};
  if (draft) return {Kind::kPage, *draft, "", false};
  return {};
}

FoundAddress PageFinder::find(std::string_view path) const {
  using Kind = FoundAddress::Kind;
  std::string at(path.substr(0, path.find('?')));
  bool is_redirected = false;
  for (int hop = 0; hop < kMostHops; ++hop) {
    FoundAddress found = find_once(at);
    const bool is_draft = found.kind == Kind::kPage && !site_.pages[found.index].is_public;
    if (found.is_there() && !is_draft) {
      found.is_redirected = is_redirected;
      found.address = at;
      return found;
    }
    std::optional<std::string> to = redirect_of(at);
    if (!to) {
      if (is_draft) return found;
      if (!site_.has_other) return {Kind::kMissing, 0, at, is_redirected};
      const std::optional<bool> other = site_.has_other(at);
      const Kind kind = !other ? Kind::kUnknown : *other ? Kind::kOther : Kind::kMissing;
      return {kind, 0, at, is_redirected};
    }
    is_redirected = true;
    if (is_absolute_address(*to) || to->starts_with("//")) {
      const auto own = site_.own_path ? site_.own_path(*to) : std::nullopt;
      if (!own) return {Kind::kElsewhere, 0, *to, true};
      to = own;
    }
    at = to->substr(0, to->find_first_of("?#"));
    if (at.empty()) return {Kind::kElsewhere, 0, "", true};
  }
  return {Kind::kMissing, 0, std::string(path), true};
}

}  // namespace postlint::proof
