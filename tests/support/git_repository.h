// A repository that neither the user's configuration nor a hook around the tests reaches.
#pragma once

#include <stdlib.h>

#include <string>
#include <vector>

#include "catch.h"
#include "core/io/git.h"
#include "support/temporary_folder.h"

namespace postlint::test {

class GitRepository : public TemporaryFolder {
 public:
  GitRepository() {
    for (const char* name : {"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"}) ::unsetenv(name);
    ::setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    git({"init", "--quiet", "--initial-branch=main"});
  }
  // What it printed; it must not fail.
  std::string git(std::vector<std::string> arguments) const {
    const std::vector<std::string> common = {"git", "-c", "user.name=Test", "-c",
                                             "user.email=test@example.org"};
    arguments.insert(arguments.begin(), common.begin(), common.end());
    const auto printed = run_program(arguments, path());
    INFO((printed.ok() ? "" : printed.error().message));
    REQUIRE(printed.ok());
    return *printed;
  }
  // All that differs; `date`: the author's, empty: now.
  void commit(const std::string& date = "") const {
    git({"add", "-A"});
    std::vector<std::string> arguments = {"commit", "--quiet", "--message=x"};
    if (!date.empty()) arguments.push_back("--date=" + date);
    git(std::move(arguments));
  }
};

}  // namespace postlint::test
