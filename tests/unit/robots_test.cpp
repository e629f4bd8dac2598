#include "core/net/robots.h"

#include "catch.h"

using namespace postlint;

TEST_CASE(
    "the longest rule of the group decides, and an own group takes the place of everybody's") {
  const char* text =
      "User-agent: *\nDisallow: /private/\nAllow: /private/open # a comment\nDisallow: /*.pdf$\n"
      "\nUser-Agent: Postlint\nUser-agent: other\nDisallow: /only-us\n";
  const RobotsRules everybody = RobotsRules::parse(text, "somebody");
  CHECK(everybody.allows("/"));
  CHECK_FALSE(everybody.allows("/private/x"));
  CHECK(everybody.allows("/private/open/x"));
  CHECK_FALSE(everybody.allows("/a/b.pdf"));
  CHECK(everybody.allows("/a/b.pdf?x"));
  const RobotsRules own = RobotsRules::parse(text, "postlint");
  CHECK(own.allows("/private/x"));
  CHECK_FALSE(own.allows("/only-us/%EA%B8%80"));
}

TEST_CASE("what is no robots.txt forbids nothing") {
  CHECK(RobotsRules::parse("<html>Disallow: /</html>", "postlint").allows("/x"));
  CHECK(RobotsRules::parse("", "postlint").allows("/x"));
  CHECK(RobotsRules::parse("User-agent: *\nDisallow:\n", "postlint").allows("/x"));
  const std::string stars(1000, '*');
  CHECK_FALSE(RobotsRules::parse("User-agent: *\nDisallow: /" + stars + "x\n", "a").allows("/aax"));
}
