#include "core/net/archive.h"

#include "catch.h"
#include "core/net/url_cache.h"
#include "support/temporary_folder.h"

using namespace postlint;

TEST_CASE("an answer of the Wayback API holds the nearest snapshot, or none") {
  struct Case {
    const char* json;
    const char* snapshot;
  };
  const Case cases[] = {
      {R"({"url": "example.com", "archived_snapshots": {"closest": {"status": "200", "available": true,
         "url": "http://web.archive.org/web/20130919044612/http://example.com/", "timestamp": "20130919044612"}},
         "timestamp": "20130919"})",
       "https://web.archive.org/web/20130919044612/http://example.com/"},
      {R"({"archived_snapshots":{"closest":{"available":true,"url":"http:\/\/web.archive.org\/web\/2013\/http:\/\/blog.kr\/\uae00","status":"200"}}})",
       "https://web.archive.org/web/2013/http://blog.kr/글"},
      {R"({"archived_snapshots":{"closest":{"available":true,"url":"http://archive.my/web/1/x","status":"200"}}})",
       "http://archive.my/web/1/x"},
      {R"({"url": "example.com", "archived_snapshots": {}})", ""},
      {R"({"url": "example.com", "archived_snapshots": []})", ""},
      {R"({"archived_snapshots":{"closest":{"available":false,"url":"http://web.archive.org/x"}}})",
       ""},
      // What was archived was an error page.
      {R"({"archived_snapshots":{"closest":{"available":true,"url":"http://web.archive.org/x","status":"404"}}})",
       ""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.json);
    const Result<std::string> read = read_archive_answer(one.json);
    REQUIRE(read.ok());
    CHECK(*read == one.snapshot);
  }
}

TEST_CASE("what is no answer of the Wayback API is an error, whatever it is") {
  const std::string deep = std::string(10'000, '[') + std::string(10'000, ']');
  for (const std::string& text :
       {std::string(), std::string("<html>Temporarily Offline</html>"), std::string("{}"),
        std::string("[1]"), std::string("{\"archived_snapshots\": 3}"),
        std::string("{\"archived_snapshots\": {\"closest\": {\"url\": \"javascript:alert(1)\"}}}"),
        std::string("{\"archived_snapshots\": {\"closest\": {\"available\": true}}}"), deep,
        std::string(300'000, 'x'), std::string("\xFF\xFE")}) {
    CAPTURE(text.substr(0, 80));
    CHECK(!read_archive_answer(text).ok());
  }
}

TEST_CASE("the question names page and day") {
  CHECK(archive_question("https://archive.org/wayback/available",
                         {"http://blog.kr/%EA%B8%80?a=1&b=2", "20160320"}) ==
        "https://archive.org/wayback/"
        "available?url=http%3A%2F%2Fblog.kr%2F%25EA%25B8%2580%3Fa%3D1%26b%3D"
        "2&timestamp=20160320");
  CHECK(archive_question("https://my.kr/x?key=1", {"http://a.kr/", ""}) ==
        "https://my.kr/x?key=1&url=http%3A%2F%2Fa.kr%2F");
}

TEST_CASE("the day of a snapshot stands in its address") {
  CHECK(day_of_snapshot("https://web.archive.org/web/20130919044612/http://a.kr/") == "2013-09-19");
  CHECK(day_of_snapshot("https://web.archive.org/web/2013/http://a.kr/") == "");
  CHECK(day_of_snapshot("https://my.kr/") == "");
}

TEST_CASE("the cache knows for a while what an archive said") {
  const test::TemporaryFolder folder;
  constexpr std::int64_t kDay = 86'400;
  const std::string page = "http://blog.kr/글";
  {
    auto cache = UrlCache::open(folder.at("links.db"));
    REQUIRE(cache.ok());
    CHECK(!cache->find_archive(page, "20160320", 0));
    cache->store_archive(page, "20160320", "https://web.archive.org/x", 1000);
    cache->store_archive(page, "", "", 1000);
  }
  auto cache = UrlCache::open(folder.at("links.db"));
  REQUIRE(cache.ok());
  CHECK(cache->find_archive(page, "20160320", 1000 + 80 * kDay) == "https://web.archive.org/x");
  CHECK(!cache->find_archive(page, "20160320", 1000 + 91 * kDay));
  CHECK(cache->find_archive(page, "", 1000 + 6 * kDay) == "");
  CHECK(!cache->find_archive(page, "", 1000 + 8 * kDay));
  CHECK(!cache->find_archive(page, "20200101", 1000));
  CHECK(cache->fault().empty());
}
