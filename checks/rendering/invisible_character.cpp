#include <array>
#include <map>
#include <optional>

#include "checks/rendering/text_places.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const CheckContext& ctx, Reporter& reporter);
}

extern const Rule kInvisibleCharacter;
const Rule kInvisibleCharacter{
    .id = "invisible-character",
    .aliases = {},
    .family = Family::kRendering,
    .severity = Severity::kWarning,
    .summary = "Invisible, control or replacement characters stand in the text.",
    .why =
        "Zero-width characters keep a word from being found, control characters break feeds, "
        "direction marks show code in another order than it runs, and “�” is a lost character. "
        "Joiners in emoji and in scripts that need them are left alone.",
    .bad = "---\ntitle: 공백\ndate: 2024-03-01\n---\n\n마크\u200B다운을 배웁니다.\n",
    .good = "---\ntitle: 공백\ndate: 2024-03-01\n---\n\n마크다운을 배웁니다.\n",
    .fix = FixSafety::kSafe,
    .fix_effect = FixEffect::kCharactersVanish,
    .fix_summary = "Deletes the invisible characters; a lost character (U+FFFD) is left to you.",
    .check = check,
};

namespace {

enum class Kind { kNone, kZeroWidth, kDirection, kControl, kLineSeparator, kReplacement, kTag };

Kind kind_of(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r' ? Kind::kNone : Kind::kControl;
  if (c >= 0x7F && c <= 0x9F) return Kind::kControl;
  if (c == 0x200B || c == 0x200C || c == 0x200D || c == 0xFEFF) return Kind::kZeroWidth;
  if (c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
    return Kind::kDirection;
  }
  if (c == 0x2028 || c == 0x2029) return Kind::kLineSeparator;
  if (c == 0xFFFD) return Kind::kReplacement;
  if (c >= 0xFFF9 && c <= 0xFFFB) return Kind::kControl;
  if (c >= 0xE0000 && c <= 0xE007F) return Kind::kTag;
  return Kind::kNone;
}

std::string name_of(char32_t c) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string hex;
  for (int shift = 16; shift >= 0; shift -= 4) {
    if (shift == 16 && c < 0x10000) continue;
    hex += kDigits[c >> shift & 0xF];
  }
  switch (c) {
    case 0x200B:
      return "zero-width space (U+200B)";
    case 0x200C:
      return "zero-width non-joiner (U+200C)";
    case 0x200D:
      return "zero-width joiner (U+200D)";
    case 0xFEFF:
      return "byte order mark (U+FEFF)";
    case 0x200E:
      return "left-to-right mark (U+200E)";
    case 0x200F:
      return "right-to-left mark (U+200F)";
    case 0x2028:
      return "line separator (U+2028)";
    case 0x2029:
      return "paragraph separator (U+2029)";
    default:
      break;
  }
  switch (kind_of(c)) {
    case Kind::kDirection:
      return "text direction control (U+" + hex + ")";
    case Kind::kTag:
      return "hidden tag character (U+" + hex + ")";
    default:
      return "control character (U+" + hex + ")";
  }
}

std::string_view consequence_of(Kind kind) {
  switch (kind) {
    case Kind::kDirection:
      return "it can show the text in another order than it is written";
    case Kind::kControl:
      return "feeds and browsers may stumble over it";
    case Kind::kLineSeparator:
      return "feeds and scripts may break the line there";
    case Kind::kTag:
      return "it carries text that readers cannot see";
    default:
      return "a search does not find the word, and copies carry it along";
  }
}

// Scripts written with joiners, or (Thai to Tibetan, Khmer) with zero-width spaces between words.
bool uses_joiners(char32_t c) {
  return (c >= 0x0590 && c <= 0x109F) || (c >= 0x1780 && c <= 0x18AF) ||
         (c >= 0xA800 && c <= 0xABFF) || (c >= 0xFB1D && c <= 0xFEFC) ||
         (c >= 0x11000 && c <= 0x11FFF);
}

bool is_emoji_part(char32_t c) {
  return c >= 0x1F000 || c == 0xFE0F || c == 0x20E3 || (c >= 0x2190 && c <= 0x2BFF);
}

bool is_marker(char32_t c) {
  return c == '*' || c == '_' || c == '~' || c == '`';
}

bool has_right_to_left_text(const ByteSet& bytes) {
  for (unsigned lead = 0xD6; lead <= 0xDF; ++lead) {
    if (bytes.has(static_cast<unsigned char>(lead))) return true;
  }
  return false;
}

class Scanner {
 public:
  Scanner(const CheckContext& ctx, Reporter& reporter)
      : ctx_(ctx), reporter_(reporter), bytes_(ctx.file().bytes()), places_(ctx) {}

  // One search for each first byte such characters have and the file holds; most posts have few.
  void run() {
    const ByteSet& set = ctx_.file().byte_set();
    const unsigned end = set.has_control() ? 0x20 : 0;
    for (unsigned byte = 0; byte < end; ++byte) {
      if (byte != '\t' && byte != '\n' && byte != '\r') scan(set, static_cast<char>(byte));
    }
    for (char lead : {'\x7F', '\xC2', '\xE2', '\xEF', '\xF3'}) scan(set, lead);
    report_groups();
  }

 private:
  struct Group {
    char32_t code_point;
    Kind kind;
    Span first;
    std::size_t count = 0;
    std::vector<Edit> edits;
  };

