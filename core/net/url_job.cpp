#include "core/net/url_job.h"

#include <algorithm>

#include "core/base/strings.h"
#include "core/net/charset.h"
#include "core/net/page_anchor.h"
#include "core/net/soft_gone.h"

namespace postlint {
namespace {

constexpr int kMaxFreeRetries = 10;
constexpr std::size_t kEnoughWithoutFragments = std::size_t{64} << 10;
constexpr int kMaxRefreshDelay = 10;  // seconds that a reader waits for a page to go on

bool is_success(long status) {
  return status >= 200 && status < 300;
}

// The server knows the page as a file or a version, so that it is there.
bool head_tells_enough(const Answer& answer) {
  if (answer.status == 204 || answer.status == 205) return true;
  if (!answer.headers.has("content-type")) return false;
  if (!is_html(answer.headers.get("content-type"))) return true;
  return answer.headers.has("etag") || answer.headers.has("last-modified");
}

// Statuses by which servers turn programs away, so that a browser's headers are worth a try.
bool may_be_for_programs_only(long status) {
  switch (status) {
    case 401:
    case 403:
    case 404:
    case 406:
    case 409:
    case 410:
    case 418:
    case 429:
    case 451:
    case 999:
      return true;
    default:
      return false;
  }
}

std::string fragment_list(const std::vector<std::string>& fragments) {
  std::string out;
  for (const std::string& fragment : fragments) {
    if (!out.empty()) out += ", ";
    out += "#" + fragment;
  }
  return out;
}

std::string read_before_the_end(const Answer& answer) {
  return "only the first " + counted(answer.body.size(), "byte") + " of the page were read";
}

}  // namespace

UrlJob::UrlJob(const UrlQuery& query, std::size_t index, const JobSettings& settings)
    : query_(query), index_(index), settings_(settings) {
  result_.url = query.url;
  const std::string scheme = url_scheme(query.url);
  auto parsed = parse_web_url(query.url);
  if (parsed) {
    asked_ = url_ = std::move(*parsed);
    visited_.insert(url_.to_string());
    if (url_.host.ends_with(".onion")) {
      is_askable_ = false;
      finish(Verdict::kSkipped, "an address of the Tor network");
    } else if (url_.host.ends_with(".invalid")) {  // RFC 6761: never exists
      is_askable_ = false;
      finish(Verdict::kGone, "no such host: " + url_.host);
    }
    return;
  }
  is_askable_ = false;
  if (scheme == "http" || scheme == "https") {
    finish(Verdict::kGone, "no browser takes this address: " + parsed.error().message);
  } else {
    finish(Verdict::kSkipped, parsed.error().message);
  }
}

bool UrlJob::needs_fragments() const {
  return !has_own_fragment_ &&
         std::any_of(query_.fragments.begin(), query_.fragments.end(),
                     [](const std::string& fragment) { return !is_scripted_fragment(fragment); });
}

Request UrlJob::next_request(bool prefers_get) {
  Request request;
  request.url = url_;
  if (prefers_get || needs_fragments()) uses_get_ = true;
  request.is_head = !uses_get_;
  request.is_browser_like = is_browser_like_;
  request.timeout_ms = settings_.timeout_ms;
  // A HEAD that hangs is followed by a GET, which gets the whole time.
  if (request.is_head) {
    request.timeout_ms =
        std::min(settings_.timeout_ms, std::max<std::int64_t>(settings_.timeout_ms / 2, 3'000));
  }
  request.cookies = cookies_;
  request.body_limit = settings_.body_limit;
  const bool needs = needs_fragments();
  request.has_enough = [this, needs](std::string_view body) {
    if (!needs) return body.size() >= kEnoughWithoutFragments;
    const PageFacts page = read_page(body);
    return std::all_of(query_.fragments.begin(), query_.fragments.end(),
                       [&](const std::string& fragment) {
                         return is_scripted_fragment(fragment) || has_anchor(page, fragment);
                       });
  };
  return request;
}

void UrlJob::finish(Verdict verdict, std::string reason, std::string evidence) {
  result_.verdict = verdict;
  result_.reason = std::move(reason);
  result_.evidence = std::move(evidence);
  result_.final_url = url_.host.empty() ? std::string() : url_.to_string();
}

JobStep UrlJob::done(Verdict verdict, std::string reason, std::string evidence) {
  if (came_by_refresh_ && verdict == Verdict::kGone) {
    verdict = Verdict::kSoftGone;
    evidence = "the page sends its readers on, by a meta refresh, to " + url_.to_string();
  } else if (evidence.empty() && hops_ > 0 && verdict != Verdict::kMoved &&
             verdict != Verdict::kRedirected && verdict != Verdict::kOk) {
    evidence = "redirects to " + url_.to_string();
  }
  finish(verdict, std::move(reason), std::move(evidence));
  return {};
}

JobStep UrlJob::ask(std::int64_t delay_ms) {
  return {JobStep::Kind::kAsk, delay_ms, false};
}

JobStep UrlJob::restart_with_get(bool as_browser) {
  url_ = asked_;
  uses_get_ = true;
  is_browser_like_ = is_browser_like_ || as_browser;
  all_permanent_ = true;
  has_own_fragment_ = came_by_refresh_ = false;
  hops_ = 0;
  visited_ = {url_.to_string()};
  cookies_.clear();
  return ask();
}

JobStep UrlJob::try_later(Verdict verdict, const std::string& reason, bool is_old_news) {
  const bool is_free = is_old_news && free_retries_ < kMaxFreeRetries;
  int& count = is_free ? free_retries_ : retries_;
  if (!is_free && retries_ >= settings_.retries) return done(verdict, reason);
  const std::int64_t delay = settings_.retry_delay_ms << std::min(count, 6);
  ++count;
  // 75 to 125 %, by the URL, so that what failed together does not come back together.
  const auto jitter =
      static_cast<std::int64_t>(fnv1a(query_.url + std::to_string(retries_ + free_retries_)) % 51);
  return ask(delay * (75 + jitter) / 100);
}

JobStep UrlJob::take(Answer answer, bool is_old_news, std::int64_t now) {
  was_throttled_ = was_head_too_little_ = was_head_enough_ = false;
  asked_beyond_cap_ = 0;
  result_.status = answer.status;
  if (!answer.cookies.empty()) cookies_ = std::move(answer.cookies);
  if (answer.failure != NetFailure::kNone) return take_failure(answer, is_old_news);
  const std::string_view type = answer.headers.get("content-type");
  PageFacts page;
  if (!answer.is_head && is_html(type)) {
    const std::string charset = page_charset(type, answer.body);
    answer.body = page_as_utf8(std::move(answer.body), charset);
    page = read_page(answer.body);
  }
  const auto wall = bot_wall_evidence(answer, page);
  if (wall) {
    if (!is_browser_like_) return restart_with_get(true);
    return done(Verdict::kBlocked, status_phrase(answer.status), *wall);
  }
  const bool is_wait =
      answer.status == 429 || (answer.status == 503 && answer.headers.has("retry-after"));
  if (is_wait) return take_throttle(answer, is_old_news, now);
  if (answer.status >= 300 && answer.status < 400 && answer.status != 304) {
    return take_redirect(answer);
  }
  if (answer.is_head) return take_head(answer);
  if (answer.status >= 500 && answer.status < 600) {
    return try_later(Verdict::kFlaky, status_phrase(answer.status), is_old_news);
  }
  if (!is_success(answer.status)) return take_refusal(answer, page);
  const bool broke = !answer.body_fault.empty() && !answer.body_timed_out && !needs_fragments();
  if (broke) return try_later(Verdict::kFlaky, answer.body_fault, is_old_news);
  return take_page(answer, page);
}

JobStep UrlJob::take_failure(const Answer& answer, bool is_old_news) {
  switch (answer.failure) {
    case NetFailure::kRefused:
      return done(Verdict::kRefused, (hops_ == 0 ? "leads into a private network: "
                                                 : "redirects into a private network: ") +
                                         answer.failure_text);
    case NetFailure::kNoSuchName:
      return done(Verdict::kGone, "no such host: " + url_.host);
    case NetFailure::kName:
      return try_later(Verdict::kFlaky, "the name server does not answer for " + url_.host,
                       is_old_news);
    case NetFailure::kTls:
      return done(Verdict::kTls, "certificate or TLS: " + answer.failure_text);
    case NetFailure::kConnect:
      return try_later(Verdict::kFlaky, answer.failure_text, is_old_news);
    case NetFailure::kTimeout:
      if (++timeouts_ >= 2 || settings_.retries == 0) {
        return done(Verdict::kFlaky, answer.failure_text);
      }
      return answer.is_head ? restart_with_get(false) : ask();
    default:
      break;
  }
  if (answer.is_head) return restart_with_get(false);
  return try_later(Verdict::kFlaky, answer.failure_text, is_old_news);
}

JobStep UrlJob::broken_redirect(std::string reason) {
  if (!is_browser_like_) return restart_with_get(true);
  return done(Verdict::kFlaky, std::move(reason));
}

JobStep UrlJob::take_redirect(const Answer& answer) {
  const std::string_view location = answer.headers.get("location");
  if (!answer.headers.has("location")) {
    if (answer.status == 300 && !answer.is_head) return done(arrived(), "300 Multiple Choices");
    return broken_redirect(status_phrase(answer.status) + ", a redirect without a Location");
  }
  const std::string scheme = url_scheme(location);
  auto target = resolve_web_url(url_, location);
  if (!target) {
    if (!scheme.empty() && scheme != "http" && scheme != "https") {
      return done(Verdict::kSkipped, "redirects to a " + scheme + ": address");
    }
    return broken_redirect("redirects to an address that no browser takes: " +
                           target.error().message);
  }
  if (location.find('#') != std::string_view::npos) has_own_fragment_ = true;
  return hop(std::move(*target), answer.status == 301 || answer.status == 308);
}

JobStep UrlJob::hop(WebUrl target, bool is_permanent) {
  if (++hops_ > settings_.max_redirects) {
    return broken_redirect("more than " +
                           counted(static_cast<std::size_t>(settings_.max_redirects), "redirect"));
  }
  std::string state = target.to_string();
  if (!cookies_.empty()) state += "\n" + join(cookies_, "\n");
  if (!visited_.insert(std::move(state)).second) {
    return broken_redirect("redirects in a circle");
  }
  all_permanent_ = all_permanent_ && is_permanent;
  url_ = std::move(target);
  return ask();
}

JobStep UrlJob::take_throttle(const Answer& answer, bool is_old_news, std::int64_t now) {
  was_throttled_ = true;
  const Verdict verdict = answer.status == 429 ? Verdict::kBlocked : Verdict::kFlaky;
  auto wait = retry_after(answer.headers, now);
  if (!wait) wait = rate_limit_pause(answer.headers, now);
  std::string reason = status_phrase(answer.status);
  if (wait && *wait > settings_.retry_after_cap_seconds) {
    asked_beyond_cap_ = *wait;
    reason += "; it asks to wait " + counted(static_cast<std::size_t>(*wait), "second");
    wait = settings_.retry_after_cap_seconds;
    if (!is_old_news && ++beyond_cap_ > 1) return done(verdict, reason);
  }
  const bool is_free = is_old_news && free_retries_ < kMaxFreeRetries;
  if (is_free) {
    ++free_retries_;
  } else if (++throttles_ > settings_.retries + 2) {
    return done(verdict, reason);
  }
  uses_get_ = true;
  const std::int64_t backoff = settings_.retry_delay_ms << std::min(throttles_, 4);
  return {JobStep::Kind::kAsk, wait ? *wait * 1000 + 50 : backoff, true};
}

JobStep UrlJob::take_head(const Answer& answer) {
  if (is_success(answer.status)) {
    if (head_tells_enough(answer)) {
      was_head_enough_ = true;
      return take_page(answer, {});
    }
    was_head_too_little_ = true;
    uses_get_ = true;
    return ask();
  }
  return restart_with_get(may_be_for_programs_only(answer.status));
}

JobStep UrlJob::take_refusal(const Answer& answer, const PageFacts& page) {
  if (!is_browser_like_ && may_be_for_programs_only(answer.status)) return restart_with_get(true);
  if (answer.status == 404 || answer.status == 410) {
    return done(Verdict::kGone, status_phrase(answer.status));
  }
  return done(Verdict::kBlocked, status_phrase(answer.status),
              page.title.empty() ? std::string() : "title: " + page.title);
}

Verdict UrlJob::arrived() const {
  if (hops_ == 0) return Verdict::kOk;
  if (url_.to_string() == asked_.to_string()) return Verdict::kOk;  // back, with a cookie
  // An address to write must not lose what it was asked with.
  return all_permanent_ && !asked_.has_credentials() ? Verdict::kMoved : Verdict::kRedirected;
}

std::optional<std::string> UrlJob::soft_gone_reason(const Answer& answer,
                                                    const PageFacts& page) const {
  if (hops_ > 0) {
    if (auto evidence = error_page_evidence(asked_, url_)) return evidence;
    if (auto evidence = sent_home_evidence(asked_, url_)) return evidence;
  }
  if (answer.is_head || !is_html(answer.headers.get("content-type"))) return std::nullopt;
  if (auto evidence = soft_404_evidence(page, answer.body, url_)) return evidence;
  return parked_evidence(page, answer.body, asked_, url_);
}

std::optional<JobStep> UrlJob::take_refresh(const Answer& answer, const PageFacts& page) {
  std::optional<MetaRefresh> refresh = page.refresh;
  if (!refresh && answer.headers.has("refresh")) {
    refresh = parse_refresh(answer.headers.get("refresh"));
  }
  if (!refresh || refresh->target.empty() || refresh->delay_seconds > kMaxRefreshDelay) {
    return std::nullopt;
  }
  auto target = resolve_web_url(url_, refresh->target);
  if (!target || target->to_string() == url_.to_string()) return std::nullopt;
  came_by_refresh_ = true;
  if (refresh->target.find('#') != std::string::npos) has_own_fragment_ = true;
  return hop(std::move(*target), false);
}

JobStep UrlJob::take_page(const Answer& answer, const PageFacts& page) {
  if (auto step = take_refresh(answer, page)) return *step;
  if (const auto evidence = soft_gone_reason(answer, page)) {
    // What a browser is shown counts, with cookies and all.
    if (!is_browser_like_) return restart_with_get(true);
    return done(Verdict::kSoftGone, status_phrase(answer.status) + ", and the page is not there",
                *evidence);
  }
  if (hops_ > 0) {
    if (const auto evidence = login_wall_evidence(asked_, url_)) {
      return done(Verdict::kBlocked, "the page wants a login", *evidence);
    }
  }
  const Verdict verdict = arrived();
  if (needs_fragments()) return judge_fragments(answer, page, verdict);
  std::string reason = status_phrase(answer.status);
  if (verdict == Verdict::kMoved) reason = "moved permanently to " + url_.to_string();
  if (verdict == Verdict::kRedirected) reason = "redirects to " + url_.to_string();
  return done(verdict, std::move(reason));
}

JobStep UrlJob::judge_fragments(const Answer& answer, const PageFacts& page, Verdict verdict) {
  std::vector<std::string> unknown;
  const bool is_page = is_html(answer.headers.get("content-type"));
  for (const std::string& fragment : query_.fragments) {
    const AnchorState state =
        is_page ? find_anchor(page, answer.body, fragment) : AnchorState::kUnknown;
    if (state == AnchorState::kFound) continue;
    if (state == AnchorState::kMissing && answer.body_is_whole) {
      result_.missing_fragments.push_back(fragment);
    } else {
      unknown.push_back(fragment);
    }
  }
  if (!result_.missing_fragments.empty()) {
    return done(Verdict::kAnchorMissing,
                "the page has no " + fragment_list(result_.missing_fragments));
  }
  if (!unknown.empty() && is_page && !answer.body_fault.empty()) {
    return done(Verdict::kFlaky, answer.body_fault, read_before_the_end(answer));
  }
  std::string evidence;
  if (!unknown.empty() && is_page) {
    evidence = answer.body_is_whole
                   ? "a script may make " + fragment_list(unknown) + "; only a browser can tell"
                   : read_before_the_end(answer);
  }
  std::string reason = status_phrase(answer.status);
  if (verdict == Verdict::kMoved) reason = "moved permanently to " + url_.to_string();
  if (verdict == Verdict::kRedirected) reason = "redirects to " + url_.to_string();
  return done(verdict, std::move(reason), std::move(evidence));
}

}  // namespace postlint
