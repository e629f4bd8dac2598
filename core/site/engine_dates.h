// Which forms of a date an engine reads; tests/data/dates/ has the measured rows.
#pragma once

#include <string>

#include "core/post/date.h"
#include "core/post/front_matter.h"
#include "core/site/engine_profile.h"

namespace postlint {

// False only where the engine is known to read no date from this text. The text is a date.
bool engine_reads_date(Engine engine, const FieldValue& value);

// "2017-08-29T10:00:00+09:00": a form that every engine reads.
std::string safe_date(const DateTime& date);

}  // namespace postlint
