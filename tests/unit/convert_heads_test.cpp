// Heads of one engine written for another: what stands in the source, what must stand in the
// target.
#include <fstream>
#include <map>
#include <sstream>

#include "catch.h"
#include "converters/head/head_writer.h"
#include "converters/head/write_head.h"
#include "converters/read/instant.h"
#include "converters/read/reader.h"
#include "core/base/strings.h"
#include "core/site/blog.h"

using namespace postlint;

namespace {

constexpr int kSeoul = 540;

const EngineConverter& engine(std::string_view name) {
  return *engine_converter(find_engine_profile(name)->engine);
}

// Where a post of an engine lies, and the file that makes a folder its blog.
struct Place {
  std::string post, settings_file, settings;
};
Place place_of(std::string_view name) {
  const std::map<std::string_view, Place> places = {
      {"jekyll", {"_posts/2024-05-01-hello.md", "_config.yml", "timezone: Asia/Seoul\n"}},
      {"hugo", {"content/posts/hello.md", "hugo.toml", "timeZone = \"Asia/Seoul\"\n"}},
      {"hexo", {"source/_posts/hello.md", "_config.yml", "timezone: Asia/Seoul\ntheme: x\n"}},
      {"pelican",
       {"content/hello.md", "pelicanconf.py", "TIMEZONE = 'Asia/Seoul'\nPATH = 'content'\n"}},
      {"zola", {"content/posts/hello.md", "config.toml", "base_url = \"https://a.b\"\n"}},
      {"eleventy", {"posts/hello.md", "eleventy.config.mjs", "export default () => {};\n"}},
      {"astro", {"src/content/blog/hello.md", "astro.config.mjs", "export default {};\n"}},
      {"docusaurus",
       {"blog/2024-05-01-hello.md", "docusaurus.config.js", "module.exports = {baseUrl: '/'};\n"}},
  };
  return places.at(name);
}

struct Written {
  std::string head;
  std::vector<MoveNote> notes;
};

Written convert_head(std::string_view from, std::string_view head, std::string_view to,
                     std::string path = {}) {
  const Place place = place_of(from);
  if (path.empty()) path = place.post;
  const std::map<std::string, std::string> texts = {{place.settings_file, place.settings},
                                                    {path, std::string(head) + "\nBody.\n"}};
  std::vector<std::string> paths;
  for (const auto& [name, text] : texts) paths.push_back(name);
  const std::unique_ptr<FileTree> files = make_memory_file_tree(paths);
  const ReadText read = [&texts](const std::string& name) -> std::optional<std::string> {
    const auto found = texts.find(name);
    return found == texts.end() ? std::nullopt : std::optional(found->second);
  };
  Config config;
  config.root = ".";
  config.engine = from;
  Result<BlogFacts> blog = load_blog_facts(*files, ".", config, read);
  REQUIRE(blog.ok());
  blog->now = 1'750'000'000;
  SiteIndex::Request request;
  request.files = files.get();
  request.blog = &*blog;
  request.config = &config;
  request.read = read;
  const SiteIndex site = SiteIndex::make(request);
  const SitePage* page = site.find_source(path);
  REQUIRE(page != nullptr);
  ReadRequest reading;
  reading.blog = &*blog;
  reading.config = &config;
  reading.site = &site;
  reading.engine = &engine(from);
  reading.read = read;
  const Result<PortablePost> post = read_portable_post(reading, *page);
  REQUIRE(post.ok());
  HeadRequest writing;
  writing.post = &*post;
  writing.target = &engine(to);
  writing.target_profile = find_engine_profile(to);
  writing.source_profile = find_engine_profile(from);
  const ZoneTable seoul(kSeoul);
  writing.site_zone = &seoul;
  WrittenHead made = write_head(writing);
  return {made.bytes, made.notes};
}

struct Case {
  std::string_view from, head, to, expected;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.from << " → " << one.to << "\n" << one.head);
    CHECK(convert_head(one.from, one.head, one.to).head == one.expected);
  }
}

}  // namespace

TEST_CASE("front matter that cannot be read is told of, with its line") {
  const auto made =
      convert_head("jekyll", "---\ntitle: 배포 기록: 9월\ntags: [배포]\n---\n", "hugo");
  REQUIRE(made.notes.size() == 1);
  CHECK(made.notes[0].text.starts_with("line 2: its front matter cannot be read: "));
  CHECK(made.notes[0].text.ends_with("postlint check shows how"));
  CHECK(made.notes[0].explains.empty());  // a loss stays one
  CHECK(convert_head("jekyll", "---\ntitle: 배포 기록\n---\n", "hugo").notes.empty());
}

