#include "converters/write_body.h"

#include <algorithm>

#include "converters/body/bundled_files.h"
#include "converters/body/html_block.h"
#include "converters/body/merge_edits.h"
#include "converters/body/plain_words.h"
#include "converters/body/rewrite_constructs.h"
#include "converters/redirect_files.h"
#include "core/base/strings.h"
#include "core/links/link_use.h"
#include "core/post/html_tags.h"
#include "core/site/explicit_heading_id.h"
#include "core/site/heading_ids.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

class HeadingPins {
 public:
  HeadingPins(const BodyWriter& writer, const PortablePost& post)
      : writer_(writer), doc_(post.post->document) {}

  std::vector<Edit> edits(std::vector<MoveNote>& notes) {
    const auto headings = doc_.headings();
    if (headings.empty()) return {};
    const std::vector<std::string> before = heading_ids(doc_, writer_.from.heading_ids);
    const std::vector<std::string> after = heading_ids(doc_, writer_.to.heading_ids);
    std::vector<Edit> made;
    for (std::size_t i = 0; i < headings.size() && i < before.size(); ++i) {
      if (before[i].empty() || before[i] == kUnknownHeadingId || before[i] == after[i]) continue;
      pin(headings[i], before[i], made, notes);
    }
    if (unpinned_ > 0) {
      notes.push_back({std::to_string(unpinned_) +
                           (unpinned_ == 1 ? " of its headings gets another id"
                                           : " of its headings get other ids") +
                           ": no link of the blog leads there",
                       "anchors"});
    }
    return made;
  }

  // Takes off the braces that say nothing but what the target does by itself, where it would show
  // them.
  std::vector<Edit> needless_braces() const {
    std::vector<Edit> made;
    if (!doc_.file().byte_set().has('{')) return made;
    const auto headings = doc_.headings();
    std::vector<HeadingText> texts = collect_headings(doc_);
    std::vector<std::string> written;
    for (HeadingText& text : texts) {
      written.push_back(take_heading_braces(text, writer_.from.heading_braces).value_or(""));
    }
    const std::vector<std::string> automatic =
        heading_ids(std::move(texts), writer_.to.heading_ids);
    for (std::size_t i = 0; i < headings.size() && i < automatic.size(); ++i) {
      if (written[i].empty() || written[i] != automatic[i] || takes_braces(written[i])) continue;
      const Span content = doc_.heading_parts(headings[i]).content;
      if (!content.known()) continue;
      const std::string_view text = trim_right(content.in(doc_.file().bytes()));
      const std::string_view kept = trim_right(text.substr(0, text.rfind('{')));
      made.push_back({{content.begin + static_cast<std::uint32_t>(kept.size()),
                       content.begin + static_cast<std::uint32_t>(text.size())},
                      ""});
    }
    return made;
  }

 private:
  // Whether either engine reads attributes at the end of the heading.
  bool has_braces(Span content) const {
    const std::string_view text = content.in(doc_.file().bytes());
    return braces_at_end(text, writer_.from.heading_braces) ||
           braces_at_end(text, writer_.to.heading_braces);
  }

  bool takes_braces(const std::string& id) const {
    if (id.find_first_of(" {}\"") != id.npos) return false;
    const auto end = braces_at_end("x {#" + id + "}", writer_.to.heading_braces);
    return end && end->id == id;
  }

