// The day that stands in a post's URL.
//
// Engines differ in what they take for a date, in the zone they take one in that is written
// without, and in the zone they show it in. A profile names its engine's rule; the measured tables
// are in tests/data/dates/.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/post/date.h"
#include "core/post/front_matter.h"
#include "core/site/engine_profile.h"

namespace postlint {

// Civil time as it is written into URLs.
struct UrlDate {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
  // False: depends on what is not known here, such as the zone of the machine that builds the site.
  bool is_certain = true;        // the day
  bool month_is_certain = true;  // with its year
  bool year_is_certain = true;
  bool time_is_certain = true;     // the time of the day
  bool instant_is_certain = true;  // `seconds`
  std::int64_t seconds = 0;        // the instant, Unix time, for telling what lies ahead
  std::string iso_day() const;     // "2024-05-01"
};

UrlDate civil_at(std::int64_t unix_seconds, int offset_minutes);

// Minutes east of UTC.
struct DateZones {
  int site = 0;                // of the configuration; 0 where it names none
  bool site_is_set = false;    // the engine's configuration names a zone
  bool site_changes = false;   // the zone has summer time, or had it lately
  std::optional<int> machine;  // that builds the site; nullopt: not known
  std::function<int(std::int64_t unix_seconds)> site_at;  // of the site through the years, or null
};

// nullopt: the engine would not take it for a date, or nobody knows for which.
std::optional<UrlDate> url_date(const FieldValue& value, DateRule rule, const DateZones& zones);
// Midnight of the site's zone.
UrlDate url_date_of(const DateTime& date, int site_offset_minutes);

}  // namespace postlint
