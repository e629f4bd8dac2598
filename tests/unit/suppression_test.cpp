#include "core/lint/suppression.h"

#include "catch.h"
#include "core/lint/fix.h"
#include "core/lint/rule.h"

using namespace postlint;

namespace {

const Rule kUnknown{.id = "unknown-rule-in-suppression", .family = Family::kSuppression};
const Rule kUnused{.id = "unused-suppression", .family = Family::kSuppression};
const Rule kSpace{.id = "heading-missing-space", .aliases = {"MD018"}, .family = Family::kHeadings};
const Rule kEmpty{.id = "heading-empty", .family = Family::kHeadings};
const Rule kAlt{.id = "image-alt-missing", .aliases = {"MD045"}, .family = Family::kImages};
const Rule kOptIn{.id = "image-insecure", .family = Family::kImages, .on_by_default = false};

const RuleTable kTable{{&kSpace, &kEmpty, &kAlt, &kOptIn, &kUnknown, &kUnused}};

struct Run {
  std::string left;     // "3:MD018 …": line and rule of what is still reported
  std::string hygiene;  // "5:message|…"
  std::size_t removed = 0;
  std::string fixed;  // the text after the safe fixes of the suppression rules
};

// A line with a word of these is a finding of the rule.
Run run(const std::string& text, const std::vector<const Rule*>& switched_on = {
                                     &kSpace, &kEmpty, &kAlt, &kUnknown, &kUnused}) {
  const EngineProfile& profile = engine_profile(Engine::kPlain);
  const Post post = load_post("a.md", text, profile);
  const SourceFile& file = *post.file;
  std::vector<Finding> findings;
  for (std::uint32_t line = 1; line <= file.line_count(); ++line) {
    const std::string_view content = file.line_text(line);
    if (content.find("SPACE") != content.npos)
      findings.push_back({&kSpace, {}, file.line_span(line)});
    if (content.find("EMPTY") != content.npos)
      findings.push_back({&kEmpty, {}, file.line_span(line)});
    if (content.find("ALT") != content.npos) findings.push_back({&kAlt, {}, file.line_span(line)});
  }
  Suppressions suppressions(post, kTable);
  Run result;
  result.removed = suppressions.apply(findings, file);
  for (const Finding& finding : findings) {
    result.left += (result.left.empty() ? "" : " ") +
                   std::to_string(file.line_of(finding.span.begin)) + ":" +
                   std::string(finding.rule->id);
  }
  std::vector<ActiveRule> active;
  for (const Rule* rule : switched_on) active.push_back({rule, Severity::kInfo, {}});
  std::vector<Finding> hygiene;
  report_suppressions(suppressions, post, kTable, Engine::kPlain, active, hygiene);
  std::vector<Edit> edits;
  for (const Finding& finding : hygiene) {
    result.hygiene += (result.hygiene.empty() ? "" : "|") +
                      std::to_string(file.line_of(finding.span.begin)) + ":" + finding.message;
    if (!finding.fix || finding.fix->safety != FixSafety::kSafe) continue;
    edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  }
  result.fixed = apply_edits(text, edits);
  return result;
}

}  // namespace

