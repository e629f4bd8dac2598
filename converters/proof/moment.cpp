#include <fmt/format.h>

#include "converters/proof/facts.h"
#include "core/site/url_date.h"

namespace postlint::proof {

Moment make_moment(std::int64_t seconds, int offset_minutes, bool has_time) {
  return {seconds, has_time, civil_at(seconds, offset_minutes).iso_day()};
}

std::string Moment::shown() const {
  if (!has_time) return day;
  const UrlDate utc = civil_at(seconds, 0);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", utc.iso_day(), utc.hour, utc.minute, utc.second);
}

}  // namespace postlint::proof