  void pin(NodeId heading, const std::string& id, std::vector<Edit>& made,
           std::vector<MoveNote>& notes) {
    const HeadingParts parts = doc_.heading_parts(heading);
    const Node& node = doc_.node(heading);
    const bool is_linked = writer_.fragments->contains(id);
    const std::string_view line = doc_.file().line_text(node.line);
    if (!parts.content.known() || has_braces(parts.content) || line.find("{:") != line.npos) return;
    if (takes_braces(id)) {
      const std::uint32_t end =
          parts.is_setext ? parts.content.end : doc_.file().line_span(node.line).end;
      made.push_back({{end, end}, " {#" + id + "}"});
    } else if (writer_.to.parser == MarkdownParser::kKramdown &&
               id.find_first_of("\"{}") == id.npos &&
               doc_.node(node.parent).kind == NodeKind::kDocument) {
      // Braces of kramdown take letters and digits only; a list of attributes takes anything.
      const std::uint32_t end = doc_.file().line_span(node.end_line).end;
      made.push_back(
          {{end, end}, std::string(doc_.file().line_ending()) + "{: id=\"" + id + "\"}"});
    } else if (is_linked) {
      const std::uint32_t begin = parts.content.begin;
      made.push_back({{begin, begin}, "<a" + html_attribute("id", id) + "></a>"});
      notes.push_back({"line " + std::to_string(node.line) + ": the anchor #" + id +
                       " is kept by an <a id> in the heading"});
    } else {
      ++unpinned_;
    }
  }

  const BodyWriter& writer_;
  const Document& doc_;
  std::size_t unpinned_ = 0;
};

// "../img/a.png" counts from the page's address: where its folder changes, or the new engine would
// look for a file beside the post, the path from the root is written.
std::vector<Edit> rooted_links(const BodyWriter& writer, const PortablePost& post,
                               const PlannedPage& planned) {
  const std::string& old = planned.post.url;
  const std::string& now = planned.new_url;
  const std::string& page_url = planned.page->url;  // with the prefix
  std::vector<Edit> made;
  if (old.empty() || now.empty()) return made;
  const bool moves = old.substr(0, old.rfind('/') + 1) != now.substr(0, now.rfind('/') + 1);
  const bool is_bundling = bundles_files(writer.target->engine);
  if (!moves && !is_bundling) return made;
  const Post& source = *post.post;
  const Engine from = writer.read->blog->profile->engine;
  // Files that the old engine finds beside the post are no addresses.
  const std::vector<BundledFile> bundled = find_bundled_files(
      {&source, writer.read->blog, writer.read->site, writer.files, writer.settings});
  for (LinkUse& link : find_links(source, *writer.read->blog, html_tags(source.document))) {
    const bool is_path = link.syntax == LinkSyntax::kUrl && !link.is_below_prefix &&
                         link.source != LinkSource::kFrontMatter &&
                         link.source != LinkSource::kTemplateTag &&
                         classify_link(link.target) == LinkClass::kRelative;
    if (!is_path || (!moves && link.source != LinkSource::kMarkdown)) continue;
    place_link(source, link);
    if (!link.span.known() || link.span.begin < source.front_matter.body_begin) continue;
    const std::size_t cut = std::min(link.target.find_first_of("?#"), link.target.size());
    const std::string_view head = std::string_view(link.target).substr(0, cut);
    const bool is_of_source =
        (bundles_files(from) && (head.ends_with(".md") || head.ends_with(".mdx"))) ||
        std::any_of(bundled.begin(), bundled.end(),
                    [&](const BundledFile& file) { return file.span == link.span; });
    if (cut == 0 || is_of_source) continue;
    const std::string folder = page_url.substr(0, page_url.rfind('/') + 1);
    const std::string path =
        resolve_dot_segments(folder + percent_decode(link.target.substr(0, cut)));
    made.push_back({link.span, encode_url_path(path) + link.target.substr(cut)});
  }
  std::sort(made.begin(), made.end(),
            [](const Edit& left, const Edit& right) { return left.span.begin < right.span.begin; });
  // One definition may serve several links.
  made.erase(std::unique(made.begin(), made.end(),
                         [](const Edit& left, const Edit& right) {
                           return left.span.begin == right.span.begin;
                         }),
             made.end());
  return made;
}

// The post with such links, which whatever is written anew around them then holds; without `post`
// where there are none.
PortablePost with_rooted_links(const BodyWriter& writer, const PortablePost& post,
                               const PlannedPage& planned) {
  PortablePost made;
  const std::vector<Edit> edits = rooted_links(writer, post, planned);
  if (edits.empty()) return made;
  made = post;
  const std::string_view bytes = post.post->file->bytes();
  std::string text = apply_edits(bytes, {0, static_cast<std::uint32_t>(bytes.size())}, edits);
  made.post = std::make_shared<const Post>(
      load_post(std::string(post.post->path()), std::move(text), *writer.read->blog->profile));
  return made;
}

