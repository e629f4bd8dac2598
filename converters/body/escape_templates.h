// Text that says nothing to the source engine and would be run by the target's templates.
//
// Each engine has its own way to show its syntax as it is: Liquid and Nunjucks a raw tag, Hugo and
// Zola comment marks inside the shortcode, Vue a v-pre element, MDX character references. Most run
// in code too: there nothing may be written that a reader would see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/span.h"
#include "core/lint/finding.h"
#include "core/site/engine_profile.h"

namespace postlint {

struct EscapeTarget {
  Engine engine = Engine::kPlain;
  bool is_mdx = false;  // the new file is read as MDX
};

enum class TextPlace {
  kText,
  kCode,  // a fence or a code span: character references are shown as written
};

// Edits on `bytes` within `region`, ascending. Where the engine has no way to show something in
// code, its offset goes to `unsayable` and it stays.
void escape_templates(std::string_view bytes, Span region, TextPlace place,
                      const EscapeTarget& target, std::vector<Edit>& edits,
                      std::vector<std::uint32_t>& unsayable);
// The same of a text of its own.
std::string escaped_templates(std::string_view text, TextPlace place, const EscapeTarget& target);

std::string apply_edits(std::string_view bytes, Span region, const std::vector<Edit>& edits);

}  // namespace postlint
