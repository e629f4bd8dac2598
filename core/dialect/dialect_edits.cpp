// Rounds of rewriting, and the edits of all rounds as edits of the first text.
//
// Rewrites that change which blocks there are come first, in rounds of their own: a list that is a
// paragraph to the source has line breaks as soon as it is written as one. Within a round causes go
// in their order and the first to claim bytes has them; what it was in the way of waits for the
// next. Each round reads the text anew, which the source's dialect still understands as it did.
#include <algorithm>
#include <map>
#include <optional>

#include "core/dialect/cause.h"
#include "core/dialect/dialect_text.h"

namespace postlint {
namespace {

constexpr int kMaxRounds = 8;

// The text of a later round as pieces: of the first text, or new.
struct Piece {
  Span source;       // of the first text; empty for new text
  std::string text;  // new text
  std::string_view cause;
  bool is_exact = true;
  std::uint32_t size() const {
    return source.empty() ? static_cast<std::uint32_t>(text.size()) : source.size();
  }
};

Piece part_of(const Piece& piece, std::uint32_t begin, std::uint32_t end) {
  Piece part = piece;
  if (piece.source.empty()) {
    part.text = piece.text.substr(begin, end - begin);
  } else {
    part.source = {piece.source.begin + begin, piece.source.begin + end};
  }
  return part;
}

class PieceTable {
 public:
  explicit PieceTable(std::uint32_t size) : original_size_(size) {
    if (size > 0) pieces_.push_back({.source = {0, size}});
  }

  void apply(const std::vector<DialectEdit>& edits) {
    std::vector<Piece> next;
    std::size_t piece = 0;
    std::uint32_t at = 0, piece_begin = 0;  // of the text of this round
    const auto copy_to = [&](std::uint32_t end, bool keep) {
      while (at < end && piece < pieces_.size()) {
        const Piece& now = pieces_[piece];
        const std::uint32_t piece_end = piece_begin + now.size();
        const std::uint32_t until = std::min(end, piece_end);
        if (keep) next.push_back(part_of(now, at - piece_begin, until - piece_begin));
        at = until;
        if (at == piece_end) {
          piece_begin = piece_end;
          ++piece;
        }
      }
    };
    for (const DialectEdit& edit : edits) {
      copy_to(edit.span.begin, true);
      copy_to(edit.span.end, false);
      next.push_back({.text = edit.text, .cause = edit.cause, .is_exact = edit.is_exact});
    }
    copy_to(UINT32_MAX, true);
    pieces_ = std::move(next);
  }

  // The places in the first text that rising places of this round's text came from.
  void map_offsets(std::vector<DialectNote>& notes) const {
    std::uint32_t begin = 0, source = 0;
    std::size_t next = 0;
    for (const Piece& piece : pieces_) {
      for (; next < notes.size() && notes[next].line < begin + piece.size(); ++next) {
        notes[next].line =
            piece.source.empty() ? source : piece.source.begin + (notes[next].line - begin);
      }
      if (!piece.source.empty()) source = piece.source.end;
      begin += piece.size();
    }
    for (; next < notes.size(); ++next) notes[next].line = source;
  }

  // Everything between two pieces of the first text is one edit.
  std::vector<DialectEdit> edits() const {
    std::vector<DialectEdit> out;
    std::uint32_t at = 0;
    DialectEdit open;
    bool is_open = false;
    const auto close = [&](std::uint32_t until) {
      if (!is_open && until == at) return;
      open.span = {at, until};
      out.push_back(std::move(open));
      open = {};
      is_open = false;
    };
    for (const Piece& piece : pieces_) {
      if (!piece.source.empty()) {
        close(piece.source.begin);
        at = piece.source.end;
        continue;
      }
      open.text += piece.text;
      if (!is_open) open.cause = piece.cause;
      open.is_exact &= piece.is_exact;
      is_open = true;
    }
    close(original_size_);
    return out;
  }

 private:
  std::uint32_t original_size_;
  std::vector<Piece> pieces_;
};

class Round {
 public:
  Round(const Post& post, const Dialect& from, const Dialect& to) : text_(post, from, to) {}

