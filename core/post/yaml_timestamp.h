// The timestamps of YAML 1.1, as js-yaml and Psych take them: "2017-08-29", "2017-08-29 10:00:00",
// "2017-08-29T10:00:00.5+09:00". A time has seconds; without an offset it is UTC.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace postlint {

// Numbers over the edge roll over as those of JavaScript's dates do: 30 February is 1 March.
struct YamlTimestamp {
  std::int64_t seconds = 0;  // Unix time
  bool has_time = false;
  int month = 0, day = 0, hour = 0;  // as written
};

// `lax`: with Psych's "+0900", too.
std::optional<YamlTimestamp> read_yaml_timestamp(std::string_view text, bool lax);

}  // namespace postlint
