// Texts that occur again and again, each kept once.
//
// The views that keep() returns are good as long as the pool. Thread-safe.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>

namespace postlint {

class TextPool {
 public:
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    const std::lock_guard lock(mutex_);
    const auto found = texts_.find(text);
    return found != texts_.end() ? *found : *texts_.emplace(text).first;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::mutex mutex_;
  std::unordered_set<std::string, Hash, std::equal_to<>> texts_;
};

}  // namespace postlint
