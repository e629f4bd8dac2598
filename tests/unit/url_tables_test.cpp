// The URLs that real builds of Jekyll, Hugo and Pelican gave to titles, slugs and file names.
#include "catch.h"
#include "core/base/strings.h"
#include "core/site/url_slugs.h"
#include "support/memory_blog.h"
#include "support/tables.h"

using namespace postlint;
using namespace postlint::test;

namespace {

constexpr std::string_view kTable = "urls/jekyll-hugo-pelican.tsv";

std::string quoted_yaml(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

struct Case {
  std::string source;  // the file in question
  std::string text;    // its content
};
using MakeCase = Case (*)(const std::string& text);

Answer answer_of(const MemoryBlog& blog, const std::string& source) {
  const SitePage* page = blog.index().find_source(source);
  if (page == nullptr || page->state == PageState::kHidden) return {"(no page)", false};
  return {page->url, page->url_is_certain};
}

// The address of the file, a blog a row.
std::function<std::vector<Answer>(const std::vector<std::string>&)> urls(std::string config_name,
                                                                         std::string config,
                                                                         MakeCase make) {
  return [=](const std::vector<std::string>& texts) {
    std::vector<Answer> answers;
    for (const std::string& text : texts) {
      const Case one = make(text);
      const MemoryBlog blog(
          MemoryBlog::Files{{"b/" + config_name, config}, {one.source, one.text}});
      answers.push_back(answer_of(blog, one.source));
    }
    return answers;
  };
}

// The file that the engine wrote, as far as a request for it finds the page.
std::function<std::vector<Answer>(const std::vector<std::string>&)> written_files(
    const std::string& column, std::string config_name, std::string config, MakeCase make) {
  return [=](const std::vector<std::string>& texts) {
    const std::vector<TableRow> rows = read_table(std::string(kTable));
    const std::size_t index = column_index(rows[0], column);
    std::vector<Answer> answers;
    for (std::size_t at = 0; at < texts.size(); ++at) {
      const Case one = make(texts[at]);
      const MemoryBlog blog(
          MemoryBlog::Files{{"b/" + config_name, config}, {one.source, one.text}});
      const std::string file = unescape_cell(rows[at + 1][index]);
      const UrlLookup found = blog.index().look_up_url("/" + replace_all(file, "//", "/"));
      const bool is_found = found.page != nullptr && found.page->source == one.source;
      answers.push_back({is_found ? file : "(not found)", is_found});
    }
    return answers;
  };
}

// The page of the only tag.
std::function<std::vector<Answer>(const std::vector<std::string>&)> tag_pages(
    std::string config_name, std::string config, MakeCase make) {
  return [=](const std::vector<std::string>& texts) {
    std::vector<Answer> answers;
    for (const std::string& text : texts) {
      const Case one = make(text);
      const MemoryBlog blog(
          MemoryBlog::Files{{"b/" + config_name, config}, {one.source, one.text}});
      Answer answer{"(no tag)", false};
      for (const SiteIndex::Generated& list : blog.index().generated()) {
        if (list.kind == "tag") answer = {list.url, true};
      }
      answers.push_back(answer);
    }
    return answers;
  };
}

bool is_file_name(std::string_view text) {
  return text.find('/') == std::string_view::npos;
}

Case jekyll_file(const std::string& text) {
  return {"b/_posts/2024-01-02-" + text + ".md", "---\ntitle: x\n---\n"};
}
Case jekyll_slug(const std::string& text) {
  return {"b/_posts/2024-01-02-x.md", "---\nslug: " + quoted_yaml(text) + "\n---\n"};
}
Case jekyll_category(const std::string& text) {
  return {"b/_posts/2024-01-02-x.md", "---\ncategories: [" + quoted_yaml(text) + "]\n---\n"};
}

Case hugo_file(const std::string& text) {
  const std::string head = "---\ntitle: x\ndate: 2024-01-02\n---\n";
  if (!is_file_name(text) || text == "index") return {"b/content/none", ""};
  return {"b/content/posts/" + text + ".md", head};
}
Case hugo_bundle(const std::string& text) {
  if (!is_file_name(text)) return {"b/content/none", ""};
  return {"b/content/posts/" + text + "/index.md", "---\ntitle: x\n---\n"};
}
Case hugo_slug(const std::string& text) {
  return {"b/content/posts/x.md", "---\ntitle: y\nslug: " + quoted_yaml(text) + "\n---\n"};
}
Case hugo_title(const std::string& text) {
  return {"b/content/posts/x.md", "---\ntitle: " + quoted_yaml(text) + "\n---\n"};
}
Case hugo_tag(const std::string& text) {
  return {"b/content/posts/x.md", "---\ntags: [" + quoted_yaml(text) + "]\n---\n"};
}

Case pelican_title(const std::string& text) {
  return {"b/content/x.md", "Title: " + text + "\nDate: 2024-01-02\n\ntext\n"};
}
Case pelican_file(const std::string& text) {
  if (!is_file_name(text)) return {"b/content/none", ""};
  return {"b/content/" + text + ".md", "Title: x\nDate: 2024-01-02\n\ntext\n"};
}
Case pelican_slug(const std::string& text) {
  return {"b/content/x.md", "Title: x\nDate: 2024-01-02\nSlug: " + text + "\n\ntext\n"};
}

}  // namespace

TEST_CASE("titles, slugs and file names have the URLs that Jekyll gave them") {
  const auto by = [](const std::string& pattern, MakeCase make) {
    return urls("_config.yml", "permalink: " + pattern + "\n", make);
  };
  check_columns(std::string(kTable), 2,
                {
                    {"jekyll_title_from_file", by("/:title/", jekyll_file)},
                    {"jekyll_slug_from_file", by("/:slug/", jekyll_file)},
                    {"jekyll_title_from_fm_slug", by("/:title/", jekyll_slug)},
                    {"jekyll_slug_from_fm_slug", by("/:slug/", jekyll_slug)},
                    {"jekyll_category", by("/:categories/", jekyll_category)},
                    {"jekyll_slugified_category", by("/:slugified_categories/", jekyll_category)},
                    {"jekyll_file_written", written_files("jekyll_file_written", "_config.yml",
                                                          "permalink: /:title/\n", jekyll_file)},
                });
}

TEST_CASE("titles, slugs and file names have the URLs that Hugo gave them") {
  const auto by = [](const std::string& config, MakeCase make) {
    return urls("hugo.toml", config, make);
  };
  const auto by_pattern = [&](const std::string& pattern, MakeCase make) {
    return by("[permalinks]\nposts = '" + pattern + "'\n", make);
  };
  check_columns(
      std::string(kTable), 2,
      {
          {"hugo_from_file", by("", hugo_file)},
          {"hugo_bundle_dir", by("", hugo_bundle)},
          {"hugo_fm_slug", by("", hugo_slug)},
          {"hugo_permalink_title", by_pattern("/:title/", hugo_title)},
          {"hugo_permalink_slug_fm", by_pattern("/:slug/", hugo_slug)},
          {"hugo_permalink_filename", by_pattern("/:filename/", hugo_file)},
          {"hugo_file_uglyurls", by("uglyURLs = true\n", hugo_file)},
          {"hugo_file_no_lower_no_accents",
           by("disablePathToLower = true\nremovePathAccents = true\n", hugo_file)},
          {"hugo_tag", tag_pages("hugo.toml", "", hugo_tag)},
          {"hugo_file_written", written_files("hugo_file_written", "hugo.toml", "", hugo_file)},
      });
}

TEST_CASE("titles, slugs and file names have the URLs that Pelican gave them") {
  const auto by = [](const std::string& config, MakeCase make) {
    return urls("pelicanconf.py", "PATH = 'content'\n" + config, make);
  };
  // unidecode's tables for Han, Kana, Arabic, Devanagari and Thai.
  const std::set<std::string> scripts = {"26", "27", "29", "30", "31"};
  check_columns(
      std::string(kTable), 2,
      {
          {"pelican_title", by("", pelican_title), scripts},
          {"pelican_basename",
           by("SLUGIFY_SOURCE = 'basename'\n", pelican_file),
           {"26", "27", "29", "30", "31", "11"}},
          {"pelican_title_unicode", by("SLUGIFY_USE_UNICODE = True\n", pelican_title)},
          {"pelican_title_unicode_case",
           by("SLUGIFY_USE_UNICODE = True\nSLUGIFY_PRESERVE_CASE = True\n", pelican_title)},
          {"pelican_fm_slug", by("", pelican_slug), {"46"}},
      });
}

TEST_CASE("Jekyll's modes of slugs") {
  const auto by = [](std::string mode) {
    return [mode](const std::vector<std::string>& texts) {
      std::vector<Answer> answers;
      for (const std::string& text : texts) {
        answers.push_back({slug_jekyll(text, mode), true});
      }
      return answers;
    };
  };
  check_columns("urls/slugify-modes-jekyll.tsv", 1,
                {{.name = "(no mode)", .ask = by(""), .blank_is_text = true},
                 {.name = "raw", .ask = by("raw"), .blank_is_text = true},
                 {.name = "default", .ask = by("default"), .blank_is_text = true},
                 {.name = "pretty", .ask = by("pretty"), .blank_is_text = true},
                 {.name = "ascii", .ask = by("ascii"), .blank_is_text = true},
                 {.name = "latin", .ask = by("latin"), .blank_is_text = true},
                 {.name = "none", .ask = by("none"), .blank_is_text = true}});
}
