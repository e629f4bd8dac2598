#include "core/net/url_run.h"

#include <algorithm>
#include <iterator>

#include "core/base/strings.h"
#include "core/net/transfer_setup.h"
#include "core/net/url_cache.h"

namespace postlint {
namespace {

constexpr std::int64_t kLongestSleepMs = 200;  // how soon a stop is noticed
constexpr int kRefusalsThatClose = 3;

}  // namespace

UrlRun::UrlRun(std::span<const UrlQuery> queries, const CheckUrlsOptions& options, UrlCache* cache,
               const std::function<void(const UrlProgress&)>& progress,
               const std::atomic<bool>& stop)
    : queries_(queries),
      options_(options),
      cache_(cache),
      progress_(progress),
      stop_(stop),
      results_(queries.size()),
      is_done_(queries.size(), false) {
  settings_.timeout_ms = std::max<std::int64_t>(options.timeout_seconds, 1) * 1000;
  settings_.max_redirects = options.max_redirects;
  settings_.retries = options.retries;
  settings_.retry_delay_ms = options.retry_delay_ms;
  settings_.retry_after_cap_seconds = options.retry_after_cap_seconds;
  settings_.body_limit = options.body_limit;
}

UrlRun::~UrlRun() {
  hosts_.clear();  // ends the probes, which wake the multi handle
  for (auto& [handle, flight] : flights_) curl_->multi_remove_handle(multi_, handle);
  flights_.clear();
  idle_.clear();
  if (multi_ != nullptr) curl_->multi_cleanup(multi_);
  if (setup_.curl != nullptr) setup_.curl->slist_free_all(setup_.resolve);
}

std::int64_t UrlRun::now_ms() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                               begin_)
      .count();
}

std::int64_t UrlRun::now_seconds() const {
  return options_.now + now_ms() / 1000;
}

Result<Done> UrlRun::set_up() {
  const Result<Done> filled = fill_transfer_setup(options_, setup_);
  if (!filled) return filled.error();
  curl_ = setup_.curl;
  multi_ = curl_->multi_init();
  if (multi_ == nullptr) return Error{"libcurl does not start"};
  curl_->multi_setopt(multi_, CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_MULTIPLEX));
  curl_->multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(options_.concurrency * 2));
  return Done{};
}

void UrlRun::make_jobs() {
  jobs_.reserve(queries_.size());
  for (std::size_t i = 0; i < queries_.size(); ++i) {
    jobs_.push_back(std::make_unique<UrlJob>(queries_[i], i, settings_));
    UrlJob& job = *jobs_.back();
    if (cache_ != nullptr) {
      if (auto known = cache_->find(queries_[i], options_.now)) {
        job.result() = std::move(*known);
        finish(job);
        continue;
      }
    }
    if (job.is_askable()) {
      enqueue(job, false);
    } else {
      finish(job);
    }
  }
  // The host with the most to ask decides how long it takes: it begins.
  std::stable_sort(hosts_with_work_.begin(), hosts_with_work_.end(),
                   [](const Host* a, const Host* b) { return a->ready.size() > b->ready.size(); });
}

UrlRun::Host& UrlRun::host_of(const UrlJob& job) {
  auto& slot = hosts_[job.url().origin()];
  if (!slot) slot = std::make_unique<Host>(job.url().host, options_.host_concurrency);
  return *slot;
}

void UrlRun::enqueue(UrlJob& job, bool at_front) {
  Host& host = host_of(job);
  if (!host.closed_reason.empty()) return close_job(job, host);
  if (at_front) {
    host.ready.push_front(&job);
  } else {
    host.ready.push_back(&job);
  }
  next_wake_ms_ = 0;
  if (!host.is_listed) hosts_with_work_.push_back(&host);
  host.is_listed = true;
}

Result<std::vector<UrlResult>> UrlRun::run() {
  if (auto done = set_up(); !done) return done.error();
  make_jobs();
  while (done_ < queries_.size()) {
    if (stop_.load(std::memory_order_relaxed)) {
      skip_rest("stopped before there was an answer");
      break;
    }
    wake_delayed();
    if (now_ms() >= next_wake_ms_) start_what_may();
    int running = 0;
    curl_->multi_perform(multi_, &running);
    take_finished();
    take_probes();
    if (cache_ != nullptr) cache_->flush();  // before anybody hears of it
    show_progress(false);
    if (done_ == queries_.size()) break;
    std::int64_t wake = std::min(now_ms() + kLongestSleepMs, next_wake_ms_);
    if (!delayed_.empty()) wake = std::min(wake, delayed_.top().due_ms);
    const std::int64_t sleep = std::clamp<std::int64_t>(wake - now_ms(), 0, kLongestSleepMs);
    if (sleep > 0) curl_->multi_poll(multi_, nullptr, 0, static_cast<int>(sleep), nullptr);
  }
  if (cache_ != nullptr) cache_->flush();
  show_progress(true);
  if (done_ != queries_.size()) return Error{"the check of external links lost count of its URLs"};
  return std::move(results_);
}

