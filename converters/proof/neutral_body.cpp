#include "converters/proof/neutral_body.h"

#include <algorithm>

#include "converters/body/escape_templates.h"
#include "converters/body/plain_words.h"
#include "converters/proof/addresses.h"
#include "converters/proof/facts.h"
#include "core/base/span_set.h"
#include "core/base/strings.h"
#include "core/dialect/causes/marker_pairs.h"
#include "core/dialect/dialect.h"
#include "core/site/explicit_heading_id.h"
#include "core/site/page_anchors.h"

namespace postlint::proof {
namespace {

// Text that Markdown and HTML leave as it is, on one line, so that it may stand anywhere.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_ascii_punctuation(c) || c == '\n' || c == ' ' || c == '\t' || c == '\r') {
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
    } else {
      out += c;
    }
  }
  return out;
}

// An address for Markdown and HTML alike.
std::string encoded_address(std::string_view address) {
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || std::string_view("\"'<>()[]\\`*_").find(c) != std::string_view::npos) {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      out += c;
    }
  }
  return out;
}

std::string code_html(std::string_view text, std::string_view language) {
  std::string out = "<pre><code";
  if (!language.empty()) out += " class=\"language-" + escaped(language) + "\"";
  return out + ">" + escaped(text) + "</code></pre>";
}

std::string attribute_or_empty(const Construct& construct, std::string_view name) {
  const std::string* value = construct.attribute(name);
  return value == nullptr ? std::string() : *value;
}

// What is shown above the code.
std::string code_title_html(const Construct& construct) {
  const std::string title = attribute_or_empty(construct, "title");
  const std::string link = attribute_or_empty(construct, "link");
  if (title.empty() && link.empty()) return {};
  std::string text = attribute_or_empty(construct, "link-text");
  if (text.empty()) text = "link";
  std::string out = "<p>" + escaped(title);
  if (!link.empty()) out += " <a href=\"" + encoded_address(link) + "\">" + escaped(text) + "</a>";
  return out + "</p>";
}

std::string embed_address(const Construct& construct) {
  if (construct.name == "youtube") return "https://www.youtube.com/embed/" + construct.target;
  if (construct.name == "vimeo") return "https://player.vimeo.com/video/" + construct.target;
  if (construct.name == "gist") return "https://gist.github.com/" + construct.target;
  if (construct.name == "tweet") {
    const std::string user = attribute_or_empty(construct, "user");
    return "https://twitter.com/" + (user.empty() ? "i" : user) + "/status/" + construct.target;
  }
  if (construct.name == "instagram") return "https://www.instagram.com/p/" + construct.target + "/";
  return "embed:" + construct.name + "/" + construct.target;
}

struct Piece {
  Span span;  // to be replaced
  std::string text;
};

class Neutraliser {
 public:
  // `unknown` gets the tags of which nothing is known.
  Neutraliser(const Post& post, const BlogFacts& blog, std::vector<std::string>& unknown)
      : post_(post), blog_(blog), unknown_(unknown) {}

  std::string write(const std::vector<Construct>& constructs) {
    for (const Construct& construct : constructs) {
      if (construct.span.known()) add(construct);
    }
    add_other_tags();
    add_dialect();
    std::stable_sort(pieces_.begin(), pieces_.end(), [](const Piece& left, const Piece& right) {
      return left.span.begin < right.span.begin;
    });
    const std::string_view bytes = post_.file->bytes();
    std::string text;
    std::uint32_t at = post_.document.body_begin();
    for (const Piece& piece : pieces_) {
      if (piece.span.begin < at) continue;
      text.append(bytes.substr(at, piece.span.begin - at)).append(piece.text);
      at = piece.span.end;
    }
    return text.append(bytes.substr(std::min<std::size_t>(at, bytes.size())));
  }

  bool has_replaced() const { return !pieces_.empty(); }

 private:
  using Kind = Construct::Kind;

  void put(Span span, std::string text) { pieces_.push_back({span, std::move(text)}); }

  void put_unknown(Span span) {
    std::string written(span.in(post_.file->bytes()));
    if (written.size() > 200) written.resize(200);
    unknown_.push_back(std::move(written));
    put(span, std::string(kUnknownText));
  }

