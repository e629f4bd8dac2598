#include "converters/body/liquid_tags.h"

#include <algorithm>

#include "core/base/strings.h"
#include "core/links/template_tag.h"

namespace postlint {
namespace {

using Kind = Construct::Kind;

// The value of a name such as "page.title" or "site.title", where it is known.
std::optional<std::string> variable(const ConstructFinder& finder, std::string_view name) {
  const BodyRequest& request = finder.request();
  std::string_view field = name;
  for (std::string_view scope : {"page.", "post.", "frontmatter."}) {
    if (name.starts_with(scope)) field = name.substr(scope.size());
  }
  if (name.starts_with("site.")) {
    if (request.settings == nullptr) return std::nullopt;
    const std::string key = ascii_lower(name.substr(5));
    const auto found = request.settings->find(key);
    if (found == request.settings->end()) return std::nullopt;
    return found->second;
  }
  const FieldValue* value = request.post->front_matter.find(field);
  if (value == nullptr || value->kind != FieldValue::Kind::kString) return std::nullopt;
  return value->text;
}

// The end of the address that goes on behind {{ site.baseurl }}, or of the output itself.
std::size_t address_end(std::string_view bytes, std::size_t at) {
  constexpr std::size_t kLongest = 2'000;
  bytes = bytes.substr(0, std::min(bytes.size(), at + kLongest));
  const std::size_t end = std::min(bytes.find_first_of(" \t\r\n)\"'<>]|`", at), bytes.size());
  const std::string_view behind = bytes.substr(at, end - at);
  if (behind.find("{{") != std::string_view::npos || behind.find("{%") != std::string_view::npos)
    return at;
  return end;
}

// What would be an address if it had the blog's own in front.
bool is_address_filter(std::string_view inside) {
  for (std::string_view filter : {"relative_url", "absolute_url", "url", "site.baseurl"}) {
    const std::size_t bar = inside.find('|');
    if (bar != std::string_view::npos && inside.find(filter, bar) != std::string_view::npos)
      return true;
  }
  return false;
}

void add_own_address(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kSiteUrl);
  const std::string_view bytes = finder.bytes();
  std::size_t at = tag.span.end;
  // {{ site.url }}{{ site.baseurl }}/a
  for (int further = 0; further < 3 && bytes.substr(at, 2) == "{{"; ++further) {
    const std::size_t close = bytes.substr(0, std::min(bytes.size(), at + 60)).find("}}", at);
    if (close == std::string_view::npos) break;
    if (!is_own_address(inside_of_tag(bytes.substr(at, close + 2 - at), 2))) break;
    at = close + 2;
  }
  const std::size_t end = address_end(bytes, at);
  made.span.end = static_cast<std::uint32_t>(end);
  made.inner = {made.span.end, made.span.end};
  if (end > at && bytes[at] != '/') made.span.end = static_cast<std::uint32_t>(at);
  if (made.span.end > at) {
    finder.set_address(made, bytes.substr(at, end - at));
  } else if (tag.inside == "site.url" || tag.inside == "site.github.url") {
    // The origin alone, in a text or in front of code that is not known.
    made.kind = Kind::kVariable;
    if (finder.request().site != nullptr) made.text = finder.request().site->origin();
  }
  made.inner = {made.span.end, made.span.end};
  finder.add(std::move(made));
}

std::string first_value(const Tag& tag, std::initializer_list<std::string_view> keys) {
  for (std::string_view key : keys) {
    const OwnedArgument* one = tag.argument(key);
    if (one != nullptr && one->is_quoted) return one->value;
  }
  return "";
}

bool contains(std::string_view name, std::string_view part) {
  return name.find(part) != std::string_view::npos;
}

}  // namespace

void add_output(ConstructFinder& finder, const Tag& tag) {
  if (is_own_address(tag.inside)) return add_own_address(finder, tag);
  const std::optional<std::string_view> literal = literal_output(tag.inside);
  if (literal) {
    const bool is_address = is_address_filter(tag.inside) || literal->starts_with('/');
    Construct made = finder.make(tag, is_address ? Kind::kSiteUrl : Kind::kRaw);
    if (is_address) {
      finder.set_address(made, *literal);
    } else {
      made.text = *literal;
    }
    return finder.add(std::move(made));
  }
  const std::string_view name = trim(tag.inside.substr(0, tag.inside.find('|')));
  const std::string_view filters = tag.inside.substr(std::min(name.size(), tag.inside.size()));
  std::optional<std::string> value = variable(finder, name);
  const bool is_plain = trim(filters).empty();
  if (value && is_address_filter(tag.inside)) {
    Construct made = finder.make(tag, Kind::kSiteUrl);
    finder.set_address(made, *value);
    return finder.add(std::move(made));
  }
  Construct made = finder.make(tag, value && is_plain ? Kind::kVariable : Kind::kUnknown);
  made.name = tag.inside;
  if (value && is_plain) made.text = *value;
  finder.add(std::move(made));
}

