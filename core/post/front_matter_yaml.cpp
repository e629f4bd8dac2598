// YAML front matter by libyaml's events.
//
// libyaml is the parser under Psych and the model of go-yaml, so it rejects what the engines
// reject. Events give start and end marks and never expand aliases. Marks count code points; a
// cursor turns them into bytes. Nothing recurses: open collections stand on a stack, and since only
// the innermost one grows, pointers to the others stay valid.
#include <yaml.h>

#include <array>
#include <deque>

#include "core/base/strings.h"
#include "core/post/front_matter_readers.h"

namespace postlint {
namespace {

// Turns code point indexes into byte offsets by walking from the last answer: marks come nearly in
// order, so a whole front matter is walked about once.
class MarkCursor {
 public:
  MarkCursor(std::string_view text, bool is_ascii) : text_(text), is_ascii_(is_ascii) {}

  std::size_t byte_of(std::size_t code_point) {
    if (is_ascii_) return std::min(code_point, text_.size());
    while (code_point_ < code_point && byte_ < text_.size()) {
      ++byte_;
      while (byte_ < text_.size() && is_continuation(text_[byte_])) ++byte_;
      ++code_point_;
    }
    while (code_point_ > code_point && byte_ > 0) {
      --byte_;
      while (byte_ > 0 && is_continuation(text_[byte_])) --byte_;
      --code_point_;
    }
    return byte_;
  }

 private:
  static bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

  std::string_view text_;
  bool is_ascii_;
  std::size_t byte_ = 0;
  std::size_t code_point_ = 0;
};

bool has_non_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return true;
  }
  return false;
}

// libyaml is quadratic in the depth of flow collections: more opening brackets in a row than any
// front matter has are refused before it reads them.
bool has_hostile_nesting(std::string_view text, std::size_t& offset) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '[' || c == '{') {
      if (++run > 200) {
        offset = i;
        return true;
      }
    } else if (c == ']' || c == '}') {
      run = 0;
    }
  }
  return false;
}

