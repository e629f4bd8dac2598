// Addresses whose beginning is mistyped, so that the browser takes them for a path on the blog or
// asks for a protocol that does not exist: "htp://x", "http//x", "https:\\x", "http://http://x",
// "www.x.com/y", "x.com/y", "me@x.com".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postlint::links {

struct SchemeRepair {
  enum class Cause {
    kMistyped,     // something like "http://" stands there
    kDoubled,      // twice "http://"
    kMissing,      // a host name without "https://"
    kMissingMail,  // a mail address without "mailto:"
  };
  Cause cause = Cause::kMistyped;
  std::size_t length = 0;  // bytes at the head of the target to replace
  std::string head;        // by what: "https://"
};

// nullopt: nothing wrong.
std::optional<SchemeRepair> scheme_repair(std::string_view target);

}  // namespace postlint::links
