#include "core/net/name_probe.h"

#include <netdb.h>
#include <sys/socket.h>

#include <mutex>
#include <thread>
#include <utility>

namespace postlint {
namespace {

NameState ask(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int code = getaddrinfo(host.c_str(), nullptr, &hints, &found);
  if (code == 0) {
    freeaddrinfo(found);
    return NameState::kUnclear;  // it does resolve now
  }
#ifdef EAI_NODATA
  if (code == EAI_NODATA) return NameState::kMissing;
#endif
  return code == EAI_NONAME ? NameState::kMissing : NameState::kUnclear;
}

}  // namespace

struct NameProbe::Shared {
  std::mutex mutex;
  std::function<void()> wake;  // empty once the probe is gone
  NameState state = NameState::kPending;
};

NameProbe::NameProbe(std::string host, std::function<void()> wake)
    : shared_(std::make_shared<Shared>()) {
  shared_->wake = std::move(wake);
  std::thread([shared = shared_, name = std::move(host)] {
    const NameState state = ask(name);
    const std::lock_guard lock(shared->mutex);
    shared->state = state;
    if (shared->wake) shared->wake();
  }).detach();
}

NameProbe::~NameProbe() {
  const std::lock_guard lock(shared_->mutex);
  shared_->wake = nullptr;
}

NameState NameProbe::state() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->state;
}

}  // namespace postlint
