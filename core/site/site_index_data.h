// What a SiteIndex holds; for its own source files.
#pragma once

#include <atomic>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

#include "core/base/glob.h"
#include "core/site/site_build.h"

namespace postlint {

struct SiteIndex::Data {
  Request request;
  std::string root;
  std::string origin, prefix;
  struct OwnAddress {
    std::string host;
    std::string path;  // "" or "/blog"
  };
  std::vector<OwnAddress> own;  // longest paths first
  std::vector<SitePage> pages;
  std::vector<std::string> asset_bases;  // of each page; where its own files are served
  std::vector<std::pair<std::string, std::string>> moved_files;  // URL, file
  std::vector<std::string> asset_folders;                        // of each page; full paths
  std::vector<AssetPlace> assets;           // full folders, URLs with the prefix
  std::vector<std::string> source_folders;  // full paths
  std::vector<Glob> withheld;               // relative to the root
  std::vector<RedirectRule> redirects;
  std::vector<Generated> generated;
  std::vector<Glob> open_paths;
  std::vector<std::string> notes;
  bool pages_are_open = false, assets_are_open = false;
  bool bare_url_is_folder = false, urls_are_known = true;
  bool is_plain_host = false;  // "/a/" is not "/a.html" there
  AddressHandling addresses;

  // The file that is written for a URL, as a path: what two URLs that mean one page share.
  std::string output_of(std::string_view url) const;
  void make_maps();

  struct Target {
    UrlLookup::Kind kind;
    std::uint32_t index;
  };
  // Keys that are views are of `pages` and `asset_folders`, which no longer change.
  std::unordered_map<std::string_view, std::uint32_t> by_source;
  std::unordered_map<std::string, Target> by_output;
  std::unordered_map<std::string, std::string> by_folded;  // folded output → output, if it differs
  std::unordered_map<std::string_view, std::uint32_t> by_url;  // of pages with asset folders
  std::unordered_set<std::string_view> by_asset_folder;        // those folders
  std::vector<std::string> uncertain_folders;  // URL folders where a page may be, sorted
  bool has_unknown_urls = false;

  mutable std::once_flag names_once;
  mutable std::unordered_map<std::string, std::vector<std::size_t>> by_name;  // see named()

  mutable std::mutex anchors_mutex;
  mutable std::vector<std::unique_ptr<PageAnchors>> anchors;  // by page
};

}  // namespace postlint
