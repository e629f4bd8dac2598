#include "core/links/url_verdicts.h"

#include <algorithm>

#include "core/base/any_of.h"
#include "core/base/strings.h"
#include "core/net/web_url.h"

namespace postlint {

std::optional<ExternalTarget> external_target(std::string_view target) {
  target = trim(target);
  const std::size_t hash = target.find('#');
  const std::string_view head = target.substr(0, hash);
  Result<WebUrl> url =
      parse_web_url(head.starts_with("//") ? "https:" + std::string(head) : std::string(head));
  if (!url.ok()) return std::nullopt;
  ExternalTarget external;
  external.url = url->has_credentials() ? url->with_credentials() : url->to_string();
  if (hash != std::string_view::npos) external.fragment = target.substr(hash + 1);
  return external;
}

std::string without_credentials(std::string_view url) {
  const std::size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return std::string(url);
  const std::size_t begin = slashes + 2;
  const std::size_t end = std::min(find_any(url, "/?#\\"_any, begin), url.size());
  const std::size_t at = url.substr(0, end).rfind('@');
  if (at == std::string_view::npos || at < begin) return std::string(url);
  return std::string(url.substr(0, begin)) + std::string(url.substr(at + 1));
}

void UrlVerdicts::add(UrlResult result) {
  if (result.verdict == Verdict::kOk && result.missing_fragments.empty()) return;
  std::string url = result.url;
  results_.insert_or_assign(std::move(url), std::move(result));
}

void UrlVerdicts::add_archive(const std::string& url, std::string snapshot) {
  archives_.insert_or_assign(url, std::move(snapshot));
}

const std::string& UrlVerdicts::archive_of(const ExternalTarget& target) const {
  static const std::string kNone;
  const auto found = archives_.find(target.url);
  return found == archives_.end() ? kNone : found->second;
}

const UrlResult* UrlVerdicts::find(const ExternalTarget& target) const {
  const auto found = results_.find(target.url);
  return found == results_.end() ? nullptr : &found->second;
}

}  // namespace postlint
