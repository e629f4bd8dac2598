#include "core/net/verdict.h"

namespace postlint {
namespace {

constexpr std::string_view kNames[kVerdicts] = {
    "ok",  "moved",     "redirected",     "gone",    "blocked", "flaky",
    "tls", "soft-gone", "anchor-missing", "refused", "skipped",
};

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  return kNames[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> find_verdict(std::string_view name) {
  for (std::size_t i = 0; i < kVerdicts; ++i) {
    if (kNames[i] == name) return static_cast<Verdict>(i);
  }
  return std::nullopt;
}

}  // namespace postlint
