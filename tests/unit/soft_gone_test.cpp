#include "core/net/soft_gone.h"

#include "catch.h"

using namespace postlint;

namespace {

WebUrl url(std::string_view text) {
  return parse_web_url(text).value();
}

bool is_soft_404(const std::string& title, std::string_view address = "http://a.test/2017/post") {
  const std::string html = "<title>" + title + "</title><p>" + std::string(3000, 'x');
  return soft_404_evidence(read_page(html), html, url(address)).has_value();
}

bool is_sent_home(std::string_view from, std::string_view to) {
  return sent_home_evidence(url(from), url(to)).has_value();
}

bool is_parked(const std::string& html, std::string_view final_url = "http://a.test/") {
  return parked_evidence(read_page(html), html, url("http://a.test/x"), url(final_url)).has_value();
}

}  // namespace

TEST_CASE("titles that say the page is not there, in many languages") {
  for (const char* title :
       {"404", "404 Not Found", "Page not found", "Page Not Found | My Site", "My Site – Error 404",
        "Oops! That page can’t be found.", "404: This page could not be found",
        "페이지를 찾을 수 없습니다", "존재하지 않는 게시물입니다 : 네이버 블로그", "404 오류",
        "ページが見つかりません｜会社", "页面不存在 - 网站", "找不到頁面", "Seite nicht gefunden",
        "Page introuvable", "Página no encontrada", "Страница не найдена"}) {
    INFO(title);
    CHECK(is_soft_404(title));
  }
}

TEST_CASE("an article about not being found is found") {
  for (const char* title :
       {"How to design a 404 page", "HTTP 404 오류를 고치는 방법", "Room 404", "Peugeot 404 review",
        "How I fixed nginx's 404 Not Found for a React app", "Gone Girl", "Lost and Found",
        "페이지를 찾을 수 없습니다 오류 해결 방법", "A good page", ""}) {
    INFO(title);
    CHECK_FALSE(is_soft_404(title));
  }
  CHECK_FALSE(is_soft_404("404 Not Found - HTTP | MDN", "http://a.test/Web/HTTP/Status/404"));
  CHECK_FALSE(is_soft_404("404", "http://a.test/404.html"));
}

TEST_CASE("a board that says so by alert() and sends the reader back") {
  const std::string html =
      "<script>alert('삭제되었거나 존재하지 않는 게시물입니다.'); history.back();</script>";
  CHECK(soft_404_evidence(read_page(html), html, url("http://a.test/?no=1")).value() ==
        "its script says: 삭제되었거나 존재하지 않는 게시물입니다.");
}

TEST_CASE("a deep link that ends at a home page") {
  const std::pair<const char*, const char*> sent[] = {
      {"http://a.test/2017/03/01/post", "http://a.test/"},
      {"http://a.test/2017/03/01/post", "https://www.a.test/index.html"},
      {"http://a.test/2017/03/01/post", "http://a.test/ko/"},
      {"http://a.test/my-old-post", "http://a.test/"},
      {"http://a.test/?p=123", "http://a.test/"},
      {"http://old.test/blog/2012/05/a-post", "http://new.test/"},
      {"http://a.test/글", "http://a.test/"},
  };
  for (const auto& [from, to] : sent) {
    INFO(from);
    CHECK(is_sent_home(from, to));
  }
  const std::pair<const char*, const char*> fine[] = {
      {"http://a.test/", "https://a.test/"},
      {"http://a.test/index.php", "http://a.test/"},
      {"http://a.test/?utm_source=x", "http://a.test/"},
      {"http://a.test/blog", "http://a.test/"},
      {"http://bit.ly/some-long-name", "http://a.test/"},
      {"http://github.test/user/tool", "http://tool.test/"},
      {"http://a.test/2017/03/01/post", "http://a.test/ok"},
      {"http://a.test/ko", "http://a.test/ko/"},
  };
  for (const auto& [from, to] : fine) {
    INFO(from);
    CHECK_FALSE(is_sent_home(from, to));
  }
}

TEST_CASE("parked domains by the marks of parking services and by their wording") {
  CHECK(is_parked("<html data-adblockkey='x'><body>x"));
  CHECK(is_parked("<script src='https://img1.wsimg.com/parking-lander/main.js'></script>"));
  CHECK(is_parked("<h1>This domain is for sale</h1>"));
  CHECK(is_parked("<p>해당 도메인이 만료되었습니다</p>"));
  CHECK(is_parked("<p>このドメインは、お名前.comで取得されています。</p>"));
  CHECK(is_parked("<p>hello", "https://www.hugedomains.com/domain_profile.cfm?d=a"));
  CHECK(is_parked("<p>hello", "http://ww25.a.test/"));
  CHECK_FALSE(is_parked("<p>This domain is for sale" + std::string(3000, 'x')));
  CHECK_FALSE(is_parked("<p>A short page."));
}

TEST_CASE("walls for guests and for robots") {
  CHECK(login_wall_evidence(url("http://a.test/x"), url("http://a.test/login?next=/x")));
  CHECK(login_wall_evidence(url("http://a.test/x"), url("https://nid.naver.com/nidlogin.login")));
  CHECK_FALSE(login_wall_evidence(url("http://a.test/login"), url("https://a.test/login")));
  Answer answer;
  answer.status = 200;
  answer.body = "<title>Just a moment...</title>";
  CHECK(bot_wall_evidence(answer, read_page(answer.body)));
  answer.body = "<title>Just a moment of peace</title>" + std::string(3000, 'x');
  CHECK_FALSE(bot_wall_evidence(answer, read_page(answer.body)));
  answer.headers.add_line("cf-mitigated: challenge");
  CHECK(bot_wall_evidence(answer, read_page(answer.body)));
}
