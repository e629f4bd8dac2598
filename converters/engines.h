// What the folders of engines share with registry.cpp: each writes its site's other files.
#pragma once

#include <vector>

#include "converters/engine_converter.h"

namespace postlint {

// Configuration and templates of a site that builds as it comes out.
std::vector<WrittenFile> write_jekyll_site(const SiteIdentity& site);
std::vector<WrittenFile> write_hugo_site(const SiteIdentity& site);
std::vector<WrittenFile> write_hexo_site(const SiteIdentity& site);
std::vector<WrittenFile> write_pelican_site(const SiteIdentity& site);
std::vector<WrittenFile> write_zola_site(const SiteIdentity& site);
std::vector<WrittenFile> write_eleventy_site(const SiteIdentity& site);
std::vector<WrittenFile> write_astro_site(const SiteIdentity& site);
std::vector<WrittenFile> write_docusaurus_site(const SiteIdentity& site);
std::vector<WrittenFile> write_gatsby_site(const SiteIdentity& site);
std::vector<WrittenFile> write_vitepress_site(const SiteIdentity& site);
std::vector<WrittenFile> write_custom_site(const SiteIdentity& site);

}  // namespace postlint
