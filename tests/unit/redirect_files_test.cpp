#include "converters/redirect_files.h"

#include <map>

#include "catch.h"

using namespace postlint;

TEST_CASE("redirects are written as each host reads them, with both spellings of an address") {
  const Redirects redirects = {{"/글/", "/posts/글/"}, {"/a.html", "https://other.example/b"}};
  struct Row {
    std::string format, path, text;
  };
  const std::vector<Row> rows = {
      {"netlify", "_redirects",
       "/%EA%B8%80/ /posts/%EA%B8%80/ 301\n/글/ /posts/%EA%B8%80/ 301\n"
       "/a.html https://other.example/b 301\n"},
      {"nginx", "redirects.map",
       "# map $uri $new_uri { include redirects.map; }\n\"/글/\" /posts/%EA%B8%80/;\n"
       "\"/a.html\" https://other.example/b;\n"},
      {"apache", "redirects.htaccess",
       "RedirectMatch 301 \"^/%EA%B8%80/$\" /posts/%EA%B8%80/\n"
       "RedirectMatch 301 \"^/글/$\" /posts/%EA%B8%80/\n"
       "RedirectMatch 301 \"^/a\\\\.html$\" https://other.example/b\n"},
      {"vercel", "vercel.json",
       "{\n  \"redirects\": [\n"
       "    {\"source\": \"/%EA%B8%80/\", \"destination\": \"/posts/%EA%B8%80/\", \"permanent\": "
       "true},\n"
       "    {\"source\": \"/글/\", \"destination\": \"/posts/%EA%B8%80/\", \"permanent\": true},\n"
       "    {\"source\": \"/a.html\", \"destination\": \"https://other.example/b\", \"permanent\": "
       "true}\n  ]\n}\n"},
      {"caddy", "redirects.caddy",
       "redir \"/%EA%B8%80/\" /posts/%EA%B8%80/ 301\nredir \"/글/\" /posts/%EA%B8%80/ 301\n"
       "redir \"/a.html\" https://other.example/b 301\n"},
      {"csv", "redirects.csv", "from,to\n/글/,/posts/글/\n/a.html,https://other.example/b\n"},
  };
  CHECK(rows.size() == redirect_formats().size());
  for (const Row& row : rows) {
    INFO(row.format);
    const WrittenFile file = redirect_rules(row.format, redirects);
    CHECK(file.path == row.path);
    CHECK(file.bytes == row.text);
  }
}

TEST_CASE("a page that leads on is written where its address is looked for") {
  const std::map<std::string, std::string> paths = {
      {"/old/", "old/index.html"}, {"/old", "old/index.html"}, {"/a/b.html", "a/b.html"},
      {"/", "index.html"},         {"/글/", "글/index.html"},
  };
  for (const auto& [from, path] : paths) CHECK(redirect_page_path(from) == path);
  const std::string page = redirect_page("/posts/글/?a=1&b=2");
  CHECK(page.find("url=/posts/%EA%B8%80/%3Fa=1&amp;b=2\"") != std::string::npos);
  const std::string quoted = redirect_page("https://a.example/?x=\"y\"");
  CHECK(quoted.find("url=https://a.example/?x=&quot;y&quot;\"") != std::string::npos);
}
