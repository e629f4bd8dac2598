// Bits of a rule's record in words, shared by the ways to print it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/lint/rule.h"

namespace postlint {

std::string joined(const std::vector<std::string_view>& parts, std::string_view separator);
std::string_view without_full_stop(std::string_view sentence);
// "Jekyll, Hugo"; empty: all engines.
std::string engines_in_words(const Rule& rule);
std::string_view type_in_words(RuleOption::Type type);  // "true or false", "number", …
std::string_view fix_in_words(FixSafety fix);           // "", "--fix", "--unsafe-fixes"
// Example text made fit to be read: control and invisible characters are shown by stand-ins.
std::vector<std::string> example_lines(std::string_view text);

}  // namespace postlint
