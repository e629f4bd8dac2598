// The server of ./dev bench links: HTTP/1.1 on 127.0.1.1, 127.0.1.2 and on, keep-alive, the same
// small page for every path after a fixed time. One thread, epoll; it costs a few microseconds a
// request, so that what is measured is the client. Ends with its parent.
//
// usage: serve_links HOSTS PORT MILLISECONDS      prints "ready" when it listens
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
  std::string request;      // what was received and not answered yet
  unsigned generation = 0;  // file descriptors are used again: an answer is for one generation
};

struct Answer {
  Clock::time_point at;
  int socket = -1;
  unsigned generation = 0;
  bool is_head = false;
};

std::string make_page() {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page of the bench"
      "</title></head>\n<body><h1>A page of the bench</h1>\n";
  for (int i = 0; i < 24; ++i) {
    page += "<p id=\"p" + std::to_string(i) +
            "\">The quick brown fox jumps over the lazy dog, again and again.</p>\n";
  }
  return page + "</body></html>\n";
}

class Server {
 public:
  Server(int hosts, int port, int milliseconds)
      : epoll_(epoll_create1(0)), delay_(milliseconds), page_(make_page()) {
    head_ = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
            std::to_string(page_.size()) + "\r\n\r\n";
    for (int host = 1; host <= hosts; ++host)
      listen_on(0x7F000100u + static_cast<unsigned>(host), port);
  }

  [[noreturn]] void run() {
    std::vector<epoll_event> events(256);
    for (;;) {
      const int count =
          epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), wait_time());
      for (int i = 0; i < count; ++i) handle(events[static_cast<std::size_t>(i)].data.fd);
      send_due();
    }
  }

 private:
  void listen_on(unsigned address, int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(static_cast<std::uint16_t>(port));
    where.sin_addr.s_addr = htonl(address);
    if (bind(socket, reinterpret_cast<const sockaddr*>(&where), sizeof where) != 0 ||
        listen(socket, 512) != 0) {
      std::perror("serve_links: listen");
      std::exit(2);
    }
    watch(socket);
    if (static_cast<std::size_t>(socket) >= is_listener_.size()) {
      is_listener_.resize(static_cast<std::size_t>(socket) + 1);
    }
    is_listener_[static_cast<std::size_t>(socket)] = true;
  }

  void watch(int socket) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = socket;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event);
  }

  int wait_time() const {
    if (answers_.empty()) return -1;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(answers_.front().at - Clock::now());
    return left.count() < 0 ? 0 : static_cast<int>(left.count()) + 1;
  }

  void handle(int socket) {
    const auto index = static_cast<std::size_t>(socket);
    if (index < is_listener_.size() && is_listener_[index]) {
      accept_all(socket);
    } else {
      receive(socket);
    }
  }

  void accept_all(int listener) {
    for (;;) {
      const int socket = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
      if (socket < 0) return;
      const int yes = 1;
      setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      const auto index = static_cast<std::size_t>(socket);
      if (index >= connections_.size()) connections_.resize(index + 1);
      connections_[index].request.clear();
      ++connections_[index].generation;
      watch(socket);
    }
  }

  void receive(int socket) {
    Connection& connection = connections_[static_cast<std::size_t>(socket)];
    char buffer[8192];
    const ssize_t size = recv(socket, buffer, sizeof buffer, 0);
    if (size <= 0) {
      ++connection.generation;
      close(socket);
      return;
    }
    connection.request.append(buffer, static_cast<std::size_t>(size));
    for (;;) {
      const std::size_t end = connection.request.find("\r\n\r\n");
      if (end == std::string::npos) return;
      const bool is_head = connection.request.starts_with("HEAD ");
      connection.request.erase(0, end + 4);
      answers_.push_back({Clock::now() + std::chrono::milliseconds(delay_), socket,
                          connection.generation, is_head});
    }
  }

  // The delay is the same for all, so the answers are due in the order of the requests.
  void send_due() {
    const auto now = Clock::now();
    while (!answers_.empty() && answers_.front().at <= now) {
      const Answer answer = answers_.front();
      answers_.pop_front();
      if (connections_[static_cast<std::size_t>(answer.socket)].generation != answer.generation) {
        continue;
      }
      const std::string text = answer.is_head ? head_ : head_ + page_;
      if (send(answer.socket, text.data(), text.size(), MSG_NOSIGNAL) < 0) {
        ++connections_[static_cast<std::size_t>(answer.socket)].generation;
        close(answer.socket);
      }
    }
  }

  int epoll_;
  int delay_;
  std::string page_, head_;
  std::vector<bool> is_listener_;
  std::vector<Connection> connections_;  // by file descriptor
  std::deque<Answer> answers_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: serve_links HOSTS PORT MILLISECONDS\n", stderr);
    return 2;
  }
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  Server server(std::atoi(argv[1]), std::atoi(argv[2]), std::atoi(argv[3]));
  std::puts("ready");
  std::fflush(stdout);
  server.run();
}
