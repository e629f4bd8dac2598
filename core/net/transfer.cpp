#include "core/net/transfer.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::size_t kFirstLook = std::size_t{16} << 10;
// A body that ends this soon is read to its end, since breaking it off costs the connection.
constexpr std::size_t kWorthFinishing = std::size_t{64} << 10;
constexpr long kMaxConnectMs = 8'000;

constexpr const char* kAccept = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
constexpr const char* kBrowserHeaders[] = {
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "Accept-Language: en-US,en;q=0.9,ko;q=0.8",
    "Upgrade-Insecure-Requests: 1",
    "Sec-Fetch-Dest: document",
    "Sec-Fetch-Mode: navigate",
    "Sec-Fetch-Site: none",
    "Sec-Fetch-User: ?1",
};
constexpr const char* kBrowserUserAgent =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Safari/537.36";

std::string seconds_text(std::int64_t milliseconds) {
  return counted(static_cast<std::size_t>((milliseconds + 999) / 1000), "second");
}

}  // namespace

Transfer::Transfer(const TransferSetup& setup) : setup_(setup), easy_(setup.curl->easy_init()) {
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_PRIVATE, this);
  set(CURLOPT_ERRORBUFFER, error_text_);
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PATH_AS_IS, 1L);  // WebUrl has taken the dots away as browsers do
  set(CURLOPT_ACCEPT_ENCODING, "");
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(CURLOPT_PIPEWAIT, 1L);
  set(CURLOPT_COOKIEFILE, "");
  set(CURLOPT_NOPROXY, "");
  set(CURLOPT_HEADERDATA, this);
  set(
      CURLOPT_HEADERFUNCTION, +[](char* bytes, std::size_t, std::size_t count, void* self) {
        return static_cast<Transfer*>(self)->take_header({bytes, count});
      });
  set(CURLOPT_WRITEDATA, this);
  set(
      CURLOPT_WRITEFUNCTION, +[](char* bytes, std::size_t, std::size_t count, void* self) {
        return static_cast<Transfer*>(self)->take_body({bytes, count});
      });
  set(CURLOPT_OPENSOCKETDATA, this);
  set(
      CURLOPT_OPENSOCKETFUNCTION, +[](void* self, curlsocktype, curl_sockaddr* address) {
        return static_cast<Transfer*>(self)->open_socket(*address);
      });
  if (setup.resolve != nullptr) set(CURLOPT_RESOLVE, setup.resolve);
  set_certificates();
}

Transfer::~Transfer() {
  setup_.curl->easy_cleanup(easy_);
  setup_.curl->slist_free_all(header_list_);
}

void Transfer::set_certificates() {
  if (!setup_.ca_bundle.empty()) {
    curl_blob blob{const_cast<char*>(setup_.ca_bundle.data()), setup_.ca_bundle.size(),
                   CURL_BLOB_NOCOPY};
    set(CURLOPT_CAINFO_BLOB, &blob);
  } else if (!setup_.ca_file.empty()) {
    set(CURLOPT_CAINFO, setup_.ca_file.c_str());  // the system's are in its CAPATH
  } else if (setup_.curl->version_info(CURLVERSION_NOW)->age >= CURLVERSION_EIGHTH) {
    // libcurl keeps the parsed bundle for all connections only where no CAPATH is set; parsing it
    // takes some 8 ms a connection.
    const curl_version_info_data* info = setup_.curl->version_info(CURLVERSION_NOW);
    if (info->cainfo != nullptr && access(info->cainfo, R_OK) == 0) {
      set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
  }
}

void Transfer::set_headers() {
  setup_.curl->slist_free_all(header_list_);
  header_list_ = nullptr;
  const auto add = [&](const char* line) {
    header_list_ = setup_.curl->slist_append(header_list_, line);
  };
  if (request_.is_browser_like) {
    for (const char* line : kBrowserHeaders) add(line);
  } else {
    add(kAccept);
  }
  const auto own = setup_.host_headers.find(request_.url.host);
  if (own != setup_.host_headers.end()) {
    for (const std::string& line : own->second) add(line.c_str());
  }
  set(CURLOPT_HTTPHEADER, header_list_);
  set(CURLOPT_USERAGENT, request_.is_browser_like ? kBrowserUserAgent : setup_.user_agent.c_str());
}

bool Transfer::start(Request request) {
  request_ = std::move(request);
  answer_ = Answer{};
  answer_.is_head = request_.is_head;
  refused_kind_ = {};
  has_all_headers_ = is_cut_ = false;
  next_look_ = kFirstLook;
  discarded_ = 0;
  error_text_[0] = '\0';
  proxy_ = proxy_for(request_.url, setup_.environment);
  if (!proxy_.empty()) refused_kind_ = setup_.guard.refuses_host(request_.url.host);
  if (!refused_kind_.empty()) return false;
  set(CURLOPT_PROXY, proxy_.c_str());
  set(CURLOPT_URL, request_.url.with_credentials().c_str());
  set(CURLOPT_NOBODY, request_.is_head ? 1L : 0L);
  if (!request_.is_head) set(CURLOPT_HTTPGET, 1L);
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(request_.timeout_ms));
  set(CURLOPT_CONNECTTIMEOUT_MS, std::min(static_cast<long>(request_.timeout_ms), kMaxConnectMs));
  set(CURLOPT_COOKIELIST, "ALL");  // forgets those of the chain before
  for (const std::string& cookie : request_.cookies) set(CURLOPT_COOKIELIST, cookie.c_str());
  set_headers();
  return true;
}

std::size_t Transfer::take_header(std::string_view line) {
  answer_.headers.add_line(line);
  has_all_headers_ = trim(line).empty();
  return line.size();
}

