#include "core/net/url_cache.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "core/base/strings.h"
#include "core/net/link_history.h"
#include "core/net/sqlite_statement.h"
#include "core/net/web_url.h"

namespace postlint {
namespace {

constexpr int kApplicationId = 0x706C6E6B;  // "plnk"
constexpr int kSchemaVersion = 1;
constexpr int kBusyMilliseconds = 5'000;

constexpr const char* kSchema = R"sql(
CREATE TABLE IF NOT EXISTS link (
  url TEXT PRIMARY KEY, verdict TEXT NOT NULL, status INTEGER NOT NULL, reason TEXT NOT NULL,
  evidence TEXT NOT NULL, final_url TEXT NOT NULL, checked_at INTEGER NOT NULL,
  recheck_at INTEGER NOT NULL, same_runs INTEGER NOT NULL, failed_runs INTEGER NOT NULL,
  failing_since INTEGER NOT NULL, known TEXT NOT NULL, missing TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run (
  url TEXT NOT NULL, checked_at INTEGER NOT NULL, verdict TEXT NOT NULL, status INTEGER NOT NULL,
  reason TEXT NOT NULL, PRIMARY KEY (url, checked_at)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS archive (
  url TEXT NOT NULL, day TEXT NOT NULL, snapshot TEXT NOT NULL, checked_at INTEGER NOT NULL,
  PRIMARY KEY (url, day)) WITHOUT ROWID;
)sql";

constexpr const char* kFind =
    "SELECT verdict, status, reason, evidence, final_url, checked_at, recheck_at, same_runs, "
    "failed_runs, failing_since, known, missing FROM link WHERE url = ?1";
constexpr const char* kStore =
    "INSERT OR REPLACE INTO link VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
constexpr const char* kAddRun = "INSERT OR REPLACE INTO run VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr const char* kTrimRuns =
    "DELETE FROM run WHERE url = ?1 AND checked_at < (SELECT checked_at FROM run WHERE url = ?1 "
    "ORDER BY checked_at DESC LIMIT 1 OFFSET 49)";
constexpr const char* kRuns =
    "SELECT checked_at, verdict, status, reason FROM run WHERE url = ?1 ORDER BY checked_at DESC "
    "LIMIT 50";
constexpr const char* kAll =
    "SELECT url, verdict, status, checked_at, failed_runs, failing_since FROM link ORDER BY url";

// What the table `link` knows of a URL.
struct LinkRow {
  UrlResult result;
  std::int64_t recheck_at = 0;
  int same_runs = 0;
  std::vector<std::string> known, missing;  // fragments that were looked for; those not found
};

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.empty()) out.emplace_back(line);
  }
  return out;
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_stored(Verdict verdict) {
  return verdict != Verdict::kRefused && verdict != Verdict::kSkipped;
}

bool has_credentials(const std::string& url) {
  if (url.find('@') == std::string::npos) return false;
  const auto parsed = parse_web_url(url);
  return parsed && parsed->has_credentials();
}

std::string key_of(const std::string& url) {
  const auto parsed = parse_web_url(url);
  return parsed ? parsed->to_string() : url;
}

// 90 to 110 % of the interval, the same for a URL each time.
std::int64_t spread(std::int64_t interval, const std::string& url) {
  return interval * (90 + static_cast<std::int64_t>(fnv1a(url) % 21)) / 100;
}

std::int64_t pragma(sqlite3* database, const char* sql) {
  Statement statement(database, sql);
  return statement.row() ? statement.number(0) : -1;
}

}  // namespace

struct UrlCache::Statements {
  explicit Statements(sqlite3* database)
      : find(database, kFind),
        store(database, kStore),
        add_run(database, kAddRun),
        trim_runs(database, kTrimRuns),
        runs(database, kRuns),
        all(database, kAll),
        begin(database, "BEGIN IMMEDIATE"),
        commit(database, "COMMIT"),
        rollback(database, "ROLLBACK") {}

  std::optional<LinkRow> row_of(const std::string& url) {
    find.bind(1, url);
    std::optional<LinkRow> row;
    if (find.row()) {
      row.emplace();
      UrlResult& result = row->result;
      result.url = url;
      result.verdict = find_verdict(find.text(0)).value_or(Verdict::kSkipped);
      result.status = static_cast<long>(find.number(1));
      result.reason = find.text(2);
      result.evidence = find.text(3);
      result.final_url = find.text(4);
      result.checked_at = find.number(5);
      row->recheck_at = find.number(6);
      row->same_runs = static_cast<int>(find.number(7));
      result.failed_runs = static_cast<int>(find.number(8));
      result.failing_since = find.number(9);
      row->known = lines(find.text(10));
      row->missing = lines(find.text(11));
    }
    find.reset();
    return row;
  }

