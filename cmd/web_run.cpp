#include "cmd/web_run.h"

#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>

#include "cmd/command.h"
#include "core/base/strings.h"
#include "core/base/width.h"
#include "core/io/files.h"
#include "core/net/archive.h"
#include "core/net/link_history.h"
#include "core/net/url_cache.h"
#include "core/net/web_url.h"
#include "core/parallel/parallel.h"

namespace postlint {
namespace {

std::atomic<bool> stop_requested{false};

extern "C" void note_interrupt(int) {
  // The second Ctrl-C ends the program at once.
  if (stop_requested.exchange(true)) _exit(130);
}

// Ctrl-C ends the run over the web, not the program, as long as this lives.
class InterruptGuard {
 public:
  InterruptGuard() {
    stop_requested = false;
    struct sigaction action {};
    action.sa_handler = note_interrupt;
    sigaction(SIGINT, &action, &before_);
    sigaction(SIGTERM, &action, &before_term_);
  }
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
  ~InterruptGuard() {
    sigaction(SIGINT, &before_, nullptr);
    sigaction(SIGTERM, &before_term_, nullptr);
  }

 private:
  struct sigaction before_ {};
  struct sigaction before_term_ {};
};

// One line on a terminal's stderr, drawn anew at most ten times a second; vanishes at the end.
class ProgressLine {
 public:
  explicit ProgressLine(bool quiet) : is_on_(!quiet && isatty(STDERR_FILENO) == 1) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() {
    if (is_drawn_) std::fputs("\r\033[K", stderr);
  }

  void show(const UrlProgress& progress) {
    if (!is_on_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - begin_ < std::chrono::milliseconds(400) ||
        now - last_ < std::chrono::milliseconds(100)) {
      return;
    }
    last_ = now;
    std::string line = std::to_string(progress.done) + " / " + std::to_string(progress.total);
    for (std::size_t i = 0; i < kVerdicts; ++i) {
      if (progress.counts[i] == 0) continue;
      line += "  " + std::string(verdict_name(static_cast<Verdict>(i))) + " " +
              std::to_string(progress.counts[i]);
    }
    for (const HostProgress& host : progress.slowest)
      line += "  " + host.host + " (" + std::to_string(host.waiting) + ")";
    const std::size_t columns = terminal_columns();
    const std::size_t most = columns > 1 ? columns - 1 : 79;
    while (display_width(line) > most) line.pop_back();
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
    std::fflush(stderr);
    is_drawn_ = true;
  }

 private:
  bool is_on_;
  bool is_drawn_ = false;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point last_{};
};

struct Shard {
  std::size_t index = 0, count = 1;  // 0-based
};

Result<Shard> read_shard(const std::string& text) {
  if (text.empty()) return Shard{};
  const std::size_t slash = text.find('/');
  char* end = nullptr;
  const unsigned long index = std::strtoul(text.c_str(), &end, 10);
  const bool index_ok = slash != std::string::npos && end == text.c_str() + slash;
  const unsigned long count = index_ok ? std::strtoul(text.c_str() + slash + 1, &end, 10) : 0;
  if (!index_ok || *end != '\0' || index < 1 || index > count || count > 10000) {
    return Error{"--shard takes I/N with I from 1 to N, as in 2/5; “" + text + "” is none"};
  }
  return Shard{index - 1, count};
}

// "HOST=VARIABLE": the header stands in the environment, so that no secret is in a command line.
Result<Done> read_headers(const std::vector<std::string>& headers, CheckUrlsOptions& fetch) {
  for (const std::string& text : headers) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
      return Error{
          "--header takes HOST=VARIABLE, the name of an environment variable that holds "
          "“Name: value”; “" +
          text + "” is none"};
    }
    const std::string variable = text.substr(equals + 1);
    const char* value = std::getenv(variable.c_str());
    if (value == nullptr || std::string_view(value).find(':') == std::string_view::npos) {
      return Error{"--header: the environment variable " + variable +
                   " is not set to a header such as “Authorization: Bearer …”"};
    }
    fetch.host_headers[ascii_lower(text.substr(0, equals))].emplace_back(value);
  }
  return Done{};
}

// The committed history: what it is called, and what stands in it.
struct HistoryFile {
  std::string path;  // empty: none
  bool exists = false;
  LinkHistory history;
};

Result<HistoryFile> read_history_file(const WebOptions& options, const Session& session) {
  HistoryFile file;
  file.path = options.history_file.empty() ? join_path(session.config.root, ".postlint-links.tsv")
                                           : options.history_file;
  file.exists = session.files->is_file(file.path);
  if (!file.exists) {
    if (!options.history_file.empty() && !options.update_history_file)
      return missing_path_error(options.history_file);
    return file;
  }
  Result<std::string> text = read_file(file.path);
  if (!text.ok()) return text.error();
  Result<LinkHistory> history = read_link_history(*text);
  if (!history.ok()) return Error{history.error().message, file.path};
  file.history = std::move(history).value();
  return file;
}

