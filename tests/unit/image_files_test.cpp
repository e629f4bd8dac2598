// The rules that look for the files of images.
#include <string>
#include <vector>

#include "catch.h"
#include "checks/support/local_file.h"
#include "support/check.h"

using namespace postlint;
using namespace postlint::test;

namespace {

std::string post(std::string_view target) {
  return "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n![바다](" + std::string(target) + ")\n";
}

bool is_missing(std::string_view target, const CheckSetup& setup) {
  return !check_text("image-file-missing", post(target), setup).empty();
}

bool differs(std::string_view target, const CheckSetup& setup) {
  return !check_text("image-case-mismatch", post(target), setup).empty();
}

}  // namespace

TEST_CASE("only paths inside the blog are local targets") {
  for (const std::string_view target :
       {"https://example.com/a.png", "//example.com/a.png", "data:image/png;base64,AA",
        "mailto:a@example.com", "#top", "", "@/assets/a.png", "@site/static/a.png", "~/a.png",
        "{static}/a.png", "|filename|a.png", "<%= x %>.png", "${x}.png", "?a=b"}) {
    CAPTURE(target);
    CHECK_FALSE(local_target(target).has_value());
  }
  const std::optional<LocalTarget> local = local_target("/img/%EB%B0%94%EB%8B%A4.png?v=2#top");
  REQUIRE(local.has_value());
  CHECK(local->path == "/img/바다.png");
  CHECK(local->head == "/img/%EB%B0%94%EB%8B%A4.png");
  CHECK(local->tail == "?v=2#top");
  CHECK(local->is_rooted());
}

TEST_CASE("an image beside the post, in its folder or in a static folder is found") {
  const CheckSetup setup{
      .path = "content/posts/sea.md",
      .engine = Engine::kHugo,
      .files = {"content/posts/a.png", "content/posts/sea/b.png", "static/img/c.png",
                "content/posts/바다 1.png", "themes/plain/static/img/d.png"}};
  for (const std::string_view target :
       {"a.png", "./a.png", "b.png", "sea/b.png", "/img/c.png", "../../static/img/c.png",
        "img/c.png", "/img/d.png", "a.png?x=1#y", "%EB%B0%94%EB%8B%A4%201.png", "<바다 1.png>",
        "/blog/img/c.png", "../img/c.png"}) {
    CAPTURE(target);
    CHECK_FALSE(is_missing(target, setup));
    CHECK_FALSE(differs(target, setup));
  }
  for (const std::string_view target :
       {"x.png", "./x.png", "sea/x.png", "/img/x.png", "../x.png", "바다 2.png"}) {
    CAPTURE(target);
    CHECK(is_missing(target.find(' ') == std::string_view::npos ? target : "바다%202.png", setup));
  }
}

TEST_CASE("what only the engine can resolve is not judged") {
  const CheckSetup setup{
      .path = "content/posts/sea.md", .engine = Engine::kHugo, .files = {"static/img/c.png"}};
  for (const std::string_view target :
       {"https://example.com/x.png", "//example.com/x.png", "/other/x.png", "/_astro/x.png",
        "@/x.png", "x", "x.php", "/api/badge", "{{ .Site.BaseURL }}/x.png",
        "data:image/png;base64,AA=="}) {
    CAPTURE(target);
    CHECK_FALSE(is_missing(target, setup));
  }
}

TEST_CASE("a blog in a folder of its repository has its static folder there") {
  const CheckSetup setup{.path = "website/blog/sea.md",
                         .engine = Engine::kDocusaurus,
                         .files = {"website/static/blog/a.png"}};
  CHECK_FALSE(is_missing("/blog/a.png", setup));
  CHECK(is_missing("/blog/b.png", setup));
  const CheckSetup beside{
      .path = "docs/sea.md", .engine = Engine::kDocusaurus, .files = {"website/static/docs/a.png"}};
  CHECK_FALSE(is_missing("/docs/a.png", beside));
}

TEST_CASE("translations share the images of another language") {
  const CheckSetup setup{.path = "content/ko/posts/sea/index.md",
                         .engine = Engine::kHugo,
                         .files = {"content/en/posts/sea/a.png", "content/ko/posts/sea/b.png"}};
  CHECK_FALSE(is_missing("a.png", setup));
  CHECK_FALSE(is_missing("b.png", setup));
  CHECK(is_missing("c.png", setup));
}

TEST_CASE("a missing image names one that is nearly the same") {
  const CheckSetup setup{.path = "posts/sea.md", .files = {"posts/images/sunrise.jpg"}};
  const std::vector<CheckedFinding> found =
      check_text("image-file-missing", post("images/sunrize.jpg"), setup);
  REQUIRE(found.size() == 1);
  CHECK(found[0].message ==
        "the image file “images/sunrize.jpg” does not exist: readers see a broken image");
  CHECK(found[0].help == "did you mean “sunrise.jpg”?");
}

TEST_CASE("HTML images are looked for as well") {
  const CheckSetup setup{.path = "posts/sea.md", .files = {"posts/a.png"}};
  const auto count = [&](std::string_view body) {
    return check_text("image-file-missing", "글\n\n" + std::string(body) + "\n", setup).size();
  };
  CHECK(count("<img src=\"a.png\" alt=\"\">") == 0);
  CHECK(count("<p><img src='x.png' alt=\"\"></p>") == 1);
  CHECK(count("<!-- <img src='x.png'> -->") == 0);
  CHECK(count("`![바다](x.png)`") == 0);
}

TEST_CASE("a file of another case is not missing but spelled differently") {
  const CheckSetup setup{.path = "posts/sea.md",
                         .files = {"posts/Images/Sea 1.JPG", "static/Img/C.png"}};
  CHECK(differs("images/sea%201.jpg", setup));
  CHECK_FALSE(is_missing("images/sea%201.jpg", setup));
  CHECK(fix_text_proved("image-case-mismatch", post("./images/sea%201.jpg?v=1"), setup) ==
        post("./Images/Sea%201.JPG?v=1"));
  CHECK(fix_text_proved("image-case-mismatch", post("<images/sea 1.jpg>"), setup) ==
        post("<Images/Sea%201.JPG>"));
  CHECK(fix_text_proved("image-case-mismatch", post("/img/c.png"), setup) == post("/Img/C.png"));
  CHECK(fix_text_proved("image-case-mismatch", "<p><img src=\"images/SEA%201.jpg\" alt=\"\"></p>\n",
                        setup) == "<p><img src=\"Images/Sea%201.JPG\" alt=\"\"></p>\n");
}

TEST_CASE(
    "a file whose Korean name is decomposed is to be renamed, a decomposed path to be typed anew") {
  const std::string composed = "\uBC14\uB2E4.png";
  const std::string decomposed = "\u1107\u1161\u1103\u1161.png";
  const CheckSetup decomposed_file{.path = "posts/sea.md", .files = {"posts/" + decomposed}};
  const std::vector<CheckedFinding> found =
      check_text("image-case-mismatch", post(composed), decomposed_file);
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].has_fix);
  CHECK(found[0].help == "rename the file: type its name anew");
  const CheckSetup composed_file{.path = "posts/sea.md", .files = {"posts/" + composed}};
  CHECK(fix_text_proved("image-case-mismatch", post(decomposed), composed_file) == post(composed));
}
