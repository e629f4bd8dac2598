// The loop behind check_urls: jobs, hosts and transfers brought together on one thread.
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <queue>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/net/check_urls.h"
#include "core/net/host_policy.h"
#include "core/net/name_probe.h"
#include "core/net/robots.h"
#include "core/net/transfer.h"
#include "core/net/url_job.h"

namespace postlint {

class UrlRun {
 public:
  UrlRun(std::span<const UrlQuery> queries, const CheckUrlsOptions& options, UrlCache* cache,
         const std::function<void(const UrlProgress&)>& progress, const std::atomic<bool>& stop);
  ~UrlRun();
  UrlRun(const UrlRun&) = delete;
  UrlRun& operator=(const UrlRun&) = delete;

  Result<std::vector<UrlResult>> run();

 private:
  struct Host {
    Host(std::string host_name, std::size_t limit) : name(std::move(host_name)), policy(limit) {}
    std::string name;
    HostPolicy policy;
    std::deque<UrlJob*> ready;
    std::vector<UrlJob*> unresolved;  // wait for `probe`
    std::unique_ptr<NameProbe> probe;
    std::optional<RobotsRules> robots;  // nothing: not read yet
    bool is_asking_robots = false;
    bool is_listed = false;  // in hosts_with_work_
    int heads_enough = 0, heads_too_little = 0;
    int refused_beyond_cap = 0;                // URLs in a row
    NetFailure closed_by = NetFailure::kNone;  // of a dead host
    std::string closed_reason;                 // not empty: asked no more
    Verdict closed_verdict = Verdict::kFlaky;
    long closed_status = 0;
    std::size_t open_jobs = 0;
  };
  struct Flight {
    UrlJob* job;  // null: the host's robots.txt
    Host* host;
    std::int64_t started_ms;
    std::unique_ptr<Transfer> transfer;
  };
  struct Delayed {
    std::int64_t due_ms;
    std::size_t order;
    UrlJob* job;
    bool operator>(const Delayed& other) const {
      return due_ms != other.due_ms ? due_ms > other.due_ms : order > other.order;
    }
  };

  Result<Done> set_up();
  void make_jobs();
  Host& host_of(const UrlJob& job);
  void enqueue(UrlJob& job, bool at_front);
  void wake_delayed();
  void start_what_may();
  bool start(Host& host);
  bool start_request(Host& host, UrlJob* job, Request request);
  void ask_robots(Host& host, const WebUrl& url);
  void take_robots(Host& host, const Answer& answer);
  void take_finished();
  void take(Flight flight, CURLcode code);
  void take_answer(UrlJob& job, Host& host, std::int64_t started_ms, Answer answer);
  bool tell_policy(Host& host, std::int64_t started_ms, const Answer& answer);
  void follow(UrlJob& job, Host& host, const JobStep& step);
  void take_probes();
  void close(Host& host);
  void close_job(UrlJob& job, const Host& host);
  void finish(UrlJob& job);
  void skip_rest(const std::string& reason);
  void show_progress(bool is_last);
  std::int64_t now_ms() const;
  std::int64_t now_seconds() const;

  std::span<const UrlQuery> queries_;
  const CheckUrlsOptions& options_;
  UrlCache* cache_;
  const std::function<void(const UrlProgress&)>& progress_;
  const std::atomic<bool>& stop_;

  const CurlLibrary* curl_ = nullptr;
  CURLM* multi_ = nullptr;
  TransferSetup setup_;
  JobSettings settings_;
  std::vector<std::unique_ptr<UrlJob>> jobs_;
  std::unordered_map<std::string, std::unique_ptr<Host>> hosts_;
  std::vector<Host*> hosts_with_work_;
  std::vector<Host*> probing_;
  std::priority_queue<Delayed, std::vector<Delayed>, std::greater<>> delayed_;
  std::unordered_map<CURL*, Flight> flights_;
  std::vector<std::unique_ptr<Transfer>> idle_;
  std::vector<UrlResult> results_;
  std::vector<bool> is_done_;
  std::size_t done_ = 0, requests_ = 0, order_ = 0;
  std::size_t counts_[kVerdicts] = {};
  std::int64_t next_wake_ms_ = 0;
  std::int64_t shown_ms_ = -1'000'000;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace postlint