std::string video_id(std::string_view written) {
  std::string_view id = written;
  for (std::string_view mark :
       {"v=", "youtu.be/", "/embed/", "/shorts/", "vimeo.com/video/", "vimeo.com/"}) {
    const std::size_t at = written.find(mark);
    if (at == std::string_view::npos) continue;
    id = written.substr(at + mark.size());
    break;
  }
  return std::string(id.substr(0, id.find_first_of("?&#/ \"'")));
}

bool add_embed(ConstructFinder& finder, const Tag& tag) {
  std::string_view service;
  for (std::string_view name : {"youtube", "vimeo", "gist", "instagram"}) {
    if (tag.name == name) service = name;
  }
  if (tag.name == "tweet" || tag.name == "x" || tag.name == "twitter") service = "tweet";
  if (tag.name == "vimeo_simple") service = "vimeo";
  if (tag.name == "tweet_simple" || tag.name == "twitter_simple") service = "tweet";
  if (tag.name == "instagram_simple") service = "instagram";
  if (service.empty()) return false;
  Construct made = finder.make(tag, Kind::kEmbed);
  made.name = service;
  std::string id = tag.value("id");
  if (id.empty()) id = tag.positional(0);
  if (service == "gist") {
    std::string file = tag.value("file");
    const std::string second = tag.positional(1);
    const bool has_user = id.find('/') == std::string::npos && !second.empty() &&
                          second.find('.') == std::string::npos &&
                          tag.node->kind == TemplateKind::kHugoShortcode;
    made.target = has_user ? id + "/" + second : id;
    if (file.empty()) file = has_user ? tag.positional(2) : second;
    if (!file.empty()) made.attributes.emplace_back("file", file);
  } else if (service == "tweet") {
    made.target = id;
    if (id.find("/status/") != std::string::npos) {
      made.target = id.substr(id.find("/status/") + 8);
      made.target = made.target.substr(0, made.target.find_first_of("?/#"));
    }
    if (const std::string user = tag.value("user"); !user.empty())
      made.attributes.emplace_back("user", user);
  } else {
    made.target = video_id(id);
    made.title = tag.value("title");
    if (const std::string start = tag.value("start"); !start.empty())
      made.attributes.emplace_back("start", start);
  }
  if (made.target.empty() || is_computed_value(made.target)) made.kind = Kind::kUnknown;
  finder.add(std::move(made));
  return true;
}

void add_include(ConstructFinder& finder, const Tag& tag) {
  const std::string file = tag.positional(0);
  const std::string name = ascii_lower(file);
  std::string id = first_value(tag, {"id", "videoId", "video_id", "video", "url", "src", "link"});
  const std::string provider = first_value(tag, {"provider"});
  Construct made = finder.make(tag, Kind::kUnknown);
  made.name = file;
  std::string_view service;
  for (std::string_view one : {"youtube", "vimeo", "gist", "instagram"}) {
    if (contains(name, one) || provider == one) service = one;
  }
  if (contains(name, "tweet") || contains(name, "twitter")) service = "tweet";
  const std::string source =
      first_value(tag, {"src", "image_path", "path", "url", "file", "img", "image", "filename"});
  if (!service.empty() && !id.empty()) {
    made.kind = Kind::kEmbed;
    made.name = service;
    made.target = service == "gist" ? id : video_id(id);
    made.title = first_value(tag, {"title"});
  } else if (!source.empty() && (contains(name, "figure") || contains(name, "image") ||
                                 contains(name, "img") || contains(name, "picture"))) {
    made.kind = Kind::kFigure;
    made.name = "figure";
    made.target = source;
    for (const char* key : {"alt", "caption", "title", "width", "height", "class", "link"}) {
      if (const std::string value = first_value(tag, {key}); !value.empty())
        made.attributes.emplace_back(key, value);
    }
  } else if (name == "toc" || name == "toc.html") {
    made.kind = Kind::kToc;
  } else {
    for (const OwnedArgument& one : tag.arguments) {
      if (&one != tag.position(0)) made.attributes.emplace_back(one.key, one.value);
    }
  }
  finder.add(std::move(made));
}

void add_comment(ConstructFinder& finder, const Tag& tag) {
  Construct made = finder.make(tag, Kind::kComment);
  made.is_paired = false;
  if (!tag.is_paired) {
    const std::string_view written = tag.span.in(finder.bytes());
    made.text = written.size() < 4 ? written : written.substr(2, written.size() - 4);
  }
  finder.add(std::move(made));
}

}  // namespace postlint
