// Links in front matter: fields that name an image, fields that name a page elsewhere, and URLs in
// texts such as the description.
#include <algorithm>
#include <array>

#include "core/base/strings.h"
#include "core/links/link_parts.h"

namespace postlint::links {
namespace {

using Kind = FieldValue::Kind;

// In lower case, without "-", "_", ":" and ".".
constexpr std::array kImageFields = std::to_array<std::string_view>({
    "avatar",       "background",
    "banner",       "bannerimage",
    "bannerimg",    "cardimage",
    "coverimage",   "coverimg",
    "cover",        "featureimage",
    "featureimg",   "featuredimage",
    "featuredimg",  "featuredimagepreview",
    "featuredpath", "gallery",
    "headerimage",  "headerimg",
    "headimg",      "hero",
    "heroimage",    "heroimg",
    "image",        "images",
    "img",          "indeximg",
    "logo",         "ogimage",
    "photo",        "photos",
    "picture",      "pictures",
    "postimage",    "previewimage",
    "primaryimage", "shareimage",
    "shareimg",     "socialimage",
    "splash",       "teaser",
    "thumb",        "thumbimg",
    "thumbimage",   "thumbnail",
    "thumbnailimg", "thumbnails",
    "topimg",       "twitterimage",
});

// Maps that hold such fields.
constexpr std::array kImageMaps = std::to_array<std::string_view>({
    "extra",
    "header",
    "meta",
    "og",
    "opengraph",
    "params",
    "seo",
    "social",
    "twitter",
});

// What names the file inside `cover: {image: …}`.
constexpr std::array kFileKeys = std::to_array<std::string_view>({
    "file",
    "feature",
    "filename",
    "href",
    "image",
    "imagepath",
    "img",
    "imgsrc",
    "overlayimage",
    "path",
    "src",
    "teaser",
    "thumb",
    "thumbnail",
    "url",
});

// Fields that name a page; only complete URLs are taken from them.
constexpr std::array kPageFields = std::to_array<std::string_view>({
    "canonicalurl", "demo",     "externallink", "externalurl", "homepage", "link",   "links",
    "originalurl",  "original", "project",      "redirectto",  "repo",     "source", "sources",
    "sourceurl",    "video",    "videourl",     "via",         "website",
});

// Texts that a reader sees.
constexpr std::array kTextFields = std::to_array<std::string_view>({
    "abstract",
    "deck",
    "description",
    "excerpt",
    "intro",
    "lead",
    "subtitle",
    "summary",
});

constexpr std::size_t kMostDepth = 4;
constexpr std::size_t kMostLinks = 1000;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string plain_name(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c != '-' && c != '_' && c != ':' && c != '.') out += c;
  }
  return ascii_lower(out);
}

bool is_web(std::string_view text) {
  return starts_with_ignoring_case(text, "http://") || starts_with_ignoring_case(text, "https://");
}

constexpr std::array kImageExtensions = std::to_array<std::string_view>({
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".svg",
    ".avif",
    ".bmp",
    ".ico",
    ".jfif",
});

// A name such as "blue" or "default" is no path.
bool is_image_path(std::string_view text) {
  const std::string lower = ascii_lower(text.substr(0, text.find_first_of("?#")));
  return std::any_of(kImageExtensions.begin(), kImageExtensions.end(),
                     [&](std::string_view extension) { return lower.ends_with(extension); });
}

class FieldReader {
 public:
  FieldReader(const Post& post, const BlogFacts& blog, std::vector<LinkUse>& out)
      : post_(post), blog_(blog), out_(out), first_(out.size()) {}

  void read() {
    for (const FieldEntry& entry : post_.front_matter.entries) {
      const std::string name = plain_name(entry.key);
      if (is_one_of(kImageFields, name)) {
        images(entry.value, entry.key, 0);
      } else if (is_one_of(kImageMaps, name)) {
        nested_images(entry, 0);
      } else if (is_one_of(kPageFields, name)) {
        pages(entry.value, entry.key, 0);
      } else if (is_one_of(kTextFields, name)) {
        texts(entry.value, entry.key);
      }
    }
  }

