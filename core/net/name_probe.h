// Why a name does not resolve: it does not exist, or nobody could say.
//
// libcurl reports both alike. The system's resolver is asked once more, on a thread of its own,
// since it blocks. The result may come after the run has ended; nothing of the run is touched then.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace postlint {

enum class NameState { kPending, kMissing, kUnclear };

class NameProbe {
 public:
  // `wake` is called on the other thread when the answer is there, unless the probe was destroyed.
  NameProbe(std::string host, std::function<void()> wake);
  ~NameProbe();
  NameProbe(const NameProbe&) = delete;
  NameProbe& operator=(const NameProbe&) = delete;

  NameState state() const;

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
};

}  // namespace postlint
