// What Jekyll's and Eleventy's Liquid share, and what themes' includes are called.
#pragma once

#include "converters/body/construct_finder.h"

namespace postlint {

// {{ site.baseurl }}/a, {{ '/a' | relative_url }}, {{ site.title }}: kSiteUrl, kVariable or
// kUnknown, by `settings` and the post's front matter. An output of text ({{ "{{" }}) is kRaw.
void add_output(ConstructFinder& finder, const Tag& tag);
// {% include youtube.html id="…" %}: kEmbed, kFigure, kToc; else kUnknown with the file as its
// name.
void add_include(ConstructFinder& finder, const Tag& tag);
// {% youtube id %}, {% gist user/id file %} of plug-ins, whatever their engine. False: it is none.
bool add_embed(ConstructFinder& finder, const Tag& tag);
// {% comment %} … {% endcomment %} or {# … #}.
void add_comment(ConstructFinder& finder, const Tag& tag);

// "dQw4w9WgXcQ" of an id or of an address of YouTube; of Vimeo's the number.
std::string video_id(std::string_view written);

}  // namespace postlint