class YamlReader {
 public:
  YamlReader(std::string_view bytes, Span content, FieldsReading& out)
      : bytes_(bytes),
        text_(content.in(bytes)),
        base_(content.begin),
        cursor_(text_, !has_non_ascii(text_)),
        out_(out) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text_.data()),
                                 text_.size());
  }
  YamlReader(const YamlReader&) = delete;
  YamlReader& operator=(const YamlReader&) = delete;
  ~YamlReader() { yaml_parser_delete(&parser_); }

  void read() {
    root_.kind = FieldValue::Kind::kNull;
    while (!ended_ && !out_.error) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser_, &event) == 0) {
        fail_with_parser_error();
        break;
      }
      take(event);
      yaml_event_delete(&event);
    }
    // What was open when the parser stopped still counts as read.
    while (!open_.empty()) open_.pop_back();
    if (root_.kind == FieldValue::Kind::kMap) {
      out_.entries = std::move(root_.entries);
    } else if (!out_.error && root_.kind != FieldValue::Kind::kNull) {
      out_.fail(root_.span.begin,
                "front matter is a list of fields such as “title: Hello”, and this is none");
    }
  }

 private:
  struct Open {
    FieldValue* value;
    bool wants_key;  // maps: the next event is a key
  };

  std::uint32_t offset(const yaml_mark_t& mark) {
    return base_ + static_cast<std::uint32_t>(cursor_.byte_of(mark.index));
  }

  void take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (seen_document_) {
          out_.fail(offset(event.start_mark),
                    "everything from here on is not read: the front matter ended above");
        }
        seen_document_ = true;
        break;
      case YAML_STREAM_END_EVENT:
        ended_ = true;
        break;
      case YAML_SCALAR_EVENT:
        take_scalar(event);
        break;
      case YAML_ALIAS_EVENT: {
        const Span span{offset(event.start_mark), offset(event.end_mark)};
        place_scalar(span, ScalarStyle::kPlain, std::string(span.in(bytes_)),
                     FieldValue::Kind::kString);
        break;
      }
      case YAML_SEQUENCE_START_EVENT:
        open(FieldValue::Kind::kList, event,
             event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
        break;
      case YAML_MAPPING_START_EVENT:
        open(FieldValue::Kind::kMap, event,
             event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
        break;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        close(event);
        break;
      default:
        break;
    }
  }

  void take_scalar(const yaml_event_t& event) {
    Span span{offset(event.start_mark), 0};
    span.end = offset(event.end_mark);
    std::string text(reinterpret_cast<const char*>(event.data.scalar.value),
                     event.data.scalar.length);
    ScalarStyle style = ScalarStyle::kPlain;
    FieldValue::Kind kind = FieldValue::Kind::kString;
    switch (event.data.scalar.style) {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        style = ScalarStyle::kSingleQuoted;
        break;
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        style = ScalarStyle::kDoubleQuoted;
        break;
      case YAML_LITERAL_SCALAR_STYLE:
        style = ScalarStyle::kLiteral;
        break;
      case YAML_FOLDED_SCALAR_STYLE:
        style = ScalarStyle::kFolded;
        break;
      default:
        if (event.data.scalar.tag == nullptr) kind = core_schema_kind(text);
    }
    if (style == ScalarStyle::kLiteral || style == ScalarStyle::kFolded) {
      while (span.end > span.begin && is_space(bytes_[span.end - 1])) --span.end;
    }
    place_scalar(span, style, std::move(text), kind);
  }

  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

  void place_scalar(Span span, ScalarStyle style, std::string text, FieldValue::Kind kind) {
    last_end_ = span.end;
    if (!open_.empty() && open_.back().wants_key) {
      open_.back().wants_key = false;
      FieldEntry& entry = open_.back().value->entries.emplace_back();
      entry.key = std::move(text);
      entry.key_span = span;
      entry.value.span = {span.end, span.end};
      return;
    }
    FieldValue* const value = next_value();
    value->kind = kind;
    value->style = style;
    value->text = std::move(text);
    value->span = span;
  }

  // Where the next value goes. A collection used as a key is kept apart and its entry gets the
  // collection's source text as key when it closes.
  FieldValue* next_value() {
    if (open_.empty()) return &root_;
    Open& innermost = open_.back();
    if (innermost.value->kind == FieldValue::Kind::kList) {
      if (innermost.value->items.empty()) innermost.value->items.reserve(8);
      return &innermost.value->items.emplace_back();
    }
    innermost.wants_key = true;
    return &innermost.value->entries.back().value;
  }

  void open(FieldValue::Kind kind, const yaml_event_t& event, bool flow) {
    const std::uint32_t begin = offset(event.start_mark);
    if (open_.size() >= kMaxFrontMatterDepth) {
      out_.fail(begin, "lists and maps are nested deeper than 64 levels here");
      return;
    }
    FieldValue* value = nullptr;
    if (!open_.empty() && open_.back().wants_key) {
      value = &complex_keys_.emplace_back();
    } else {
      value = next_value();
    }
    value->kind = kind;
    value->style = ScalarStyle::kNotScalar;
    value->flow = flow;
    value->span = {begin, begin};
    last_end_ = begin;
    if (open_.empty()) value->entries.reserve(16);
    open_.push_back({value, kind == FieldValue::Kind::kMap});
  }

  void close(const yaml_event_t& event) {
    if (open_.empty()) return;
    FieldValue* const value = open_.back().value;
    // The end mark of a block collection is where the next token begins: too far.
    if (value->flow) last_end_ = offset(event.end_mark);
    value->span.end = std::max(value->span.begin, last_end_);
    open_.pop_back();
    if (!complex_keys_.empty() && value == &complex_keys_.back() && !open_.empty()) {
      open_.back().wants_key = false;
      open_.back().value->entries.push_back({std::string(value->span.in(bytes_)), value->span, {}});
      complex_keys_.pop_back();
    }
  }

  void fail_with_parser_error() {
    std::size_t at = 0;
    if (parser_.error == YAML_READER_ERROR) {
      at = std::min<std::size_t>(parser_.problem_offset, text_.size());
    } else {
      at = cursor_.byte_of(parser_.problem_mark.index);
    }
    const char c = at < text_.size() ? text_[at] : '\0';
    out_.fail(base_ + at, yaml_reason(parser_.problem == nullptr ? "" : parser_.problem,
                                      parser_.context == nullptr ? "" : parser_.context, c));
  }

  std::string_view bytes_;
  std::string_view text_;
  std::uint32_t base_;
  MarkCursor cursor_;
  FieldsReading& out_;
  yaml_parser_t parser_;
  FieldValue root_;
  std::vector<Open> open_;
  std::deque<FieldValue> complex_keys_;
  std::uint32_t last_end_ = 0;
  bool seen_document_ = false;
  bool ended_ = false;
};

}  // namespace

