#include "core/net/soft_gone.h"

#include <algorithm>
#include <iterator>

#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {

struct Sign {
  std::string_view text;  // lower case
  std::string_view meaning;
};

// Texts and addresses that only the pages of parking services and domain shops have. Each is long
// enough not to stand in an article by chance; they count only on pages with little text.
constexpr Sign kParkedSigns[] = {
    {"sedoparking.com", "Sedo"},
    {"parkingcrew.net", "ParkingCrew"},
    {"parklogic.com", "ParkLogic"},
    {"bodis.com", "Bodis"},
    {"cashparking.com", "GoDaddy CashParking"},
    {"wsimg.com/parking-lander", "GoDaddy"},
    {"parked free, courtesy of godaddy", "GoDaddy"},
    {"this web page is parked", "GoDaddy"},
    {"parkingpage.namecheap.com", "Namecheap"},
    {"this domain is registered at namecheap", "Namecheap"},
    {"namebrightstatic.com", "NameBright"},
    {"hugedomains.com", "HugeDomains"},
    {"afternic.com/forsale", "Afternic"},
    {"dan.com/buy-domain", "Dan.com"},
    {"cdn.dan.com", "Dan.com"},
    {"above.com/marketplace", "Above.com"},
    {"uniregistry.com", "Uniregistry"},
    {"porkbun.com/assets/parked", "Porkbun"},
    {"parked on porkbun", "Porkbun"},
    {"dynadot.com/forsale", "Dynadot"},
    {"parked courtesy of dynadot", "Dynadot"},
    {"sav.com/domains", "Sav"},
    {"d38psrni17bvxu.cloudfront.net", "a parking service"},
    {"trellian.com", "Above.com"},
    {"this domain is for sale", "offered for sale"},
    {"this domain name is for sale", "offered for sale"},
    {"this domain may be for sale", "offered for sale"},
    {"the domain is for sale", "offered for sale"},
    {"domain name is available for purchase", "offered for sale"},
    {"this domain is available for sale", "offered for sale"},
    {"inquire about this domain", "offered for sale"},
    {"buy this domain", "offered for sale"},
    {"this domain is parked", "parked"},
    {"this domain name is parked", "parked"},
    {"this domain has been registered", "registered and empty"},
    {"this domain has expired", "expired"},
    {"this domain name has expired", "expired"},
    {"domain has recently been registered", "registered and empty"},
    {"도메인이 정상적으로 등록되었습니다", "registered and empty"},
    {"도메인 판매", "offered for sale"},
    {"도메인을 판매", "offered for sale"},
    {"도메인 파킹", "parked"},
    {"도메인 주차", "parked"},
    {"도메인이 만료", "expired"},
    {"도메인의 사용기간이 만료", "expired"},
    {"이 도메인은 현재", "registered and empty"},
    {"사용 중지된 도메인", "expired"},
    {"このドメインは、お名前.comで取得されています", "Onamae.com"},
    {"このドメインは お名前.com で取得されています", "Onamae.com"},
    {"このドメインは売りに出されています", "offered for sale"},
    {"ドメインの有効期限が切れ", "expired"},
    {"ドメインを購入", "offered for sale"},
    {"该域名正在出售", "offered for sale"},
    {"本域名出售", "offered for sale"},
    {"此域名可转让", "offered for sale"},
    {"您访问的域名已过期", "expired"},
    {"該網域待售", "offered for sale"},
    {"diese domain steht zum verkauf", "offered for sale"},
    {"diese domain kaufen", "offered for sale"},
    {"ce nom de domaine est à vendre", "offered for sale"},
    {"este dominio está en venta", "offered for sale"},
    {"домен продается", "offered for sale"},
};

constexpr std::string_view kShops[] = {
    "hugedomains.com",
    "sedo.com",
    "dan.com",
    "afternic.com",
    "undeveloped.com",
    "buydomains.com",
    "domainmarket.com",
    "sedoparking.com",
    "parkingcrew.net",
    "bodis.com",
    "forsale.godaddy.com",
    "domains.atom.com",
    "expireddomains.com",
    "parkingpage.namecheap.com",
    "spaceship.com",
};

constexpr std::string_view kShorteners[] = {
    "bit.ly",
    "t.co",
    "goo.gl",
    "tinyurl.com",
    "aka.ms",
    "is.gd",
    "v.gd",
    "buff.ly",
    "ow.ly",
    "git.io",
    "g.co",
    "fb.me",
    "amzn.to",
    "lnkd.in",
    "t.me",
    "rebrand.ly",
    "cutt.ly",
    "t.ly",
    "shorturl.at",
    "dub.sh",
    "han.gl",
    "me2.do",
    "url.kr",
    "vo.la",
    "bitly.kr",
    "naver.me",
    "kko.to",
    "spoti.fi",
    "youtu.be",
    "wp.me",
    "j.mp",
    "dlvr.it",
    "trib.al",
    "w.wiki",
    "s.id",
    "lrl.kr",
    "m.site.naver.com",
    "go.microsoft.com",
    "dx.doi.org",
    "doi.org",
    "redd.it",
};

