// The record of a rule: everything that `postlint explain`, docs/rules.md, the configuration and
// the tests say about it is read from here. A rule lives in one file in checks/<family>/ and is
// listed in checks/registry.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/lint/finding.h"
#include "core/site/engine_profile.h"

namespace postlint {

struct CheckContext;
struct SiteCheckContext;
class Reporter;
class SiteReporter;
struct ChangeCheckContext;

enum class Family : std::uint8_t {
  kFrontMatter,
  kHeadings,
  kImages,
  kLinks,
  kRendering,
  kSite,
  kSuppression,
};
std::string_view family_name(Family family);  // "front-matter", "headings", …

// What a rule's safe fix may change on the rendered page; the proof holds it to this.
enum class FixEffect : std::uint8_t {
  kNone,           // no fix
  kFrontMatter,    // only the named front matter field; the page's body stays
  kPageUnchanged,  // the rendered body stays byte for byte
  kMarkupOnly,     // the block's tags may change, its visible text stays
  kMarkersVanish,  // as kMarkupOnly, and the Markdown markers shown as text vanish (#, *, _, ~, [
                   // ])
  kCharactersVanish,  // invisible or control characters leave the text or are normalised
  kLinkTargets,       // link and image addresses change, visible text stays
};

struct RuleOption {
  enum class Type : std::uint8_t { kBool, kInt, kString, kStringList };
  std::string_view name;
  Type type = Type::kString;
  std::string_view default_value;  // as in YAML: "true", "160", "[here, click here]"
  std::string_view description;
};

// What a web server answers in an example: the verdict's name and what goes with it.
struct ExampleAnswer {
  std::string_view url;
  std::string_view verdict;  // as verdict_name() has it
  std::string_view reason;
  std::string_view final_url = {};
  std::string_view missing_fragment = {};
};

// How `bad` and `good` are to be read: tests and docs use it.
struct RuleExample {
  std::string_view path = "post.md";
  Engine engine = Engine::kPlain;
  std::vector<std::string_view> files;    // other files that exist
  std::vector<std::string_view> options;  // "name=value" for the rule
  // Rules of the whole blog: the other posts (path, text) that `bad` and `good` stand beside.
  std::vector<std::pair<std::string_view, std::string_view>> other_posts;
  std::vector<ExampleAnswer> answers;  // of rules about external links
  std::string_view former_url = {};    // of the blog
  // Rules about a change: the post before it, and where it stood then (empty: at `path`).
  std::string_view before = {};
  std::string_view path_before = {};
};

struct Rule {
  std::string_view id;
  std::vector<std::string_view> aliases;  // markdownlint's "MD018" and "no-missing-space-atx"
  Family family = Family::kRendering;
  Severity severity = Severity::kWarning;
  bool on_by_default = true;
  EngineSet engines = EngineSet::all();
  std::string_view summary;  // one sentence, what it reports
  std::string_view why;      // what the reader of the blog or a machine sees
  std::string_view bad;  // a whole post (front matter where it matters) that reports this rule only
  std::string_view good;  // the same put right: reports nothing
  RuleExample example = {};
  std::vector<RuleOption> options = {};
  FixSafety fix = FixSafety::kNone;
  FixEffect fix_effect = FixEffect::kNone;
  std::string_view fix_summary = {};  // what the fix writes
  void (*check)(const CheckContext&, Reporter&) = nullptr;
  bool needs_web = false;   // judges external links: silent until they were asked for
  bool needs_site = false;  // judges links to other pages: silent where no blog is known
  void (*check_site)(const SiteCheckContext&, SiteReporter&) = nullptr;
  // Judges what a change of the blog does, under --since and --staged.
  void (*check_change)(const ChangeCheckContext&, SiteReporter&) = nullptr;
};

}  // namespace postlint
