// A value or an error that a person can act on.
//
// Public functions of core return Result for failures that are to be expected
// (a file that cannot be read, a configuration that does not parse). Exceptions
// of libraries are caught where the library is called.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace postlint {

struct Error {
  std::string message;       // what is wrong and what to do, one line
  std::string path;          // the file it is about, or empty
  std::uint32_t line = 0;    // 1-based, 0: not known
  std::uint32_t column = 0;  // 1-based code points, 0: not known

  // "path:line:column: message", as far as the parts are known.
  std::string to_string() const;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

struct Done {};  // Result<Done>: success without a value

}  // namespace postlint
