// Running one rule on a text, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/lint/check_context.h"

namespace postlint::test {

struct CheckSetup {
  std::string path = "post.md";
  Engine engine = Engine::kPlain;
  std::vector<std::string> files = {};  // other files that exist
  // Further posts and the engine's configuration, with their texts.
  std::vector<std::pair<std::string, std::string>> texts = {};
  std::vector<std::string> options = {};  // "name=value"
  std::int64_t now = 1'750'000'000;       // 2025-06-15
};

struct CheckedFinding {
  std::uint32_t line, column, end_line, end_column;  // 1-based, code points
  std::string text;                                  // the bytes of the span
  std::string message, help;
  bool has_fix;
};

std::vector<CheckedFinding> check_text(std::string_view rule_id, std::string_view text,
                                       const CheckSetup& setup = {});
// The text after the rule's fixes were applied once (safe and unsafe ones, without proof).
std::string fix_text(std::string_view rule_id, std::string_view text, const CheckSetup& setup = {});
// As fix_text, but through the proof: fixes that it refuses are left out.
std::string fix_text_proved(std::string_view rule_id, std::string_view text,
                            const CheckSetup& setup = {});

}  // namespace postlint::test
