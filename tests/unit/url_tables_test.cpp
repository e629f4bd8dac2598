// The URLs that real builds of the engines gave to titles and file names.
#include <fstream>
#include <set>

#include "catch.h"
#include "core/base/normalize.h"
#include "core/base/strings.h"
#include "core/base/utf8.h"
#include "core/site/heading_slugs.h"
#include "core/site/url_slugs.h"

using namespace postlint;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> read_table(const std::string& name) {
  std::ifstream file(std::string(POSTLINT_TEST_DATA) + "/urls/" + name);
  REQUIRE(file);
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    Row row;
    for (std::string_view cell : split(line, '\t')) row.emplace_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

// Cells hold what cannot be seen as \\, \t and \u200d.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() &&
        (text[at + 1] == '\\' || text[at + 1] == 't' || text[at + 1] == '"')) {
      ++at;
      out += text[at] == 't' ? '\t' : text[at];
    } else if (text.substr(at, 2) == "\\u" && at + 6 <= text.size()) {
      append_utf8(
          out, static_cast<char32_t>(std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16)));
      at += 5;
    } else {
      out += text[at];
    }
  }
  return out;
}

// "DROPPED(…)", "BUILD-FAILS": the engine made no page.
bool is_remark(std::string_view cell) {
  for (const std::string_view word :
       {"DROPPED", "IGNORED", "SKIPPED", "BUILD", "ERROR", "DYNAMIC", "COLLI", "VANISH", "n/a"}) {
    if (cell.starts_with(word)) return true;
  }
  return cell.empty() || cell == "-";
}

using Make = std::optional<std::string> (*)(const std::string& text);
struct Column {
  std::string name;
  Make make;
  // Rows that are not met; docs/engines.md has the reasons. The list may only shrink.
  std::set<std::string> exceptions = {};
};

std::string last_part(const std::string& name) {
  return name.substr(name.rfind('/') + 1);
}

std::string hugo_lower(std::string_view text) {
  return percent_decode(to_lower(hugo_path(text)));
}

void check_table(const std::string& table, std::size_t text_column,
                 const std::vector<Column>& columns, bool is_encoded = true) {
  const std::vector<Row> rows = read_table(table);
  for (const Column& column : columns) {
    std::size_t index = 0;
    while (index < rows[0].size() && rows[0][index] != column.name) ++index;
    REQUIRE(index < rows[0].size());
    for (std::size_t at = 1; at < rows.size(); ++at) {
      if (index >= rows[at].size()) continue;
      const std::string& cell = rows[at][index];
      if (is_remark(cell)) continue;
      const std::string text = unescape(rows[at][text_column]);
      const std::optional<std::string> made = column.make(text);
      const std::string expected = is_encoded ? percent_decode(unescape(cell)) : unescape(cell);
      CAPTURE(column.name, rows[at][0], text);
      if (!made || column.exceptions.contains(rows[at][0])) {
        // Not known, or met after all: take it off the list.
        if (made) CHECK(*made != expected);
        continue;
      }
      CHECK(*made == expected);
    }
  }
}

}  // namespace

