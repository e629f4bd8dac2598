#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/base/strings.h"
#include "core/io/file_tree.h"
#include "core/io/git.h"

extern char** environ;

namespace postlint {
namespace {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(); }
  void reset(int value = -1) {
    if (value_ >= 0) ::close(value_);
    value_ = value;
  }
  int get() const { return value_; }

 private:
  int value_ = -1;
};

#ifndef MSG_NOSIGNAL
constexpr int MSG_NOSIGNAL = 0;  // macOS has SO_NOSIGPIPE instead
#endif

// Both ends of a channel between this program and the other one. A pair of sockets and not a
// pipe: writing to a program that has ended must give an error, not a signal.
struct Channel {
  Descriptor ours, theirs;
  bool open() {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return false;
    for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
    const int on = 1;
    ::setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    ours.reset(ends[0]);
    theirs.reset(ends[1]);
    return true;
  }
};

// Hooks may set these relative to the folder that this program stands in.
constexpr std::array<std::string_view, 3> kPathVariables = {
    "GIT_DIR=", "GIT_INDEX_FILE=", "GIT_WORK_TREE="};

std::vector<std::string> child_environment() {
  std::vector<std::string> variables = {"GIT_OPTIONAL_LOCKS=0"};
  char* here = ::getcwd(nullptr, 0);
  const std::string folder = here != nullptr ? here : "";
  ::free(here);
  for (char** at = environ; *at != nullptr; ++at) {
    const std::string_view variable = *at;
    if (variable.starts_with("GIT_OPTIONAL_LOCKS=")) continue;
    variables.emplace_back(variable);
    for (const std::string_view name : kPathVariables) {
      if (!variable.starts_with(name) || variable.size() == name.size()) continue;
      variables.back() = std::string(name) + join_path(folder, variable.substr(name.size()));
    }
  }
  return variables;
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

// 0, or the number of the system's error.
int spawn(const std::vector<std::string>& arguments, const std::string& folder,
          const std::array<int, 3>& ends, pid_t& child) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  for (int i = 0; i < 3; ++i) ::posix_spawn_file_actions_adddup2(&actions, ends[i], i);
  if (!folder.empty()) ::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  const std::vector<std::string> environment = child_environment();
  const int failed = ::posix_spawnp(&child, arguments.front().c_str(), &actions, nullptr,
                                    pointers(arguments).data(), pointers(environment).data());
  ::posix_spawn_file_actions_destroy(&actions);
  return failed;
}

using Take = std::function<bool(std::string_view)>;

// Hands over what is there; closes the descriptor at its end. False: `take` wants no more.
bool receive(Descriptor& from, const Take& take) {
  char buffer[65536];
  const ssize_t got = ::read(from.get(), buffer, sizeof buffer);
  if (got > 0) return take({buffer, static_cast<std::size_t>(got)});
  if (got == 0 || (errno != EINTR && errno != EAGAIN)) from.reset();
  return true;
}

void send(Descriptor& to, std::string_view& text) {
  const ssize_t sent = ::send(to.get(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (sent >= 0) {
    text.remove_prefix(static_cast<std::size_t>(sent));
  } else if (errno != EINTR && errno != EAGAIN) {
    text = {};
  }
  if (text.empty()) to.reset();
}

// False: `take` wants no more.
bool talk(Descriptor& in, Descriptor& out, Descriptor& err, std::string_view input,
          const Take& take, std::string& complaints) {
  const Take keep = [&complaints](std::string_view text) {
    constexpr std::size_t kMost = 65536;  // of what can be repeated to a person
    if (complaints.size() < kMost) complaints += text;
    return true;
  };
  if (input.empty()) in.reset();
  while (in.get() >= 0 || out.get() >= 0 || err.get() >= 0) {
    // poll() passes over negative descriptors.
    std::array<pollfd, 3> polled = {pollfd{in.get(), POLLOUT, 0}, pollfd{out.get(), POLLIN, 0},
                                    pollfd{err.get(), POLLIN, 0}};
    if (::poll(polled.data(), polled.size(), -1) < 0 && errno != EINTR) return true;
    if (polled[0].revents != 0) send(in, input);
    if (polled[1].revents != 0 && !receive(out, take)) return false;
    if (polled[2].revents != 0) receive(err, keep);
  }
  return true;
}

}  // namespace

Result<std::string> run_program(const std::vector<std::string>& arguments,
                                const std::string& folder, std::string_view stdin_text) {
  std::string printed;
  const auto keep = [&printed](std::string_view text) {
    printed += text;
    return true;
  };
  const Result<Done> done = read_program(arguments, folder, keep, stdin_text);
  if (!done.ok()) return done.error();
  return printed;
}

Result<Done> read_program(const std::vector<std::string>& arguments, const std::string& folder,
                          const Take& take, std::string_view stdin_text) {
  Channel in, out, err;
  if (!in.open() || !out.open() || !err.open()) {
    return Error{"“" + arguments.front() + "” cannot be run: " + std::strerror(errno)};
  }
  pid_t child = 0;
  const int failed =
      spawn(arguments, folder, {in.theirs.get(), out.theirs.get(), err.theirs.get()}, child);
  if (failed != 0) {
    return Error{"“" + arguments.front() + "” cannot be run: " + std::strerror(failed)};
  }
  for (Channel* channel : {&in, &out, &err}) channel->theirs.reset();
  std::string complaints;
  const bool is_read = talk(in.ours, out.ours, err.ours, stdin_text, take, complaints);
  if (!is_read) ::kill(child, SIGTERM);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!is_read || (WIFEXITED(status) && WEXITSTATUS(status) == 0)) return Done{};
  const std::string reason(trim(complaints));
  return Error{"“" + join(arguments, " ") + "” failed" + (reason.empty() ? "" : ": " + reason)};
}

}  // namespace postlint
