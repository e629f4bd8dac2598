// What is known of external URLs across runs: an SQLite file in WAL mode.
//
// Verdicts are stored as they are reached and stand when flush() returns, which a run calls before
// it shows them: whatever kills the process, nothing finished is lost. URLs are known by the
// spelling that a browser sends, whichever way they are written. Verdicts age by their kind, and
// the interval grows while a verdict stays the same (a good link 7 days, up to 30; a gone one 1
// day, up to 7; a flaky one an hour), spread by 20 % so that not all are due on one day. Refused
// and skipped URLs, and those with credentials, are not stored. Several processes may use one file.
// One object belongs to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/net/verdict.h"

struct sqlite3;

namespace postlint {

struct LinkHistory;  // core/net/link_history.h

// Whether a run with this verdict counts as a failed one: gone, soft-gone, anchor-missing, flaky,
// tls. A blocked link neither fails nor heals.
bool is_failing(Verdict verdict);

// Seconds until a URL is asked again that had this verdict `same_runs` runs in a row.
std::int64_t recheck_interval(Verdict verdict, int same_runs);

struct UrlRunRecord {
  std::int64_t checked_at = 0;  // Unix seconds
  Verdict verdict = Verdict::kOk;
  long status = 0;
  std::string reason;
};

class UrlCache {
 public:
  // Makes the file and its folder where they are missing. Errors: it cannot be opened, it is not a
  // cache of postlint, or it was made by a newer version.
  static Result<UrlCache> open(const std::string& path);
  UrlCache(UrlCache&& other) noexcept;
  UrlCache& operator=(UrlCache&& other) noexcept;
  ~UrlCache();

  // The verdict of an earlier run where it is still fresh and knows every fragment of the query.
  std::optional<UrlResult> find(const UrlQuery& query, std::int64_t now);
  // Keeps `result` and writes the history into its `failed_runs` and `failing_since`.
  void store(const UrlQuery& query, UrlResult& result);
  // Makes all that was stored stand. Also done when the object goes.
  void flush();
  // The runs of a URL, newest first, at most 50; empty: it was never asked.
  std::vector<UrlRunRecord> history(const std::string& url);
  // The snapshot that an archive had for `url` and a day ("20240501"), empty where it had none;
  // nullopt: it was not asked, or too long ago (a snapshot is believed 90 days, none 7).
  std::optional<std::string> find_archive(const std::string& url, const std::string& day,
                                          std::int64_t now);
  void store_archive(const std::string& url, const std::string& day, const std::string& snapshot,
                     std::int64_t now);
  // Takes over what a committed history knows and this file does not, or knows from earlier.
  void seed(const LinkHistory& history);
  // What the text history is to hold of all URLs ever asked.
  LinkHistory text_history();
  // The first thing that went wrong while reading or writing (a full disk); empty: nothing.
  const std::string& fault() const { return fault_; }

 private:
  struct Statements;
  explicit UrlCache(std::string path);
  Result<Done> connect();
  bool begin();

  bool is_in_transaction_ = false;

  std::string path_, fault_;
  sqlite3* database_ = nullptr;
  std::unique_ptr<Statements> statements_;
};

// ~/.cache/postlint/links.db, or what XDG_CACHE_HOME or the system says; empty: there is no home.
std::string default_url_cache_path();

}  // namespace postlint