std::size_t Transfer::take_body(std::string_view bytes) {
  const auto cut = [&] {
    is_cut_ = true;
    return std::size_t{0};  // anything but the size ends the transfer
  };
  const bool is_kept = request_.keeps_any_body || is_html(answer_.headers.get("content-type"));
  if (request_.body_limit == 0 || !is_kept) {
    discarded_ += bytes.size();
    return discarded_ > kWorthFinishing ? cut() : bytes.size();
  }
  const std::size_t room = request_.body_limit - answer_.body.size();
  answer_.body.append(bytes.substr(0, room));
  if (bytes.size() > room) return cut();
  if (answer_.body.size() < next_look_) return bytes.size();
  next_look_ = answer_.body.size() * 2;
  return request_.has_enough && request_.has_enough(answer_.body) ? cut() : bytes.size();
}

curl_socket_t Transfer::open_socket(const curl_sockaddr& address) {
  if (proxy_.empty()) {
    const auto ip = ip_of(address.addr);
    const std::string_view kind =
        ip ? setup_.guard.refuses(*ip) : std::string_view("no internet address");
    if (!kind.empty()) {
      refused_kind_ = kind;
      return CURL_SOCKET_BAD;
    }
  }
  return socket(address.family, address.socktype | SOCK_CLOEXEC, address.protocol);
}

NetFailure Transfer::classify(CURLcode code) const {
  if (!refused_kind_.empty()) return NetFailure::kRefused;
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return NetFailure::kName;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return NetFailure::kProxy;
    case CURLE_COULDNT_CONNECT:
      return NetFailure::kConnect;
    case CURLE_OPERATION_TIMEDOUT:
      return NetFailure::kTimeout;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return NetFailure::kTls;
    case CURLE_SSL_CONNECT_ERROR: {
      const std::string_view text = error_text_;
      const bool broke = text.find("SYSCALL") != std::string_view::npos ||
                         text.find("unexpected eof") != std::string_view::npos ||
                         text.find("reset") != std::string_view::npos;
      return broke ? NetFailure::kReset : NetFailure::kTls;
    }
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
      return NetFailure::kNotHttp;
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return NetFailure::kReset;
    default:
      return NetFailure::kOther;
  }
}

std::string Transfer::describe(CURLcode code, NetFailure failure) const {
  switch (failure) {
    case NetFailure::kName:
      return "the name does not resolve";
    case NetFailure::kRefused:
      return std::string(refused_kind_);
    case NetFailure::kConnect:
      return "the connection was refused";
    case NetFailure::kTimeout:
      return answer_.has_connected ? "timed out: no answer within "
                                   : "timed out: no connection within ";
    case NetFailure::kReset:
      return code == CURLE_GOT_NOTHING ? "the connection was closed without an answer"
                                       : "the connection broke";
    case NetFailure::kNotHttp:
      return "the answer is not HTTP";
    case NetFailure::kTls: {
      std::string_view text = error_text_;
      if (const std::size_t colon = text.find("problem: "); colon != std::string_view::npos) {
        text.remove_prefix(colon + 9);
      }
      if (text.empty()) text = setup_.curl->easy_strerror(code);
      return std::string(text);
    }
    default:
      return setup_.curl->easy_strerror(code);
  }
}

Answer Transfer::finish(CURLcode code) {
  if (code != CURLE_OK || !refused_kind_.empty()) {
    long connects = 0;
    curl_off_t connect_time = 0;
    setup_.curl->easy_getinfo(easy_, CURLINFO_NUM_CONNECTS, &connects);
    setup_.curl->easy_getinfo(easy_, CURLINFO_CONNECT_TIME_T, &connect_time);
    answer_.has_connected = connect_time > 0 || connects == 0;
  } else {
    answer_.has_connected = true;
  }
  if (refused_kind_.empty()) {
    setup_.curl->easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &answer_.status);
  }
  long version = 0;
  setup_.curl->easy_getinfo(easy_, CURLINFO_HTTP_VERSION, &version);
  answer_.is_http2 = version >= CURL_HTTP_VERSION_2_0;
  answer_.body_is_whole = code == CURLE_OK;
  // With all headers the page is known to be there; that its body broke off is another matter.
  const bool body_broke =
      answer_.status >= 200 && !answer_.is_head && has_all_headers_ && code != CURLE_OK;
  if (body_broke && !is_cut_) {
    answer_.body_timed_out = code == CURLE_OPERATION_TIMEDOUT;
    answer_.body_fault = answer_.body_timed_out ? "timed out: the body did not end within " +
                                                      seconds_text(request_.timeout_ms)
                                                : "the body of the page broke off";
  }
  if ((code != CURLE_OK && !body_broke) || !refused_kind_.empty()) {
    answer_.failure = classify(code);
    answer_.failure_text = describe(code, answer_.failure);
    if (answer_.failure == NetFailure::kTimeout) {
      const std::int64_t waited = answer_.has_connected
                                      ? request_.timeout_ms
                                      : std::min<std::int64_t>(request_.timeout_ms, kMaxConnectMs);
      answer_.failure_text += seconds_text(waited);
    }
    answer_.status = 0;
  }
  curl_slist* cookies = nullptr;
  setup_.curl->easy_getinfo(easy_, CURLINFO_COOKIELIST, &cookies);
  for (const curl_slist* cookie = cookies; cookie != nullptr; cookie = cookie->next) {
    answer_.cookies.emplace_back(cookie->data);
  }
  setup_.curl->slist_free_all(cookies);
  request_ = Request{};
  return std::move(answer_);
}

}  // namespace postlint
