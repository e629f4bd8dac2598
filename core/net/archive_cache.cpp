// What an archive of the web said of dead links.
#include "core/net/sqlite_statement.h"
#include "core/net/url_cache.h"

namespace postlint {
namespace {

constexpr std::int64_t kDay = 24 * 3'600;
constexpr std::int64_t kFoundAge = 90 * kDay;
constexpr std::int64_t kNoneAge = 7 * kDay;  // somebody may have it saved meanwhile

}  // namespace

std::optional<std::string> UrlCache::find_archive(const std::string& url, const std::string& day,
                                                  std::int64_t now) {
  Statement find(database_, "SELECT snapshot, checked_at FROM archive WHERE url = ?1 AND day = ?2");
  find.bind(1, url);
  find.bind(2, day);
  if (!find.row()) return std::nullopt;
  std::string snapshot = find.text(0);
  const std::int64_t age = now - find.number(1);
  if (age < 0 || age > (snapshot.empty() ? kNoneAge : kFoundAge)) return std::nullopt;
  return snapshot;
}

void UrlCache::store_archive(const std::string& url, const std::string& day,
                             const std::string& snapshot, std::int64_t now) {
  if (!begin()) return;
  Statement store(database_, "INSERT OR REPLACE INTO archive VALUES (?1, ?2, ?3, ?4)");
  store.bind(1, url);
  store.bind(2, day);
  store.bind(3, snapshot);
  store.bind(4, now);
  if (store.step() != SQLITE_DONE && fault_.empty()) fault_ = sqlite3_errmsg(database_);
}

}  // namespace postlint
