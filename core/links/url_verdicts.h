// The verdicts of a run over external URLs, for the checks that judge links by them.
//
// A target finds its verdict however it is spelled, as long as a browser would ask for the same
// URL. Only read once it is filled; then thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/net/verdict.h"

namespace postlint {

// What is asked for when somebody follows `target` ("//host/x" as https), without fragment; and the
// fragment as written, without '#'. nullopt: no http or https URL.
struct ExternalTarget {
  std::string url;
  std::string fragment;
};
std::optional<ExternalTarget> external_target(std::string_view target);

// `url` without "user:password@": what may be printed.
std::string without_credentials(std::string_view url);

class UrlVerdicts {
 public:
  // What is ok in all is not kept: there is nothing to say of it.
  void add(UrlResult result);
  // nullptr: there is nothing to say of the URL, or it was not asked for.
  const UrlResult* find(const ExternalTarget& target) const;
  bool empty() const { return results_.empty(); }
  // The snapshot of a page that is gone, and back; empty: none is known.
  void add_archive(const std::string& url, std::string snapshot);
  const std::string& archive_of(const ExternalTarget& target) const;

 private:
  std::unordered_map<std::string, std::string> archives_;
  std::unordered_map<std::string, UrlResult> results_;
};

}  // namespace postlint
