#include "core/net/answer.h"

#include <algorithm>
#include <iterator>

namespace postlint {
namespace {

struct StatusName {
  long status;
  std::string_view text;
};

constexpr StatusName kStatusNames[] = {
    {200, "OK"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {414, "URI Too Long"},
    {418, "I'm a teapot"},
    {421, "Misdirected Request"},
    {423, "Locked"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
    {508, "Loop Detected"},
    {520, "Unknown Error (Cloudflare)"},
    {521, "Web Server Is Down (Cloudflare)"},
    {522, "Connection Timed Out (Cloudflare)"},
    {523, "Origin Is Unreachable (Cloudflare)"},
    {524, "A Timeout Occurred (Cloudflare)"},
    {525, "SSL Handshake Failed (Cloudflare)"},
    {526, "Invalid SSL Certificate (Cloudflare)"},
    {530, "Origin Error (Cloudflare)"},
    {999, "Request Denied"},
};

}  // namespace

std::string_view status_text(long status) {
  const auto found = std::find_if(std::begin(kStatusNames), std::end(kStatusNames),
                                  [&](const StatusName& entry) { return entry.status == status; });
  return found == std::end(kStatusNames) ? std::string_view() : found->text;
}

std::string status_phrase(long status) {
  std::string out = std::to_string(status);
  if (const std::string_view text = status_text(status); !text.empty()) {
    out.append(" ").append(text);
  }
  return out;
}

}  // namespace postlint
