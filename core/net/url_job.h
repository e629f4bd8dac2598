// One URL on its way to a verdict: which request comes next, and what the answers mean.
//
// HEAD first. A HEAD that fails, that leads to a failure, or that tells too little is followed by a
// GET; a GET that is turned away by one with the headers of a browser; 5xx, resets and timeouts are
// tried again later. Redirects are followed here, hop by hop. No clock, no network, no host in
// here: answers go in, steps come out.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "core/net/answer.h"
#include "core/net/page.h"
#include "core/net/request.h"
#include "core/net/verdict.h"

namespace postlint {

struct JobSettings {
  std::int64_t timeout_ms = 15'000;
  int max_redirects = 10;
  int retries = 2;
  std::int64_t retry_delay_ms = 500;
  std::int64_t retry_after_cap_seconds = 10;
  std::size_t body_limit = std::size_t{2} << 20;
};

struct JobStep {
  enum class Kind {
    kDone,  // `result()` holds the verdict
    kAsk,   // ask `next_request()`, after `delay_ms`
  };
  Kind kind = Kind::kDone;
  std::int64_t delay_ms = 0;
  bool is_host_paused = false;  // the delay is for the whole host
};

class UrlJob {
 public:
  UrlJob(const UrlQuery& query, std::size_t index, const JobSettings& settings);

  // False: the verdict is known without asking; `result()` holds it.
  bool is_askable() const { return is_askable_; }
  const WebUrl& url() const { return url_; }  // of the next request
  std::size_t index() const { return index_; }
  const UrlQuery& query() const { return query_; }

  // `prefers_get`: HEAD has told too little on this host before.
  Request next_request(bool prefers_get);
  // `is_old_news`: the request was under way before the host was asked less; it may be tried again
  // for free. `now`: Unix seconds.
  JobStep take(Answer answer, bool is_old_news, std::int64_t now);
  // What the last answer meant for the host.
  bool was_throttled() const { return was_throttled_; }
  bool was_head_too_little() const { return was_head_too_little_; }
  bool was_head_enough() const { return was_head_enough_; }
  // Seconds that the host asked for beyond the cap; 0: none.
  std::int64_t asked_beyond_cap() const { return asked_beyond_cap_; }

  void finish(Verdict verdict, std::string reason, std::string evidence = {});
  UrlResult& result() { return result_; }

 private:
  JobStep done(Verdict verdict, std::string reason, std::string evidence = {});
  JobStep ask(std::int64_t delay_ms = 0);
  JobStep restart_with_get(bool as_browser);
  JobStep try_later(Verdict verdict, const std::string& reason, bool is_old_news);
  JobStep take_failure(const Answer& answer, bool is_old_news);
  JobStep take_redirect(const Answer& answer);
  JobStep broken_redirect(std::string reason);
  JobStep hop(WebUrl target, bool is_permanent);
  JobStep take_throttle(const Answer& answer, bool is_old_news, std::int64_t now);
  JobStep take_head(const Answer& answer);
  JobStep take_refusal(const Answer& answer, const PageFacts& page);
  JobStep take_page(const Answer& answer, const PageFacts& page);
  std::optional<JobStep> take_refresh(const Answer& answer, const PageFacts& page);
  std::optional<std::string> soft_gone_reason(const Answer& answer, const PageFacts& page) const;
  JobStep judge_fragments(const Answer& answer, const PageFacts& page, Verdict verdict);
  Verdict arrived() const;  // ok, moved or redirected
  bool needs_fragments() const;

  const UrlQuery& query_;
  std::size_t index_;
  const JobSettings& settings_;
  bool is_askable_ = true;

  WebUrl asked_, url_;
  bool uses_get_ = false;
  bool is_browser_like_ = false;
  bool all_permanent_ = true;
  bool has_own_fragment_ = false;  // a Location named one: the query's no longer count
  bool came_by_refresh_ = false;
  int hops_ = 0;
  std::set<std::string> visited_;
  std::vector<std::string> cookies_;

  int retries_ = 0, free_retries_ = 0, throttles_ = 0, timeouts_ = 0, beyond_cap_ = 0;
  bool was_throttled_ = false, was_head_too_little_ = false, was_head_enough_ = false;
  std::int64_t asked_beyond_cap_ = 0;
  UrlResult result_;
};

}  // namespace postlint
