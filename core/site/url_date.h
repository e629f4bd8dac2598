// The day that stands in a post's URL.
//
// Engines differ in the zone they take a date in, and in how they read one without a zone:
// Jekyll reads an unquoted time as UTC and shows it in the site's zone, Hugo and Pelican keep the
// date's own offset, Hexo uses the zone of the machine. docs/engines.md has the measured cases.
#pragma once

#include <cstdint>
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
  bool is_certain = true;       // false: depends on the machine that builds the site
  std::int64_t seconds = 0;     // the instant, for telling what lies ahead
  std::string iso_day() const;  // "2024-05-01"
};

UrlDate civil_at(std::int64_t unix_seconds, int offset_minutes);

// Where a date that is written without zone stands, and in which zone the URL is made.
enum class DateRule {
  kAsWritten,  // the date's own offset; without one, the site's
  kSiteZone,   // converted to the site's zone; unquoted times are UTC (YAML 1.1 timestamps)
  kUtc,        // converted to UTC; without zone it is UTC
  kMachine,    // shown in the machine's zone, which nobody knows
};

// nullopt: the engine would not take it for a date.
std::optional<UrlDate> url_date(const FieldValue& value, DateRule rule, int site_offset_minutes);
// Midnight of the site's zone.
UrlDate url_date_of(const DateTime& date, int site_offset_minutes);

}  // namespace postlint
