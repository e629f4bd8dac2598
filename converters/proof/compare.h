// Compares two sites page by page: what of the old one is in the new one, and what is not.
//
// A page of OLD is looked for at its own address in NEW, over NEW's redirects and aliases, then by
// its title. Whatever is not the same is a Difference: lost, or changed (with a reason: the
// caller's, or that nothing of OLD is missing). What one of the sites does not show (a built page
// without tags) is not compared, and the notes say so. Pages are read again and compared in
// parallel; the result is the same whatever the number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/proof/coverage.h"
#include "converters/proof/facts.h"

namespace postlint::proof {

enum class Outcome : std::uint8_t { kSame, kChanged, kLost };
std::string_view outcome_name(Outcome outcome);  // "same", "changed", "lost"

struct Difference {
  Outcome outcome = Outcome::kLost;
  // "page", "url", "state", "title", "date", "updated", "description", "image", "language", "tags",
  // "categories", "authors", "series", "field", "text", "headings", "anchors", "links", "images",
  // "code"
  std::string field;
  std::string what;                  // one line: "the tag “서울” is missing"
  std::string old_value, new_value;  // may be empty, or cut short
  std::string reason;                // of kChanged
};

struct PageOutcome {
  Outcome outcome = Outcome::kSame;
  std::string url, source, title;   // of OLD
  std::string new_url, new_source;  // empty: not found
  std::size_t not_compared = 0;     // template tags of which nothing is known
  bool is_unsure = false;           // of an address alone: only a build tells whether it is served
  std::vector<Difference> differences;
};

struct AssetOutcome {
  Outcome outcome = Outcome::kLost;
  std::string url, what, reason;
};

// A difference that whoever made NEW meant to make.
struct ExpectedChange {
  std::string page;   // URL path in OLD, or the source of a page without one; empty: every page
  std::string field;  // as above; empty: every field
  std::string reason;
};

struct Comparison {
  std::string old_folder, new_folder, old_kind, new_kind;
  std::vector<PageOutcome> pages;    // in the order of OLD's addresses
  std::vector<AssetOutcome> assets;  // only those that are not the same
  std::size_t assets_compared = 0;
  std::size_t added_pages = 0;  // of NEW that are nothing of OLD
  std::optional<Coverage> coverage;
  std::vector<std::string> notes;

  std::size_t count(Outcome outcome) const;  // of pages
  bool has_loss() const;
};

struct CompareRequest {
  const SiteFacts* before = nullptr;
  const SiteFacts* after = nullptr;
  std::vector<ExpectedChange> expected;
  std::vector<std::string> ignored_fields;
  // Which file of NEW was made of which of OLD, where that is known: of several pages with one
  // address, and of pages whose address is not known, those two are compared.
  std::vector<std::pair<std::string, std::string>> moved;
  std::size_t jobs = 1;
};

Comparison compare_sites(const CompareRequest& request);

}  // namespace postlint::proof
