// A post that is written in HTML, for an engine whose posts are Markdown.
//
// To Markdown a block of HTML ends at a blank line, and what follows may be code, a list or a
// paragraph. So a blank line stays only where the next line begins such a block anew; all others
// go, and those within <pre> and <textarea> become character references.
#pragma once

#include <string>
#include <string_view>

namespace postlint {

// `html` as HTML blocks of CommonMark and nothing else, in a <div> where it does not begin with a
// tag that opens one. Line endings are kept. Linear.
std::string as_html_blocks(std::string_view html);

}  // namespace postlint
