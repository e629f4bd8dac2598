// A body's template tags in another engine's words, as edits.
//
// Bytes that need no change have no edit. What the target cannot say is in the notes, with what was
// done instead; nothing is left out without one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "converters/body/construct.h"
#include "converters/body/escape_templates.h"
#include "converters/body/own_tags.h"
#include "core/lint/finding.h"

namespace postlint {

struct RewriteRequest {
  BodyRequest body;
  FindConstructs find = nullptr;   // of the source
  WriteConstruct write = nullptr;  // of the target
  EscapeTarget target;
  const TargetPlaces* places = nullptr;
  const OwnTags* own_tags = nullptr;  // may be null
  // What else is edited; taken up where a text is written anew as a whole. May be null.
  const std::vector<Edit>* further = nullptr;
};

struct BodyNote {
  std::string kind;        // "shortcode", "table of contents", …
  std::uint32_t line = 0;  // of the source file
  std::string text;        // what was done, one sentence without a full stop
};

struct RewrittenBody {
  std::vector<Edit> edits;  // on the source file, ascending, not overlapping
  std::vector<BodyNote> notes;
};

RewrittenBody rewrite_constructs(const RewriteRequest& request);

std::string_view construct_kind_name(Construct::Kind kind);  // "shortcode": for reports

}  // namespace postlint
