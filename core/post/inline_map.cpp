// Pinning inline nodes to their bytes.
//
// cmark's tree says which inlines come in which order; one cursor walks the block's content beside
// it and consumes exactly what each node must have been written as: delimiters, escapes, entities,
// link tails. At the end the cursor must stand at the end of the content. Any disagreement makes
// the whole block unknown, so a span is either right or not claimed. Linear, no recursion.
#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>

#include <algorithm>

#include "core/base/strings.h"
#include "core/post/document_data.h"
#include "core/post/link_tail.h"

namespace postlint {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// The bytes an entity at `at` stands for, and its length; 0: no entity.
std::size_t entity(std::string_view text, std::size_t at, std::string& decoded) {
  cmark_strbuf buffer;
  cmark_mem* memory = cmark_get_default_mem_allocator();
  cmark_strbuf_init(memory, &buffer, 0);
  const auto* after = reinterpret_cast<const unsigned char*>(text.data() + at + 1);
  const bufsize_t length = houdini_unescape_ent(
      &buffer, after, static_cast<bufsize_t>(std::min<std::size_t>(text.size() - at - 1, 64)));
  if (length > 0)
    decoded.assign(reinterpret_cast<const char*>(buffer.ptr),
                   static_cast<std::size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return length > 0 ? static_cast<std::size_t>(length) + 1 : 0;
}

// One unit of text at `at`: how many bytes of content make how many bytes of literal.
struct Unit {
  std::size_t content = 0;
  std::size_t literal = 0;  // 0: mismatch
};

Unit text_unit(std::string_view content, std::size_t at, std::string_view literal, std::size_t from,
               bool in_autolink, std::string& scratch) {
  const char c = content[at];
  if (c == '\\' && !in_autolink && at + 1 < content.size() &&
      is_ascii_punctuation(content[at + 1])) {
    return content[at + 1] == literal[from] ? Unit{2, 1} : Unit{};
  }
  if (c == '&') {
    const std::size_t length = entity(content, at, scratch);
    if (length > 0) {
      if (literal.substr(from, scratch.size()) != scratch) return {};
      return {length, scratch.size()};
    }
  }
  return c == literal[from] ? Unit{1, 1} : Unit{};
}

std::size_t closing_ticks(std::string_view content, std::size_t at, std::size_t run) {
  while (true) {
    at = content.find('`', at);
    if (at == kNone) return kNone;
    std::size_t end = at;
    while (end < content.size() && content[end] == '`') ++end;
    if (end - at == run) return at;
    at = end;
  }
}

// cmark's normalisation: line endings are blanks; one blank at each end goes if not all is blank.
bool same_code(std::string_view raw, std::string_view literal) {
  bool all_space = true;
  for (char c : raw) all_space = all_space && (c == ' ' || c == '\n' || c == '\r');
  auto blank_like = [](char c) { return c == ' ' || c == '\n' || c == '\r'; };
  if (!all_space && raw.size() >= 2 && blank_like(raw.front()) && blank_like(raw.back())) {
    raw = raw.substr(1, raw.size() - 2);
  }
  if (raw.size() != literal.size()) return false;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char c = raw[i] == '\n' || raw[i] == '\r' ? ' ' : raw[i];
    if (c != literal[i]) return false;
  }
  return true;
}

Span make_span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

class Walker {
 public:
  Walker(Document::Data& data, NodeId leaf, const std::vector<Segment>& segments)
      : data_(data), leaf_(leaf), segments_(segments), content_(data.content(leaf)) {}

  bool run() {
    const NodeId end = data_.nodes[leaf_].subtree_end;
    const std::size_t first_record = data_.link_records.size();
    for (NodeId id = leaf_ + 1; id < end; ++id) {
      while (!open_.empty() && data_.nodes[open_.back().id].subtree_end <= id) {
        if (!leave()) return drop(first_record);
      }
      if (!enter(id)) return drop(first_record);
    }
    while (!open_.empty()) {
      if (!leave()) return drop(first_record);
    }
    if (skip_spaces(content_, at_) != content_.size()) return drop(first_record);
    for (NodeId id = leaf_ + 1; id < end; ++id) {
      const Span content = data_.spans[id];
      data_.spans[id] = source_span(segments_, content);
      // Text that holds a part of a tab has no bytes of its own.
      if (data_.nodes[id].kind != NodeKind::kText) continue;
      const std::string_view source = data_.file->text(data_.spans[id]);
      if (source.size() < content.size() ||
          (source.starts_with('\t') && content_[content.begin] == ' ')) {
        return drop(first_record);
      }
    }
    for (std::size_t i = first_record; i < data_.link_records.size(); ++i) {
      LinkParts& parts = data_.link_records[i].parts;
      for (Span* span : {&parts.text, &parts.destination, &parts.title, &parts.label}) {
        if (span->known()) *span = source_span(segments_, *span);
      }
    }
    return true;
  }

