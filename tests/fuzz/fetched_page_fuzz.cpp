// Everything that reads what a server sent, on any bytes: headers, dates, charsets, pages, URLs.
#include "core/net/charset.h"
#include "core/net/link_history.h"
#include "core/net/page_anchor.h"
#include "core/net/robots.h"
#include "core/net/soft_gone.h"
#include "tests/fuzz/expect.h"

namespace {

using namespace postlint;

void read_headers(std::string_view text) {
  HttpHeaders headers;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    headers.add_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  const auto wait = retry_after(headers, 1'767'225'600);
  fuzz::expect(!wait || *wait >= 0, "nobody waits for less than no time");
  (void)rate_limit_pause(headers, 1'767'225'600);
  (void)parse_refresh(headers.get("refresh"));
}

void read_urls(std::string_view text) {
  const auto url = parse_web_url(text);
  const WebUrl base = url ? *url : parse_web_url("http://a.test/b/c").value();
  if (url) {
    const auto again = parse_web_url(url->to_string());
    fuzz::expect(again.ok(), "what is sent can be read");
    fuzz::expect(again->to_string() == url->to_string(), "what is sent is read as it is");
  }
  (void)resolve_web_url(base, text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  read_headers(text);
  read_urls(text);
  const std::string html = page_as_utf8(text, page_charset("text/html", text));
  const PageFacts page = read_page(html);
  const std::string fragment = text.substr(0, std::min<std::size_t>(size, 20));
  if (has_anchor(page, fragment)) {
    fuzz::expect(find_anchor(page, html, fragment) == AnchorState::kFound, "found is found");
  }
  const WebUrl url = parse_web_url("http://a.test/b/c").value();
  (void)soft_404_evidence(page, html, url);
  (void)parked_evidence(page, html, url, url);
  const auto history = read_link_history(text);
  (void)RobotsRules::parse(text, "postlint").allows(fragment);
  if (history) {
    const auto again = read_link_history(write_link_history(*history));
    fuzz::expect(again.ok() && again->links.size() <= history->links.size(),
                 "a history that was written can be read");
  }
  return 0;
}