// Without a cache the counts of failed runs come from the committed history alone.
void count_runs(const LinkHistory& before, UrlResult& result) {
  if (!is_failing(result.verdict)) return;
  const auto found = before.links.find(result.url);
  const bool failed_before = found != before.links.end() && found->second.failed_runs > 0;
  result.failed_runs = 1 + (failed_before ? found->second.failed_runs : 0);
  result.failing_since = failed_before ? found->second.failing_since : result.checked_at;
}

void record(const UrlResult& result, LinkHistory& history) {
  if (result.verdict == Verdict::kSkipped || result.verdict == Verdict::kRefused) return;
  if (result.url.find('@') != std::string::npos) return;  // may hold a password
  history.links[result.url] = {result.verdict, result.status, result.checked_at, result.failed_runs,
                               result.failing_since};
}

Result<Done> write_history_file(const HistoryFile& file, const std::vector<UrlResult>& results) {
  LinkHistory history = file.history;
  for (const UrlResult& result : results) record(result, history);
  return write_file_atomically(file.path, write_link_history(history));
}

bool is_gone(const UrlReport& url) {
  return url.result.verdict == Verdict::kGone || url.result.verdict == Verdict::kSoftGone;
}

// Looks for snapshots of the pages that are gone.
Result<Done> ask_archive(const WebOptions& options, const Session& session,
                         const CheckUrlsOptions& fetch, UrlCache* cache, WebRun& run) {
  std::vector<ArchiveQuery> queries;
  std::vector<UrlReport*> gone;
  for (UrlReport& url : run.report.urls) {
    if (!is_gone(url)) continue;
    queries.push_back({url.result.url, url.post_date});
    gone.push_back(&url);
  }
  std::string api = options.archive_api.empty() ? session.config.archive_api : options.archive_api;
  if (api.empty()) api = kWaybackApi;
  Result<ArchiveAnswers> answers = Error{"nothing was asked"};
  {
    const InterruptGuard guard;
    answers = find_snapshots(
        queries, api, fetch, cache, [](std::size_t) {}, stop_requested);
    run.was_interrupted |= stop_requested;
  }
  if (!answers.ok()) return answers.error();
  for (std::size_t i = 0; i < gone.size(); ++i) {
    gone[i]->archive_url = answers->snapshots[i];
    if (!gone[i]->archive_url.empty())
      run.verdicts.add_archive(gone[i]->result.url, gone[i]->archive_url);
  }
  if (answers->unasked > 0) {
    run.note = "the archive was not asked for " + counted(answers->unasked, "dead link");
    if (!answers->fault.empty()) run.note += ": " + answers->fault;
  }
  return Done{};
}

UrlResult skipped(const std::string& url, std::string reason) {
  UrlResult result;
  result.url = url;
  result.reason = std::move(reason);
  return result;
}

}  // namespace

std::string cache_path(const WebOptions& options) {
  if (options.no_cache) return {};
  return options.cache.empty() ? default_url_cache_path() : options.cache;
}