 private:
  struct Open {
    NodeId id;
    std::size_t begin;
    std::size_t inside;
    bool is_autolink;
  };

  bool drop(std::size_t first_record) {
    data_.link_records.resize(first_record);
    for (NodeId id = leaf_ + 1; id < data_.nodes[leaf_].subtree_end; ++id) {
      data_.spans[id] = Span::unknown();
    }
    return false;
  }

  bool set(NodeId id, std::size_t begin) {
    data_.spans[id] = make_span(begin, at_);
    return true;
  }

  bool enter(NodeId id) {
    const Node& node = data_.nodes[id];
    const std::size_t begin = at_;
    switch (node.kind) {
      case NodeKind::kText:
        return text(node.literal) && set(id, begin);
      case NodeKind::kSoftBreak:
        return line_break(false) && set(id, begin);
      case NodeKind::kHardBreak:
        return line_break(true) && set(id, begin);
      case NodeKind::kCode:
        return code(node.literal) && set(id, begin);
      case NodeKind::kHtmlInline:
        if (content_.substr(at_, node.literal.size()) != node.literal) return false;
        at_ += node.literal.size();
        return set(id, begin);
      case NodeKind::kFootnoteReference:
        return footnote() && set(id, begin);
      case NodeKind::kEmphasis:
        return open_emphasis(id, 1);
      case NodeKind::kStrong:
        return open_emphasis(id, 2);
      case NodeKind::kLink:
        return open_link(id);
      case NodeKind::kImage:
        if (content_.substr(at_, 2) != "![") return false;
        at_ += 2;
        open_.push_back({id, begin, at_, false});
        return true;
      default:
        return false;
    }
  }

  bool text(std::string_view literal) {
    const bool in_autolink = !open_.empty() && open_.back().is_autolink;
    std::size_t from = 0;
    while (from < literal.size()) {
      if (at_ >= content_.size()) return false;
      const Unit unit = text_unit(content_, at_, literal, from, in_autolink, scratch_);
      if (unit.literal == 0) return false;
      at_ += unit.content;
      from += unit.literal;
    }
    return true;
  }

  bool line_break(bool hard) {
    const bool backslash = hard && at_ < content_.size() && content_[at_] == '\\';
    if (backslash) {
      ++at_;
    } else {
      while (at_ < content_.size() && is_blank(content_[at_])) ++at_;
    }
    if (at_ >= content_.size() || content_[at_] != '\n') return false;
    ++at_;
    // cmark leaves the next line's indentation in the text behind a backslash.
    while (!backslash && at_ < content_.size() && is_blank(content_[at_])) ++at_;
    return true;
  }

  bool code(std::string_view literal) {
    std::size_t inside = at_;
    while (inside < content_.size() && content_[inside] == '`') ++inside;
    const std::size_t run = inside - at_;
    if (run == 0) return false;
    const std::size_t close = closing_ticks(content_, inside, run);
    if (close == kNone || !same_code(content_.substr(inside, close - inside), literal))
      return false;
    at_ = close + run;
    return true;
  }

  bool footnote() {
    if (content_.substr(at_, 2) != "[^") return false;
    const std::size_t close = content_.find(']', at_);
    if (close == kNone) return false;
    at_ = close + 1;
    return true;
  }

  bool open_emphasis(NodeId id, std::size_t width) {
    if (at_ + width > content_.size()) return false;
    const char delimiter = content_[at_];
    if (delimiter != '*' && delimiter != '_') return false;
    if (width == 2 && content_[at_ + 1] != delimiter) return false;
    open_.push_back({id, at_, at_ + width, false});
    at_ += width;
    return true;
  }

