#include "converters/proof/redirect_rules.h"

#include "converters/proof/addresses.h"
#include "core/base/strings.h"
#include "core/site/url_path.h"

namespace postlint::proof {

std::vector<Redirect> read_redirect_rules(std::string_view text, std::string_view prefix) {
  constexpr std::size_t kMostRules = 50'000;
  std::vector<Redirect> rules;
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    if (!line.starts_with('/') || rules.size() >= kMostRules) continue;
    const std::string blanks = replace_all(line, "\t", " ");
    std::vector<std::string_view> words;
    for (const std::string_view word : split(blanks, ' ')) {
      if (!word.empty()) words.push_back(word);
    }
    if (words.size() < 2 || words[0].find("/:") != std::string_view::npos) continue;
    // "/*  /index.html  200" serves a page in the place of another.
    if (words.size() > 2 && !words[2].starts_with("30")) continue;
    Redirect rule;
    rule.from = below_prefix(percent_decode(words[0]), prefix);
    rule.to = is_absolute_address(words[1]) ? std::string(words[1])
                                            : below_prefix(percent_decode(words[1]), prefix);
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace postlint::proof