TEST_CASE("suppressions cover what they say") {
  struct Case {
    const char* text;
    const char* left;
  };
  const Case cases[] = {
      {"SPACE\n", "1:heading-missing-space"},
      {"<!-- postlint-disable heading-missing-space -->\nSPACE\n\nSPACE\n", ""},
      {"SPACE\n\n<!-- postlint-disable heading-missing-space -->\n\nALT\n",
       "1:heading-missing-space 5:image-alt-missing"},
      {"<!-- postlint-disable MD018,image-alt-missing -->\nSPACE ALT\n", ""},
      {"<!-- postlint-disable MD018, MD045 -->\nSPACE ALT\n", ""},
      {"<!-- postlint-disable md018 md045 -->\nSPACE ALT\n", ""},
      {"<!--postlint-disable headings-->\nSPACE\n\nALT\n", "4:image-alt-missing"},
      {"<!-- postlint-disable -->\nSPACE ALT\n", ""},
      {"<!-- postlint-disable all -->\nSPACE ALT\n", ""},
      {"<!-- postlint-disable MD018 -- SPACE is a word of ours -->\n\nSPACE\n", ""},
      {"<!--\n  postlint-disable MD018\n-->\n\nSPACE\n", ""},
      {"<!-- postlint-disable MD018 -->\nSPACE\n<!-- postlint-enable MD018 -->\nSPACE\n",
       "4:heading-missing-space"},
      {"<!-- postlint-disable -->\nSPACE\n<!-- postlint-enable MD018 -->\nSPACE ALT\n",
       "4:heading-missing-space"},
      {"<!-- postlint-disable -->\nSPACE\n<!-- postlint-enable -->\nSPACE\n",
       "4:heading-missing-space"},
      {"<!-- postlint-disable headings -->\n<!-- postlint-enable MD018 -->\nSPACE EMPTY\n"
       "<!-- postlint-enable heading-empty -->\nEMPTY\n",
       "3:heading-missing-space 5:heading-empty"},
      {"<!-- postlint-disable -->\n<!-- postlint-enable MD018 -->\nSPACE\n"
       "<!-- postlint-disable MD018 -->\nSPACE ALT\n",
       "3:heading-missing-space"},
      {"<!-- postlint-disable-next-line MD018 -->\nSPACE\nSPACE\n", "3:heading-missing-space"},
      {"<!-- postlint-disable-next-line MD018 -->\n\n\nSPACE\nSPACE\n", "5:heading-missing-space"},
      {"SPACE <!-- postlint-disable-line MD018 -->\nSPACE\n", "2:heading-missing-space"},
      {"SPACE\n\n<!-- postlint-disable-file MD018 -->\n", ""},
      {"---\ntitle: SPACE\n---\n<!-- postlint-disable-file MD018 -->\n", ""},
      {"---\npostlint: {disable: [heading-missing-space, MD045]}\n---\nSPACE ALT EMPTY\n",
       "4:heading-empty"},
      {"---\npostlint:\n  disable: headings\n---\nSPACE ALT EMPTY\n", "5:image-alt-missing"},
      {"---\npostlint: {disable: all}\n---\nSPACE ALT EMPTY\n", ""},
      {"---\npostlint: {disable: MD018 heading-empty}\n---\nSPACE EMPTY\n", ""},
      // Other comments.
      {"{# postlint-disable MD018 #}\n\nSPACE\n", ""},
      {"{#- postlint-disable MD018 -#}\n\nSPACE\n", ""},
      {"{/* postlint-disable MD018 */}\n\nSPACE\n", ""},
      // Other linters' comments.
      {"<!-- markdownlint-disable MD018 MD013 -->\nSPACE\n", ""},
      {"<!-- markdownlint-disable -->\nSPACE EMPTY\n", "2:heading-empty"},
      {"<!-- markdownlint-disable-file MD045 -->\nSPACE ALT\n", "2:heading-missing-space"},
      {"<!-- rumdl-disable-next-line MD018 -->\nSPACE\n", ""},
      {"<!-- markdownlint-capture -->\n<!-- markdownlint-disable MD018 -->\nSPACE\n"
       "<!-- markdownlint-restore -->\n",
       ""},
      // What does not count.
      {"```html\n<!-- postlint-disable MD018 -->\n```\n\nSPACE\n", "5:heading-missing-space"},
      {"    <!-- postlint-disable MD018 -->\n\nSPACE\n", "3:heading-missing-space"},
      {"Write `<!-- postlint-disable MD018 -->` there.\n\nSPACE\n", "3:heading-missing-space"},
      {"postlint-disable MD018\n\nSPACE\n", "3:heading-missing-space"},
      {"<!-- see postlint-disable MD018 -->\n\nSPACE\n", "3:heading-missing-space"},
      {"SPACE <!-- postlint-disable-line MD018\n", "1:heading-missing-space"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(run(c.text).left == c.left);
  }
  CHECK(run("<!-- postlint-disable -->\nSPACE\nALT\n").removed == 2);
}

TEST_CASE("unused and unknown suppressions are reported") {
  struct Case {
    const char* text;
    const char* hygiene;
  };
  const Case cases[] = {
      {"<!-- postlint-disable MD018 -->\nSPACE\n", ""},
      {"<!-- postlint-disable MD018 -->\n\ntext\n",
       "1:This switches “MD018” off, but it finds nothing here"},
      {"<!-- postlint-disable MD018 heading-empty -->\n\nSPACE\n",
       "1:This switches “heading-empty” off, but it finds nothing here"},
      {"<!-- postlint-disable -->\n\ntext\n",
       "1:This comment switches all rules off, but they find nothing here"},
      {"<!-- postlint-disable-file -->\n\ntext\n",
       "1:This comment switches all rules off, but they find nothing here"},
      {"<!-- postlint-disable MD018 -->\nSPACE\n\n<!-- postlint-disable heading-missing-space "
       "-->\nSPACE\n",
       "4:This switches off what is off here already"},
      {"---\npostlint: {disable: MD018}\n---\ntext\n",
       "2:This switches “MD018” off, but it finds nothing here"},
      {"<!-- postlint-disable MD0018 -->\n\ntext\n",
       "1:There is no rule “MD0018”, so nothing is switched off here"},
      {"<!-- postlint-ignore MD018 -->\n\ntext\n",
       "1:“postlint-ignore” is no instruction, so nothing is switched off here"},
      {"---\npostlint: {disable: qqq}\n---\ntext\n",
       "2:There is no rule “qqq”, so nothing is switched off here"},
      // Not for us to say.
      {"<!-- markdownlint-disable MD018 MD013 -->\n\ntext\n", ""},
      {"<!-- rumdl-ignore -->\n\ntext\n", ""},
      {"<!-- postlint-disable image-insecure -->\n\ntext\n", ""},
      {"<!-- postlint-disable unused-suppression -->\n<!-- postlint-disable MD018 -->\n\ntext\n",
       ""},
      {"<!-- postlint-disable suppression -->\n<!-- postlint-disable MD0018 -->\n\ntext\n", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(run(c.text).hygiene == c.hygiene);
  }
  CHECK(run("<!-- postlint-disable MD018 -->\n\ntext\n", {&kEmpty, &kUnused}).hygiene == "");
  CHECK(run("<!-- postlint-disable MD018 -->\n\ntext\n", {&kSpace}).hygiene == "");
}

TEST_CASE("an unused suppression is deleted with its line or its name") {
  struct Case {
    const char* text;
    const char* fixed;
  };
  const Case cases[] = {
      {"a\n\n<!-- postlint-disable MD018 -->\n\nb\n", "a\n\n\nb\n"},
      {"a\n<!-- postlint-disable MD018 -->\nb\n", "a\n\nb\n"},
      {"a <!-- postlint-disable-line MD018 -->\nb\n", "a\nb\n"},
      {"a <!-- postlint-disable-line MD018 --> b\n", "a  b\n"},
      {"<!-- postlint-disable MD018 heading-empty -->\n\nSPACE\n",
       "<!-- postlint-disable MD018 -->\n\nSPACE\n"},
      {"<!-- postlint-disable MD018, heading-empty, MD045 -- why -->\n\nSPACE ALT\n",
       "<!-- postlint-disable MD018, MD045 -- why -->\n\nSPACE ALT\n"},
      {"<!-- postlint-disable MD018 -->\n\na\n\n<!-- postlint-enable MD018 -->\n\nb\n",
       "\na\n\n\nb\n"},
      {"a\n\n<!-- postlint-disable MD018 -->", "a\n\n"},
      {"a\r\n\r\n<!-- postlint-disable MD018 -->\r\n\r\nb\r\n", "a\r\n\r\n\r\nb\r\n"},
      {"---\npostlint: {disable: MD018}\n---\ntext\n",
       "---\npostlint: {disable: MD018}\n---\ntext\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(run(c.text).fixed == c.fixed);
  }
}

TEST_CASE("hostile suppressions cost linear time") {
  const auto repeat = [](std::string_view unit, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += unit;
    return text;
  };
  for (const char* unit :
       {"<!-- postlint-disable MD018 -->SPACE\n", "{# postlint-disable MD018 ",
        "<!-- postlint-disable ", "<!-- postlint-disable -->\n<!-- postlint-enable MD018 -->\n",
        "postlint-", "<!-- postlint-disable-line nothing -->",
        "`<!-- postlint-disable MD018 -->` SPACE\n"}) {
    CAPTURE(unit);
    run(repeat(unit, 300'000));
  }
  run("<!-- postlint-disable " + repeat("MD018 nothing ", 300'000) + "-->\nSPACE\n");
  SUCCEED();
}
