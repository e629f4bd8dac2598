#include "core/net/http_headers.h"

#include "catch.h"

using namespace postlint;

namespace {

HttpHeaders headers(std::initializer_list<const char*> lines) {
  HttpHeaders out;
  for (const char* line : lines) out.add_line(line);
  return out;
}

constexpr std::int64_t kNow = 1'767'225'600;  // 2026-01-01 00:00:00 UTC

}  // namespace

TEST_CASE("a new status line forgets the headers of the answer before") {
  const auto all = headers({"HTTP/1.1 103 Early Hints\r\n", "Link: x\r\n", "\r\n",
                            "HTTP/1.1 200 OK\r\n", "Content-TYPE:  text/html \r\n", "no colon"});
  CHECK(all.get("content-type") == "text/html");
  CHECK_FALSE(all.has("link"));
}

TEST_CASE("HTTP dates are read in their three forms") {
  for (const char* text : {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                           "Sun Nov  6 08:49:37 1994"}) {
    INFO(text);
    CHECK(parse_http_date(text).value_or(0) == 784'111'777);
  }
  for (const char* text : {"", "soon", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994",
                           "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49 GMT"}) {
    INFO(text);
    CHECK_FALSE(parse_http_date(text).has_value());
  }
}

TEST_CASE("Retry-After is seconds or a date, and never negative") {
  const auto wait = [](const char* value) {
    return retry_after(headers({(std::string("Retry-After: ") + value).c_str()}), kNow);
  };
  CHECK(wait("120") == 120);
  CHECK(wait("0") == 0);
  CHECK(wait("Thu, 01 Jan 2026 00:00:30 GMT") == 30);
  CHECK(wait("Thu, 01 Jan 2015 00:00:30 GMT") == 0);
  CHECK_FALSE(wait("-5").has_value());
  CHECK_FALSE(wait("soon, perhaps").has_value());
  CHECK_FALSE(wait("99999999999999999999").has_value());
  CHECK_FALSE(retry_after({}, kNow).has_value());
}

TEST_CASE("RateLimit headers say when a host has had enough") {
  CHECK(rate_limit_pause(headers({"RateLimit-Remaining: 0", "RateLimit-Reset: 30"}), kNow) == 30);
  CHECK(rate_limit_pause(headers({"X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 1767225660"}),
                         kNow) == 60);
  CHECK(rate_limit_pause(headers({"RateLimit: limit=10, remaining=0, reset=5"}), kNow) == 5);
  CHECK(rate_limit_pause(headers({"RateLimit: \"default\";r=0;t=7"}), kNow) == 7);
  CHECK_FALSE(rate_limit_pause(headers({"RateLimit-Remaining: 3", "RateLimit-Reset: 30"}), kNow));
  CHECK_FALSE(rate_limit_pause(headers({"RateLimit-Remaining: 0"}), kNow).has_value());
}

TEST_CASE("what is HTML is said by Content-Type, or by nobody") {
  CHECK(is_html("text/html; charset=euc-kr"));
  CHECK(is_html("Application/XHTML+xml"));
  CHECK(is_html(""));
  CHECK_FALSE(is_html("application/pdf"));
}
