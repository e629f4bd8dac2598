// One libcurl easy handle that carries one request at a time, and can be used again and again.
//
// Redirects are not followed. The guard sees the address of every connection after the name was
// resolved; where a proxy sends the request on, it sees the host's name instead.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/net/answer.h"
#include "core/net/curl_library.h"
#include "core/net/ip_address.h"
#include "core/net/proxy.h"
#include "core/net/request.h"

namespace postlint {

// What is the same for every request of a run; outlives the transfers.
struct TransferSetup {
  const CurlLibrary* curl = nullptr;
  AddressGuard guard;
  std::string user_agent;
  std::string ca_file;
  std::string ca_bundle;  // the content of the system's and of `ca_file`; empty: not needed
  std::map<std::string, std::vector<std::string>> host_headers;
  curl_slist* resolve = nullptr;
  Environment environment;
};

class Transfer {
 public:
  explicit Transfer(const TransferSetup& setup);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  CURL* handle() { return easy_; }
  // Makes the handle ready for the multi handle. False: refused by the host's name; take finish().
  bool start(Request request);
  // What came of it, after libcurl said that the handle is done.
  Answer finish(CURLcode code);

 private:
  void set_headers();
  void set_certificates();
  std::size_t take_header(std::string_view line);
  std::size_t take_body(std::string_view bytes);
  curl_socket_t open_socket(const curl_sockaddr& address);
  NetFailure classify(CURLcode code) const;
  std::string describe(CURLcode code, NetFailure failure) const;
  template <class Value>
  void set(CURLoption option, Value value) {
    setup_.curl->easy_setopt(easy_, option, value);
  }

  const TransferSetup& setup_;
  CURL* easy_;
  curl_slist* header_list_ = nullptr;
  Request request_;
  Answer answer_;
  std::string proxy_;
  std::string_view refused_kind_;
  bool has_all_headers_ = false;
  bool is_cut_ = false;        // the body was ended by us
  std::size_t next_look_ = 0;  // bytes at which has_enough is asked again
  std::size_t discarded_ = 0;
  char error_text_[CURL_ERROR_SIZE] = {};
};

}  // namespace postlint
