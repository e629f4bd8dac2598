// The offsets of a time zone through the years, summer time and all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postlint {

class ZoneTable {
 public:
  // One offset for ever.
  explicit ZoneTable(int offset_minutes = 0) : first_(offset_minutes) {}
  // The zone of this name as the C library knows it, from 1990 to 2040; an empty name is the
  // machine's own. A zone that it does not know is UTC to it: then, and for "+09:00", the table has
  // the one offset `otherwise`. Sets TZ for the moment: call it before there are threads.
  static ZoneTable of(const std::string& name, int otherwise);

  // Minutes east of UTC.
  int offset_at(std::int64_t unix_seconds) const;
  // Of a clock on the wall, given as the seconds it would have in UTC. An hour that comes twice is
  // taken the first time.
  int offset_of_wall_clock(std::int64_t local_seconds) const;

 private:
  struct Change {
    std::int64_t at;  // Unix time
    int offset;       // from then on
  };
  int first_;
  std::vector<Change> changes_;  // in order
};

}  // namespace postlint
