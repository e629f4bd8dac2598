// Soft 404s: what titles and headings say in the languages that blogs link to.
#include <algorithm>
#include <array>

#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/net/soft_gone.h"

namespace postlint {
namespace {

// A whole part of a title, in lower case, with punctuation made blanks and blanks united.
constexpr std::string_view kWholeParts[] = {
    "404",
    "404 not found",
    "404 error",
    "error 404",
    "http 404",
    "http error 404",
    "404 page",
    "404 page not found",
    "page not found 404",
    "404 file not found",
    "error 404 not found",
    "404 error page",
    "404 error page not found",
    "error 404 page not found",
    "404 file or directory not found",
    "404 this page could not be found",
    "not found",
    "page not found",
    "file not found",
    "document not found",
    "content not found",
    "post not found",
    "article not found",
    "video not found",
    "user not found",
    "item not found",
    "object not found",
    "resource not found",
    "product not found",
    "site not found",
    "website not found",
    "blog not found",
    "oops page not found",
    "oops 404",
    "sorry page not found",
    "page cannot be found",
    "page can t be found",
    "page could not be found",
    "the page cannot be found",
    "the page can t be found",
    "the page could not be found",
    "this page could not be found",
    "this page can t be found",
    "this page cannot be found",
    "the page you requested could not be found",
    "the page you requested cannot be found",
    "the page you were looking for doesn t exist",
    "the page you were looking for does not exist",
    "the page you are looking for doesn t exist",
    "the page you are looking for does not exist",
    "page doesn t exist",
    "page does not exist",
    "this page doesn t exist",
    "this page does not exist",
    "this page isn t available",
    "page unavailable",
    "page no longer exists",
    "page no longer available",
    "this page is no longer available",
    "this account doesn t exist",
    "account suspended",
    "account deleted",
    "nothing found",
    "nothing here",
    "page missing",
    "missing page",
    "410 gone",
    "page removed",
    "page has been removed",
    "this site can t be reached",
    "there isn t a github pages site here",
    "sorry this page isn t available",
    "broken link",
    "no such page",
    "content unavailable",
    "repository not found",
    "domain not found",
    "unknown page",
    "invalid url",
    "invalid page",
    // Korean
    "404 에러",
    "404 오류",
    "404 페이지",
    "에러 404",
    "오류 404",
    "페이지를 찾을 수 없습니다",
    "페이지를 찾을 수 없음",
    "페이지를 찾을 수 없어요",
    "찾을 수 없는 페이지",
    "찾을 수 없습니다",
    "찾을 수 없는 페이지입니다",
    "존재하지 않는 페이지",
    "존재하지 않는 페이지입니다",
    "존재하지 않는 페이지 입니다",
    "존재하지 않는 게시글",
    "존재하지 않는 게시글입니다",
    "존재하지 않는 글",
    "존재하지 않는 글입니다",
    "존재하지 않는 게시물입니다",
    "없는 페이지",
    "없는 페이지입니다",
    "삭제된 게시글입니다",
    "삭제된 게시물입니다",
    "삭제된 글입니다",
    "삭제되었거나 존재하지 않는 게시물입니다",
    "삭제되었거나 존재하지 않는 페이지입니다",
    "요청하신 페이지를 찾을 수 없습니다",
    "요청하신 페이지가 없습니다",
    "요청하신 페이지를 찾을 수 없어요",
    "페이지가 존재하지 않습니다",
    "페이지가 없습니다",
    "해당 페이지를 찾을 수 없습니다",
    "해당 페이지가 존재하지 않습니다",
    "게시글을 찾을 수 없습니다",
    "게시물을 찾을 수 없습니다",
    "유효하지 않은 페이지",
    "잘못된 주소입니다",
    "잘못된 접근입니다",
    "서비스가 종료되었습니다",
    "서비스 종료",
    "서비스 종료 안내",
    "찾으시는 페이지가 없습니다",
    "찾으시는 페이지를 찾을 수 없습니다",
    // Japanese
    "ページが見つかりません",
    "ページが見つかりませんでした",
    "お探しのページは見つかりません",
    "お探しのページは見つかりませんでした",
    "お探しのページが見つかりません",
    "お探しのページが見つかりませんでした",
    "ページは存在しません",
    "ページが存在しません",
    "このページは存在しません",
    "指定されたページが見つかりません",
    "指定されたページは存在しません",
    "記事が見つかりません",
    "404 エラー",
    "404 ページが見つかりません",
    "サービス終了のお知らせ",
    "お探しのページはありません",
    // Chinese
    "页面不存在",
    "页面未找到",
    "找不到页面",
    "找不到网页",
    "未找到页面",
    "您访问的页面不存在",
    "你访问的页面不存在",
    "您访问的页面不存在或已删除",
    "该页面不存在",
    "无法找到该页",
    "无法找到页面",
    "内容不存在",
    "文章不存在",
    "404 页面不存在",
    "404 页面",
    "404 错误",
    "404 找不到页面",
    "頁面不存在",
    "找不到頁面",
    "找不到網頁",
    "找不到您要的頁面",
    "頁面未找到",
    // Others
    "seite nicht gefunden",
    "seite wurde nicht gefunden",
    "die seite wurde nicht gefunden",
    "404 seite nicht gefunden",
    "nicht gefunden",
    "page introuvable",
    "page non trouvée",
    "404 page introuvable",
    "cette page n existe pas",
    "página no encontrada",
    "no se encontró la página",
    "404 página no encontrada",
    "página não encontrada",
    "404 página não encontrada",
    "pagina non trovata",
    "404 pagina non trovata",
    "pagina niet gevonden",
    "страница не найдена",
    "404 страница не найдена",
    "404 не найдено",
    "nie znaleziono strony",
    "strona nie została znaleziona",
    "sayfa bulunamadı",
    "sidan hittades inte",
    "không tìm thấy trang",
    "halaman tidak ditemukan",
};

// Ends of longer sentences that leave no doubt ("Sorry, but the page you requested was not found").
constexpr std::string_view kSentences[] = {
    "페이지를 찾을 수 없습니다",
    "페이지가 존재하지 않습니다",
    "존재하지 않는 페이지입니다",
    "ページが見つかりません",
    "ページは見つかりません",
    "页面不存在",
    "頁面不存在",
    "page you requested was not found",
    "that page can t be found",
    "page you requested could not be found",
    "page you are looking for could not be found",
    "page you are looking for was not found",
    "requested url was not found on this server",
};

bool is_separator(char32_t c) {
  return c == '|' || c == 0x2013 || c == 0x2014 || c == 0xB7 || c == 0x2022 || c == 0xBB ||
         c == 0xAB || c == ':' || c == 0xFF5C || c == 0xFF1A;
}

bool is_word_part(char32_t c) {
  return is_word(c) && c != '_';
}

// The title cut at |, –, —, ·, : and " - "; each part in the form of kWholeParts.
std::vector<std::string> title_parts(std::string_view title) {
  const std::string lower = to_lower(replace_all(title, " - ", "|"));
  std::vector<std::string> parts(1);
  for (std::size_t offset = 0; offset < lower.size();) {
    const DecodedCodePoint decoded = decode_utf8(lower, offset);
    offset += decoded.size;
    if (is_separator(decoded.value)) {
      parts.emplace_back();
    } else if (is_word_part(decoded.value)) {
      append_utf8(parts.back(), decoded.value);
    } else if (!parts.back().empty() && parts.back().back() != ' ') {
      parts.back() += ' ';
    }
  }
  for (std::string& part : parts) part = std::string(trim(part));
  return parts;
}

bool is_whole_part(const std::string& part) {
  return std::find(std::begin(kWholeParts), std::end(kWholeParts), part) != std::end(kWholeParts);
}

bool says_not_found(std::string_view text) {
  const auto parts = title_parts(text);
  if (std::any_of(parts.begin(), parts.end(), is_whole_part)) return true;
  const std::string all = join(parts, " ");
  return std::any_of(std::begin(kSentences), std::end(kSentences), [&](std::string_view sentence) {
    return all.ends_with(sentence) && all.size() <= sentence.size() + 60;
  });
}

// A page about not being found is found: ".../Status/404", "/wiki/HTTP_404", "/not-found/".
bool is_about_it(const WebUrl& url) {
  std::string_view path = url.path;
  while (path.ends_with('/')) path.remove_suffix(1);
  path.remove_prefix(std::min(path.rfind('/') + 1, path.size()));
  if (const std::size_t dot = path.rfind('.'); dot != std::string_view::npos) {
    path = path.substr(0, dot);
  }
  const std::string name = title_parts(percent_decode(path)).front();
  for (const std::string_view known : {"404", "410", "http 404", "http 410", "not found",
                                       "notfound", "page not found", "404 not found"}) {
    if (name == known) return true;
  }
  return false;
}

// Pages of bulletin boards that say so by alert() and send the reader back.
std::optional<std::string> alert_evidence(std::string_view body) {
  const std::size_t begin = body.find("alert(");
  if (begin == std::string_view::npos || begin + 7 >= body.size()) return std::nullopt;
  if (body.find("history.") == std::string_view::npos &&
      body.find("location") == std::string_view::npos) {
    return std::nullopt;
  }
  const char quote = body[begin + 6];
  const std::size_t end = body.find(quote, begin + 7);
  if ((quote != '"' && quote != '\'') || end == std::string_view::npos || end - begin > 300) {
    return std::nullopt;
  }
  const std::string text(body.substr(begin + 7, end - begin - 7));
  const std::string lower = to_lower(text);
  for (const std::string_view sign :
       {"존재하지 않", "삭제된", "삭제되", "찾을 수 없", "없는 게시", "없는 글", "없는 페이지",
        "not exist", "not found", "削除され", "見つかり", "不存在", "已删除"}) {
    if (lower.find(sign) != std::string::npos) return "its script says: " + text;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> error_page_evidence(const WebUrl& asked, const WebUrl& final_url) {
  if (is_about_it(asked) || !is_about_it(final_url)) return std::nullopt;
  return "redirects to " + final_url.path;
}

std::optional<std::string> soft_404_evidence(const PageFacts& page, std::string_view body,
                                             const WebUrl& url) {
  if (is_about_it(url)) return std::nullopt;
  if (says_not_found(page.title)) return "title: " + page.title;
  constexpr std::size_t kEmptyPage = 100;
  if (page.text_bytes < kEmptyPage) return alert_evidence(body);
  // A heading alone is weaker: only where the page says little else, or hides from search engines.
  constexpr std::size_t kShortPage = 1500;
  if ((page.is_noindex || page.text_bytes < kShortPage) && says_not_found(page.first_heading)) {
    return "heading: " + page.first_heading;
  }
  return std::nullopt;
}

}  // namespace postlint
