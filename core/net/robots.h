// robots.txt as RFC 9309 has it: what a host asks programs to leave alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postlint {

class RobotsRules {
 public:
  // Of the groups for `agent` (lower case), or else of those for "*". At most 500 KB are read.
  static RobotsRules parse(std::string_view text, std::string_view agent);
  // `target`: path and query as they are sent. The longest rule that fits decides; of two, allow.
  bool allows(std::string_view target) const;

 private:
  struct Rule {
    std::string pattern;  // with * and a final $
    bool is_allowed;
  };
  std::vector<Rule> rules_;
};

}  // namespace postlint
