#include "converters/staging.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/io/file_tree.h"
#include "core/io/files.h"

namespace postlint {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostName = 255;  // bytes, on every common file system

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

bool same_bytes(const std::string& left, const std::string& right) {
  std::error_code error;
  if (fs::file_size(left, error) != fs::file_size(right, error) || error) return false;
  const Result<std::string> one = read_file(left), other = read_file(right);
  return one.ok() && other.ok() && *one == *other;
}

}  // namespace

std::string Staging::refuse(std::string_view path) {
  if (path.empty() || path.starts_with('/')) return "is no path below the target";
  if (!is_valid_utf8(path)) return "is not UTF-8";
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == "." || part == "..") return "leaves the target";
    if (part.size() > kMostName) return "has a name of more than 255 bytes";
    for (const char c : part) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\') {
        return "has a character that file names cannot have";
      }
    }
  }
  return {};
}

Staging::Staging(std::string out, std::string part, bool force)
    : out_(std::move(out)),
      part_(std::move(part)),
      force_(force),
      mutex_(std::make_unique<std::mutex>()) {}
Staging::Staging(Staging&& other) noexcept
    : out_(std::move(other.out_)),
      part_(std::exchange(other.part_, std::string())),
      force_(other.force_),
      mutex_(std::move(other.mutex_)),
      names_(std::move(other.names_)),
      paths_(std::move(other.paths_)) {}

Staging::~Staging() {
  if (part_.empty()) return;
  std::error_code error;
  fs::remove_all(part_, error);
}

Result<Staging> Staging::begin(const std::string& out, bool force) {
  const std::string target = without_slash(out);
  std::string part = target + ".postlint-part";
  std::error_code error;
  fs::remove_all(part, error);  // of a run that was killed
  fs::create_directories(part, error);
  if (error) return Error{"cannot be made: " + error.message(), part};
  return Staging(target, std::move(part), force);
}

Result<std::string> Staging::claim(const std::string& path) {
  if (std::string reason = refuse(path); !reason.empty()) {
    return Error{"cannot be written: the name " + reason, path};
  }
  const std::lock_guard lock(*mutex_);
  const auto [at, is_new] = names_.try_emplace(to_nfc(to_lower(to_nfc(path))), path);
  if (!is_new) {
    return Error{at->second == path
                     ? "would be written twice"
                     : "differs from " + at->second + " only in case or Unicode form",
                 path};
  }
  paths_.push_back(path);
  std::string full = join_path(part_, path);
  std::error_code error;
  fs::create_directories(std::string(folder_of(full)), error);
  if (error) return Error{"cannot be written: " + error.message(), path};
  return full;
}

Result<Done> Staging::write(const std::string& path, std::string_view bytes) {
  const Result<std::string> full = claim(path);
  if (!full.ok()) return full.error();
  std::ofstream file(*full, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return Error{"cannot be written: " + std::string(std::strerror(errno)), path};
  return Done{};
}

Result<Done> Staging::copy(const std::string& path, const std::string& from, bool as_link) {
  const Result<std::string> full = claim(path);
  if (!full.ok()) return full.error();
  std::error_code error;
  if (as_link) {
    fs::create_hard_link(fs::canonical(from, error), *full, error);
    if (!error) return Done{};
    error.clear();  // another file system: a copy then
  }
  fs::copy_file(from, *full, error);
  if (error) return Error{"cannot be copied: " + error.message(), from};
  return Done{};
}

Result<Staging::Outcome> Staging::finish() {
  Outcome outcome;
  std::error_code error;
  std::sort(paths_.begin(), paths_.end());
  const bool is_new =
      !fs::exists(out_, error) || (fs::is_directory(out_, error) && fs::is_empty(out_, error));
  if (is_new) {
    fs::remove(out_, error);
    fs::rename(part_, out_, error);
    if (error) return Error{"cannot be made: " + error.message(), out_};
    part_.clear();
    outcome.written = paths_.size();
    return outcome;
  }
  std::vector<std::string> missing, other;
  for (const std::string& path : paths_) {
    const std::string there = join_path(out_, path);
    if (!fs::exists(there, error)) {
      missing.push_back(path);
    } else if (same_bytes(there, join_path(part_, path))) {
      ++outcome.unchanged;
    } else {
      other.push_back(path);
    }
  }
  if (!other.empty() && !force_) {
    return Error{"is there already and holds something else (" + std::to_string(other.size()) +
                     (other.size() == 1 ? " such file" : " such files") +
                     "): choose another folder for --out, or --force",
                 join_path(out_, other[0])};
  }
  for (const std::vector<std::string>* list : {&missing, &other}) {
    for (const std::string& path : *list) {
      const std::string there = join_path(out_, path);
      fs::create_directories(std::string(folder_of(there)), error);
      fs::rename(join_path(part_, path), there, error);
      if (error) return Error{"cannot be written: " + error.message(), there};
      ++outcome.written;
    }
  }
  outcome.replaced = std::move(other);
  return outcome;
}

}  // namespace postlint
