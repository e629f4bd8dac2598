#include "core/site/blog.h"

#include <map>
#include <set>

#include "catch.h"
#include "core/site/config_values.h"
#include "core/site/time_zone.h"

using namespace postlint;

namespace {

using Files = std::map<std::string, std::string>;  // path → content

struct Site {
  std::map<std::string, std::string> contents;
  std::unique_ptr<FileTree> files;
  ReadText read;

  Site(const Site&) = delete;
  explicit Site(std::map<std::string, std::string> given) : contents(std::move(given)) {
    std::vector<std::string> paths;
    for (const auto& [path, text] : contents) paths.push_back(path);
    files = make_memory_file_tree(paths);
    read = [this](const std::string& path) -> std::optional<std::string> {
      const auto found = contents.find(path);
      if (found == contents.end()) return std::nullopt;
      return found->second;
    };
  }

  Detection detect(std::string_view path) const { return detect_blog(*files, path, read); }
  BlogFacts facts(std::string_view path, const Config& config = {}) const {
    const Result<BlogFacts> loaded = load_blog_facts(*files, path, config, read);
    REQUIRE(loaded.ok());
    return *loaded;
  }
};

}  // namespace

TEST_CASE("an engine is known by its files") {
  struct Case {
    std::map<std::string, std::string> files;
    Engine engine;
    std::string root;
  };
  const std::vector<Case> cases = {
      {{{"b/_config.yml", "title: x\n"}, {"b/_posts/2024-01-01-a.md", ""}}, Engine::kJekyll, "b"},
      {{{"b/_config.yml", "new_post_name: :title.md\n"}, {"b/source/_posts/a.md", ""}},
       Engine::kHexo,
       "b"},
      {{{"b/hugo.toml", ""}, {"b/content/a.md", ""}}, Engine::kHugo, "b"},
      {{{"b/config.toml", "baseURL = 'https://e.kr'\n"}, {"b/content/a.md", ""}},
       Engine::kHugo,
       "b"},
      {{{"b/config/_default/config.yaml", "baseurl: x\n"}, {"b/content/a.md", ""}},
       Engine::kHugo,
       "b"},
      {{{"b/config.toml", "base_url = \"https://e.kr\"\n"}, {"b/content/a.md", ""}},
       Engine::kZola,
       "b"},
      {{{"b/pelicanconf.py", ""}, {"b/content/a.md", ""}}, Engine::kPelican, "b"},
      {{{"b/eleventy.config.js", ""}, {"b/posts/a.md", ""}}, Engine::kEleventy, "b"},
      {{{"b/astro.config.mjs", ""}, {"b/src/content/blog/a.md", ""}}, Engine::kAstro, "b"},
      {{{"b/docusaurus.config.ts", ""}, {"b/blog/a.md", ""}}, Engine::kDocusaurus, "b"},
      {{{"b/gatsby-config.js", ""}, {"b/content/blog/a/index.md", ""}}, Engine::kGatsby, "b"},
      {{{"b/.vitepress/config.mts", ""}, {"b/posts/a.md", ""}}, Engine::kVitePress, "b"},
      {{{"b/package.json", "{\"dependencies\": {\"hexo\": \"^7\"}}"}, {"b/a.md", ""}},
       Engine::kHexo,
       "b"},
      {{{"b/config.toml", "[server]\nport = 1\n"}, {"b/a.md", ""}}, Engine::kPlain, "b"},
      {{{"b/a.md", ""}}, Engine::kPlain, "b"},
  };
  for (const Case& c : cases) {
    const Site site(c.files);
    const Detection found = site.detect("b");
    CAPTURE(c.files.begin()->first, found.reason);
    CHECK(found.engine == c.engine);
    CHECK(found.root == c.root);
  }
}

TEST_CASE("an engine's files are looked for above a post and below a folder") {
  const Site site(Files{{"repo/.git/HEAD", ""},
                        {"repo/site/hugo.toml", ""},
                        {"repo/site/content/posts/2024/글.md", ""},
                        {"repo/docs/a.md", ""}});
  CHECK(site.detect("repo/site/content/posts/2024/글.md").root == "repo/site");
  CHECK(site.detect("repo/site/content/posts").engine == Engine::kHugo);
  CHECK(site.detect("repo").root == "repo/site");
  CHECK(site.detect("repo/docs/a.md").engine == Engine::kPlain);
  CHECK(site.detect("repo/docs/a.md").root == "repo/docs");
}

TEST_CASE("an engine's files above the repository are not looked at") {
  const Site site(Files{{"hugo.toml", ""}, {"notes/.git/HEAD", ""}, {"notes/a.md", ""}});
  CHECK(site.detect("notes/a.md").engine == Engine::kPlain);
}

