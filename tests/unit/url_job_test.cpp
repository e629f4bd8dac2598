// What the answers to one URL come to, without any network.
#include "core/net/url_job.h"

#include "catch.h"

using namespace postlint;

namespace {

struct Reply {
  long status = 200;
  std::vector<const char*> headers = {"Content-Type: text/html"};
  std::string body = {};
  NetFailure failure = NetFailure::kNone;
};

// Runs a job over the replies; what it asked for is kept as "HEAD http://…".
struct Play {
  UrlResult result;
  std::vector<std::string> asked;
  std::int64_t waited_ms = 0;
};

Play play(const UrlQuery& query, std::vector<Reply> replies) {
  const JobSettings settings;
  UrlJob job(query, 0, settings);
  Play out;
  std::size_t next = 0;
  while (job.is_askable()) {
    const Request request = job.next_request(false);
    out.asked.push_back((request.is_head ? "HEAD " : "GET ") + request.url.to_string() +
                        (request.is_browser_like ? " as a browser" : ""));
    REQUIRE(next < replies.size());
    const Reply& reply = replies[next++];
    Answer answer;
    answer.failure = reply.failure;
    answer.failure_text = "it failed";
    answer.status = reply.failure == NetFailure::kNone ? reply.status : 0;
    answer.is_head = request.is_head;
    answer.body_is_whole = true;
    for (const char* line : reply.headers) answer.headers.add_line(line);
    if (!request.is_head) answer.body = reply.body;
    const JobStep step = job.take(answer, false, 1'767'225'600);
    out.waited_ms += step.delay_ms;
    if (step.kind == JobStep::Kind::kDone) break;
  }
  CHECK((next == replies.size() || !job.is_askable()));
  out.result = job.result();
  return out;
}

const Reply kFile{200, {"Content-Type: text/html", "ETag: \"x\""}};
const Reply kDynamic{200, {"Content-Type: text/html"}, "<title>A page</title>"};
Reply redirect(long status, const char* location) {
  return {status, {location}};
}

}  // namespace

TEST_CASE("a HEAD that names a version of the page is enough") {
  const Play all = play({"http://a.test/x", {}}, {kFile});
  CHECK(all.result.verdict == Verdict::kOk);
  CHECK(all.asked == std::vector<std::string>{"HEAD http://a.test/x"});
}

TEST_CASE("a page that is made anew each time is asked for its title") {
  CHECK(play({"http://a.test/x", {}}, {kDynamic, kDynamic}).result.verdict == Verdict::kOk);
  CHECK(play({"http://a.test/x", {}}, {kDynamic, {404}, {404}}).result.verdict == Verdict::kGone);
}

TEST_CASE("404 is believed when GET with a browser's headers says so too") {
  const Play gone = play({"http://a.test/글", {}}, {{404}, {404}});
  CHECK(gone.result.verdict == Verdict::kGone);
  CHECK(gone.result.reason == "404 Not Found");
  CHECK(gone.asked[1] == "GET http://a.test/%EA%B8%80 as a browser");
  CHECK(play({"http://a.test/", {}}, {{404}, kDynamic}).result.verdict == Verdict::kOk);
  CHECK(play({"http://a.test/", {}}, {{403}, {403}}).result.verdict == Verdict::kBlocked);
  CHECK(play({"http://a.test/", {}}, {{405}, kDynamic}).result.verdict == Verdict::kOk);
}

TEST_CASE("moved needs every hop to be permanent") {
  const auto verdict = [](std::vector<Reply> replies) {
    return play({"http://a.test/old", {}}, std::move(replies)).result;
  };
  const UrlResult moved =
      verdict({redirect(301, "Location: /b"), redirect(308, "Location: c"), kFile});
  CHECK(moved.verdict == Verdict::kMoved);
  CHECK(moved.final_url == "http://a.test/c");
  CHECK(verdict({redirect(301, "Location: /b"), redirect(302, "Location: /c"), kFile}).verdict ==
        Verdict::kRedirected);
  CHECK(
      play({"http://u:p@a.test/old", {}}, {redirect(301, "Location: /b"), kFile}).result.verdict ==
      Verdict::kRedirected);  // what it was asked with would be lost
}

TEST_CASE("a circle, a missing Location, too long a chain") {
  const Reply back = redirect(302, "Location: /old");
  const Play circle = play({"http://a.test/old", {}}, {back, back});
  CHECK(circle.result.verdict == Verdict::kFlaky);
  CHECK(circle.result.reason == "redirects in a circle");
  CHECK(circle.asked[1] == "GET http://a.test/old as a browser");
  CHECK(play({"http://a.test/", {}}, {{301, {}}, {301, {}}}).result.reason ==
        "301 Moved Permanently, a redirect without a Location");
  CHECK(play({"http://a.test/", {}}, {redirect(302, "Location: mailto:a@b")}).result.verdict ==
        Verdict::kSkipped);
}

TEST_CASE("failures are tried again, later and later") {
  const Reply reset{0, {}, "", NetFailure::kReset};
  const Play all = play({"http://a.test/", {}}, {reset, reset, {500}, kDynamic});
  CHECK(all.result.verdict == Verdict::kOk);
  CHECK(all.waited_ms >= 1'000);
  const Reply timeout{0, {}, "", NetFailure::kTimeout};
  CHECK(play({"http://a.test/", {}}, {timeout, timeout}).result.verdict == Verdict::kFlaky);
}

TEST_CASE("a Retry-After beyond the cap costs the cap, once") {
  const Reply hour{429, {"Retry-After: 3600"}};
  const Play all = play({"http://a.test/", {}}, {hour, hour});
  CHECK(all.result.verdict == Verdict::kBlocked);
  CHECK(all.result.reason == "429 Too Many Requests; it asks to wait 3600 seconds");
  CHECK(all.waited_ms <= 10'100);
}

TEST_CASE("fragments are looked up with one GET") {
  const Reply page{200, {"Content-Type: text/html"}, "<h2 id='있다'>x</h2>"};
  const Play all = play({"http://a.test/x", {"있다", "%EC%9E%88%EB%8B%A4", "없다"}}, {page});
  CHECK(all.result.verdict == Verdict::kAnchorMissing);
  CHECK(all.result.missing_fragments == std::vector<std::string>{"없다"});
  CHECK(all.result.reason == "the page has no #없다");
  CHECK(all.asked == std::vector<std::string>{"GET http://a.test/x"});
}

TEST_CASE("a fragment in the Location takes the place of the link's own") {
  const auto all = play({"http://a.test/x", {"gone"}}, {redirect(301, "Location: /y#new"), kFile});
  CHECK(all.result.verdict == Verdict::kMoved);
}

TEST_CASE("a page that sends its readers to a dead one is soft-gone") {
  const Reply refresh{
      200, {"Content-Type: text/html"}, "<meta http-equiv=refresh content='0; url=/dead'>"};
  const auto all = play({"http://a.test/x", {}}, {kDynamic, refresh, {404}, refresh, {404}});
  CHECK(all.result.verdict == Verdict::kSoftGone);
  CHECK(all.result.evidence.find("http://a.test/dead") != std::string::npos);
}

TEST_CASE("a private address is refused, and says on which way") {
  const Reply refused{0, {}, "", NetFailure::kRefused};
  CHECK(play({"http://10.0.0.1/", {}}, {refused}).result.reason ==
        "leads into a private network: it failed");
  CHECK(play({"http://a.test/", {}}, {redirect(302, "Location: http://10.0.0.1/"), refused})
            .result.reason == "redirects into a private network: it failed");
}

TEST_CASE("addresses that cannot be asked have their verdict at once") {
  CHECK(play({"http://no-such-host.invalid/", {}}, {}).result.verdict == Verdict::kGone);
  CHECK(play({"http://a.test:99999/", {}}, {}).result.verdict == Verdict::kGone);
  CHECK(play({"mailto:a@b.test", {}}, {}).result.verdict == Verdict::kSkipped);
}

TEST_CASE("a password is in no part of a result but the URL that was given") {
  const auto all = play({"http://reader:s3cret@a.test/x", {}},
                        {redirect(302, "Location: http://u:s3cret@b.test/"), {404}, {404}});
  for (const std::string* text :
       {&all.result.reason, &all.result.evidence, &all.result.final_url}) {
    INFO(*text);
    CHECK(text->find("s3cret") == std::string::npos);
  }
}