std::string_view content_root(Engine engine) {
  switch (engine) {
    case Engine::kHugo:
    case Engine::kZola:
    case Engine::kPelican:
      return "content/";
    case Engine::kHexo:
      return "source/_posts/";
    default:
      return "";
  }
}

}  // namespace

Dialect target_dialect(const EngineProfile& target, const SiteIdentity& site,
                       const SiteSettings& described) {
  MarkdownSettings settings;
  const bool can_choose = target.engine == Engine::kHexo || target.engine == Engine::kJekyll ||
                          target.engine == Engine::kHugo;
  if (can_choose) settings.hard_breaks = site.soft_breaks_are_hard;
  if (target.engine == Engine::kHugo || target.engine == Engine::kHexo)
    settings.linkify = site.has_linkify;
  HeadingIds ids = target.heading_ids;
  if (target.engine == Engine::kPelican) ids = HeadingIds::kPythonMarkdownToc;
  if (target.engine == Engine::kEleventy) ids = HeadingIds::kGithubSlugger;
  if (target.engine == Engine::kHexo && !site.has_capital_ids) ids = HeadingIds::kHexoMarkedLower;
  if (const auto named = find_heading_ids(described.heading_ids)) ids = *named;
  settings.md_is_markdown = target.engine == Engine::kDocusaurus;  // as it is configured
  return dialect_of(target, ids, settings);
}

std::string PlanPlaces::url_of(const SitePage& page) const {
  const auto at = plan_.by_page.find(&page);
  return at == plan_.by_page.end() ? std::string() : plan_.pages[at->second].new_url;
}

std::string PlanPlaces::source_of(const SitePage& page) const {
  const auto at = plan_.by_page.find(&page);
  if (at == plan_.by_page.end()) return {};
  std::string path = plan_.pages[at->second].target;
  const std::string_view root = content_root(target_);
  return path.starts_with(root) ? path.substr(root.size()) : path;
}

std::string BodyWriter::write(const PortablePost& as_read, const PlannedPage& planned,
                              std::vector<MoveNote>& notes) const {
  const std::string& target_path = planned.target;
  const PortablePost rooted = with_rooted_links(*this, as_read, planned);
  const PortablePost& post = rooted.post ? rooted : as_read;
  const Post& source = *post.post;
  RewriteRequest request;
  request.body = {&source, read->blog, read->site, files, settings};
  request.find = read->engine->find_constructs;
  request.write = target->write_construct;
  request.target = {target_profile->engine,
                    target_path.ends_with(".mdx")};  // .md is Markdown in what is configured
  request.places = places;
  request.own_tags = own_tags;
  DialectRewrite dialect = dialect_edits(source, from, to);
  std::vector<Edit> further;
  for (DialectEdit& edit : dialect.edits) further.push_back({edit.span, std::move(edit.text)});
  request.further = &further;
  RewrittenBody rewritten = rewrite_constructs(request);
  for (const BodyNote& note : rewritten.notes) {
    notes.push_back({"line " + std::to_string(note.line) + ": " + note.kind + ": " + note.text});
  }
  std::vector<Edit> edits = HeadingPins(*this, post).needless_braces();
  add_free_edits(edits, std::move(rewritten.edits));
  add_free_edits(edits, std::move(further));
  for (const DialectNote& note : dialect.notes) {
    notes.push_back({"line " + std::to_string(note.line) + ": " + note.what});
  }
  add_free_edits(edits, HeadingPins(*this, post).edits(notes));
  const auto end = static_cast<std::uint32_t>(source.file->bytes().size());
  std::string body =
      apply_edits(source.file->bytes(), {source.front_matter.body_begin, end}, edits);
  const bool becomes_markdown = is_html_path(source.path()) && !is_html_path(target_path);
  return becomes_markdown ? as_html_blocks(body) : body;
}

}  // namespace postlint
