// How politely one host is asked: how many requests at once, how far apart, when not at all.
//
// Starts at `start_limit` requests at once. Too many requests (429, 503) and broken connections
// halve that and, for 429, set requests apart; good answers let it grow again, by one a round. A
// host that speaks HTTP/2 takes its requests over one connection, so its limit starts to grow at
// once, up to eight times as many. Times are milliseconds of one steady clock. Nothing here waits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace postlint {

class HostPolicy {
 public:
  explicit HostPolicy(std::size_t start_limit);

  bool has_slot() const { return static_cast<double>(active_) + 1 <= limit_; }
  std::int64_t next_start_ms() const;  // not before; 0: at any time
  void started(std::int64_t now_ms);

  // Each request that was started ends with one of these. `started_ms` is its own start: what comes
  // back from before the last change says nothing new, which `true` tells.
  void answered(bool is_http2);
  bool throttled(std::int64_t started_ms, std::int64_t now_ms, std::int64_t pause_ms);
  bool broke(std::int64_t started_ms, std::int64_t now_ms);
  void unreachable(std::int64_t started_ms, std::int64_t now_ms);
  void dropped();  // says nothing about the host

  // The host says how long it wants to be left alone before it refuses anything.
  void announce_pause(std::int64_t now_ms, std::int64_t pause_ms);
  void hold(std::int64_t until_ms);

  bool has_answered() const { return has_answered_; }
  // Never answered, and failed twice, the second time after the first failure was known.
  bool is_dead() const { return !has_answered_ && failed_rounds_ >= 2; }
  std::size_t active() const { return active_; }
  double limit() const { return limit_; }
  std::int64_t spacing_ms() const { return spacing_ms_; }

 private:
  bool cut(std::int64_t started_ms, std::int64_t now_ms);

  double limit_, ceiling_;
  double http2_ceiling_;
  std::size_t active_ = 0;
  bool is_growing_fast_ = false;  // HTTP/2 before the first cut
  bool has_answered_ = false;
  int failed_rounds_ = 0;
  std::int64_t last_failure_ms_ = -1;
  std::int64_t last_cut_ms_ = -1;
  std::int64_t last_start_ms_ = -1;
  std::int64_t paused_until_ms_ = 0;
  std::int64_t spacing_ms_ = 0;
};

}  // namespace postlint
