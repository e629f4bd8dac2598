// Reading and writing whole files.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace postlint {

// Reads a regular file of at most `max_bytes`; larger ones, folders and devices are errors.
Result<std::string> read_file(const std::string& path,
                              std::size_t max_bytes = std::size_t{1} << 30);

// Replaces the content of `path` so that a crash leaves the old or the new file, never a mix:
// a temporary file beside the target, fsync, rename. Keeps the mode, follows symbolic links.
Result<Done> write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace postlint