  void run(bool reshaping, bool with_notes) {
    for (const DialectCause& cause : dialect_causes()) {
      if (cause.reshapes != reshaping) continue;
      std::vector<DialectPlace> places;
      if (cause.read == nullptr &&
          reading_of(cause, {}, text_.from()) == reading_of(cause, {}, text_.to())) {
        continue;
      }
      cause.find(text_, places);
      for (const DialectPlace& place : places) take(cause, place, with_notes);
    }
    std::sort(edits_.begin(), edits_.end(), [](const DialectEdit& a, const DialectEdit& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
    });
  }

  std::vector<DialectEdit>& edits() { return edits_; }
  // With a byte offset in `line`.
  std::vector<DialectNote>& notes() { return notes_; }
  bool needs_another() const { return needs_another_ || was_put_off_; }

 private:
  void take(const DialectCause& cause, const DialectPlace& place, bool with_notes) {
    const Reading wanted = reading_of(cause, place, text_.from());
    if (wanted == reading_of(cause, place, text_.to())) return;
    PlaceRewrite rewrite;
    cause.write(text_, place, wanted, rewrite);
    if (!rewrite.note.empty() && with_notes) {
      notes_.push_back({cause.id, place.span.begin, rewrite.note});
    }
    was_put_off_ |= rewrite.tries_again;
    if (rewrite.edits.empty()) return;
    for (const Edit& edit : rewrite.edits) {
      const bool is_barred = rewrite.edits_html ? text_.touches_template(edit.span)
                                                : text_.touches_protected(edit.span);
      if (is_barred) {
        if (with_notes && rewrite.note.empty()) {
          notes_.push_back({cause.id, place.span.begin,
                            std::string(cause.what) + ", where a template or HTML stands"});
        }
        return;
      }
    }
    for (const Edit& edit : rewrite.edits) {
      if (is_taken(edit.span)) {
        needs_another_ = true;
        return;
      }
    }
    for (Edit& edit : rewrite.edits) {
      std::uint32_t& end = taken_[edit.span.begin];
      end = std::max(end, edit.span.end);
      edits_.push_back({edit.span, std::move(edit.text), cause.id, rewrite.is_exact});
    }
  }

  // Edits that touch are kept apart too: what both write could run together.
  bool is_taken(Span span) const {
    auto at = taken_.upper_bound(span.end);
    return at != taken_.begin() && std::prev(at)->second >= span.begin;
  }

  DialectText text_;
  std::map<std::uint32_t, std::uint32_t> taken_;  // begin → end; none overlap
  std::vector<DialectEdit> edits_;
  std::vector<DialectNote> notes_;
  bool needs_another_ = false;  // what was in the way has gone by then
  bool was_put_off_ = false;
};

}  // namespace

std::string apply_dialect_edits(std::string_view bytes, const std::vector<DialectEdit>& edits) {
  std::string out;
  std::uint32_t at = 0;
  for (const DialectEdit& edit : edits) {
    out += bytes.substr(at, edit.span.begin - at);
    out += edit.text;
    at = edit.span.end;
  }
  return out += bytes.substr(at);
}

DialectRewrite dialect_edits(const Post& post, const Dialect& from, const Dialect& to) {
  DialectRewrite result;
  const SourceFile& file = *post.file;
  PieceTable table(static_cast<std::uint32_t>(file.bytes().size()));
  std::optional<Post> again;
  bool is_whole = false;  // everything but what reshapes was looked for once
  for (int rounds = 0; rounds < kMaxRounds; ++rounds) {
    Round round(again ? *again : post, from, to);
    round.run(true, rounds == 0);
    const bool reshaped = !round.edits().empty();
    if (!reshaped) {
      round.run(false, !is_whole);
      is_whole = true;
    }
    table.map_offsets(round.notes());
    for (DialectNote& note : round.notes()) {
      note.line = file.line_of(note.line);
      result.notes.push_back(std::move(note));
    }
    if (round.edits().empty()) break;
    table.apply(round.edits());
    // What is a footnote's own text depends on all that was written around it.
    const bool has_footnotes = file.bytes().find("[^") != std::string_view::npos;
    if (!reshaped && !round.needs_another() && !has_footnotes) break;
    std::string text =
        apply_dialect_edits(again ? again->file->bytes() : file.bytes(), round.edits());
    again.emplace(
        load_post(std::string(post.path()), std::move(text), engine_profile(from.engine)));
  }
  result.edits = table.edits();
  std::stable_sort(result.notes.begin(), result.notes.end(),
                   [](const DialectNote& a, const DialectNote& b) { return a.line < b.line; });
  return result;
}

}  // namespace postlint