  void add(const Construct& construct) {
    const bool is_paired = !construct.inner.empty();
    const Span opening =
        is_paired ? Span{construct.span.begin, construct.inner.begin} : construct.span;
    covered_.push_back(opening);
    if (is_paired) covered_.push_back({construct.inner.end, construct.span.end});
    switch (construct.kind) {
      case Kind::kCode:
        covered_.push_back(construct.span);
        return put(construct.span,
                   code_title_html(construct) + code_html(construct.text, construct.language));
      case Kind::kRaw:
        covered_.push_back(construct.span);
        return put(construct.span, construct.text);
      case Kind::kPageLink:
      case Kind::kFileLink:
      case Kind::kSiteUrl:
        return put(opening, link_text(construct));
      case Kind::kFigure:
        return put(opening, figure(construct));
      case Kind::kEmbed:
        return put(opening,
                   "<iframe src=\"" + encoded_address(embed_address(construct)) + "\"></iframe>");
      case Kind::kVariable:
        return construct.text.empty() ? put_unknown(opening) : put(opening, construct.text);
      case Kind::kDetails:
      case Kind::kQuote:
      case Kind::kAdmonition:
        return add_paired(construct, opening);
      case Kind::kComment:
        covered_.push_back(construct.span);
        return put(construct.span, "");
      case Kind::kAttributes:
        if (!is_paired) return put(opening, "");
        // A link with them.
        put(opening, "<a href=\"" + encoded_address(construct.target) + "\">");
        return put({construct.inner.end, construct.span.end}, "</a>");
      case Kind::kToc:
      case Kind::kExcerptEnd:
      case Kind::kHeadingId:
        return put(opening, "");
      case Kind::kUnknown:
        break;
    }
    put_unknown(opening);
    if (is_paired) put({construct.inner.end, construct.span.end}, std::string(kUnknownText));
  }

  // What a theme adds ("Note", “— author”) is not known; the title and what is between are.
  void add_paired(const Construct& construct, Span opening) {
    put(opening, construct.title.empty() ? "" : escaped(construct.title));
    if (construct.inner.empty()) return;
    const bool has_footer = construct.kind == Kind::kQuote && !construct.attributes.empty();
    put({construct.inner.end, construct.span.end}, has_footer ? std::string(kUnknownText) : "");
  }

  static std::string link_text(const Construct& construct) {
    std::string address = construct.page != nullptr ? construct.page->url : construct.target;
    // A page that is not there has no address: engines stop, or lead nowhere.
    const bool is_name = construct.kind == Kind::kPageLink && construct.page == nullptr &&
                         !address.starts_with('/') && !is_absolute_address(address);
    if (address.empty() || is_name) address = kUnknownText;
    if (!construct.fragment.empty()) address += "#" + construct.fragment;
    address = encoded_address(address);
    if (!construct.is_whole_link) return address;
    std::string text = construct.title;
    if (text.empty() && construct.page != nullptr) text = construct.page->title;
    return "<a href=\"" + address + "\">" + escaped(text) + "</a>";
  }

  static std::string figure(const Construct& construct) {
    if (construct.name.starts_with("asset_") || construct.name == "img") {
      // Its title is shown when the pointer rests on the picture; Hexo has no other text of it.
      std::string alt = attribute_or_empty(construct, "alt");
      if (alt.empty()) alt = attribute_or_empty(construct, "title");
      return "<img src=\"" + encoded_address(construct.target) + "\" alt=\"" + escaped(alt) + "\">";
    }
    const std::string title =
        construct.title.empty() ? attribute_or_empty(construct, "title") : construct.title;
    const std::string caption = attribute_or_empty(construct, "caption");
    std::string image = "<img src=\"" + encoded_address(construct.target) + "\" alt=\"" +
                        escaped(attribute_or_empty(construct, "alt")) + "\">";
    if (const std::string link = attribute_or_empty(construct, "link"); !link.empty())
      image = "<a href=\"" + encoded_address(link) + "\">" + image + "</a>";
    if (title.empty() && caption.empty()) return image;
    return "<figure>" + image + "<figcaption><p>" + escaped(title) + "</p><p>" +
           caption_html(caption) + "</p></figcaption></figure>";
  }

  bool is_covered(Span span) const {
    return std::any_of(covered_.begin(), covered_.end(),
                       [&](Span one) { return one.overlaps(span); });
  }

