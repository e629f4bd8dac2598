#include "converters/read/instant.h"

#include <charconv>

#include "core/base/strings.h"
#include "core/post/date.h"

namespace postlint {
namespace {

// Whether the engine shows every date in UTC.
bool shows_utc(Engine engine) {
  return engine == Engine::kZola || engine == Engine::kEleventy || engine == Engine::kAstro ||
         engine == Engine::kDocusaurus || engine == Engine::kGatsby || engine == Engine::kVitePress;
}

// Of a date without an offset, as the clock on the wall of the zone.
std::int64_t wall_clock_seconds(const DateTime& date, const ZoneTable& zone) {
  if (date.offset_minutes) return date.unix_seconds(0);
  const std::int64_t local = date.unix_seconds(0);
  return local - std::int64_t{60} * zone.offset_of_wall_clock(local);
}

// A date with an offset keeps it in these; the others show every date in one zone.
bool keeps_offsets(Engine engine) {
  return engine == Engine::kHugo || engine == Engine::kPelican || engine == Engine::kZola ||
         engine == Engine::kCustom || engine == Engine::kPlain;
}

bool is_of_javascript(Engine engine) {
  return engine == Engine::kHexo || engine == Engine::kEleventy || engine == Engine::kAstro ||
         engine == Engine::kDocusaurus || engine == Engine::kGatsby || engine == Engine::kVitePress;
}

bool has_seconds(std::string_view text) {
  std::size_t colons = 0;
  for (const char c : text.substr(0, text.find_first_of("+Zz"))) colons += c == ':';
  return colons >= 2;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

// "2024-01" and "2024-02-30": JavaScript knows months, and counts days on into the next one.
std::optional<DateTime> read_loose_day(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '-');
  if (parts.size() < 2 || parts.size() > 3 || parts[0].size() != 4) return std::nullopt;
  const auto number = [](std::string_view part, int most) -> std::optional<int> {
    const auto value = part.size() <= 4 ? whole_number(part) : std::nullopt;
    if (!value || *value < 1 || *value > most) return std::nullopt;
    return static_cast<int>(*value);
  };
  const auto year = number(parts[0], 9999), month = number(parts[1], 12);
  const auto day = parts.size() == 3 ? number(parts[2], 31) : std::optional(1);
  if (!year || !month || !day) return std::nullopt;
  DateTime date;
  date.year = *year;
  date.month = *month;
  date.day = *day;
  return date;
}

bool is_iso_day(std::string_view text) {
  return text.size() <= 10 && read_loose_day(text).has_value();
}

// What `new Date("…")` and the libraries in its place make of a text.
std::int64_t seconds_of_text(const DateTime& date, std::string_view text, Engine engine,
                             const ZoneTable& machine) {
  switch (engine) {
    case Engine::kDocusaurus: {
      // The text gets a Z, whatever offset it has.
      DateTime bare = date;
      bare.offset_minutes.reset();
      return bare.unix_seconds(0);
    }
    case Engine::kHexo:
    case Engine::kAstro:
    case Engine::kVitePress:
      return is_iso_day(text) ? date.unix_seconds(0) : wall_clock_seconds(date, machine);
    default:
      return date.unix_seconds(0);
  }
}

std::optional<Instant> read_script_instant(const FieldValue& value, Engine engine,
                                           const ZoneTable& zone) {
  const std::string_view text = trim(value.text);
  Instant made;
  if (value.kind == FieldValue::Kind::kInt && !value.is_quoted()) {
    const auto milliseconds = whole_number(text);
    if (!milliseconds) return std::nullopt;
    made.seconds = *milliseconds / 1000 - (*milliseconds % 1000 < 0 ? 1 : 0);
    return made;
  }
  DateReading reading = read_date(text);
  if (!reading.ok()) {
    const auto loose = read_loose_day(text);
    if (!loose) return std::nullopt;
    reading.date = *loose;
  }
  made.has_time = reading.date.has_time;
  const bool is_timestamp =
      !value.is_quoted() &&
      resolve_scalar(text, ScalarStyle::kPlain, YamlDialect::kJsYaml) == FieldValue::Kind::kDate;
  if (!is_timestamp) {
    made.seconds = seconds_of_text(reading.date, text, engine, zone);
  } else if (engine == Engine::kHexo) {
    // A timestamp becomes UTC and is then read again as the clock on the wall.
    const std::int64_t utc = reading.date.unix_seconds(0);
    made.seconds = utc - std::int64_t{60} * zone.offset_of_wall_clock(utc);
  } else {
    made.seconds = reading.date.unix_seconds(0);
  }
  return made;
}

std::optional<Instant> read_other_instant(const FieldValue& value, Engine engine,
                                          const ZoneTable& zone) {
  Instant made;
  if (engine == Engine::kHugo && value.kind == FieldValue::Kind::kInt && !value.is_quoted()) {
    const auto seconds = whole_number(trim(value.text));
    if (!seconds) return std::nullopt;
    made.seconds = *seconds;
    return made;
  }
  const DateReading reading = read_date(value.text);
  // Month and day in an order that only the engine's parser knows: it takes the month first.
  if (!reading.ok() && reading.problem != DateProblem::kAmbiguous) return std::nullopt;
  const DateTime& date = reading.date;
  made.has_time = date.has_time;
  const bool is_utc = shows_utc(engine) || (engine == Engine::kJekyll && date.has_time &&
                                            !value.is_quoted() && has_seconds(value.text));
  made.seconds = is_utc ? date.unix_seconds(0) : wall_clock_seconds(date, zone);
  return made;
}

}  // namespace

std::optional<Instant> read_instant(const FieldValue& value, Engine engine, const ZoneTable& zone) {
  if (!value.is_scalar() || value.kind == FieldValue::Kind::kNull) return std::nullopt;
  std::optional<Instant> made = is_of_javascript(engine) ? read_script_instant(value, engine, zone)
                                                         : read_other_instant(value, engine, zone);
  if (!made) return made;
  made->offset_minutes = shows_utc(engine) ? 0 : zone.offset_at(made->seconds);
  if (keeps_offsets(engine)) {
    const DateReading reading = read_date(value.text);
    if (reading.date.offset_minutes) made->offset_minutes = *reading.date.offset_minutes;
  }
  return made;
}

Instant instant_of_day(const DateTime& day, Engine engine, const ZoneTable& zone) {
  Instant made;
  made.has_time = day.has_time;
  made.seconds = shows_utc(engine) ? day.unix_seconds(0) : wall_clock_seconds(day, zone);
  made.offset_minutes = shows_utc(engine) ? 0 : zone.offset_at(made.seconds);
  return made;
}

}  // namespace postlint
