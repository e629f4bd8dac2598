#include "core/lint/fix.h"

#include "catch.h"
#include "checks/registry.h"
#include "core/lint/runner.h"

using namespace postlint;

namespace {

const EngineProfile& hugo() {
  return engine_profile(Engine::kHugo);
}

Post post_of(std::string_view text) {
  return load_post("a.md", std::string(text), hugo());
}

Edit edit_of(std::string_view text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string_view::npos);
  return {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + from.size())},
          std::string(to)};
}

bool proved(std::string_view text, std::string_view from, std::string_view to, FixEffect effect) {
  return prove_fix(post_of(text), hugo(), {edit_of(text, from, to)}, effect).ok;
}

std::vector<Finding> findings_of(const Post& post) {
  static const std::unique_ptr<FileTree> files = make_memory_file_tree({"a.md"});
  BlogFacts blog;
  blog.root = ".";
  blog.profile = &hugo();
  blog.heading_ids = hugo().heading_ids;
  std::vector<ActiveRule> rules;
  for (const Rule* rule : rule_table().rules) {
    if (rule->on_by_default) rules.push_back({rule, rule->severity, default_options(*rule)});
  }
  return check_post(post, blog, *files, rules);
}

}  // namespace

TEST_CASE("a proof holds a fix to what its rule declares") {
  const std::string_view text = "---\ntitle: 글\n---\n\n##제목\n\n본문 **굵게**와 [링크](a)\n";
  CHECK(proved(text, "##제목", "## 제목", FixEffect::kMarkersVanish));
  CHECK_FALSE(proved(text, "##제목", "## 제목", FixEffect::kPageUnchanged));
  CHECK_FALSE(proved(text, "##제목", "## 다른 제목", FixEffect::kMarkersVanish));
  CHECK_FALSE(proved(text, "**굵게**", "굵게", FixEffect::kMarkersVanish));
  CHECK(proved(text, "(a)", "(b)", FixEffect::kLinkTargets));
  CHECK_FALSE(proved(text, "(a)", "(b)", FixEffect::kMarkersVanish));
  CHECK_FALSE(proved(text, "title: 글", "title: 말", FixEffect::kMarkersVanish));
  CHECK(proved(text, "title: 글", "title: 말", FixEffect::kFrontMatter));
  CHECK_FALSE(proved(text, "title: 글", "title: \"말", FixEffect::kFrontMatter));
}

TEST_CASE("a proof sees that another block changes") {
  const std::string_view text = "첫 문단\n\n둘째 `코드`\n\n셋째\n";
  CHECK_FALSE(proved(text, "첫 문단", "```\n첫 문단", FixEffect::kMarkersVanish));
  CHECK_FALSE(proved(text, "첫 문단", "<!-- 첫 문단", FixEffect::kMarkupOnly));
  CHECK(proved(text, "첫 문단", "**첫 문단**", FixEffect::kMarkupOnly));
}

TEST_CASE("many fixes of one post are applied, and a second run has nothing to do") {
  std::string text = "---\ntitle: 글\n---\n\n";
  for (int i = 0; i < 300; ++i)
    text += "##제목 " + std::to_string(i) + "\n\n글과 **가(나)**가 있다.\n\n";
  FixOptions options;
  const FixOutcome fixed = fix_post("a.md", text, hugo(), options, findings_of);
  CHECK(fixed.applied == 600);
  CHECK(fixed.bytes.find("##제목") == std::string::npos);
  CHECK(fixed.bytes.find("<strong>가(나)</strong>가") != std::string::npos);
  CHECK(fix_post("a.md", fixed.bytes, hugo(), options, findings_of).bytes == fixed.bytes);
}

TEST_CASE("line endings, a BOM and the bytes around a fix stay") {
  const std::string text = "\xEF\xBB\xBF---\r\ntitle: 글\r\n---\r\n\r\n##제목##\r\n \r\n글  \r\n";
  const FixOutcome fixed = fix_post("a.md", text, hugo(), {}, findings_of);
  CHECK(fixed.bytes == "\xEF\xBB\xBF---\r\ntitle: 글\r\n---\r\n\r\n## 제목\r\n \r\n글  \r\n");
}

TEST_CASE("a unified diff shows the changed lines with their context") {
  CHECK(unified_diff("a.md", "같다\n", "같다\n").empty());
  CHECK(unified_diff("글.md", "a\nb\nc\nd\ne\nf\ng\nh\ni\n", "a\nb\nc\nd\nE\nf\ng\nh\ni\n") ==
        "--- a/글.md\n+++ b/글.md\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n");
  CHECK(unified_diff("a", "x", "y\n") ==
        "--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+y\n");
  const std::string far = unified_diff("a", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n",
                                       "0\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n13\n");
  CHECK(far.find("@@ -1,4 +1,4 @@") != std::string::npos);
  CHECK(far.find("@@ -9,4 +9,4 @@") != std::string::npos);
}