TEST_CASE("content without its configuration is known by its layout") {
  CHECK(Site(Files{{"b/src/content/blog/a.md", ""}}).detect("b").engine == Engine::kAstro);
  CHECK(Site(Files{{"b/_posts/2024-01-01-a.md", ""}}).detect("b").engine == Engine::kJekyll);
  CHECK(Site(Files{{"b/source/_posts/a.md", ""}}).detect("b").engine == Engine::kHexo);
  CHECK(Site(Files{{"b/source/_posts/a.md", ""}}).detect("b/source/_posts/a.md").root == "b");
  const Detection docusaurus = Site(Files{{"b/website/blog/authors.yml", ""}}).detect("b");
  CHECK(docusaurus.engine == Engine::kDocusaurus);
  CHECK(docusaurus.root == "b/website");
  CHECK(Site(Files{{"b/src/_data/x.json", ""}, {"b/src/blog/blog.json", ""}}).detect("b").engine ==
        Engine::kEleventy);
  CHECK(Site(Files{{"b/content/a/x.md", "Title: 글\nDate: 2024-01-01\n"}}).detect("b").engine ==
        Engine::kPelican);
  CHECK(Site(Files{{"b/content/x.md", "+++\ntitle = \"x\"\n[extra]\n+++\n"}}).detect("b").engine ==
        Engine::kZola);
}

TEST_CASE("the engine's configuration decides how headings get their ids") {
  const auto ids = [](std::map<std::string, std::string> files) {
    return Site(std::move(files)).facts("b").heading_ids;
  };
  CHECK(ids({{"b/_config.yml", "a: 1\n"}}) == HeadingIds::kKramdownGfm);
  CHECK(ids({{"b/_config.yml", "kramdown:\n  input: kramdown\n"}}) == HeadingIds::kKramdown);
  CHECK(ids({{"b/_config.yml", "markdown: CommonMark\n"}}) == HeadingIds::kUnknown);
  CHECK(ids({{"b/hugo.toml", "[markup.goldmark.parser]\nautoHeadingIDType = 'github-ascii'\n"}}) ==
        HeadingIds::kGoldmarkGithubAscii);
  CHECK(ids({{"b/hugo.yaml",
              "markup:\n  goldmark:\n    parser:\n      autoIDType: blackfriday\n"}}) ==
        HeadingIds::kGoldmarkBlackfriday);
  CHECK(ids({{"b/config.toml", "base_url = 'x'\n[slugify]\nanchors = 'safe'\n"}}) ==
        HeadingIds::kZolaSafe);
  CHECK(ids({{"b/_config.yml", "marked:\n  modifyAnchors: 1\n"}, {"b/source/_posts/a.md", ""}}) ==
        HeadingIds::kHexoMarkedLower);
  CHECK(ids({{"b/_config.yml", "a: 1\n"},
             {"b/source/_posts/a.md", ""},
             {"b/package.json", "{\"dependencies\":{\"hexo-renderer-markdown-it\":\"^7\"}}"}}) ==
        HeadingIds::kHexoMarkdownIt);
  CHECK(ids({{"b/eleventy.config.js", "const anchor = require('markdown-it-anchor');"}}) ==
        HeadingIds::kMarkdownItAnchor);
  CHECK(ids({{"b/eleventy.config.js", ""}}) == HeadingIds::kUnknown);
  CHECK(ids({{"b/astro.config.mjs", ""}, {"b/package.json", "{\"astro\": \"^5.1.0\"}"}}) ==
        HeadingIds::kGithubSluggerAstro5);
  CHECK(ids({{"b/_config.yml", "a: [unclosed\n\t"}}) == HeadingIds::kKramdownGfm);
}

TEST_CASE("the blog's zone comes from the configuration or the engine") {
  CHECK(Site(Files{{"b/_config.yml", "timezone: Asia/Seoul\n"}}).facts("b").utc_offset_minutes ==
        540);
  CHECK(Site(Files{{"b/pelicanconf.py", "TIMEZONE = 'Asia/Tokyo'\n"}})
            .facts("b")
            .utc_offset_minutes == 540);
  CHECK(Site(Files{{"b/a.md", ""}}).facts("b").utc_offset_minutes == 0);
  Config config;
  config.site.timezone = "+05:30";
  CHECK(Site(Files{{"b/_config.yml", "timezone: Asia/Seoul\n"}})
            .facts("b", config)
            .utc_offset_minutes == 330);
  config.site.timezone = "Asia/Seol";
  const Site site(Files{{"b/a.md", ""}});
  const auto bad = load_blog_facts(*site.files, "b", config, site.read);
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().message.find("Asia/Seol") != std::string::npos);
}

