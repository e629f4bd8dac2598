// What a move does to a page that its owner should know.
#pragma once

#include <string>
#include <string_view>

namespace postlint {

struct MoveNote {
  std::string text;  // "its date lies ahead and the new engine would show it: written as a draft"
  // The field of the proof that is changed on purpose ("state", "anchors", "categories"); empty:
  // none, whatever the proof finds is a loss.
  std::string_view explains = {};
};

}  // namespace postlint
