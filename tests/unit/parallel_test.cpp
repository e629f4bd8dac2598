#include <atomic>
#include <string>
#include <vector>

#include "catch.h"
#include "checks/registry.h"
#include "core/lint/runner.h"
#include "core/parallel/parallel.h"
#include "support/reparse.h"

using namespace postlint;

namespace {

// Everything that a parse and a check of all rules say about one document.
std::string described(std::uint32_t seed) {
  static const std::unique_ptr<FileTree> files = make_memory_file_tree({"a.md"});
  BlogFacts blog;
  blog.root = ".";
  blog.profile = &engine_profile(Engine::kHugo);
  blog.heading_ids = blog.profile->heading_ids;
  std::vector<ActiveRule> rules;
  for (const Rule* rule : rule_table().rules)
    rules.push_back({rule, rule->severity, default_options(*rule)});
  const std::string text = "---\ntitle: 글 " + std::to_string(seed) + "\ndate: 2024-01-01\n---\n" +
                           test::torture_document(seed);
  const Post post = load_post("a.md", text, *blog.profile);
  std::string result;
  for (NodeId id = 0; id < post.document.nodes().size(); ++id) {
    const Node& node = post.document.node(id);
    const Span span = post.document.span(id);
    result += std::to_string(static_cast<int>(node.kind)) + ":" + std::to_string(node.line) + ":" +
              std::to_string(span.begin) + "-" + std::to_string(span.end) + ":" +
              std::string(node.literal) + "\n";
  }
  for (const Finding& finding : check_post(post, blog, *files, rules)) {
    result += std::string(finding.rule->id) + finding.message + "\n";
  }
  return result;
}

}  // namespace

TEST_CASE("documents and findings are the same on one thread and on four") {
  constexpr std::size_t kDocuments = 400;
  std::vector<std::string> alone(kDocuments), together(kDocuments);
  parallel_for(kDocuments, 1,
               [&](std::size_t i) { alone[i] = described(static_cast<std::uint32_t>(i)); });
  parallel_for(kDocuments, 4,
               [&](std::size_t i) { together[i] = described(static_cast<std::uint32_t>(i)); });
  std::size_t different = 0;
  for (std::size_t i = 0; i < kDocuments; ++i) different += alone[i] != together[i];
  CHECK(different == 0);
}

TEST_CASE("each item is worked on once") {
  std::vector<std::atomic<int>> counts(1000);
  parallel_for(counts.size(), 3, [&](std::size_t i) { ++counts[i]; });
  for (const std::atomic<int>& count : counts) REQUIRE(count == 1);
  parallel_for(0, 8, [](std::size_t) { FAIL(); });
}
