// Which bytes of a post are code and which are addresses, for checks that look at characters.
//
// Made when the first suspicious character is found, so that ordinary posts never pay for it.
// Where a place is unknown, all lines of its block count as code or address: better silent.
#pragma once

#include <string_view>
#include <vector>

#include "core/lint/check_context.h"

namespace postlint {

class TextPlaces {
 public:
  explicit TextPlaces(const CheckContext& ctx) : ctx_(ctx) {}
  // Code blocks, code spans, <pre>, <code>, <script> and <style>.
  bool is_code(std::uint32_t offset);
  // Destinations of links and images, bare URLs, the inside of HTML tags.
  bool is_address(std::uint32_t offset);
  bool in_body(std::uint32_t offset) const { return offset >= ctx_.doc().body_begin(); }

 private:
  void find_code();
  void find_addresses();
  Span lines_of(NodeId id) const;

  const CheckContext& ctx_;
  bool code_known_ = false, addresses_known_ = false;
  std::vector<Span> code_, addresses_;  // ascending, not overlapping
};

// The word around [begin, end) without blanks, at most 12 code points to each side, the bytes of
// the span itself left out.
std::string word_around(std::string_view bytes, Span span);

}  // namespace postlint
