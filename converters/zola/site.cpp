#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {
namespace {

constexpr std::string_view kPage =
    "<!doctype html>\n<html lang=\"{{ lang }}\"><head><meta charset=\"utf-8\">"
    "<title>{{ page.title }}</title></head>\n<body><main><article>\n<h1>{{ page.title }}</h1>\n"
    "{% if page.date %}<time datetime=\"{{ page.date }}\">{{ page.date }}</time>{% endif %}\n"
    "{{ page.content | safe }}\n</article></main></body></html>\n";
constexpr std::string_view kSection =
    "<!doctype html>\n<html lang=\"{{ lang }}\"><head><meta charset=\"utf-8\">"
    "<title>{{ section.title }}</title></head>\n<body><main><h1>{{ section.title }}</h1>\n"
    "{{ section.content | safe }}\n<ul>\n"
    "{% for page in section.pages %}<li><a href=\"{{ page.permalink | safe }}\">{{ page.title }}"
    "</a></li>\n{% endfor %}</ul></main></body></html>\n";
constexpr std::string_view kTerms =
    "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>{{ taxonomy.name "
    "}}</title></head>\n"
    "<body><ul>\n{% for term in terms %}<li><a href=\"{{ term.permalink | safe }}\">{{ term.name }}"
    "</a></li>\n{% endfor %}</ul></body></html>\n";
constexpr std::string_view kTerm =
    "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>{{ term.name }}</title></head>\n"
    "<body><ul>\n{% for page in term.pages %}<li><a href=\"{{ page.permalink | safe }}\">"
    "{{ page.title }}</a></li>\n{% endfor %}</ul></body></html>\n";

}  // namespace

std::vector<WrittenFile> write_zola_site(const SiteIdentity& site) {
  std::string config;
  config += toml_line("base_url",
                      (site.origin.empty() ? "https://example.org" : site.origin) + site.prefix);
  config += toml_line("title", site.title);
  config += toml_line("description", site.description);
  config +=
      toml_line("default_language", site.language.empty() ? "en" : site.language.substr(0, 2));
  config += toml_line("author", site.author);
  config += "taxonomies = [{ name = \"tags\" }, { name = \"categories\" }]\n";
  config += "\n[slugify]\npaths = \"safe\"\ntaxonomies = \"safe\"\nanchors = \"on\"\n";
  config +=
      "\n[markdown]\nsmart_punctuation = " + std::string(site.has_smart_quotes ? "true" : "false") +
      "\n";
  const std::string head = "+++\nsort_by = \"date\"\n+++\n";
  return {{"config.toml", config},
          {"content/_index.md", head},
          {"content/posts/_index.md", head},
          {"templates/page.html", std::string(kPage)},
          {"templates/section.html", std::string(kSection)},
          {"templates/index.html", std::string(kSection)},
          {"templates/taxonomy_list.html", std::string(kTerms)},
          {"templates/taxonomy_single.html", std::string(kTerm)}};
}

}  // namespace postlint
