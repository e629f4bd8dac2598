// Files that the front matter names: image, cover, thumbnail and the like.
#pragma once

#include <optional>

#include "checks/support/local_file.h"
#include "core/links/link_use.h"

namespace postlint::links {

// nullopt: the field names no file of the blog, or a name that only the theme knows.
std::optional<FileLookup> look_up_field(LocalFiles& files, const LinkUse& use);

// Whether the file is there, in another case than the field has.
bool is_in_other_case(const FileLookup& found, const LinkUse& use);

}  // namespace postlint::links