  bool open_link(NodeId id) {
    if (at_ >= content_.size()) return false;
    const bool is_autolink = content_[at_] == '<';
    if (!is_autolink && content_[at_] != '[') return false;
    open_.push_back({id, at_, at_ + 1, is_autolink});
    ++at_;
    return true;
  }

  bool leave() {
    const Open open = open_.back();
    open_.pop_back();
    switch (data_.nodes[open.id].kind) {
      case NodeKind::kEmphasis:
        return close_emphasis(open, 1);
      case NodeKind::kStrong:
        return close_emphasis(open, 2);
      default:
        return close_link(open);
    }
  }

  bool close_emphasis(const Open& open, std::size_t width) {
    const char delimiter = content_[open.begin];
    for (std::size_t i = 0; i < width; ++i) {
      if (at_ >= content_.size() || content_[at_] != delimiter) return false;
      ++at_;
    }
    return set(open.id, open.begin);
  }

  bool close_link(const Open& open) {
    LinkParts parts;
    parts.text = make_span(open.inside, at_);
    if (open.is_autolink) {
      if (at_ >= content_.size() || content_[at_] != '>') return false;
      parts.form = LinkForm::kAngle;
      parts.destination = parts.text;
      ++at_;
    } else {
      if (at_ >= content_.size() || content_[at_] != ']') return false;
      ++at_;
      close_bracket(parts);
    }
    data_.link_records.push_back({open.id, parts});
    return set(open.id, open.begin);
  }

  // cmark's order: an inline tail, a label, an empty label, nothing.
  void close_bracket(LinkParts& parts) {
    const InlineTail tail = inline_tail(content_, at_);
    if (tail.found) {
      parts.form = LinkForm::kInline;
      parts.destination = tail.destination;
      parts.title = tail.title;
      at_ = tail.end;
      return;
    }
    const std::size_t end = scan_label(content_, at_);
    if (end != kNone && end - at_ > 2) {
      parts.form = LinkForm::kFull;
      parts.label = make_span(at_ + 1, end - 1);
      at_ = end;
    } else if (end != kNone) {
      parts.form = LinkForm::kCollapsed;
      parts.label = parts.text;
      at_ = end;
    } else {
      parts.form = LinkForm::kShortcut;
      parts.label = parts.text;
    }
  }

  Document::Data& data_;
  NodeId leaf_;
  const std::vector<Segment>& segments_;
  std::string_view content_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  std::string scratch_;
};

}  // namespace

bool align_inlines(Document::Data& data, NodeId leaf, const std::vector<Segment>& segments) {
  return Walker(data, leaf, segments).run();
}

std::optional<std::uint32_t> content_offset(std::string_view content, Span node, std::size_t offset,
                                            bool is_code, bool in_autolink) {
  std::string_view source = content.substr(node.begin, node.size());
  if (is_code) {
    std::size_t run = 0;
    while (run < source.size() && source[run] == '`') ++run;
    std::string_view inside = source.substr(run, source.size() - 2 * run);
    bool all_space = true;
    for (char c : inside) all_space = all_space && (c == ' ' || c == '\n');
    const bool stripped = !all_space && inside.size() >= 2 &&
                          (inside.front() == ' ' || inside.front() == '\n') &&
                          (inside.back() == ' ' || inside.back() == '\n');
    return node.begin + static_cast<std::uint32_t>(run + (stripped ? 1 : 0) + offset);
  }
  std::string scratch;
  std::size_t at = 0, literal = 0;
  while (at < source.size() && literal < offset) {
    if (source[at] == '\\' && !in_autolink && at + 1 < source.size() &&
        is_ascii_punctuation(source[at + 1])) {
      at += 2;
      ++literal;
      continue;
    }
    if (source[at] == '&') {
      const std::size_t length = entity(source, at, scratch);
      if (length > 0) {
        if (offset < literal + scratch.size()) break;  // a later byte of what it stands for
        at += length;
        literal += scratch.size();
        continue;
      }
    }
    ++at;
    ++literal;
  }
  return node.begin + static_cast<std::uint32_t>(at);
}

}  // namespace postlint
