// Holding a Document's spans to account: what stands at a span, parsed alone, must be the node.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postlint::test {

struct SpanReport {
  std::size_t inlines = 0;  // inline nodes, breaks left out
  std::size_t unknown = 0;
  std::size_t blocks = 0;
  std::vector<std::string> wrong;  // "strong at 12: «**a**»"
};

SpanReport check_spans(std::string_view text);

// A Markdown document made of `seed`: nested containers, lazy lines, tabs, tables, footnotes,
// definitions, escapes, Korean; the same one for the same seed. Line endings vary.
std::string torture_document(std::uint32_t seed);

}  // namespace postlint::test
