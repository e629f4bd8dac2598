// What the fuzz targets share: an expectation that stops the fuzzer where it fails, and the first
// bytes of an input taken as choices.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace postlint::fuzz {

// Prints what was expected and stops, so that libFuzzer keeps the input.
inline void expect(bool holds, std::string_view what, std::string_view detail = {}) {
  if (holds) return;
  std::fprintf(stderr, "EXPECTED: %.*s\n%.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(detail.size()), detail.data());
  std::abort();
}

// The last byte of an input is a choice, the rest is text: so real files serve as seeds.
struct Input {
  Input(const std::uint8_t* data, std::size_t size)
      : choice(size == 0 ? std::uint8_t{0} : data[size - 1]),
        text(reinterpret_cast<const char*>(data), size == 0 ? 0 : size - 1) {}

  std::uint8_t choice;
  std::string text;
};

}  // namespace postlint::fuzz
