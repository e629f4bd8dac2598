// Which addresses of a sitemap lead somewhere in a new blog.
#include "converters/proof/coverage.h"

#include <string>
#include <vector>

#include "catch.h"
#include "converters/proof/compare.h"
#include "converters/proof/migration_report.h"
#include "converters/proof/sitemap.h"
#include "support/temporary_folder.h"

using namespace postlint;
using namespace postlint::proof;
using postlint::test::TemporaryFolder;

TEST_CASE("a sitemap names its addresses, an index its sitemaps") {
  const Sitemap sitemap = read_sitemap(
      "<?xml version=\"1.0\"?><urlset><!-- <loc>no</loc> --><url><loc> "
      "https://my.blog/a?x=1&amp;y=2 "
      "</loc><image:loc>/i.png</image:loc></url><sm:url><sm:loc><![CDATA[/글/]]></sm:loc></"
      "sm:url>");
  CHECK(sitemap.urls == std::vector<std::string>{"https://my.blog/a?x=1&y=2", "/글/"});
  CHECK(read_sitemap("<sitemapindex><sitemap><loc>https://my.blog/s-1.xml</loc>").sitemaps ==
        std::vector<std::string>{"https://my.blog/s-1.xml"});
  CHECK(read_sitemap("/a/\nhttps://my.blog/b/\nword\n").urls.size() == 2);
}

TEST_CASE("addresses are the same in all spellings, under former hosts and their folders") {
  const TemporaryFolder folder;
  const std::string list =
      folder.put("urls.txt",
                 "https://my.blog/2024/%EA%B8%80/\nhttps://my.blog/2024/글/index.html\n"
                 "https://me.github.io/blog/2024/%ea%b8%80/\nhttps://elsewhere.example/x\n/y/\n");
  const auto own_path = [](std::string_view url) -> std::optional<std::string> {
    constexpr std::string_view kFormer = "https://me.github.io/blog";
    if (!url.starts_with(kFormer)) return std::nullopt;
    return std::string("/2024/글/");
  };
  const Result<SiteFacts> facts = read_addresses(list, 1, own_path);
  REQUIRE(facts.ok());
  std::vector<std::string> urls;
  for (const PageFacts& page : facts->pages) urls.push_back(page.url);
  CHECK(urls == std::vector<std::string>{"/2024/글/", "/x", "/y/"});
}

TEST_CASE("what a sitemap names and nothing answers is a loss, with the reason") {
  Comparison addresses;
  addresses.old_folder = "sitemap.xml";
  const auto add = [&](std::string url, Outcome outcome) {
    PageOutcome page;
    page.url = std::move(url);
    page.outcome = outcome;
    if (outcome == Outcome::kLost)
      page.differences.push_back({outcome, "page", "nothing is at this address", "", "", ""});
    addresses.pages.push_back(std::move(page));
  };
  add("/글/", Outcome::kSame);
  add("/tags/글/", Outcome::kSame);
  addresses.pages.back().is_unsure = true;
  add("/about/index.html", Outcome::kLost);
  add("/part/", Outcome::kLost);
  const Coverage coverage = coverage_of(
      addresses, {{"/about/", "a page of the theme", false}, {"/part/", "not named", true}});
  CHECK(coverage.addresses == 4);
  CHECK(coverage.covered == 1);
  CHECK(coverage.unsure == std::vector<std::string>{"/tags/글/"});
  CHECK(coverage.left_out == std::vector<std::string>{"/part/"});
  REQUIRE(coverage.missing.size() == 1);
  CHECK(coverage.missing[0].why == "a page of the theme");
  Comparison whole;
  CHECK_FALSE(whole.has_loss());
  whole.coverage = coverage;
  CHECK(whole.has_loss());
  whole.coverage->missing[0].url = "/<b>/";
  CHECK(comparison_as_html(whole, {}).find("/&lt;b&gt;/") != std::string::npos);
}