TEST_CASE("fields get the names of the target, in their order, with comments") {
  check({
      {"jekyll",
       "---\nlayout: post\ntitle: 안녕, 세계  # 첫 글\nlast_modified_at: 2024-05-03 00:10:00 "
       "+0900\n"
       "tags: [여행, \"바다 소금\"]\nmood: 좋음\n---\n",
       "hugo",
       "---\nsource_layout: post\ntitle: 안녕, 세계  # 첫 글\nlastmod: 2024-05-03T00:10:00+09:00\n"
       "tags:\n  - 여행\n  - 바다 소금\nmood: 좋음\ndate: 2024-05-01T00:00:00+09:00\n---\n"},
      {"hugo",
       "+++\ntitle = \"カタログと「引用」\"\ndate = 2024-05-01T09:30:00+09:00\n"
       "description = \"一行\"\nweight = 3\n+++\n",
       "jekyll",
       "---\ntitle: カタログと「引用」\ndate: 2024-05-01 09:30:00 +0900\ndescription: 一行\n"
       "weight: 3\n---\n"},
      // Hugo names a template by two fields.
      {"hugo", "---\ntitle: 글\ntype: note\nlayout: wide\ndate: 2024-05-01T09:30:00+09:00\n---\n",
       "jekyll",
       "---\ntitle: 글\nsource_type: note\nsource_layout: wide\ndate: 2024-05-01 09:30:00 "
       "+0900\n---\n"},
      {"hexo", "---\ntitle: 하나\ndate: 2024-05-01 09:30:00\nupdated: 2024-05-02 00:10:00\n---\n",
       "zola",
       "+++\ntitle = \"하나\"\ndate = 2024-05-01T09:30:00+09:00\n"
       "updated = 2024-05-02T00:10:00+09:00\n+++\n"},
      {"jekyll", "---\ntitle: Updated\nupdated: 2024-05-02\n---\n", "docusaurus",
       "---\ntitle: Updated\nlast_update:\n  date: 2024-05-01T15:00:00Z\n"
       "date: 2024-04-30T15:00:00Z\n---\n"},
  });
}

TEST_CASE("what YAML would take for something else keeps its value and its type") {
  check({
      {"jekyll", "---\ntitle: \"007\"\nanswer: yes\nmode: 0755\nshort: n\ncode: \"0123\"\n---\n",
       "hexo",
       "---\ntitle: \"007\"\nanswer: true\nmode: 493\nshort: n\ncode: \"0123\"\n"
       "date: 2024-05-01 00:00:00\n---\n"},
      {"hexo", "---\ntitle: 'yes'\ndate: 2024-05-01\nanswer: yes\ntime: 12:30\n---\n", "jekyll",
       "---\ntitle: 'yes'\ndate: 2024-05-01 00:00:00 +0900\nanswer: \"yes\"\ntime: "
       "\"12:30\"\n---\n"},
      {"hugo", "---\ntitle: \"제목: 쌍점과 # 우물\"\ndate: 2024-05-01\n---\n", "pelican",
       "Title: 제목: 쌍점과 # 우물\nDate: 2024-05-01T00:00:00+09:00\n\n"},
  });
}

TEST_CASE("categories keep their hierarchy where there is one") {
  check({
      {"hexo", "---\ntitle: a\ndate: 2024-05-01\ncategories: [부엌, 국물]\n---\n", "jekyll",
       "---\ntitle: a\ndate: 2024-05-01 00:00:00 +0900\ncategories:\n  - 부엌\n  - 국물\n---\n"},
      {"jekyll", "---\ntitle: a\ncategories: [부엌, 국물]\n---\n", "hexo",
       "---\ntitle: a\ncategories:\n  - [부엌]\n  - [국물]\ndate: 2024-05-01 00:00:00\n---\n"},
      {"pelican", "Title: 가\nDate: 2024-05-01\nCategory: 부엌\nTags: 하나, 둘 셋\n", "hugo",
       "---\ntitle: 가\ndate: 2024-05-01T00:00:00+09:00\ncategories:\n  - 부엌\ntags:\n  - 하나\n"
       "  - 둘 셋\n---\n"},
  });
  CHECK(convert_head("jekyll", "---\ntitle: a\ncategories: 기록\n---\n", "hugo",
                     "여행/_posts/2024-05-01-a.md")
            .head.find("categories:\n  - 여행\n  - 기록\n") != std::string::npos);
}

