// Writes JSON into a string, with commas and escapes in the right places.
//
// Text that is not valid UTF-8 is written with U+FFFD for each bad byte, so the result is always
// valid JSON. With an indent each member stands on its own line; without one all is on one line.
// The string must outlive the writer. Nothing checks that begin and end calls match.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postlint {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out, int indent = 0) : out_(out), indent_(indent) {}

  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(std::uint32_t number) { return value(std::uint64_t{number}); }
  JsonWriter& value(bool is_true) { return literal(is_true ? "true" : "false"); }
  JsonWriter& null() { return literal("null"); }
  template <class Value>
  JsonWriter& member(std::string_view name, const Value& content) {
    return key(name).value(content);
  }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  JsonWriter& literal(std::string_view text);
  void before_value();
  void new_line();

  std::string& out_;
  int indent_;
  std::vector<bool> has_members_;  // of each open object or array
  bool after_key_ = false;
};

void append_json_string(std::string& out, std::string_view text);

}  // namespace postlint