void UrlRun::wake_delayed() {
  const std::int64_t now = now_ms();
  while (!delayed_.empty() && delayed_.top().due_ms <= now) {
    UrlJob& job = *delayed_.top().job;
    delayed_.pop();
    enqueue(job, true);
  }
}

void UrlRun::start_what_may() {
  const std::int64_t now = now_ms();
  std::int64_t wake = INT64_MAX;
  for (std::size_t i = 0; i < hosts_with_work_.size(); ++i) {
    Host& host = *hosts_with_work_[i];
    while (!host.ready.empty() && host.policy.has_slot() && host.policy.next_start_ms() <= now &&
           flights_.size() < options_.concurrency) {
      if (!start(host)) break;
    }
    host.is_listed = !host.ready.empty();
    if (host.is_listed && host.policy.has_slot() && host.policy.next_start_ms() > now) {
      wake = std::min(wake, host.policy.next_start_ms());
    }
  }
  std::erase_if(hosts_with_work_, [](const Host* host) { return !host->is_listed; });
  next_wake_ms_ = wake;
}

// False: nothing more is to be started for this host.
bool UrlRun::start(Host& host) {
  UrlJob& job = *host.ready.front();
  if (options_.budget != 0 && requests_ >= options_.budget) {
    host.ready.pop_front();
    job.finish(Verdict::kSkipped, "over the budget of " + counted(options_.budget, "request"));
    finish(job);
    return true;
  }
  if (options_.respect_robots && !host.robots) {
    if (!host.is_asking_robots) ask_robots(host, job.url());
    return false;
  }
  host.ready.pop_front();
  if (host.robots) {
    const WebUrl& url = job.url();
    if (!host.robots->allows(url.to_string().substr(url.origin().size()))) {
      job.finish(Verdict::kSkipped, "the robots.txt of the host forbids it");
      finish(job);
      return true;
    }
  }
  const bool prefers_get = host.heads_too_little > host.heads_enough;
  return start_request(host, &job, job.next_request(prefers_get));
}

bool UrlRun::start_request(Host& host, UrlJob* job, Request request) {
  std::unique_ptr<Transfer> transfer;
  if (idle_.empty()) {
    transfer = std::make_unique<Transfer>(setup_);
  } else {
    transfer = std::move(idle_.back());
    idle_.pop_back();
  }
  const std::int64_t now = now_ms();
  host.policy.started(now);
  if (!transfer->start(std::move(request))) {
    Answer answer = transfer->finish(CURLE_OK);
    idle_.push_back(std::move(transfer));
    if (job == nullptr) {
      take_robots(host, answer);
    } else {
      take_answer(*job, host, now, std::move(answer));
    }
    return true;
  }
  ++requests_;
  CURL* handle = transfer->handle();
  curl_->multi_add_handle(multi_, handle);
  flights_.emplace(handle, Flight{job, &host, now, std::move(transfer)});
  return true;
}

void UrlRun::ask_robots(Host& host, const WebUrl& url) {
  host.is_asking_robots = true;
  Request request;
  request.url = url;
  request.url.path = "/robots.txt";
  request.url.query.clear();
  request.url.has_query = false;
  request.is_head = false;
  request.timeout_ms = settings_.timeout_ms;
  request.body_limit = std::size_t{500} << 10;
  request.keeps_any_body = true;
  start_request(host, nullptr, std::move(request));
}

// No answer, or another one than 2xx, forbids nothing.
void UrlRun::take_robots(Host& host, const Answer& answer) {
  host.policy.dropped();
  host.is_asking_robots = false;
  const bool is_there = answer.status >= 200 && answer.status < 300;
  host.robots = RobotsRules::parse(is_there ? answer.body : std::string(), "postlint");
  next_wake_ms_ = 0;
}

void UrlRun::take_finished() {
  int left = 0;
  while (const CURLMsg* message = curl_->multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;
    CURL* handle = message->easy_handle;
    curl_->multi_remove_handle(multi_, handle);
    const auto found = flights_.find(handle);
    if (found == flights_.end()) continue;
    Flight flight = std::move(found->second);
    flights_.erase(found);
    next_wake_ms_ = 0;
    take(std::move(flight), code);
  }
}

