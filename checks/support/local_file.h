// Files of the blog that a post names in its images and links.
//
// Engines differ in what a path is relative to (the post's folder, its page's address, the static
// folder), and a blog can be served below a prefix. So a file counts as missing only if it is in
// none of the places that any of them would look at, and if the place it should be in is known.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/lint/check_context.h"

namespace postlint {

// A target split into what names the file and what follows.
struct LocalTarget {
  std::string path;       // percent-decoded; begins with '/' where it is rooted
  std::string_view head;  // as written, up to '?' or '#'; a view into the target
  std::string_view tail;  // "?v=2#top"; may be empty
  bool is_rooted() const { return path.starts_with('/'); }
};

// nullopt: not a path inside the blog, or one that only the engine can resolve: URLs, fragments,
// template syntax, bundler aliases ("@/assets/x.png", "~/x.png").
std::optional<LocalTarget> local_target(std::string_view target);

struct FileLookup {
  enum class Verdict {
    kFound,
    kDiffers,  // exists in another case or Unicode normalisation only
    kMissing,
    kUnknown,  // nothing is known of the place it would be in
  };
  Verdict verdict = Verdict::kUnknown;
  std::string existing;  // kDiffers: LocalTarget::path, spelled as the file is
};

// Looks files up for one post. Most are where they are looked for first; only when one is not, the
// list of further places is made.
class LocalFiles {
 public:
  explicit LocalFiles(const CheckContext& ctx) : ctx_(ctx) {}
  FileLookup look_up(const LocalTarget& target);
  // A file that lies where `target` would and has nearly its name, in quotes; empty: none.
  std::string similar(const LocalTarget& target);

 private:
  bool is_at_first_place(const LocalTarget& target) const;
  void find_places();
  void find_more_places();
  void add_static_folders(const std::string& folder);
  const std::vector<std::string>& places(bool rooted) const { return rooted ? rooted_ : relative_; }
  bool place_is_known(const LocalTarget& target) const;
  std::string below(std::string_view place, const LocalTarget& target) const;

  const CheckContext& ctx_;
  std::string root_;
  std::string folder_;  // of the post
  bool has_more_places_ = false;
  std::vector<std::string> relative_;  // folders that a relative path may start from
  std::vector<std::string> rooted_;    // folders that "/" may mean
};

}  // namespace postlint
