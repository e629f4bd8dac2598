#include "core/config/config.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "catch.h"
#include "core/config/yaml_tree.h"

using namespace postlint;

namespace {

const Rule kSpace{.id = "heading-missing-space",
                  .aliases = {"MD018", "no-missing-space-atx"},
                  .family = Family::kHeadings};
const Rule kDuplicate{.id = "heading-duplicate",
                      .family = Family::kHeadings,
                      .severity = Severity::kInfo,
                      .on_by_default = false,
                      .options = {{"siblings_only", RuleOption::Type::kBool, "false", ""}}};
const Rule kGeneric{
    .id = "link-text-generic",
    .family = Family::kLinks,
    .on_by_default = false,
    .options = {{"words", RuleOption::Type::kStringList, "[here, 'click here']", ""},
                {"max", RuleOption::Type::kInt, "3", ""}}};
const Rule kHugoOnly{.id = "link-hugo", .family = Family::kLinks, .engines = {Engine::kHugo}};

const RuleTable kTable{{&kDuplicate, &kSpace, &kHugoOnly, &kGeneric}};

std::string error_of(std::string_view text) {
  const Result<Config> config = read_config(".postlint.yaml", text, kTable);
  return config ? "no error" : config.error().to_string();
}

// The active rules as "id:severity id:severity …".
std::string active(std::string_view text, const CommandLineRules& command_line = {},
                   std::string_view path = "posts/a.md") {
  const Result<Config> config = read_config(".postlint.yaml", text, kTable);
  if (!config) return config.error().to_string();
  const auto rules = active_rules(*config, kTable, command_line, path, Engine::kPlain);
  if (!rules) return rules.error().to_string();
  std::string out;
  for (const ActiveRule& rule : *rules) {
    out += (out.empty() ? "" : " ") + std::string(rule.rule->id) + ":" +
           std::string(severity_name(rule.severity));
  }
  return out;
}

}  // namespace

TEST_CASE("a configuration without mistakes is read") {
  const auto config = read_config("blog/.postlint.yaml", R"(# our blog
engine: hugo
site:
  url: https://example.com
  former_urls: [http://old.example.com]
  timezone: +09:00
  static_folders: [static]
  required_fields: description
  known_fields: [series, cover]
  heading_ids: github-slugger
include: ["posts/**"]
exclude: drafts/
baseline: .postlint-baseline
fail-on: error
archive-api: https://archive.my/available
)",
                                  kTable);
  REQUIRE(config.ok());
  CHECK(config->path == "blog/.postlint.yaml");
  CHECK(config->root == "blog");
  CHECK(config->engine == "hugo");
  CHECK(config->site.url == "https://example.com");
  CHECK(config->site.former_urls == std::vector<std::string>{"http://old.example.com"});
  CHECK(config->site.timezone == "+09:00");
  CHECK(config->site.required_fields == std::vector<std::string>{"description"});
  CHECK(config->site.known_fields == std::vector<std::string>{"series", "cover"});
  CHECK(config->include == std::vector<std::string>{"posts/**"});
  CHECK(config->exclude == std::vector<std::string>{"drafts/"});
  CHECK(config->baseline == ".postlint-baseline");
  CHECK(config->fail_on == Severity::kError);
  CHECK(config->archive_api == "https://archive.my/available");
  CHECK(config->sources.at("site.url") == "blog/.postlint.yaml:4");
  CHECK(config->sources.at("engine") == "blog/.postlint.yaml:2");
}

TEST_CASE("an empty configuration changes nothing") {
  for (const char* text : {"", "# nothing\n", "---\n", "\xEF\xBB\xBF"}) {
    CHECK(active(text) == "heading-missing-space:warning");
  }
}