void UrlRun::take(Flight flight, CURLcode code) {
  Answer answer = flight.transfer->finish(code);
  idle_.push_back(std::move(flight.transfer));
  if (flight.job == nullptr) return take_robots(*flight.host, answer);
  if (answer.failure == NetFailure::kName) {
    Host& host = *flight.host;
    host.policy.dropped();
    host.unresolved.push_back(flight.job);
    if (!host.probe) {
      host.probe = std::make_unique<NameProbe>(
          host.name, [curl = curl_, multi = multi_] { curl->multi_wakeup(multi); });
      probing_.push_back(&host);
    }
    return;
  }
  take_answer(*flight.job, *flight.host, flight.started_ms, std::move(answer));
}

bool UrlRun::tell_policy(Host& host, std::int64_t started_ms, const Answer& answer) {
  const std::int64_t now = now_ms();
  switch (answer.failure) {
    case NetFailure::kNone:
      break;
    case NetFailure::kConnect:
      host.policy.unreachable(started_ms, now);
      return false;
    case NetFailure::kTimeout:
      if (host.policy.has_answered()) {
        host.policy.dropped();
      } else {
        host.policy.unreachable(started_ms, now);
      }
      return false;
    case NetFailure::kReset:
      return host.policy.broke(started_ms, now);
    default:
      host.policy.dropped();
      return false;
  }
  if (answer.status == 429) return host.policy.throttled(started_ms, now, 0);
  if (answer.status == 503) {
    const bool has_answered = host.policy.has_answered();
    const bool is_old_news = host.policy.broke(started_ms, now);
    return is_old_news && has_answered;
  }
  host.policy.answered(answer.is_http2);
  host.refused_beyond_cap = 0;
  const auto pause = rate_limit_pause(answer.headers, now_seconds());
  if (pause && *pause > 0) {
    host.policy.announce_pause(
        now, std::min<std::int64_t>(*pause, options_.retry_after_cap_seconds) * 1000);
  }
  return false;
}

void UrlRun::take_answer(UrlJob& job, Host& host, std::int64_t started_ms, Answer answer) {
  const bool is_old_news = tell_policy(host, started_ms, answer);
  const NetFailure failure = answer.failure;
  const JobStep step = job.take(std::move(answer), is_old_news, now_seconds());
  if (job.was_head_enough()) ++host.heads_enough;
  if (job.was_head_too_little()) ++host.heads_too_little;
  if (host.policy.is_dead() && host.closed_reason.empty()) {
    host.closed_by = failure;
    host.closed_verdict = Verdict::kFlaky;
    host.closed_reason = failure == NetFailure::kTimeout ? "the host does not answer"
                                                         : "the host takes no connections";
    follow(job, host, step);
    return close(host);
  }
  if (step.kind == JobStep::Kind::kDone && job.asked_beyond_cap() > 0 &&
      ++host.refused_beyond_cap >= kRefusalsThatClose && host.closed_reason.empty()) {
    host.closed_verdict = job.result().verdict;
    host.closed_reason = job.result().reason;
    host.closed_status = job.result().status;
    follow(job, host, step);
    return close(host);
  }
  follow(job, host, step);
}

void UrlRun::follow(UrlJob& job, Host& host, const JobStep& step) {
  if (step.kind == JobStep::Kind::kDone) return finish(job);
  const std::int64_t due = now_ms() + step.delay_ms;
  if (step.is_host_paused) host.policy.hold(due);
  if (step.delay_ms == 0 || step.is_host_paused) return enqueue(job, true);
  delayed_.push({due, order_++, &job});
}

void UrlRun::take_probes() {
  for (std::size_t i = 0; i < probing_.size();) {
    Host& host = *probing_[i];
    const NameState state = host.probe->state();
    if (state == NameState::kPending) {
      ++i;
      continue;
    }
    probing_.erase(probing_.begin() + static_cast<std::ptrdiff_t>(i));
    host.probe.reset();
    Answer answer;
    answer.failure = state == NameState::kMissing ? NetFailure::kNoSuchName : NetFailure::kName;
    if (state == NameState::kMissing) {
      host.closed_verdict = Verdict::kGone;
      host.closed_by = NetFailure::kNoSuchName;
      host.closed_reason = "no such host: " + host.name;
    } else {
      host.policy.started(now_ms());
      host.policy.unreachable(now_ms(), now_ms());
      if (host.policy.is_dead()) {
        host.closed_reason = "the name server does not answer for " + host.name;
      }
    }
    for (UrlJob* job : std::exchange(host.unresolved, {})) {
      follow(*job, host, job->take(answer, false, now_seconds()));
    }
    if (!host.closed_reason.empty()) close(host);
  }
}

}  // namespace postlint
