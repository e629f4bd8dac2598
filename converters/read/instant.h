// The moment that a date field means to an engine.
//
// Jekyll takes an unquoted time without offset for UTC, Hexo forgets the offset of what YAML takes
// for a timestamp, Hugo and Pelican keep it, the engines on JavaScript know UTC only:
// docs/engines.md.
#pragma once

#include <optional>

#include "converters/portable_post.h"
#include "core/post/date.h"
#include "core/site/engine_profile.h"

namespace postlint {

// nullopt: the engine would not take it for a date, or nobody can know which.
std::optional<Instant> read_instant(const FieldValue& value, Engine engine,
                                    int site_offset_minutes);
// Midnight of the day in a file name.
Instant instant_of_day(const DateTime& day, Engine engine, int site_offset_minutes);

}  // namespace postlint
