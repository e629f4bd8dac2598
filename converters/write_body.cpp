#include "converters/write_body.h"

#include <algorithm>

#include "converters/body/plain_words.h"
#include "converters/body/rewrite_constructs.h"
#include "converters/redirect_files.h"
#include "core/base/span_set.h"
#include "core/base/strings.h"
#include "core/links/link_use.h"
#include "core/post/html_tags.h"
#include "core/site/heading_ids.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

// Keeps what stands in `edits` and adds those of `more` that meet none of them.
void add_free(std::vector<Edit>& edits, std::vector<Edit> more) {
  SpanSet taken;
  for (const Edit& edit : edits) taken.add(edit.span);
  for (Edit& edit : more) {
    if (!taken.meets(edit.span)) edits.push_back(std::move(edit));
  }
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& left, const Edit& right) {
    return left.span.begin < right.span.begin;
  });
}

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

 private:
  void pin(NodeId heading, const std::string& id, std::vector<Edit>& made,
           std::vector<MoveNote>& notes) {
    const HeadingParts parts = doc_.heading_parts(heading);
    const Node& node = doc_.node(heading);
    const bool is_linked = writer_.fragments->contains(id);
    const std::string_view line = doc_.file().line_text(node.line);
    if (!parts.content.known() || line.find("{#") != line.npos || line.find("{:") != line.npos) {
      return;
    }
    const bool can_write_braces = writer_.to.heading_braces != HeadingBraces::kText &&
                                  id.find_first_of(" {}\"") == std::string::npos;
    if (can_write_braces) {
      const std::uint32_t end =
          parts.is_setext ? parts.content.end : doc_.file().line_span(node.line).end;
      made.push_back({{end, end}, " {#" + id + "}"});
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

// "../img/a.png" counts from the page's address: where its folder changes, the path from the root
// is written.
std::vector<Edit> rooted_links(const BodyWriter& writer, const PortablePost& post,
                               const PlannedPage& planned) {
  const std::string& old = planned.post.url;
  const std::string& now = planned.new_url;
  std::vector<Edit> made;
  if (old.empty() || now.empty() ||
      old.substr(0, old.rfind('/') + 1) == now.substr(0, now.rfind('/') + 1)) {
    return made;
  }
  const Post& source = *post.post;
  for (LinkUse& link : find_links(source, *writer.read->blog, html_tags(source.document))) {
    const bool is_path = link.syntax == LinkSyntax::kUrl && !link.is_below_prefix &&
                         link.source != LinkSource::kFrontMatter &&
                         link.source != LinkSource::kTemplateTag &&
                         classify_link(link.target) == LinkClass::kRelative;
    if (!is_path) continue;
    place_link(source, link);
    if (!link.span.known() || link.span.begin < source.front_matter.body_begin) continue;
    const std::size_t cut = std::min(link.target.find_first_of("?#"), link.target.size());
    if (cut == 0) continue;
    const auto path = writer.read->site->resolve(*planned.page, link.target.substr(0, cut));
    if (!path) continue;
    made.push_back({link.span, encode_url_path(*path) + link.target.substr(cut)});
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

Dialect target_dialect(const EngineProfile& target, const SiteIdentity& site) {
  MarkdownSettings settings;
  const bool can_choose = target.engine == Engine::kHexo || target.engine == Engine::kJekyll ||
                          target.engine == Engine::kHugo;
  if (can_choose) settings.hard_breaks = site.soft_breaks_are_hard;
  HeadingIds ids = target.heading_ids;
  if (target.engine == Engine::kPelican) ids = HeadingIds::kAttributeLists;
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

std::string BodyWriter::write(const PortablePost& post, const PlannedPage& planned,
                              std::vector<MoveNote>& notes) const {
  const std::string& target_path = planned.target;
  const Post& source = *post.post;
  RewriteRequest request;
  request.body = {&source, read->blog, read->site, files, settings};
  request.find = read->engine->find_constructs;
  request.write = target->write_construct;
  request.target = {target_profile->engine,
                    target_path.ends_with(".mdx")};  // .md is Markdown in what is configured
  request.places = places;
  request.own_tags = own_tags;
  RewrittenBody rewritten = rewrite_constructs(request);
  for (const BodyNote& note : rewritten.notes) {
    notes.push_back({"line " + std::to_string(note.line) + ": " + note.kind + ": " + note.text});
  }
  std::vector<Edit> edits = std::move(rewritten.edits);
  DialectRewrite dialect = dialect_edits(source, from, to);
  std::vector<Edit> further;
  for (DialectEdit& edit : dialect.edits) further.push_back({edit.span, std::move(edit.text)});
  add_free(edits, std::move(further));
  for (const DialectNote& note : dialect.notes) {
    notes.push_back({"line " + std::to_string(note.line) + ": " + note.what});
  }
  add_free(edits, HeadingPins(*this, post).edits(notes));
  add_free(edits, rooted_links(*this, post, planned));
  const auto end = static_cast<std::uint32_t>(source.file->bytes().size());
  return apply_edits(source.file->bytes(), {source.front_matter.body_begin, end}, edits);
}

}  // namespace postlint
