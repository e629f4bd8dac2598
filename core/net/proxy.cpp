#include "core/net/proxy.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/strings.h"
#include "core/net/ip_address.h"

namespace postlint {
namespace {

std::string first_set(const Environment& environment, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    std::string value = environment(name);
    if (!value.empty()) return value;
  }
  return {};
}

}  // namespace

Environment process_environment() {
  return [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
}

bool is_in_no_proxy(std::string_view host, std::string_view no_proxy) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const auto address = parse_ip(host);
  const std::string list = replace_all(no_proxy, " ", ",");
  for (std::string_view entry : split(list, ',')) {
    if (entry == "*") return true;
    if (entry.starts_with('.')) entry.remove_prefix(1);
    if (entry.ends_with('.')) entry.remove_suffix(1);
    if (entry.empty()) continue;
    if (address) {
      if (entry.starts_with('[') && entry.ends_with(']')) {
        entry = entry.substr(1, entry.size() - 2);
      }
      const auto block = parse_address_block(entry);
      if (block && block->contains(*address)) return true;
      continue;
    }
    const std::string lower = ascii_lower(entry);
    if (host == lower) return true;
    if (host.size() > lower.size() && host.ends_with(lower) &&
        host[host.size() - lower.size() - 1] == '.') {
      return true;
    }
  }
  return false;
}

std::string proxy_for(const WebUrl& url, const Environment& environment) {
  std::string proxy = url.scheme == "https" ? first_set(environment, {"https_proxy", "HTTPS_PROXY"})
                                            : first_set(environment, {"http_proxy"});
  if (proxy.empty()) proxy = first_set(environment, {"all_proxy", "ALL_PROXY"});
  if (proxy.empty()) return {};
  const std::string exceptions = first_set(environment, {"no_proxy", "NO_PROXY"});
  return is_in_no_proxy(url.host, exceptions) ? std::string() : proxy;
}

}  // namespace postlint
