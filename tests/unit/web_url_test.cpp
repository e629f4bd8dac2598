#include "core/net/web_url.h"

#include "catch.h"
#include "core/net/host_name.h"

using namespace postlint;

namespace {

std::string sent(std::string_view text) {
  const auto url = parse_web_url(text);
  return url ? url->to_string() : "error: " + url.error().message;
}

std::string resolved(std::string_view base, std::string_view reference) {
  const auto url = resolve_web_url(parse_web_url(base).value(), reference);
  return url ? url->to_string() : "error";
}

}  // namespace

TEST_CASE("a URL is sent as a browser sends it") {
  const std::pair<const char*, const char*> cases[] = {
      {"http://a.test", "http://a.test/"},
      {"HTTP://A.Test/X", "http://a.test/X"},
      {"http://a.test:80/", "http://a.test/"},
      {"https://a.test:443/", "https://a.test/"},
      {"https://a.test:80/", "https://a.test:80/"},
      {"http://a.test/한글", "http://a.test/%ED%95%9C%EA%B8%80"},
      {"http://a.test/%ed%95%9c", "http://a.test/%ed%95%9c"},
      {"http://a.test/a b", "http://a.test/a%20b"},
      {"http://a.test/a|b", "http://a.test/a|b"},
      {"http://a.test/a[1]", "http://a.test/a[1]"},
      {"http://a.test/a%2Fb//c", "http://a.test/a%2Fb//c"},
      {"http://a.test/x/../y/./z", "http://a.test/y/z"},
      {"http://a.test/x/%2e%2E/y", "http://a.test/y"},
      {"http://a.test/x/..", "http://a.test/"},
      {"http://a.test/../..", "http://a.test/"},
      {"http://a.test/a/b/..", "http://a.test/a/"},
      {"http://a.test/100%", "http://a.test/100%"},
      {"http://a.test/?q=한 글&x='y'", "http://a.test/?q=%ED%95%9C%20%EA%B8%80&x=%27y%27"},
      {"http://a.test/q?", "http://a.test/q?"},
      {"http://a.test?q=a/../b", "http://a.test/?q=a/../b"},
      {"http://a.test\\b\\c", "http://a.test/b/c"},
      {" http://a.test/\n b\t#fragment ", "http://a.test/%20b"},
      {"http:///a.test/x", "http://a.test/x"},
      {"http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"},
  };
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(sent(text) == expected);
  }
}

TEST_CASE("hosts are ASCII, and odd numbers are IPv4 addresses") {
  const std::pair<const char*, const char*> cases[] = {
      {"한국.kr", "xn--3e0b707e.kr"},
      {"예시.한국", "xn--vv4b11d.xn--3e0b707e"},
      {"Bücher.example", "xn--bcher-kva.example"},
      {"日本語。jp", "xn--wgv71a119e.jp"},
      {"faß.de", "xn--fa-hia.de"},
      {"EXAMPLE.com.", "example.com."},
      {"127.1", "127.0.0.1"},
      {"0x7f.1", "127.0.0.1"},
      {"2130706433", "127.0.0.1"},
      {"0177.0.0.01", "127.0.0.1"},
      {"0", "0.0.0.0"},
      {"%61.test", "a.test"},
      {"[::FFFF:10.0.0.1]", "[::ffff:10.0.0.1]"},
      {"1.2.3.4.com", "1.2.3.4.com"},
  };
  for (const auto& [host, expected] : cases) {
    INFO(host);
    const auto ascii = ascii_host(host);
    CHECK((ascii ? *ascii : ascii.error().message) == expected);
  }
  for (const char* host : {"", "a b", "256.256.256.256", "1.2.3.4.5", "[::1", "[1.2.3.4]", "a..b",
                           "a%00b", "a|b", "\xFF\xFE"}) {
    INFO(host);
    CHECK_FALSE(ascii_host(host).ok());
  }
}

TEST_CASE("addresses that no browser opens are errors") {
  for (const char* text :
       {"", "a.test/x", "mailto:a@b", "file:///etc/passwd", "http://", "https:///",
        "http://a.test:99999/", "http://a.test:x/", "http://a.test:0/", "ftp://a/"}) {
    INFO(text);
    CHECK_FALSE(parse_web_url(text).ok());
  }
  CHECK(url_scheme("MAILTO:a@b") == "mailto");
  CHECK(url_scheme("a/b:c").empty());
}

TEST_CASE("a Location is resolved against the page that sent it") {
  const char* base = "https://a.test:8443/one/two?q=1";
  const std::pair<const char*, const char*> cases[] = {
      {"three", "https://a.test:8443/one/three"},
      {"/three", "https://a.test:8443/three"},
      {"../three", "https://a.test:8443/three"},
      {"?x=2", "https://a.test:8443/one/two?x=2"},
      {"", "https://a.test:8443/one/two?q=1"},
      {"#here", "https://a.test:8443/one/two?q=1"},
      {"//b.test/x", "https://b.test/x"},
      {"http://b.test", "http://b.test/"},
      {"https:three", "https://a.test:8443/one/three"},
      {"./글", "https://a.test:8443/one/%EA%B8%80"},
      {"\\\\b.test\\x", "https://b.test/x"},
      {"javascript:alert(1)", "error"},
      {"http://", "error"},
  };
  for (const auto& [reference, expected] : cases) {
    INFO(reference);
    CHECK(resolved(base, reference) == expected);
  }
}

TEST_CASE("credentials are sent and never shown") {
  const auto url = parse_web_url("https://reader:s3@cret@a.test/x").value();
  CHECK(url.to_string() == "https://a.test/x");
  CHECK(url.with_credentials() == "https://reader:s3%40cret@a.test/x");
  CHECK(url.origin() == "https://a.test");
}
