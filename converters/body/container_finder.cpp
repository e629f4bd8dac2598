// Containers of colons: :::note[Title], ::: tip Title, ended by at least as many colons alone.
#include <algorithm>
#include <optional>

#include "converters/body/construct_finder.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

struct Container {
  std::size_t colons = 0;
  std::size_t found;  // index
};

std::size_t colons_at(std::string_view line) {
  return std::min(line.find_first_not_of(':'), line.size());
}

// "note[Title]", "tip Title", "details Title {open}"; nullopt: no name.
std::optional<Construct> read_head(std::string_view rest) {
  std::size_t name_end = 0;
  while (name_end < rest.size() && (is_ascii_alnum(rest[name_end]) || rest[name_end] == '-'))
    ++name_end;
  const std::string_view name = rest.substr(0, name_end);
  if (name.empty()) return std::nullopt;
  std::string_view title = trim(rest.substr(name_end));
  if (title.starts_with('[')) {
    const std::size_t bracket = title.find(']');
    title = bracket == std::string_view::npos ? title : title.substr(1, bracket - 1);
  } else if (title.starts_with('{')) {
    title = {};
  }
  Construct one;
  const std::string_view meant = admonition_name(name);
  one.kind = name == "details" ? Construct::Kind::kDetails
             : !meant.empty()  ? Construct::Kind::kAdmonition
                               : Construct::Kind::kUnknown;
  one.name = meant.empty() ? name : meant;
  one.title = title;
  return one;
}

}  // namespace

void ConstructFinder::find_containers() {
  constexpr std::size_t kMostOpen = 50;
  CodeRanges code(bytes_, document().body_begin());
  std::vector<Container> open;
  std::vector<Construct> made;
  const SourceFile& file = *request_.post->file;
  if (bytes_.find(":::", document().body_begin()) == std::string_view::npos) return;
  const std::uint32_t first = file.line_of(document().body_begin());
  for (std::uint32_t number = first; number <= file.line_count(); ++number) {
    const Span span = file.line_span(number);
    const std::string_view line = trim(span.in(bytes_));
    if (!line.starts_with(":::")) continue;
    const auto begin = static_cast<std::uint32_t>(line.data() - bytes_.data());
    if (begin < document().body_begin() || code.skip(begin) > begin) continue;
    const std::size_t colons = colons_at(line);
    const std::string_view rest = trim(line.substr(colons));
    const auto end = static_cast<std::uint32_t>(begin + line.size());
    if (rest.empty()) {
      while (!open.empty() && open.back().colons > colons) open.pop_back();
      if (open.empty()) continue;
      Construct& closed = made[open.back().found];
      open.pop_back();
      closed.inner.end = begin;
      closed.span.end = end;
      closed.is_paired = true;
      closed.text = closed.inner.in(bytes_);
      continue;
    }
    std::optional<Construct> head = read_head(rest);
    if (!head || open.size() >= kMostOpen) continue;
    Construct& one = *head;
    one.span = {begin, end};
    one.inner = {end, end};
    open.push_back({colons, made.size()});
    made.push_back(std::move(one));
  }
  for (Construct& one : made) {
    if (one.is_paired) add(std::move(one));
  }
}

}  // namespace postlint
