// The pieces that find_links() is made of; one a source of links.
#pragma once

#include <vector>

#include "core/links/link_use.h"

namespace postlint::links {

void find_front_matter_links(const Post& post, const BlogFacts& blog, std::vector<LinkUse>& out);

// References in template tags: {% post_url %}, {{< relref >}}, {% asset_img %} …
void find_template_links(const Post& post, const BlogFacts& blog, std::vector<LinkUse>& out);

// Reads the template code in a target as it is written ("{{ site.baseurl }}/a/#b"). Sets `target`
// and `syntax`; kUnknown where the outcome cannot be told.
void read_template_target(std::string_view written, const BlogFacts& blog, LinkUse& link);

// Zola's @/, Pelican's {filename}, Docusaurus' @site/: sets `target` and `syntax`.
void read_engine_prefix(Engine engine, LinkUse& link);

}  // namespace postlint::links
