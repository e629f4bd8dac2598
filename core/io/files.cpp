#include "core/io/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "core/io/file_tree.h"

namespace postlint {
namespace {

class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { close(); }
  int get() const { return descriptor_; }
  bool close() {
    const int closed = std::exchange(descriptor_, -1);
    return closed < 0 || ::close(closed) == 0;
  }

 private:
  int descriptor_;
};

Error system_error(const char* what, const std::string& path, int number) {
  return {std::string(what) + ": " + std::strerror(number), path};
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Where the bytes are: behind all symbolic links.
std::string real_path(const std::string& path) {
  char* resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return path;
  std::string out = resolved;
  std::free(resolved);
  return out;
}

void sync_folder(const std::string& folder) {
  const OpenFile opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC));
  if (opened.get() >= 0) ::fsync(opened.get());  // not every file system can
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  // A named pipe would make open() wait for a writer.
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return system_error("cannot be opened", path, errno);
  struct stat status;
  if (::fstat(file.get(), &status) != 0) return system_error("cannot be read", path, errno);
  if (S_ISDIR(status.st_mode)) return Error{"is a folder, not a file", path};
  if (!S_ISREG(status.st_mode)) return Error{"is not a regular file", path};
  const auto too_large = [&] {
    return Error{"is larger than " + std::to_string(max_bytes) + " bytes", path};
  };
  if (static_cast<std::size_t>(status.st_size) > max_bytes) return too_large();
  // One byte more than its size shows the end in the same call, and a file that grew meanwhile.
  std::string bytes(static_cast<std::size_t>(status.st_size) + 1, '\0');
  std::size_t size = 0;
  for (;;) {
    const ssize_t got = ::read(file.get(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_error("cannot be read", path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > max_bytes) return too_large();
    if (size < bytes.size()) break;
    bytes.resize(bytes.size() * 2);
  }
  bytes.resize(size);
  return bytes;
}

Result<Done> write_file_atomically(const std::string& path, std::string_view bytes) {
  const std::string target = real_path(path);
  struct stat status;
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) return Error{"is not a regular file", path};
  if (exists && ::access(target.c_str(), W_OK) != 0) {
    return system_error("cannot be written", path, errno);
  }
  const std::string folder(folder_of(target));
  std::string temporary = join_path(folder, ".postlint-XXXXXX");
  OpenFile file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.get() < 0) return system_error("cannot be written", path, errno);

  const auto give_up = [&](int number) {
    ::unlink(temporary.c_str());
    return system_error("cannot be written", path, number);
  };
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (exists) {
    const bool is_owned = ::fchown(file.get(), status.st_uid, status.st_gid) == 0;
    (void)is_owned;  // only root may give a file away; the mode matters more
  }
  if (::fchmod(file.get(), exists ? status.st_mode & 07777 : 0666 & ~mask) != 0) {
    return give_up(errno);
  }
  if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0 || !file.close()) {
    return give_up(errno);
  }
  if (::rename(temporary.c_str(), target.c_str()) != 0) return give_up(errno);
  sync_folder(folder);
  return Done{};
}

}  // namespace postlint
