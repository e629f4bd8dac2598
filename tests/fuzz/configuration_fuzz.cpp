// The configuration reader on any bytes: an answer or an error with a position in the file.
#include "checks/registry.h"
#include "core/config/config.h"
#include "tests/fuzz/expect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace postlint;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto read = read_config(".postlint.yaml", text, rule_table());
  if (!read) {
    fuzz::expect(!read.error().message.empty(), "an error has a message");
    return 0;
  }
  (void)active_rules(*read, rule_table(), {}, "a/b.md", Engine::kPlain);
  return 0;
}