TEST_CASE("a zone is an offset or a name") {
  const ReadText read = [](const std::string& path) -> std::optional<std::string> {
    if (path.ends_with("Asia/Tehran")) return "TZif2\nx\n<+0330>-3:30\n";
    if (path.ends_with("America/St_Johns")) return "TZif2\n\nNST3:30NDT,M3.2.0,M11.1.0\n";
    return std::nullopt;
  };
  CHECK(zone_offset_minutes("+09:00", read) == 540);
  CHECK(zone_offset_minutes("-0330", read) == -210);
  CHECK(zone_offset_minutes("UTC", read) == 0);
  CHECK(zone_offset_minutes("Asia/Tehran", read) == 210);
  CHECK(zone_offset_minutes("America/St_Johns", read) == -210);
  CHECK_FALSE(zone_offset_minutes("../../etc/passwd", read));
  CHECK_FALSE(zone_offset_minutes("Nowhere", read));
  CHECK_FALSE(zone_offset_minutes("+x", read));
}

TEST_CASE("the configuration names the engine and adds fields and folders") {
  Config config;
  config.engine = "zola";
  config.path = "b/.postlint.yaml";
  config.root = "b";
  config.site.required_fields = {"description"};
  config.site.known_fields = {"mood_of_the_day"};
  config.site.static_folders = {"assets"};
  config.site.heading_ids = "kramdown";
  const Site site(Files{{"b/.postlint.yaml", ""}, {"b/posts/a.md", ""}});
  const BlogFacts facts = site.facts("b/posts", config);
  CHECK(facts.profile->engine == Engine::kZola);
  CHECK(facts.root == "b");
  CHECK(facts.static_folders[0] == "assets");
  CHECK(facts.required_fields == std::vector<std::string>{"description"});
  CHECK(facts.extra_fields == std::vector<std::string>{"mood_of_the_day", "description"});
  CHECK(facts.heading_ids == HeadingIds::kKramdown);
  config.engine = "huge";
  CHECK_FALSE(load_blog_facts(*site.files, "b", config, site.read).ok());
}

TEST_CASE("configuration values are read by dotted keys") {
  const ConfigValues yaml = read_yaml_values("a:\n  B: x\nlist: [p, q]\n");
  CHECK(yaml.at("a.b") == "x");
  CHECK(yaml.at("list") == "p q");
  const std::vector<std::string_view> keys = {"b"};
  const ConfigValues part = read_yaml_values("---\na: 1\n# c\nB:\n  c: 2\n\n  d: 4\ne: 3\n", keys);
  CHECK(part.at("b.c") == "2");
  CHECK_FALSE(part.contains("a"));
  CHECK_FALSE(part.contains("e"));
  CHECK(read_yaml_values("a: &x 1\nb: *x\n", keys).at("b") == "1");
  CHECK(read_yaml_values("{\"b\": {\"c\": 2}}", keys).at("b.c") == "2");
  const ConfigValues toml = read_toml_values("[a.b]\nOn = true\nn = 3\ns = ['p', 'q']\n");
  CHECK(toml.at("a.b.on") == "true");
  CHECK(toml.at("a.b.n") == "3");
  CHECK(toml.at("a.b.s") == "p q");
  const ConfigValues python =
      read_python_values("import x\nPATH = u'content'  # here\nN = 3 # three\n");
  CHECK(python.at("path") == "content");
  const ConfigValues list = read_python_values(
      "STATIC_PATHS = [\n  'images',  # ] 그림\n  'a]b',\n]\nPATH = 'content'\n");
  CHECK(list.at("static_paths") == "[ 'images', 'a]b', ]");
  CHECK(list.at("path") == "content");
  CHECK(read_python_values("A = [\n  'never closed'\nB = 1\n").at("b") == "1");
  CHECK(python.at("n") == "3");
  CHECK(read_python_values("URL = '글/{slug}'\nSAVE_AS = URL  # too\n").at("save_as") ==
        "글/{slug}");
}

TEST_CASE("hostile configuration files are passed over") {
  for (const std::string& text : {std::string(200000, '['), std::string(200000, '{'),
                                  std::string(250000, '-'), std::string(3000000, 'a')}) {
    CHECK(read_yaml_values(text).empty());
    CHECK(read_toml_values(text).empty());
  }
  std::string dashes;
  for (int i = 0; i < 50000; ++i) dashes += "- ";
  CHECK(read_yaml_values(dashes).empty());
}

TEST_CASE("every engine has a profile under its name") {
  CHECK(engine_profiles().size() == kEngines);
  for (const EngineProfile& profile : engine_profiles()) {
    CHECK(find_engine_profile(profile.name) == &engine_profile(profile.engine));
    CHECK_FALSE(profile.post_globs.empty());
    CHECK_FALSE(profile.display_name.empty());
    std::set<std::string_view> names;
    for (const KnownField& field : profile.fields) {
      CAPTURE(field.name);
      CHECK(names.insert(field.name).second);
    }
  }
  CHECK(find_engine_profile("11ty")->engine == Engine::kEleventy);
  CHECK(find_engine_profile("wordpress") == nullptr);
}
