// External URLs of a blog with their verdicts and every place that uses them; what the reports of
// `postlint links` are made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/net/verdict.h"
#include "core/text/source_file.h"

namespace postlint {

// One use of a URL.
struct UrlPlace {
  std::string path;          // of the post, as reports name it
  Position position;         // 1-based line and column in code points
  std::string fragment;      // as written, without '#'; empty: none
  std::string text;          // what a reader sees of the link
  int year = 0;              // of the post's date; 0: not known
  std::uint32_t offset = 0;  // bytes; where `position` is
};

// One unique URL (without fragment).
struct UrlReport {
  UrlResult result;
  std::vector<UrlPlace> places;  // in path order
  bool fails = false;            // counts for the exit code
  std::string post_date;         // "20240501", of the first post that uses it; may be empty
  std::string archive_url;       // --archive: the snapshot nearest to the post's date
};

struct LinkReport {
  std::vector<UrlReport> urls;  // sorted by URL
  std::size_t posts = 0;
  std::size_t requests = 0;  // sent in this run
  std::int64_t now = 0;      // Unix seconds
  std::string site;          // the blog's own address or folder, for the title
  std::string version;
};

// One JSON object a line: url, verdict, status, reason, evidence, final_url, missing_fragments,
// failed_runs, failing_since, checked_at (both Unix seconds), from_cache, archive_url, fails,
// places (file, line, column, fragment, text, year). What is not known is "" or 0.
std::string link_report_as_jsonl(const LinkReport& report);
// {"version", "posts", "urls": [the same objects], "counts": {verdict: number}}
std::string link_report_as_json(const LinkReport& report);
// For people: URLs that fail or are not simply ok, each with its places; then the counts.
std::string link_report_as_text(const LinkReport& report);
// One self-contained page that asks for nothing from anywhere and works without its script.
std::string link_report_as_html(const LinkReport& report);

}  // namespace postlint
