// Bodies of posts of any engine, moved to another: small blogs in memory, one an engine.
#pragma once

#include <map>
#include "catch.h"
#include "converters/astro/constructs.h"
#include "converters/body/own_tags.h"
#include "converters/body/rewrite_constructs.h"
#include "converters/docusaurus/constructs.h"
#include "converters/eleventy/constructs.h"
#include "converters/gatsby/constructs.h"
#include "converters/hexo/constructs.h"
#include "converters/hugo/constructs.h"
#include "converters/jekyll/constructs.h"
#include "converters/pelican/constructs.h"
#include "converters/vitepress/constructs.h"
#include "converters/zola/constructs.h"
#include "core/base/strings.h"
#include "core/site/blog.h"

namespace postlint::test {

using Kind = Construct::Kind;
using Files = std::map<std::string, std::string>;

struct Half {
  Engine engine;
  FindConstructs find;
  WriteConstruct write;
  Files blog;         // its configuration and a second post, 부산
  std::string post;   // the path of the post under test
  std::string other;  // what the engine's own links call 부산
};

const std::string kBusan = "---\ntitle: 부산\ndate: 2024-04-01 09:00:00\n---\n\n## 바다\n";

inline const Half kHalves[] = {
    {Engine::kJekyll,
     find_jekyll_constructs,
     write_jekyll_construct,
     {{"b/_config.yml", "url: https://my.blog\nbaseurl: /b\n"},
      {"b/_posts/2024-04-01-busan.md", kBusan},
      {"b/assets/바다.png", ""}},
     "b/_posts/2024-05-01-seoul.md",
     "_posts/2024-04-01-busan.md"},
    {Engine::kHugo,
     find_hugo_constructs,
     write_hugo_construct,
     {{"b/hugo.toml", "baseURL = 'https://my.blog/'\n"}, {"b/content/posts/busan.md", kBusan}},
     "b/content/posts/seoul.md",
     "posts/busan.md"},
    {Engine::kHexo,
     find_hexo_constructs,
     write_hexo_construct,
     {{"b/_config.yml", "url: https://my.blog\ntheme: landscape\npost_asset_folder: true\n"},
      {"b/package.json", "{\"dependencies\": {\"hexo\": \"8.0.0\"}}"},
      {"b/source/_posts/busan.md", kBusan}},
     "b/source/_posts/seoul.md",
     "busan.md"},
    {Engine::kPelican,
     find_pelican_constructs,
     write_pelican_construct,
     {{"b/pelicanconf.py", "SITEURL = 'https://my.blog'\n"},
      {"b/content/busan.md", "Title: 부산\nDate: 2024-04-01\n\n바다\n"},
      {"b/content/images/sea.png", ""}},
     "b/content/seoul.md",
     "busan.md"},
    {Engine::kZola,
     find_zola_constructs,
     write_zola_construct,
     {{"b/config.toml", "base_url = 'https://my.blog'\n"},
      {"b/content/posts/busan.md", "+++\ntitle = '부산'\ndate = 2024-04-01\n+++\n\n바다\n"}},
     "b/content/posts/seoul.md",
     "posts/busan.md"},
    {Engine::kEleventy,
     find_eleventy_constructs,
     write_eleventy_construct,
     {{"b/.eleventy.js", "module.exports = {};\n"}, {"b/posts/busan.md", kBusan}},
     "b/posts/seoul.md",
     "posts/busan.md"},
    {Engine::kAstro,
     find_astro_constructs,
     write_astro_construct,
     {{"b/astro.config.mjs", "export default {};\n"},
      {"b/src/content/blog/busan.md", kBusan},
      {"b/src/content/blog/img/바다.png", ""}},
     "b/src/content/blog/seoul.mdx",
     "busan.md"},
    {Engine::kDocusaurus,
     find_docusaurus_constructs,
     write_docusaurus_construct,
     {{"b/docusaurus.config.js", "module.exports = {url: 'https://my.blog', baseUrl: '/'};\n"},
      {"b/blog/2024-04-01-busan.md", kBusan},
      {"b/blog/바다.png", ""},
      {"b/blog/a.txt", ""}},
     "b/blog/2024-05-01-seoul.md",
     "2024-04-01-busan.md"},
    {Engine::kGatsby,
     find_gatsby_constructs,
     write_gatsby_construct,
     {{"b/gatsby-config.js", "module.exports = {};\n"}, {"b/content/blog/busan/index.md", kBusan}},
     "b/content/blog/seoul/index.mdx",
     "busan/index.md"},
    {Engine::kVitePress,
     find_vitepress_constructs,
     write_vitepress_construct,
     {{"b/.vitepress/config.mts", "export default {};\n"}, {"b/busan.md", kBusan}},
     "b/seoul.md",
     "busan.md"},
};

inline const Half& half(Engine engine) {
  for (const Half& one : kHalves) {
    if (one.engine == engine) return one;
  }
  FAIL("no such engine");
  return kHalves[0];
}

// The new site: 부산 stays at its address.
struct Places : TargetPlaces {
  std::string other, at;
  bool mdx = false;
  std::string url_of(const SitePage&) const override { return "/2024/04/부산/"; }
  std::string source_of(const SitePage&) const override { return other; }
  std::string prefix() const override { return at; }
  bool is_mdx() const override { return mdx; }
  std::string fragment_of(const SitePage&, const std::string& fragment) const override {
    return fragment;
  }
};

// A blog in memory with one post whose body is given.
struct Source {
  Files contents;
  std::unique_ptr<FileTree> files;
  ReadText read;
  Config config;
  BlogFacts facts;
  std::optional<SiteIndex> site;
  std::optional<Post> post;
  ConfigValues settings{{"title", "나의 블로그"},
                        {"markup.goldmark.parser.attribute.block", "true"}};
  std::uint32_t begin = 0;

