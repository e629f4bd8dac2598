// A folder that is there as a whole or not at all.
//
// Files are written into "OUT.postlint-part" beside the target and renamed at the end. Paths that
// leave the folder, names that no file system takes and names that differ only in case are refused.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"

namespace postlint {

class Staging {
 public:
  // Errors: the folder beside the target cannot be made.
  static Result<Staging> begin(const std::string& out, bool force);
  Staging(Staging&&) noexcept;
  ~Staging();  // takes away what was not finished

  // Thread-safe. Errors: a bad name, a name taken already, the disk.
  Result<Done> write(const std::string& path, std::string_view bytes);
  Result<Done> copy(const std::string& path, const std::string& from, bool as_link);

  struct Outcome {
    std::size_t written = 0, unchanged = 0;
    std::vector<std::string> replaced;
  };
  // Errors: files of the target that hold something else (without `force`), the disk.
  Result<Outcome> finish();

  // Why this path below the target cannot be written; empty: it can.
  static std::string refuse(std::string_view path);

 private:
  Staging(std::string out, std::string part, bool force);
  Result<std::string> claim(const std::string& path);

  std::string out_, part_;
  bool force_ = false;
  std::unique_ptr<std::mutex> mutex_;
  std::unordered_map<std::string, std::string> names_;  // folded → as it is
  std::vector<std::string> paths_;
};

}  // namespace postlint
