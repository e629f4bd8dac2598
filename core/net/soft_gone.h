// Pages that say 200 and are not what was linked: soft 404s, parked domains, deep links that end
// at a home page, walls for bots and for guests.
//
// Each function gives the evidence in plain words, or nothing. They are made to be silent in doubt:
// a title counts only where a whole part of it says "not found", so that an article about 404 pages
// is left alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/net/answer.h"
#include "core/net/page.h"
#include "core/net/web_url.h"

namespace postlint {

// "title: Page not found". English, Korean, Japanese, Chinese, German, French, Spanish and others.
std::optional<std::string> soft_404_evidence(const PageFacts& page, std::string_view body,
                                             const WebUrl& url);
// "redirects to /404".
std::optional<std::string> error_page_evidence(const WebUrl& asked, const WebUrl& final_url);

// "the domain is parked: …". A link to a domain shop itself is none.
std::optional<std::string> parked_evidence(const PageFacts& page, std::string_view body,
                                           const WebUrl& asked, const WebUrl& final_url);

// "redirects to the home page".
std::optional<std::string> sent_home_evidence(const WebUrl& asked, const WebUrl& final_url);

// "redirects to a login page".
std::optional<std::string> login_wall_evidence(const WebUrl& asked, const WebUrl& final_url);

// "a challenge by Cloudflare": the answer is meant for bots, whatever its status.
std::optional<std::string> bot_wall_evidence(const Answer& answer, const PageFacts& page);

// Hosts such as bit.ly, whose short addresses may well lead to a home page.
bool is_link_shortener(std::string_view host);

}  // namespace postlint
