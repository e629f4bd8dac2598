#include <string>
#include <unordered_map>
#include <vector>

#include "checks/excerpt.h"
#include "core/base/normalize.h"
#include "core/base/utf8.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const SiteCheckContext& ctx, SiteReporter& reporter);
}

extern const Rule kTitleDuplicate;
const Rule kTitleDuplicate{
    .id = "title-duplicate",
    .family = Family::kSite,
    .severity = Severity::kInfo,
    .summary = "Two published posts with the same title",
    .why =
        "In the list of posts, in the feed and in search results a reader cannot tell the two "
        "apart, "
        "and search engines show one of them only. Translations, drafts and pages without a date "
        "do "
        "not count, nor does a title that four or more posts have (a column's name).",
    .bad = "---\ntitle: 파이썬 가상 환경\ndate: 2024-03-02\n---\n\n둘째 글입니다.\n",
    .good = "---\ntitle: 파이썬 가상 환경 지우기\ndate: 2024-03-02\n---\n\n둘째 글입니다.\n",
    .example = {.path = "posts/second.md",
                .other_posts =
                    {{"posts/first.md",
                      "---\ntitle: 파이썬 가상 환경\ndate: 2024-03-01\n---\n\n첫 글입니다.\n"}}},
    .check_site = check,
};

namespace {

constexpr std::size_t kColumn = 4;

// Case, normalisation and runs of blanks do not make titles different.
std::string fold(const std::string& title) {
  const std::string lower = to_lower(to_nfc(title));
  std::string out;
  for (char c : lower) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

// Titles are compared inside one list of posts: one language, one section.
std::string key_of(const PostDigest& post) {
  return std::string(post.language) + "\n" + std::string(post.section) + "\n" + fold(post.title);
}

void check(const SiteCheckContext& ctx, SiteReporter& reporter) {
  using Posts = std::vector<std::size_t>;
  std::unordered_map<std::string, Posts> posts_of;  // language and title → posts
  std::vector<const Posts*> same_as(ctx.posts.size(), nullptr);
  for (std::size_t at = 0; at < ctx.posts.size(); ++at) {
    const PostDigest& post = ctx.posts[at];
    if (post.title.empty() || !post.is_published || !post.has_date) continue;
    Posts& same = posts_of[key_of(post)];
    same.push_back(at);
    same_as[at] = &same;
  }
  for (std::size_t at = 0; at < ctx.posts.size(); ++at) {
    if (same_as[at] == nullptr) continue;
    const PostDigest& post = ctx.posts[at];
    const Posts& same = *same_as[at];
    if (same.size() < 2 || same.size() >= kColumn || same.front() == at) continue;
    reporter.report(at, post.title_span,
                    "the title " + quoted(post.title) + " is the title of " +
                        std::string(ctx.posts[same.front()].path) +
                        " too: in lists and search results the two look the same",
                    "say in the title what is different here");
  }
}

}  // namespace
}  // namespace postlint
