#include "core/net/url_cache.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "catch.h"
#include "core/net/check_urls.h"
#include "core/net/link_history.h"
#include "support/temporary_folder.h"

using namespace postlint;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kNow = 20'000 * kDay;

UrlResult result(std::string url, Verdict verdict, std::int64_t at) {
  UrlResult out;
  out.url = std::move(url);
  out.verdict = verdict;
  out.status = verdict == Verdict::kGone ? 404 : 200;
  out.reason = "because";
  out.final_url = out.url;
  out.checked_at = at;
  return out;
}

}  // namespace

TEST_CASE("a verdict is known again until its age is over, by another process too") {
  test::TemporaryFolder folder;
  const std::string path = folder.at("cache/links.db");
  const UrlQuery query{"http://a.test/글", {}};
  {
    auto cache = UrlCache::open(path);
    REQUIRE(cache.ok());
    UrlResult stored = result(query.url, Verdict::kOk, kNow);
    cache->store(query, stored);
    cache->flush();
    auto other = UrlCache::open(path);
    REQUIRE(other.ok());
    REQUIRE(other->find(query, kNow + kDay).has_value());
  }
  auto cache = UrlCache::open(path);
  REQUIRE(cache.ok());
  const auto found = cache->find({"http://a.test/%EA%B8%80", {}}, kNow + kDay);  // another spelling
  REQUIRE(found.has_value());
  CHECK(found->is_from_cache);
  CHECK(found->url == "http://a.test/%EA%B8%80");
  CHECK(found->reason == "because");
  CHECK_FALSE(cache->find(query, kNow + 9 * kDay).has_value());
  CHECK_FALSE(cache->find(query, kNow - kDay).has_value());  // the clock was set back
}

TEST_CASE("whatever kills the process, what was flushed is there") {
  test::TemporaryFolder folder;
  const std::string path = folder.at("links.db");
  int known = -1;
  for (int round = 0; round < 5; ++round) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
      auto cache = UrlCache::open(path);
      for (int i = known + 1; cache.ok(); ++i) {
        const UrlQuery query{"http://a.test/" + std::to_string(i), {}};
        UrlResult stored = result(query.url, Verdict::kOk, kNow);
        cache->store(query, stored);
        cache->flush();
        if (write(ends[1], &i, sizeof i) != sizeof i) break;
      }
      _exit(1);
    }
    close(ends[1]);
    for (int seen = 0; seen < 20 + 7 * round && read(ends[0], &known, sizeof known) > 0; ++seen) {
    }
    kill(child, SIGKILL);
    while (read(ends[0], &known, sizeof known) > 0) {
    }
    close(ends[0]);
    waitpid(child, nullptr, 0);
  }
  auto cache = UrlCache::open(path);
  REQUIRE(cache.ok());
  CHECK(known > 100);
  for (int i = 0; i <= known; ++i) {
    if (!cache->find({"http://a.test/" + std::to_string(i), {}}, kNow + 1)) FAIL("lost " << i);
  }
}

TEST_CASE("a page whose fragments were not looked up is asked again") {
  test::TemporaryFolder folder;
  auto cache = UrlCache::open(folder.at("links.db"));
  REQUIRE(cache.ok());
  const UrlQuery query{"http://a.test/", {"하나", "둘"}};
  UrlResult stored = result(query.url, Verdict::kAnchorMissing, kNow);
  stored.missing_fragments = {"둘"};
  cache->store(query, stored);
  CHECK(cache->find(query, kNow + 60)->missing_fragments == std::vector<std::string>{"둘"});
  CHECK(cache->find({query.url, {"둘"}}, kNow + 60)->verdict == Verdict::kAnchorMissing);
  CHECK_FALSE(cache->find({query.url, {"셋"}}, kNow + 60).has_value());
  CHECK_FALSE(cache->find({query.url, {"하나"}}, kNow + 60).has_value());
}

TEST_CASE("failed runs are counted until a good one; a wall neither fails nor heals") {
  test::TemporaryFolder folder;
  auto cache = UrlCache::open(folder.at("links.db"));
  REQUIRE(cache.ok());
  const UrlQuery query{"http://a.test/", {}};
  const std::pair<Verdict, int> runs[] = {
      {Verdict::kOk, 0},   {Verdict::kFlaky, 1}, {Verdict::kGone, 2}, {Verdict::kBlocked, 2},
      {Verdict::kGone, 3}, {Verdict::kMoved, 0}, {Verdict::kGone, 1}};
  std::int64_t at = kNow;
  for (const auto& [verdict, failed] : runs) {
    UrlResult stored = result(query.url, verdict, at);
    cache->store(query, stored);
    CHECK(stored.failed_runs == failed);
    if (failed == 3) CHECK(stored.failing_since == kNow + kDay);
    at += kDay;
  }
  const auto history = cache->history(query.url);
  REQUIRE(history.size() == 7);
  CHECK(history[0].verdict == Verdict::kGone);
  CHECK(history[0].checked_at == kNow + 6 * kDay);
  CHECK(history[6].verdict == Verdict::kOk);
}

