// Which engine a blog has, where its root is, and what its configuration says that checks of one
// post need to know.
//
// Paths are as a person typed them: relative to the working folder ("../.." for folders above it)
// or absolute. Configuration files are read through a ReadText, so that tests run in memory; they
// are small (at most 1 MB is read) and never executed: of JavaScript and Python ones only literal
// text is looked at.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/config/config.h"
#include "core/io/file_tree.h"
#include "core/lint/check_context.h"

namespace postlint {

// The content of a small file; nullopt where it cannot be read.
using ReadText = std::function<std::optional<std::string>(const std::string& path)>;
std::optional<std::string> read_small_file(const std::string& path);

struct Detection {
  Engine engine = Engine::kPlain;
  std::string root;    // folder of the engine's configuration; "" is the working folder
  std::string reason;  // "hugo.toml" or "the layout of its folders"; empty for a plain folder
};

// Looks for an engine's files in `path` (a file or a folder) and the folders above it up to the
// repository's root; of a folder, then in the two levels below it; then at the layout of folders.
// A plain folder's root is the folder itself.
Detection detect_blog(const FileTree& files, std::string_view path,
                      const ReadText& read = read_small_file);
Engine detect_engine(const FileTree& files, std::string_view path,
                     const ReadText& read = read_small_file);

// The facts of the blog that `path` belongs to. `config` overrules what is detected (engine,
// static folders, zone, heading ids). Errors: an engine or a zone that does not exist.
Result<BlogFacts> load_blog_facts(const FileTree& files, std::string_view path,
                                  const Config& config, const ReadText& read = read_small_file);

}  // namespace postlint
