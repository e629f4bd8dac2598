#include "converters/body/mdx_text.h"

#include <algorithm>
#include <set>

#include "core/base/strings.h"
#include "core/post/code_ranges.h"
#include "core/post/html_tags.h"

namespace postlint {
namespace {

// "text-align: center" → "{{textAlign: 'center'}}"
std::string style_object(std::string_view style) {
  std::string made = "{{";
  for (std::string_view declaration : split(style, ';')) {
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view name = trim(declaration.substr(0, colon));
    std::string key;
    bool upper = false;
    for (char c : name.substr(name.starts_with("-ms-") ? 1 : 0)) {
      if (c == '-') {
        upper = true;
      } else {
        key += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        upper = false;
      }
    }
    std::string value(trim(declaration.substr(colon + 1)));
    value = replace_all(replace_all(value, "\\", "\\\\"), "'", "\\'");
    if (name.starts_with("--")) key = "'" + std::string(name) + "'";
    made += (made.size() > 2 ? ", " : "") + key + ": '" + value + "'";
  }
  return made + "}}";
}

class Finder {
 public:
  explicit Finder(const Post& post)
      : post_(post), bytes_(post.file->bytes()), tags_(html_tags(post.document)) {
    for (const HtmlTag& tag : tags_) {
      if (tag.kind == HtmlTag::Kind::kClose) closed_.insert(ascii_lower(tag.name));
    }
    for (NodeId id : post.document.links()) {
      if (post.document.link_parts(id).form == LinkForm::kAngle)
        angles_.push_back(post.document.span(id));
    }
  }

  std::vector<Edit> run() {
    CodeRanges code(bytes_, post_.document.body_begin());
    std::size_t tag = 0, angle = 0;
    for (std::size_t at = post_.document.body_begin();
         (at = bytes_.find('<', at)) != std::string_view::npos;) {
      if (const std::size_t end = code.skip(at); end > at) {
        at = end;
        continue;
      }
      while (tag < tags_.size() && tags_[tag].span.begin < at) ++tag;
      while (angle < angles_.size() && (!angles_[angle].known() || angles_[angle].begin < at))
        ++angle;
      if (angle < angles_.size() && angles_[angle].begin == at) {
        at = write_angle(angles_[angle]);
      } else if (tag < tags_.size() && tags_[tag].span.begin == at && is_element(tags_[tag])) {
        write_tag(tags_[tag]);
        at = std::max<std::size_t>(tags_[tag].span.end, at + 1);
      } else {
        if (at == 0 || bytes_[at - 1] != '\\') replace(at, at + 1, "&lt;");
        ++at;
      }
    }
    module_lines();
    std::sort(edits_.begin(), edits_.end(), [](const Edit& left, const Edit& right) {
      return left.span.begin < right.span.begin;
    });
    return std::move(edits_);
  }

 private:
  void replace(std::size_t begin, std::size_t end, std::string text) {
    edits_.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(text)});
  }

  bool is_element(const HtmlTag& tag) const {
    if (tag.kind == HtmlTag::Kind::kComment) return true;
    if (tag.kind == HtmlTag::Kind::kDeclaration || !tag.is_terminated) return false;
    const std::string name = ascii_lower(tag.name);
    return is_html_element(name) || name.find('-') != std::string::npos ||
           closed_.count(name) != 0 || tag.self_closing;
  }

  std::size_t write_angle(Span span) {
    const std::string_view url = bytes_.substr(span.begin + 1, span.size() - 2);
    const bool is_mail = url.find("://") == std::string_view::npos &&
                         url.find('@') != std::string_view::npos && !url.starts_with("mailto:");
    std::string target(url);
    target = replace_all(replace_all(target, "(", "%28"), ")", "%29");
    target = replace_all(replace_all(target, "{", "%7B"), "}", "%7D");
    std::string text = replace_all(replace_all(std::string(url), "_", "\\_"), "*", "\\*");
    text = replace_all(text, "{", "&#123;");
    replace(span.begin, span.end, "[" + text + "](" + (is_mail ? "mailto:" : "") + target + ")");
    return span.end;
  }

  void write_tag(const HtmlTag& tag) {
    const std::string_view written = tag.span.in(bytes_);
    if (tag.kind == HtmlTag::Kind::kComment) {
      std::string inside(written.substr(std::min<std::size_t>(4, written.size())));
      if (inside.ends_with("-->")) inside.resize(inside.size() - 3);
      return replace(tag.span.begin, tag.span.end,
                     "{/*" + replace_all(inside, "*/", "* /") + "*/}");
    }
    const std::string name = ascii_lower(tag.name);
    std::string made = tag.kind == HtmlTag::Kind::kClose ? "</" : "<";
    made += is_html_element(name) ? name : std::string(tag.name);
    if (tag.kind == HtmlTag::Kind::kOpen) {
      if (!needs_writing(tag, name)) return;
      for (const HtmlAttribute& attribute : tag.attributes) {
        made += " " + std::string(attribute.name);
        if (!attribute.has_value) continue;
        if (equals_ignoring_case(attribute.name, "style")) {
          made += "=" + style_object(decode_entities(attribute.value));
        } else {
          made += "=\"" + replace_all(attribute.value, "\"", "&quot;") + "\"";
        }
      }
      if (tag.self_closing || is_void_element(name)) made += " /";
    } else if (is_void_element(name)) {
      return replace(tag.span.begin, tag.span.end, "");
    }
    made += ">";
    if (made != written) replace(tag.span.begin, tag.span.end, std::move(made));
  }

  // A tag that MDX takes as it is keeps its bytes.
  bool needs_writing(const HtmlTag& tag, const std::string& name) const {
    if (is_void_element(name) && !tag.self_closing) return true;
    if (is_html_element(name) && name != tag.name) return true;
    for (const HtmlAttribute& attribute : tag.attributes) {
      if (equals_ignoring_case(attribute.name, "style") && attribute.has_value) return true;
      if (!attribute.has_value) continue;
      const std::uint32_t begin = attribute.value_span.begin;
      if (!attribute.value_span.known() || begin == 0) return true;
      if (bytes_[begin - 1] != '"' && bytes_[begin - 1] != '\'') return true;
    }
    return false;
  }

  void module_lines() {
    const Document& doc = post_.document;
    for (NodeId id : doc.of_kind(NodeKind::kParagraph)) {
      const Span line = doc.line_span(doc.node(id).line);
      const std::string_view text = line.in(bytes_);
      if (text.starts_with("import ") || text.starts_with("import{"))
        replace(line.begin, line.begin + 1, "&#105;");
      if (text.starts_with("export ") || text.starts_with("export{"))
        replace(line.begin, line.begin + 1, "&#101;");
    }
  }

  const Post& post_;
  std::string_view bytes_;
  std::vector<HtmlTag> tags_;
  std::set<std::string> closed_;
  std::vector<Span> angles_;
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> mdx_edits(const Post& post) {
  return Finder(post).run();
}

}  // namespace postlint