  Source(const Source&) = delete;
  Source(Engine engine, std::string_view body, std::string path = "") {
    const Half& from = half(engine);
    if (path.empty()) path = from.post;
    contents = from.blog;
    std::string head = "---\ntitle: 서울\ndate: 2024-05-01 09:00:00\nimage: /img/a.png\n---\n\n";
    if (engine == Engine::kPelican) head = "Title: 서울\nDate: 2024-05-01\n\n";
    if (engine == Engine::kZola) head = "+++\ntitle = '서울'\ndate = 2024-05-01\n+++\n\n";
    // A file has one kind of line ending.
    if (body.find("\r\n") != std::string_view::npos) head = replace_all(head, "\n", "\r\n");
    contents[path] = head + std::string(body);
    std::vector<std::string> paths;
    for (const auto& one : contents) paths.push_back(one.first);
    files = make_memory_file_tree(paths);
    read = [this](const std::string& asked) -> std::optional<std::string> {
      const auto found = contents.find(asked);
      if (found == contents.end()) return std::nullopt;
      return found->second;
    };
    const Result<BlogFacts> loaded = load_blog_facts(*files, "b", config, read);
    REQUIRE(loaded.ok());
    facts = *loaded;
    REQUIRE(facts.profile->engine == engine);
    facts.now = 1'730'000'000;
    site.emplace(SiteIndex::make({files.get(), &facts, &config, read, 1}));
    post.emplace(load_post(path, contents[path], *facts.profile));
    begin = static_cast<std::uint32_t>(head.size());
  }
  BodyRequest request() const { return {&*post, &facts, &*site, files.get(), &settings}; }
};

struct Given {
  std::string prefix = "";
  bool mdx = false;
  std::string own_tags = "";
  std::string path = "";  // of the post; empty: as its engine has it
};

struct Converted {
  std::string body;
  std::vector<BodyNote> notes;
};

inline Converted convert(Engine from, std::string_view body, Engine to, const Given& given = {}) {
  const Source source(from, body, given.path);
  Places places;
  places.other = half(to).other;
  places.at = given.prefix;
  places.mdx = given.mdx;
  RewriteRequest request;
  request.body = source.request();
  request.find = half(from).find;
  request.write = half(to).write;
  request.target = {to, given.mdx};
  request.places = &places;
  const Result<OwnTags> own = OwnTags::read("map.yaml", given.own_tags);
  REQUIRE(own.ok());
  if (!given.own_tags.empty()) request.own_tags = &*own;
  const RewrittenBody made = rewrite_constructs(request);
  std::uint32_t last = 0;
  for (const Edit& edit : made.edits) {
    CHECK(edit.span.begin >= last);
    last = edit.span.end;
  }
  const std::string_view bytes = source.post->file->bytes();
  return {apply_edits(bytes, {source.begin, static_cast<std::uint32_t>(bytes.size())}, made.edits),
          made.notes};
}

// Constructs point into the blog that they were found in.
struct Found {
  std::unique_ptr<Source> source;
  std::vector<Construct> constructs;
  std::size_t size() const { return constructs.size(); }
  bool empty() const { return constructs.empty(); }
  const Construct& operator[](std::size_t index) const { return constructs[index]; }
};

inline Found found_in(Engine engine, std::string_view body) {
  Found found{std::make_unique<Source>(engine, body), {}};
  found.constructs = half(engine).find(found.source->request());
  return found;
}

struct Case {
  std::string_view source;
  Engine to;
  std::string_view expected;
};

inline void check_all(Engine from, const std::vector<Case>& cases, const Given& given = {}) {
  for (const Case& one : cases) {
    INFO(one.source << " → " << engine_profile(one.to).name);
    CHECK(convert(from, one.source, one.to, given).body == one.expected);
  }
}

inline constexpr Engine J = Engine::kJekyll, H = Engine::kHugo, X = Engine::kHexo,
                        P = Engine::kPelican, Z = Engine::kZola, E = Engine::kEleventy,
                        A = Engine::kAstro, D = Engine::kDocusaurus, G = Engine::kGatsby,
                        V = Engine::kVitePress;

}  // namespace postlint::test
