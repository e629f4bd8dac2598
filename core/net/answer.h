// What came back for one request, redirects not followed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/net/http_headers.h"

namespace postlint {

enum class NetFailure : std::uint8_t {
  kNone,        // there was an HTTP status
  kName,        // the name did not resolve; why is not known yet
  kNoSuchName,  // the name does not exist, or has no address
  kRefused,     // the guard refused the address
  kConnect,     // nobody takes connections there
  kTimeout,
  kReset,    // the connection broke, or was closed without an answer
  kTls,      // the certificate or the handshake
  kNotHttp,  // something answered, but not in HTTP
  kProxy,    // the proxy did not work
  kOther,
};

struct Answer {
  NetFailure failure = NetFailure::kNone;
  std::string failure_text;  // plain words, without the URL
  bool is_head = false;
  bool has_connected = false;  // a connection stood, whatever came then
  bool is_http2 = false;
  long status = 0;
  HttpHeaders headers;
  std::string body;            // decompressed; of HTML only
  bool body_is_whole = false;  // it came to its end
  std::string body_fault;  // why the body did not come to its end; empty: it did, or we ended it
  bool body_timed_out = false;
  std::vector<std::string> cookies;  // all of the chain, in Netscape's format
};

std::string_view status_text(long status);  // "Not Found"; empty: not known
std::string status_phrase(long status);     // "404 Not Found"

}  // namespace postlint
