#include "converters/body/kramdown.h"

#include <algorithm>
#include <map>

#include "converters/body/plain_words.h"
#include "core/base/strings.h"
#include "core/links/template_tag.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

class Finder {
 public:
  explicit Finder(ConstructFinder& finder)
      : finder_(finder), doc_(finder.document()), bytes_(finder.bytes()) {
    for (NodeKind kind : {NodeKind::kImage, NodeKind::kLink}) {
      for (NodeId id : doc_.of_kind(kind)) {
        const Span span = doc_.span(id);
        if (span.known()) inline_ends_[span.end] = id;
      }
    }
  }

  void run() {
    for (const TemplateNode& node : doc_.templates().nodes) {
      if (node.kind != TemplateKind::kKramdownAttribute) continue;
      const std::string_view written = node.span.in(bytes_);
      inside_ = trim(written.substr(2, written.size() - 3));
      if (inside_ == "toc" || inside_.starts_with("toc ")) {
        toc(node.span);
      } else {
        attributes(node.span);
      }
    }
  }

 private:
  static Construct at(Span span, Kind kind) {
    Construct made;
    made.kind = kind;
    made.span = span;
    made.inner = {span.end, span.end};
    return made;
  }

  // Of a line that is longer: where its last 2,000 bytes begin.
  std::size_t line_begin(std::size_t at) const {
    constexpr std::size_t kLongest = 2'000;
    const std::size_t from = at - std::min(at, kLongest);
    const std::size_t end = bytes_.substr(from, at - from).rfind('\n');
    return end == std::string_view::npos ? from : from + end + 1;
  }

  // * TOC
  // {:toc}
  void toc(Span span) {
    const std::size_t line = line_begin(span.begin);
    if (line > doc_.body_begin() && trim(bytes_.substr(line, span.begin - line)).empty()) {
      const std::size_t above = line_begin(line - 1);
      const std::string_view item = trim(bytes_.substr(above, line - above));
      if (above >= doc_.body_begin() && (item.starts_with("* ") || item.starts_with("- ") ||
                                         item.starts_with("+ ") || item.starts_with("1. "))) {
        span.begin = static_cast<std::uint32_t>(item.data() - bytes_.data());
      }
    }
    finder_.add(at(span, Kind::kToc));
  }

  void attributes(Span span) {
    const auto found = inline_ends_.find(span.begin);
    if (found != inline_ends_.end()) return with_inline(found->second, span);
    Construct made = at(span, Kind::kAttributes);
    read_attributes(inside_, made);
    const std::size_t line = line_begin(span.begin);
    const bool is_alone = trim(bytes_.substr(line, span.begin - line)).empty();
    made.name = is_alone ? "block" : "inline";
    if (is_alone && made.attributes.size() == 1 && made.attributes[0].first == "id" &&
        line > doc_.body_begin()) {
      const std::size_t above = line_begin(line - 1);
      const std::string_view text = trim_right(bytes_.substr(above, line - above));
      if (above >= doc_.body_begin() && text.starts_with('#')) {
        made.kind = Kind::kHeadingId;
        made.target = made.attributes[0].second;
        made.attributes.clear();
        made.span.begin = static_cast<std::uint32_t>(above + text.size());
      }
    }
    finder_.add(std::move(made));
  }

  void with_inline(NodeId id, Span span) {
    const Span whole{doc_.span(id).begin, span.end};
    const bool is_image = doc_.node(id).kind == NodeKind::kImage;
    const LinkParts parts = doc_.link_parts(id);
    Construct made = at(whole, is_image ? Kind::kFigure : Kind::kAttributes);
    made.name = is_image ? "img" : "link";
    made.target = doc_.target(id);
    if (parts.form != LinkForm::kInline || has_masked_text(made.target)) {
      // Its parts are written elsewhere or by template code: the list alone.
      made = at(span, Kind::kAttributes);
      made.name = "inline";
    } else if (is_image) {
      made.attributes.emplace_back("alt", doc_.visible_text(id));
    } else if (parts.text.known()) {
      made.is_paired = true;
      made.inner = parts.text;
      made.text = parts.text.in(bytes_);
    }
    if (const std::string_view title = doc_.title(id); !title.empty() && made.name != "inline")
      made.attributes.emplace_back("title", title);
    read_attributes(inside_, made);
    finder_.add(std::move(made));
  }

  ConstructFinder& finder_;
  const Document& doc_;
  std::string_view bytes_, inside_;
  std::map<std::uint32_t, NodeId> inline_ends_;
};

std::string attribute_list(const Construct& construct) {
  std::string made;
  for (const auto& [key, value] : construct.attributes) {
    if (!made.empty()) made += ' ';
    if (key == "id") {
      made += "#" + value;
    } else if (key == "class") {
      made += "." + replace_all(value, " ", " .");
    } else if (key.empty()) {
      made += value;
    } else {
      made += key + "=" + quoted_value(value);
    }
  }
  return made.empty() ? made : "{: " + made + "}";
}

}  // namespace

void read_attributes(std::string_view inside, Construct& construct) {
  std::string classes, id;
  std::vector<std::pair<std::string, std::string>> others;
  for (const TagArgument& argument : tag_arguments(inside)) {
    if (!argument.key.empty()) {
      others.emplace_back(argument.key, argument.value);
      continue;
    }
    std::string_view word = argument.value;
    while (!word.empty()) {  // ".a.b#c"
      const std::size_t end = std::min(word.find_first_of(".#", 1), word.size());
      const std::string_view piece = word.substr(0, end);
      if (piece[0] == '#') {
        id = piece.substr(1);
      } else if (piece[0] == '.') {
        classes += (classes.empty() ? "" : " ") + std::string(piece.substr(1));
      } else {
        others.emplace_back("", piece);
      }
      word.remove_prefix(end);
    }
  }
  if (!id.empty()) construct.attributes.emplace_back("id", id);
  if (!classes.empty()) construct.attributes.emplace_back("class", classes);
  for (auto& other : others) construct.attributes.push_back(std::move(other));
}

void find_attribute_lists(ConstructFinder& finder) {
  Finder(finder).run();
}

void add_kramdown_extension(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kUnknown);
  if (tag.name == "comment") {
    made.kind = Kind::kComment;
    made.is_paired = false;
    made.text = tag.inner.in(finder.bytes());
  } else if (tag.name == "nomarkdown" && tag.is_paired) {
    made.kind = Kind::kRaw;
  }
  finder.add(std::move(made));
}

std::optional<WrittenConstruct> write_attribute_list(const Construct& construct) {
  const std::string list = attribute_list(construct);
  if (construct.name == "link") {
    return WrittenConstruct{"[", "](" + construct.target + ")" + list};
  }
  if (list.empty()) return std::nullopt;
  return WrittenConstruct{list};
}

}  // namespace postlint