TEST_CASE("intervals grow while a verdict stays, each to its own limit") {
  CHECK(recheck_interval(Verdict::kOk, 1) == 7 * kDay);
  CHECK(recheck_interval(Verdict::kOk, 2) == 14 * kDay);
  CHECK(recheck_interval(Verdict::kMoved, 99) == 30 * kDay);
  CHECK(recheck_interval(Verdict::kGone, 1) == kDay);
  CHECK(recheck_interval(Verdict::kGone, 9) == 7 * kDay);
  CHECK(recheck_interval(Verdict::kFlaky, 1) == 3'600);
}

TEST_CASE("credentials, refused and skipped URLs are not kept") {
  test::TemporaryFolder folder;
  auto cache = UrlCache::open(folder.at("links.db"));
  REQUIRE(cache.ok());
  for (const auto& [url, verdict] : {std::pair{"http://u:p@a.test/", Verdict::kOk},
                                     std::pair{"http://10.0.0.1/", Verdict::kRefused},
                                     std::pair{"http://b.test/", Verdict::kSkipped}}) {
    UrlResult stored = result(url, verdict, kNow);
    cache->store({url, {}}, stored);
    CHECK_FALSE(cache->find({url, {}}, kNow + 1).has_value());
  }
  CHECK(cache->text_history().links.empty());
}

TEST_CASE("a file that is no cache is an error that says what to do") {
  test::TemporaryFolder folder;
  const std::string path =
      folder.put("notes.txt", "These are my notes, and they are long enough to read.");
  const auto cache = UrlCache::open(path);
  REQUIRE_FALSE(cache.ok());
  CHECK(cache.error().message.find("--cache") != std::string::npos);
}

TEST_CASE("a committed history fills an empty cache and does not overrule a later run") {
  test::TemporaryFolder folder;
  auto cache = UrlCache::open(folder.at("links.db"));
  REQUIRE(cache.ok());
  LinkHistory history;
  history.add("http://a.test/", {Verdict::kGone, 404, kNow, 4, kNow - 9 * kDay});
  history.add("http://b.test/", {Verdict::kOk, 200, kNow, 0, 0});
  cache->seed(history);
  CHECK_FALSE(cache->find({"http://a.test/", {}}, kNow + 1).has_value());  // faults are asked again
  CHECK(cache->find({"http://b.test/", {}}, kNow + 1).has_value());
  UrlResult again = result("http://a.test/", Verdict::kGone, kNow + kDay);
  cache->store({"http://a.test/", {}}, again);
  CHECK(again.failed_runs == 5);
  CHECK(again.failing_since == kNow - 9 * kDay);
  cache->seed(history);
  CHECK(cache->text_history().links.at("http://a.test/").failed_runs == 5);
}

TEST_CASE("the text history is sorted, and reads what it wrote") {
  LinkHistory history;
  history.add("http://나.test/", {Verdict::kOk, 200, kNow, 0, 0});
  history.add("http://a.test/", {Verdict::kGone, 404, kNow, 2, kNow - kDay});
  const std::string text = write_link_history(history);
  CHECK(text ==
        "# Checked links, kept by postlint. url, verdict, status, checked, failed runs, failing "
        "since\n"
        "http://a.test/\tgone\t404\t2024-10-04\t2\t2024-10-03\n"
        "http://나.test/\tok\t200\t2024-10-04\t0\t-\n");
  CHECK(read_link_history(text)->links == history.links);
}

TEST_CASE("what a merge in git leaves behind is read; the later check wins") {
  const auto history = read_link_history(
      "<<<<<<< HEAD\n"
      "http://a.test/\tgone\t404\t2026-01-02\t1\t2026-01-02\r\n"
      "=======\n"
      "http://a.test/\tok\t200\t2026-01-03\t0\t-\n"
      ">>>>>>> branch\n"
      "http://a.test/\tflaky\t500\t2026-01-01\t1\t2026-01-01\n");
  REQUIRE(history.ok());
  CHECK(history->links.size() == 1);
  CHECK(history->links.at("http://a.test/").verdict == Verdict::kOk);
  for (const char* broken :
       {"http://a.test/\tok\n", "http://a.test/\tfine\t200\t2026-01-01\t0\t-\n",
        "http://a.test/\tok\t200\t2026-02-31\t0\t-\n"}) {
    const auto read = read_link_history(broken);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().line == 1);
  }
}

TEST_CASE("as many results as queries, in their order, two spellings asked once") {
  const std::vector<UrlQuery> queries = {{"http://x.invalid/글", {}},
                                         {"mailto:a@b.test", {}},
                                         {"http://X.invalid/%EA%B8%80", {"a"}},
                                         {"http://127.0.0.1:9/", {}}};
  CheckUrlsOptions options;
  options.now = kNow;
  const std::atomic<bool> stop{false};
  const auto results = check_urls(queries, options, nullptr, {}, stop);
  if (!results) {
    WARN(results.error().message);  // libcurl is not installed
    return;
  }
  REQUIRE(results->size() == 4);
  CHECK((*results)[0].verdict == Verdict::kGone);
  CHECK((*results)[1].verdict == Verdict::kSkipped);
  CHECK((*results)[2].verdict == Verdict::kGone);
  CHECK((*results)[2].url == "http://X.invalid/%EA%B8%80");
  CHECK((*results)[3].verdict == Verdict::kRefused);
  options.allow_private = {"10.0.0.0/99"};
  CHECK_FALSE(check_urls(queries, options, nullptr, {}, stop).ok());
}

TEST_CASE("a run that is stopped still gives a result for every URL") {
  const std::vector<UrlQuery> queries = {{"http://127.0.0.1:9/a", {}},
                                         {"http://127.0.0.1:9/b", {}}};
  CheckUrlsOptions options;
  options.now = kNow;
  const std::atomic<bool> stop{true};
  const auto results = check_urls(queries, options, nullptr, {}, stop);
  if (!results) return;
  REQUIRE(results->size() == 2);
  CHECK((*results)[0].verdict == Verdict::kSkipped);
}
