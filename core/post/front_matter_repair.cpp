// Finding the broken field of YAML front matter and writing it anew.
//
// The parser stops where it can go no further, which is often a line or the whole file behind the
// mistake. Every top-level field is a document of its own, though: the content is cut at the lines
// that begin a field, and each piece is read alone. Pieces that fail are the culprits; for each the
// common breakages are tried in turn (front_matter_line_repair.cpp). The repaired content is read
// again: it must parse, have the same fields in the same order, and every field that was not
// touched must have the value that it has alone.
#include <algorithm>

#include "core/base/strings.h"
#include "core/post/front_matter_line_repair.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

constexpr std::size_t kMaxPieces = 200;
constexpr std::size_t kMaxBroken = 8;

struct Piece {
  std::uint32_t begin, end;  // whole lines
  bool is_field = false;     // the first line begins a field
  std::string key;
  FieldsReading reading;
  std::optional<LineRepair> repair;
};

bool begins_field(std::string_view line) {
  std::size_t colon = 0;
  if (looks_like_field(line, &colon)) return true;
  // "title:Hello" and "title：Hello" begin a field too, only badly.
  std::size_t at = 0;
  while (at < line.size() && (is_ascii_alnum(line[at]) || line[at] == '_' || line[at] == '-')) ++at;
  if (at == 0) return false;
  const std::string_view rest = line.substr(at);
  return rest.starts_with("：") || (rest.starts_with(':') && !rest.starts_with("://"));
}

std::string key_of(std::string_view line) {
  return std::string(trim_right(line.substr(0, std::min(line.find(':'), line.find("：")))));
}

std::vector<Piece> cut(std::string_view bytes, Span content) {
  std::vector<Piece> pieces;
  for (std::uint32_t at = content.begin; at < content.end;) {
    const TextLine line = line_at(bytes, at);
    const std::string_view text = line.in(bytes);
    const std::uint32_t next = std::min(line.next, content.end);
    if (begins_field(text)) {
      pieces.push_back({at, next, true, key_of(text), {}, {}});
    } else if (pieces.empty()) {
      pieces.push_back({at, next, false, {}, {}, {}});
    } else {
      pieces.back().end = next;
    }
    at = next;
  }
  return pieces;
}

// "title: x", then "  date: y": libyaml complains about the colon, the blanks are the mistake.
void say_misindented(std::string_view bytes, const Piece& piece, FrontMatterError& error) {
  const TextLine first = line_at(bytes, piece.begin);
  if (error.offset < first.next) return;
  for (std::uint32_t at = first.next; at < piece.end; at = line_at(bytes, at).next) {
    const TextLine line = line_at(bytes, at);
    if (error.offset < line.begin || error.offset >= line.next) continue;
    const std::string_view text = line.in(bytes);
    const std::string_view field = trim_left(text);
    if (field.size() == text.size() || !looks_like_field(field)) return;
    error.offset = line.begin + static_cast<std::uint32_t>(text.size() - field.size());
    error.reason = "this line is indented differently from the lines above it";
    return;
  }
}

// The whole content with all repairs in place reads as its pieces promise.
bool is_proved(std::string_view repaired, const std::vector<Piece>& pieces) {
  const FieldsReading reading =
      read_yaml_fields(repaired, {0, static_cast<std::uint32_t>(repaired.size())});
  if (reading.error) return false;
  std::size_t index = 0;
  for (const Piece& piece : pieces) {
    for (const FieldEntry& expected : piece.reading.entries) {
      if (index >= reading.entries.size() || reading.entries[index].key != expected.key ||
          !same_value(reading.entries[index].value, expected.value)) {
        return false;
      }
      ++index;
    }
  }
  return index == reading.entries.size();
}

}  // namespace

void repair_yaml(std::string_view bytes, Span content, FrontMatterError& error) {
  if (content.size() > kMaxFrontMatterBytes) return;
  std::vector<Piece> pieces = cut(bytes, content);
  if (pieces.size() > kMaxPieces) return;
  std::vector<Piece*> broken;
  for (Piece& piece : pieces) {
    piece.reading = read_yaml_fields(bytes, {piece.begin, piece.end});
    const bool is_whole =
        !piece.reading.error && (!piece.is_field || piece.reading.entries.size() == 1);
    // Indented fields in front of others end the document for the parser.
    const bool hides_others =
        !piece.is_field && !piece.reading.entries.empty() && pieces.size() > 1;
    if (!is_whole || hides_others) broken.push_back(&piece);
  }
  if (broken.empty() || broken.size() > kMaxBroken) return;

  // The first broken field is where a person must look, repaired or not.
  Piece& first = *broken.front();
  if (first.reading.error && first.begin <= error.offset) {
    error.offset = first.reading.error->offset;
    error.reason = first.reading.error->reason;
    say_misindented(bytes, first, error);
  }
  bool all_repaired = true;
  for (Piece* piece : broken) {
    piece->repair = repair_lines(bytes, {piece->begin, piece->end}, piece->key);
    if (!piece->repair) {
      all_repaired = false;
      continue;
    }
    if (piece == &first) {
      error.offset = piece->repair->offset;
      error.reason = piece->repair->reason;
    }
    piece->reading = piece->repair->reading;
  }
  if (!all_repaired) return;

  std::string repaired;
  const std::uint32_t begin = broken.front()->repair->span.begin;
  const std::uint32_t end = broken.back()->repair->span.end;
  std::uint32_t at = begin;
  for (const Piece* piece : broken) {
    repaired.append(bytes.substr(at, piece->repair->span.begin - at)).append(piece->repair->text);
    at = piece->repair->span.end;
  }
  std::string whole(bytes.substr(content.begin, begin - content.begin));
  whole.append(repaired).append(bytes.substr(end, content.end - end));
  if (!is_proved(whole, pieces)) return;
  error.repair = FrontMatterRepair{{begin, end}, std::move(repaired), first.repair->explanation};
}

}  // namespace postlint
