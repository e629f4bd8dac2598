// Which page becomes which file, and what address it gets there: known before a body is touched,
// since links depend on it.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "converters/convert.h"
#include "converters/portable_post.h"
#include "converters/read/identity.h"
#include "converters/read/reader.h"

namespace postlint {

struct PlannedPage {
  const SitePage* page = nullptr;
  PortablePost post;                 // without `post`: the text is read again when it is written
  std::string target;                // path below the target's root
  std::string new_url;               // below the prefix; empty: not known
  bool needs_url = false;            // its head must say the address
  std::vector<std::string> aliases;  // addresses that must lead to it, below the prefix
  bool has_native_aliases = false;   // the engine makes them of the head
  bool has_excerpt_end = false;      // a mark of Hugo's, or one that becomes one, is in the text
  std::vector<MoveNote> notes;
};

struct Plan {
  std::vector<PlannedPage> pages;  // in source order
  std::vector<ConvertResult::Skipped> skipped;
  SiteIdentity site;
  std::unordered_map<const SitePage*, std::size_t> by_page;
  std::unordered_set<std::string> fragments;  // percent-decoded, of all links of the blog
};

struct PlanRequest {
  const ConvertRequest* convert = nullptr;
  const ReadRequest* read = nullptr;  // of convert->source
  const EngineConverter* target = nullptr;
  const EngineProfile* target_profile = nullptr;
};
Plan make_plan(const PlanRequest& request);

// Files of the old project that say nothing to a reader of the blog: README.md, Gemfile …
bool is_of_project(std::string_view path);

// The pattern that gives most dated posts their address ("/:year/:month/:day/:slug/"); empty: none
// fits a tenth of them.
std::string infer_permalink(const std::vector<PlannedPage>& pages);

// The head of a planned page as it will be written.
std::string head_of(const PlanRequest& request, const SiteIdentity& site, const PlannedPage& page,
                    const PortablePost& post, std::vector<MoveNote>* notes);

}  // namespace postlint
