// The proof of a fix: the page before and after, block by block.
//
// Blocks at the front and at the back that render to the same HTML are set aside. What is left must
// be blocks that the edits touch, and what a reader sees in them (text, and where links and images
// lead) may differ only as the rule declares.
#include <algorithm>
#include <array>

#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/lint/fix.h"
#include "core/post/html_tags.h"

namespace postlint {
namespace {

struct Allowed {
  bool front_matter = false;
  bool body = false;        // the body's markup may change at all
  bool markers = false;     // Markdown markers shown as text may vanish
  bool characters = false;  // invisible characters may vanish, text may be normalised
  bool targets = false;     // addresses may change
};

Allowed allowed_by(const std::vector<FixEffect>& effects) {
  Allowed allowed;
  for (FixEffect effect : effects) {
    switch (effect) {
      case FixEffect::kFrontMatter:
        allowed.front_matter = true;
        break;
      case FixEffect::kMarkupOnly:
        allowed.body = true;
        break;
      case FixEffect::kMarkersVanish:
        allowed.body = allowed.markers = true;
        break;
      case FixEffect::kCharactersVanish:
        allowed.body = allowed.characters = allowed.front_matter = true;
        break;
      case FixEffect::kLinkTargets:
        allowed.body = allowed.targets = true;
        break;
      case FixEffect::kNone:
      case FixEffect::kPageUnchanged:
        break;
    }
  }
  return allowed;
}

bool touches(const std::vector<Edit>& edits, Span span) {
  return std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) {
    return edit.span.begin <= span.end && span.begin <= edit.span.end;
  });
}

// Fields that no edit touches must be there as they were.
std::string front_matter_change(const Post& before, const Post& after,
                                const std::vector<Edit>& edits) {
  const FrontMatter& old_head = before.front_matter;
  const FrontMatter& new_head = after.front_matter;
  if (new_head.error) return "the front matter could not be read any more";
  if (old_head.format != new_head.format) return "the front matter would be read as another format";
  for (const FieldEntry& entry : old_head.entries) {
    const Span whole{entry.key_span.begin, std::max(entry.key_span.end, entry.value.span.end)};
    if (touches(edits, whole)) continue;
    const bool kept =
        std::any_of(new_head.entries.begin(), new_head.entries.end(), [&](const FieldEntry& other) {
          return other.key == entry.key && same_value(entry.value, other.value);
        });
    if (!kept && !old_head.error) return "the field " + entry.key + " would change";
  }
  return {};
}

bool is_spacing(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct Page {
  std::string text;                       // visible text and addresses, blanks left out
  std::array<std::size_t, 5> elements{};  // strong, em, a, code, img
  std::size_t headings = 0;
};
constexpr std::size_t kCodeElement = 3;

// What a reader sees of a piece of HTML.
Page read_page(const std::string& html, bool with_targets) {
  Page page;
  constexpr std::array<std::string_view, 5> kCounted = {"strong", "em", "a", "code", "img"};
  std::vector<std::string> open_links;
  auto add_text = [&](std::string_view raw) {
    const std::string decoded = decode_entities(raw);
    for (std::size_t i = 0; i < decoded.size(); ++i) {
      if (decoded.compare(i, 2, "\xC2\xA0") == 0) {
        ++i;  // a no-break space
      } else if (!is_spacing(decoded[i])) {
        page.text += decoded[i];
      }
    }
  };
  std::size_t at = 0;
  for (const HtmlTag& tag : scan_html(html)) {
    add_text(std::string_view(html).substr(at, tag.span.begin - at));
    at = tag.span.end;
    if (tag.kind == HtmlTag::Kind::kOpen) {
      for (std::size_t i = 0; i < kCounted.size(); ++i) page.elements[i] += tag.named(kCounted[i]);
      page.headings += tag.name.size() == 2 && tag.name[0] == 'h' && is_ascii_digit(tag.name[1]);
      if (tag.named("a")) {
        const HtmlAttribute* href = tag.attribute("href");
        open_links.push_back(href ? percent_decode(decode_entities(href->value)) : std::string());
      } else if (tag.named("img")) {
        const HtmlAttribute* alt = tag.attribute("alt");
        const HtmlAttribute* src = tag.attribute("src");
        if (alt) add_text(alt->value);
        if (src && with_targets) add_text(percent_decode(decode_entities(src->value)));
      }
    } else if (tag.kind == HtmlTag::Kind::kClose && tag.named("a") && !open_links.empty()) {
      if (with_targets) add_text(open_links.back());
      open_links.pop_back();
    }
  }
  add_text(std::string_view(html).substr(std::min(at, html.size())));
  return page;
}

bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x061C || c == 0x180E ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string without_invisible(const std::string& text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    if (!is_invisible(point.value)) kept.append(text, at, point.size);
    at += point.size;
  }
  return to_nfc(kept);
}

