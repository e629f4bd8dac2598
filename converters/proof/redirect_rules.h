// Rules of a _redirects file (Netlify, Cloudflare and their kin): "/from /to 301" a line.
#pragma once

#include <string_view>
#include <vector>

#include "converters/proof/facts.h"

namespace postlint::proof {

// Rules with placeholders (/:year/…), of other statuses than redirects, and behind the first 50,000
// are left out.
std::vector<Redirect> read_redirect_rules(std::string_view text, std::string_view prefix);

}  // namespace postlint::proof