TEST_CASE("authors are written as the target reads them") {
  const std::string_view two =
      "---\ntitle: a\ndate: 2024-05-01\nauthors: [홍길동, \"Kim, A.\"]\n---\n";
  CHECK(convert_head("hugo", two, "pelican").head.find("Authors: 홍길동; Kim, A.\n") !=
        std::string::npos);
  CHECK(convert_head("hugo", two, "docusaurus")
            .head.find("authors:\n  - name: 홍길동\n  - name: \"Kim, A.\"\n") != std::string::npos);
  const Written named = convert_head(
      "docusaurus", "---\ntitle: a\nauthors:\n  - name: 홍길동\n    url: https://a.b\n---\n",
      "hugo");
  CHECK(named.head.find("authors: 홍길동\n") != std::string::npos);
  CHECK(named.head.find("source_authors:\n  - name: 홍길동\n    url: ") != std::string::npos);
}

TEST_CASE("what is not public does not become public") {
  struct Row {
    std::string_view from, head, to, line;
    bool has_note;
  };
  const std::vector<Row> rows = {
      {"jekyll", "---\ntitle: a\npublished: false\n---\n", "hugo", "draft: true\n", false},
      {"hugo", "---\ntitle: a\ndate: 2024-05-01\ndraft: true\n---\n", "pelican", "Status: draft\n",
       false},
      {"hugo", "---\ntitle: a\ndate: 2024-05-01\nexpiryDate: 2024-06-01\n---\n", "jekyll",
       "published: false\n", true},
      {"hugo", "---\ntitle: a\ndate: 2024-05-01\npublishDate: 2099-01-01\n---\n", "jekyll",
       "published: false\n", true},
      {"jekyll", "---\ntitle: a\ndate: 2099-05-01\n---\n", "eleventy", "draft: true\n", true},
      {"pelican", "Title: 숨김\nDate: 2024-05-01\nStatus: hidden\n", "hexo", "published: false\n",
       true},
      {"pelican", "Title: 숨김\nDate: 2024-05-01\nStatus: hidden\n", "docusaurus",
       "unlisted: true\n", false},
      {"docusaurus", "---\ntitle: a\nunlisted: true\n---\n", "pelican", "Status: hidden\n", false},
      {"eleventy", "---\ntitle: a\ndate: 2024-05-01\neleventyExcludeFromCollections: true\n---\n",
       "hugo", "\"_build\":\n  list: never\n", false},
      {"hugo", "---\ntitle: a\ndate: 2024-05-01\n_build: {list: never}\n---\n", "zola",
       "draft = true\n", true},
  };
  for (const Row& row : rows) {
    const Written made = convert_head(row.from, row.head, row.to);
    INFO(row.from << " → " << row.to << "\n" << row.head << made.head);
    CHECK(made.head.find(row.line) != std::string::npos);
    CHECK(made.notes.empty() == !row.has_note);
    if (row.has_note) CHECK(made.notes[0].explains == "state");
  }
  // Jekyll and Hugo hold back what lies ahead by themselves.
  CHECK(
      convert_head("jekyll", "---\ntitle: a\ndate: 2099-05-01\n---\n", "hugo").head.find("draft") ==
      std::string::npos);
}

TEST_CASE("a field that the target would take for its own, or refuse, gets another name") {
  struct Row {
    std::string_view from, field, to, line;
  };
  const std::vector<Row> rows = {
      {"hugo", "pagination: 3\n", "eleventy", "source_pagination: 3\n"},
      {"jekyll", "cascade: yes\n", "hugo", "source_cascade: true\n"},
      {"hugo", "id: 12\n", "docusaurus", "source_id: 12\n"},
      {"hugo", "id: text\n", "docusaurus", "id: text\n"},
      {"jekyll", "cover:\n  image: /a.png\n", "docusaurus", "cover:\n  image: /a.png\n"},
      {"jekyll", "image:\n  path: /a.png\n", "docusaurus", "source_image:\n  path: \"/a.png\"\n"},
      {"hugo", "translation: true\n", "pelican", "source_translation: true\n"},
      {"hugo", "hero: {a: 1, b: [x, z]}\n", "pelican", "hero: {\"a\": 1, \"b\": [\"x\", \"z\"]}\n"},
  };
  for (const Row& row : rows) {
    const std::string head =
        "---\ntitle: 글\ndate: 2024-05-01\n" + std::string(row.field) + "---\n";
    const std::string made = convert_head(row.from, head, row.to).head;
    INFO(row.to << "\n" << made);
    CHECK(made.find(row.line) != std::string::npos);
  }
}

