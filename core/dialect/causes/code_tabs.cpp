// Tabs in code: four blanks in Python-Markdown. Code is never edited, so this is told only.
#include "core/dialect/causes/causes.h"

namespace postlint {
namespace {

constexpr std::string_view kReadings[] = {"tabs", "four blanks"};

void find(const DialectText& text, std::vector<DialectPlace>& places) {
  if (!text.file().byte_set().has('\t')) return;
  const Document& document = text.document();
  for (NodeId id : document.of_kind(NodeKind::kCodeBlock)) {
    if (document.node(id).literal.find('\t') != std::string_view::npos) {
      places.push_back({.span = document.span(id), .node = id});
    }
  }
}

void write(const DialectText&, const DialectPlace&, Reading wanted, PlaceRewrite& out) {
  out.note = wanted == 0 ? "tabs in the code become four blanks"
                         : "tabs in the code are four blanks in the source, and tabs here";
}

}  // namespace

const DialectCause kCodeTabsCause{
    .id = "code-tabs",
    .what = "tabs stand in code",
    .readings = kReadings,
    .by_parser = {0, 0, 0, 1, 0, 0, 0, 0},
    .find = find,
    .write = write,
};

}  // namespace postlint