  void scan(const ByteSet& set, char lead) {
    if (!set.has(static_cast<unsigned char>(lead))) return;
    for (std::size_t at = bytes_.find(lead, ctx_.file().body_start()); at != std::string_view::npos;
         at = bytes_.find(lead, at + 1)) {
      const DecodedCodePoint point = decode_utf8(bytes_, at);
      const Kind kind = point.valid ? kind_of(point.value) : Kind::kNone;
      if (kind != Kind::kNone) look_at(point, kind, static_cast<std::uint32_t>(at));
    }
  }

  char32_t before(std::uint32_t offset) const {
    return offset > ctx_.file().body_start() ? decode_utf8_before(bytes_, offset).value : 0;
  }
  char32_t after(std::uint32_t offset) const {
    return offset < bytes_.size() ? decode_utf8(bytes_, offset).value : 0;
  }

  bool is_in_place(const DecodedCodePoint& point, Kind kind, std::uint32_t offset) {
    const char32_t previous = before(offset), next = after(offset + point.size);
    switch (kind) {
      case Kind::kZeroWidth:
        if (point.value == 0xFEFF) return false;
        if (uses_joiners(previous) || uses_joiners(next)) return true;
        if (point.value != 0x200B && has_right_to_left_text(ctx_.file().byte_set())) return true;
        if (point.value == 0x200D) return is_emoji_part(previous);
        return is_marker(previous) || is_marker(next);  // set there to make ** work
      case Kind::kDirection:
        return has_right_to_left_text(ctx_.file().byte_set());
      case Kind::kControl:
        if (!places_.in_body(offset) && ctx_.front_matter().error) return true;  // told there
        // "â€\u009D" is text in the wrong encoding.
        return point.value >= 0x80 && point.value <= 0x9F &&
               ((previous >= 0x80 && previous <= 0xFF) || (next >= 0x80 && next <= 0xFF) ||
                previous == 0x20AC);
      case Kind::kTag: {
        const bool follows = offset == tag_end_;
        tag_end_ = offset + point.size;
        if (!follows) tag_in_flag_ = previous == 0x1F3F4;
        return tag_in_flag_;
      }
      default:
        return false;
    }
  }

  void look_at(const DecodedCodePoint& point, Kind kind, std::uint32_t offset) {
    if (is_in_place(point, kind, offset)) return;
    const bool in_code = places_.is_code(offset);
    if (in_code && (kind != Kind::kDirection || point.value < 0x202A)) return;
    const char32_t name = kind == Kind::kTag ? char32_t{0xE0000} : point.value;
    Group& group = groups_[{places_.in_body(offset), in_code, name}];
    const Span span{offset, offset + point.size};
    if (group.count++ == 0) {
      group.code_point = point.value;
      group.kind = kind;
      group.first = span;
    }
    if (!group.edits.empty() && group.edits.back().span.end == offset) {
      group.edits.back().span.end = span.end;
    } else {
      group.edits.push_back({span, ""});
    }
  }

  std::string visible_word(Span span) const {
    const std::string word = word_around(bytes_, span);
    std::string visible;
    for (std::size_t i = 0; i < word.size();) {
      const DecodedCodePoint point = decode_utf8(word, i);
      if (kind_of(point.value) == Kind::kNone) visible.append(word, i, point.size);
      i += point.size;
    }
    return visible;
  }

  // A separator between two words becomes a blank.
  void keep_words_apart(Group& group) const {
    const bool separates =
        group.kind == Kind::kLineSeparator || group.code_point == 0x0B || group.code_point == 0x0C;
    if (!separates) return;
    for (Edit& edit : group.edits) {
      const char32_t previous = before(edit.span.begin), next = after(edit.span.end);
      if (previous > ' ' && next > ' ') edit.text = " ";
    }
  }

  void report_groups() {
    for (auto& [key, group] : groups_) {
      const bool in_code = std::get<1>(key);
      const std::string word = visible_word(group.first);
      const std::string where = word.empty() ? "here" : "in “" + word + "”";
      const std::string more =
          group.count > 1 ? " (" + std::to_string(group.count) + " in this post)" : "";
      if (group.kind == Kind::kReplacement) {
        reporter_.report(group.first,
                         "readers see “�” " + where + more +
                             ": a character was lost when the text was converted",
                         "type the lost character again");
        continue;
      }
      keep_words_apart(group);
      Finding& finding =
          reporter_.report(group.first,
                           "an invisible " + name_of(group.code_point) + " stands " + where + more +
                               ": " + std::string(consequence_of(group.kind)),
                           group.count > 1 ? "delete them, or type the words again"
                                           : "delete it, or type the word again");
      if (in_code) finding.severity = Severity::kError;
      finding.fix = Fix{std::move(group.edits), FixSafety::kSafe};
    }
  }

  const CheckContext& ctx_;
  Reporter& reporter_;
  std::string_view bytes_;
  TextPlaces places_;
  std::map<std::tuple<bool, bool, char32_t>, Group> groups_;  // body, code, character
  std::uint32_t tag_end_ = UINT32_MAX;
  bool tag_in_flag_ = false;
};

void check(const CheckContext& ctx, Reporter& reporter) {
  Scanner(ctx, reporter).run();
}

}  // namespace
}  // namespace postlint
