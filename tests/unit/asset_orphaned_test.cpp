#include <map>
#include <string>
#include <vector>

#include "catch.h"
#include "checks/registry.h"
#include "core/lint/runner.h"
#include "core/site/asset_uses.h"

using namespace postlint;

namespace {

using Texts = std::map<std::string, std::string>;
using Names = std::vector<std::string>;

// The files that the rule reports in a blog of these texts and pictures.
Names orphans(const Texts& texts, const Names& pictures, Engine engine = Engine::kHugo,
              const Names& ignore = {}, const std::string& folder = ".") {
  const Rule* rule = rule_table().find("asset-orphaned");
  REQUIRE(rule != nullptr);
  Names names = pictures;
  for (const auto& [name, text] : texts) names.push_back(name);
  const std::unique_ptr<FileTree> files = make_memory_file_tree(names);
  Config config;
  config.engine = engine_profile(engine).name;
  const ReadText read = [&](const std::string& path) -> std::optional<std::string> {
    const auto found = texts.find(path);
    if (found == texts.end()) return std::nullopt;
    return found->second;
  };
  const Result<BlogFacts> loaded = load_blog_facts(*files, folder, config, read);
  REQUIRE(loaded.ok());
  const BlogFacts& blog = *loaded;
  SiteIndex::Request request;
  request.files = files.get();
  request.blog = &blog;
  request.config = &config;
  request.read = read;
  const LazySiteIndex site(std::move(request));
  RuleOptions options = default_options(*rule);
  options.set("ignore", ignore);
  std::vector<std::pair<std::size_t, Finding>> of_posts;
  std::vector<FileFinding> of_files;
  SiteReporter reporter(*rule, rule->severity, of_posts, &of_files);
  rule->check_site({{}, blog, options, &site}, reporter);
  CHECK(of_posts.empty());
  Names found;
  for (const FileFinding& one : of_files) found.push_back(one.path);
  return found;
}

std::string post(const std::string& body, const std::string& fields = "") {
  return "---\ntitle: 서울\ndate: 2024-05-01\n" + fields + "---\n\n" + body + "\n";
}

constexpr const char* kPost = "content/posts/seoul.md";

}  // namespace

TEST_CASE("asset-orphaned: a file is used where its name stands, however it is spelled") {
  struct Case {
    std::string file, text;
    bool is_used;
  };
  const Case cases[] = {
      {"static/img/경복궁.png", "![문](/img/경복궁.png)", true},
      {"static/img/경복궁.png", "![문](/img/%EA%B2%BD%EB%B3%B5%EA%B6%81.png)", true},
      {"static/img/경복궁.png",
       "![문](/img/\u1100\u1167\u11BC\u1107\u1169\u11A8\u1100\u116E\u11BC.png)", true},
      {"static/img/\u1100\u1167\u11BC.png", "![문](/img/경.png)", true},
      {"static/img/경복궁.png", "경복궁에 갔습니다. 경복궁.", false},
      {"static/img/old.png", "The old gate.", false},
      {"static/img/old.png", "![문](/img/older.png) ![문](/img/bold.png)", false},
      {"static/img/old.png", "<img src=\"https://my.blog/img/old.png?v=2\" alt=\"문\">", true},
      {"static/img/Old.PNG", "![문](/img/old.png)", true},
      {"static/img/my_old.png", "![문](/img/my\\_old.png)", true},
      {"static/img/my photo (1).png", "![문](/img/my%20photo%20(1).png)", true},
      {"static/img/my photo (1).png", "![문](</img/my photo (1).png>)", true},
      {"static/img/my photo (1).png", "![문](/img/my%20photo%20(2).png)", false},
      {"static/img/a&b.png", "<img src=\"/img/a&amp;b.png\" alt=\"문\">", true},
      {"static/img/gate.webp", "![문](/img/gate.png)", true},
      {"static/img/gate.webp", "![문](gate.png)", true},
      {"static/img/gate@2x.png", "![문](/img/gate.png)", true},
      {"static/img/gate-1200x630.png", "![문](/img/gate.png)", true},
      {"static/img/gate-2.png", "![문](/img/gate.png)", false},
      {"static/img/gate.png", "{{< figure gate >}}", true},
      {"static/files/plan.pdf", "[도면](/files/plan.pdf)", true},
      {"static/files/plan.pdf", "[도면](/files/)", false},
  };
  for (const Case& one : cases) {
    CAPTURE(one.file, one.text);
    const Names found = orphans({{kPost, post(one.text)}}, {one.file});
    CHECK(found == (one.is_used ? Names{} : Names{one.file}));
  }
}