FieldsReading read_yaml_by_events(std::string_view bytes, Span content) {
  FieldsReading out;
  std::size_t offset = 0;
  if (has_hostile_nesting(content.in(bytes), offset)) {
    out.fail(content.begin + offset, "more than 200 brackets are opened in a row here");
  } else {
    YamlReader(bytes, content, out).read();
  }
  return out;
}

FieldsReading read_yaml_fields(std::string_view bytes, Span content) {
  FieldsReading out;
  if (content.size() > kMaxFrontMatterBytes) {
    out.fail(content.begin, "the front matter is larger than 64 KB: is its closing fence missing?");
  } else if (auto entries = read_flat_yaml(bytes, content)) {
    out.entries = std::move(*entries);
  } else {
    out = read_yaml_by_events(bytes, content);
  }
  return out;
}

std::string yaml_reason(std::string_view problem, std::string_view context, char at) {
  struct Translation {
    std::string_view problem, reason;
  };
  static constexpr std::array<Translation, 19> kTranslations{{
      {"mapping values are not allowed", "a value that holds a colon and a blank needs quotes"},
      {"block sequence entries are not allowed", "a list item (-) cannot stand here"},
      {"mapping keys are not allowed", "a value that begins with ? needs quotes"},
      {"did not find expected key",
       "a field (name: value) is expected here; is a quote or the indentation above wrong?"},
      {"did not find expected ',' or ']'",
       "a list that begins with [ is not closed, or a comma is missing"},
      {"did not find expected ',' or '}'",
       "a map that begins with { is not closed, or a comma is missing"},
      {"found unexpected end of stream", "a quote that was opened is never closed"},
      {"found unexpected document indicator", "a quote that was opened is never closed"},
      {"found unknown escape character", "the backslash in a double-quoted value must be doubled"},
      {"did not find expected hexdecimal",
       "the backslash in a double-quoted value must be doubled"},
      {"could not find expected ':'", "a line of front matter has the form “name: value”"},
      {"tab character", "a tab stands here where only blanks are allowed"},
      {"control characters are not allowed", "an invisible control character stands here"},
      {"UTF-8", "the bytes here are not UTF-8 text"},
      {"did not find expected <document start>",
       "everything from here on is not read: the indentation differs from the lines above"},
      {"did not find expected '-' indicator",
       "this line belongs to a list above it but does not begin with -"},
      {"did not find expected alphabetic", "a value that begins with * or & needs quotes"},
      {"did not find expected node content",
       "a value is missing here, or it begins with a sign that needs quotes"},
      {"did not find expected comment or line break", "nothing may follow | or > on the same line"},
  }};
  if (problem.find("cannot start any token") != std::string_view::npos) {
    if (at == '\t') return "a tab stands here where only blanks are allowed";
    return std::string("a value that begins with ") + at + " needs quotes";
  }
  for (const Translation& translation : kTranslations) {
    if (problem.find(translation.problem) != std::string_view::npos) {
      return std::string(translation.reason);
    }
  }
  std::string words = "this cannot be read as YAML: ";
  words += problem;
  if (!context.empty()) words.append(" ").append(context);
  return words;
}

}  // namespace postlint
