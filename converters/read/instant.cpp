#include "converters/read/instant.h"

#include "core/base/strings.h"
#include "core/post/date.h"

namespace postlint {
namespace {

// The zone that an engine shows dates in which bring none along.
int zone_of(Engine engine, int site_offset_minutes) {
  switch (engine) {
    case Engine::kZola:
    case Engine::kEleventy:
    case Engine::kAstro:
    case Engine::kDocusaurus:
    case Engine::kGatsby:
    case Engine::kVitePress:
      return 0;
    default:
      return site_offset_minutes;
  }
}

bool has_seconds(std::string_view text) {
  std::size_t colons = 0;
  for (const char c : text.substr(0, text.find_first_of("+Zz"))) colons += c == ':';
  return colons >= 2;
}

}  // namespace

std::optional<Instant> read_instant(const FieldValue& value, Engine engine,
                                    int site_offset_minutes) {
  if (!value.is_scalar() || value.kind == FieldValue::Kind::kNull) return std::nullopt;
  const DateReading reading = read_date(value.text);
  if (!reading.ok()) return std::nullopt;
  const DateTime& date = reading.date;
  Instant made;
  made.has_time = date.has_time;
  made.offset_minutes = zone_of(engine, site_offset_minutes);
  const bool is_plain = !value.is_quoted();
  switch (engine) {
    case Engine::kJekyll: {
      const bool is_utc =
          !date.offset_minutes && date.has_time && is_plain && has_seconds(value.text);
      made.seconds = date.unix_seconds(is_utc ? 0 : site_offset_minutes);
      return made;
    }
    case Engine::kHexo: {
      // A timestamp becomes UTC and is then read again as the clock on the wall.
      const bool is_timestamp =
          is_plain && resolve_scalar(value.text, ScalarStyle::kPlain, YamlDialect::kJsYaml) ==
                          FieldValue::Kind::kDate;
      made.seconds = is_timestamp ? date.unix_seconds(0) - std::int64_t{60} * site_offset_minutes
                                  : date.unix_seconds(site_offset_minutes);
      return made;
    }
    case Engine::kDocusaurus: {
      // What YAML leaves a text gets a Z, whatever offset it has.
      const bool is_timestamp =
          is_plain && resolve_scalar(value.text, ScalarStyle::kPlain, YamlDialect::kJsYaml) ==
                          FieldValue::Kind::kDate;
      DateTime bare = date;
      if (!is_timestamp) bare.offset_minutes.reset();
      made.seconds = bare.unix_seconds(0);
      return made;
    }
    default:
      made.seconds = date.unix_seconds(made.offset_minutes);
      if (date.offset_minutes && zone_of(engine, 1) != 0)
        made.offset_minutes = *date.offset_minutes;
      return made;
  }
}

Instant instant_of_day(const DateTime& day, Engine engine, int site_offset_minutes) {
  Instant made;
  made.has_time = day.has_time;
  made.offset_minutes = zone_of(engine, site_offset_minutes);
  made.seconds = day.unix_seconds(made.offset_minutes);
  return made;
}

}  // namespace postlint
