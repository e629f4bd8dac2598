// Where verdicts go: to the results, the cache and whoever watches.
#include <algorithm>
#include <iterator>

#include "core/net/url_cache.h"
#include "core/net/url_run.h"

namespace postlint {
namespace {

constexpr std::int64_t kProgressEveryMs = 100;

}  // namespace

// Gives all that waits for a dead host its verdict; those under way end by themselves.
void UrlRun::close(Host& host) {
  for (UrlJob* job : std::exchange(host.ready, {})) close_job(*job, host);
}

void UrlRun::close_job(UrlJob& job, const Host& host) {
  if (host.closed_by == NetFailure::kNoSuchName) {
    Answer answer;
    answer.failure = NetFailure::kNoSuchName;
    job.take(answer, false, now_seconds());
  } else {
    job.result().status = host.closed_status;
    job.finish(host.closed_verdict, host.closed_reason);
  }
  finish(job);
}

void UrlRun::finish(UrlJob& job) {
  if (is_done_[job.index()]) return;
  is_done_[job.index()] = true;
  ++done_;
  UrlResult& result = job.result();
  if (result.checked_at == 0) result.checked_at = now_seconds();
  if (!result.is_from_cache && cache_ != nullptr) {
    cache_->store(job.query(), result);
  } else if (!result.is_from_cache && is_failing(result.verdict)) {
    result.failed_runs = 1;
    result.failing_since = result.checked_at;
  }
  ++counts_[static_cast<std::size_t>(result.verdict)];
  results_[job.index()] = std::move(result);
}

void UrlRun::skip_rest(const std::string& reason) {
  for (const auto& job : jobs_) {
    if (is_done_[job->index()]) continue;
    job->finish(Verdict::kSkipped, reason);
    finish(*job);
  }
}

void UrlRun::show_progress(bool is_last) {
  if (!progress_) return;
  const std::int64_t now = now_ms();
  if (!is_last && now - shown_ms_ < kProgressEveryMs) return;
  shown_ms_ = now;
  UrlProgress progress;
  progress.done = done_;
  progress.total = queries_.size();
  std::copy(std::begin(counts_), std::end(counts_), std::begin(progress.counts));
  std::unordered_map<const Host*, std::size_t> waiting;
  for (const Host* host : hosts_with_work_) waiting[host] += host->ready.size();
  for (const auto& [handle, flight] : flights_) ++waiting[flight.host];
  for (const auto& [host, count] : waiting) {
    if (count > 0) progress.slowest.push_back({host->name, count});
  }
  constexpr std::size_t kShown = 3;
  const std::size_t shown = std::min(kShown, progress.slowest.size());
  std::partial_sort(progress.slowest.begin(),
                    progress.slowest.begin() + static_cast<std::ptrdiff_t>(shown),
                    progress.slowest.end(), [](const HostProgress& a, const HostProgress& b) {
                      return a.waiting != b.waiting ? a.waiting > b.waiting : a.host < b.host;
                    });
  progress.slowest.resize(shown);
  progress_(progress);
}

}  // namespace postlint
