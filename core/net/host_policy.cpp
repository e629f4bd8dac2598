#include "core/net/host_policy.h"

#include <algorithm>

namespace postlint {
namespace {

constexpr std::int64_t kFirstSpacingMs = 100;
constexpr std::int64_t kMaxSpacingMs = 2'000;
constexpr double kHttp2Factor = 8;

}  // namespace

HostPolicy::HostPolicy(std::size_t start_limit)
    : limit_(static_cast<double>(std::max<std::size_t>(start_limit, 1))),
      ceiling_(limit_),
      http2_ceiling_(limit_ * kHttp2Factor) {}

std::int64_t HostPolicy::next_start_ms() const {
  const std::int64_t spaced =
      spacing_ms_ == 0 || last_start_ms_ < 0 ? 0 : last_start_ms_ + spacing_ms_;
  return std::max(paused_until_ms_, spaced);
}

void HostPolicy::started(std::int64_t now_ms) {
  ++active_;
  last_start_ms_ = now_ms;
}

void HostPolicy::dropped() {
  if (active_ > 0) --active_;
}

void HostPolicy::answered(bool is_http2) {
  dropped();
  has_answered_ = true;
  if (is_http2 && ceiling_ < http2_ceiling_) {
    ceiling_ = http2_ceiling_;
    is_growing_fast_ = last_cut_ms_ < 0;
  }
  limit_ = std::min(ceiling_, limit_ + (is_growing_fast_ ? 1 : 1 / limit_));
  spacing_ms_ = spacing_ms_ < 10 ? 0 : spacing_ms_ * 49 / 50;
}

bool HostPolicy::cut(std::int64_t started_ms, std::int64_t now_ms) {
  is_growing_fast_ = false;
  if (started_ms <= last_cut_ms_) return true;
  last_cut_ms_ = now_ms;
  limit_ = std::max(1.0, limit_ / 2);
  return false;
}

bool HostPolicy::throttled(std::int64_t started_ms, std::int64_t now_ms, std::int64_t pause_ms) {
  dropped();
  has_answered_ = true;
  hold(now_ms + pause_ms);
  if (cut(started_ms, now_ms)) return true;
  spacing_ms_ = std::clamp(spacing_ms_ * 2, kFirstSpacingMs, kMaxSpacingMs);
  return false;
}

bool HostPolicy::broke(std::int64_t started_ms, std::int64_t now_ms) {
  dropped();
  return cut(started_ms, now_ms);
}

void HostPolicy::unreachable(std::int64_t started_ms, std::int64_t now_ms) {
  dropped();
  if (started_ms > last_failure_ms_) {
    ++failed_rounds_;
    last_failure_ms_ = now_ms;
  }
  limit_ = 1;
}

void HostPolicy::announce_pause(std::int64_t now_ms, std::int64_t pause_ms) {
  hold(now_ms + pause_ms);
  limit_ = 1;
  is_growing_fast_ = false;
  spacing_ms_ = std::clamp(pause_ms, kFirstSpacingMs, kMaxSpacingMs);
}

void HostPolicy::hold(std::int64_t until_ms) {
  paused_until_ms_ = std::max(paused_until_ms_, until_ms);
}

}  // namespace postlint
