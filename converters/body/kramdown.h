// kramdown's attribute lists and extensions: {: .class #id a="b"}, {:toc}, {::comment}.
//
// Python-Markdown's attr_list writes the first in the same words.
#pragma once

#include <string>
#include <string_view>

#include "converters/body/construct_finder.h"

namespace postlint {

// {: … } of the document: kToc (with the list that it stands for), kHeadingId, a picture with its
// attributes (kFigure "img"), a link with its attributes (kAttributes "link"), else kAttributes.
void find_attribute_lists(ConstructFinder& finder);
// ".a #b c="d" e": class, id and the others; words without value are names of lists.
void read_attributes(std::string_view inside, Construct& construct);
// A tag of kind kKramdownExtension.
void add_kramdown_extension(ConstructFinder& finder, const Tag& tag);

// Attributes as "{: .a #b c="d"}", which Python-Markdown reads, too; a link's with the link.
// nullopt: there are none.
std::optional<WrittenConstruct> write_attribute_list(const Construct& construct);

}  // namespace postlint
