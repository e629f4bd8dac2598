// Asking for the external links of a blog from the command line: options, cache, progress, Ctrl-C.
#pragma once

#include <string>
#include <vector>

#include "cmd/session.h"
#include "core/links/external_urls.h"
#include "core/links/link_report.h"
#include "core/links/url_verdicts.h"
#include "core/net/check_urls.h"

namespace postlint {

struct WebOptions {
  CheckUrlsOptions fetch;
  std::vector<std::string> exclude;
  std::vector<std::string> exclude_hosts;
  std::vector<std::string> headers;  // "HOST=VARIABLE"
  std::string cache;                 // empty: the user's cache folder
  bool no_cache = false;
  std::string history_file;  // empty: .postlint-links.tsv beside the configuration, where it exists
  bool update_history_file = false;
  std::string shard;        // "2/5"
  bool archive = false;     // look for snapshots of what is gone
  std::string archive_api;  // empty: the configuration's, else the Wayback Machine's
};

struct WebRun {
  LinkReport report;
  UrlVerdicts verdicts;
  bool was_interrupted = false;
  std::string note;  // what a person should know of the run; mostly empty
};

// Asks for every external URL of the session's posts. On Ctrl-C what is known so far is returned.
Result<WebRun> ask_web(const WebOptions& options, const SessionOptions& general,
                       const Session& session);

void add_web_options(CLI::App& command, WebOptions& options);

// The cache file that the options name; empty: none.
std::string cache_path(const WebOptions& options);

}  // namespace postlint
