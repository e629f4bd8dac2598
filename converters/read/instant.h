// The moment that a date field means to an engine.
//
// Jekyll takes an unquoted time without offset for UTC, Hexo forgets the offset of what YAML takes
// for a timestamp, Hugo and Pelican keep it, the engines on JavaScript know UTC only:
// docs/engines.md.
#pragma once

#include <optional>

#include "converters/portable_post.h"
#include "converters/read/zone_table.h"
#include "core/post/date.h"
#include "core/site/engine_profile.h"

namespace postlint {

// `zone` is the site's, or the machine's for engines that read dates by its clock. nullopt: the
// engine would not take it for a date, or nobody can know which.
std::optional<Instant> read_instant(const FieldValue& value, Engine engine, const ZoneTable& zone);
// Midnight of the day in a file name.
Instant instant_of_day(const DateTime& day, Engine engine, const ZoneTable& zone);

}  // namespace postlint
