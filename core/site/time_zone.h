// The offset of a time zone, for dates that are written without one.
#pragma once

#include <optional>
#include <string_view>

#include "core/site/blog.h"

namespace postlint {

// Minutes east of UTC of "+09:00", "+0900", "UTC", "Z" or of a zone such as "Asia/Seoul", whose
// standard time is taken (summer time is not looked at: an hour does not change what is reported).
// nullopt: no such zone, or the machine's zone files are missing and it is no common one.
std::optional<int> zone_offset_minutes(std::string_view zone, const ReadText& read);

// Whether the zone's offset changes: it has summer time, or changed after 1995. True where that is
// not known.
bool zone_changes(std::string_view zone, const ReadText& read);

}  // namespace postlint
