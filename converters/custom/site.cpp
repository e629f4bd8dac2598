#include "converters/custom/site.h"

#include "converters/engines.h"
#include "converters/site_text.h"

namespace postlint {

SiteSettings custom_settings(const SiteIdentity& site) {
  SiteSettings settings;
  if (!site.origin.empty()) settings.url = site.origin + site.prefix;
  settings.timezone = site.time_zone;
  settings.content = {"contents/*/*.md"};
  settings.static_folders = {"static"};
  settings.permalink = site.permalink.empty() ? "/:slug/" : site.permalink;
  settings.fields = {{"url", "url"}, {"draft", "draft"}};
  return settings;
}

// The owner's generator is there already; what it is told is described, so that check and links
// know the new blog.
std::vector<WrittenFile> write_custom_site(const SiteIdentity& site) {
  const SiteSettings settings = custom_settings(site);
  std::string config = "engine: custom\nsite:\n";
  const auto line = [&config](std::string_view key, const std::string& value) {
    const std::string text = yaml_line(key, value);
    if (!text.empty()) config += "  " + text;
  };
  line("url", settings.url);
  line("timezone", settings.timezone);
  config += "  content: [" + script_text(settings.content.front()) + "]\n";
  config += "  static_folders: [" + script_text(settings.static_folders.front()) + "]\n";
  line("permalink", settings.permalink);
  config += "  fields:\n";
  for (const auto& [key, name] : settings.fields) config += "    " + yaml_line(key, name);
  return {{".postlint.yaml", config}};
}

}  // namespace postlint
