// The front matter of a post for another engine: every field of the source in its order, under the
// target's names, then what the source said elsewhere (in the file name, by a folder, by default).
#pragma once

#include <string>
#include <vector>

#include "converters/engine_converter.h"
#include "converters/move_note.h"
#include "converters/portable_post.h"
#include "converters/read/zone_table.h"

namespace postlint {

struct HeadRequest {
  const PortablePost* post = nullptr;
  const EngineConverter* target = nullptr;
  const EngineProfile* target_profile = nullptr;
  const EngineProfile* source_profile = nullptr;
  // The zone of the new site, for clocks on its wall; nullptr: each date keeps its own.
  const ZoneTable* site_zone = nullptr;
  bool needs_url = false;            // the file's place does not give it the address `post->url`
  std::vector<std::string> aliases;  // further addresses that must lead here
  bool is_section = false;  // Zola: _index.md, which has few fields and the rest in `extra`
};

struct WrittenHead {
  std::string bytes;            // with fences
  std::vector<MoveNote> notes;  // "hidden until 2030-01-01: written as a draft"
};
WrittenHead write_head(const HeadRequest& request);

}  // namespace postlint
