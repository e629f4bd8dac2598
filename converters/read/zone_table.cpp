#include "converters/read/zone_table.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <optional>

namespace postlint {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kBegin = 631152000;  // 1990
constexpr std::int64_t kEnd = 2208988800;   // 2040

int library_offset(std::int64_t unix_seconds) {
  const auto time = static_cast<std::time_t>(unix_seconds);
  std::tm local{};
  return localtime_r(&time, &local) == nullptr ? 0 : static_cast<int>(local.tm_gmtoff / 60);
}

// TZ as it was comes back at the end.
class ZoneOfLibrary {
 public:
  explicit ZoneOfLibrary(const std::string& name) {
    if (const char* own = std::getenv("TZ")) before_ = own;
    setenv("TZ", name.c_str(), 1);
    tzset();
  }
  ~ZoneOfLibrary() {
    before_ ? setenv("TZ", before_->c_str(), 1) : unsetenv("TZ");
    tzset();
  }
  ZoneOfLibrary(const ZoneOfLibrary&) = delete;
  ZoneOfLibrary& operator=(const ZoneOfLibrary&) = delete;

 private:
  std::optional<std::string> before_;
};

}  // namespace

ZoneTable ZoneTable::of(const std::string& name, int otherwise) {
  std::optional<ZoneOfLibrary> zone;
  if (!name.empty()) {
    if (name.find('/') == name.npos) return ZoneTable(otherwise);
    zone.emplace(name);
  }
  ZoneTable made(library_offset(kBegin));
  int last = made.first_;
  // No zone changes twice within a week for good.
  for (std::int64_t at = kBegin; at < kEnd; at += 7 * kDay) {
    const int offset = library_offset(at + 7 * kDay);
    if (offset == last) continue;
    std::int64_t low = at, high = at + 7 * kDay;  // `last` holds at low, not at high
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (library_offset(middle) == last ? low : high) = middle;
    }
    made.changes_.push_back({high, offset});
    last = offset;
  }
  const bool is_unknown = made.changes_.empty() && made.first_ == 0 && otherwise != 0;
  return is_unknown && !name.empty() ? ZoneTable(otherwise) : made;
}

int ZoneTable::offset_at(std::int64_t unix_seconds) const {
  const auto after =
      std::upper_bound(changes_.begin(), changes_.end(), unix_seconds,
                       [](std::int64_t time, const Change& change) { return time < change.at; });
  return after == changes_.begin() ? first_ : std::prev(after)->offset;
}

int ZoneTable::offset_of_wall_clock(std::int64_t local_seconds) const {
  // The offset a day before holds unless the clock has been put since.
  const int before = offset_at(local_seconds - kDay);
  const int guess = offset_at(local_seconds - std::int64_t{60} * before);
  if (guess == before) return before;
  return offset_at(local_seconds - std::int64_t{60} * guess) == guess ? guess : before;
}

}  // namespace postlint