Result<WebRun> ask_web(const WebOptions& options, const SessionOptions& general,
                       const Session& session) {
  CheckUrlsOptions fetch = options.fetch;
  fetch.now = current_time();
  const Result<Done> headers = read_headers(options.headers, fetch);
  if (!headers.ok()) return headers.error();
  const Result<Shard> shard = read_shard(options.shard);
  if (!shard.ok()) return shard.error();
  Result<HistoryFile> history = read_history_file(options, session);
  if (!history.ok()) return history.error();

  ExternalUrlsRequest wanted;
  wanted.inputs = &session.inputs.files;
  wanted.blog = &session.blog;
  wanted.is_own = [&](std::string_view url) {
    return session.site->may_be_own(url) && session.site->get().own_path(url).has_value();
  };
  wanted.exclude = options.exclude;
  wanted.exclude_hosts = options.exclude_hosts;
  wanted.jobs = general.jobs ? general.jobs : hardware_jobs();
  ExternalUrls found = find_external_urls(wanted);
  std::erase_if(found.urls, [&](const ExternalUrl& url) {
    return fnv1a(url.url) % shard->count != shard->index;
  });

  std::vector<UrlQuery> queries;
  for (const ExternalUrl& url : found.urls) {
    if (!url.is_excluded) queries.push_back({url.url, url.fragments});
  }
  std::optional<UrlCache> cache;
  if (const std::string path = cache_path(options); !path.empty()) {
    Result<UrlCache> opened = UrlCache::open(path);
    if (!opened.ok()) return opened.error();
    cache = std::move(opened).value();
    cache->seed(history->history);
  }
  WebRun run;
  Result<std::vector<UrlResult>> results = Error{"nothing was asked"};
  {
    const InterruptGuard guard;
    ProgressLine line(general.quiet);
    results = check_urls(
        queries, fetch, cache ? &*cache : nullptr,
        [&](const UrlProgress& progress) { line.show(progress); }, stop_requested);
    run.was_interrupted = stop_requested;
  }
  if (!results.ok()) return results.error();
  if (results->size() != queries.size())
    return Error{"some URLs have no verdict: this is a fault of postlint, please report it"};
  if (cache && !cache->fault().empty())
    std::fprintf(stderr, "postlint: the cache could not be written: %s\n", cache->fault().c_str());
  if (!cache) {
    for (UrlResult& result : *results) count_runs(history->history, result);
  }
  if (options.update_history_file && !run.was_interrupted) {
    const Result<Done> written = write_history_file(*history, *results);
    if (!written.ok()) return written.error();
  }

  LinkReport& report = run.report;
  report.posts = session.inputs.files.size();
  report.now = fetch.now;
  report.site = session.config.site.url.empty() ? session.blog.root : session.config.site.url;
  report.version = version();
  std::size_t next = 0;
  for (ExternalUrl& url : found.urls) {
    UrlReport entry;
    entry.result = url.is_excluded ? skipped(url.url, "excluded") : std::move((*results)[next++]);
    entry.places = std::move(url.places);
    entry.post_date = std::move(url.post_date);
    run.verdicts.add(entry.result);
    report.urls.push_back(std::move(entry));
  }
  if (options.archive && !run.was_interrupted) {
    const Result<Done> asked = ask_archive(options, session, fetch, cache ? &*cache : nullptr, run);
    if (!asked.ok()) return asked.error();
  }
  return run;
}

void add_web_options(CLI::App& command, WebOptions& options) {
  CheckUrlsOptions& fetch = options.fetch;
  const char* kWeb = "Web";
  const auto add = [&](const char* name, auto& value, const char* help, const char* type) {
    // One value each time: a path may follow.
    CLI::Option* option = command.add_option(name, value, help)->type_name(type)->group(kWeb);
    return option->allow_extra_args(false);
  };
  add("--exclude", options.exclude, "Do not ask for URLs like this (* is any text)", "PATTERN");
  add("--exclude-host", options.exclude_hosts, "Do not ask this host and its subdomains", "HOST");
  add("--header", options.headers,
      "Send a header to a host; it stands in an environment variable as “Name: value”",
      "HOST=VARIABLE");
  add("--timeout", fetch.timeout_seconds, "Seconds for one request (default: 15)", "SECONDS")
      ->check(CLI::Range(1, 600));
  add("--max-redirects", fetch.max_redirects, "Redirects to follow (default: 10)", "N")
      ->check(CLI::Range(0, 50));
  add("--user-agent", fetch.user_agent, "What to call itself", "TEXT");
  add("--budget", fetch.budget, "Send at most this many requests; the rest is skipped", "N");
  add("--concurrency", fetch.concurrency, "Connections at once (default: 128)", "N")
      ->check(CLI::Range(1, 1024));
  add("--host-concurrency", fetch.host_concurrency,
      "Connections at once to one host, to begin with (default: 8)", "N")
      ->check(CLI::Range(1, 64));
  add("--retry-after-cap", fetch.retry_after_cap_seconds,
      "Seconds that a server may make us wait (default: 10)", "SECONDS")
      ->check(CLI::Range(0, 3600));
  add("--allow-private", fetch.allow_private,
      "Follow links into this private network, as in 10.0.0.0/8", "CIDR");
  add("--ca-file", fetch.ca_file, "Trust these certificates too", "FILE");
  command.add_flag("--robots", fetch.respect_robots, "Leave out what robots.txt forbids")
      ->group(kWeb);
  add("--cache", options.cache, "Keep verdicts in this file", "FILE");
  command.add_flag("--no-cache", options.no_cache, "Ask for everything; keep nothing")->group(kWeb);
  add("--history-file", options.history_file,
      "The history that is committed with the blog (default: .postlint-links.tsv, if it exists)",
      "FILE");
  command
      .add_flag("--update-history-file", options.update_history_file,
                "Write this run into the history file")
      ->group(kWeb);
  add("--shard", options.shard, "Ask for one of N parts of the URLs, as in 2/5", "I/N");
  command
      .add_flag("--archive", options.archive,
                "Look for the archived page nearest to the post's date where a link is dead")
      ->group(kWeb);
  add("--archive-api", options.archive_api,
      "The archive to ask (default: https://archive.org/wayback/available)", "URL");
  add("--resolve", fetch.resolve, "", "HOST:PORT:ADDRESS")->group("");  // tests
}

}  // namespace postlint
