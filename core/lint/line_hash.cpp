#include "core/lint/line_hash.h"

#include <algorithm>

#include "core/base/normalize.h"
#include "core/base/strings.h"

namespace postlint {
namespace {

constexpr std::size_t kMaxHashedBytes = 4096;

}  // namespace

std::uint64_t line_hash(const SourceFile& file, const Finding& finding) {
  const Span span = file.line_span(file.line_of(finding.span.begin));
  std::string_view text = span.in(file.bytes());
  if (text.size() > kMaxHashedBytes) {
    const std::size_t at = std::min<std::size_t>(finding.span.begin - span.begin, text.size());
    const std::size_t begin = at > kMaxHashedBytes / 2 ? at - kMaxHashedBytes / 2 : 0;
    return fnv1a(text.substr(begin, kMaxHashedBytes));
  }
  text = trim(text);
  return is_nfc(text) ? fnv1a(text) : fnv1a(to_nfc(text));
}

}  // namespace postlint
