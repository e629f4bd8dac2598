// Fields that no engine owns: themes, plugins, importers and social cards read them everywhere, so
// a linter that took them for typing errors would be wrong nearly always.
#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/site/profiles/profiles.h"

namespace postlint {
namespace {

// clang-format off
constexpr std::string_view kCommonFields[] = {
    "abstract", "added", "alias", "aliases", "archived", "attachments", "audio", "author",
    "author_email", "author_id", "author_image", "author_url", "authorFBID", "authorImageURL",
    "authorLink", "authors", "authorTitle", "authorTwitter", "authorURL", "avatar", "avatars",
    "background", "banner", "bibliography", "bio", "bitbucket", "blogger_id", "bluesky", "book",
    "books", "breadcrumb", "breadcrumbs", "button", "buttons", "by", "byline", "canonical",
    "canonical_url", "canonicalURL", "canonicalUrl", "caption", "card", "categories",
    "category", "chapter", "children", "citation", "citations", "class", "classes",
    "collection", "collections", "color", "comment", "comments", "company", "config",
    "contributor", "contributors", "copyright", "cover", "cover_alt", "cover_image", "coverAlt",
    "coverImage", "created", "created_at", "createdAt", "credit", "credits", "css",
    "cssclasses", "cta", "custom", "data", "date", "datetime", "deck", "demo", "desc",
    "description", "dg-publish", "difficulty", "disqus", "disqus_id", "disqus_identifier",
    "doi", "download", "downloads", "draft", "drafts", "duration", "editor", "editors", "email",
    "emoji", "end_date", "endDate", "event", "events", "excerpt", "excerpt_separator",
    "expires", "expiryDate", "expirydate", "extra", "facebook", "faq", "feature_image",
    "featured", "featured_image", "featured_media", "featuredImage", "featuredImagePreview",
    "featureImage", "feed", "file", "files", "footer", "footnotes", "format", "gallery",
    "ghost_id", "giscus", "github", "gitlab", "gravatar", "guest", "guest_description",
    "guest_post", "guid", "guid_url", "has_children", "header", "header_image", "header_img",
    "headerImage", "headers", "headline", "hero", "hero_image", "heroAlt", "heroImage",
    "hidden", "hide", "hreflang", "icon", "icons", "id", "image", "image_accessibility",
    "image_alt", "image_caption", "image_credit", "image_figcaption", "imageAlt",
    "imageCaption", "images", "img", "img_path", "instagram", "intro", "isbn", "issue",
    "issues", "js", "katex", "key", "keyword", "keywords", "kicker", "kind", "label", "labels",
    "lang", "language", "languageCode", "languages", "last_modified", "last_modified_at",
    "last_update", "last_updated", "lastmod", "lastModified", "lastUpdated", "latex", "layout",
    "lead", "level", "licence", "license", "link", "linkedin", "links", "linkTitle", "listed",
    "locale", "location", "logo", "longtitle", "mastodon", "math", "mathjax", "medium_url",
    "menu", "menus", "mermaid", "meta", "metadata", "metas", "minutes", "modDate",
    "modDatetime", "modified", "modified_time", "month", "mood", "music", "nav", "navigation",
    "next", "noindex", "note", "notes", "og", "og_description", "og_image", "og_title",
    "ogImage", "ogimage", "options", "order", "organization", "original", "original_url",
    "outdated", "paginate", "pagination", "params", "parent", "part", "password", "path",
    "permalink", "photo", "photos", "picture", "pictures", "pin", "pinned", "podcast",
    "position", "post_id", "postlint", "prev", "previous", "price", "priority", "private",
    "project", "projects", "pub_date", "pubDate", "pubdate", "pubDatetime", "publish",
    "publish_date", "publish_to", "publishDate", "published", "published_at", "published_date",
    "publishedAt", "publishedDate", "rank", "rating", "read_time", "reading_time",
    "readingTime", "readTime", "readtime", "redirect", "redirect_from", "redirect_to",
    "redirect_url", "redirectFrom", "redirects", "references", "related", "related_posts",
    "repo", "repository", "resources", "reviewer", "reviewers", "revision", "robots", "role",
    "rss", "schema", "script", "scripts", "search", "searchable", "section", "sections", "seo",
    "seo_title", "seoTitle", "series", "series_index", "series_order", "seriesOrder",
    "settings", "share", "share_text", "sharing", "short_title", "shortTitle", "sidebar",
    "site", "sitemap", "skills", "slug", "social", "social_image", "socialImage", "song",
    "source", "source_url", "sources", "spoiler", "stack", "start_date", "startDate", "state",
    "status", "sticky", "style", "styles", "subheadline", "subject", "subjects", "subtitle",
    "summary", "tag", "tagline", "tags", "teaser", "tech", "template", "theme", "thumb",
    "thumbnail", "thumbnails", "time", "timezone", "title", "toc", "toc_icon", "toc_label",
    "toc_sticky", "tocopen", "tools", "top", "topic", "topics", "translated_by", "translation",
    "translator", "translators", "tumblr_url", "twitter", "type", "unlisted", "update",
    "updated", "updated_at", "updated_date", "updatedAt", "updatedDate", "url", "utterances",
    "uuid", "venue", "version", "via", "video", "videos", "visible", "weather", "website",
    "weight", "widgets", "word_count", "wordCount", "wordpress_id", "wp_id", "writer",
    "writers", "year", "youtube", "youtube_id", "youtubeId", "youtubeVideoId",
};
// clang-format on

}  // namespace

std::vector<KnownField> with_common_fields(std::initializer_list<KnownField> own) {
  std::vector<KnownField> fields(own);
  std::vector<std::string_view> named;
  for (const KnownField& field : own) named.push_back(field.name);
  std::sort(named.begin(), named.end());
  fields.reserve(fields.size() + std::size(kCommonFields));
  for (std::string_view name : kCommonFields) {
    if (!std::binary_search(named.begin(), named.end(), name)) fields.push_back({name});
  }
  return fields;
}

}  // namespace postlint
