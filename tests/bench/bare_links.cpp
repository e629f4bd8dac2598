// What postlint links is measured against: a bare libcurl multi loop that asks for each URL of a
// file once and looks at nothing but the status. Limits as postlint's: 128 connections in all, 8
// a host (HTTP/2: one connection a host that carries all its requests).
//
// usage: bare_links FILE [--get] [--http2] [--ca-file FILE]     FILE: one URL a line
#include <curl/curl.h>

#include <cstdio>
#include <cstring>
#include <deque>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::size_t kConnections = 128, kHostConnections = 8, kHostStreams = 100;

struct Options {
  bool is_get = false, is_http2 = false;
  const char* ca_file = nullptr;
};

struct Host {
  std::deque<std::string> waiting;
  std::size_t running = 0;
};

struct Transfer {
  CURL* handle = nullptr;
  Host* host = nullptr;
};

std::string_view host_of(std::string_view url) {
  const std::size_t start = url.find("://") + 3;
  return url.substr(start, url.find('/', start) - start);
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

class Loop {
 public:
  explicit Loop(const Options& options) : options_(options), multi_(curl_multi_init()) {
    if (options.is_http2) {
      curl_multi_setopt(multi_, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
      curl_multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
    }
  }

  void add(const std::string& url) { hosts_[std::string(host_of(url))].waiting.push_back(url); }

  // The number of URLs that did not answer 200.
  std::size_t run() {
    for (;;) {
      start_waiting();
      if (running_ == 0) return failures_;
      int running = 0;
      curl_multi_perform(multi_, &running);
      if (!collect()) curl_multi_poll(multi_, nullptr, 0, 1000, nullptr);
    }
  }

 private:
  void start_waiting() {
    const std::size_t limit = options_.is_http2 ? kHostStreams : kHostConnections;
    for (auto& [name, host] : hosts_) {
      while (!host.waiting.empty() && host.running < limit && running_ < kConnections) {
        start(host, host.waiting.front());
        host.waiting.pop_front();
      }
    }
  }

  void start(Host& host, const std::string& url) {
    auto* transfer = new Transfer;
    if (idle_.empty()) {
      transfer->handle = curl_easy_init();
    } else {
      transfer->handle = idle_.back();
      idle_.pop_back();
    }
    transfer->host = &host;
    CURL* handle = transfer->handle;
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_NOBODY, options_.is_get ? 0L : 1L);
    if (options_.is_get) curl_easy_setopt(handle, CURLOPT_HTTPGET, 1L);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, drop);
    curl_easy_setopt(handle, CURLOPT_PRIVATE, transfer);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    if (options_.is_http2) {
      curl_easy_setopt(handle, CURLOPT_PIPEWAIT, 1L);
      curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
    }
    if (options_.ca_file != nullptr) curl_easy_setopt(handle, CURLOPT_CAINFO, options_.ca_file);
    curl_multi_add_handle(multi_, handle);
    ++host.running;
    ++running_;
  }

  bool collect() {  // whether any transfer ended
    bool any = false;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      any = true;
      Transfer* transfer = nullptr;
      long status = 0;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
      curl_easy_getinfo(message->easy_handle, CURLINFO_RESPONSE_CODE, &status);
      if (message->data.result != CURLE_OK || status != 200) ++failures_;
      curl_multi_remove_handle(multi_, transfer->handle);
      idle_.push_back(transfer->handle);
      --transfer->host->running;
      --running_;
      delete transfer;
    }
    return any;
  }

  Options options_;
  CURLM* multi_;
  std::map<std::string, Host> hosts_;
  std::vector<CURL*> idle_;
  std::size_t running_ = 0, failures_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  Options options;
  const char* file = nullptr;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--get") == 0) {
      options.is_get = true;
    } else if (std::strcmp(argv[i], "--http2") == 0) {
      options.is_http2 = true;
    } else if (std::strcmp(argv[i], "--ca-file") == 0 && i + 1 < argc) {
      options.ca_file = argv[++i];
    } else {
      file = argv[i];
    }
  }
  if (file == nullptr) {
    std::fputs("usage: bare_links FILE [--get] [--http2] [--ca-file FILE]\n", stderr);
    return 2;
  }
  curl_global_init(CURL_GLOBAL_DEFAULT);
  Loop loop(options);
  std::ifstream input(file);
  std::size_t count = 0;
  for (std::string url; std::getline(input, url); ++count) loop.add(url);
  const std::size_t failures = loop.run();
  if (failures > 0) std::fprintf(stderr, "bare_links: %zu of %zu failed\n", failures, count);
  return count > 0 && failures == 0 ? 0 : 126;  // measure stops at 126
}