TEST_CASE("a mistake in the configuration is named with its place and the nearest known name") {
  struct Case {
    const char* text;
    const char* error;
  };
  const Case cases[] = {
      {"rulez: {}\n", ".postlint.yaml:1:1: unknown key \"rulez\"; did you mean \"rules\"?"},
      {"fail_on: error\n",
       ".postlint.yaml:1:1: unknown key \"fail_on\"; did you mean \"fail-on\"?"},
      {"site:\n  ulr: https://a.kr\n",
       ".postlint.yaml:2:3: unknown key \"ulr\"; did you mean \"url\"?"},
      {"site:\n  url: a.kr\n",
       ".postlint.yaml:2:8: \"url\" must begin with https:// or http://, as in "
       "https://example.com"},
      {"site:\n  timezone: Seoul\n",
       ".postlint.yaml:2:13: \"timezone\" must be an offset such as +09:00 or a name such as "
       "Asia/Seoul"},
      {"engine: jekill\n",
       ".postlint.yaml:1:9: there is no engine \"jekill\"; did you mean \"jekyll\"?"},
      {"engine: [hugo]\n", ".postlint.yaml:1:9: \"engine\" must be text, not a list"},
      {"rules:\n  heading-missing-spaces: off\n",
       ".postlint.yaml:2:3: there is no rule or family \"heading-missing-spaces\"; did you mean "
       "\"heading-missing-space\"?"},
      {"rules:\n  qqqqqq: off\n",
       ".postlint.yaml:2:3: there is no rule or family \"qqqqqq\"; \"postlint rules\" lists them"},
      {"rules:\n  MD018: maybe\n",
       ".postlint.yaml:2:10: \"MD018\" must be on, off, info, warning, error or a map of options, "
       "not \"maybe\""},
      {"rules:\n  MD018:\n",
       ".postlint.yaml:2:3: \"MD018\" must be on, off, info, warning, error or a map of options, "
       "not nothing"},
      {"rules:\n  MD018: off\n  heading-missing-space: on\n",
       ".postlint.yaml:3:3: \"heading-missing-space\" and \"MD018\" (line 2) are the same rule"},
      {"rules:\n  heading-duplicate: {sibling_only: true}\n",
       ".postlint.yaml:2:23: the rule heading-duplicate has no option \"sibling_only\"; did you "
       "mean "
       "\"siblings_only\"?"},
      {"rules:\n  MD018: {max: 3}\n",
       ".postlint.yaml:2:11: the rule heading-missing-space has no option \"max\"; it has none"},
      {"rules:\n  link-text-generic: {max: many}\n",
       ".postlint.yaml:2:28: \"max\" must be a whole number"},
      {"rules:\n  heading-duplicate: {siblings_only: 3}\n",
       ".postlint.yaml:2:38: \"siblings_only\" must be true or false"},
      {"rules:\n  headings: {max: 3}\n",
       ".postlint.yaml:2:14: unknown key \"max\"; a family has \"enabled\" and \"severity\", "
       "options "
       "belong to a rule"},
      {"select: [heading]\n",
       ".postlint.yaml:1:10: there is no rule or family \"heading\"; did you mean \"headings\"?"},
      {"ignore: {a: b}\n",
       ".postlint.yaml:1:9: \"ignore\" must be a list of rules or families, not a map"},
      {"overrides:\n  - rules: {MD018: off}\n",
       ".postlint.yaml:2:5: an override needs \"files\": the patterns of the files it is for"},
      {"overrides:\n  - file: a.md\n",
       ".postlint.yaml:2:5: unknown key \"file\"; did you mean \"files\"?"},
      {"overrides: {files: a}\n",
       ".postlint.yaml:1:12: \"overrides\" must be a list of {files, rules}, not a map"},
      {"archive-api: archive.my\n",
       ".postlint.yaml:1:14: \"archive-api\" must be a web address, as in "
       "https://archive.org/wayback/available"},
      {"fail-on: warn\n", ".postlint.yaml:1:10: \"fail-on\" must be info, warning or error"},
      {"engine: hugo\nengine: hexo\n", ".postlint.yaml:2:1: the key \"engine\" is given twice"},
      {"- a\n",
       ".postlint.yaml:1:1: the configuration must be a list of settings such as \"engine: "
       "jekyll\", not a list"},
      {"engine: &a hugo\n",
       ".postlint.yaml:1:9: anchors and aliases (& and *) are not allowed here"},
      {"\"한글\": 1\n",
       ".postlint.yaml:1:1: unknown key \"한글\"; known here: engine, site, rules, "
       "select, extend-select, ignore, overrides, include, exclude, baseline, "
       "fail-on, archive-api"},
      {"site: {known_fields: [한글], ulr: x}\n",
       ".postlint.yaml:1:28: unknown key \"ulr\"; did you mean \"url\"?"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(error_of(c.text) == c.error);
  }
}

TEST_CASE("YAML that does not parse is an error with its line") {
  CHECK(error_of("engine: a: b\n").rfind(".postlint.yaml:1:10: \":\" is not allowed here", 0) == 0);
  CHECK(error_of("engine: [hugo\n").rfind(".postlint.yaml:", 0) == 0);
  CHECK(error_of("engine: \xFF\n") == ".postlint.yaml: the file is not UTF-8");
}

TEST_CASE("hostile configurations end quickly with an error") {
  const std::string many_brackets(200'000, '[');
  std::string deep_blocks;
  for (int i = 0; i < 100; ++i)
    deep_blocks += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  std::string dashes;
  for (int i = 0; i < 100'000; ++i) dashes += "- ";
  CHECK(error_of(many_brackets).find("too many open brackets") != std::string::npos);
  CHECK(error_of(deep_blocks).find("nested too deep") != std::string::npos);
  CHECK(error_of(dashes + "a").find("nested too deep") != std::string::npos);
  CHECK(error_of(std::string(300'000, ' ')).find("larger than 256 KB") != std::string::npos);
  CHECK(error_of(std::string("a\0b", 3)).find("NUL") != std::string::npos);
  for (const char c : {'a', '"', '\'', ':', '-', '?', '!', '|', '>', '#', '%', '\t', '\n', ','}) {
    CAPTURE(c);
    CHECK(error_of(std::string(200'000, c)) != "");
  }
}

TEST_CASE("rules are switched by id, alias and family, in any case") {
  CHECK(active("rules: {md018: off}") == "");
  CHECK(active("rules: {No-Missing-Space-ATX: error}") == "heading-missing-space:error");
  CHECK(active("rules: {headings: off}") == "");
  CHECK(active("rules: {headings: on}") == "heading-duplicate:info heading-missing-space:warning");
  CHECK(active("rules: {all: on}") ==
        "heading-duplicate:info heading-missing-space:warning link-text-generic:warning");
  CHECK(active("rules: {heading-duplicate: {siblings_only: yes}}") ==
        "heading-duplicate:info heading-missing-space:warning");
  CHECK(active("rules: {heading-duplicate: {enabled: false, severity: error}}") ==
        "heading-missing-space:warning");
}

TEST_CASE("a family's severity does not wake its opt-in rules") {
  CHECK(active("rules: {headings: error}") == "heading-missing-space:error");
}

TEST_CASE("the more specific name wins, whatever the order") {
  CHECK(active("rules: {MD018: error, headings: off}") == "heading-missing-space:error");
  CHECK(active("rules: {headings: off, MD018: error}") == "heading-missing-space:error");
  CHECK(active("rules: {MD018: error}\nignore: [headings]") == "heading-missing-space:error");
  CHECK(active("rules: {MD018: error}\nignore: [MD018]") == "");
}

TEST_CASE("select names the only rules that run, extend-select adds some") {
  CHECK(active("select: [links]") == "link-text-generic:warning");
  CHECK(active("select: all\nignore: [links]") ==
        "heading-duplicate:info heading-missing-space:warning");
  CHECK(active("extend-select: [heading-duplicate]") ==
        "heading-duplicate:info heading-missing-space:warning");
}

TEST_CASE("the command line has the last word") {
  CHECK(active("rules: {MD018: off}", {.select = {"MD018"}}) == "heading-missing-space:warning");
  CHECK(active("rules: {MD018: error}", {.select = {"all"}, .ignore = {"links"}}) ==
        "heading-duplicate:info heading-missing-space:error");
  CHECK(active("", {.extend_select = {"heading-duplicate"}}) ==
        "heading-duplicate:info heading-missing-space:warning");
  CHECK(active("", {.ignore = {"MD0018"}}) ==
        "--ignore: there is no rule or family \"MD0018\"; did you mean \"MD018\"?");
}

TEST_CASE("overrides apply to the files they name, later ones last") {
  const char* text = R"(
overrides:
  - files: ["posts/*.md"]
    rules: {MD018: error}
  - files: drafts/**
    ignore: [all]
  - files: [a.md]
    rules: {heading-duplicate: on}
)";
  CHECK(active(text, {}, "posts/b.md") == "heading-missing-space:error");
  CHECK(active(text, {}, "posts/a.md") == "heading-duplicate:info heading-missing-space:error");
  CHECK(active(text, {}, "drafts/x/b.md") == "");
  CHECK(active(text, {}, "b.md") == "heading-missing-space:warning");
}

TEST_CASE("a rule for another engine does not run") {
  const Config config;
  const auto rules = active_rules(config, kTable, {}, "a.md", Engine::kHugo);
  REQUIRE(rules.ok());
  CHECK(rules->size() == 2);
}

TEST_CASE("options come with their defaults and remember where they were set") {
  const auto config = read_config(
      "c.yaml", "rules:\n  link-text-generic:\n    max: 5\n    severity: error\n", kTable);
  REQUIRE(config.ok());
  const auto rules = resolve_rules(*config, kTable, {}, "a.md");
  REQUIRE(rules.ok());
  const ResolvedRule& rule = rules->back();
  CHECK(rule.rule == &kGeneric);
  CHECK(rule.enabled);
  CHECK(rule.source == "c.yaml:2");
  CHECK(rule.severity_source == "c.yaml:4");
  CHECK(rule.options.at("max") == std::vector<std::string>{"5"});
  CHECK(rule.option_sources.at("max") == "c.yaml:3");
  CHECK(rule.options.at("words") == std::vector<std::string>{"here", "click here"});
  CHECK(rule.option_sources.at("words") == "default");

  const auto with_words =
      read_config("c.yaml", "rules: {link-text-generic: {words: [여기, 링크]}}", kTable);
  const auto active_now = active_rules(*with_words, kTable, {}, "a.md", Engine::kPlain);
  CHECK(active_now->back().options.list("words") == std::vector<std::string>{"여기", "링크"});
  CHECK(active_now->back().options.integer("max") == 3);
}

TEST_CASE("the configuration is found upwards, but not beyond the repository") {
  char pattern[] = "/tmp/postlint-config-XXXXXX";
  const std::string root = mkdtemp(pattern);
  const auto folder = [&](const std::string& path) { mkdir((root + path).c_str(), 0755); };
  const auto touch = [&](const std::string& path) { std::ofstream(root + path) << "\n"; };
  for (const char* path : {"/blog", "/blog/posts", "/blog/.git", "/other", "/other/.git"}) {
    folder(path);
  }
  touch("/.postlint.yaml");
  touch("/blog/.postlint.yml");
  CHECK(find_config(root + "/blog/posts") == root + "/blog/.postlint.yml");
  CHECK(find_config(root + "/blog/posts/") == root + "/blog/.postlint.yml");
  CHECK(find_config(root + "/blog/") == root + "/blog/.postlint.yml");
  CHECK(find_config(root + "/other") == "");
  CHECK(find_config(root) == root + "/.postlint.yaml");

  char before[4096];
  REQUIRE(getcwd(before, sizeof before) != nullptr);
  REQUIRE(chdir((root + "/blog/posts").c_str()) == 0);
  CHECK(find_config("") == "../.postlint.yml");
  CHECK(find_config(".") == "../.postlint.yml");
  CHECK(find_config("../posts") == "../.postlint.yml");
  REQUIRE(chdir((root + "/blog").c_str()) == 0);
  CHECK(find_config("posts") == ".postlint.yml");
  REQUIRE(chdir(before) == 0);
  REQUIRE(std::system(("rm -r '" + root + "'").c_str()) == 0);
}
