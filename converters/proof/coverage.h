// Which of the live blog's addresses lead somewhere in the new blog, and which do not.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace postlint::proof {

struct Comparison;

struct Coverage {
  struct Missing {
    std::string url, what;
    std::string why;  // why its page was not moved; may be empty
  };
  std::string file;  // the sitemap, list or folder that names the addresses
  std::size_t addresses = 0, covered = 0;
  std::vector<Missing> missing;
  std::vector<std::string> left_out;  // because their owner wanted it
  std::vector<std::string> unsure;    // only a build tells whether they are served
};

// A page that has no place in NEW, and why.
struct NotMoved {
  std::string url, reason;
  bool is_wanted = false;  // its owner said so: no loss
};

// Of a comparison of which OLD is what read_addresses() gives (sitemap.h).
Coverage coverage_of(const Comparison& addresses, const std::vector<NotMoved>& not_moved = {});

}  // namespace postlint::proof
