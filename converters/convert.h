// Moves a blog: reads every page of the source, writes it for the target engine below `out`.
//
// Nothing is written inside the source, and no file of the target's folder is overwritten that
// holds something else. All is written into a folder beside the target first and renamed at the
// end: a run that is killed leaves the source untouched and the target as it was.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "converters/body/own_tags.h"
#include "converters/engine_converter.h"
#include "converters/move_note.h"
#include "converters/read/open_blog.h"
#include "core/base/glob.h"
#include "core/base/result.h"
#include "core/site/site_index.h"

namespace postlint {

enum class PermalinkMode { kKeep, kTarget };
enum class AssetMode { kCopy, kLink, kNone };

struct ConvertRequest {
  const OpenBlog* source = nullptr;
  Engine to = Engine::kHugo;
  const EngineConverter* described = nullptr;  // of `to`, where the owner describes it; may be null
  std::string out;
  std::vector<Glob> only;  // of source paths below the root; empty: all
  PermalinkMode permalinks = PermalinkMode::kKeep;
  AssetMode assets = AssetMode::kCopy;
  std::vector<std::string> redirects;   // formats of redirect_formats()
  const OwnTags* own_tags = nullptr;    // of --map; may be null
  bool takes_updated_from_git = false;  // where front matter has none
  // Told of each post as it is moved, from several threads at once; may be empty.
  std::function<void(const SitePage&, const PortablePost&)> on_post;
  bool writes_config = true;
  bool dry_run = false;
  bool force = false;
  std::size_t jobs = 1;
};

struct ConvertedPage {
  std::string source, target;  // paths below the two roots
  std::string old_url, new_url;
  std::vector<MoveNote> notes;
};

struct ConvertResult {
  std::vector<ConvertedPage> pages;
  struct Skipped {
    std::string source, reason;
    std::string url;         // below the prefix
    bool is_wanted = false;  // --only does not name it
  };
  std::vector<Skipped> skipped;
  std::size_t assets = 0, redirects = 0, written = 0, unchanged = 0;
  std::vector<std::string> notes;
  SiteSettings target_settings;       // what the target's .postlint.yaml says; as a rule nothing
  std::vector<std::string> replaced;  // with `force`
};

Result<ConvertResult> convert_site(const ConvertRequest& request);

// "netlify", "nginx", "apache", "vercel", "caddy", "csv".
std::span<const std::string_view> redirect_formats();

}  // namespace postlint
