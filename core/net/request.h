// One request of a chain: what to ask, with which method and manners.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/net/web_url.h"

namespace postlint {

struct Request {
  WebUrl url;
  bool is_head = true;
  bool is_browser_like = false;
  std::int64_t timeout_ms = 15'000;
  std::size_t body_limit = 0;        // bytes of HTML to keep; other bodies are not read
  bool keeps_any_body = false;       // those, too
  std::vector<std::string> cookies;  // of the chain so far, in Netscape's format
  // Asked while the body comes in, whenever it has doubled: true ends the transfer.
  std::function<bool(std::string_view body)> has_enough;
};

}  // namespace postlint
