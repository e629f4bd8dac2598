// The parts of compare.h: two pages that are one, field by field.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "converters/proof/compare.h"

namespace postlint::proof {

struct PageComparison {
  const PageFacts& before;
  const PageFacts& after;
  // Where an address leads, in terms that are the same for both sites: "page 12", "/a.png",
  // "https://…". `target` as in LinkFact, without its fragment.
  std::function<std::string(const std::string&target)> old_place, new_place;
  bool both_are_sources = false, both_are_built = false;
  bool new_shows_dates = true;
  // Fields of this engine are texts, whatever is written: 3, true, a list as JSON.
  bool has_text_alone = false;
  std::vector<Difference>& out;

  bool are_alike() const { return both_are_sources || both_are_built; }
  void lose(std::string field, std::string what, std::string old_value, std::string new_value) {
    out.push_back({Outcome::kLost, std::move(field), std::move(what), std::move(old_value),
                   std::move(new_value), ""});
  }
  void change(std::string field, std::string what, std::string old_value, std::string new_value,
              std::string reason) {
    out.push_back({Outcome::kChanged, std::move(field), std::move(what), std::move(old_value),
                   std::move(new_value), std::move(reason)});
  }
};

void compare_heads(PageComparison& pages);
void compare_texts(PageComparison& pages);
void compare_headings(PageComparison& pages);
void compare_links(PageComparison& pages);
void compare_images(PageComparison& pages);
void compare_code(PageComparison& pages);

// Whether two folded texts may be one: kUnknownText stands for anything.
bool may_be_same_text(const std::string& left, const std::string& right);
// “text”, cut to a length that fits on a line.
std::string quoted(std::string_view text);
// Whether two files have the same bytes.
bool same_files(const std::string& left, const std::string& right);

}  // namespace postlint::proof
