#include "core/net/ip_address.h"

#include "catch.h"
#include "core/net/proxy.h"

using namespace postlint;

TEST_CASE("closed addresses are told from those of the open internet") {
  for (const char* text : {"127.0.0.1",
                           "127.255.0.9",
                           "10.0.0.1",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.169.254",
                           "169.254.1.1",
                           "100.64.0.1",
                           "100.127.255.255",
                           "0.0.0.0",
                           "0.1.2.3",
                           "224.0.0.1",
                           "255.255.255.255",
                           "198.18.0.1",
                           "192.0.0.192",
                           "168.63.129.16",
                           "::1",
                           "::",
                           "fe80::1",
                           "fc00::1",
                           "fd00:ec2::254",
                           "fec0::1",
                           "ff02::1",
                           "::ffff:10.0.0.1",
                           "::ffff:127.0.0.1",
                           "::127.0.0.1",
                           "::ffff:0:127.0.0.1",
                           "64:ff9b::10.0.0.1",
                           "64:ff9b:1::1",
                           "2002:7f00:1::",
                           "2002:a00:1::1",
                           "2001:0:1:2:3:4:80ff:fffe",
                           "2001:db8::1",
                           "::5"}) {
    INFO(text);
    CHECK_FALSE(closed_address_kind(parse_ip(text).value()).empty());
  }
  for (const char* text : {"8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "169.253.0.1",
                           "11.0.0.1", "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888",
                           "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"}) {
    INFO(text);
    CHECK(closed_address_kind(parse_ip(text).value()).empty());
  }
}

TEST_CASE("the guard lets through what was allowed, in whatever form it comes") {
  const auto guard =
      AddressGuard::make(std::vector<std::string>{"127.0.0.0/8", "fd00::/8"}).value();
  for (const char* text : {"127.0.0.1", "127.9.9.9", "::ffff:127.0.0.1", "fd12::1", "8.8.8.8"}) {
    INFO(text);
    CHECK(guard.refuses(parse_ip(text).value()).empty());
  }
  for (const char* text : {"10.0.0.1", "::1", "fe80::1", "169.254.169.254"}) {
    INFO(text);
    CHECK_FALSE(guard.refuses(parse_ip(text).value()).empty());
  }
  CHECK(guard.refuses(parse_ip("169.254.169.254").value()) == "a cloud metadata address");
}

TEST_CASE("a block that cannot be read is an error that shows it") {
  for (const char* text :
       {"", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/", "10.0.0.0/x", "a"}) {
    INFO(text);
    CHECK_FALSE(AddressGuard::make(std::vector<std::string>{text}).ok());
  }
  CHECK(parse_address_block("10.0.0.x/8").error().message.find("'10.0.0.x/8'") !=
        std::string::npos);
}

TEST_CASE("behind a proxy the host's name is what is judged") {
  const auto guard = AddressGuard::make({}).value();
  for (const char* host : {"localhost", "a.localhost", "localhost.", "10.0.0.1", "[::1]",
                           "metadata.google.internal", "printer.local"}) {
    INFO(host);
    CHECK_FALSE(guard.refuses_host(host).empty());
  }
  CHECK(guard.refuses_host("example.org").empty());
  CHECK(guard.refuses_host("8.8.8.8").empty());
}

TEST_CASE("proxies come from the environment as curl reads them") {
  const Environment environment = [](const char* name) -> std::string {
    const std::string_view key = name;
    if (key == "http_proxy") return "http://proxy.test:3128";
    if (key == "HTTP_PROXY") return "http://evil.test";
    if (key == "ALL_PROXY") return "socks5://all.test";
    if (key == "no_proxy") return "inside.test, .corp.test,10.0.0.0/8";
    return {};
  };
  const auto proxy = [&](const char* url) {
    return proxy_for(parse_web_url(url).value(), environment);
  };
  CHECK(proxy("http://a.test/") == "http://proxy.test:3128");
  CHECK(proxy("https://a.test/") == "socks5://all.test");
  CHECK(proxy("http://inside.test/").empty());
  CHECK(proxy("http://www.inside.test/").empty());
  CHECK(proxy("http://x.corp.test/").empty());
  CHECK_FALSE(proxy("http://notcorp.test/").empty());
  CHECK(proxy("http://10.1.2.3/").empty());
  CHECK(is_in_no_proxy("a.test", "*"));
}
