#include "core/dialect/causes/marker_pairs.h"

namespace postlint {

std::vector<DialectPlace> marker_pairs(const DialectText& text, char marker, std::uint32_t length) {
  std::vector<DialectPlace> places;
  if (!text.file().byte_set().has(static_cast<unsigned char>(marker))) return places;
  const Document& document = text.document();
  std::vector<bool> seen(document.nodes().size());
  std::vector<DelimiterRun> runs;
  for (NodeId id : document.texts()) {
    const Node& node = document.node(id);
    if (node.literal.find(marker) == std::string_view::npos || seen[node.parent]) continue;
    seen[node.parent] = true;
    if (document.is_inside(id, NodeKind::kImage)) continue;
    runs.clear();
    collect_delimiter_runs(document, node.parent, runs);
    const DelimiterRun* opener = nullptr;
    for (const DelimiterRun& run : runs) {
      if (run.marker != marker || run.length != length) continue;
      if (opener != nullptr && !is_space_or_edge(run.before)) {
        const auto open = source_of(document, *opener);
        const auto close = source_of(document, run);
        if (open && close && open->end < close->begin) {
          const bool flanks = is_left_flanking(opener->before, opener->after) &&
                              is_right_flanking(run.before, run.after);
          places.push_back({.span = *open,
                            .node = node.parent,
                            .other = *close,
                            .detail = flanks ? kPairFlanks : 0});
        }
        opener = nullptr;
      } else if (opener == nullptr && !is_space_or_edge(run.after)) {
        opener = &run;
      }
    }
  }
  return places;
}

}  // namespace postlint
