// Runs of *, _ and ~ that stayed text: what CommonMark's delimiter algorithm left over.
//
// Runs are collected for the children of one node (a paragraph, a heading, a link …), in order,
// with the characters at their sides as CommonMark sees them in the source: a code span begins
// and ends with '`', an image with '!' and ')', a line break is '\n', the edge of the block 0.
// Whether a run is escaped (\*\*) is only known after source_of().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/post/document.h"

namespace postlint {

struct DelimiterRun {
  char marker = 0;           // '*', '_' or '~'
  std::uint32_t length = 0;  // in bytes
  NodeId text = kNoNode;
  std::uint32_t offset = 0;  // into the text's literal
  char32_t before = 0;       // 0: nothing stands there
  char32_t after = 0;
};

// Appends the runs in the text children of `parent` to `out`.
void collect_delimiter_runs(const Document& document, NodeId parent,
                            std::vector<DelimiterRun>& out);

// The run's bytes in the file; nullopt where the place is unknown or a byte of it is escaped.
std::optional<Span> source_of(const Document& document, const DelimiterRun& run);

// The text between two runs with the same parent: what a reader sees between them.
std::string text_between(const Document& document, const DelimiterRun& opener,
                         const DelimiterRun& closer);

bool is_space_or_edge(char32_t code_point);
// CommonMark's flanking, with the edge of a block as white space.
bool is_left_flanking(char32_t before, char32_t after);
bool is_right_flanking(char32_t before, char32_t after);

}  // namespace postlint
