// The rules about images that look at the post alone.
#include <string>
#include <vector>

#include "catch.h"
#include "support/check.h"

using namespace postlint;
using namespace postlint::test;

namespace {

std::string post(std::string_view body) {
  return "---\ntitle: 바다\ndate: 2024-03-01\n---\n\n" + std::string(body);
}

struct Case {
  std::string_view body;
  std::size_t findings;
};

void check_cases(std::string_view rule, const std::vector<Case>& cases,
                 const CheckSetup& setup = {}) {
  for (const Case& c : cases) {
    CAPTURE(rule, c.body);
    CHECK(check_text(rule, post(c.body), setup).size() == c.findings);
  }
}

}  // namespace

TEST_CASE("an image without an address is reported once, and not for its alternative text") {
  check_cases("image-source-empty", {
                                        {"![]()\n", 1},
                                        {"![바다]()\n", 1},
                                        {"![바다](<>)\n", 1},
                                        {"![바다](#)\n", 1},
                                        {"[![]()](https://example.com)\n", 1},
                                        {"<img src=\"\" alt=\"바다\">\n", 1},
                                        {"<p><img src alt=\"바다\"></p>\n", 1},
                                        {"![바다](a.jpg)\n", 0},
                                        {"`![]()`\n", 0},
                                        {"```\n![]()\n```\n", 0},
                                        {"\\![]()\n", 0},
                                        {"<!-- <img src=\"\"> -->\n", 0},
                                        {"<img data-src=\"a.jpg\" src=\"\" alt=\"바다\">\n", 0},
                                        {"<img srcset=\"a.jpg 2x\" src=\"\" alt=\"바다\">\n", 0},
                                        {"<img alt=\"바다\">\n", 0},
                                    });
  check_cases("image-source-empty", {{"![바다]({{ page.image }})\n", 0}},
              {.engine = Engine::kJekyll});
  check_cases("image-alt-missing", {{"![]()\n", 0}, {"<img src=\"\">\n", 0}, {"![](#)\n", 0}});
}

TEST_CASE("an image needs an alternative text unless somebody decided otherwise") {
  check_cases("image-alt-missing",
              {
                  {"![](a.jpg)\n", 1},
                  {"![ ](a.jpg)\n", 1},
                  {"![][sea]\n\n[sea]: a.jpg\n", 1},
                  {"[![](a.jpg)](https://example.com)\n", 1},
                  {"글 ![](a.jpg) 글 ![](b.jpg)\n", 2},
                  {"<img src=\"a.jpg\">\n", 1},
                  {"<p><IMG SRC=\"a.jpg\" width=\"300\"></p>\n", 1},
                  {"글 <img src=\"a.jpg\"> 글\n", 1},
                  {"![바다](a.jpg)\n", 0},
                  {"![`main`](a.jpg)\n", 0},
                  {"![](a.jpg \"바다\")\n", 0},
                  {"<img src=\"a.jpg\" alt=\"\">\n", 0},
                  {"<img src=\"a.jpg\" alt>\n", 0},
                  {"<img src=\"a.jpg\" alt='바다'>\n", 0},
                  {"<img src=\"a.jpg\" :alt=\"text\">\n", 0},
                  {"<img src=\"a.jpg\" aria-hidden=\"true\">\n", 0},
                  {"<img src=\"a.jpg\" role=\"presentation\">\n", 0},
                  {"<img src=\"https://t.example.com/p\" width=\"1\" height=\"1\">\n", 0},
                  {"`![](a.jpg)`\n", 0},
                  {"```html\n<img src=\"a.jpg\">\n```\n", 0},
                  {"<!-- <img src=\"a.jpg\"> -->\n", 0},
              });
  check_cases("image-alt-missing",
              {{"![{{ page.alt }}](a.jpg)\n", 0}, {"<img src=\"a.jpg\" {{ attributes }}>\n", 0}},
              {.engine = Engine::kJekyll});
}

TEST_CASE("file names, camera names and the word image say nothing of an image") {
  const std::vector<std::string_view> useless = {
      "IMG_1234.jpg",
      "IMG_1234",
      "DSC01234",
      "image",
      "Image",
      "image1",
      "images-2",
      "photo",
      "Picture 3",
      "이미지",
      "사진",
      "사진 2",
      "그림",
      "스크린샷",
      "screenshot",
      "alt text",
      "Alt Text",
      "画像",
      "图片",
      "untitled",
      "Screen Shot 2020-01-02 at 3.04.05 PM",
      "스크린샷 2021-03-04 오후 5.06.07",
      "Pasted image 20230405060708",
      "KakaoTalk_20170829_123456789",
      "image-20200102030405",
      "3f2a9c1d4b5e6f708192a3b4c5d6e7f8",
      "my-photo.png",
  };
  for (const std::string_view alt : useless) {
    CAPTURE(alt);
    CHECK(check_text("image-alt-uninformative", post("![" + std::string(alt) + "](a.jpg)\n"))
              .size() == 1);
    CHECK(check_text("image-alt-uninformative",
                     post("<img src=\"a.jpg\" alt=\"" + std::string(alt) + "\">\n"))
              .size() == 1);
  }
  const std::vector<std::string_view> useful = {
      "ad",
      "python",
      "iamport",
      "바다",
      "그림 1",
      "Figure 1",
      "로고",
      "logo",
      "Image of a cat",
      "사진: 바다",
      "Node.js",
      "main.cpp",
      "IMG 태그를 쓰는 예",
      "screenshot of the start page",
      "diagram",
      "차트",
      "cafe deadbeef",
      "아이유 사진",
  };
  for (const std::string_view alt : useful) {
    CAPTURE(alt);
    CHECK(check_text("image-alt-uninformative", post("![" + std::string(alt) + "](a.jpg)\n"))
              .empty());
  }
  check_cases("image-alt-uninformative",
              {{"![](a.jpg)\n", 0}, {"![image]()\n", 0}, {"`![image](a.jpg)`\n", 0}});
  check_cases("image-alt-uninformative", {{"![My photo 1.png](my%20photo%201.png)\n", 0},
                                          {"![my photo 1.png](my%20photo%201.png)\n", 1}});
}

TEST_CASE("an image over http is reported on request") {
  check_cases("image-insecure", {
                                    {"![바다](http://example.com/a.jpg)\n", 1},
                                    {"![바다](HTTP://example.com/a.jpg)\n", 1},
                                    {"<img src=\"http://example.com/a.jpg\" alt=\"\">\n", 1},
                                    {"![바다](https://example.com/a.jpg)\n", 0},
                                    {"![바다](http://localhost:4000/a.jpg)\n", 0},
                                    {"[바다](http://example.com/a.jpg)\n", 0},
                                });
  CHECK(fix_text("image-insecure", post("![바다](http://example.com/a.jpg \"동해\")\n")) ==
        post("![바다](https://example.com/a.jpg \"동해\")\n"));
  CHECK(fix_text("image-insecure", post("<img src='http://example.com/a.jpg' alt=''>\n")) ==
        post("<img src='https://example.com/a.jpg' alt=''>\n"));
}

TEST_CASE("image rules take linear time on hostile input") {
  std::string images;
  for (int i = 0; i < 20'000; ++i) images += "![](a.jpg)\n\n";
  CHECK(check_text("image-alt-missing", post(images)).size() == 20'000);
  const std::string alt(100'000, '1');
  CHECK(check_text("image-alt-uninformative", post("![" + alt + "](a.jpg)\n")).empty());
}
