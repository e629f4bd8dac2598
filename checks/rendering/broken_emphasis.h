// Why a pair of emphasis markers stayed text, if a writer meant it as emphasis.
//
// Judges from the characters around the markers only; in doubt the pair is no emphasis
// (2 ** 3 ** 4, **kwargs, src/**/*.js, footnote marks).
#pragma once

#include <string_view>
#include <vector>

#include "core/post/delimiter_runs.h"
#include "core/site/engine_profile.h"

namespace postlint {

enum class BrokenEmphasis {
  kNone,
  kBlanks,       // ** bold **, **bold **
  kClosingMark,  // **마크다운(Markdown)**을
  kOpeningMark,  // 그는**"안녕"** 했다
  kInsideWord,   // __초기화__는
};

// Two neighbouring runs of one marker and one length, among `run_count` such runs of their parent.
struct MarkerPair {
  const DelimiterRun& opener;
  const DelimiterRun& closer;
  std::string_view content;  // the text between them
  std::size_t run_count;
};

BrokenEmphasis judge_pair(const MarkerPair& pair, Engine engine);

// An opener of bold text that has no partner in its block: "**굵게", "**Note: …".
bool is_lone_opener(const DelimiterRun& run, std::string_view text);
// The end of bold text that begins in another block: "… 굵게**" at the end of its block.
bool is_lone_closer(const DelimiterRun& run);

}  // namespace postlint
