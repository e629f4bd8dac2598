// Proxies from the environment: http_proxy, https_proxy, all_proxy, no_proxy, as curl reads them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/net/web_url.h"

namespace postlint {

using Environment = std::function<std::string(const char* name)>;  // empty: not set
Environment process_environment();

// The proxy for `url`; empty: it is asked directly. HTTP_PROXY in upper case is not read, since a
// web server sets it from a header.
std::string proxy_for(const WebUrl& url, const Environment& environment);

// Whether `host` is in a list like no_proxy's: "example.org,.local,10.0.0.0/8,*".
bool is_in_no_proxy(std::string_view host, std::string_view no_proxy);

}  // namespace postlint
