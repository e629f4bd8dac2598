#include <string>
#include <unordered_map>

#include "checks/excerpt.h"
#include "core/lint/check_context.h"

namespace postlint {
namespace {
void check(const SiteCheckContext& ctx, SiteReporter& reporter);
}

extern const Rule kUrlCollision;
const Rule kUrlCollision{
    .id = "url-collision",
    .family = Family::kSite,
    .severity = Severity::kError,
    .summary = "Two published posts with the same address",
    .why =
        "Only one of them is on the blog: the engine writes both to the same file, the later one "
        "wins, and most engines do not say so.",
    .bad = "---\ntitle: 둘째 글\ndate: 2024-03-02\nslug: hello\n---\n\n둘째 글입니다.\n",
    .good = "---\ntitle: 둘째 글\ndate: 2024-03-02\nslug: hello-again\n---\n\n둘째 글입니다.\n",
    .example = {.path = "content/posts/second.md",
                .engine = Engine::kHugo,
                .other_posts =
                    {{"content/posts/first.md",
                      "---\ntitle: 첫 글\ndate: 2024-03-01\nslug: hello\n---\n\n첫 글입니다.\n"}}},
    .check_site = check,
};

namespace {

void check(const SiteCheckContext& ctx, SiteReporter& reporter) {
  std::unordered_map<std::string, std::size_t> first;  // language and URL → post
  for (std::size_t at = 0; at < ctx.posts.size(); ++at) {
    const PostDigest& post = ctx.posts[at];
    if (post.url.empty() || !post.is_published) continue;
    const auto [entry, is_new] =
        first.try_emplace(std::string(post.language) + "\n" + post.url, at);
    if (is_new) continue;
    const PostDigest& other = ctx.posts[entry->second];
    const std::string shown =
        post.url_is_exact ? " (" + excerpt(post.url, 60) + ")" : std::string();
    reporter.report(at, post.url_span,
                    "this post gets the same address" + shown + " as " + std::string(other.path) +
                        ": only one of them can be read",
                    "give one of them another slug or file name");
  }
}

}  // namespace
}  // namespace postlint
