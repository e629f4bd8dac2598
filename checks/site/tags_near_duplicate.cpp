#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "checks/excerpt.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const SiteCheckContext& ctx, SiteReporter& reporter);
}

extern const Rule kTagsNearDuplicate;
const Rule kTagsNearDuplicate{
    .id = "tags-near-duplicate",
    .family = Family::kSite,
    .severity = Severity::kWarning,
    .summary = "A tag or category that other posts spell differently",
    .why =
        "“오픈 소스” and “오픈소스”, “Open API” and “open-api” are two tags for the engine, each "
        "with a "
        "page that lists only some of the posts: a reader who follows the tag misses the others.",
    .bad = "---\ntitle: 셋째 글\ndate: 2024-03-03\ntags: [오픈 소스]\n---\n\n셋째 글입니다.\n",
    .good = "---\ntitle: 셋째 글\ndate: 2024-03-03\ntags: [오픈소스]\n---\n\n셋째 글입니다.\n",
    .example =
        {.path = "posts/third.md",
         .other_posts =
             {{"posts/first.md",
               "---\ntitle: 첫 글\ndate: 2024-03-01\ntags: [오픈소스]\n---\n\n첫 글입니다.\n"},
              {"posts/second.md",
               "---\ntitle: 둘째 글\ndate: 2024-03-02\ntags: [오픈소스]\n---\n\n둘째 "
               "글입니다.\n"}}},
    .check_site = check,
};

namespace {

// What two spellings of one tag have in common: case, blanks, hyphens and underscores do not count.
std::string fold(std::string_view tag) {
  std::string out;
  for (char c : to_lower(to_nfc(tag))) {
    if (c != ' ' && c != '-' && c != '_' && c != '\t') out += c;
  }
  return out;
}

// lodash's kebabCase, as far as letters and digits: "OpenAPI" → "open-api".
std::string split_camel_case(std::string_view tag) {
  const auto is_upper = [&](std::size_t at) {
    return at < tag.size() && tag[at] >= 'A' && tag[at] <= 'Z';
  };
  const auto is_lower = [&](std::size_t at) {
    return at < tag.size() && tag[at] >= 'a' && tag[at] <= 'z';
  };
  std::string out;
  for (std::size_t at = 0; at < tag.size(); ++at) {
    const bool begins_word =
        at > 0 && is_upper(at) && (is_lower(at - 1) || (is_upper(at - 1) && is_lower(at + 1)));
    if (begins_word) out += '-';
    out += tag[at] == '_' ? '-' : tag[at];
  }
  return out;
}

// The tag as the engine tells tags apart: some make one page of spellings that slugify alike.
std::string engine_key(std::string_view tag, Engine engine) {
  const bool slugifies = engine == Engine::kHugo || engine == Engine::kZola ||
                         engine == Engine::kPelican || engine == Engine::kDocusaurus;
  if (!slugifies) return std::string(tag);
  const std::string words =
      engine == Engine::kDocusaurus ? split_camel_case(tag) : std::string(tag);
  std::string key;
  for (char c : to_lower(to_nfc(words))) {
    if (c != ' ' && c != '-') {
      key += c;
    } else if (!key.ends_with('-')) {
      key += '-';
    }
  }
  return key;
}

struct Spelling {
  std::size_t posts = 0;
  std::string shown;  // as first written
};

// Spellings of one tag, by the engine's key; the one that most posts use is the good one.
struct Tag {
  std::map<std::string, Spelling> spellings;
  const std::string* best = nullptr;
};

std::string post_count(std::size_t posts) {
  return posts == 1 ? "one post" : std::to_string(posts) + " posts";
}

std::string plural_of(std::string_view taxonomy) {
  return (taxonomy.ends_with('s') ? "" : "entries of ") + std::string(taxonomy);
}

void check(const SiteCheckContext& ctx, SiteReporter& reporter) {
  const Engine engine = ctx.blog.profile->engine;
  std::unordered_map<std::string, Tag> tags;  // language, taxonomy and folded name → spellings
  std::unordered_map<std::string_view, std::string> folded;  // few tags, in many posts
  std::vector<Tag*> in_order;                                // of all tags of all posts
  for (const PostDigest& post : ctx.posts) {
    std::set<std::pair<std::string_view, std::string>> seen;
    for (const PostDigest::Tag& tag : post.tags) {
      const auto [name, is_new] = folded.try_emplace(tag.name);
      if (is_new) name->second = fold(tag.name);
      Tag& same =
          tags[std::string(post.language) + "\n" + std::string(tag.field) + "\n" + name->second];
      in_order.push_back(&same);
      const std::string key = engine_key(tag.name, engine);
      if (!seen.emplace(tag.field, key).second) continue;
      Spelling& spelling = same.spellings[key];
      if (spelling.posts++ == 0) spelling.shown = tag.name;
    }
  }
  for (auto& [name, tag] : tags) {
    for (const auto& [key, spelling] : tag.spellings) {
      if (tag.best == nullptr || spelling.posts > tag.spellings[*tag.best].posts) tag.best = &key;
    }
  }
  auto next = in_order.begin();
  for (std::size_t at = 0; at < ctx.posts.size(); ++at) {
    std::set<std::string> reported;
    for (const PostDigest::Tag& tag : ctx.posts[at].tags) {
      Tag& same = **next++;
      if (same.spellings.size() < 2) continue;
      const std::string key = engine_key(tag.name, engine);
      if (key == *same.best || !reported.insert(std::string(tag.field) + "\n" + key).second)
        continue;
      const Spelling& best = same.spellings[*same.best];
      reporter.report(at, tag.span,
                      quoted(tag.name) + " is spelled " + quoted(best.shown) + " in " +
                          post_count(best.posts) + ": the blog takes them for two " +
                          plural_of(tag.field),
                      "write as the other posts do: " + best.shown);
    }
  }
}

}  // namespace
}  // namespace postlint