  int write(const LinkRow& row) {
    const UrlResult& result = row.result;
    store.bind(1, result.url);
    store.bind(2, verdict_name(result.verdict));
    store.bind(3, result.status);
    store.bind(4, result.reason);
    store.bind(5, result.evidence);
    store.bind(6, result.final_url);
    store.bind(7, result.checked_at);
    store.bind(8, row.recheck_at);
    store.bind(9, static_cast<std::int64_t>(row.same_runs));
    store.bind(10, static_cast<std::int64_t>(result.failed_runs));
    store.bind(11, result.failing_since);
    store.bind(12, join(row.known, "\n"));
    store.bind(13, join(row.missing, "\n"));
    const int code = store.step();
    store.reset();
    return code;
  }

  int write_run(const UrlResult& result, bool has_earlier) {
    add_run.bind(1, result.url);
    add_run.bind(2, result.checked_at);
    add_run.bind(3, verdict_name(result.verdict));
    add_run.bind(4, result.status);
    add_run.bind(5, result.reason);
    int code = add_run.step();
    add_run.reset();
    if (code != SQLITE_DONE || !has_earlier) return code;
    trim_runs.bind(1, result.url);
    code = trim_runs.step();
    trim_runs.reset();
    return code;
  }

  bool run(Statement& statement) {
    const int code = statement.step();
    statement.reset();
    return code == SQLITE_DONE;
  }

  Statement find, store, add_run, trim_runs, runs, all, begin, commit, rollback;
};

UrlCache::UrlCache(std::string path) : path_(std::move(path)) {}

UrlCache::UrlCache(UrlCache&& other) noexcept
    : is_in_transaction_(std::exchange(other.is_in_transaction_, false)),
      path_(std::move(other.path_)),
      fault_(std::move(other.fault_)),
      database_(std::exchange(other.database_, nullptr)),
      statements_(std::move(other.statements_)) {}

UrlCache& UrlCache::operator=(UrlCache&& other) noexcept {
  std::swap(is_in_transaction_, other.is_in_transaction_);
  std::swap(path_, other.path_);
  std::swap(fault_, other.fault_);
  std::swap(database_, other.database_);
  std::swap(statements_, other.statements_);
  return *this;
}

UrlCache::~UrlCache() {
  flush();
  statements_.reset();
  sqlite3_close(database_);
}

Result<UrlCache> UrlCache::open(const std::string& path) {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  UrlCache cache(path);
  if (auto done = cache.connect(); !done) return done.error();
  return cache;
}

Result<Done> UrlCache::connect() {
  const auto failure = [&](const std::string& what) {
    return Error{what + "; delete it, or name another file with --cache", path_};
  };
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path_.c_str(), &database_, flags, nullptr) != SQLITE_OK) {
    return Error{"the cache of links cannot be opened: " + std::string(sqlite3_errmsg(database_)),
                 path_};
  }
  sqlite3_busy_timeout(database_, kBusyMilliseconds);
  const std::int64_t tables = pragma(database_, "SELECT count(*) FROM sqlite_master");
  if (tables < 0) return failure("this file is no cache of links, or it is damaged");
  if (tables > 0 && pragma(database_, "PRAGMA application_id") != kApplicationId) {
    return failure("this is a database of another program");
  }
  if (pragma(database_, "PRAGMA user_version") > kSchemaVersion) {
    return failure("this cache of links was made by a newer postlint");
  }
  const std::string set_up =
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE;" +
      std::string(kSchema) + "PRAGMA application_id = " + std::to_string(kApplicationId) +
      "; PRAGMA user_version = " + std::to_string(kSchemaVersion) + "; COMMIT;";
  if (sqlite3_exec(database_, set_up.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return failure("the cache of links cannot be written: " +
                   std::string(sqlite3_errmsg(database_)));
  }
  statements_ = std::make_unique<Statements>(database_);
  return Done{};
}

std::optional<UrlResult> UrlCache::find(const UrlQuery& query, std::int64_t now) {
  if (has_credentials(query.url)) return std::nullopt;
  auto row = statements_->row_of(key_of(query.url));
  // A clock that was set back must not keep a verdict for ever.
  if (!row || row->recheck_at <= now || row->result.checked_at > now) return std::nullopt;
  UrlResult& result = row->result;
  const bool has_page = result.verdict == Verdict::kOk || result.verdict == Verdict::kMoved ||
                        result.verdict == Verdict::kRedirected ||
                        result.verdict == Verdict::kAnchorMissing;
  if (has_page) {
    for (const std::string& fragment : query.fragments) {
      if (!contains(row->known, fragment)) return std::nullopt;
      if (contains(row->missing, fragment)) result.missing_fragments.push_back(fragment);
    }
    // The post no longer links to what was missing: ask for what it links to now.
    if (result.verdict == Verdict::kAnchorMissing && result.missing_fragments != row->missing) {
      return std::nullopt;
    }
  }
  result.url = query.url;
  result.is_from_cache = true;
  return std::move(result);
}