  // Tags that no reader of constructs knew.
  void add_other_tags() {
    const std::vector<TemplateNode>& nodes = post_.document.templates().nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const TemplateNode& node = nodes[i];
      if (is_covered(node.span)) continue;
      switch (node.kind) {
        case TemplateKind::kRawBlock:
          break;  // stays as it is
        case TemplateKind::kLiquidComment:
        case TemplateKind::kMdxEsm:
          put(node.span, "");
          break;
        case TemplateKind::kKramdownAttribute:
        case TemplateKind::kKramdownExtension:
          if (!is_html_path(post_.path())) put(node.span, "");  // kramdown reads no HTML pages
          break;
        default:
          i = add_tag(nodes, i);
      }
    }
  }

  // Returns the last node that was taken.
  std::size_t add_tag(const std::vector<TemplateNode>& nodes, std::size_t index) {
    const TemplateNode& tag = nodes[index];
    // Only calls are Zola's: {% if %} is text.
    if (blog_.profile->engine == Engine::kZola &&
        tag.span.in(post_.file->bytes()).find('(') == std::string_view::npos) {
      return index;
    }
    const bool has_raw = index + 2 < nodes.size() &&
                         nodes[index + 1].kind == TemplateKind::kRawBlock &&
                         nodes[index + 2].is_closing && !is_covered(nodes[index + 1].span);
    if (!has_raw) {
      tag.is_closing ? put(tag.span, "") : put_unknown(tag.span);
      return index;
    }
    const std::string_view raw = nodes[index + 1].span.in(post_.file->bytes());
    const Span whole{tag.span.begin, nodes[index + 2].span.end};
    if (tag.name == "highlight" || tag.name == "codeblock" || tag.name == "code") {
      put(whole, code_html(raw, ""));
    } else if (tag.name == "comment") {
      put(whole, "");
    } else {
      put(tag.span, "");
      put(nodes[index + 2].span, "");
    }
    return index + 2;
  }

  // What the engine's own Markdown shows, written so that CommonMark shows it too.
  void add_dialect() {
    const Dialect own = dialect_of(*blog_.profile, blog_.heading_ids, blog_.markdown);
    Dialect neutral = dialect_of(engine_profile(Engine::kAstro));
    neutral.heading_ids = own.heading_ids;
    neutral.heading_braces = own.heading_braces;
    SpanSet taken;
    for (const Piece& piece : pieces_) taken.add(piece.span);
    for (const Span span : covered_) taken.add(span);
    for (DialectEdit& edit : dialect_edits(post_, own, neutral).edits) {
      if (!taken.meets(edit.span)) put(edit.span, std::move(edit.text));
    }
  }

  const Post& post_;
  const BlogFacts& blog_;
  std::vector<std::string>& unknown_;
  std::vector<Piece> pieces_;
  std::vector<Span> covered_;
};

// Takes "{#id}" off the end of headings, where it is no text; the ids are known otherwise. The
// spans of the document begin `offset` bytes before `text`.
bool take_braces(std::string& text, std::uint32_t offset, const Document& document,
                 HeadingBraces braces) {
  bool any = false;
  for (const NodeId id : document.headings()) {
    const HeadingParts parts = document.heading_parts(id);
    if (!parts.content.known()) continue;
    const Span place{parts.content.begin - offset, parts.content.end - offset};
    const std::string_view content = trim_right(place.in(text));
    const std::optional<HeadingEnd> end = braces_at_end(content, braces);
    if (!end) continue;
    const auto begin = static_cast<std::ptrdiff_t>(place.begin + end->begin);
    std::fill_n(text.begin() + begin, content.size() - end->begin, ' ');
    any = true;
  }
  return any;
}

// Whether a heading may end in braces; a look at the lines alone.
bool may_have_heading_braces(std::string_view text) {
  for (std::size_t at = text.find('}'); at != text.npos; at = text.find('}', at + 1)) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (!trim(text.substr(at + 1, end - at - 1)).empty()) continue;
    const std::size_t begin = text.rfind('\n', at) + 1;
    if (text.substr(begin, at - begin).find('#') != text.npos) return true;
    const std::string_view below = trim(text.substr(end).substr(0, text.find('\n', end + 1) - end));
    if (below.ends_with('=') || below.ends_with('-')) return true;
  }
  return false;
}