TEST_CASE("asset-orphaned: front matter, layouts, styles, data and configuration refer to files") {
  const std::string picture = "static/img/cover.png";
  const Texts with[] = {
      {{kPost, post("글", "cover: cover\n")}},
      {{kPost, post("글")},
       {"layouts/index.html", "<img src=\"{{ \"img/cover.png\" | relURL }}\">"}},
      {{kPost, post("글")}, {"static/css/a.css", "h1 { background: url(../img/cover.png) }"}},
      {{kPost, post("글")}, {"data/covers.yaml", "- name: cover\n"}},
      {{kPost, post("글")}, {"hugo.toml", "[params]\nimages = ['/img/cover.png']\n"}},
      {{kPost, post("글")}, {"themes/t/layouts/index.html", "<img src=/img/cover.png>"}},
      {{kPost, post("글")}, {".config/menu.json", "{\"icon\": \"\\/img\\/cover.png\"}"}},
      // A post called as the picture: layouts make paths from it.
      {{kPost, post("글")}, {"content/posts/2024-01-02-cover.md", post("글")}},
  };
  for (const Texts& texts : with) CHECK(orphans(texts, {picture}).empty());
  CHECK(orphans({{kPost, post("글")}}, {picture}) == Names{picture});
}

TEST_CASE("asset-orphaned: names that templates put together, and folders that they list") {
  const Names slides = {"static/img/slides/slide-1.png", "static/img/slides/slide-2.png"};
  const auto with = [&](const std::string& template_text, Engine engine, const Names& files) {
    return orphans({{kPost, post("글")}, {"layouts/index.html", template_text}}, files, engine);
  };
  CHECK(with("<img src=/img/slides/slide-{{ .n }}.png>", Engine::kHugo, slides).empty());
  CHECK(with("{{ range readDir \"static/img/slides\" }}{{ end }}", Engine::kHugo, slides).empty());
  CHECK(with("<img src=/img/{{ .n }}.png>", Engine::kHugo, slides) == slides);
  CHECK(with("{{ range readDir \"static/audio\" }}{{ end }}", Engine::kHugo, slides) == slides);
}

TEST_CASE("asset-orphaned: files of page bundles") {
  const Texts texts = {{"content/posts/seoul/index.md", post("![문](gate.png)")}};
  const Names files = {"content/posts/seoul/gate.png", "content/posts/seoul/남산.jpg",
                       "content/posts/seoul/표.csv"};
  CHECK(orphans(texts, files) == Names{files[1], files[2]});
  Texts with = texts;
  with["layouts/single.html"] = "{{ range .Resources.ByType \"image\" }}{{ end }}";
  CHECK(orphans(with, files).empty());
  with["layouts/single.html"] = "{{ .Resources.GetMatch \"남*\" }}";
  CHECK(orphans(with, files) == Names{files[2]});
  with["layouts/single.html"] = "{{ .Resources.GetMatch (.Get \"src\") }}";
  CHECK(orphans(with, files) == Names{files[1], files[2]});
}

TEST_CASE("asset-orphaned: what is asked for without a link, a theme's files, other kinds") {
  const Texts texts = {{kPost, post("글")}};
  CHECK(orphans(texts, {"static/favicon.ico", "static/favicon-32x32.png", "static/CNAME",
                        "static/apple-touch-icon.png", "static/robots.txt",
                        "static/.well-known/x.png", "static/feed.xml", "static/js/app.js",
                        "static/css/a.css", "static/android-chrome-192x192.png",
                        "themes/t/static/img/bg.png", "assets/x/data.json"})
            .empty());
  CHECK(orphans(texts, {"static/press/kit.zip", "static/img/a.png"}, Engine::kHugo,
                {"static/press/**"}) == Names{"static/img/a.png"});
}

TEST_CASE("asset-orphaned: Jekyll, Hexo and Zola keep their files elsewhere") {
  CHECK(orphans({{"_posts/2024-05-01-서울.md", post("![문](/assets/문.png)")}},
                {"assets/문.png", "assets/옛문.png", "_drafts/a.png"},
                Engine::kJekyll) == Names{"assets/옛문.png"});
  CHECK(orphans({{"source/_posts/서울.md", post("{% asset_img 문.png 문 %}")},
                 {"_config.yml", "post_asset_folder: true\n"}},
                {"source/_posts/서울/문.png", "source/_posts/서울/옛문.png", "source/img/탑.png"},
                Engine::kHexo) == Names{"source/_posts/서울/옛문.png", "source/img/탑.png"});
  CHECK(orphans({{"content/서울/index.md", "+++\ntitle = \"서울\"\n+++\n\n![문](문.png)\n"}},
                {"content/서울/문.png", "content/서울/옛문.png", "static/탑.png"},
                Engine::kZola) == Names{"content/서울/옛문.png", "static/탑.png"});
}

TEST_CASE("asset-orphaned: posts beside the folder that the engine runs in refer to its files") {
  const Texts texts = {
      {"docs/시작.md", post("![문](/img/문.png)")},
      {"website/docusaurus.config.js", "module.exports = { url: 'https://my.kr' }"},
      {".git/HEAD", "ref: refs/heads/main"}};
  const Names files = {"website/static/img/문.png", "website/static/img/옛문.png"};
  CHECK(orphans(texts, files, Engine::kDocusaurus, {}, "website") == Names{files[1]});
}
