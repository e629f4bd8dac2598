// The external URLs that the posts of a blog use, and where.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/glob.h"
#include "core/io/inputs.h"
#include "core/links/link_report.h"
#include "core/lint/check_context.h"
#include "core/net/verdict.h"

namespace postlint {

struct ExternalUrl {
  std::string url;  // as a browser asks for it, without fragment
  std::vector<std::string> fragments;
  std::vector<UrlPlace> places;  // in path order
  bool is_excluded = false;
  std::string post_date;  // "20240501" of the first post that uses it and has a date; else empty
};

struct ExternalUrlsRequest {
  const std::vector<InputFile>* inputs = nullptr;
  const BlogFacts* blog = nullptr;
  // Whether an absolute URL is one of the blog's own: those are judged without the network.
  std::function<bool(std::string_view url)> is_own;
  std::vector<std::string> exclude;        // patterns of URLs: * is any text, ? one character
  std::vector<std::string> exclude_hosts;  // "example.com", its subdomains too
  std::size_t jobs = 1;
};

struct ExternalUrls {
  std::vector<ExternalUrl> urls;    // sorted by URL, each once
  std::vector<std::string> errors;  // files that could not be read
};

ExternalUrls find_external_urls(const ExternalUrlsRequest& request);

// Whether `pattern` (with * and ?) matches all of `text`; case counts. Linear in practice: a star
// is tried at most once a character.
bool matches_wildcard(std::string_view pattern, std::string_view text);

}  // namespace postlint
