#include <algorithm>

#include "checks/excerpt.h"
#include "checks/links/link_targets.h"
#include "checks/links/url_shape.h"
#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kLinkLocalhost;
const Rule kLinkLocalhost{
    .id = "link-localhost",
    .family = Family::kLinks,
    .severity = Severity::kError,
    .summary = "A link or an image points to the writer's own machine.",
    .why =
        "It works while the blog is previewed at home and is dead for every reader. Links that "
        "show their local address, as in “open http://localhost:4000”, are meant and left alone.",
    .bad =
        "---\n"
        "title: 지난 글\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[지난 글](http://localhost:4000/2024/seoul/)에서 이어집니다.\n",
    .good =
        "---\n"
        "title: 지난 글\n"
        "date: 2024-05-01\n"
        "---\n\n"
        "[지난 글](/2024/seoul/)에서 이어집니다.\n",
    .check = check,
};

namespace {

bool is_local_host(std::string_view host) {
  if (equals_ignoring_case(host, "localhost") || host == "0.0.0.0" || host == "[::1]") return true;
  return host.starts_with("127.") && find_other(host, "0123456789."_any) == std::string_view::npos;
}

// The text shows the address or says that the reader's own machine is meant.
bool is_meant(std::string_view text) {
  const std::string lower = to_lower(text);
  constexpr std::string_view kSigns[] = {"local", "127.",     "0.0.0.0", "://",
                                         "로컬",  "ローカル", "本地"};
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view sign) { return lower.find(sign) != std::string::npos; });
}

// "/2024/seoul/" of "http://localhost:4000/2024/seoul/".
std::string_view path_of(std::string_view url) {
  const std::size_t slash = url.find('/', url.find("//") + 2);
  return slash == std::string_view::npos ? std::string_view("/") : url.substr(slash);
}

void check_link(const CheckContext& ctx, Reporter& reporter, const links::Link& link) {
  if (!links::starts_with_http(link.target) || !is_local_host(links::host_of(link.target))) return;
  if (!link.is_image && is_meant(links::text_of(ctx, link))) return;
  reporter.report(links::place_of(ctx, link).report,
                  quoted(link.target, 60) + " is an address of your own machine: no reader can " +
                      (link.is_image ? "see the image" : "follow the link"),
                  "write the path alone: " + excerpt(path_of(link.target), 80));
}

void check(const CheckContext& ctx, Reporter& reporter) {
  const std::string_view bytes = ctx.file().bytes();
  bool may_have = false;
  for (std::size_t at = bytes.find("://"); at != std::string_view::npos && !may_have;
       at = bytes.find("://", at + 3)) {
    const std::string_view host = bytes.substr(at + 3);
    may_have = host.starts_with("localhost") || host.starts_with("127.") ||
               host.starts_with("0.0.0.0") || host.starts_with("[::1]");
  }
  if (!may_have) return;
  links::for_each_link(ctx, links::Images::kInclude,
                       [&](const links::Link& link) { check_link(ctx, reporter, link); });
}

}  // namespace
}  // namespace postlint
