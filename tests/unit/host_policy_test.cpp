#include "core/net/host_policy.h"

#include "catch.h"

using namespace postlint;

TEST_CASE("a host is asked for eight things at once, and fewer after it had enough") {
  HostPolicy policy(8);
  for (int i = 0; i < 8; ++i) {
    REQUIRE(policy.has_slot());
    policy.started(0);
  }
  CHECK_FALSE(policy.has_slot());
  CHECK_FALSE(policy.throttled(0, 100, 1000));
  CHECK(policy.limit() == 4);
  CHECK(policy.next_start_ms() == 1100);
  CHECK(policy.throttled(0, 110, 1000));  // was under way before: nothing new
  CHECK(policy.limit() == 4);
  CHECK(policy.spacing_ms() == 100);
}

TEST_CASE("good answers let the limit grow back, not beyond the start") {
  HostPolicy policy(8);
  policy.started(0);
  policy.broke(0, 10);
  CHECK(policy.limit() == 4);
  for (int i = 0; i < 100; ++i) {
    policy.started(20 + i);
    policy.answered(false);
  }
  CHECK(policy.limit() == 8);
}

TEST_CASE("HTTP/2 doubles each round until the first sign of trouble") {
  HostPolicy policy(8);
  for (int i = 0; i < 8; ++i) policy.started(0);
  for (int i = 0; i < 8; ++i) policy.answered(true);
  CHECK(policy.limit() == 16);
  for (int i = 0; i < 200; ++i) {
    policy.started(1);
    policy.answered(true);
  }
  CHECK(policy.limit() == 64);
  policy.started(2);
  policy.broke(2, 3);
  CHECK(policy.limit() == 32);
}

TEST_CASE("a host that never answered and failed in two rounds is dead") {
  HostPolicy policy(8);
  for (int i = 0; i < 8; ++i) policy.started(0);
  for (int i = 0; i < 8; ++i) policy.unreachable(0, 100);
  CHECK_FALSE(policy.is_dead());  // one round
  policy.started(600);
  policy.unreachable(600, 700);
  CHECK(policy.is_dead());
}

TEST_CASE("a host that says how long it wants to be left alone is asked one by one") {
  HostPolicy policy(8);
  policy.started(0);
  policy.answered(false);
  policy.announce_pause(10, 1000);
  CHECK(policy.next_start_ms() == 1010);
  CHECK(policy.limit() == 1);
}