TEST_CASE("a field that a move put aside gets its name back where that does no harm") {
  const auto made = [](std::string_view from, const std::string& fields, std::string_view to) {
    return convert_head(from, "---\ntitle: 글\ndate: 2024-05-01\n" + fields + "---\n", to).head;
  };
  CHECK(made("hugo", "source_pagination: 3\n", "jekyll").find("\npagination: 3\n") !=
        std::string::npos);
  CHECK(made("jekyll", "source_resources: 3\n", "hugo").find("\nsource_resources: 3\n") !=
        std::string::npos);
  CHECK(made("hugo", "source_mood: 1\nmood: 2\n", "jekyll").find("\nsource_mood: 1\nmood: 2\n") !=
        std::string::npos);
}

TEST_CASE("a value of YAML that stands for another is written as that one") {
  const std::string made =
      convert_head("hugo",
                   "---\ntitle: 글\nparams:\n  event: &event https://example.org/행사/\n"
                   "  post: *event\n  other: \"*event\"\n---\n",
                   "jekyll")
          .head;
  CHECK(made.find("  post: https://example.org/행사/\n  other: \"*event\"\n") != std::string::npos);
}

TEST_CASE("what stands in Zola's extra stays there") {
  CHECK(convert_head("zola",
                     "+++\ntitle = \"글\"\ndate = 2024-05-01\n[extra]\nupdated_at = \"어제\"\n"
                     "toc = true\n+++\n",
                     "zola")
            .head.find("\n[extra]\nupdated_at = \"어제\"\ntoc = true\n") != std::string::npos);
}

TEST_CASE("Pelican gets no address for what is not public, for it would write it there") {
  const std::string head = "---\ntitle: 초안\ndate: 2024-05-01\ndraft: true\nurl: /글/\n---\n";
  const std::string made = convert_head("hugo", head, "pelican").head;
  CHECK(made.find("Status: draft\n") != std::string::npos);
  CHECK(made.find("save_as") == std::string::npos);
}

TEST_CASE("summer time counts") {
  const ZoneTable zone = ZoneTable::of("America/New_York", -300);
  if (zone.offset_at(1719835200) == -300) return;  // the machine has no zone files
  CHECK(zone.offset_at(1719835200) == -240);       // 2024-07-01
  CHECK(zone.offset_at(1704067200) == -300);       // 2024-01-01
  CHECK(zone.offset_of_wall_clock(1719835200) == -240);
  const Post post =
      load_post("a.md", "---\ndate: 2024-07-01 10:00\n---\n", *find_engine_profile("jekyll"));
  const auto instant = read_instant(post.front_matter.entries[0].value, Engine::kJekyll, zone);
  REQUIRE(instant);
  CHECK(write_instant(*instant, DateForm::kBlank) == "2024-07-01 10:00:00 -0400");
}

TEST_CASE("every spelling of a date is read as its engine reads it") {
  std::ifstream table(std::string(POSTLINT_TEST_DATA) + "/../engines/convert/fixture/dates.tsv");
  REQUIRE(table);
  std::string line;
  std::size_t rows = 0;
  while (std::getline(table, line)) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (line.starts_with('#') || cells.size() != 5 || cells[2] == "-") continue;
    const EngineProfile& profile = *find_engine_profile(cells[0]);
    const std::string written(cells[2]);
    const std::string head = cells[0] == "pelican" ? "Title: x\nDate: " + written + "\n\n"
                             : cells[0] == "zola"  ? "+++\ndate = " + written + "\n+++\n"
                                                   : "---\ndate: " + written + "\n---\n";
    const Post post = load_post("a.md", head, profile);
    REQUIRE_FALSE(post.front_matter.entries.empty());
    INFO(line);
    const auto instant =
        read_instant(post.front_matter.entries.back().value, profile.engine, ZoneTable(kSeoul));
    REQUIRE(instant);
    CHECK(write_instant(*instant, DateForm::kUtc) == cells[3]);
    CHECK(write_instant(*instant, DateForm::kDay) == cells[4]);
    ++rows;
  }
  CHECK(rows > 90);
}
