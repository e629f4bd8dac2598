// Checking and fixing any bytes: findings lie in the file, safe fixes of one rule take no more away
// from the visible text than Markdown markers and invisible characters, and fixing again changes
// nothing.
#include "checks/registry.h"
#include "core/base/normalize.h"
#include "core/base/utf8.h"
#include "core/io/file_tree.h"
#include "core/lint/fix.h"
#include "core/lint/runner.h"
#include "tests/fuzz/expect.h"

namespace postlint::fuzz {
namespace {

const FileTree& no_files() {
  static const std::unique_ptr<FileTree> tree = make_memory_file_tree({"a.png", "other.md"});
  return *tree;
}

BlogFacts facts_of(const EngineProfile& profile) {
  BlogFacts facts;
  facts.root = ".";
  facts.profile = &profile;
  facts.heading_ids = profile.heading_ids;
  facts.required_fields = {"title"};
  facts.now = 1'750'000'000;
  return facts;
}

const std::vector<ActiveRule>& all_rules() {
  static const std::vector<ActiveRule> rules = [] {
    std::vector<ActiveRule> made;
    for (const Rule* rule : rule_table().rules) {
      made.push_back({rule, rule->severity, default_options(*rule)});
    }
    return made;
  }();
  return rules;
}

std::string without_tags(std::string_view html) {
  std::string text;
  bool is_in_tag = false;
  for (std::size_t at = 0; at < html.size(); ++at) {
    const char c = html[at];
    const char next = at + 1 < html.size() ? html[at + 1] : ' ';
    if (c == '<' && (is_letter(static_cast<unsigned char>(next)) || next == '/')) is_in_tag = true;
    if (!is_in_tag) text += c;
    if (c == '>') is_in_tag = false;
  }
  return text;
}

// The text of the body without blanks and without what a safe fix may take away.
std::string essence(const Post& post) {
  std::string text;
  for (NodeId id = 0; id < post.document.nodes().size(); ++id) {
    const Node& node = post.document.node(id);
    // The number of an item is read, too.
    if (node.kind == NodeKind::kItem) {
      const ItemParts item = post.document.item_parts(id);
      if (item.is_ordered && item.marker_span.known()) {
        text += post.file->text(item.marker_span);
      } else if (item.is_ordered) {
        text += std::to_string(item.number);
      }
    }
    // Tags are no text: a fix may write <strong>, or leave a tag alone on its line.
    if (node.kind == NodeKind::kHtmlBlock) {
      text += without_tags(node.literal);
    } else if (node.kind != NodeKind::kHtmlInline) {
      text += node.literal;
    }
  }
  text = to_nfc(text);
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    const bool is_kept =
        point.valid && (point.value < 0x80 ? is_letter(point.value) || is_digit(point.value)
                                           : is_letter(point.value) && !is_mark(point.value));
    if (is_kept) kept.append(text, at, point.size);
    at += point.size;
  }
  return kept;
}

bool is_subsequence(std::string_view part, std::string_view whole) {
  std::size_t at = 0;
  for (char c : whole) {
    if (at < part.size() && part[at] == c) ++at;
  }
  return at == part.size();
}

class Fixer {
 public:
  explicit Fixer(const Input& input)
      : profile_(engine_profiles()[input.choice % engine_profiles().size()]),
        facts_(facts_of(profile_)) {}

  std::vector<Finding> check(const Post& post, std::span<const ActiveRule> rules) const {
    return check_post(post, facts_, no_files(), rules);
  }

  FixOutcome fix(const std::string& text, std::span<const ActiveRule> rules, bool unsafe) const {
    return fix_post("fuzz.md", text, profile_, {.unsafe = unsafe},
                    [&](const Post& post) { return check(post, rules); });
  }

  const EngineProfile& profile() const { return profile_; }

 private:
  const EngineProfile& profile_;
  BlogFacts facts_;
};

void check_findings(const std::vector<Finding>& findings, std::string_view text) {
  const std::size_t size = text.size();
  const bool is_text = is_valid_utf8(text);  // messages may quote what is not
  for (const Finding& finding : findings) {
    expect(
        finding.span.known() && finding.span.begin <= finding.span.end && finding.span.end <= size,
        "a finding lies in the file", finding.rule->id);
    expect(!finding.message.empty(), "a finding has a message", finding.rule->id);
    expect(!is_text || (is_valid_utf8(finding.message) && is_valid_utf8(finding.help)),
           "a message is UTF-8", finding.rule->id);
    if (!finding.fix) continue;
    std::uint32_t last = 0;
    for (const Edit& edit : finding.fix->edits) {
      expect(edit.span.known() && edit.span.begin >= last && edit.span.end <= size,
             "edits are in order and lie in the file", finding.rule->id);
      last = edit.span.end;
    }
  }
}

void check_rule(const Fixer& fixer, const std::string& text, const Post& before,
                const ActiveRule& active) {
  const FixOutcome outcome = fixer.fix(text, std::span(&active, 1), false);
  // Bytes that are no text may become some when others between them go.
  if (outcome.applied == 0 || !is_valid_utf8(text)) return;
  const Post after = load_post("fuzz.md", outcome.bytes, fixer.profile());
  const std::string old_text = essence(before), new_text = essence(after);
  const bool may_lose_address = active.rule->family == Family::kLinks;
  expect(old_text == new_text || (may_lose_address && is_subsequence(new_text, old_text)),
         "a safe fix keeps the visible text",
         std::string(active.rule->id) + "\n" + old_text + "\n" + new_text);
}

void run(const Input& input) {
  const Fixer fixer(input);
  const Post post = load_post("fuzz.md", input.text, fixer.profile());
  const std::vector<Finding> findings = fixer.check(post, all_rules());
  check_findings(findings, input.text);
  for (const ActiveRule& active : all_rules()) {
    if (active.rule->fix == FixSafety::kSafe) check_rule(fixer, input.text, post, active);
  }
  const FixOutcome once = fixer.fix(input.text, all_rules(), false);
  const FixOutcome twice = fixer.fix(once.bytes, all_rules(), false);
  expect(once.bytes == twice.bytes, "a second run changes nothing",
         once.bytes + "\n---\n" + twice.bytes);
  check_findings(once.remaining, once.bytes);
  (void)fixer.fix(input.text, all_rules(), true);
  (void)unified_diff("fuzz.md", input.text, once.bytes);
}

}  // namespace
}  // namespace postlint::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 16384) return 0;
  postlint::fuzz::run(postlint::fuzz::Input(data, size));
  return 0;
}
