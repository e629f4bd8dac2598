// Reads what core/report/link_report_json.cpp writes. The text comes from outside (an artifact of
// some job), so each line is measured before it is parsed.
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/strings.h"
#include "core/links/merge_reports.h"

namespace postlint {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxLine = std::size_t{64} << 20;  // bytes
constexpr std::size_t kMaxUrl = std::size_t{64} << 10;   // bytes
constexpr int kMaxDepth = 16;

int nesting(std::string_view text) {
  int depth = 0, deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return deepest;
}

// Takes members of one object; the first that is not as it should be is kept as the problem.
class MemberReader {
 public:
  MemberReader(const Json& object, std::string& problem) : object_(object), problem_(problem) {}

  void text(const char* name, std::string& value) {
    if (const Json* member = find(name)) {
      if (!member->is_string()) return expected(name, "a string");
      value = member->get<std::string>();
    }
  }
  void flag(const char* name, bool& value) {
    if (const Json* member = find(name)) {
      if (!member->is_boolean()) return expected(name, "true or false");
      value = member->get<bool>();
    }
  }
  template <class Number>
  void number(const char* name, Number& value, std::int64_t most) {
    const Json* member = find(name);
    if (member == nullptr) return;
    const bool is_fine = member->is_number_unsigned()
                             ? member->get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                             : false;
    if (!is_fine) return expected(name, "a whole number from 0 to " + std::to_string(most));
    value = static_cast<Number>(member->get<std::uint64_t>());
  }
  const Json* list(const char* name) {
    const Json* member = find(name);
    if (member == nullptr || member->is_array()) return member;
    expected(name, "a list");
    return nullptr;
  }
  void expected(const std::string& name, const std::string& kind) {
    if (problem_.empty()) problem_ = "“" + name + "” should be " + kind;
  }

 private:
  const Json* find(const char* name) const {  // null counts as not there
    const auto member = object_.find(name);
    return member == object_.end() || member->is_null() ? nullptr : &*member;
  }

  const Json& object_;
  std::string& problem_;
};

constexpr std::int64_t kMaxCount = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t kMaxTime = 253402300799;  // the end of the year 9999

void read_place(const Json& object, UrlPlace& place, std::string& problem) {
  if (!object.is_object()) {
    problem = "“places” should hold objects";
    return;
  }
  MemberReader members(object, problem);
  members.text("file", place.path);
  members.number("line", place.position.line, kMaxCount);
  members.number("column", place.position.column, kMaxCount);
  members.text("fragment", place.fragment);
  members.text("text", place.text);
  members.number("year", place.year, 9999);
  if (place.path.empty()) members.expected("file", "the path of a post");
}

void read_lists(MemberReader& members, UrlReport& url, std::string& problem) {
  if (const Json* fragments = members.list("missing_fragments")) {
    for (const Json& fragment : *fragments) {
      if (!fragment.is_string()) return members.expected("missing_fragments", "a list of strings");
      url.result.missing_fragments.push_back(fragment.get<std::string>());
    }
  }
  if (const Json* places = members.list("places")) {
    for (const Json& place : *places) {
      read_place(place, url.places.emplace_back(), problem);
      if (!problem.empty()) return;
    }
  }
}

UrlReport read_url(const Json& object, std::string& problem) {
  UrlReport url;
  UrlResult& result = url.result;
  MemberReader members(object, problem);
  std::string verdict;
  members.text("url", result.url);
  members.text("verdict", verdict);
  if (result.url.empty() || result.url.size() > kMaxUrl) {
    members.expected("url", "an address of 1 to " + std::to_string(kMaxUrl) + " bytes");
  }
  if (const std::optional<Verdict> known = find_verdict(verdict)) {
    result.verdict = *known;
  } else {
    members.expected("verdict", "a verdict of postlint links, not “" + verdict + "”");
  }
  members.number("status", result.status, 999);
  members.text("reason", result.reason);
  members.text("evidence", result.evidence);
  members.text("final_url", result.final_url);
  members.number("failed_runs", result.failed_runs, kMaxCount);
  members.number("failing_since", result.failing_since, kMaxTime);
  members.number("checked_at", result.checked_at, kMaxTime);
  members.flag("from_cache", result.is_from_cache);
  members.text("archive_url", url.archive_url);
  members.flag("fails", url.fails);
  if (problem.empty()) read_lists(members, url, problem);
  return url;
}

Result<UrlReport> read_line(std::string_view line, Error error) {
  const auto fail = [&](std::string message) {
    error.message = std::move(message);
    return error;
  };
  if (line.size() > kMaxLine) return fail("this line is longer than 64 MB");
  if (line.front() != '{') {
    return fail(
        "no link report: each line should be one JSON object, as postlint links --format jsonl "
        "writes it");
  }
  if (nesting(line) > kMaxDepth) return fail("no link report: the JSON is nested too deep");
  try {
    const Json object = Json::parse(line);
    std::string problem;
    UrlReport url = read_url(object, problem);
    if (!problem.empty()) return fail(problem);
    return url;
  } catch (const Json::parse_error& broken) {
    if (broken.byte > line.size()) return fail("the JSON object is cut off");
    return fail("this is no JSON from byte " + std::to_string(broken.byte) + " of the line on");
  } catch (const Json::exception&) {
    return fail("this JSON cannot be read");
  }
}

}  // namespace

Result<std::vector<UrlReport>> read_link_report(const std::string& path, std::string_view text) {
  std::vector<UrlReport> urls;
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (line.empty()) continue;
    Result<UrlReport> url = read_line(line, Error{{}, path, number});
    if (!url.ok()) return url.error();
    urls.push_back(std::move(url).value());
  }
  return urls;
}

}  // namespace postlint
