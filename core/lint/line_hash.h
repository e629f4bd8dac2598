// The hash of a finding's line, by which a baseline and a report know it again after the file
// changed elsewhere.
#pragma once

#include <cstdint>

#include "core/lint/finding.h"
#include "core/text/source_file.h"

namespace postlint {

// Of the text of the line on which the finding begins: without outer blanks, in NFC. Only the part
// around the finding counts on lines of more than 4 KB, so that the cost of a finding is bounded.
std::uint64_t line_hash(const SourceFile& file, const Finding& finding);

}  // namespace postlint