 private:
  void images(const FieldValue& value, const std::string& field, std::size_t depth) {
    if (depth > kMostDepth) return;
    if (value.kind == Kind::kString) {
      const std::string_view text = trim(value.text);
      if (is_web(text) || text.starts_with("//") || is_image_path(text)) add(value, field, true);
    }
    for (const FieldValue& item : value.items) images(item, field, depth + 1);
    for (const FieldEntry& entry : value.entries) {
      const std::string name = plain_name(entry.key);
      if (is_one_of(kFileKeys, name) || is_one_of(kImageFields, name)) {
        images(entry.value, field + "." + entry.key, depth + 1);
      }
    }
  }

  void nested_images(const FieldEntry& map, std::size_t depth) {
    if (depth > kMostDepth) return;
    for (const FieldEntry& entry : map.value.entries) {
      const std::string name = plain_name(entry.key);
      const bool is_image = is_one_of(kImageFields, name) || name == "overlayimage";
      if (is_image) images(entry.value, map.key + "." + entry.key, depth + 1);
    }
  }

  void pages(const FieldValue& value, const std::string& field, std::size_t depth) {
    if (depth > kMostDepth) return;
    if (value.kind == Kind::kString && is_web(trim(value.text))) add(value, field, false);
    for (const FieldValue& item : value.items) pages(item, field, depth + 1);
    for (const FieldEntry& entry : value.entries) {
      pages(entry.value, field + "." + entry.key, depth + 1);
    }
  }

  void add(const FieldValue& value, const std::string& field, bool is_image) {
    if (out_.size() - first_ >= kMostLinks) return;
    LinkUse made;
    made.target = trim(value.text);
    made.source = LinkSource::kFrontMatter;
    made.is_image = is_image;
    made.field = field;
    made.report = value.span;
    const std::string_view written = post_.file->text(value.span);
    const std::size_t at = written.find(made.target);
    if (at != std::string_view::npos) {
      const auto begin = value.span.begin + static_cast<std::uint32_t>(at);
      made.span = {begin, begin + static_cast<std::uint32_t>(made.target.size())};
    }
    if (made.target.find("{{") != std::string::npos || made.target.find("{%") != std::string::npos)
      made.syntax = LinkSyntax::kUnknown;
    if (made.syntax == LinkSyntax::kUrl) read_engine_prefix(blog_.profile->engine, made);
    out_.push_back(std::move(made));
  }

  // The URLs of a text, be they Markdown's, HTML's or bare.
  void texts(const FieldValue& value, const std::string& field) {
    if (value.kind != Kind::kString) return;
    const std::string_view bytes = post_.file->text(value.span);
    for (std::size_t at = bytes.find("://"); at != std::string_view::npos;
         at = bytes.find("://", at + 3)) {
      std::size_t begin = at;
      while (begin > 0 && is_ascii_letter(bytes[begin - 1])) --begin;
      if (!is_web(bytes.substr(begin))) continue;
      constexpr std::string_view kEnds = " \t\r\n<>\"'`)]|\\";
      std::size_t end = std::min(bytes.find_first_of(kEnds, at), bytes.size());
      while (end > at && std::string_view(".,;:!?").find(bytes[end - 1]) != std::string_view::npos)
        --end;
      if (end <= at + 3 || out_.size() - first_ >= kMostLinks) continue;
      LinkUse made;
      made.target = decode_entities(bytes.substr(begin, end - begin));
      made.source = LinkSource::kFrontMatter;
      made.field = field;
      made.report = {value.span.begin + static_cast<std::uint32_t>(begin),
                     value.span.begin + static_cast<std::uint32_t>(end)};
      if (post_.file->text(made.report) == made.target) made.span = made.report;
      out_.push_back(std::move(made));
      at = end > at ? end - 1 : at;
    }
  }

  const Post& post_;
  const BlogFacts& blog_;
  std::vector<LinkUse>& out_;
  std::size_t first_;
};

}  // namespace

void find_front_matter_links(const Post& post, const BlogFacts& blog, std::vector<LinkUse>& out) {
  FieldReader(post, blog, out).read();
}

}  // namespace postlint::links