TEST_CASE("titles and file names have the URLs that Jekyll, Hugo and Pelican gave them") {
  check_table("jekyll-hugo-pelican.tsv", 2,
              {
                  {"jekyll_title_from_file",
                   [](const std::string& t) -> std::optional<std::string> {
                     return sanitize_jekyll_url("/" + slug_jekyll(t, "pretty", true) + "/");
                   }},
                  {"jekyll_slug_from_file",
                   [](const std::string& t) -> std::optional<std::string> {
                     return sanitize_jekyll_url("/" + slug_jekyll(t) + "/");
                   }},
                  {"jekyll_category",
                   [](const std::string& t) -> std::optional<std::string> {
                     return sanitize_jekyll_url("/" + slug_jekyll(t, "none") + "/");
                   }},
                  {"jekyll_slugified_category",
                   [](const std::string& t) -> std::optional<std::string> {
                     return sanitize_jekyll_url("/" + slug_jekyll(t) + "/");
                   }},
                  {"hugo_from_file",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/posts/" + hugo_lower(t) + "/";
                   }},
                  {"hugo_file_uglyurls",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/posts/" + hugo_lower(t) + ".html";
                   }},
                  {"hugo_file_no_lower_no_accents",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/posts/" + percent_decode(hugo_path(t, true)) + "/";
                   }},
                  {"hugo_tag",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/tags/" + hugo_lower(t) + "/";
                   },
                   {"45"}},
                  {"pelican_title",
                   [](const std::string& t) -> std::optional<std::string> {
                     const auto slug = slug_pelican(t);
                     if (!slug) return std::nullopt;
                     return "/" + *slug + ".html";
                   }},
                  {"pelican_title_unicode",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/" + *slug_pelican(t, {true, false}) + ".html";
                   }},
                  {"pelican_title_unicode_case",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/" + *slug_pelican(t, {true, true}) + ".html";
                   }},
              });
}

TEST_CASE("Jekyll's modes of slugs") {
  check_table(
      "slugify-modes-jekyll.tsv", 1,
      {
          {"raw",
           [](const std::string& t) -> std::optional<std::string> {
             return slug_jekyll(t, "raw");
           }},
          {"default",
           [](const std::string& t) -> std::optional<std::string> { return slug_jekyll(t); }},
          {"pretty",
           [](const std::string& t) -> std::optional<std::string> {
             return slug_jekyll(t, "pretty");
           }},
          {"ascii",
           [](const std::string& t) -> std::optional<std::string> {
             return slug_jekyll(t, "ascii");
           }},
          {"none",
           [](const std::string& t) -> std::optional<std::string> {
             return slug_jekyll(t, "none");
           }},
      },
      false);
}

TEST_CASE("titles and file names have the URLs that JavaScript's engines gave them") {
  check_table("hexo-eleventy-astro-docusaurus.tsv", 0,
              {
                  {"hexo:default path (/2024/05/06 prefix cut)",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/" + percent_decode(t) + "/";
                   }},
                  {"hexo::post_title permalink",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/" + slug_hexo_title(last_part(t)) + "/";
                   }},
                  {"hexo:tag path (\"T \"+name)",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "tags/" + slug_hexo("T " + last_part(t)) + "/";
                   }},
                  {"11ty:default url",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/posts/" + percent_decode(t) + "/";
                   },
                   {"index"}},
                  {"11ty:title|slugify",
                   [](const std::string& t) -> std::optional<std::string> {
                     const auto slug = slug_eleventy(last_part(t));
                     if (!slug) return std::nullopt;
                     return *slug + "/";
                   },
                   {"caret^tick`"}},
                  {"astro7:url",
                   [](const std::string& t) -> std::optional<std::string> {
                     std::string id;
                     for (const std::string_view part : split(t, '/'))
                       id += "/" + slug_github(part);
                     return to_nfc("/blog" + id + "/");
                   }},
                  {"docusaurus:permalink",
                   [](const std::string& t) -> std::optional<std::string> {
                     // Dates at the head are read by the finder.
                     if (is_ascii_digit(t[0])) return std::nullopt;
                     return "/blog/" + t;
                   },
                   {"pct%41esc"}},
                  {"docusaurus:tag permalink (\"T \"+name)",
                   [](const std::string& t) -> std::optional<std::string> {
                     const auto slug = slug_docusaurus_tag("T " + last_part(t));
                     if (!slug) return std::nullopt;
                     return "/blog/tags/" + *slug;
                   }},
                  {"gatsby:createFilePath",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/" + percent_decode(t) + "/";
                   },
                   {"back\\slash", "index"}},
                  {"vitepress:url",
                   [](const std::string& t) -> std::optional<std::string> {
                     return "/posts/" + t + ".html";
                   },
                   {"pct%41esc", "index"}},
              });
}
