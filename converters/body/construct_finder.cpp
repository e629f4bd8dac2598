#include "converters/body/construct_finder.h"

#include <algorithm>

#include "converters/body/bundled_files.h"
#include "core/base/strings.h"
#include "core/links/link_use.h"
#include "core/links/template_tag.h"
#include "core/site/url_path.h"

namespace postlint {
namespace {

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// "/a/b#c" → "/a/b" and "c".
void split_fragment(std::string_view written, std::string& path, std::string& fragment) {
  const std::size_t hash = written.find('#');
  path = percent_decode(written.substr(0, hash));
  fragment = hash == std::string_view::npos ? "" : percent_decode(written.substr(hash + 1));
}

// Where {{ site.url }}{{ site.baseurl }} begin that stand right before `at`; else `at`.
std::size_t begin_of_own_address(std::string_view bytes, std::size_t at) {
  while (at >= 2 && bytes.substr(at - 2, 2) == "}}") {
    constexpr std::size_t kLongest = 60;
    const std::size_t from = at - std::min(at, kLongest);
    std::size_t open = bytes.substr(from, at - from).rfind("{{");
    if (open == std::string_view::npos) break;
    open += from;
    if (!is_own_address(inside_of_tag(bytes.substr(open, at - open), 2))) break;
    at = open;
  }
  return at;
}

// The URL path of a file of the blog: below a static folder, else below the root.
std::string url_of_file(const BlogFacts& blog, std::string_view file) {
  std::string_view below = file;
  const auto strip = [&](std::string_view folder) {
    if (folder.empty() || folder == "." || below.size() <= folder.size() ||
        !below.starts_with(folder) || below[folder.size()] != '/') {
      return false;
    }
    below.remove_prefix(folder.size() + 1);
    return true;
  };
  strip(blog.root);
  for (const std::string& folder : blog.static_folders) {
    if (strip(folder)) break;
  }
  if (below.starts_with("content/")) below.remove_prefix(8);
  return "/" + std::string(below);
}

// The folder that a page's own files are served in: "/2024/05/a/" of "/2024/05/a/" and of
// "/2024/05/a/index.html".
std::string folder_of_url(std::string_view url) {
  const std::size_t slash = url.rfind('/');
  return slash == std::string_view::npos ? "/" : std::string(url.substr(0, slash + 1));
}

}  // namespace

ConstructFinder::ConstructFinder(const BodyRequest& request)
    : request_(request),
      bytes_(request.post->file->bytes()),
      tags_(read_tags(*request.post)),
      references_({request.blog, request.files,
                   [site = request.site]() -> const SiteIndex& { return *site; }},
                  request.post->path()) {
  const Document& doc = request.post->document;
  if (!doc.of_kind(NodeKind::kHtmlBlock).empty() || !doc.of_kind(NodeKind::kHtmlInline).empty())
    html_ = html_tags(doc);
}

const SitePage* ConstructFinder::own_page() const {
  return request_.site == nullptr ? nullptr : request_.site->find_source(request_.post->path());
}

bool ConstructFinder::is_in_html(Span span) const {
  const auto behind =
      std::upper_bound(html_.begin(), html_.end(), span.begin,
                       [](std::uint32_t at, const HtmlTag& tag) { return at < tag.span.begin; });
  return behind != html_.begin() && std::prev(behind)->span.contains(span);
}

Construct ConstructFinder::make(const Tag& tag, Construct::Kind kind) const {
  Construct made;
  made.kind = kind;
  made.span = tag.span;
  made.inner = tag.inner;
  made.is_paired = tag.is_paired;
  made.name = tag.name;
  made.is_in_html = is_in_html(tag.span);
  if (tag.is_paired) made.text = tag.inner.in(bytes_);
  return made;
}

void ConstructFinder::add_unknown(const Tag& tag) {
  Construct made = make(tag, Construct::Kind::kUnknown);
  for (const OwnedArgument& one : tag.arguments) made.attributes.emplace_back(one.key, one.value);
  add(std::move(made));
}

void ConstructFinder::set_address(Construct& construct, std::string_view address) const {
  split_fragment(address, construct.target, construct.fragment);
  if (!construct.target.starts_with('/')) construct.target.insert(0, "/");
}

void ConstructFinder::set_reference(Construct& construct, LinkSyntax syntax,
                                    std::string_view target) const {
  split_fragment(target, construct.target, construct.fragment);
  if (request_.site == nullptr) return;
  const EngineReference found = references_.resolve(syntax, target);
  construct.page = found.page;
  if (construct.page == nullptr && found.file.empty() && syntax == LinkSyntax::kLiquidLink &&
      !construct.target.ends_with(".md")) {
    construct.kind = Construct::Kind::kFileLink;
    if (!construct.target.starts_with('/')) construct.target.insert(0, "/");
  }
  if (construct.page != nullptr || found.file.empty()) return;
  construct.kind = Construct::Kind::kFileLink;
  construct.target = url_of_file(*request_.blog, found.file);
}

Construct ConstructFinder::reference(const Tag& tag, LinkSyntax syntax,
                                     std::string_view argument) const {
  Construct made = make(tag, Construct::Kind::kPageLink);
  std::string target(argument);
  const std::string_view behind = fragment_behind(bytes_, tag.node->span.end);
  if (target.find('#') == std::string::npos && behind.size() > 1) {
    target += behind;
    made.span.end += static_cast<std::uint32_t>(behind.size());
    made.inner = {made.span.end, made.span.end};
  }
  made.span.begin = static_cast<std::uint32_t>(begin_of_own_address(bytes_, made.span.begin));
  if (syntax == LinkSyntax::kAssetTag) {
    made.kind = Construct::Kind::kFileLink;
    split_fragment(target, made.target, made.fragment);
    const SitePage* page = own_page();
    if (page != nullptr && !page->url.empty() && !made.target.starts_with('/')) {
      std::string folder = folder_of_url(page->url);
      const std::string& prefix = request_.site->prefix();
      if (folder.starts_with(prefix)) folder.erase(0, prefix.size());
      made.target = folder + made.target;
    }
    return made;
  }
  set_reference(made, syntax, target);
  return made;
}

void ConstructFinder::find_excerpt_ends(const std::function<bool(std::string_view)>& is_marker) {
  for (const HtmlTag& tag : html_) {
    if (tag.kind != HtmlTag::Kind::kComment || !tag.is_terminated) continue;
    const std::string_view written = tag.span.in(bytes_);
    if (!written.starts_with("<!--") || !written.ends_with("-->") || written.size() < 8) continue;
    if (!is_marker(written.substr(4, written.size() - 7))) continue;
    Construct made;
    made.kind = Construct::Kind::kExcerptEnd;
    made.span = tag.span;
    made.inner = {tag.span.end, tag.span.end};
    made.name = trim(written.substr(4, written.size() - 7));
    add(std::move(made));
    return;  // the first one counts
  }
}

void ConstructFinder::find_heading_ids() {
  const Document& doc = document();
  for (NodeId id : doc.headings()) {
    const Span content = doc.heading_parts(id).content;
    if (!content.known()) continue;
    const std::string_view text = trim_right(content.in(bytes_));
    if (!text.ends_with('}')) continue;
    const std::size_t open = text.rfind('{');
    if (open == std::string_view::npos) continue;
    // {#id}, and { #id } as markdown-it's attributes are written.
    const std::string_view id_text = trim(text.substr(open + 1, text.size() - open - 2));
    if (id_text.size() < 2 || id_text[0] != '#' ||
        id_text.find_first_of("{} \t=.") != std::string_view::npos)
      continue;
    const std::string_view before = trim_right(text.substr(0, open));
    Construct made;
    made.kind = Construct::Kind::kHeadingId;
    made.span = span_of(content.begin + before.size(), content.begin + text.size());
    made.inner = {made.span.end, made.span.end};
    made.target = id_text.substr(1);
    add(std::move(made));
  }
}

void ConstructFinder::find_engine_links() {
  const auto is_engines = [](LinkSyntax syntax) {
    return syntax == LinkSyntax::kContentFile || syntax == LinkSyntax::kPelicanFile ||
           syntax == LinkSyntax::kPelicanStatic || syntax == LinkSyntax::kSiteFile;
  };
  for (LinkUse& use : find_links(*request_.post, *request_.blog, html_)) {
    if (!is_engines(use.syntax)) continue;
    place_link(*request_.post, use);
    if (!use.span.known()) continue;
    Construct made;
    made.kind = Construct::Kind::kPageLink;
    made.span = use.span;
    made.inner = {use.span.end, use.span.end};
    made.is_in_html = use.source == LinkSource::kHtml;
    made.name = use.target.substr(0, use.target.find_first_of("/}") + 1);
    set_reference(made, use.syntax, use.target);
    if (made.name == "{attach}" && made.kind == Construct::Kind::kFileLink) {
      // Moved to where the post is published.
      const SitePage* page = own_page();
      const std::size_t folder = folder_of(request_.post->path()).size();
      const EngineReference found = references_.resolve(use.syntax, use.target);
      if (page != nullptr && !page->url.empty()) {
        const bool is_beneath =
            found.file.size() > folder && found.file.starts_with(folder_of(request_.post->path()));
        made.target =
            folder_of_url(page->url) + (is_beneath ? found.file.substr(folder == 0 ? 0 : folder + 1)
                                                   : std::string(base_name(found.file)));
        const std::string& prefix = request_.site->prefix();
        if (made.target.starts_with(prefix)) made.target.erase(0, prefix.size());
      }
    }
    if (use.syntax == LinkSyntax::kPelicanStatic && made.kind == Construct::Kind::kPageLink &&
        made.page == nullptr) {
      made.kind = Construct::Kind::kFileLink;
      made.target.erase(0, made.target.find('}') + 1);
      if (!made.target.starts_with('/')) made.target.insert(0, "/");
    }
    add(std::move(made));
  }
}

void ConstructFinder::find_file_links(std::string_view content_folder) {
  if (request_.site == nullptr) return;
  const Document& doc = document();
  for (NodeId id : doc.links()) {
    const std::string_view target = doc.target(id);
    std::string path, fragment;
    split_fragment(target, path, fragment);
    if (classify_link(target) == LinkClass::kWeb ||
        !(path.ends_with(".md") || path.ends_with(".mdx")))
      continue;
    const std::string root = request_.blog->root == "." ? "" : request_.blog->root;
    std::vector<std::string> tried;
    if (path.starts_with('/')) {
      tried = {join_path(join_path(root, content_folder), path.substr(1)),
               join_path(root, path.substr(1))};
    } else {
      tried = {join_path(folder_of(request_.post->path()), path),
               join_path(join_path(root, content_folder), path)};
    }
    LinkUse use;
    use.node = id;
    use.target = target;
    place_link(*request_.post, use);
    if (!use.span.known()) continue;
    for (const std::string& source : tried) {
      const SitePage* page = request_.site->find_source(normalize_path(source));
      if (page == nullptr) continue;
      Construct made;
      made.kind = Construct::Kind::kPageLink;
      made.span = use.span;
      made.inner = {use.span.end, use.span.end};
      made.target = path;
      made.fragment = fragment;
      made.page = page;
      add(std::move(made));
      break;
    }
  }
}

void ConstructFinder::find_bundled_files() {
  for (BundledFile& file : postlint::find_bundled_files(request_)) {
    Construct made;
    made.kind = Construct::Kind::kFileLink;
    made.span = file.span;
    made.inner = {file.span.end, file.span.end};
    made.target = std::move(file.url);
    if (file.rest.starts_with('#')) made.fragment = file.rest.substr(1);
    add(std::move(made));
  }
}

void ConstructFinder::find_toc_lines(std::string_view text) {
  const Document& doc = document();
  for (NodeId id : doc.of_kind(NodeKind::kParagraph)) {
    const Node& node = doc.node(id);
    if (node.line != node.end_line) continue;
    const Span line = doc.line_span(node.line);
    const std::string_view written = trim(line.in(bytes_));
    if (!equals_ignoring_case(written, text)) continue;
    Construct made;
    made.kind = Construct::Kind::kToc;
    const std::size_t begin = static_cast<std::size_t>(written.data() - bytes_.data());
    made.span = span_of(begin, begin + written.size());
    made.inner = {made.span.end, made.span.end};
    add(std::move(made));
  }
}

std::vector<Construct> ConstructFinder::take() {
  // Reference links share a definition: the same bytes are found once for each.
  std::stable_sort(found_.begin(), found_.end(), [](const Construct& left, const Construct& right) {
    return left.span.begin != right.span.begin ? left.span.begin < right.span.begin
                                               : left.span.end > right.span.end;
  });
  std::vector<Construct> kept;
  std::vector<Span> open;  // inner text of the paired ones around
  std::uint32_t end = 0;   // of the last that nothing may overlap
  CodeRanges code(bytes_, document().body_begin());
  const std::string_view path = request_.post->path();
  const bool is_html = is_html_path(path);
  for (Construct& one : found_) {
    one.is_in_html = one.is_in_html || is_html;
    if (one.span.begin < end) continue;
    while (!open.empty() && open.back().end <= one.span.begin) open.pop_back();
    if (!open.empty() && !open.back().contains(one.span)) continue;
    one.is_in_code = code.skip(one.span.begin) > one.span.begin;
    if (one.is_paired) {
      open.push_back(one.inner);
      end = one.inner.begin;
    } else {
      end = one.span.end;
    }
    kept.push_back(std::move(one));
  }
  return kept;
}

std::string_view admonition_name(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"note", "note"},       {"tip", "tip"},         {"hint", "tip"},
      {"success", "tip"},     {"info", "info"},       {"notice", "info"},
      {"primary", "note"},    {"default", "note"},    {"important", "info"},
      {"warning", "warning"}, {"warn", "warning"},    {"danger", "danger"},
      {"error", "danger"},    {"caution", "caution"}, {"attention", "warning"},
      {"alert", "warning"},   {"admonition", "note"}, {"callout", "note"},
  };
  const std::string lower = ascii_lower(name);
  for (const auto& [given, meant] : kNames) {
    if (given == lower) return meant;
  }
  return {};
}

}  // namespace postlint
