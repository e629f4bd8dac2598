// `updated` of posts that do not say it themselves: when git saw them change last.
#pragma once

#include <string>
#include <vector>

#include "converters/read/reader.h"
#include "core/base/result.h"

namespace postlint {

// Sets `updated` of each post whose front matter has no such field to the time of the last commit
// that changed its file, where that is later than its date. Returns what the owner should know.
// Errors: no git, no repository, no commit.
Result<std::vector<std::string>> take_updated_from_git(const ReadRequest& request,
                                                       const std::vector<PortablePost*>& posts);

}  // namespace postlint
