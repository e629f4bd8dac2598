// Expected outputs that live in files below tests/data/. With POSTLINT_UPDATE=1 in the environment
// (./dev test --update) a differing file is rewritten instead.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "catch.h"

namespace postlint::test {

inline std::string read_test_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline bool updates_snapshots() {
  const char* update = std::getenv("POSTLINT_UPDATE");
  return update != nullptr && *update != '\0' && std::string(update) != "0";
}

// `path`: of the file, absolute or relative to tests/data/.
inline void check_snapshot(std::string path, const std::string& actual) {
  if (path[0] != '/') path = std::string(POSTLINT_TEST_DATA "/") + path;
  INFO("snapshot " << path << "; ./dev test --update rewrites it");
  if (updates_snapshots() && read_test_file(path) != actual) {
    std::ofstream(path, std::ios::binary) << actual;
  }
  CHECK(read_test_file(path) == actual);
}

}  // namespace postlint::test
