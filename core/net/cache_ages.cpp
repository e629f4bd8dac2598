// How long a verdict is believed.
#include <algorithm>

#include "core/net/url_cache.h"

namespace postlint {
namespace {

constexpr std::int64_t kHour = 3'600;
constexpr std::int64_t kDay = 24 * kHour;

struct Age {
  std::int64_t first, longest;
};

Age age_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kOk:
    case Verdict::kMoved:
    case Verdict::kRedirected:
      return {7 * kDay, 30 * kDay};
    case Verdict::kGone:
    case Verdict::kSoftGone:
    case Verdict::kAnchorMissing:
    case Verdict::kBlocked:
    case Verdict::kTls:
      return {kDay, 7 * kDay};
    case Verdict::kFlaky:
      return {kHour, kDay};
    default:
      return {0, 0};
  }
}

}  // namespace

bool is_failing(Verdict verdict) {
  switch (verdict) {
    case Verdict::kGone:
    case Verdict::kSoftGone:
    case Verdict::kAnchorMissing:
    case Verdict::kFlaky:
    case Verdict::kTls:
      return true;
    default:
      return false;
  }
}

std::int64_t recheck_interval(Verdict verdict, int same_runs) {
  const Age age = age_of(verdict);
  return std::min(age.first << std::clamp(same_runs - 1, 0, 10), age.longest);
}

}  // namespace postlint