// Whether `after` is `before` with nothing but Markdown markers taken out.
bool only_markers_vanish(std::string_view before, std::string_view after) {
  const auto marker_size = [&](std::size_t at) -> std::size_t {
    constexpr std::string_view kMarkers = "#*_~[]()<>";
    if (at < before.size() && kMarkers.find(before[at]) != std::string_view::npos) return 1;
    if (before.substr(at, 2) == "![") return 1;
    return before.substr(at, 3) == "\xEF\xBC\x83" ? 3 : 0;  // ＃
  };
  std::size_t b = 0;
  for (std::size_t a = 0; a < after.size();) {
    if (b < before.size() && before[b] == after[a]) {
      ++a;
      ++b;
    } else if (const std::size_t size = marker_size(b); size > 0) {
      b += size;
    } else {
      return false;
    }
  }
  while (const std::size_t size = marker_size(b)) b += size;
  return b == before.size();
}

std::string text_change(const std::string& before, const std::string& after,
                        const Allowed& allowed) {
  Page old_page = read_page(before, !allowed.targets);
  Page new_page = read_page(after, !allowed.targets);
  // A line of bold text may become a heading.
  if (new_page.headings > old_page.headings)
    new_page.elements[0] += new_page.headings - old_page.headings;
  for (std::size_t i = 0; i < old_page.elements.size(); ++i) {
    if (new_page.elements[i] < old_page.elements[i])
      return "bold, code, a link or an image would be lost";
  }
  if (new_page.elements[kCodeElement] != old_page.elements[kCodeElement]) {
    return "text would become code";
  }
  if (allowed.characters) {
    old_page.text = without_invisible(old_page.text);
    new_page.text = without_invisible(new_page.text);
  }
  if (old_page.text == new_page.text) return {};
  if (allowed.markers && only_markers_vanish(old_page.text, new_page.text)) return {};
  return "other text of the page would change";
}

// An address in a reference definition shows in whatever block uses the label.
bool touch_definitions(const std::vector<Edit>& edits, const Document& document) {
  const auto definitions = document.definitions();
  return std::any_of(definitions.begin(), definitions.end(),
                     [&](const ReferenceDefinition& item) { return touches(edits, item.span); });
}

std::string body_change(const Post& before, const Post& after, const std::vector<Edit>& edits,
                        const Allowed& allowed) {
  const std::vector<Document::RenderedBlock> old_blocks = before.document.render_blocks();
  const std::vector<Document::RenderedBlock> new_blocks = after.document.render_blocks();
  std::size_t head = 0;
  while (head < old_blocks.size() && head < new_blocks.size() &&
         old_blocks[head].html == new_blocks[head].html) {
    ++head;
  }
  std::size_t tail = 0;
  while (tail < old_blocks.size() - head && tail < new_blocks.size() - head &&
         old_blocks[old_blocks.size() - 1 - tail].html ==
             new_blocks[new_blocks.size() - 1 - tail].html) {
    ++tail;
  }
  if (head + tail == old_blocks.size() && old_blocks.size() == new_blocks.size()) return {};
  if (!allowed.body) return "the page would change";
  std::string old_html, new_html;
  std::size_t next = head;
  const bool moves_targets = allowed.targets && touch_definitions(edits, before.document);
  for (std::size_t i = head; i + tail < old_blocks.size(); ++i) {
    const Span lines{before.file->line_start(old_blocks[i].line),
                     before.file->line_span(old_blocks[i].end_line).end};
    if (!touches(edits, lines) && !moves_targets) {
      // A block between two edited ones must come out as it was.
      std::size_t same = next;
      while (same + tail < new_blocks.size() && new_blocks[same].html != old_blocks[i].html) ++same;
      if (same + tail >= new_blocks.size()) return "another block of the page would change";
      next = same + 1;
    }
    old_html += old_blocks[i].html;
  }
  for (std::size_t i = head; i + tail < new_blocks.size(); ++i) new_html += new_blocks[i].html;
  return text_change(old_html, new_html, allowed);
}

}  // namespace

std::string apply_edits(std::string_view bytes, const std::vector<Edit>& edits) {
  std::string result;
  result.reserve(bytes.size() + 64);
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.span.begin < at || edit.span.end > bytes.size()) continue;
    result += bytes.substr(at, edit.span.begin - at);
    result += edit.text;
    at = edit.span.end;
  }
  result += bytes.substr(at);
  return result;
}

ProofResult prove_fixes(const Post& before, const EngineProfile& profile,
                        const std::vector<Edit>& edits, const std::vector<FixEffect>& effects) {
  const Allowed allowed = allowed_by(effects);
  const Post after =
      load_post(std::string(before.path()), apply_edits(before.file->bytes(), edits), profile);
  const bool edits_head = !edits.empty() && before.front_matter.present() &&
                          edits.front().span.begin < before.front_matter.span.end;
  if (edits_head && !allowed.front_matter) return {false, "the front matter would change"};
  std::string change = front_matter_change(before, after, edits_head ? edits : std::vector<Edit>{});
  if (change.empty() || (before.front_matter.error && !edits_head)) {
    change = body_change(before, after, edits, allowed);
  }
  if (change.empty() && !after.document.too_complex().empty())
    change = "the post could not be read any more";
  return {change.empty(), std::move(change)};
}

ProofResult prove_fix(const Post& before, const EngineProfile& profile,
                      const std::vector<Edit>& edits, FixEffect effect) {
  return prove_fixes(before, profile, edits, {effect});
}

}  // namespace postlint
