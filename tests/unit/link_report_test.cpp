#include "core/links/link_report.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "core/links/merge_reports.h"
#include "tests/support/snapshot.h"

using namespace postlint;
using test::check_snapshot;

namespace {

UrlReport url(std::string address, Verdict verdict, std::vector<UrlPlace> places) {
  UrlReport report;
  report.result.url = std::move(address);
  report.result.verdict = verdict;
  report.result.checked_at = 1714521600;  // 2024-05-01
  report.places = std::move(places);
  return report;
}

// One of each kind, with all that is hard to write.
LinkReport sample() {
  LinkReport report;
  report.posts = 3;
  report.requests = 9;
  report.now = 1714521600;
  report.site = "https://블로그.example <내 글>";
  report.version = "0.1.0";
  auto& urls = report.urls;
  urls.push_back(url("http://moved.example/a", Verdict::kMoved,
                     {{"글/하나.md", {3, 1}, "", "옮겨 간 곳", 2021}}));
  urls.back().result.status = 200;
  urls.back().result.reason = "301 Moved Permanently";
  urls.back().result.final_url = "https://moved.example/b?x=1&y=\"2\"";
  urls.push_back(
      url("https://blocked.example/", Verdict::kBlocked, {{"글/하나.md", {4, 2}, "", "", 2021}}));
  urls.back().result.reason = "403 Forbidden";
  urls.push_back(url("https://gone.example/%EA%B8%80", Verdict::kGone,
                     {{"글/둘 둘.md", {12, 7}, "", "<script>alert(1)</script>", 2019},
                      {"글/하나.md", {9, 3}, "", "사라진 \"글\"", 2021}}));
  urls.back().fails = true;
  urls.back().result.status = 404;
  urls.back().result.reason = "404 Not Found";
  urls.back().result.failed_runs = 3;
  urls.back().result.failing_since = 1713916800;  // 2024-04-24
  urls.back().archive_url = "https://archive.example/web/2019/https://gone.example/";
  urls.push_back(url("https://ok.example/", Verdict::kOk, {{"a.md", {1, 1}, "", "", 2019}}));
  urls.push_back(url("https://page.example/", Verdict::kAnchorMissing,
                     {{"a.md", {2, 1}, "설치", "설치 방법", 2019}}));
  urls.back().result.missing_fragments = {"설치"};
  urls.back().result.reason = "the page has no such anchor";
  urls.push_back(
      url("https://reader:hush@soft.example/x", Verdict::kSoftGone, {{"a.md", {5, 1}, "", "", 0}}));
  urls.back().fails = true;
  urls.back().result.evidence = "title: 페이지를 찾을 수 없습니다";
  urls.back().result.final_url = "javascript:alert(2)";
  return report;
}

}  // namespace

TEST_CASE("a link report looks as its readers expect it, in every format") {
  const LinkReport report = sample();
  check_snapshot("report/links.jsonl", link_report_as_jsonl(report));
  check_snapshot("report/links.json", link_report_as_json(report));
  check_snapshot("report/links.txt", link_report_as_text(report));
  check_snapshot("report/links.html", link_report_as_html(report));
}

TEST_CASE("no format of a link report shows a password") {
  const LinkReport report = sample();
  for (const std::string& text : {link_report_as_jsonl(report), link_report_as_json(report),
                                  link_report_as_text(report), link_report_as_html(report)}) {
    CHECK(text.find("hush") == std::string::npos);
    CHECK(text.find("soft.example") != std::string::npos);
  }
}

TEST_CASE("the page of a link report takes nothing from a post for markup") {
  const std::string hostile[] = {
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "' onmouseover='alert(1)",
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "data:text/html,<b>x",
      "</style></script><script>x",
      "</title><script>x",
      "<!--",
      "https://x.example/\"><b>",
      "\xFF\xFE<b>",
      "http:javascript:alert(1)",
  };
  for (const std::string& text : hostile) {
    INFO(text);
    LinkReport report;
    report.site = report.version = text;
    for (const Verdict verdict : {Verdict::kGone, Verdict::kMoved, Verdict::kTls}) {
      UrlReport& entry =
          report.urls.emplace_back(url(text, verdict, {{text, {1, 1}, text, text, 2020}}));
      entry.result.reason = entry.result.evidence = entry.result.final_url = text;
      entry.result.missing_fragments = {text};
      entry.archive_url = text;
    }
    const std::string page = link_report_as_html(report);
    const auto count = [&](std::string_view part) {
      std::size_t found = 0;
      for (std::size_t at = page.find(part); at != std::string::npos;
           at = page.find(part, at + 1)) {
        ++found;
      }
      return found;
    };
    CHECK(count("<script") == 1);
    CHECK(count("<style") == 1);
    CHECK(count("<img") == 0);
    CHECK(count("<!--") == 0);
    CHECK(count("<b>x") == 0);
    CHECK(count(" src=") == count(" src=x onerror=alert(1)&gt;"));
    CHECK(count("href=\"") == count("href=\"http://") + count("href=\"https://"));
  }
}

TEST_CASE("the page of a link report folds all but ten places of a URL") {
  LinkReport report;
  std::vector<UrlPlace> places;
  for (std::uint32_t line = 1; line <= 30; ++line)
    places.push_back({"글.md", {line, 1}, "", "", 0});
  report.urls = {url("https://x.example/", Verdict::kGone, places)};
  const std::string page = link_report_as_html(report);
  CHECK(page.find("<summary>20 more</summary>") != std::string::npos);
  CHECK(page.find("글.md:30:1") != std::string::npos);
}

TEST_CASE("a report without URLs is a page too") {
  const std::string page = link_report_as_html({});
  CHECK(page.find("Nothing is broken.") != std::string::npos);
  CHECK(page.find("1970") == std::string::npos);
  CHECK(page.find("<svg") == std::string::npos);
}

TEST_CASE("a link report in JSON Lines is read as it was written") {
  LinkReport report = sample();
  report.urls.back().result.url = "https://soft.example/x";  // a password is not written
  const std::string text = link_report_as_jsonl(report);
  const auto read = read_link_report("r.jsonl", text);
  REQUIRE(read.ok());
  LinkReport again;
  again.urls = *read;
  CHECK(link_report_as_jsonl(again) == text);
  CHECK(link_report_as_jsonl(merge_link_reports({*read, *read, {}})) == text);
  CHECK(merge_link_reports({*read}).posts == 3);
  CHECK(merge_link_reports({*read}).now == 1714521600);
}