void UrlCache::store(const UrlQuery& query, UrlResult& result) {
  if (!is_stored(result.verdict) || has_credentials(query.url)) {
    result.failed_runs = is_failing(result.verdict) ? 1 : 0;
    result.failing_since = is_failing(result.verdict) ? result.checked_at : 0;
    return;
  }
  const std::string key = key_of(query.url);
  const auto old = statements_->row_of(key);
  LinkRow row;
  row.same_runs = old && old->result.verdict == result.verdict ? old->same_runs + 1 : 1;
  const int failed_before = old ? old->result.failed_runs : 0;
  const std::int64_t failing_before = old ? old->result.failing_since : 0;
  if (is_failing(result.verdict)) {
    result.failed_runs = failed_before + 1;
    result.failing_since = failing_before != 0 ? failing_before : result.checked_at;
  } else if (result.verdict == Verdict::kBlocked) {
    result.failed_runs = failed_before;
    result.failing_since = failing_before;
  } else {
    result.failed_runs = 0;
    result.failing_since = 0;
  }
  row.result = result;
  row.result.url = key;
  row.recheck_at =
      result.checked_at + spread(recheck_interval(result.verdict, row.same_runs), query.url);
  row.known = query.fragments;
  row.missing = result.missing_fragments;
  if (!begin()) return;
  const bool done = statements_->write(row) == SQLITE_DONE &&
                    statements_->write_run(row.result, old.has_value()) == SQLITE_DONE;
  if (!done && fault_.empty()) fault_ = sqlite3_errmsg(database_);
}

bool UrlCache::begin() {
  if (is_in_transaction_) return true;
  is_in_transaction_ = statements_->run(statements_->begin);
  if (!is_in_transaction_ && fault_.empty()) fault_ = sqlite3_errmsg(database_);
  return is_in_transaction_;
}

void UrlCache::flush() {
  if (!std::exchange(is_in_transaction_, false)) return;
  if (statements_->run(statements_->commit)) return;
  if (fault_.empty()) fault_ = sqlite3_errmsg(database_);
  statements_->run(statements_->rollback);
}

std::vector<UrlRunRecord> UrlCache::history(const std::string& url) {
  std::vector<UrlRunRecord> out;
  Statement& runs = statements_->runs;
  runs.bind(1, key_of(url));
  while (runs.row()) {
    out.push_back({runs.number(0), find_verdict(runs.text(1)).value_or(Verdict::kSkipped),
                   static_cast<long>(runs.number(2)), runs.text(3)});
  }
  runs.reset();
  return out;
}

void UrlCache::seed(const LinkHistory& history) {
  if (!begin()) return;
  Statements& all = *statements_;
  for (const auto& [url, record] : history.links) {
    const auto old = all.row_of(url);
    if (old && old->result.checked_at >= record.checked_at) continue;
    LinkRow row;
    row.result.url = url;
    row.result.verdict = record.verdict;
    row.result.status = record.status;
    row.result.checked_at = record.checked_at;
    row.result.failed_runs = record.failed_runs;
    row.result.failing_since = record.failing_since;
    row.same_runs = 1;
    // The text says too little to report a fault by: those are asked again.
    const bool is_good = record.verdict == Verdict::kOk;
    row.result.reason = "known from the text history";
    row.recheck_at = is_good ? record.checked_at + spread(recheck_interval(record.verdict, 1), url)
                             : record.checked_at;
    if (all.write(row) != SQLITE_DONE && fault_.empty()) fault_ = sqlite3_errmsg(database_);
  }
  flush();
}

LinkHistory UrlCache::text_history() {
  LinkHistory history;
  Statement& all = statements_->all;
  while (all.row()) {
    const LinkRecord record{find_verdict(all.text(1)).value_or(Verdict::kSkipped),
                            static_cast<long>(all.number(2)), all.number(3),
                            static_cast<int>(all.number(4)), all.number(5)};
    history.links.emplace(all.text(0), record);
  }
  all.reset();
  return history;
}

std::string default_url_cache_path() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && cache[0] == '/') {
    return std::string(cache) + "/postlint/links.db";
  }
  const char* home = std::getenv("HOME");
  if (home == nullptr || home[0] == '\0') return {};
#ifdef __APPLE__
  return std::string(home) + "/Library/Caches/postlint/links.db";
#else
  return std::string(home) + "/.cache/postlint/links.db";
#endif
}

}  // namespace postlint
