// Facts of a built blog: the HTML that its readers get, whatever engine made it.
//
// A page is an .html file: "a/index.html" is served at "/a/", "a.html" as it is. Pages that lead on
// at once and the rules of _redirects are redirects. What a title has in common with the other
// titles of the site is no part of it, and neither is text that stands on more than half of the
// pages part of a body. Files larger than 8 MB are not read, folders deeper than 32 not entered;
// the notes say so.
#pragma once

#include <string>

#include "converters/proof/facts.h"
#include "core/base/result.h"

namespace postlint::proof {

// Whether `folder` is a site as it is served, and no blog's source.
bool is_built_site(const std::string& folder);

// Errors: no HTML page is in it.
Result<SiteFacts> read_built_facts(const std::string& folder, std::size_t jobs = 1);

}  // namespace postlint::proof