// What stands between tildes is struck through in the neutral dialect; cmark shows the tildes.
std::string with_strikes(const std::string& body) {
  if (body.find('~') == std::string::npos) return body;
  constexpr std::string_view kHead = "---\n---\n";
  const EngineProfile& profile = engine_profile(Engine::kAstro);
  const Post post = load_post("body.md", std::string(kHead) + body, profile);
  const Dialect dialect = dialect_of(profile);
  std::vector<Edit> edits;
  for (const DialectPlace& pair : marker_pairs(DialectText(post, dialect, dialect), '~', 1)) {
    if (pair.detail != kPairFlanks) continue;
    edits.push_back({pair.span, "<del>"});
    edits.push_back({pair.other, "</del>"});
  }
  std::sort(edits.begin(), edits.end(),
            [](const Edit& left, const Edit& right) { return left.span.begin < right.span.begin; });
  const auto end = static_cast<std::uint32_t>(post.file->bytes().size());
  return apply_edits(post.file->bytes(), {static_cast<std::uint32_t>(kHead.size()), end}, edits);
}

Document parse(const SourceFile& file, bool is_html) {
  DocumentOptions options;
  options.html_body = is_html;
  return Document::parse(file, file.body_start(), options);
}

// A body without templates, rendered.
struct Rendered {
  std::string text;
  HeadingBraces braces = HeadingBraces::kText;
  std::string html;
  std::size_t headings = 0;
  bool is_read = true;  // false: too complex
};

// `own`: a document whose body is `text`, where there is one. Both sides of a comparison mostly
// have the same text, one after the other: it is rendered once, and stays until the thread's next
// call.
const Rendered& render(std::string text, HeadingBraces braces, const Document* own) {
  thread_local Rendered last;
  if (last.text == text && last.braces == braces && !text.empty()) return last;
  last = {text, braces, {}, 0, true};
  std::unique_ptr<SourceFile> file;
  std::optional<Document> parsed;
  const auto parse_text = [&] {
    parsed.reset();
    file = std::make_unique<SourceFile>("", text);
    parsed.emplace(parse(*file, false));
  };
  if (own == nullptr) parse_text();
  const Document* document = own != nullptr ? own : &*parsed;
  if (take_braces(text, own != nullptr ? own->body_begin() : 0, *document, braces)) {
    parse_text();
    document = &*parsed;
  }
  last.is_read = document->too_complex().empty();
  last.headings = document->headings().size();
  for (const Document::RenderedBlock& block : document->render_blocks()) last.html += block.html;
  return last;
}

}  // namespace

NeutralText neutral_text(const Post& post, const std::vector<Construct>& constructs,
                         const BlogFacts& blog) {
  NeutralText out;
  if (!post.document.too_complex().empty()) {
    out.is_read = false;
    return out;
  }
  Neutraliser neutraliser(post, blog, out.unknown);
  out.text = neutraliser.write(constructs);
  out.is_html = is_html_path(post.path());
  if (out.is_html) {
    const SourceFile file(std::string(post.path()), out.text);
    out.is_read = parse(file, true).too_complex().empty();
    return out;
  }
  std::string struck = with_strikes(out.text);
  out.is_as_written =
      struck == out.text && !neutraliser.has_replaced() && post.document.templates().nodes.empty();
  out.text = std::move(struck);
  if (may_have_heading_braces(out.text)) out.braces = heading_braces(blog.heading_ids);
  AnchorsOfPost anchors = collect_anchors(post, blog, html_tags(post.document));
  if (!anchors.are_open) out.heading_ids = std::move(anchors.headings);
  return out;
}

NeutralBody render_neutral(NeutralText neutral, const Document* own) {
  NeutralBody out;
  out.unknown = std::move(neutral.unknown);
  out.is_read = neutral.is_read;
  if (neutral.is_html) {
    out.html = std::move(neutral.text);
    return out;
  }
  if (!neutral.is_read) return out;
  const Rendered& rendered =
      render(std::move(neutral.text), neutral.braces, neutral.is_as_written ? own : nullptr);
  out.is_read = rendered.is_read;
  out.html = rendered.html;
  if (neutral.heading_ids && neutral.heading_ids->size() == rendered.headings) {
    for (std::string& id : *neutral.heading_ids) out.heading_ids.emplace_back(std::move(id));
  }
  return out;
}

NeutralBody neutral_body(const Post& post, const std::vector<Construct>& constructs,
                         const BlogFacts& blog) {
  return render_neutral(neutral_text(post, constructs, blog), &post.document);
}

}  // namespace postlint::proof