bool is_host_or_below(std::string_view host, std::string_view domain) {
  if (!host.ends_with(domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

std::vector<std::string> path_segments(const WebUrl& url) {
  std::vector<std::string> out;
  for (const std::string_view part : split(url.path, '/')) {
    if (!part.empty()) out.push_back(ascii_lower(percent_decode(part)));
  }
  return out;
}

// "ko", "en-us", "zh_hans"; those whose code is no word that pages are named by.
bool is_language(std::string_view segment) {
  if (segment.size() > 7) return false;
  const std::string_view first = segment.substr(0, segment.find_first_of("-_"));
  for (const std::string_view code : {"en", "ko", "kr", "ja", "jp", "zh", "cn", "de", "fr", "es",
                                      "pt", "ru", "it", "nl", "pl", "tr", "vi", "sv", "cs", "uk"}) {
    if (first == code) return true;
  }
  return false;
}

bool is_home_name(std::string_view segment) {
  const std::string_view name = segment.substr(0, segment.find('.'));
  for (const std::string_view known : {"index", "default", "home", "main", "welcome", "start"}) {
    if (name == known) return true;
  }
  return is_language(segment);
}

bool is_home(const WebUrl& url) {
  const auto segments = path_segments(url);
  const bool all = std::all_of(segments.begin(), segments.end(),
                               [](const std::string& segment) { return is_home_name(segment); });
  return all && segments.size() <= 2;
}

// A query that names one thing: "p=123", "id=7", "no=42".
bool query_names_a_page(const WebUrl& url) {
  for (const std::string_view part : split(url.query, '&')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos || equals + 1 == part.size()) continue;
    const std::string name = ascii_lower(part.substr(0, equals));
    for (const std::string_view known : {"p", "page_id", "id", "no", "idx", "article", "post",
                                         "postid", "article_id", "articleid", "v", "seq"}) {
      if (name == known) return true;
    }
  }
  return false;
}

bool same_site(const WebUrl& left, const WebUrl& right) {
  const auto bare = [](std::string_view host) {
    return host.starts_with("www.") ? host.substr(4) : host;
  };
  const std::string_view a = bare(left.host), b = bare(right.host);
  return is_host_or_below(a, b) || is_host_or_below(b, a);
}

// One short word is as likely a section that became the home page, or a short link.
bool is_telling(const std::string& segment) {
  return segment.size() >= 12 || segment.find_first_of("-_.") != std::string::npos ||
         !is_ascii(segment);
}

bool is_parking_subdomain(std::string_view host) {  // ww1.example.org, ww25.example.org
  if (!host.starts_with("ww") || host.starts_with("www")) return false;
  const std::size_t dot = host.find('.');
  const std::string_view digits = host.substr(2, dot == std::string_view::npos ? 0 : dot - 2);
  return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_ascii_digit);
}

}  // namespace

bool is_link_shortener(std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::find(std::begin(kShorteners), std::end(kShorteners), host) != std::end(kShorteners);
}

std::optional<std::string> parked_evidence(const PageFacts& page, std::string_view body,
                                           const WebUrl& asked, const WebUrl& url) {
  if (page.has_ad_block_key)
    return "the domain is parked: its page carries a parking service's key";
  for (const std::string_view shop : kShops) {
    if (is_host_or_below(url.host, shop) && !is_host_or_below(asked.host, shop)) {
      return "the domain is parked: it leads to " + url.host;
    }
  }
  constexpr std::size_t kLittleText = 1200;
  constexpr std::size_t kSmallPage = std::size_t{96} << 10;
  if (page.text_bytes > kLittleText || body.size() > kSmallPage) return std::nullopt;
  const std::string lower = to_lower(body);
  for (const Sign& sign : kParkedSigns) {
    if (lower.find(sign.text) != std::string::npos) {
      return "the domain is parked: " + std::string(sign.meaning);
    }
  }
  const bool is_bare_script = page.text_bytes < 60 && page.scripts > 0 && body.size() < 1000;
  if (is_bare_script && lower.find("location.href=\"/lander\"") != std::string::npos) {
    return "the domain is parked: GoDaddy";
  }
  if (is_parking_subdomain(url.host) && page.text_bytes < 600) {
    return "the domain is parked: it leads to " + url.host;
  }
  return std::nullopt;
}

std::optional<std::string> sent_home_evidence(const WebUrl& asked, const WebUrl& final_url) {
  if (!is_home(final_url) || is_link_shortener(asked.host)) return std::nullopt;
  const auto segments = path_segments(asked);
  const bool by_query = segments.empty() && query_names_a_page(asked) && !final_url.has_query;
  const bool is_site_kept = same_site(asked, final_url);
  bool is_deep = by_query || (!is_home(asked) && segments.size() >= 2);
  if (segments.size() == 1 && !is_home(asked)) is_deep = is_telling(segments[0]);
  if (!is_deep || (!by_query && final_url.path.starts_with(asked.path))) return std::nullopt;
  // One's own user name or project may have become a site: github.com/x/y → y.dev.
  if (!is_site_kept && segments.size() <= 2 && !by_query && !is_telling(segments.back())) {
    return std::nullopt;
  }
  return "redirects to the home page";
}

std::optional<std::string> login_wall_evidence(const WebUrl& asked, const WebUrl& final_url) {
  if (final_url.to_string() == asked.to_string()) return std::nullopt;
  const auto is_login = [](const WebUrl& url) {
    if (url.host.starts_with("accounts.") || url.host.starts_with("login.") ||
        url.host.starts_with("auth.") || url.host.starts_with("signin.") ||
        url.host.starts_with("sso.") || url.host.starts_with("nid.") ||
        url.host.starts_with("consent.")) {
      return true;
    }
    for (const std::string& segment : path_segments(url)) {
      const std::string_view name = std::string_view(segment).substr(0, segment.find('.'));
      for (const std::string_view known :
           {"login", "signin", "sign-in", "sign_in", "log-in", "authwall", "servicelogin",
            "wp-login", "sso", "nidlogin"}) {
        if (name == known) return true;
      }
    }
    return false;
  };
  if (!is_login(final_url) || is_login(asked)) return std::nullopt;
  return "redirects to a login page";
}

}  // namespace postlint
